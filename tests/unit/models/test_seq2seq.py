"""Fitting the window, leaving out blanks and reporting cuts, with a tokenizer of words and a search that repeats."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import pytest

from models.protocol import DecodingOptions, EngineInfo
from models.seq2seq import Candidate, Seq2SeqTranslator, Source, fit_document, fit_text, forbidden_pieces

INFO = EngineInfo("echo", "1", "test", "none")


class WordTokenizer:
    """A piece is a word."""

    def encode(self, text: str) -> list[str]:
        """Split at spaces."""
        return text.split()

    def encode_target(self, text: str) -> list[str]:
        """Split at spaces; what has a z is unknown."""
        return ["<unk>" if "z" in piece.lower() else piece for piece in text.split()]

    def decode(self, pieces: Sequence[str]) -> str:
        """Join with spaces."""
        return " ".join(pieces)

    def ids(self, pieces: Sequence[str]) -> list[int]:
        """Number pieces by their length."""
        return [len(piece) for piece in pieces]

    def pieces(self, ids: Sequence[int]) -> list[str]:
        """Make pieces as long as their numbers."""
        return ["x" * index for index in ids]


@dataclass
class EchoSearch:
    """Gives each source back with an equally spelled and a different runner-up; remembers what it was asked."""

    asked: list[Source] = field(default_factory=list)

    def search(self, sources: Sequence[Source], options: DecodingOptions) -> list[list[Candidate]]:
        """Repeat each source."""
        self.asked += sources
        return [
            [
                Candidate(source.pieces[:-1], -0.1, finished=options.max_target_tokens > 2),
                Candidate((" ".join(source.pieces[:-1]),), -0.2, finished=True),
                Candidate(("other",), -0.3, finished=True),
            ]
            for source in sources
        ]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("", Source(("</s>",), 1, cut=False)),
        ("a b c", Source(("a", "b", "c", "</s>"), 4, cut=False)),
        ("a b c d", Source(("a", "b", "c", "</s>"), 5, cut=True)),
    ],
)
def test_fit_text(text: str, source: Source) -> None:
    """A text is cut where it passes the window, the end of the sentence kept."""
    assert fit_text(text, WordTokenizer(), 4) == source


@pytest.mark.parametrize(
    ("sentences", "pieces", "tokens", "read"),
    [
        ([], "", 1, 0),
        (["a b", "c"], "a b c", 4, 2),
        (["a b", "c d", "e"], "a b", 6, 1),
        (["a", "b", "c", "d"], "a b c", 5, 3),
        (["a b c d e", "f"], "a b c", 7, 0),
    ],
)
def test_fit_document(sentences: list[str], pieces: str, tokens: int, read: int) -> None:
    """Whole leading sentences are read; only where the first is too long, its head."""
    source, count = fit_document(sentences, WordTokenizer(), 4)
    assert source == Source((*pieces.split(), "</s>"), tokens, cut=read < len(sentences))
    assert count == read


def test_asks_only_once_and_never_for_blanks() -> None:
    """Blank texts never reach the search, equal texts reach it once, and results stay in order."""
    search = EchoSearch()
    translator = Seq2SeqTranslator(INFO, 10, WordTokenizer(), search)
    results = translator.translate(["a", "", "b", "a", " "], DecodingOptions())
    assert [result.best.text for result in results] == ["a", "", "b", "a", ""]
    assert [source.pieces for source in search.asked] == [("a", "</s>"), ("b", "</s>")]


def test_equal_spellings_count_once() -> None:
    """A runner-up with other pieces but the same text is no alternative."""
    translator = Seq2SeqTranslator(INFO, 10, WordTokenizer(), EchoSearch())
    (result,) = translator.translate(["a b"], DecodingOptions(num_hypotheses=3))
    assert [alternative.text for alternative in result.alternatives] == ["other"]


@pytest.mark.parametrize(("limit", "tokens", "cut"), [(9, 3, False), (2, 2, True)])
def test_counts_the_end_where_it_came(limit: int, tokens: int, cut: bool) -> None:
    """The end of the sentence counts as a target token unless the output was cut before it."""
    translator = Seq2SeqTranslator(INFO, 10, WordTokenizer(), EchoSearch())
    (result,) = translator.translate(["a b"], DecodingOptions(max_target_tokens=limit))
    assert (result.best.target_tokens, result.target_cut) == (tokens, cut)


def test_forbidden_words_are_split_in_every_form() -> None:
    """A word is not to be written as given, in small letters or with a capital, nor behind a mark that opens.

    Unknown pieces forbid nothing, and neither does no word.
    """
    forms = [["iPad", "mini"], ["ipad", "mini"], ["Ipad", "mini"], ["boats"], ["Boats"]]
    expected = [[before + first, *rest] for first, *rest in forms for before in ("", '"', "(")]
    assert forbidden_pieces(("iPad mini", "boats", "zebra", ""), WordTokenizer()) == expected
