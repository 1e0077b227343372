"""What the threads of a pool do when there is nothing to do; all else is tested with the translator over it."""

import threading
from collections.abc import Sequence

from models.batches import LIMITS
from models.protocol import DecodingOptions
from models.search_pool import SearchPool

OPTIONS = DecodingOptions()
PATIENCE_SECONDS = 20


def test_it_says_when_nothing_waits() -> None:
    """When all work is done, and again after the next work; not while a worker is still at it."""
    rests, may_end = threading.Semaphore(0), threading.Event()

    def search(texts: Sequence[str], _: DecodingOptions) -> list[int]:
        assert may_end.wait(PATIENCE_SECONDS)
        return [len(text) for text in texts]

    pool: SearchPool[str, int] = SearchPool(search, workers=2, limits=LIMITS, at_rest=rests.release)
    tickets = [pool.submit([text], [1], OPTIONS, None) for text in ("كتاب", "بيت")]
    assert not rests.acquire(blocking=False)
    may_end.set()
    assert [ticket.result() for ticket in tickets] == [[4], [3]]
    assert rests.acquire(timeout=PATIENCE_SECONDS)
    assert pool.submit(["باب"], [1], OPTIONS, None).result() == [3]
    assert rests.acquire(timeout=PATIENCE_SECONDS)
    pool.close()
