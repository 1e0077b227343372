"""What the queues, the engines and the memory for repeated texts are doing, as Prometheus metrics.

Knows no HTTP. Every number is read when it is asked for, so nothing is counted twice and nothing slows the work down.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, InfoMetricFamily, Metric
from prometheus_client.registry import Collector

from models.batches import QueueStatistics
from models.batching import BatchingSummarizer, BatchingTranslator
from models.bounded_cache import CacheStatistics
from models.caching import CachingTranslator
from models.protocol import EngineInfo
from service.briefs.remembering import Memory
from service.briefs.types import Engines
from service.loading import EngineLoader, LoadState

Kind = type[GaugeMetricFamily] | type[CounterMetricFamily]


@dataclass(frozen=True, slots=True)
class Named:
    """A metric for a field of some statistics."""

    name: str
    field: str
    help: str
    kind: Kind = CounterMetricFamily


QUEUE = (
    Named("workers", "workers", "Searches that can run at once.", GaugeMetricFamily),
    Named("waiting_texts", "waiting", "Texts that wait for a worker.", GaugeMetricFamily),
    Named("running_batches", "running", "Batches that are being searched.", GaugeMetricFamily),
    Named("batches", "batches", "Batches searched."),
    Named("texts", "texts", "Texts searched; divided by batches, the mean batch size."),
    Named("joined_texts", "joined", "Texts answered by the search for an equal text."),
    Named("tokens", "tokens", "Source tokens searched."),
    Named("padded_tokens", "padded_tokens", "Source tokens searched, each text as long as the longest of its batch."),
    Named("wait_seconds", "waited_seconds", "Time that texts waited for a worker, added up."),
    Named("busy_seconds", "busy_seconds", "Time that workers searched, added up; by workers and time, the occupancy."),
    Named("refused_requests", "refused", "Requests that found the queue full."),
    Named("dropped_requests", "dropped", "Requests that ended before their answer."),
    Named("failed_requests", "failed", "Requests that an error of the engine ended."),
    Named("retried_batches", "retried", "Batches that failed whole and were searched again text by text."),
)

CACHE = (
    Named("limit_bytes", "most_bytes", "Memory that may be kept.", GaugeMetricFamily),
    Named("bytes", "bytes", "Memory that is kept.", GaugeMetricFamily),
    Named("entries", "entries", "Answers that are kept.", GaugeMetricFamily),
    Named("hits", "hits", "Questions whose answer was kept."),
    Named("misses", "misses", "Questions whose answer was not."),
)


class ServiceCollector(Collector):
    """Reads what the loader has loaded and what is remembered, each time that it is asked."""

    def __init__(self, loader: EngineLoader, memory: Memory | None) -> None:
        self._loader = loader
        self._memory = memory

    def collect(self) -> Iterable[Metric]:
        """Give every metric; those of the engines only while they are loaded."""
        ready = self._loader.state is LoadState.READY
        yield GaugeMetricFamily("mujaz_ready", "Whether the models are loaded and checked.", value=float(ready))
        if engines := self._loader.loaded:
            yield _models(engines)
            yield from _families("mujaz_queue", "engine", QUEUE, queues(engines))
        if self._memory:
            kept = {"sentences": self._memory.sentences.statistics, "briefs": self._memory.briefs.statistics}
            yield from _families("mujaz_cache", "cache", CACHE, kept)


def queues(engines: Engines) -> dict[str, QueueStatistics]:
    """Return the statistics of each engine that has a queue."""
    translator = engines.translator
    if isinstance(translator, CachingTranslator):
        translator = translator.engine
    named = {"translator": translator, "summarizer": engines.summarizer}
    return {
        name: engine.statistics
        for name, engine in named.items()
        if isinstance(engine, BatchingTranslator | BatchingSummarizer)
    }


def _models(engines: Engines) -> Metric:
    family = InfoMetricFamily("mujaz_model", "The models that answer.", labels=["role"])
    roles: dict[str, EngineInfo] = {"translator": engines.translator.info, "ranker": engines.ranker.info}
    if engines.summarizer:
        roles["summarizer"] = engines.summarizer.info
    for role, info in roles.items():
        named = {"model": info.model, "revision": info.revision, "engine": info.engine, "precision": info.precision}
        family.add_metric([role], {"profile": engines.profile, **named})
    return family


def _families(
    prefix: str, label: str, named: Iterable[Named], found: Mapping[str, QueueStatistics | CacheStatistics]
) -> Iterator[Metric]:
    for one in named:
        family = one.kind(f"{prefix}_{one.name}", one.help, labels=[label])
        for owner, statistics in found.items():
            family.add_metric([owner], float(getattr(statistics, one.field)))
        yield family
