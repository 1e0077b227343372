"""The remembering translator: only what is missing is asked for, and no error is remembered."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from time import monotonic

import pytest

from models.bounded_cache import BoundedCache
from models.caching import CachingTranslator
from models.errors import DeadlinePassed, EngineFailure, QueueFull
from models.fake_engine import TRANSLATOR, FakeTranslator
from models.protocol import DecodingOptions, EngineInfo, QueueingTranslator, Translation

BEAM, GREEDY = DecodingOptions(beam_size=4), DecodingOptions(beam_size=1)


@dataclass
class Pending:
    """What a translator was asked, translated when somebody waits for it, unless the translator fails by then."""

    translator: "Listening"
    sources: list[str]
    options: DecodingOptions
    canceled: bool = False

    def result(self) -> list[Translation]:
        """Translate or fail."""
        if self.translator.error is not None:
            raise self.translator.error
        return FakeTranslator().translate(self.sources, self.options)

    def cancel(self) -> None:
        """Remember that nobody waits."""
        self.canceled = True


@dataclass
class Listening:
    """A queueing translator that writes down what it is asked, and fails with `error` while there is one."""

    info: EngineInfo = TRANSLATOR
    window: int = 64
    error: Exception | None = None
    asked: list[list[str]] = field(default_factory=list)
    told: list[tuple[float | None, bool]] = field(default_factory=list)
    last: Pending | None = None

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """Count words."""
        return FakeTranslator().count_tokens(texts)

    def translate(self, sources: Sequence[str], options: DecodingOptions) -> list[Translation]:
        """Translate without a deadline."""
        return self.translate_by(sources, options, None)

    def translate_by(
        self, sources: Sequence[str], options: DecodingOptions, deadline: float | None, *, follow_up: bool = False
    ) -> list[Translation]:
        """Translate or fail."""
        return self.submit(sources, options, deadline, follow_up=follow_up).result()

    def submit(
        self,
        sources: Sequence[str],
        options: DecodingOptions,
        deadline: float | None = None,
        *,
        follow_up: bool = False,
    ) -> Pending:
        """Write down what is asked; a full queue takes nothing."""
        self.asked.append(list(sources))
        self.told.append((deadline, follow_up))
        if isinstance(self.error, QueueFull):
            raise self.error
        self.last = Pending(self, list(sources), options)
        return self.last


def caching(engine: QueueingTranslator, cache: BoundedCache[Translation] | None = None) -> CachingTranslator:
    """Remember what an engine says."""
    return CachingTranslator(engine, cache or BoundedCache(1_000_000, 600.0))


def english(translations: Sequence[Translation]) -> list[str]:
    """Return the best texts."""
    return [one.best.text for one in translations]


def test_only_missing_texts_are_asked_for() -> None:
    """A partial hit asks for the rest, each text once, and gives all in the order asked for."""
    engine = Listening()
    translator = caching(engine)
    translator.translate(["كتاب", "مرحبا"], BEAM)
    made = translator.translate(["قال", "مرحبا", "الوزير", "قال", "كتاب"], BEAM)
    assert english(made) == ["said", "hello", "minister", "said", "book"]
    assert engine.asked == [["كتاب", "مرحبا"], ["قال", "الوزير"]]


def test_nothing_missing_asks_nobody() -> None:
    """A repeated request costs the engine nothing, and is answered where its queue is full."""
    engine = Listening()
    translator = caching(engine)
    first = translator.translate(["كتاب"], BEAM)
    engine.error = QueueFull("full")
    assert translator.translate(["كتاب"], BEAM) == first
    assert translator.translate([], BEAM) == []
    assert engine.asked == [["كتاب"]]


@pytest.mark.parametrize(
    "options",
    [
        GREEDY,
        replace(BEAM, num_hypotheses=2),
        replace(BEAM, no_repeat_ngram_size=3),
        replace(BEAM, length_penalty=0.5),
        replace(BEAM, attention=True),
    ],
)
def test_other_options_are_another_question(options: DecodingOptions) -> None:
    """What was searched under other options is searched again."""
    engine = Listening()
    translator = caching(engine)
    translator.translate(["كتاب"], BEAM)
    assert translator.translate(["كتاب"], options) == FakeTranslator().translate(["كتاب"], options)
    assert len(engine.asked) == 2


def test_another_model_is_another_question() -> None:
    """One cache may serve several models without mixing them up."""
    cache: BoundedCache[Translation] = BoundedCache(1_000_000, 600.0)
    engines = [Listening(), Listening(info=replace(TRANSLATOR, revision="2"))]
    for engine in engines:
        caching(engine, cache).translate(["كتاب"], BEAM)
    assert [engine.asked for engine in engines] == [[["كتاب"]], [["كتاب"]]]


def test_errors_are_not_remembered() -> None:
    """A text that failed is asked for again; what was known before still is."""
    engine = Listening()
    translator = caching(engine)
    translator.translate(["كتاب"], BEAM)
    engine.error = EngineFailure("broken")
    with pytest.raises(EngineFailure):
        translator.translate(["كتاب", "مرحبا"], BEAM)
    engine.error = None
    assert english(translator.translate(["كتاب", "مرحبا"], BEAM)) == ["book", "hello"]
    assert engine.asked == [["كتاب"], ["مرحبا"], ["مرحبا"]]


def test_a_full_queue_refuses_what_is_missing_at_once() -> None:
    """Whoever asks for what is not known hears of a full queue before waiting."""
    translator = caching(Listening(error=QueueFull("full")))
    with pytest.raises(QueueFull):
        translator.submit(["كتاب"], BEAM)


def test_what_is_missing_begins_before_anyone_waits() -> None:
    """Submitting asks the engine; canceling reaches it; what is known can be had without it."""
    engine = Listening()
    translator = caching(engine)
    translator.translate(["كتاب"], BEAM)
    pending = translator.submit(["مرحبا", "كتاب"], BEAM)
    assert engine.asked == [["كتاب"], ["مرحبا"]]
    assert english(pending.result()) == ["hello", "book"]
    pending.cancel()
    assert engine.last is not None
    assert engine.last.canceled
    known = translator.submit(["مرحبا"], BEAM)
    known.cancel()
    assert english(known.result()) == ["hello"]


def test_the_engine_hears_of_deadline_and_follow_up() -> None:
    """What a caller says of its patience is passed on."""
    engine = Listening()
    moment = monotonic() + 60
    caching(engine).translate_by(["كتاب"], BEAM, moment, follow_up=True)
    assert engine.told == [(moment, True)]


def test_a_deadline_that_passed_holds_also_for_what_is_known() -> None:
    """An answer after the deadline is none, wherever it comes from; without texts there is nothing to be late for."""
    translator = caching(Listening())
    translator.translate(["كتاب"], BEAM)
    with pytest.raises(DeadlinePassed):
        translator.translate_by(["كتاب"], BEAM, monotonic() - 1)
    assert translator.translate_by([], BEAM, monotonic() - 1) == []


def test_counts_hits_and_misses_by_text() -> None:
    """The cache's figures speak of distinct texts."""
    cache: BoundedCache[Translation] = BoundedCache(1_000_000, 600.0)
    translator = caching(Listening(), cache)
    translator.translate(["كتاب", "مرحبا", "كتاب"], BEAM)
    translator.translate(["كتاب", "قال"], BEAM)
    assert (cache.statistics.hits, cache.statistics.misses, cache.statistics.entries) == (1, 3, 3)


def test_is_a_queueing_translator() -> None:
    """Callers find that it takes deadlines, and who translates behind it."""
    engine = Listening()
    translator = caching(engine)
    assert isinstance(translator, QueueingTranslator)
    assert (translator.engine, translator.info, translator.window) == (engine, engine.info, 64)
    assert translator.count_tokens(["كتاب جديد"]) == [3]
