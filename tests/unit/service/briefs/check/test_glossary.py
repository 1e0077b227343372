"""A desk's glossary comes first: its terms must come out as it says, and only it speaks of their words."""

from pathlib import Path

import pytest

from service.briefs.check.glossary import LONGEST_TERM, MOST_LINES, joined, make_glossary, read_glossary, with_glossary
from service.briefs.check.names import check_names
from service.briefs.types import Flag, GlossaryTerm, Severity, Span
from service.errors import BadRequest

SOURCE = "بحث مجلس السلام الأهلي هدنة في الحديدة."
TERMS = (GlossaryTerm("مجلس السلام الأهلي", "Civic Peace Board"), GlossaryTerm("الحديدة", "Hudaydah"))


def flags_of(english: str, *terms: GlossaryTerm) -> tuple[Flag, ...]:
    """Run the name check and the glossary over a sentence."""
    return with_glossary(SOURCE, english, check_names(SOURCE, english), make_glossary(terms or TERMS))


@pytest.mark.parametrize(
    "english",
    [
        "The Civic Peace Board discussed a truce in Hudaydah.",
        "The CIVIC PEACE BOARD's talks were about Hudaydah.",
    ],
)
def test_terms_that_came_out_as_given(english: str) -> None:
    """Capitals and endings make no difference."""
    assert flags_of(english) == ()


def test_a_term_that_came_out_otherwise() -> None:
    """The flag points at the Arabic and gives the form to use; another accepted spelling is not enough."""
    (flag,) = flags_of("The Civic Peace Board discussed a truce in Hodeida.")
    start = SOURCE.index("الحديدة")
    message = "The glossary has “Hudaydah” for “الحديدة”; the English does not."
    assert flag == Flag("name-glossary", Severity.WARNING, message, source=Span(start, start + len("الحديدة")))


def test_the_glossary_goes_before_the_known_names() -> None:
    """Where a desk calls a city otherwise, the name check has nothing to say of it."""
    english = "The Civic Peace Board discussed a truce in Redport."
    assert {flag.code for flag in check_names(SOURCE, english)} == {"name-missing"}
    assert flags_of(english, GlossaryTerm("الحديدة", "Redport")) == ()


def test_the_name_check_still_speaks_of_other_words() -> None:
    """A glossary silences nothing but its own terms."""
    english = "The Civic Peace Board discussed a truce in Baghdad."
    codes = [flag.code for flag in flags_of(english, TERMS[0])]
    assert codes == ["name-changed"]


def test_a_term_given_twice_has_two_forms() -> None:
    """Either form of one glossary will do."""
    terms = (GlossaryTerm("الحديدة", "Hudaydah"), GlossaryTerm("الحُديدة", "Hodeida"))
    assert flags_of("A truce in Hodeida.", *terms) == flags_of("A truce in Hudaydah.", *terms) == ()


def test_the_first_of_two_glossaries_wins() -> None:
    """A request's terms stand in place of the file's for the same Arabic."""
    request, file = (GlossaryTerm("حلب", "Halab"),), (GlossaryTerm("حَلَب", "Aleppo"), GlossaryTerm("حمص", "Homs"))
    assert joined(request, file) == (request[0], file[1])


def test_no_terms_no_glossary() -> None:
    """Without terms the flags are left as they are."""
    flags = (Flag("name-added", Severity.WARNING, "x"),)
    assert make_glossary(()) is None
    assert with_glossary(SOURCE, "x", flags, None) is flags


def test_reading_a_file(tmp_path: Path) -> None:
    """Comments, blank lines and a byte order mark are skipped."""
    path = tmp_path / "glossary.tsv"
    path.write_text("\ufeff# our house style\n\nالحديدة\tHudaydah\n", encoding="utf-8")
    assert read_glossary(path) == (GlossaryTerm("الحديدة", "Hudaydah"),)


@pytest.mark.parametrize(
    "line",
    ["الحديدة", "الحديدة\t", "Hudaydah\tالحديدة", "الحديدة\tHudaydah\tcity", "الحديدة\t" + "a" * (LONGEST_TERM + 1)],
)
def test_a_bad_line_is_named_by_its_number(tmp_path: Path, line: str) -> None:
    """Whoever wrote the file learns where to look; the line itself is not repeated."""
    path = tmp_path / "glossary.tsv"
    path.write_text(f"حمص\tHoms\n{line}\n", encoding="utf-8")
    with pytest.raises(BadRequest, match=r"Line 2 of the glossary .* is not Arabic"):
        read_glossary(path)


def test_files_are_bounded(tmp_path: Path) -> None:
    """A file with too many terms is refused, and so is one that is not UTF-8."""
    path = tmp_path / "glossary.tsv"
    path.write_text("حمص\tHoms\n" * (MOST_LINES + 1), encoding="utf-8")
    with pytest.raises(BadRequest, match="the limit is"):
        read_glossary(path)
    path.write_bytes("حمص\tHoms\n".encode("windows-1256"))
    with pytest.raises(BadRequest, match="not UTF-8"):
        read_glossary(path)
