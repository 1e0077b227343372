"""The names that come with Mujaz are many, well formed, and say where they are from."""

from collections import Counter
from importlib.resources import files

import pytest

from service.briefs.check.gazetteer import Gazetteer, Kind, Name, english_key, is_initials, known_names, read_names
from service.briefs.check.spelling import fold_arabic

LINES = files("service.briefs.check").joinpath("names.tsv").read_text(encoding="utf-8").splitlines()


def test_there_are_enough_names() -> None:
    """Every kind is there, 5,000 names at least, and no name twice."""
    names = known_names().names
    assert len(names) >= 5000
    assert {name.kind for name in names} == set(Kind) - {Kind.GLOSSARY}
    assert [
        key for key, times in Counter((n.arabic[0], n.english[0], n.kind) for n in names).items() if times > 1
    ] == []


def test_every_line_is_well_formed() -> None:
    """Arabic letters left, Latin letters right, no empty form, a source in every line."""
    for line in LINES:
        arabic, english, _, source = line.split("\t")
        assert all("\u0600" < form.removeprefix("~")[0] < "\u0700" for form in arabic.split("|")), line
        assert all(form.removeprefix("~").strip()[0].isascii() or form[0] in "ÉT" for form in english.split("|")), line
        assert source, line


def test_they_are_read_once() -> None:
    """The file is read when it is first needed, and kept."""
    assert known_names() is known_names()


@pytest.mark.parametrize(
    "form", ["إسرائيلي", "اسرائيلية", "إسرائيليون", "الإسرائيليين", "إسرائيليا", "إسرائيليات", "إسرائيليتين"]
)
def test_a_demonym_stands_for_all_its_forms(form: str) -> None:
    """One line gives both genders and all numbers."""
    gazetteer = Gazetteer([Name(("إسرائيلي",), ("Israeli",), Kind.DEMONYM)])
    assert fold_arabic(form).removeprefix("ال") in gazetteer.arabic


@pytest.mark.parametrize(
    ("form", "key"),
    [
        ("U.S.", ("US", "US")),
        ("Kfar Saba", ("kfar", "kfarsaba")),
        ("al-Sisi", ("sisi", "sisi")),
        ("G-20", ("g", "g20")),
    ],
)
def test_english_keys(form: str, key: tuple[str, str]) -> None:
    """A key has no spaces, marks, articles or capitals, but initials stay capitals."""
    assert english_key(form) == key


@pytest.mark.parametrize(("form", "expected"), [("US", True), ("U.S.", True), ("Us", False), ("UNICEF", False)])
def test_initials(form: str, expected: bool) -> None:
    """Up to three capitals are initials; longer ones are read like words."""
    assert is_initials(form) is expected


def test_reading_lines() -> None:
    """A line holds forms, kind and source."""
    (name,) = read_names(["بيروت|~بيروت الكبرى\tBeirut\tcapital\tUNGEGN"])
    assert name == Name(("بيروت", "~بيروت الكبرى"), ("Beirut",), Kind.CAPITAL)
    assert name.preferred == "Beirut"
