"""A user's own glossary: each of its Arabic terms must come out as the English that it gives.

A glossary goes before the names that Mujaz knows: where a term stands, only the glossary speaks.
"""

import re
from collections.abc import Iterable, Sequence
from hashlib import sha256
from pathlib import Path

from service.briefs.check.gazetteer import Gazetteer, Kind, Name
from service.briefs.check.name_finding import arabic_names
from service.briefs.check.spelling import arabic_words
from service.briefs.types import Flag, GlossaryTerm, Severity, Span
from service.errors import BadRequest

MOST_TERMS = 200
"""Terms in one request; a desk's whole style book belongs into the glossary file."""
MOST_LINES = 5_000
"""Terms in a glossary file."""
LONGEST_TERM = 100
"""Characters on either side of a term."""

ARABIC_TERM = "^[^\\x00-\\x1f]*[\\u0622-\\u063a\\u0641-\\u064a][^\\x00-\\x1f]*$"
ENGLISH_TERM = "^[^\\x00-\\x1f]*[A-Za-z][^\\x00-\\x1f]*$"
"""A letter of its language at least, and no control characters: both are shown to people."""

COLUMNS = 2
DIGEST_DIGITS = 8


def read_glossary(path: Path) -> tuple[GlossaryTerm, ...]:
    """Read a glossary file: Arabic, a tab, English; `#` opens a comment line.

    Raises `BadRequest` with the number of the first bad line, and `OSError`.
    """
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except UnicodeDecodeError as error:
        raise BadRequest(f"The glossary {path} is not UTF-8 text.") from error
    numbered = [(number, line) for number, line in enumerate(lines, 1) if line.strip() and not line.startswith("#")]
    if len(numbered) > MOST_LINES:
        raise BadRequest(f"The glossary {path} has {len(numbered)} terms; the limit is {MOST_LINES}.")
    return tuple(_term(path, number, line) for number, line in numbered)


def _term(path: Path, number: int, line: str) -> GlossaryTerm:
    columns = [column.strip() for column in line.split("\t")]
    if len(columns) != COLUMNS or not all(
        len(column) <= LONGEST_TERM and re.match(pattern, column)
        for column, pattern in zip(columns, (ARABIC_TERM, ENGLISH_TERM), strict=True)
    ):
        raise BadRequest(
            f"Line {number} of the glossary {path} is not Arabic, a tab and English of at most {LONGEST_TERM} "
            "characters each."
        )
    return GlossaryTerm(*columns)


def joined(first: Sequence[GlossaryTerm], second: Sequence[GlossaryTerm]) -> tuple[GlossaryTerm, ...]:
    """Both glossaries; where they have the same Arabic term, what the first says."""
    known = {_key(term) for term in first}
    return (*first, *(term for term in second if _key(term) not in known))


def _key(term: GlossaryTerm) -> str:
    return " ".join(word.text for word in arabic_words(term.arabic))


def make_glossary(terms: Iterable[GlossaryTerm]) -> Gazetteer | None:
    """Make terms ready to be found; None where there are none. A term given twice has two English forms."""
    english: dict[str, list[str]] = {}
    for term in terms:
        english.setdefault(_key(term), []).append(term.english)
    names = [Name((arabic,), tuple(forms), Kind.GLOSSARY) for arabic, forms in english.items()]
    return Gazetteer(names) if names else None


def named(glossary: Gazetteer | None) -> str:
    """Name a glossary in a signature: how many terms, and a digest of what they say; `0` where there is none."""
    if glossary is None:
        return "0"
    lines = sorted("\t".join((*name.arabic, *name.english)) for name in glossary.names)
    return f"{len(lines)}-{sha256(repr(lines).encode('utf-8')).hexdigest()[:DIGEST_DIGITS]}"


def has_terms(sources: Iterable[str], glossary: Gazetteer | None) -> bool:
    """Tell whether any term of a glossary stands in any of some Arabic texts."""
    return glossary is not None and any(arabic_names(arabic_words(source), glossary) for source in sources)


def with_glossary(source: str, english: str, flags: tuple[Flag, ...], glossary: Gazetteer | None) -> tuple[Flag, ...]:
    """Add the flags of a glossary to those of a sentence, and drop what the name check says of the same words."""
    if glossary is None:
        return flags
    kept, raised = list(flags), []
    for found in arabic_names(arabic_words(source), glossary):
        arabic = Span(found.start, found.end)
        forms = [form for number in found.names for form in glossary.names[number].english]
        there = next((span for form in forms if (span := find_form(english, form))), None)
        kept = [flag for flag in kept if not _speaks_of(flag, arabic, there)]
        if there is None:
            message = f"The glossary has “{forms[0]}” for “{source[found.start : found.end]}”; the English does not."
            raised.append(Flag("name-glossary", Severity.WARNING, message, source=arabic))
    return (*kept, *raised)


def find_form(english: str, form: str) -> Span | None:
    """Where a glossary's English form stands, letter by letter; small and capital letters are one."""
    found = re.search(rf"(?<!\w){re.escape(form)}(?:['’]?s|['’])?(?!\w)", english, re.IGNORECASE)
    return Span(*found.span()) if found else None


def _speaks_of(flag: Flag, arabic: Span, english: Span | None) -> bool:
    """Whether a warning about names or odd words is about a term's, on either side; notices say what was put right."""
    named = flag.code.startswith(("name-", "word-")) and flag.severity is not Severity.NOTICE
    return named and (_overlap(flag.source, arabic) or _overlap(flag.target, english))


def _overlap(one: Span | None, other: Span | None) -> bool:
    return one is not None and other is not None and one.start < other.end and other.start < one.end
