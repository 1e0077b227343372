"""Many callers share one engine: joined, in turn, and each for itself when something goes wrong."""

import gc
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from time import monotonic

import pytest

from models.batches import LIMITS, Limits
from models.batching import BatchingSummarizer, BatchingTranslator
from models.errors import DeadlinePassed, EngineClosed, EngineFailure, QueueFull
from models.fake_engine import FakeSummarizer, FakeTranslator
from models.protocol import (
    DecodingOptions,
    EngineInfo,
    QueueingSummarizer,
    QueueingTranslator,
    Summary,
    Translation,
)
from models.search_pool import Ticket

OPTIONS = DecodingOptions()
BAD, SHORT_ANSWER = "سيئ", "ناقص"
PATIENCE_SECONDS = 20
SEARCH_THREADS = "mujaz-search"


class HeldEngine:
    """Translates as the fake does, once it is let; remembers every call. Fails on one text and leaves one out."""

    def __init__(self) -> None:
        self.info: EngineInfo = FakeTranslator().info
        self.window = 512
        self.calls: list[tuple[str, ...]] = []
        self.begun = threading.Semaphore(0)
        self.go_on = threading.Event()

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """Count words, end of sentence included."""
        return FakeTranslator().count_tokens(texts)

    def translate(self, sources: Sequence[str], options: DecodingOptions) -> list[Translation]:
        """Say that it began, wait to be let, and translate."""
        self.calls.append(tuple(sources))
        self.begun.release()
        assert self.go_on.wait(PATIENCE_SECONDS)
        if BAD in sources:
            raise EngineFailure(BAD)
        return FakeTranslator().translate([one for one in sources if one != SHORT_ANSWER], options)

    def wait_until_begun(self, calls: int = 1) -> None:
        """Wait until so many more calls have begun."""
        for _ in range(calls):
            assert self.begun.acquire(timeout=PATIENCE_SECONDS)


@contextmanager
def occupied(workers: int = 1, limits: Limits = LIMITS) -> Iterator[tuple[BatchingTranslator, HeldEngine]]:
    """Give a translator whose workers are all held at a text of their own, and its engine; close it in the end."""
    engine = HeldEngine()
    translator = BatchingTranslator(engine, workers=workers, limits=limits)
    for number in range(workers):
        translator.submit([f"أول {number}"], OPTIONS)
    engine.wait_until_begun(workers)
    engine.calls.clear()
    try:
        yield translator, engine
    finally:
        engine.go_on.set()
        translator.close()


def spelled(ticket: Ticket[str, Translation]) -> list[str]:
    """Wait for a ticket's texts."""
    return [one.best.text for one in ticket.result()]


def search_threads() -> list[threading.Thread]:
    """List the threads that search or could."""
    return [thread for thread in threading.enumerate() if thread.name.startswith(SEARCH_THREADS)]


def test_it_is_a_queueing_translator() -> None:
    """The service recognizes it by what it can do."""
    assert isinstance(BatchingTranslator(FakeTranslator(), workers=1), QueueingTranslator)
    assert not isinstance(FakeTranslator(), QueueingTranslator)


def test_what_waits_is_searched_together() -> None:
    """While the only worker is busy, requests gather; they are one batch, and each gets its own."""
    with occupied() as (translator, engine):
        tickets = [translator.submit([text], OPTIONS) for text in ("كتاب جديد", "مليون دولار", "في القاهرة")]
        engine.go_on.set()
        assert [spelled(ticket) for ticket in tickets] == [["book new"], ["million dollars"], ["in Cairo"]]
        assert [set(call) for call in engine.calls] == [{"كتاب جديد", "مليون دولار", "في القاهرة"}]


def test_as_many_batches_as_workers_run_at_once() -> None:
    """A second worker does not wait for the first."""
    with occupied(workers=3) as (translator, _):
        assert translator.statistics.running == 3


def test_a_free_worker_takes_a_text_at_once() -> None:
    """With nothing else to do, a text begins without any other to join it."""
    engine = HeldEngine()
    translator = BatchingTranslator(engine, workers=2)
    for text in ("كتاب", "شخص"):
        translator.submit([text], OPTIONS)
        engine.wait_until_begun()
    assert engine.calls == [("كتاب",), ("شخص",)]
    engine.go_on.set()
    translator.close()


def test_equal_texts_are_searched_once() -> None:
    """Texts asked for twice, within a request or by two, waiting or running, are one search; other options are not."""
    with occupied() as (translator, engine):
        tickets = [translator.submit(texts, OPTIONS) for texts in (["كتاب", "كتاب"], ["كتاب"], ["أول 0"])]
        other = translator.submit(["كتاب"], DecodingOptions(beam_size=1))
        engine.go_on.set()
        assert [spelled(ticket) for ticket in tickets] == [["book", "book"], ["book"], ["awl 0"]]
        assert spelled(other) == ["book"]
        assert engine.calls == [("كتاب",), ("كتاب",)]
        assert translator.statistics.joined == 3


def test_a_short_request_overtakes_a_long_one() -> None:
    """One sentence does not wait for the article before it."""
    with occupied(limits=Limits(batch_texts=4)) as (translator, engine):
        article = translator.submit([f"قال {number}" for number in range(40)], OPTIONS)
        short = translator.submit(["كتاب"], OPTIONS)
        engine.go_on.set()
        assert spelled(short) == ["book"]
        assert len(spelled(article)) == 40
        assert ("كتاب",) in engine.calls[:3]


def test_a_bad_text_fails_alone() -> None:
    """Whoever asked for it hears of it; those whose texts were in the same batch do not."""
    with occupied() as (translator, engine):
        good, bad, also_good = (translator.submit([text], OPTIONS) for text in ("كتاب", BAD, "شخص"))
        engine.go_on.set()
        assert (spelled(good), spelled(also_good)) == (["book"], ["people"])
        with pytest.raises(EngineFailure):
            bad.result()
        assert sorted(map(len, engine.calls)) == [1, 1, 1, 3]


def test_an_answer_too_few_is_a_failure() -> None:
    """An engine that leaves a text out must not shift the others' translations."""
    with occupied() as (translator, engine):
        good, missing = (translator.submit([text], OPTIONS) for text in ("كتاب", SHORT_ANSWER))
        engine.go_on.set()
        assert spelled(good) == ["book"]
        with pytest.raises(EngineFailure):
            missing.result()


@pytest.mark.parametrize("end", [Ticket.result, Ticket.cancel], ids=["deadline", "cancellation"])
def test_what_nobody_waits_for_any_more_does_not_begin(end: Callable[[Ticket[str, Translation]], object]) -> None:
    """Past its deadline, or when its caller gave up, a waiting text is dropped; what came with it is not."""
    with occupied() as (translator, engine):
        dropped = translator.submit(["كتاب"], OPTIONS, deadline=monotonic() - 1)
        kept = translator.submit(["شخص"], OPTIONS, deadline=monotonic() + PATIENCE_SECONDS)
        if end is Ticket.cancel:
            end(dropped)
        with pytest.raises(DeadlinePassed):
            dropped.result()
        engine.go_on.set()
        assert spelled(kept) == ["people"]
        assert engine.calls == [("شخص",)]
        assert translator.statistics.dropped == 1


def test_what_runs_at_the_deadline_runs_to_its_end() -> None:
    """The caller is told at its deadline, not when the engine is done; the engine then serves others."""
    engine = HeldEngine()
    translator = BatchingTranslator(engine, workers=1)
    with pytest.raises(DeadlinePassed):
        translator.translate_by(["كتاب"], OPTIONS, monotonic() + 0.01)
    engine.go_on.set()
    assert translator.translate(["شخص"], OPTIONS)[0].best.text == "people"
    translator.close()


def test_a_full_queue_refuses() -> None:
    """Beyond the limit nothing more waits; a request larger than the whole queue is taken when nothing else waits."""
    with occupied(limits=Limits(waiting=3)) as (translator, engine):
        large = translator.submit([f"قال {number}" for number in range(5)], OPTIONS)
        with pytest.raises(QueueFull):
            translator.submit(["كتاب"], OPTIONS)
        engine.go_on.set()
        assert len(spelled(large)) == 5
        assert translator.statistics.refused == 1


def test_closing_finishes_what_waits_and_ends_the_threads() -> None:
    """What was taken is done, nothing more is taken, and no thread is left; closing again changes nothing."""
    before = set(search_threads())
    with occupied(workers=2) as (translator, engine):
        tickets = [translator.submit([f"قال {number}", BAD], OPTIONS) for number in range(5)]
        with ThreadPoolExecutor(1) as closing:
            closed = closing.submit(translator.close)
            engine.go_on.set()
            closed.result(PATIENCE_SECONDS)
        assert all(ticket.done for ticket in tickets)
        with pytest.raises(EngineClosed):
            translator.translate(["كتاب"], OPTIONS)
        translator.close()
        assert set(search_threads()) <= before


def test_a_forgotten_translator_leaves_no_thread() -> None:
    """A command that never closes its engines ends all the same."""
    before = set(search_threads())
    translator = BatchingTranslator(FakeTranslator(), workers=2)
    translator.translate(["كتاب", "شخص"], OPTIONS)
    left = set(search_threads()) - before
    assert left
    del translator
    gc.collect()
    for thread in left:
        thread.join(PATIENCE_SECONDS)
        assert not thread.is_alive()


def test_the_figures_tell_what_happened() -> None:
    """Waiting, running and sums: of texts, batches, tokens, padding, waits and work."""
    with occupied() as (translator, engine):
        ticket = translator.submit(["كتاب جديد", "في مدينة القاهرة اليوم"], OPTIONS)
        figures = translator.statistics
        assert (figures.workers, figures.waiting, figures.running, figures.batches) == (1, 2, 1, 1)
        engine.go_on.set()
        ticket.result()
    figures = translator.statistics
    assert (figures.waiting, figures.running, figures.batches, figures.texts) == (0, 0, 2, 3)
    assert (figures.tokens, figures.padded_tokens) == (3 + 3 + 5, 3 + 5 + 5)
    assert figures.waited_seconds > 0
    assert figures.busy_seconds > 0


def test_many_threads_each_get_their_own() -> None:
    """Whatever is joined and shared, every caller gets what it asked for, in order."""
    translator = BatchingTranslator(FakeTranslator(), workers=3, limits=Limits(batch_texts=5))
    asked = [[f"كتاب {(number * step) % 17}" for step in range(9)] for number in range(60)]

    def translate(texts: list[str]) -> list[str]:
        return [one.best.text for one in translator.translate(texts, OPTIONS)]

    with ThreadPoolExecutor(16) as callers:
        answered = list(callers.map(translate, asked))
    translator.close()
    assert answered == [[text.replace("كتاب", "book") for text in texts] for texts in asked]


def test_documents_of_several_callers_are_summarized_together() -> None:
    """A summarizer has the same queue: what waits while it is busy is one batch, and each gets its own."""
    calls: list[int] = []
    begun, go_on = threading.Semaphore(0), threading.Event()

    class Held(FakeSummarizer):
        def summarize(self, documents: Sequence[Sequence[str]], options: DecodingOptions) -> list[Summary]:
            calls.append(len(documents))
            begun.release()
            assert go_on.wait(PATIENCE_SECONDS)
            return FakeSummarizer.summarize(self, documents, options)

    summarizer = BatchingSummarizer(Held(), workers=1)
    with ThreadPoolExecutor(4) as callers:
        made = [callers.submit(summarizer.summarize, [["أول"]], OPTIONS)]
        assert begun.acquire(timeout=PATIENCE_SECONDS)
        made += [callers.submit(summarizer.summarize, [[text, "شخص"]], OPTIONS) for text in ("كتاب", "مليون")]
        while summarizer.statistics.waiting < 2:
            time.sleep(0.001)
        with pytest.raises(DeadlinePassed):
            summarizer.summarize_by([["قال"]], OPTIONS, monotonic())
        go_on.set()
        assert [one.result()[0].text for one in made] == ["أول", "كتاب", "مليون"]
    summarizer.close()
    assert calls == [1, 2]
    assert isinstance(summarizer, QueueingSummarizer)
    assert not isinstance(FakeSummarizer(), QueueingSummarizer)
    with pytest.raises(EngineClosed):
        summarizer.summarize([["قال"]], OPTIONS)
