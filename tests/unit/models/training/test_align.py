"""Aligning words around eflomal, and drawing phrases."""

import sys
from types import ModuleType
from typing import TextIO

import pytest

from models.training.align import align, arabic_stem, draw_phrases, english_stem
from models.training.errors import TrainingError
from models.training.pairs import Pair

PAIRS = [Pair("قال الوزير", "the minister said"), Pair("نعم", "yes")]


class WordForWord:
    """Stands in for eflomal's aligner: links the n-th words, and in reverse the last ones too."""

    def align(
        self, left: TextIO, right: TextIO, *, links_filename_fwd: str, links_filename_rev: str, quiet: bool
    ) -> None:
        """Write both directions' links, a line a pair."""
        assert quiet
        counts = [(len(a.split()), len(e.split())) for a, e in zip(left, right, strict=True)]
        for path, extra in ((links_filename_fwd, ""), (links_filename_rev, "{}-{}")):
            with open(path, "w", encoding="utf-8") as file:
                for source, target in counts:
                    links = [f"{place}-{place}" for place in range(min(source, target))]
                    file.write(" ".join([*links, extra.format(source - 1, target - 1)]).strip() + "\n")


@pytest.mark.parametrize(
    ("stem", "word", "expected"),
    [
        (arabic_stem, "والوزارة", "وزارة"),
        (arabic_stem, "الوزارات،", "وزارا"),
        (arabic_stem, "أعلى", "اعلي"),
        (arabic_stem, "«", "."),
        (english_stem, "Ministers,", "minist"),
        (english_stem, "-", "."),
    ],
)
def test_stems(stem: object, word: str, expected: str) -> None:
    """Prefixes, case, marks and endings go; a word is never empty, or the words after it would shift."""
    assert stem(word) == expected  # type: ignore[operator]


def test_links_of_both_directions_are_merged(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every pair comes back in its place with its links."""
    eflomal = ModuleType("eflomal")
    eflomal.Aligner = WordForWord  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "eflomal", eflomal)
    assert [pair.links for pair in align(PAIRS)] == ["0-0 1-1 1-2", "0-0"]


def test_without_eflomal_the_error_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    """eflomal is optional, and only this step asks for it."""
    monkeypatch.setitem(sys.modules, "eflomal", None)
    with pytest.raises(TrainingError, match=r"requirements-training\.txt"):
        align(PAIRS)


def test_phrases_are_drawn_at_most_three_times() -> None:
    """The commonest phrase does not crowd out the others; the same seed draws the same."""
    pairs = [Pair("نعم", "yes", "0-0")] * 40 + [Pair("لا", "no", "0-0")] * 4
    drawn = draw_phrases(pairs, most=10, seed=1)
    assert drawn.count(Pair("نعم", "yes")) == 3
    assert Pair("لا", "no") in drawn
    assert draw_phrases(pairs, most=10, seed=1) == drawn
    assert len(draw_phrases(pairs, most=2, seed=1)) == 2
