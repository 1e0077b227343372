"""A translator that remembers: a text translated before, under the same options, is not translated again.

Knows no queue and no engine, and of time only whether a deadline has passed; what is kept how long, and what goes
first, `models.bounded_cache` decides.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from time import monotonic

from models.bounded_cache import BoundedCache, key_of
from models.errors import DeadlinePassed
from models.protocol import DecodingOptions, EngineInfo, PendingTranslations, QueueingTranslator, Translation


class CachingTranslator:
    """A `QueueingTranslator` that asks another one only for what it does not know; errors are not remembered.

    The other one joins equal texts that are asked for at the same time, so nothing is held back here.
    """

    def __init__(self, engine: QueueingTranslator, cache: BoundedCache[Translation]) -> None:
        self._engine = engine
        self._cache = cache

    @property
    def engine(self) -> QueueingTranslator:
        """Return the translator that is asked."""
        return self._engine

    @property
    def info(self) -> EngineInfo:
        """Name the engine's model, revision, engine and precision."""
        return self._engine.info

    @property
    def window(self) -> int:
        """Return the most source tokens one text may have, end of sentence included."""
        return self._engine.window

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

        Raises what the translator asked raises; where nothing is left to ask, only `DeadlinePassed`.
        """
        return self.submit(sources, options, deadline, follow_up=follow_up).result()

    def submit(
        self,
        sources: Sequence[str],
        options: DecodingOptions,
        deadline: float | None = None,
        *,
        follow_up: bool = False,
    ) -> PendingTranslations:
        """Ask at once for what is missing, and return what gives the whole; raises as the translator asked."""
        keys = {source: key_of(self.info, options, source) for source in sources}
        known = {source: found for source, key in keys.items() if (found := self._cache.get(key)) is not None}
        missing = {source: key for source, key in keys.items() if source not in known}
        if missing:
            asked = self._engine.submit([*missing], options, deadline, follow_up=follow_up)
            return PartlyKnown(sources, known, missing, asked, self._cache)
        late = bool(sources) and deadline is not None and monotonic() >= deadline
        return AllKnown([known[source] for source in sources], late)


@dataclass(frozen=True, slots=True)
class AllKnown:
    """`PendingTranslations` that wait for nobody; `late` where they were asked for after their deadline."""

    translations: list[Translation]
    late: bool

    def result(self) -> list[Translation]:
        """Return the translations; raises `DeadlinePassed` where it was too late for any."""
        if self.late:
            raise DeadlinePassed
        return self.translations

    def cancel(self) -> None:
        """Do nothing: nothing waits."""


@dataclass(frozen=True, slots=True)
class PartlyKnown:
    """`PendingTranslations` of which some are known; `missing` are the others, with the keys to keep them under."""

    sources: Sequence[str]
    known: dict[str, Translation]
    missing: dict[str, bytes]
    asked: PendingTranslations
    cache: BoundedCache[Translation]

    def result(self) -> list[Translation]:
        """Wait for the others, keep them, and return all in the order asked for; raises as the translator asked."""
        made = dict(zip(self.missing, self.asked.result(), strict=True))
        for source, translation in made.items():
            self.cache.put(self.missing[source], translation)
        return [made[source] if source in made else self.known[source] for source in self.sources]

    def cancel(self) -> None:
        """Drop what has not begun."""
        self.asked.cancel()
