"""What a translator saw its words stand for: roots, stems, and the file of them."""

import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models import dictionary
from models.dictionary import Dictionary, arabic_words, english_stem, english_stems, root, roots
from models.errors import CheckpointInvalid


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("والوزارة", "وزارات"),
        ("للترتيب", "ترتيبات"),
        ("إذاعتهم", "الإذاعة"),
        ("مسؤولون", "مسئولين"),
        ("وسيلتقي", "التقى"),
        ("بالمعارضة", "يعارضون"),
        ("ٱلْقَاهِرَة", "القاهره"),
    ],
)
def test_forms_of_a_word_share_a_root(one: str, other: str) -> None:
    """Prefixes, endings, vowel marks and spellings do not part the forms of a word."""
    (left,), (right,) = arabic_words(one), arabic_words(other)
    assert roots(left) & roots(right)


@pytest.mark.parametrize(
    ("one", "other", "same"), [("مصنع", "مدرسه", False), ("قارب", "تقارب", True), ("من", "في", False)]
)
def test_the_root_of_a_word_alone(one: str, other: str, same: bool) -> None:
    """Another word has another root; what is derived (`تقارب`, coming together, of `قارب`, boat) has the same one."""
    assert (root(one) == root(other)) is same


@pytest.mark.parametrize(
    ("one", "other"), [("ministers", "Minister's"), ("arranged", "arrangement"), ("studies", "study")]
)
def test_forms_of_an_english_word_share_a_stem(one: str, other: str) -> None:
    """Endings do not part the forms of a word."""
    assert english_stem(one) == english_stem(other)


def test_threads_do_not_disturb_each_other(monkeypatch: pytest.MonkeyPatch) -> None:
    """The service stems in many threads at once."""
    words = [f"arrangement{'s' * (number % 3)}" if number % 2 else "cooperated" for number in range(4000)]
    expected = [english_stem(word) for word in words]
    monkeypatch.setattr(dictionary, "english_stem", english_stem.__wrapped__)  # as if nothing were remembered
    switching = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        with ThreadPoolExecutor(8) as threads:
            assert list(threads.map(lambda word: next(english_stems(word)), words)) == expected
    finally:
        sys.setswitchinterval(switching)


def test_function_words_have_no_stems() -> None:
    """What English needs for grammar's sake stands for nothing."""
    assert list(english_stems("He said that it was not the minister’s, 24")) == ["said", "minist"]


def test_a_dictionary_gives_what_any_word_stood_for() -> None:
    """The stems of all words of a text are one set; unknown words add nothing."""
    known = Dictionary({root("وزير"): "minist", root("قال"): "said say"})
    assert known.stems_for("وقال الوزير غدا") == {"minist", "said", "say"}
    assert known.stems_for("Nothing in Arabic, or ـ ًّ alone") == frozenset()


def test_a_dictionary_survives_its_file(tmp_path: Path) -> None:
    """What is written is read again, in an order that does not depend on chance."""
    stems = {"وزر": "cabinet minist", "قل": "said"}
    Dictionary(stems).write(tmp_path / "dictionary.tsv")
    assert (tmp_path / "dictionary.tsv").read_text(encoding="utf-8") == "قل\tsaid\nوزر\tcabinet minist\n"
    assert Dictionary.read(tmp_path / "dictionary.tsv").stems == stems


@pytest.mark.parametrize("content", ["no tab\n", "a\tb\tc\n", b"\xff\xfe\n"])
def test_another_file_is_refused(tmp_path: Path, content: str | bytes) -> None:
    """A damaged file is named, not taken for an empty one."""
    (tmp_path / "dictionary.tsv").write_bytes(content.encode() if isinstance(content, str) else content)
    with pytest.raises(CheckpointInvalid, match=r"dictionary\.tsv"):
        Dictionary.read(tmp_path / "dictionary.tsv")


@given(st.text(alphabet=[chr(code) for code in range(0x0621, 0x0653)], min_size=1, max_size=12))
def test_every_word_has_a_root(word: str) -> None:
    """No word is reduced to nothing, and its own root is among those it may be of."""
    for folded in arabic_words(word):
        assert root(folded) in roots(folded)
        assert not folded or root(folded)
