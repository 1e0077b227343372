"""Engines load once, in the background, and say honestly how far they are."""

import queue
import threading
from collections.abc import Callable

import pytest

from models.errors import GoldenMismatch
from models.fake_engine import FakeRanker, FakeTranslator
from models.protocol import DecodingOptions
from service.briefs.pipeline import BriefMaker
from service.briefs.types import Engines
from service.errors import ModelsFailed, MujazError, NotReady
from service.loading import EngineLoader, LoadState, Services


def engines() -> Engines:
    """Return engines that need no weights."""
    return Engines("starter", FakeTranslator(), None, FakeRanker())


def failing(error: Exception) -> Callable[[], Engines]:
    """Return a function that builds nothing and raises."""

    def build() -> Engines:
        raise error

    return build


class HeldBuild:
    """Builds once it is released, and counts how often it was called."""

    def __init__(self) -> None:
        self.release = threading.Event()
        self.calls = 0

    def __call__(self) -> Engines:
        """Wait, then build."""
        self.calls += 1
        self.release.wait(20)
        return engines()


def test_nothing_loads_before_the_start() -> None:
    """Making a loader builds nothing, so that a server may fork after it."""
    build = HeldBuild()
    loader = EngineLoader(build)
    assert (loader.state, build.calls) == (LoadState.LOADING, 0)


def test_asking_too_early_says_so_and_begins_to_load() -> None:
    """`get` never waits; the first one starts the loading, and later ones find the engines."""
    build = HeldBuild()
    loader = EngineLoader(build)
    with pytest.raises(NotReady):
        loader.get()
    build.release.set()
    assert loader.wait(10) is loader.get()
    assert loader.state is LoadState.READY


def test_many_askers_load_once() -> None:
    """However many threads ask at once, one set of engines is built."""
    build = HeldBuild()
    loader = EngineLoader(build)
    askers = [threading.Thread(target=loader.start) for _ in range(8)]
    for asker in askers:
        asker.start()
    for asker in askers:
        asker.join(10)
    build.release.set()
    loader.wait(10)
    assert build.calls == 1


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (GoldenMismatch("starter: the golden sentence came out wrong"), "starter: the golden sentence came out wrong"),
        (RuntimeError("something with a path in it"), "Loading ended in RuntimeError."),
    ],
)
def test_a_failure_is_kept_with_its_reason(error: Exception, reason: str) -> None:
    """A failure of a model is told in its own words, any other by its type alone."""
    loader = EngineLoader(failing(error))
    with pytest.raises(ModelsFailed) as raised:
        loader.wait(10)
    assert (raised.value.detail, loader.failure, loader.state) == (reason, reason, LoadState.FAILED)


def test_waiting_ends() -> None:
    """Waiting longer than allowed is told as not ready."""
    build = HeldBuild()
    loader = EngineLoader(build)
    with pytest.raises(NotReady):
        loader.wait(0.01)
    build.release.set()


@pytest.mark.parametrize("loaded", [True, False])
def test_closing_lets_the_engines_go(loaded: bool) -> None:
    """After closing there is nothing to get, and what was still loading is released as soon as it comes."""
    build = HeldBuild()
    released: queue.SimpleQueue[Engines] = queue.SimpleQueue()
    loader = EngineLoader(build, released.put)
    loader.start()
    if loaded:
        build.release.set()
        loader.wait(10)
    loader.close()
    build.release.set()
    with pytest.raises(MujazError):
        loader.wait(10)
    assert loader.state is LoadState.CLOSED
    assert released.get(timeout=10).profile == "starter"
    loader.close()
    assert released.empty()


def test_services_make_briefs_with_the_loaded_engines() -> None:
    """Before the engines are there, asking for a brief maker says so; after, it is there."""
    loader = EngineLoader(engines)
    services = Services(loader, DecodingOptions())
    with pytest.raises(NotReady):
        EngineLoader(HeldBuild()).get()
    loader.wait(10)
    assert isinstance(services.brief_maker(), BriefMaker)
