"""Engines that go wrong in one way and mend when asked rightly: what the fakes of `models` cannot do."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from models.fake_engine import FakeTranslator
from models.protocol import DecodingOptions, EngineInfo, Hypothesis, Translation


@dataclass(frozen=True, slots=True)
class ScriptedTranslator:
    """Translates as `say` tells; remembers every call. A token is a word."""

    say: Callable[[str, DecodingOptions], str]
    window: int = 512
    calls: list[tuple[str, ...]] = field(default_factory=list)
    info: EngineInfo = field(default_factory=lambda: FakeTranslator().info)

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """Count words, end of sentence included."""
        return [len(text.split()) + 1 for text in texts]

    def translate(self, sources: Sequence[str], options: DecodingOptions) -> list[Translation]:
        """Say what the script says; the target is cut where it is over the limit."""
        self.calls.append(tuple(sources))
        return [self._translate(source, options) for source in sources]

    def _translate(self, source: str, options: DecodingOptions) -> Translation:
        words = self.say(source, options).split()
        room = options.max_target_tokens - 1
        best = Hypothesis(" ".join(words[:room]), -0.25, len(words[:room]) + 1)
        counted = len(source.split()) + 1
        return Translation(best, (), counted, counted > self.window, len(words) > room)


def spelled(source: str, _: DecodingOptions) -> str:
    """Translate as the fake does."""
    return FakeTranslator().translate([source], DecodingOptions())[0].best.text
