"""What Arabic and English need stays, what only other languages need goes, and everything can still be read."""

from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sentencepiece import SentencePieceProcessor

from models import trim
from models.sentencepiece_file import narrow
from models.trim import source_pieces, summarizer_pieces, target_pieces
from tests.tiny.languages import ARABIC, ENGLISH, OTHERS, train_pieces

WORDS = ("minister", "said", "cairo")
anything = st.lists(st.sampled_from([*ARABIC, *ENGLISH, *OTHERS]) | st.text(max_size=8), max_size=8).map(" ".join)
arabic = st.lists(st.sampled_from(ARABIC) | st.text(sorted(trim.ARABIC | trim.DIGITS | set(" .,:؟،؛!«»-"))))


@cache
def model_bytes(*, with_bytes: bool) -> bytes:
    """Train a vocabulary of several languages as mT5's is made, with bytes for what it does not know, or without."""
    return train_pieces(byte_fallback=with_bytes)


@cache
def published(*, with_bytes: bool = True) -> SentencePieceProcessor:
    """Load that vocabulary."""
    return SentencePieceProcessor(model_proto=model_bytes(with_bytes=with_bytes))


@cache
def trimmed(*, with_bytes: bool = True) -> SentencePieceProcessor:
    """Load what trimming leaves of it."""
    kept = summarizer_pieces(published(with_bytes=with_bytes), WORDS)
    return SentencePieceProcessor(model_proto=narrow(model_bytes(with_bytes=with_bytes), kept))


def split(model: SentencePieceProcessor, text: str) -> list[str]:
    """Split a text into pieces."""
    return list(model.encode(text, out_type=str))


def kept_pieces(words: tuple[str, ...] = WORDS) -> set[str]:
    """Return the pieces that trimming keeps."""
    return {published().id_to_piece(index) for index in summarizer_pieces(published(), words)}


def test_other_languages_go() -> None:
    """Words of other languages, in Arabic, Latin or another script, are split finer than before; ours are not."""
    finer = {word for word in (*ARABIC, *ENGLISH, *OTHERS) if split(trimmed(), word) != split(published(), word)}
    assert {"правительство", "وزیر", "وزارة"} & finer == {"правительство", "وزیر"}
    assert len(finer & set(OTHERS)) > len(OTHERS) / 2


@given(arabic.map(" ".join))
def test_arabic_is_split_as_before(text: str) -> None:
    """Every text in Arabic letters, digits and punctuation has the pieces that it has in the whole vocabulary."""
    assert split(trimmed(), text) == split(published(), text)


@pytest.mark.parametrize("form", ["minister", "Minister", "MINISTER", "(minister)", "«Minister»", "said: Cairo."])
def test_english_words_are_split_as_before(form: str) -> None:
    """Listed words keep their pieces, however they are written and whatever stands before them."""
    assert split(trimmed(), form) == split(published(), form)


@given(anything)
def test_what_stays_is_split_as_before(text: str) -> None:
    """A text whose pieces are all kept has the same pieces; any other has some, and none of them unknown."""
    before = split(published(), text)
    if set(before) <= kept_pieces():
        assert split(trimmed(), text) == before
    assert trimmed().unk_id() not in trimmed().encode(text)


@given(anything)
def test_without_bytes_nothing_becomes_unknown(text: str) -> None:
    """Where the vocabulary has no bytes, every character that was known is known."""
    unknown = published(with_bytes=False).encode(text).count(2)
    assert trimmed(with_bytes=False).encode(text).count(2) <= unknown


def test_commonest_words_come_first(monkeypatch: pytest.MonkeyPatch) -> None:
    """When no more pieces may stay, the rarer words are those that lose theirs."""
    by_rule = kept_pieces(())
    monkeypatch.setattr(trim, "MOST_PIECES", len(by_rule) + 1)
    assert {"▁minister"} <= kept_pieces(("minister", "government")) - by_rule
    assert kept_pieces(("minister", "government")) - by_rule <= kept_pieces(("minister",))


@pytest.mark.parametrize(
    ("piece", "read", "written"),
    [
        ("</s>", True, True),
        ("<unk>", True, True),
        ("▁said", True, True),
        ("▁وزارة", True, False),
        ("▁минут", False, False),
        ("漢", True, False),
        ("漢ñ", True, False),
        ("漢a", False, False),
    ],
)
def test_marian_sides(piece: str, read: bool, written: bool) -> None:
    """A piece stays where a text can be split into it or be made of it; Arabic script is no part of English."""
    model = published(with_bytes=False)
    assert (source_pieces(model, [piece]) == [piece]) is read
    assert (target_pieces(model, [piece]) == [piece]) is written
