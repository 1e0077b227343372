"""Documents of any length are summarized window by window and read whole."""

from collections.abc import Sequence
from time import monotonic

import pytest

from models.batching import BatchingSummarizer
from models.errors import DeadlinePassed, EngineClosed, ModelError, QueueFull
from models.fake_engine import FakeSummarizer
from models.fake_engine import Fault as FakeFault
from models.protocol import DecodingOptions, Summary
from service.briefs.summarize import balanced_windows, summarize, summary_options
from service.briefs.timing import Deadline
from service.errors import Busy, DeadlineExceeded, MujazError

NEVER = Deadline()


class FailingQueue(BatchingSummarizer):
    """Takes nothing and says why; remembers until when it was asked to."""

    def __init__(self, error: ModelError) -> None:
        super().__init__(FakeSummarizer(window=40), workers=1)
        self.error = error
        self.asked: list[tuple[int, float | None]] = []

    def summarize_by(
        self,
        documents: Sequence[Sequence[str]],
        options: DecodingOptions,  # noqa: ARG002  (the signature is the protocol's)
        deadline: float | None,
    ) -> list[Summary]:
        """Raise the error."""
        self.asked.append((len(documents), deadline))
        raise self.error


OPTIONS = summary_options(beam_size=4)
SENTENCES = [f"قال الوزير رقم {number} إن الحكومة في القاهرة" for number in range(12)]


@pytest.mark.parametrize(
    ("costs", "room", "windows"),
    [
        ([], 10, []),
        ([3, 3, 3], 10, [range(3)]),
        ([5, 5, 5, 5], 15, [range(2), range(2, 4)]),
        ([4, 4, 4, 4, 4, 4], 21, [range(3), range(3, 6)]),
        ([20, 3, 3], 10, [range(1), range(1, 3)]),
        ([1, 1, 1, 9], 10, [range(3), range(3, 4)]),
    ],
)
def test_windows_are_few_balanced_and_in_order(costs: list[int], room: int, windows: list[range]) -> None:
    """The fewest windows that hold everything, none much fuller than the others."""
    assert balanced_windows(costs, room) == windows


def test_a_document_within_the_window_is_read_at_once() -> None:
    """One window, one text."""
    made = summarize(FakeSummarizer(), SENTENCES, OPTIONS, NEVER)
    assert (made.texts, made.windows, made.unread, made.cut) == ((SENTENCES[0],), 1, False, False)
    assert made.log_probability == -0.5


def test_a_longer_document_is_read_in_windows() -> None:
    """Each window gives its part; nothing is left unread."""
    made = summarize(FakeSummarizer(window=40), SENTENCES, OPTIONS, NEVER)
    assert made.windows == 3
    assert made.texts == (SENTENCES[0], SENTENCES[4], SENTENCES[8])
    assert not made.unread


def test_a_sentence_over_the_window_is_cut_at_clauses() -> None:
    """No word of a very long sentence is dropped."""
    long = "، ".join(SENTENCES)
    made = summarize(FakeSummarizer(window=20, sentences=9), [long], OPTIONS, NEVER)
    assert not made.unread
    assert " ".join(made.texts).split() == long.split()


@pytest.mark.parametrize("fault", [FakeFault.EMPTY, FakeFault.LOOP])
def test_a_useless_summary_gives_no_text(fault: FakeFault) -> None:
    """An empty or looping summary is withheld; the windows still count as read."""
    made = summarize(FakeSummarizer(fault=fault), SENTENCES, OPTIONS, NEVER)
    assert (made.texts, made.windows) == ((), 1)


@pytest.mark.parametrize(
    ("error", "answered"),
    [(DeadlinePassed(), DeadlineExceeded), (QueueFull(), Busy), (EngineClosed(), Busy)],
    ids=lambda one: one.__name__ if isinstance(one, type) else type(one).__name__,
)
def test_a_queue_gets_all_windows_and_the_deadline(error: ModelError, answered: type[MujazError]) -> None:
    """It decides what runs together; what it cannot do in time or at all is what the service answers."""
    queue = FailingQueue(error)
    soon = monotonic() + 3600
    with pytest.raises(answered):
        summarize(queue, SENTENCES, OPTIONS, Deadline(soon))
    assert queue.asked == [(3, soon)]


def test_a_passed_deadline_stops_before_the_model() -> None:
    """Nothing is begun."""
    queue = FailingQueue(QueueFull())
    with pytest.raises(DeadlineExceeded):
        summarize(queue, SENTENCES, OPTIONS, Deadline(monotonic()))
    assert queue.asked == []


def test_a_summary_cut_by_the_target_limit_is_known() -> None:
    """The brief can say so."""
    assert summarize(FakeSummarizer(fault=FakeFault.CUT), SENTENCES, OPTIONS, NEVER).cut


def test_a_method_without_probabilities_has_none() -> None:
    """No figure is made up."""
    assert summarize(FakeSummarizer(log_probability=None), SENTENCES, OPTIONS, NEVER).log_probability is None


def test_the_published_decoding_is_used_with_the_beam_set() -> None:
    """XL-Sum's decoding but for the beam, which the service sets."""
    options = summary_options(beam_size=2)
    assert (options.beam_size, options.length_penalty, options.max_target_tokens) == (2, 0.6, 84)
    assert options.no_repeat_ngram_size == 2
