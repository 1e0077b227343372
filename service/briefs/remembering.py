"""Briefs that were made before, given again to whoever asks for the same; knows no model and no step of the making."""

from dataclasses import dataclass, replace

from models.bounded_cache import BoundedCache, key_of
from models.protocol import DecodingOptions, Translation
from service.briefs.check.article import ArticleStyle
from service.briefs.pipeline import BriefMaker
from service.briefs.timing import Deadline, Stopwatch
from service.briefs.types import Brief, BriefRequest, Engines, GlossaryTerm


@dataclass(frozen=True, slots=True)
class Memory:
    """What is kept of earlier requests: translations of sentences, and whole briefs. In memory only, and not for long.

    Each has its own bound, so that a run of long briefs does not push out the sentences, which more requests share.
    """

    sentences: BoundedCache[Translation]
    briefs: BoundedCache[Brief]


class RememberingBriefMaker(BriefMaker):
    """Makes briefs as `BriefMaker` does, and each only once while it is remembered; errors are not remembered.

    Two who ask for the same new brief at once both have it made: their sentences meet in the translator's queue.
    """

    def __init__(
        self,
        engines: Engines,
        decoding: DecodingOptions,
        glossary: tuple[GlossaryTerm, ...] = (),
        style: ArticleStyle = ArticleStyle.AS_LISTED,
        *,
        briefs: BoundedCache[Brief],
    ) -> None:
        super().__init__(engines, decoding, glossary, style)
        self._briefs = briefs

    def make(self, request: BriefRequest, deadline: float | None = None) -> Brief:
        """Make a brief or give the one made before, which says so and has this request's timings; raises as there."""
        stopwatch = Stopwatch()
        key = self._key(request)
        known = self._briefs.get(key)
        if known is None:
            made = super().make(request, deadline)
            self._briefs.put(key, replace(made, timings={}))
            return made
        Deadline(deadline).check()
        return replace(known, cached=True, timings=stopwatch.milliseconds())

    def _key(self, request: BriefRequest) -> bytes:
        """Digest all that decides a brief: the signature, what it does not name, both glossaries, what is asked for."""
        return key_of(self.signature(request.route), self._engines.uncertain_below, self._glossary, request)
