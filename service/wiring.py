"""The only place that names implementations: which engines serve which profile, each checked with its golden pair.

Loads nothing by itself: it gives the loader what to call after the fork.
"""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import TypeVar

from models.batches import Limits
from models.batching import BatchingSummarizer, BatchingTranslator
from models.bounded_cache import BoundedCache
from models.caching import CachingTranslator
from models.catalogue import PROFILES, CatalogueEntry
from models.ctranslate2_engine import CTranslate2BatchTranslator, CTranslate2Summarizer, count_workers
from models.errors import CheckpointInvalid, ModelNotInstalled
from models.extractive import LexRankRanker
from models.free_memory import AtRest, give_back
from models.golden import GoldenDocument, GoldenPair, check_summarizer, check_translator
from models.installed import InstalledModel, find
from models.protocol import DecodingOptions, QueueingTranslator
from service.briefs.check.article import ArticleStyle
from service.briefs.check.glossary import read_glossary
from service.briefs.language import detect
from service.briefs.remembering import Memory
from service.briefs.types import Engines
from service.loading import EngineLoader, Services
from service.settings import Settings

Engine = TypeVar("Engine")

BETTER_THAN_STARTER = ("quality", "standard")
"""Profiles that must be prepared first, best first."""

AT_REST = AtRest()
"""What the queues do when nothing waits: one for all, for the memory is the process's."""

WARM_UP = "افتتحت وزارة الثقافة معرض الكتاب في القاهرة."
"""A text whose language is asked for while the models load: the first such question loads a model of its own."""


def build(settings: Settings) -> Services:
    """Return what the service works with; no model is loaded until the loader starts.

    Raises `BadRequest` and `OSError` where there is a glossary that cannot be read.
    """
    memory = make_memory(settings)
    loader = EngineLoader(partial(load_engines, settings, memory), release)
    glossary = read_glossary(settings.glossary) if settings.glossary else ()
    decoding, style = DecodingOptions(beam_size=settings.beam_size), ArticleStyle(settings.article_style)
    return Services(loader, decoding, glossary, style, memory)


def make_memory(settings: Settings) -> Memory | None:
    """Return room for what is asked for again, half for sentences and half for briefs; None where none is wanted."""
    if not settings.cache_bytes:
        return None
    share = settings.cache_bytes // 2
    return Memory(BoundedCache(share, settings.cache_seconds), BoundedCache(share, settings.cache_seconds))


def load_engines(settings: Settings, memory: Memory | None = None) -> Engines:
    """Load the models of the profile and check them; raises `models.errors.ModelError`."""
    profile = choose_profile(settings)
    translator, *summarizers = (locate(entry, settings) for entry in PROFILES[profile])
    # The summarizer takes longest to load; everything else is done beside it.
    with ThreadPoolExecutor(1, thread_name_prefix="mujaz-load-summarizer") as beside:
        loading = beside.submit(load_summarizer, summarizers[0], settings) if summarizers else None
        detect(WARM_UP)
        engines = Engines(
            profile=profile,
            translator=remembering(load_translator(translator, settings), memory),
            summarizer=loading.result() if loading else None,
            ranker=LexRankRanker(),
            uncertain_below=translator.entry.uncertain_below,
            corrects_names=settings.correct_names and translator.entry.corrects_names,
            copies_terms=translator.entry.copies_terms,
            dictionary=translator.dictionary,
        )
    give_back()
    return engines


def remembering(translator: QueueingTranslator, memory: Memory | None) -> QueueingTranslator:
    """Let a translator remember sentences where there is memory for them."""
    return CachingTranslator(translator, memory.sentences) if memory else translator


def release(engines: Engines) -> None:
    """Let the engines finish what waits, and end their threads."""
    translator = engines.translator
    if isinstance(translator, CachingTranslator):
        translator = translator.engine
    if isinstance(translator, BatchingTranslator):
        translator.close()
    if isinstance(engines.summarizer, BatchingSummarizer):
        engines.summarizer.close()


def choose_profile(settings: Settings) -> str:
    """Return the profile asked for; `auto` is the best whose models are all on this disk, or else the starter."""
    if settings.profile != "auto":
        return settings.profile
    return next((profile for profile in BETTER_THAN_STARTER if is_installed(profile, settings)), "starter")


def is_installed(profile: str, settings: Settings) -> bool:
    """Tell whether every model of a profile is on this disk."""
    try:
        for entry in PROFILES[profile]:
            locate(entry, settings)
    except ModelNotInstalled:
        return False
    return True


def locate(entry: CatalogueEntry, settings: Settings) -> InstalledModel:
    """Find a model on this disk; raises `ModelNotInstalled`, which says how to get it."""
    return find(entry, settings.models_dir, settings.precision, bundled_dir=settings.starter_dir)


def open_model(load: Callable[..., Engine], model: InstalledModel, settings: Settings) -> Engine:
    """Load a model as what its manifest says it is; raises `models.errors.ModelError`."""
    return load(
        model.folder,
        model=model.entry.name,
        revision=model.revision,
        precision=model.precision,
        workers=settings.workers,
    )


def load_translator(model: InstalledModel, settings: Settings) -> BatchingTranslator:
    """Load a translator, which all requests share, and let it translate its golden sentence.

    Raises `models.errors.ModelError`.
    """
    translator = open_model(CTranslate2BatchTranslator.load, model, settings)
    golden = model.golden
    if not isinstance(golden, GoldenPair):
        raise CheckpointInvalid(f"{model.entry.name} has no golden sentence to check it with")
    check_translator(translator, golden)
    limits = Limits(waiting=settings.max_waiting_texts)
    return BatchingTranslator(translator, workers=count_workers(settings.workers), limits=limits, at_rest=AT_REST)


def load_summarizer(model: InstalledModel, settings: Settings) -> BatchingSummarizer:
    """Load a summarizer, which all requests share, and let it summarize its golden document.

    Raises `models.errors.ModelError`.
    """
    summarizer = open_model(CTranslate2Summarizer.load, model, settings)
    golden = model.golden
    if not isinstance(golden, GoldenDocument):
        raise CheckpointInvalid(f"{model.entry.name} has no golden document to check it with")
    check_summarizer(summarizer, golden)
    return BatchingSummarizer(summarizer, workers=count_workers(settings.workers), at_rest=AT_REST)
