"""Rows of attention become bytes, and pieces find their places in the texts."""

import pytest

from models.attention import compact, read_attention, target_places
from models.protocol import Attention
from tests.unit.models.spelled_pieces import SpelledPieces

TOKENIZER = SpelledPieces()


def test_shares_become_bytes_without_the_end_of_the_source() -> None:
    """A share of 1 is 255; the last column, the end of the sentence, goes."""
    assert compact([[1.0, 0.0, 0.0], [0.25, 0.5, 0.25]]) == (bytes([255, 0]), bytes([64, 128]))
    assert compact([[1.0000001, 0.0]]) == (bytes([255]),)
    assert compact([]) == ()


@pytest.mark.parametrize(
    ("pieces", "places"),
    [
        ([], ()),
        (["▁Ca", "iro", "▁said", "."], ((0, 2), (2, 5), (5, 10), (10, 11))),
        (["▁", "▁Cairo", "</s>"], ((0, 0), (0, 5), (5, 5))),
    ],
)
def test_places_in_the_output(pieces: list[str], places: tuple[tuple[int, int], ...]) -> None:
    """A piece stands where decoding puts it; what decoding leaves out has an empty place."""
    assert target_places(pieces, TOKENIZER) == places


def test_only_what_was_read_has_a_place() -> None:
    """Places of the source end where the rows end, and without rows there is nothing to tell."""
    read = read_attention("قال الوزير اليوم", ["▁said"], (bytes([255, 0]),), TOKENIZER)
    assert read == Attention(((0, 3), (3, 10)), ((0, 4),), (bytes([255, 0]),))
    assert read_attention("قال", ["▁said"], None, TOKENIZER) is None
    assert read_attention("قال", [], (), TOKENIZER) == Attention((), (), ())
