"""Cleaning, dropping and splitting pairs."""

import lzma
from collections.abc import Sequence
from pathlib import Path

import pytest

from models.training.errors import MaterialInvalid
from models.training.pairs import Pair, pair_files, read_pairs, write_pairs
from models.training.prepare import Material, Prepared, clean_arabic, clean_english, fault, prepare

DEV = Pair("أعلنت الوزارة افتتاح المعرض السنوي في العاصمة", "The ministry announced the annual exhibition")
TEST = Pair("وصل الوفد إلى المطار صباح أمس", "The delegation reached the airport yesterday morning")
NEWS = [
    Pair("نفى المتحدث صحة الخبر", "The spokesman denied the report"),
    Pair("هطل المطر على الساحل", "Rain fell on the coast"),
]


def prepared(folder: Path, sets: dict[str, Sequence[Pair]], **others: frozenset[str]) -> tuple[Prepared, Path]:
    """Prepare sets against a development and a test pair of our own."""
    for name, pairs in {**sets, "given-dev": [DEV], "given-test": [TEST]}.items():
        write_pairs(folder / f"{name}.tsv", pairs)
    files = {name: (folder / f"{name}.tsv",) for name in sets}
    held = {"dev": folder / "given-dev.tsv", "test": folder / "given-test.tsv"}
    return prepare(Material(sets=files, **held, **others), folder / "out"), folder / "out"


@pytest.mark.parametrize(
    ("clean", "text", "expected"),
    [
        (clean_arabic, "  قَالَ   الوزيـــر\u200f ", "قال الوزير"),
        (clean_arabic, "ﻻ نعم", "لا نعم"),
        (clean_english, "“Never” –  he’s\u00a0sure", '"Never" - he\'s sure'),
    ],
)
def test_cleaning(clean: object, text: str, expected: str) -> None:
    """What readers do not see goes, what they see stays."""
    assert clean(text) == expected  # type: ignore[operator]


@pytest.mark.parametrize(
    ("pair", "reason"),
    [
        (Pair("نعم", "Yes"), None),
        (Pair("", "Yes"), "empty"),
        (Pair("نعم " * 81, "Yes " * 81), "long"),
        (Pair("نعم لا", "one two three four five six seven"), "unbalanced"),
        (Pair("نعم", "one two three four"), None),
        (Pair("yes", "Yes"), "wrong script"),
        (Pair("نعم", "Yes نعم"), "wrong script"),
    ],
)
def test_faults(pair: Pair, reason: str | None) -> None:
    """A pair that would teach something wrong is named for it; brief pairs may differ in length."""
    assert fault(pair) == reason


def test_a_folder_stands_for_its_files(tmp_path: Path) -> None:
    """In the order of their names; what is no .tsv is not taken for pairs, and a file is itself."""
    for name in ("b.tsv", "a.tsv", "README.md"):
        write_pairs(tmp_path / name, NEWS)
    assert [path.name for path in pair_files(tmp_path)] == ["a.tsv", "b.tsv"]
    assert pair_files(tmp_path / "b.tsv") == [tmp_path / "b.tsv"]


def test_what_overlaps_evaluation_is_dropped_from_either_side(tmp_path: Path) -> None:
    """An exact copy, a spelling variant, a changed word and a copied English side all stay out of training."""
    leaks = [
        Pair(DEV.arabic, "Something else altogether"),
        Pair("اعلنت الوزارة إفتتاح المعرض السنوى في العاصمة!", "Nothing alike here"),
        Pair("أعلنت الوزارة افتتاح المعرض السنوي في بيروت", "Nothing like that"),
        Pair("سافر الفريق إلى البلدة", f"{TEST.english.upper()}."),
    ]
    result, out = prepared(tmp_path, {"news": [*NEWS, *leaks]})
    assert list(read_pairs(out / "news.tsv")) == NEWS
    assert result.dropped == {"overlaps evaluation": len(leaks)}
    assert list(read_pairs(out / "dev.tsv")) == [DEV]


def test_duplicates_are_kept_once_in_the_first_set(tmp_path: Path) -> None:
    """A pair that differs in marks only is the same pair, in whatever set it comes again."""
    again = Pair("نفى المتحدث صِحة الخبر.", "The spokesman denied the report.")
    result, out = prepared(tmp_path, {"news": NEWS, "general": [again, Pair("صباح الخير", "Good morning")]})
    assert result.kept == {"news": 2, "general": 1, "dev": 1, "test": 1}
    assert result.dropped == {"duplicate": 1}
    assert [pair.english for pair in read_pairs(out / "general.tsv")] == ["Good morning"]


def test_name_lists_are_capitalized(tmp_path: Path) -> None:
    """Only the English of the sets that are said to need it changes."""
    sets = {"news": NEWS, "names": [Pair("بيروت", "beirut"), Pair("نيو دلهي", "new delhi")]}
    _, out = prepared(tmp_path, sets, title_case=frozenset({"names"}))
    assert [pair.english for pair in read_pairs(out / "names.tsv")] == ["Beirut", "New Delhi"]
    assert list(read_pairs(out / "news.tsv")) == NEWS


def test_the_split_does_not_depend_on_what_else_there_is(tmp_path: Path) -> None:
    """Half of the pairs give the same development pairs, as far as they are there; nothing is in two parts."""
    pairs = [Pair(f"الخبر رقم {number}", f"Item number {number}") for number in range(400)]
    parts = []
    for count in (400, 200):
        write_pairs(tmp_path / "all.tsv", pairs[:count])
        prepare(Material(sets={"news": (tmp_path / "all.tsv",)}, split_per_mille=100), tmp_path / str(count))
        parts.append({name: set(read_pairs(tmp_path / str(count) / f"{name}.tsv")) for name in ("news", "dev", "test")})
    assert parts[1]["dev"] == parts[0]["dev"] & set(pairs[:200])
    assert not (parts[0]["dev"] | parts[0]["test"]) & parts[0]["news"]
    assert 20 < len(parts[0]["dev"]) < 60


def test_pairs_are_read_from_compressed_files_with_their_links(tmp_path: Path) -> None:
    """Lines of two or three columns, xz by the file's name."""
    with lzma.open(tmp_path / "pairs.tsv.xz", "wt", encoding="utf-8") as file:
        file.write("نعم\tYes\nلا\tNo\t0-0\n")
    assert list(read_pairs(tmp_path / "pairs.tsv.xz")) == [Pair("نعم", "Yes"), Pair("لا", "No", "0-0")]


@pytest.mark.parametrize("content", ["نعم\n", "a\tb\tc\td\n"])
def test_a_line_of_another_form_is_named(tmp_path: Path, content: str) -> None:
    """The message says which line, and does not repeat it."""
    (tmp_path / "pairs.tsv").write_text(f"نعم\tYes\n{content}", encoding="utf-8")
    with pytest.raises(MaterialInvalid, match=r"line 2 is not arabic<TAB>english\.$"):
        list(read_pairs(tmp_path / "pairs.tsv"))


def test_nothing_left_is_an_error(tmp_path: Path) -> None:
    """A set that was dropped whole does not go unnoticed."""
    with pytest.raises(MaterialInvalid, match="Nothing is left of news"):
        prepared(tmp_path, {"news": [DEV]})
