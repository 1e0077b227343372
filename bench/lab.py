"""What the sections of the benchmark work with: prepared models, services that run side by side, questions to ask.

A service is started when first asked for and runs, stopped while others are measured, until the end.
"""

from collections.abc import Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from bench import corpus
from bench.installed import Prepared
from bench.load import Question, Sample, ask_all
from bench.services import Service, mujaz, only, plain

ARTICLE = 20
"""Sentences of the article that most figures are about."""


class Lab:
    """Holds services and gives questions, every one of them new."""

    def __init__(self, models: Prepared, cache: Path, *, quick: bool) -> None:
        self.models, self.cache, self.quick = models, cache, quick
        self._running: dict[str, Service] = {}
        self._stack = ExitStack()
        self._sentences = corpus.sentences()

    def __enter__(self) -> Self:
        """Begin."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End every service."""
        self._stack.close()

    def mujaz(self, profile: str = "standard") -> Service:
        """Return Mujaz with a profile, started and warm."""
        name = "Mujaz" if profile == "standard" else f"Mujaz, {profile}"
        return self._service(name, mujaz(self.models.models_dir, profile, name))

    def plain(self) -> Service:
        """Return the service everyone writes, started and warm."""
        return self._service("plain service", plain(self.models.translator, self.models.summarizer))

    def measure(self, service: Service, what: str, questions: list[Question], clients: int = 1) -> Sample:
        """Ask a service while the others are stopped."""
        with only(service, list(self._running.values())):
            return ask_all(service, what, questions, clients)

    def sentences(self, count: int) -> list[str]:
        """Give new sentences."""
        return list(islice(self._sentences, count))

    def article(self, sentences: int = ARTICLE) -> str:
        """Give a new article."""
        return next(corpus.texts(self._sentences, sentences))

    def articles(self, count: int, sentences: int = ARTICLE, **options: Any) -> list[Question]:  # noqa: ANN401  (JSON)
        """Give questions for the briefs of new articles."""
        return [Question("/summarize", {"text": self.article(sentences), **options}) for _ in range(count)]

    def singles(self, count: int) -> list[Question]:
        """Give questions for the translation of new single sentences."""
        return [single(sentence) for sentence in self.sentences(count)]

    def endless_articles(self, sentences: int, **options: Any) -> Iterator[Question]:  # noqa: ANN401  (JSON)
        """Give questions for the briefs of new articles without end."""
        while True:
            yield from self.articles(1, sentences, **options)

    def whole_articles(self, count: int) -> list[Question]:
        """Give questions for the translation of new articles, each as one text."""
        return [single(self.article()) for _ in range(count)]

    def others(self, service: Service) -> list[Service]:
        """List the services that run beside one."""
        return [other for other in self._running.values() if other is not service]

    def times(self, full: int, quick: int) -> int:
        """Return a number of repeats."""
        return quick if self.quick else full

    @contextmanager
    def all_paused(self) -> Iterator[None]:
        """Stop every service for the length of the block."""
        with ExitStack() as stack:
            for service in self._running.values():
                stack.enter_context(service.paused())
            yield

    def _service(self, name: str, start: AbstractContextManager[Service]) -> Service:
        if name not in self._running:
            with self.all_paused():
                service = self._stack.enter_context(start)
            self._running[name] = service
            ask_all(service, "warm-up", [*self.singles(1), *self.articles(1, 5, **BRIEF_AND_TRANSLATION)])
        return self._running[name]


def single(sentence: str) -> Question:
    """Ask for the translation of a sentence; every service here has this form of request."""
    return Question("/translate", {"q": sentence, "source": "ar", "target": "en"})


BRIEF_AND_TRANSLATION: dict[str, Any] = {"include": ["translation"]}
