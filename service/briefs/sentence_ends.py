"""Where sentences end inside one stretch of Arabic text. Knows punctuation and abbreviations, not kinds or offsets."""

import re

from service.briefs.lexicon import (
    COMPANY_ABBREVIATIONS,
    DOMAIN_WORDS,
    LATIN_ABBREVIATIONS,
    LETTER_LABELS,
    PAUSE_WORDS,
    QUESTION_GOES_ON,
)

_END = re.compile(r"(?P<mark>[.!?؟…]+)(?P<closers>[)\]}»”’\"']*)")
_INLINE_BULLET = re.compile(r"\s(?=[•▪●◾■◆]\s?\w)")
_INLINE_STAR = re.compile(r"\s(?=\*\s?\w)")
_NUMBERED = re.compile(r"(?:^|(?<=\s))(\d{1,2})[.)\-](?=\s)")
_WORD = re.compile(r"[^\W\d_]+")
_ARABIC_WORD = re.compile(r"[\u0621-\u064a\u064b-\u0652\u0670-\u06d3]+")
# Single letters, or names of letters: د, أ.ف.ب, كيه.دي.في.
_INITIALS = re.compile(r"[^\W\d_](?:\.[^\W\d_])*|[^\W\d_]{2,3}(?:\.[^\W\d_]{2,3})+")
# Titles with a prefix or of several letters: they never end a sentence, even before a name that begins with و.
_TITLE = re.compile(r"(?:وال|ال|للد|و|ل)د|(?:وال|ال|و)[أم]|[ولب]?[أا]\.(?:م\.)?د|و?م\.م")
_QUOTE = re.compile("[\"»”’']")
_OPENING = "([{«“\"'/-–—ـ"

_HEADLINE = 100
"""A stretch up to this many characters without a final mark is a headline, and two dots in it are a pause."""

_LONGEST_WORD = 100
"""How far to look back for the beginning of a word, in characters; bounds the work on text without spaces."""

_SHORT_NAME = 3
"""Letter names spelled out between periods (بي.بي.سي, سي.إن.إن) have at most this many letters."""


def sentence_cuts(text: str) -> list[int]:
    """Return the positions, ascending, where a stretch of text falls into sentences; none at its start or end.

    A cut lies behind `. ! ? ؟ …` and the closing marks after it, before an inline bullet, and before the items of an
    inline enumeration. Never at `،` or `؛`, inside numbers, addresses and abbreviations.
    """
    numbered = _enumeration(text)
    cuts = {position for position in numbered if position}
    cuts.update(match.end() for match in _INLINE_BULLET.finditer(text))
    if text.startswith("*"):
        cuts.update(match.end() for match in _INLINE_STAR.finditer(text))
    for match in _END.finditer(text):
        end = _with_spaced_quote(text, match.end())
        if end < len(text) and _ends_sentence(text, match, end, numbered):
            cuts.add(_before_opening_quote(text, match, end))
    return sorted(cuts)


def _enumeration(text: str) -> set[int]:
    """Return where the items of an inline list 1. 2. 3. begin; one number alone is an item only at the start."""
    items = list(_NUMBERED.finditer(text))
    in_order = len(items) > 1 and [int(item[1]) for item in items] == list(range(1, len(items) + 1))
    return {item.start() for item in items if in_order or item.start() == 0}


def _with_spaced_quote(text: str, end: int) -> int:
    """Take in a closing straight quote that a space separates from the mark: `. "` with the quote open before."""
    quote = end + 1
    if text[end : quote + 1] not in (' "', " »", " ”"):
        return end
    if text[quote] == '"' and text.count('"', 0, quote) % 2 == 0:
        return end
    return quote + 1 if text[quote + 1 : quote + 2].strip() == "" else end


def _before_opening_quote(text: str, match: re.Match[str], end: int) -> int:
    """Give a straight quote right behind the mark to the next sentence where it opens there: `قال."نحن`."""
    opens = match["closers"] == '"' and not text[end].isspace() and text.count('"', 0, match.end("mark")) % 2 == 0
    return match.end("mark") if opens else end


def _ends_sentence(text: str, match: re.Match[str], end: int, numbered: set[int]) -> bool:
    mark = match["mark"]
    if text[match.start() - 1 : match.start()] == "(" and match["closers"].startswith(")"):
        return False  # (!) and (؟) comment on a word
    if not text[end].isspace() and not _ends_glued(text, match, end):
        return False
    if mark == ".":
        return not _is_abbreviation(text, match.start(), end, numbered)
    if len(mark) > 1 and set(mark) == {"."}:
        return not _is_pause(text, match.start(), end)
    if mark[-1] in "؟?!" and _QUOTE.search(match["closers"]) and _next_word(text, end) in QUESTION_GOES_ON:
        return False
    return mark != "!" or _word_before(text, match.start()) not in ("ياهو", "Yahoo")


def _ends_glued(text: str, match: re.Match[str], end: int) -> bool:
    """Tell whether a mark with no space behind it ends a sentence: `البيان.وأضاف`, not `العربية.نت`, `بي.بي.سي`."""
    after = _ARABIC_WORD.match(text, end)
    if after is None or "@" in _token_around(text, match.start()) or "://" in _token_around(text, match.start()):
        return False
    if match["closers"] or match["mark"] != ".":
        return True
    before = _ARABIC_WORD.fullmatch(_word_before(text, match.start()).rpartition(".")[2])
    if before is None:
        return text[match.start() - 1].isdigit() and len(after[0]) > _SHORT_NAME
    if after[0] == "و":  # و is often written apart
        return len(before[0]) > _SHORT_NAME
    if len(before[0]) < 2 or len(after[0]) < 2 or after[0] in DOMAIN_WORDS:  # noqa: PLR2004 - one letter is an initial
        return False
    return len(before[0]) > _SHORT_NAME or len(after[0]) > _SHORT_NAME


def _is_abbreviation(text: str, start: int, end: int, numbered: set[int]) -> bool:
    """Tell whether the period at `start` belongs to the word before it and the sentence goes on."""
    word_start = _word_start(text, start)
    word = text[word_start:start].lstrip(_OPENING)
    if word_start in numbered and word.isdigit():
        return True
    following = _next_word(text, end)
    if word.isascii():
        known = word.lower() in LATIN_ABBREVIATIONS or _INITIALS.fullmatch(word) is not None
        return (known and following.isascii() and following != "") or word.lower() in COMPANY_ABBREVIATIONS
    if _TITLE.fullmatch(word):
        return True
    return _INITIALS.fullmatch(word) is not None and not _initials_end(
        word, _word_before(text, word_start - 1), following
    )


def _initials_end(initials: str, previous: str, following: str) -> bool:
    """Tell whether initials may end a sentence: a unit (10 د.), a label (فيتامين د.), an agency (أ ف ب. وقالت)."""
    if previous[-1:].isdigit() or previous in LETTER_LABELS or (len(previous) == 1 and previous.isalpha()):
        return True
    goes_on = following.startswith("و") and len(following) > _SHORT_NAME
    return "." in initials and goes_on


def _is_pause(text: str, start: int, end: int) -> bool:
    """Tell whether dots are a pause: in a headline, after a comma, or before a word that goes on."""
    if text[max(0, start - 3) : start].rstrip().endswith(("،", ",")) or _word_before(text, start) in ("إلخ", "الخ"):
        return True
    if _next_word(text, end) in ("", *PAUSE_WORDS):
        return True
    return len(text) <= _HEADLINE and not _END.search(text[-2:])


def _word_before(text: str, end: int) -> str:
    """Return the run of characters between the last space and `end`, without opening marks."""
    return text[_word_start(text, end) : max(end, 0)].lstrip(_OPENING)


def _word_start(text: str, end: int) -> int:
    earliest = max(0, end - _LONGEST_WORD)
    space = text.rfind(" ", earliest, max(end, 0))
    return space + 1 if space >= 0 else earliest


def _next_word(text: str, start: int) -> str:
    following = _WORD.search(text, start, start + _LONGEST_WORD)
    return following[0] if following else ""


def _token_around(text: str, position: int) -> str:
    return text[_word_start(text, position) : position + _LONGEST_WORD].partition(" ")[0]
