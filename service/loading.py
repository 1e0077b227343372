"""Loads the engines in the background, once, after the server has forked, and says how far that is.

Knows no HTTP and no implementation: it is given a function that builds and checks the engines.
"""

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from models.errors import ModelError
from models.protocol import DecodingOptions
from service.briefs.check.article import ArticleStyle
from service.briefs.pipeline import BriefMaker
from service.briefs.remembering import Memory, RememberingBriefMaker
from service.briefs.types import Engines, GlossaryTerm
from service.errors import ModelsFailed, NotReady

log = logging.getLogger(__name__)


class LoadState(StrEnum):
    """How far loading is."""

    LOADING = "loading"
    READY = "ready"
    FAILED = "failed"
    CLOSED = "closed"


class EngineLoader:
    """Builds the engines in one background thread; `get` never waits.

    Neither CTranslate2 nor torch survives a fork after loading, so nothing happens before `start` or the first `get`.
    `build` also checks what it built: a model that loads but speaks gibberish is a failure and never serves.
    `release` ends what the engines started; it may wait for their work.
    """

    def __init__(self, build: Callable[[], Engines], release: Callable[[Engines], None] = lambda _: None) -> None:
        self._build = build
        self._release = release
        self._lock = threading.Lock()
        self._settled = threading.Event()
        self._thread: threading.Thread | None = None
        self._engines: Engines | None = None
        self._failure: str | None = None
        self._closed = False

    @property
    def state(self) -> LoadState:
        """Say how far loading is."""
        with self._lock:
            return self._current_state()

    @property
    def loaded(self) -> Engines | None:
        """Return the engines where they are ready; begins nothing."""
        return self._engines

    @property
    def failure(self) -> str | None:
        """Give one sentence on why loading failed, for the person who runs the service."""
        return self._failure

    def start(self) -> None:
        """Begin loading; further calls change nothing."""
        with self._lock:
            if self._thread is None and not self._closed:
                self._thread = threading.Thread(target=self._load, name="mujaz-load-engines", daemon=True)
                self._thread.start()

    def get(self) -> Engines:
        """Return the engines at once.

        Raises `NotReady` while they load (and begins to load them if nothing did), `ModelsFailed` when they cannot.
        """
        self.start()
        with self._lock:
            if self._engines is not None:
                return self._engines
            if self._failure is not None:
                raise ModelsFailed(self._failure)
            raise NotReady

    def wait(self, timeout_seconds: float | None = None) -> Engines:
        """Return the engines once they are ready; raises as `get` when they fail or the time is over."""
        self.start()
        self._settled.wait(timeout_seconds)
        return self.get()

    def close(self) -> None:
        """Let the engines go, once their work is done; later calls of `get` raise `NotReady`."""
        with self._lock:
            self._closed = True
            engines, self._engines = self._engines, None
            self._settled.set()
        if engines is not None:
            self._release(engines)

    def _current_state(self) -> LoadState:
        if self._closed:
            return LoadState.CLOSED
        if self._engines is not None:
            return LoadState.READY
        return LoadState.FAILED if self._failure is not None else LoadState.LOADING

    def _load(self) -> None:
        # Waiters go on only after a failed attempt has let go of all it held: a process that ends while another thread
        # is still freeing an engine is aborted.
        failure = self._attempt()
        with self._lock:
            self._failure = failure
        self._settled.set()

    def _attempt(self) -> str | None:
        """Build, check and keep the engines; return why that failed, None when it did not."""
        try:
            engines = self._build()
        except ModelError as error:
            log.exception("The models could not be loaded.")
            return str(error)
        except Exception as error:  # the boundary of the thread: whatever happened, readiness must say so
            log.exception("The models could not be loaded.")
            return f"Loading ended in {type(error).__name__}."
        with self._lock:
            if not self._closed:
                self._engines = engines
                return None
        self._release(engines)
        return None


@dataclass(frozen=True, slots=True)
class Services:
    """Everything the faces of the service work with; `memory` is None where nothing is remembered."""

    loader: EngineLoader
    decoding: DecodingOptions
    glossary: tuple[GlossaryTerm, ...] = ()
    style: ArticleStyle = ArticleStyle.AS_LISTED
    memory: Memory | None = None

    def brief_maker(self) -> BriefMaker:
        """Return what makes briefs; raises as `EngineLoader.get`."""
        engines = self.loader.get()
        if self.memory is None:
            return BriefMaker(engines, self.decoding, self.glossary, self.style)
        return RememberingBriefMaker(engines, self.decoding, self.glossary, self.style, briefs=self.memory.briefs)
