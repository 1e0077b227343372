"""Which pieces of a published vocabulary Arabic and English need (decision 0022); the others cost time and memory.

Knows pieces and scripts; knows no weights and no engine.
"""

import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache

from sentencepiece import SentencePieceProcessor

from models.english_words import commonest_words
from models.tokenization import SPECIAL

MOST_PIECES = 48_000
"""Where adding English words to mT5's 250,100 pieces stops: a decoding step then takes less than half as long."""
ENGLISH_WORDS = 50_000
"""So many of the commonest words are looked at: those behind them are seldom of pieces of their own."""
FORMS_AT_ONCE = 5_000

ARABIC = frozenset(
    "ءآأؤإئابةتثجحخدذرزسشصضطظعغـفقكلمنهوىيٱ"
    "\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652\u0653\u0654\u0655\u0670"
    "٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹"
)
"""Letters, marks and digits that Arabic is written with; Persian, Urdu and others have more, in most of their words."""
DIGITS = frozenset("0123456789")
UNLETTERED = "PSZ"
"""Unicode's categories of punctuation, symbols and spaces, `▁` among them."""
SINGLE = ("ARABIC", "LATIN", "COMBINING", "VARIATION SELECTOR", "ZERO WIDTH")
"""How the names of characters begin that are kept where they are a piece of their own."""


def summarizer_pieces(model: SentencePieceProcessor, words: Iterable[str] | None = None) -> list[int]:
    """Choose mT5's pieces for Arabic and English, about `MOST_PIECES`; return their ids in order.

    By rule: special pieces and bytes; every piece of the letters of Arabic, digits, punctuation and symbols alone, so
    that Arabic text is split as with the whole vocabulary; single letters of Arabic and Latin script, and of every
    script where the model has no bytes for what it does not know. Then the pieces of English `words`, the commonest
    first, in small letters, capitalized and in capitals, at the start of a word and after punctuation.
    """
    kept = set(_by_rule(model))
    forms = [form for word in (commonest_words(ENGLISH_WORDS) if words is None else words) for form in _forms(word)]
    for start in range(0, len(forms), FORMS_AT_ONCE):
        for pieces in model.encode(forms[start : start + FORMS_AT_ONCE]):
            if len(kept) < MOST_PIECES:
                kept.update(pieces)
    return sorted(kept)


def source_pieces(source: SentencePieceProcessor, vocabulary: Iterable[str]) -> list[str]:
    """Return what of a Marian vocabulary a source text can be split into, in the order given.

    A run of characters that the source side has not seen is looked up as it is, so pieces of such characters stay.
    """
    known = SPECIAL.union(_pieces(source))
    return [piece for piece in vocabulary if piece in known or known.isdisjoint(piece)]


def target_pieces(target: SentencePieceProcessor, vocabulary: Iterable[str]) -> list[str]:
    """Return what of a Marian vocabulary an English translation can be made of, in the order given.

    That is what the target side's own model can give, without anything in Arabic script, which in English is an error.
    """
    known = SPECIAL.union(_pieces(target))
    return [piece for piece in vocabulary if piece in known and not any(map(_is_arabic_script, piece))]


def _by_rule(model: SentencePieceProcessor) -> Iterator[int]:
    pieces = _pieces(model)
    has_bytes = any(map(model.is_byte, range(len(pieces))))
    # SentencePiece reckons what an unknown character costs from the least likely piece.
    yield min(range(len(pieces)), key=model.get_score)
    for index, piece in enumerate(pieces):
        special = model.is_control(index) or model.is_unknown(index) or model.is_byte(index)
        if special or all(map(_is_unlettered_or_arabic, piece)) or _is_needed_single(piece, every=not has_bytes):
            yield index


def _pieces(model: SentencePieceProcessor) -> list[str]:
    return [model.id_to_piece(index) for index in range(model.get_piece_size())]


def _forms(word: str) -> Iterator[str]:
    for form in (word, word.capitalize(), word.upper()):
        yield form
        yield f"({form}"


@cache
def _is_unlettered_or_arabic(character: str) -> bool:
    return character in ARABIC or character in DIGITS or unicodedata.category(character)[0] in UNLETTERED


def _is_needed_single(piece: str, *, every: bool) -> bool:
    letters = piece.removeprefix("▁")
    return len(letters) == 1 and (every or unicodedata.name(letters, "").startswith(SINGLE))


@cache
def _is_arabic_script(character: str) -> bool:
    return unicodedata.name(character, "").startswith("ARABIC")
