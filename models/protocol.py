"""What every engine offers and returns: the seam between the models and the rest of the project.

Knows no engine, no file and no service.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol, runtime_checkable


@dataclass(frozen=True, slots=True)
class DecodingOptions:
    """How to search for the best output; the same options mean the same thing in every engine.

    `length_penalty` is the exponent of the length by which hypotheses are compared (Wu et al. 2016, simplified
    as in Hugging Face `generate`: score = sum of log-probabilities / length ** length_penalty).
    `no_repeat_ngram_size` 0 switches the rule off. A `repetition_penalty` other than 1 weighs logits in one engine and
    log-probabilities in another, so outputs may differ with it; with all else engines of equal precision agree.
    More hypotheses than beams widen the beam. `attention` asks for where the model looked too; it changes no output.
    `without` are words that are not to be written, as they are usually split: the same word may still come of other
    pieces.
    """

    beam_size: int = 4
    length_penalty: float = 1.0
    max_target_tokens: int = 256
    no_repeat_ngram_size: int = 0
    repetition_penalty: float = 1.0
    num_hypotheses: int = 1
    attention: bool = False
    without: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class EngineInfo:
    """Who answers: enough to name the model in a signature and to reproduce its output."""

    model: str
    revision: str
    engine: str
    precision: str

    def __str__(self) -> str:
        return f"{self.model}@{self.revision}/{self.engine}-{self.precision}"


Place = tuple[int, int]
"""Where a piece stands in a text: start and end, in code points, half open."""


@dataclass(frozen=True, slots=True)
class Attention:
    """Where a model looked in the source as it wrote each piece of an output; neither end of sentence is in it.

    `source` and `target` say where the pieces stand in the two texts; a piece may begin with the space before it, and
    its place may be empty. `weights` has a row for each target piece and in it a byte for each source piece, in 255ths:
    what a row lacks of 255 fell on the end of the sentence.
    """

    source: tuple[Place, ...]
    target: tuple[Place, ...]
    weights: tuple[bytes, ...]


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """One output text and the mean natural log-probability per target token, end of sentence included (<= 0).

    Each probability is a share among the tokens that were allowed at its place, whatever the length penalty. Its last
    digits depend on what else was in the batch, as floating-point sums do.
    `attention` is None unless it was asked for, and for an engine that has none.
    """

    text: str
    log_probability: float
    target_tokens: int
    attention: Attention | None = None


@dataclass(frozen=True, slots=True)
class Translation:
    """The best hypothesis of one source text, runners-up, and whether anything was cut.

    `source_tokens` counts what the text needed, end of sentence included, before any cut.
    `source_cut`: the source did not fit the window and its tail was not read.
    `target_cut`: decoding reached `max_target_tokens` before the end of the sentence.
    """

    best: Hypothesis
    alternatives: tuple[Hypothesis, ...]
    source_tokens: int
    source_cut: bool
    target_cut: bool


@dataclass(frozen=True, slots=True)
class Summary:
    """A summary of one document (a sequence of sentences) in the document's own language.

    `log_probability` is None where nothing was written. `sentences_read` counts the leading sentences that fitted the
    window; `source_cut` is true when that is not all of them.
    """

    text: str
    log_probability: float | None
    source_tokens: int
    target_tokens: int
    sentences_read: int
    source_cut: bool
    target_cut: bool


class Translator(Protocol):
    """Translates source texts of one language into another, in the order given."""

    @property
    def info(self) -> EngineInfo:
        """Name the model, revision, engine and precision."""
        ...

    @property
    def window(self) -> int:
        """Return the most source tokens one text may have, end of sentence included."""
        ...

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """Count each text's source tokens, end of sentence included."""
        ...

    def translate(self, sources: Sequence[str], options: DecodingOptions) -> list[Translation]:
        """Translate each text; an empty list gives an empty list, a blank text a blank translation.

        Raises `models.errors.EngineFailure` when the engine cannot run at all.
        """
        ...


class PendingTranslations(Protocol):
    """Texts that wait for a translator or are being translated."""

    def result(self) -> list[Translation]:
        """Wait for the translations, in the order asked for; raises as `QueueingTranslator.translate_by`."""
        ...

    def cancel(self) -> None:
        """Drop what has not begun; changes nothing once there is an outcome."""
        ...


@runtime_checkable
class QueueingTranslator(Translator, Protocol):
    """A translator whose callers wait for each other, and which can be told how long waiting makes sense."""

    def translate_by(
        self, sources: Sequence[str], options: DecodingOptions, deadline: float | None, *, follow_up: bool = False
    ) -> list[Translation]:
        """Translate as `translate` does, all by `deadline`, a moment on the monotonic clock (None means never).

        `follow_up`: these texts go on with an earlier call, so few of them are no sign of a short request.
        Raises `models.errors.QueueFull`, `DeadlinePassed` (what has not begun is dropped) and `EngineClosed` as well.
        """
        ...

    def submit(
        self,
        sources: Sequence[str],
        options: DecodingOptions,
        deadline: float | None = None,
        *,
        follow_up: bool = False,
    ) -> PendingTranslations:
        """Begin what `translate_by` does and return at once; raises `models.errors.QueueFull` and `EngineClosed`."""
        ...


class Summarizer(Protocol):
    """Summarizes documents given as sentences."""

    @property
    def info(self) -> EngineInfo:
        """Name the model or method, revision, engine and precision."""
        ...

    @property
    def window(self) -> int:
        """Return the most source tokens one document may have, end of sentence included."""
        ...

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """Count each text's source tokens, end of sentence included."""
        ...

    def summarize(self, documents: Sequence[Sequence[str]], options: DecodingOptions) -> list[Summary]:
        """Summarize each document; sentences beyond the window are left out whole and reported.

        A document without text gives a blank summary without a log-probability.

        Raises `models.errors.EngineFailure` when the engine cannot run at all.
        """
        ...


@runtime_checkable
class QueueingSummarizer(Summarizer, Protocol):
    """A summarizer whose callers wait for each other, and which can be told how long waiting makes sense."""

    def summarize_by(
        self, documents: Sequence[Sequence[str]], options: DecodingOptions, deadline: float | None
    ) -> list[Summary]:
        """Summarize as `summarize` does, all by `deadline`, a moment on the monotonic clock (None means never).

        Raises `models.errors.QueueFull`, `DeadlinePassed` (what has not begun is dropped) and `EngineClosed` as well.
        """
        ...


class Ranker(Protocol):
    """Scores the sentences of one document by how much they say about the whole."""

    @property
    def info(self) -> EngineInfo:
        """Name the method."""
        ...

    def rank(self, sentences: Sequence[str]) -> tuple[float, ...]:
        """Score each sentence; higher is more central; the same input always gives the same scores."""
        ...
