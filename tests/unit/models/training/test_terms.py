"""Pairs with English terms in their Arabic."""

from pathlib import Path

import pytest

from models.training import terms as module
from models.training.errors import MaterialInvalid
from models.training.pairs import Pair
from models.training.terms import is_term, read_terms, write_terms

NAMES = """القاهرة\tCairo|Al-Qahira\tcapital
بيني غانتس|غانتس|~غانس\tBenny Gantz|Gantz\tperson
السيسي\tAbdel-Fattah el-Sisi|~Sisi\tperson
الأمم المتحدة\tUnited Nations|U.N.\torganisation
سوري\tSyrian\tdemonym
"""


@pytest.fixture
def terms(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, tuple[str, ...]]:
    """A few names, and nothing left to chance."""
    monkeypatch.setattr(module, "NAME_SHARE", 1.0)
    monkeypatch.setattr(module, "PHRASE_SHARE", 1.0)
    path = tmp_path / "names.tsv"
    path.write_text(NAMES, encoding="utf-8")
    return read_terms(path)


@pytest.mark.parametrize(
    ("arabic", "english", "expected"),
    [
        ("وصل إلى القاهرة أمس", "He arrived in Cairo", "وصل إلى Cairo أمس"),
        ("وقال غانتس، الأحد", "Gantz said Sunday", "وقال Gantz، الأحد"),
        ("بيني غانتس قال", "Mr. Gantz said", "Gantz قال"),
        ("وبالقاهرة عقد", "In Cairo he held", "وب Cairo عقد"),
        ("قرار للأمم المتحدة", "A U.N. decision", "قرار ل U.N."),
        ("قال للسيسي", "He told Sisi", "قال ل Sisi"),
        ("من القاهرة إلى القاهرة", "From Cairo to Cairo", "من Cairo إلى Cairo"),
        ("من القاهرة إلى القاهرة", "From Cairo to Egypt", "من Cairo إلى القاهرة"),
    ],
    ids=["city", "before a comma", "as the English has it", "prefixes", "li and article", "surname", "twice", "once"],
)
def test_a_name_stands_in_the_arabic_as_the_english_has_it(
    terms: dict[str, tuple[str, ...]], arabic: str, english: str, expected: str
) -> None:
    """As a word of its own, whatever is attached to the Arabic one; the English stays."""
    assert list(write_terms([Pair(arabic, english)], terms, seed=1)) == [Pair(expected, english)]


@pytest.mark.parametrize(
    ("arabic", "english"),
    [("زار القاهرة", "He visited Egypt"), ("الوفد سوري", "A Syrian delegation"), ("قال غانس", "Gantz said")],
    ids=["not in the English", "a demonym, which bends", "a doubtful form"],
)
def test_what_is_no_sure_name_stays(terms: dict[str, tuple[str, ...]], arabic: str, english: str) -> None:
    """No pair comes of it."""
    assert list(write_terms([Pair(arabic, english)], terms, seed=1)) == []


@pytest.mark.parametrize(
    ("pair", "expected"),
    [
        (
            Pair("ناقش اتفاق الدفاع اليوم", "He discussed defense agreement today", "1-2 1-3 2-2 2-3"),
            "ناقش defense agreement",
        ),
        (Pair("ناقش الاتفاق.", "He discussed the agreement.", "1-2 1-3"), None),
        (Pair("ناقش الاتفاق.", "He discussed the agreement.", "1-3"), "ناقش agreement."),
        (Pair("وصل بالسيارة", "He came by car", "1-3"), None),
        (Pair("اتفاق جديد", "Agreement is new", "0-0"), None),
    ],
    ids=[
        "two words",
        "begins with an article",
        "marks stay outside",
        "something attached",
        "first word of the English",
    ],
)
def test_a_linked_phrase_may_be_a_term(
    terms: dict[str, tuple[str, ...]], monkeypatch: pytest.MonkeyPatch, pair: Pair, expected: str | None
) -> None:
    """One that can be told, of a few words, without function words at its ends."""
    monkeypatch.setattr(module, "MOST_PHRASES", 1)
    made = list(write_terms([pair], terms, seed=1))
    assert [one.arabic.startswith(expected) for one in made] == ([True] if expected else [])
    assert all(one.links == "" for one in made)


def test_chance_leaves_some_as_they_are(tmp_path: Path) -> None:
    """A network must still read names; the seed settles which."""
    path = tmp_path / "names.tsv"
    path.write_text(NAMES, encoding="utf-8")
    pairs = [Pair(f"في القاهرة {number}", f"in Cairo {number}") for number in range(200)]
    one, again, other = (list(write_terms(pairs, read_terms(path), seed=seed)) for seed in (1, 1, 2))
    assert one == again != other
    assert 0.7 < len(one) / len(pairs) < 0.95


def test_a_line_without_three_columns_is_named(tmp_path: Path) -> None:
    """As in every list of names."""
    path = tmp_path / "names.tsv"
    path.write_text("القاهرة\tCairo\n", encoding="utf-8")
    with pytest.raises(MaterialInvalid, match="line 1"):
        read_terms(path)


@pytest.mark.parametrize(
    ("english", "term"),
    [
        ("security arrangement", True),
        ("the agreement", False),
        ("talks with", False),
        ("talks, he", False),
        ("12", False),
    ],
)
def test_terms_begin_and_end_with_words_that_mean_something(english: str, term: bool) -> None:
    """And hold no marks."""
    assert is_term(english) is term
