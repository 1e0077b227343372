"""A translator and a summarizer for many callers at once: what they ask waits in a queue and is searched in batches.

Knows neither threads nor turns: `models.search_pool` has the ones, `models.work_queue` the others.
"""

from collections.abc import Callable, Sequence

from models.batches import LIMITS, SUMMARY_LIMITS, Limits, QueueStatistics
from models.protocol import DecodingOptions, EngineInfo, Summarizer, Summary, Translation, Translator
from models.search_pool import SearchPool, Ticket


class BatchingTranslator:
    """A `QueueingTranslator` over an engine that searches each call as one batch, `workers` calls at once."""

    def __init__(
        self, engine: Translator, *, workers: int, limits: Limits = LIMITS, at_rest: Callable[[], None] = lambda: None
    ) -> None:
        self._engine = engine
        self._pool: SearchPool[str, Translation] = SearchPool(
            engine.translate, workers=workers, limits=limits, at_rest=at_rest
        )

    @property
    def info(self) -> EngineInfo:
        """Name the engine's model, revision, engine and precision."""
        return self._engine.info

    @property
    def window(self) -> int:
        """Return the most source tokens one text may have, end of sentence included."""
        return self._engine.window

    @property
    def statistics(self) -> QueueStatistics:
        """Return what waits and runs, and what happened since the start."""
        return self._pool.statistics

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """Count each text's source tokens, end of sentence included."""
        return self._engine.count_tokens(texts)

    def translate(self, sources: Sequence[str], options: DecodingOptions) -> list[Translation]:
        """Translate each text, however long that takes; raises as `translate_by`."""
        return self.translate_by(sources, options, None)

    def translate_by(
        self, sources: Sequence[str], options: DecodingOptions, deadline: float | None, *, follow_up: bool = False
    ) -> list[Translation]:
        """Translate each text by a moment on the monotonic clock; `follow_up` where they go on with an earlier call.

        Raises `QueueFull`, `DeadlinePassed`, `EngineClosed`, and what the engine raises for any of the texts alone.
        """
        return self.submit(sources, options, deadline, follow_up=follow_up).result() if sources else []

    def submit(
        self,
        sources: Sequence[str],
        options: DecodingOptions,
        deadline: float | None = None,
        *,
        follow_up: bool = False,
    ) -> Ticket[str, Translation]:
        """Let texts wait, and return at once with a ticket for their translations.

        Raises `QueueFull`, `EngineClosed`.
        """
        tokens = [min(count, self.window) for count in self.count_tokens(sources)]
        return self._pool.submit(sources, tokens, options, deadline, follow_up=follow_up)

    def close(self) -> None:
        """Take nothing more, finish what waits, and end the threads; further calls change nothing."""
        self._pool.close()


class BatchingSummarizer:
    """A `QueueingSummarizer` over an engine that searches each call as one batch, `workers` calls at once."""

    def __init__(
        self,
        engine: Summarizer,
        *,
        workers: int,
        limits: Limits = SUMMARY_LIMITS,
        at_rest: Callable[[], None] = lambda: None,
    ) -> None:
        self._engine = engine
        self._pool: SearchPool[tuple[str, ...], Summary] = SearchPool(
            engine.summarize, workers=workers, limits=limits, at_rest=at_rest
        )

    @property
    def info(self) -> EngineInfo:
        """Name the engine's model, revision, engine and precision."""
        return self._engine.info

    @property
    def window(self) -> int:
        """Return the most source tokens one document may have, end of sentence included."""
        return self._engine.window

    @property
    def statistics(self) -> QueueStatistics:
        """Return what waits and runs, and what happened since the start."""
        return self._pool.statistics

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """Count each text's source tokens, end of sentence included."""
        return self._engine.count_tokens(texts)

    def summarize(self, documents: Sequence[Sequence[str]], options: DecodingOptions) -> list[Summary]:
        """Summarize each document, however long that takes; raises as `summarize_by`."""
        return self.summarize_by(documents, options, None)

    def summarize_by(
        self, documents: Sequence[Sequence[str]], options: DecodingOptions, deadline: float | None
    ) -> list[Summary]:
        """Summarize each document by a moment on the monotonic clock.

        Raises `QueueFull`, `DeadlinePassed`, `EngineClosed`, and what the engine raises for any document alone.
        """
        if not documents:
            return []
        tokens = [min(sum(self.count_tokens(document)), self.window) for document in documents]
        return self._pool.submit([*map(tuple, documents)], tokens, options, deadline).result()

    def close(self) -> None:
        """Take nothing more, finish what waits, and end the threads; further calls change nothing."""
        self._pool.close()
