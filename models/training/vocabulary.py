"""The joint SentencePiece vocabulary, with Arabic folding inside its normalizer, and its ids as opus-mt numbers them.

The published MarianTokenizer layout then needs no code of its own for Arabic. Knows no pairs and no network.
"""

import re
import tempfile
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from sentencepiece import SentencePieceProcessor, SentencePieceTrainer

from models.sentencepiece_file import read_fields
from models.tokenization import END, PAD, SPACE
from models.training.errors import MaterialInvalid

FILE = "joint.model"
END_ID, UNKNOWN_ID = 0, 1
"""As in every opus-mt checkpoint: `</s>` 0, `<unk>` 1, `<pad>` after the last piece."""
COVERAGE = 0.9998
"""Share of the characters seen that get a piece of their own; the rest, other scripts, become `<unk>`."""
BLOCKS = ((0xA0, 0x250), (0x600, 0x700), (0x2000, 0x2100), (0xFB50, 0xFE00), (0xFE70, 0xFF00), (0xFF01, 0xFF5F))
"""Latin, Arabic, punctuation, Arabic presentation forms and full width: where NFKC matters in Arabic and English."""
REMOVED = (*range(0x64B, 0x653), 0x670, 0x640, *range(0x200B, 0x2010), *range(0x202A, 0x202F), 0xFEFF)
"""Vowel marks, tatweel, zero width and direction marks."""
FOLDED = {
    **dict.fromkeys(map(chr, REMOVED), ""),
    **dict.fromkeys("أإآٱ", "ا"),
    **{digit: str(value) for digits in ("٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹") for value, digit in enumerate(digits)},
    **dict(zip("ى«»“”’‘–—٪٫٬", 'ي""""\'\'--%.,', strict=True)),
}
MARKS = "\"«“”‘'([،؛؟!:"
LETTERS = "".join(
    map(chr, (*range(0x621, 0x63B), *range(0x641, 0x64B), 0x671, 0x67E, 0x686, 0x6A4, 0x6A9, 0x6AF, 0x6CC))
)
"""A space is read between one of the marks and an Arabic letter that touches it, so that the first word of a quotation
is the word that it is elsewhere. Without that `"ترتيب` was three pieces that were seldom seen, and no arrangement."""
TOUCHING = re.compile(f"([{re.escape(MARKS)}])(?=[{LETTERS}])")
NORMALIZER = 3
"""The field of a SentencePiece model file that holds the compiled rules (src/sentencepiece_model.proto)."""
RULES_ALONE = ("a word", "another word")
"""What a model learns from of which nothing but the rules is wanted."""
LARGEST_SAMPLE = 500_000
"""Lines that SentencePiece learns from; more change the pieces little and take memory."""


def normalization_rules() -> dict[str, str]:
    """Map characters to what the vocabulary reads in their place: NFKC, then Arabic folding (alef, yeh, digits).

    Marks are parted from an Arabic letter that they touch.
    """
    points = [point for start, end in BLOCKS for point in range(start, end)] + list(REMOVED)
    rules = {character: _read_as(character) for character in map(chr, points)}
    rules |= {mark + letter: f"{_read_as(mark)} {_read_as(letter)}" for mark in MARKS for letter in LETTERS}
    return {character: read for character, read in rules.items() if read != character}


def _read_as(character: str) -> str:
    return "".join(FOLDED.get(each, each) for each in unicodedata.normalize("NFKC", character))


def parted(arabic: str) -> str:
    """Part marks from the words that they touch, as the vocabulary reads them: words are then what spaces divide."""
    return TOUCHING.sub(r"\1 ", arabic)


def train_vocabulary(texts: Iterable[str], path: Path, *, pieces: int, threads: int = 1) -> "Vocabulary":
    """Learn a unigram vocabulary (Kudo 2018) of at most that many pieces and write it; digits stand alone.

    Fewer pieces come out where the texts do not yield as many.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        rules = Path(folder) / "rules.tsv"
        rules.write_text("".join(_rule_lines()), encoding="utf-8")
        SentencePieceTrainer.train(
            sentence_iterator=iter(texts),
            model_prefix=str(Path(folder) / "joint"),
            vocab_size=pieces,
            hard_vocab_limit=False,
            model_type="unigram",
            character_coverage=COVERAGE,
            normalization_rule_tsv=str(rules),
            eos_id=END_ID,
            unk_id=UNKNOWN_ID,
            bos_id=-1,
            pad_id=-1,
            split_digits=True,
            input_sentence_size=LARGEST_SAMPLE,
            shuffle_input_sentence=True,
            num_threads=threads,
            minloglevel=2,
        )
        path.write_bytes((Path(folder) / "joint.model").read_bytes())
    return Vocabulary.load(path)


def with_rules(model: bytes) -> bytes:
    """Give a model file with the pieces of another and the rules of today: its weights read text a little otherwise.

    Only how text is normalized before it is split changes. Raises `models.errors.CheckpointInvalid`.
    """
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / FILE
        train_vocabulary(RULES_ALONE, path, pieces=len(set("".join(RULES_ALONE))) + 8)
        rules = dict(read_fields(path.read_bytes()))[NORMALIZER]
    return b"".join(rules if number == NORMALIZER else field for number, field in read_fields(model))


def _rule_lines() -> Iterator[str]:
    for character, folded in sorted(normalization_rules().items()):
        yield "\t".join(" ".join(f"{ord(each):X}" for each in text) for text in (character, folded)) + "\n"


@dataclass(frozen=True)
class Vocabulary:
    """Text to ids; ids are SentencePiece's own, `<pad>` comes after the last."""

    model: SentencePieceProcessor

    @classmethod
    def load(cls, path: Path) -> "Vocabulary":
        """Read a model that `train_vocabulary` wrote; raises `MaterialInvalid`."""
        try:
            return cls(SentencePieceProcessor(model_file=str(path)))
        except (OSError, RuntimeError) as error:
            raise MaterialInvalid(f"{path}: missing or not a SentencePiece model.") from error

    @cached_property
    def pieces(self) -> int:
        """Count the pieces, `<pad>` left out; this number is also the id of `<pad>`."""
        return int(self.model.get_piece_size())

    @cached_property
    def starts(self) -> tuple[bool, ...]:
        """Tell of each piece whether a word begins with it."""
        return tuple(self.model.id_to_piece(index).startswith(SPACE) for index in range(self.pieces))

    @property
    def table(self) -> dict[str, int]:
        """Map every piece to its id, as in opus-mt's `vocab.json`."""
        table = {self.model.id_to_piece(index): index for index in range(self.pieces)} | {PAD: self.pieces}
        if table.get(END) != END_ID:
            raise MaterialInvalid("The vocabulary does not number its pieces as opus-mt does.")
        return table

    def encode(self, text: str) -> list[int]:
        """Split a text into the likeliest pieces, end of sentence left out."""
        return list(self.model.encode(text))

    def encode_all(self, texts: Sequence[str]) -> list[list[int]]:
        """Split each text into its likeliest pieces."""
        return list(self.model.encode(list(texts)))

    def sample(self, text: str, alpha: float) -> list[int]:
        """Split a text at random among all its splits (subword regularization, Kudo 2018); a small alpha strays far."""
        return list(self.model.encode(text, enable_sampling=True, alpha=alpha, nbest_size=-1))
