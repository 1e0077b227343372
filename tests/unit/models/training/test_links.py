"""Word links, brought to pieces and grown to phrases."""

import pytest

from models.training.links import merge, phrases, piece_links, words

STARTS = (False, False, True, False, True, True)
"""Of a vocabulary in which pieces 2, 4 and 5 begin words."""


@pytest.mark.parametrize(
    ("forward", "reverse", "merged"),
    [
        ("0-0 1-1", "0-0 1-1", "0-0 1-1"),
        ("0-0 1-1", "0-0 2-1", "0-0 1-1 2-1"),
        ("0-0 1-0", "0-0", "0-0"),
        ("", "3-2", "3-2"),
        ("", "", ""),
    ],
)
def test_merging(forward: str, reverse: str, merged: str) -> None:
    """What both directions say wins; where they agree on nothing for an English word, either is believed."""
    assert merge(forward, reverse) == merged


def test_pieces_are_grouped_by_word() -> None:
    """A piece that starts no word belongs to the one before; the first piece starts one in any case."""
    assert words([3, 2, 3, 4], STARTS) == [[0], [1, 2], [3]]


def test_links_reach_every_piece_of_a_word_and_the_ends() -> None:
    """Links come as (target, source); one to a word that is not there is left out."""
    assert piece_links([2, 3, 4], [5, 4], "0-1 1-0 7-0", STARTS) == [(2, 3), (1, 0), (1, 1), (0, 2)]


def test_phrases_agree_with_the_links() -> None:
    """A phrase holds all words linked to any of its words: crossed links give only the whole."""
    arabic, english = ["وصل", "الرئيس", "اليوم"], ["president", "arrived", "today"]
    assert set(phrases(arabic, english, "0-1 1-0 2-2")) == {
        ("وصل", "arrived"),
        ("الرئيس", "president"),
        ("اليوم", "today"),
        ("وصل الرئيس", "president arrived"),
        ("وصل الرئيس اليوم", "president arrived today"),
    }
    assert set(phrases(arabic, english, "0-0 1-1 2-0")) == {
        ("الرئيس", "arrived"),
        ("وصل الرئيس اليوم", "president arrived"),
    }
