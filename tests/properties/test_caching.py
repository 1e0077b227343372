"""Whatever is asked in whatever order, a translator that remembers answers as one that does not."""

from collections.abc import Sequence
from dataclasses import dataclass

from hypothesis import given, settings
from hypothesis import strategies as st

from models.batching import BatchingTranslator
from models.bounded_cache import BoundedCache
from models.caching import CachingTranslator
from models.errors import EngineFailure, ModelError
from models.fake_engine import FakeTranslator
from models.protocol import DecodingOptions, EngineInfo, Translation, Translator

FAKE = FakeTranslator(window=64)
BAD = "عطل"
TEXTS = st.lists(st.sampled_from(["كتاب", "مرحبا", "قال الوزير", "", " ", "\ud800", BAD, "القاهرة " * 70]), max_size=5)
OPTIONS = st.sampled_from([DecodingOptions(), DecodingOptions(num_hypotheses=2), DecodingOptions(max_target_tokens=2)])


@dataclass(frozen=True, slots=True)
class Call:
    """One call, and how many seconds after the one before it comes."""

    sources: list[str]
    options: DecodingOptions
    after: float


CALLS = st.lists(st.builds(Call, TEXTS, OPTIONS, st.sampled_from([0.0, 1.0, 7.0])), max_size=25)


@dataclass(frozen=True, slots=True)
class FailingTranslator:
    """Translates, and fails where a text is bad."""

    fake: FakeTranslator = FAKE

    @property
    def info(self) -> EngineInfo:
        """Name the fake."""
        return self.fake.info

    @property
    def window(self) -> int:
        """Return the fake's window."""
        return self.fake.window

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """Count words."""
        return self.fake.count_tokens(texts)

    def translate(self, sources: Sequence[str], options: DecodingOptions) -> list[Translation]:
        """Translate or fail."""
        if BAD in sources:
            raise EngineFailure(BAD)
        return self.fake.translate(sources, options)


def outcome(translator: Translator, call: Call) -> list[Translation] | type[ModelError]:
    """Return the translations or the kind of error."""
    try:
        return translator.translate(call.sources, call.options)
    except ModelError as error:
        return type(error)


@settings(max_examples=80, deadline=None)
@given(calls=CALLS, most_bytes=st.sampled_from([0, 2_000, 100_000]))
def test_remembering_changes_no_answer(calls: list[Call], most_bytes: int) -> None:
    """Also where there is room for little or nothing, where time passes, and between failures."""
    plain, now = FailingTranslator(), 0.0
    batching = BatchingTranslator(plain, workers=1)
    caching = CachingTranslator(batching, BoundedCache(most_bytes, 10.0, lambda: now))
    for call in calls:
        now += call.after
        assert outcome(caching, call) == outcome(plain, call)
    batching.close()
