"""Text that broke before it came here: letters read in the wrong encoding, an article that breaks off.

Knows letters and marks, no page and no dialect.
"""

import re
from collections.abc import Sequence

from service.briefs.lexicon import ARABIC_LETTERS, OPEN_WORDS
from service.briefs.types import Flag, Sentence, SentenceKind, Severity
from service.briefs.words import count_words

_TRAILING_BYTES = bytes(range(0x80, 0xC0))
_TRAILING = {codec: re.escape(_TRAILING_BYTES.decode(codec, "ignore")) for codec in ("latin-1", "cp1252", "cp1256")}
"""What the second byte of an Arabic letter in UTF-8 looks like where each byte is read as a letter."""

_GARBLED = re.compile(
    "\ufffd"
    rf"|(?:[ØÙ][{_TRAILING['latin-1']}{_TRAILING['cp1252']}]){{2}}"  # UTF-8 read as a Western encoding
    rf"|(?:[طظ][{_TRAILING['cp1256']}]){{3}}"  # UTF-8 read as windows-1256
    r"|[À-ÖØ-öø-ü]{4}"  # windows-1256 read as a Western encoding; no language writes four accented letters in a row
    rf"|(?<=[{ARABIC_LETTERS}])\s?\?{{2,}}(?=\s?[{ARABIC_LETTERS}?])"  # letters that an encoding lacked
    r"|\?{2,}\s\?{2,}"
)

_CLOSERS = r"[\s\"'”’»)\]]*"
_FINISHED = re.compile(rf"[.!?؟:]{_CLOSERS}$|[\"»”)]\s*$")
_BROKEN_OFF = re.compile(rf"(?:\.{{2,}}|…|[\[(]\s*(?:…|\.{{2,}})\s*[\])]){_CLOSERS}$")
_READ_ON = re.compile(
    r"\W*(?:(?:[اأإ]قر[أا](?:وا)?|لقراءة|قراءة|تابع(?:وا)?(?:\s+قراءة)?|[اأ]كمل(?:\s+القراءة)?|شاهد)\s+)"
    r"(?:المزيد|البقية|التتمة|بقية\s+\w+|المقال(?:\s+كاملا)?|الخبر(?:\s+كاملا)?|كامل\s+\w+)\W*$"
)

FEWEST_SENTENCES = 4
"""In a shorter text a last sentence without a full stop says little; the first may be a headline and is not asked."""

CAPTION_WORDS = 12
"""So few words at the end without a full stop are a caption or a writer's name."""

MOSTLY = 0.9
"""Where this share of a text's sentences ends in a mark, its writer sets them, and one missing at the end is odd."""

GARBLED = Flag(
    "source-garbled",
    Severity.WARNING,
    "Some letters of this item were read in the wrong encoding: get a clean copy, and trust no name or number of it.",
)
CUT = Flag(
    "source-cut",
    Severity.WARNING,
    "This item seems to break off: the brief cannot hold what its end would say.",
)


def check_letters(text: str) -> tuple[Flag, ...]:
    """Flag a text as received that holds letters in a wrong encoding, or replacement characters."""
    return (GARBLED,) if _GARBLED.search(text) else ()


def check_end(sentences: Sequence[Sentence]) -> tuple[Flag, ...]:
    """Flag an article that ends in the middle of a sentence, or with a link to the rest of it."""
    body = [sentence.text for sentence in sentences if sentence.kind is SentenceKind.BODY]
    if not body:
        return ()
    last = body[-1]
    reads_on = _READ_ON.match(sentences[-1].text) is not None
    breaks_off = _BROKEN_OFF.search(last) is not None or _last_word(last) in OPEN_WORDS
    return (CUT,) if reads_on or breaks_off or _lacks_its_mark(body) else ()


def _last_word(sentence: str) -> str:
    return sentence.rstrip("،,؛ ").rpartition(" ")[2]


def _lacks_its_mark(body: Sequence[str]) -> bool:
    if len(body) < FEWEST_SENTENCES or _FINISHED.search(body[-1]) or count_words(body[-1]) <= CAPTION_WORDS:
        return False
    finished = [_FINISHED.search(sentence) is not None for sentence in body[1:-1]]
    return sum(finished) >= MOSTLY * len(finished)
