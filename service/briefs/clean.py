"""Received text -> text ready for a model, with a map back to the received characters.

Nothing here knows sentences or languages. Every step rewrites the text and its map together; the steps are repeated
until nothing changes, so cleaning is idempotent even where one rewrite uncovers another (`&amp;quot;`).
"""

import html
import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

from service.briefs.types import Cleaned

Rewrite = Callable[[re.Match[str]], str]

PARAGRAPH_TAGS = "p|div|h[1-6]|li|ul|ol|dl|dt|dd|tr|table|blockquote|section|article|header|footer|figure|figcaption|hr"
INLINE_TAGS = (
    "a|abbr|b|big|body|center|cite|code|del|em|font|head|html|i|iframe|img|ins|label|mark|meta|nobr|q|s|script|small|"
    "span|strike|strong|style|sub|sup|tbody|td|tfoot|th|thead|tt|u|video|wbr"
)
# The 1,000 characters bound the work on a stray "<" that is never closed.
_TAG_REST = r"(?:\s[^<>]{0,1000})?/?>"

MARKS = "\u0610-\u061a\u064b-\u0653\u0656-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed"
"""Vowel and recitation marks, as a regular expression class; hamza above and below are letters here, not marks."""

# Controls (not tab and line breaks), soft hyphen, zero-width and bidi marks, variation selectors, BOM, private use,
# lone surrogates (no encoder accepts them), noncharacters and invisible tags. Visible Arabic signs (U+0600-0605) stay.
_INVISIBLE = (
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f"
    "\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffc\ufffe\uffff\ud800-\udfff\ue000-\uf8ff"
    "\U000e0000-\U000e0fff\U000f0000-\U0010ffff]"
)
_PRESENTATION_MARKS = range(0xFE70, 0xFE80)


@dataclass(frozen=True, slots=True)
class Step:
    """One rewrite: where it applies and what it puts there."""

    pattern: re.Pattern[str]
    rewrite: Rewrite


def _decode(match: re.Match[str]) -> str:
    """Decode an entity, also one encoded several times (`&amp;amp;quot;`)."""
    decoded = html.unescape(f"&{match['name']};")
    return match[0] if decoded.endswith(";") else decoded


def _space(match: re.Match[str]) -> str:
    """Collapse white space: one space, one line break, or one blank line; none at either end of the text."""
    if match.start() == 0 or match.end() == len(match.string):
        return ""
    breaks = len(_LINE_BREAK.findall(match[0]))
    return "\n" * min(breaks, 2) or " "


def _compatible(match: re.Match[str]) -> str:
    """Bring one character and its marks to NFKC, unless that would change what is read.

    Superscripts and fractions stay (10² must not become 102), and so do spacing accents, which NFKC turns into a space.
    """
    cluster = match[0]
    if unicodedata.is_normalized("NFKC", cluster) or unicodedata.category(cluster[0]) == "No":
        return cluster
    normal = unicodedata.normalize("NFKC", cluster)
    if normal[0].isspace():
        return normal.lstrip() if ord(cluster[0]) in _PRESENTATION_MARKS else cluster
    return normal


_LINE_BREAK = re.compile("\r\n|[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_COMBINING = r"\u0300-\u036f\u0654\u0655\u08d3-\u08ff\u3099\u309a\uff9e\uff9f" + MARKS
_PLAIN = "\\s\\x00-\\x7f\u0621-\u063a\u0641-\u064a\u0660-\u0669،؛؟«»“”‘’–—•"
# A text with more than 30 marks on one letter is none; ordering them would take the square of their number.
# Only these can change under NFKC: an uncommon character, or a common one with marks to compose or to order.
_CLUSTER = re.compile(rf"[^{_PLAIN}][{_COMBINING}]{{0,30}}|\S[{_COMBINING}]{{1,30}}")

STEPS = (
    Step(re.compile(r"&(?:amp;)*(?P<name>[A-Za-z][A-Za-z0-9]{1,30}|#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6});"), _decode),
    Step(re.compile(r"<!--[^<>]{0,1000}-->"), lambda _: ""),
    Step(re.compile(rf"<br{_TAG_REST}", re.IGNORECASE), lambda _: "\n"),
    Step(re.compile(rf"</?(?:{PARAGRAPH_TAGS}){_TAG_REST}", re.IGNORECASE), lambda _: "\n\n"),
    Step(re.compile(rf"</?(?:{INLINE_TAGS}){_TAG_REST}", re.IGNORECASE), lambda _: ""),
    # U+F0B7 is the bullet of Word's symbol font.
    Step(re.compile("\uf0b7"), lambda _: "•"),
    Step(re.compile(_INVISIBLE), lambda _: ""),
    # Standing free or between digits, tatweel is typed as a dash; anywhere else it only stretches a word.
    Step(re.compile(r"(?<!\S)ـ+(?!\S)|(?<=\d)ـ+(?=\d)"), lambda _: "-"),
    Step(re.compile("ـ+"), lambda _: ""),
    Step(_CLUSTER, _compatible),
    Step(re.compile(r"\s+"), _space),
)
DROP_MARKS = Step(re.compile(f"[{MARKS}]+"), lambda _: "")

MOST_PASSES = 10
"""Text that uncovers something new in every pass is hostile (`<<<<b>b>b>b>`); two passes are usual."""


def clean(text: str, *, drop_marks: bool = False) -> Cleaned:
    """Return `text` as a model should read it, and where each character stood.

    Decodes HTML entities, turns block tags into line breaks and removes other tags, removes what cannot be seen
    (bidi marks, zero width, controls, tatweel, lone surrogates), brings letters to NFKC and collapses white space:
    single spaces, single line breaks, at most one blank line. Hamza, ta marbuta and digits stay as written; vowel
    marks too, unless `drop_marks`: without them a model can mistake who did what to whom.
    """
    steps = (*STEPS, DROP_MARKS) if drop_marks else STEPS
    cleaned, offsets = text, list(range(len(text) + 1))
    for _ in range(MOST_PASSES):
        previous = cleaned
        for step in steps:
            cleaned, offsets = _apply(step, cleaned, offsets)
        if cleaned == previous:
            break
    return Cleaned(cleaned, tuple(offsets))


def _apply(step: Step, text: str, offsets: list[int]) -> tuple[str, list[int]]:
    """Rewrite every match; each character put in stands where its match began."""
    pieces: list[str] = []
    kept: list[int] = []
    done = 0
    for match in step.pattern.finditer(text):
        new = step.rewrite(match)
        if new == match[0]:
            continue
        start, end = match.span()
        pieces += (text[done:start], new)
        kept += offsets[done:start]
        kept += [offsets[start]] * len(new)
        done = end
    if not done:
        return text, offsets
    return "".join(pieces) + text[done:], kept + offsets[done:]
