"""What every sequence-to-sequence engine does around its search: fit the window, leave out blanks, report every cut.

Knows no engine: a `Search` turns pieces into candidate pieces, and this module turns those into results.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from models.attention import read_attention
from models.protocol import DecodingOptions, EngineInfo, Hypothesis, Summary, Translation
from models.tokenization import END, UNKNOWN, Tokenizer

OPENING = ('"', "(")


@dataclass(frozen=True, slots=True)
class Source:
    """What a model is given to read: pieces with the end of the sentence, and what the whole text would have needed."""

    pieces: tuple[str, ...]
    tokens: int
    cut: bool

    @property
    def blank(self) -> bool:
        """Whether there is nothing to read."""
        return self.tokens == 1


@dataclass(frozen=True, slots=True)
class Candidate:
    """One output of a search, without the end of the sentence; `finished` is false where the length ran out.

    `log_probability` is the mean natural log-probability per token, the end of the sentence counted where it came.
    `attention` is as in `models.protocol.Attention.weights`, and None where it was not asked for.
    """

    pieces: tuple[str, ...]
    log_probability: float
    finished: bool
    attention: tuple[bytes, ...] | None = None


def forbidden_pieces(words: Sequence[str], tokenizer: Tokenizer) -> list[list[str]]:
    """Split words that are not to be written into pieces: as given, in small letters, with a capital, behind a mark.

    A word right behind a quotation mark or bracket is split otherwise than one behind a space.
    """
    forms = dict.fromkeys(form for word in words for form in (word, word.lower(), word.capitalize()) if form)
    split = (tokenizer.encode_target(before + form) for form in forms for before in ("", *OPENING))
    return [pieces for pieces in split if UNKNOWN not in pieces]


class Search(Protocol):
    """Finds each source's best outputs, best first."""

    def search(self, sources: Sequence[Source], options: DecodingOptions) -> list[list[Candidate]]:
        """Search each source, never blank, in the order given; raises `EngineFailure`."""
        ...


def fit_text(text: str, tokenizer: Tokenizer, window: int) -> Source:
    """Cut a text's tail where it is longer than the window."""
    pieces = tokenizer.encode(text)
    kept = pieces[: window - 1]
    return Source((*kept, END), len(pieces) + 1, len(kept) < len(pieces))


def fit_document(sentences: Sequence[str], tokenizer: Tokenizer, window: int) -> tuple[Source, int]:
    """Join as many whole leading sentences as fit the window, and count them.

    Where not even the first fits, its head is read and the count is 0.
    """

    def needed(count: int) -> int:
        return len(tokenizer.encode(" ".join(sentences[:count]))) + 1

    read = bisect_right(range(1, len(sentences) + 1), window, key=needed)
    source = fit_text(" ".join(sentences[: max(read, 1)]), tokenizer, window)
    return Source(source.pieces, needed(len(sentences)), read < len(sentences)), read


@dataclass(frozen=True, slots=True)
class Seq2SeqTranslator:
    """A `Translator` over any search. A blank text gives a blank translation without asking the model."""

    info: EngineInfo
    window: int
    tokenizer: Tokenizer
    engine: Search

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """Count each text's source tokens, end of sentence included."""
        return count_tokens(texts, self.tokenizer)

    def translate(self, sources: Sequence[str], options: DecodingOptions) -> list[Translation]:
        """Translate each text; an empty list gives an empty list; raises `EngineFailure`."""
        fitted = [fit_text(text, self.tokenizer, self.window) for text in sources]
        candidates = search_all(self.engine, fitted, options)
        return [self._translation(*each) for each in zip(sources, fitted, candidates, strict=True)]

    def _translation(self, text: str, source: Source, candidates: Sequence[Candidate]) -> Translation:
        if source.blank:
            return Translation(Hypothesis("", 0.0, 0), (), source.tokens, source_cut=False, target_cut=False)
        # Different pieces can spell the same text: only the likeliest spelling is worth showing.
        hypotheses: dict[str, Hypothesis] = {}
        for candidate in candidates:
            hypothesis = self._hypothesis(text, candidate)
            hypotheses.setdefault(hypothesis.text, hypothesis)
        best, *alternatives = hypotheses.values()
        return Translation(best, tuple(alternatives), source.tokens, source.cut, not candidates[0].finished)

    def _hypothesis(self, source: str, candidate: Candidate) -> Hypothesis:
        return Hypothesis(
            text=self.tokenizer.decode(candidate.pieces),
            log_probability=candidate.log_probability,
            target_tokens=count_target(candidate),
            attention=read_attention(source, candidate.pieces, candidate.attention, self.tokenizer),
        )


@dataclass(frozen=True, slots=True)
class Seq2SeqSummarizer:
    """An abstractive `Summarizer` over any search. A blank document gives a blank summary without asking the model."""

    info: EngineInfo
    window: int
    tokenizer: Tokenizer
    engine: Search

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """Count each text's source tokens, end of sentence included."""
        return count_tokens(texts, self.tokenizer)

    def summarize(self, documents: Sequence[Sequence[str]], options: DecodingOptions) -> list[Summary]:
        """Summarize each document from the whole leading sentences that fit the window; raises `EngineFailure`."""
        fitted = [fit_document(sentences, self.tokenizer, self.window) for sentences in documents]
        candidates = search_all(self.engine, [source for source, _ in fitted], options)
        return [self._summary(*source, found) for source, found in zip(fitted, candidates, strict=True)]

    def _summary(self, source: Source, read: int, candidates: Sequence[Candidate]) -> Summary:
        best = candidates[0] if candidates else None
        return Summary(
            text=self.tokenizer.decode(best.pieces) if best else "",
            log_probability=best.log_probability if best else None,
            source_tokens=source.tokens,
            target_tokens=count_target(best) if best else 0,
            sentences_read=read,
            source_cut=source.cut,
            target_cut=bool(best and not best.finished),
        )


def count_tokens(texts: Sequence[str], tokenizer: Tokenizer) -> list[int]:
    """Count each text's source tokens, end of sentence included."""
    return [len(tokenizer.encode(text)) + 1 for text in texts]


def count_target(candidate: Candidate) -> int:
    """Count the tokens that the model gave, end of sentence included where it came."""
    return len(candidate.pieces) + int(candidate.finished)


def search_all(engine: Search, sources: Sequence[Source], options: DecodingOptions) -> list[list[Candidate]]:
    """Search what is not blank; a blank source has no candidates. Equal sources are searched once."""
    distinct = list({source.pieces: source for source in sources if not source.blank}.values())
    found = engine.search(distinct, options) if distinct else []
    by_pieces = {source.pieces: candidates for source, candidates in zip(distinct, found, strict=True)}
    return [by_pieces.get(source.pieces, []) for source in sources]
