"""Which texts go together, and whose turn it is: the rules one by one (`tests/properties` has them all at once)."""

import pytest

from models.batches import Batch, Limits
from models.errors import DeadlinePassed
from models.protocol import DecodingOptions
from models.work_queue import WorkQueue

BEAM, GREEDY = DecodingOptions(), DecodingOptions(beam_size=1)
LIMITS = Limits(batch_texts=4, batch_tokens=100)


def queue_of(*requests: list[int], workers: int = 1) -> WorkQueue:
    """Let requests wait, given as the lengths of their texts; a text is named '<request>.<place>'."""
    queue = WorkQueue(workers, LIMITS)
    for number, lengths in enumerate(requests):
        queue.add([f"{number}.{place}" for place, _ in enumerate(lengths)], lengths, BEAM, now=0.0)
    return queue


def take(queue: WorkQueue) -> Batch:
    """Take a batch that must be there."""
    batch = queue.take(0.0)
    assert batch is not None
    return batch


def turns(queue: WorkQueue) -> list[str]:
    """Take batch after batch and list which requests each holds."""
    taken = []
    while batch := queue.take(0.0):
        taken.append("+".join(sorted({text.split(".")[0] for text in batch.texts})))
    return taken


@pytest.mark.parametrize(
    ("requests", "first"),
    [
        ([[10], [10], [10]], ["0.0", "1.0", "2.0"]),
        ([[10]] * 9, ["0.0", "1.0", "2.0", "3.0"]),
        ([[10], [21], [20], [9]], ["0.0", "3.0", "2.0"]),
        ([[10], [12], [9], [11], [10], [11]], ["0.0", "4.0", "2.0", "3.0"]),
        ([[20], [9], [10]], ["0.0", "2.0"]),
        ([[30], [25], [25], [25]], ["0.0", "1.0", "2.0"]),
        ([[10, 30, 20]], ["0.1", "0.2", "0.0"]),
        ([[400], [400]], ["0.0"]),
    ],
    ids=[
        "alike",
        "most texts",
        "longer",
        "nearest first",
        "shorter",
        "most tokens",
        "own of any length",
        "over the limit alone",
    ],
)
def test_what_goes_together(requests: list[list[int]], first: list[str]) -> None:
    """Those of the nearest length join a newcomer, within the limits; a request's own texts go longest first."""
    assert take(queue_of(*requests)).texts == first


def test_options_are_never_mixed() -> None:
    """Texts that are searched differently are not searched together."""
    queue = queue_of([10])
    queue.add(["other"], [10], GREEDY, now=0.0)
    assert [take(queue).options, take(queue).options] == [BEAM, GREEDY]


@pytest.mark.parametrize(
    ("requests", "expected"),
    [
        ([[50] * 6, [50] * 4], ["0", "1", "0", "1", "0"]),
        ([[50] * 6, [10]], ["0", "1", "0", "0"]),
        ([[50] * 6, [10], [24], [90]], ["0", "1", "0", "2", "0", "3"]),
    ],
    ids=["long ones in turn", "a short one second", "every second turn is for newcomers"],
)
def test_whose_turn_it_is(requests: list[list[int]], expected: list[str]) -> None:
    """A first turn comes early, but those who had theirs are not pushed back more than every second time."""
    assert turns(queue_of(*requests)) == expected


def test_a_newcomer_is_next_however_long_the_others_are() -> None:
    """Two articles of 200 sentences that had their first turn let one sentence pass at once."""
    queue = queue_of([25] * 200, [25] * 200)
    for _ in range(4):
        take(queue)
    queue.add(["short"], [8], BEAM, now=0.0)
    assert take(queue).texts == ["short"]


@pytest.mark.parametrize(
    ("lengths", "follow_up", "seconds", "texts"),
    [
        ([9], False, 1.0, 2),
        ([9], False, 9.9, 2),
        ([9], False, 10.0, 11),
        ([30, 31], False, 1.0, 11),
        ([9], True, 1.0, 11),
        ([], False, 1.0, 11),
    ],
    ids=["just came", "came lately", "came long ago", "was no short one", "was the rest of a long one", "was empty"],
)
def test_long_requests_are_courteous_while_short_ones_come(
    lengths: list[int], follow_up: bool, seconds: float, texts: int
) -> None:
    """For some seconds after a short request, a long one takes small batches, so that the next need not wait long."""
    queue = WorkQueue(1, Limits(courteous_tokens=60))
    queue.add([f"earlier {length}" for length in lengths], lengths, BEAM, now=0.0, follow_up=follow_up)
    queue.take(0.0)
    queue.add([f"long {place}" for place in range(40)], [30] * 40, BEAM, now=seconds)
    batch = queue.take(seconds)
    assert batch is not None
    assert len(batch.texts) == texts


def test_one_request_is_split_over_the_free_workers() -> None:
    """Two free workers get half each; one that is free alone gets all that fits."""
    assert [take(split).padded_tokens for split in [queue_of([10] * 4, workers=2)] * 2] == [20, 20]
    assert take(queue_of([10] * 4)).padded_tokens == 40


def test_a_passed_deadline_is_an_outcome() -> None:
    """The moment itself is too late; the request ends there, and an equal text of another stays."""
    queue = WorkQueue(1, LIMITS)
    late = queue.add(["shared", "own"], [3, 3], BEAM, now=0.0, deadline=5.0)
    queue.add(["shared"], [3], BEAM, now=0.0)
    batch = queue.take(5.0)
    assert batch is not None
    assert batch.texts == ["shared"]
    with pytest.raises(DeadlinePassed):
        late.outcome.result(timeout=0)
