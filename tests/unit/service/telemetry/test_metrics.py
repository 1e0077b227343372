"""What the collector tells of queues, caches and models, and that it tells all of it."""

from collections.abc import Iterator
from dataclasses import fields

import pytest
from prometheus_client import CollectorRegistry

from models.batches import QueueStatistics
from models.batching import BatchingSummarizer, BatchingTranslator
from models.bounded_cache import BoundedCache, CacheStatistics
from models.caching import CachingTranslator
from models.fake_engine import FakeRanker, FakeSummarizer, FakeTranslator
from models.protocol import DecodingOptions
from service.briefs.remembering import Memory
from service.briefs.types import Engines
from service.loading import EngineLoader
from service.telemetry.metrics import CACHE, QUEUE, ServiceCollector

OPTIONS = DecodingOptions()
MEMORY = Memory(BoundedCache(100_000, 600.0), BoundedCache(100_000, 600.0))


@pytest.fixture
def engines() -> Iterator[Engines]:
    """Return engines with queues, the translator behind a memory."""
    translator = BatchingTranslator(FakeTranslator(), workers=2)
    summarizer = BatchingSummarizer(FakeSummarizer(), workers=3)
    yield Engines("standard", CachingTranslator(translator, MEMORY.sentences), summarizer, FakeRanker())
    translator.close()
    summarizer.close()


def collected(loader: EngineLoader, memory: Memory | None = None) -> CollectorRegistry:
    """Return a registry of nothing else."""
    registry = CollectorRegistry()
    registry.register(ServiceCollector(loader, memory))
    return registry


def test_counts_what_the_queues_did(engines: Engines) -> None:
    """Each engine with a queue is counted by itself, and a memory in front of it hides nothing."""
    loader = EngineLoader(lambda: engines)
    loader.wait(10)
    registry = collected(loader, MEMORY)
    for _ in range(2):  # the second time from memory
        engines.translator.translate(["مرحبا بكم", "أهلا"], OPTIONS)
    engines.translator.translate(["مساء الخير"], OPTIONS)

    def value(name: str, engine: str = "translator") -> float | None:
        return registry.get_sample_value(f"mujaz_queue_{name}", {"engine": engine})

    assert (value("workers"), value("workers", "summarizer")) == (2, 3)
    assert (value("texts_total"), value("texts_total", "summarizer")) == (3, 0)
    assert value("waiting_texts") == value("running_batches") == value("failed_requests_total") == 0
    tokens, padded = value("tokens_total"), value("padded_tokens_total")
    assert tokens
    assert padded
    assert padded >= tokens
    assert (value("busy_seconds_total") or 0) > 0
    hits = [registry.get_sample_value(f"mujaz_cache_{one}_total", {"cache": "sentences"}) for one in ("hits", "misses")]
    assert hits == [2, 3]
    assert registry.get_sample_value("mujaz_cache_entries", {"cache": "briefs"}) == 0


def test_names_the_models(engines: Engines) -> None:
    """Who answers is told with the profile."""
    loader = EngineLoader(lambda: engines)
    loader.wait(10)
    registry = collected(loader)
    named = {"model": "fake-translator", "revision": "1", "engine": "fake", "precision": "none"}
    labels = {"role": "translator", "profile": "standard", **named}
    assert registry.get_sample_value("mujaz_model_info", labels) == 1
    assert registry.get_sample_value("mujaz_ready") == 1


def test_before_the_models_are_ready() -> None:
    """Asking for numbers loads nothing and waits for nothing."""
    loader = EngineLoader(lambda: pytest.fail("nobody asked for the engines"))
    registry = collected(loader)
    assert registry.get_sample_value("mujaz_ready") == 0
    assert registry.get_sample_value("mujaz_queue_workers", {"engine": "translator"}) is None


@pytest.mark.parametrize(("named", "statistics"), [(QUEUE, QueueStatistics), (CACHE, CacheStatistics)])
def test_every_figure_is_told(named: tuple, statistics: type) -> None:  # type: ignore[type-arg]
    """Whoever adds a figure to the statistics has to name it here too."""
    assert {one.field for one in named} == {field.name for field in fields(statistics)}
    assert len({one.name for one in named}) == len(named)
