"""Long texts go through the model in pieces; what comes out wrong is tried again."""

from collections.abc import Sequence
from time import monotonic

import pytest

from models.batching import BatchingTranslator
from models.errors import DeadlinePassed, EngineClosed, ModelError, QueueFull
from models.protocol import DecodingOptions, Translation
from models.search_pool import Ticket
from service.briefs.degeneration import Fault
from service.briefs.pieces import ask, diagnose, mend, split_to
from service.briefs.timing import Deadline
from service.errors import Busy, DeadlineExceeded, MujazError
from tests.unit.service.briefs.stand_ins import ScriptedTranslator, spelled

OPTIONS = DecodingOptions()
NEVER = Deadline()
SENTENCE = "قال الوزير اليوم إن الحكومة في القاهرة، ثم قال الرئيس أمس إن وزارة الصحة في بيروت"


def attempt(
    translator: ScriptedTranslator, source: str, options: DecodingOptions = OPTIONS
) -> list[tuple[str, object]]:
    """Translate and mend one source; return each piece's source and fault."""
    pieces = ask(translator, [source], options, NEVER).answered()
    return [(piece.source, piece.fault) for piece in mend(translator, pieces, options, NEVER)[source]]


def test_each_distinct_source_is_translated_once() -> None:
    """Repeated sentences cost nothing."""
    translator = ScriptedTranslator(spelled)
    ask(translator, ["كتاب جديد", "شخص", "كتاب جديد"], OPTIONS, NEVER).answered()
    assert translator.calls == [("كتاب جديد", "شخص")]


class FailingQueue(BatchingTranslator):
    """Takes nothing and says why; remembers until when it was asked to."""

    def __init__(self, error: ModelError) -> None:
        super().__init__(ScriptedTranslator(spelled), workers=1)
        self.error = error
        self.deadlines: list[tuple[float | None, bool]] = []

    def submit(
        self,
        sources: Sequence[str],  # noqa: ARG002  (the signature is the protocol's)
        options: DecodingOptions,  # noqa: ARG002
        deadline: float | None = None,
        *,
        follow_up: bool = False,
    ) -> Ticket[str, Translation]:
        """Raise the error."""
        self.deadlines.append((deadline, follow_up))
        raise self.error


@pytest.mark.parametrize(
    ("error", "answered"),
    [(DeadlinePassed(), DeadlineExceeded), (QueueFull(), Busy), (EngineClosed(), Busy)],
    ids=lambda one: one.__name__ if isinstance(one, type) else type(one).__name__,
)
def test_a_queue_is_told_the_deadline_and_its_refusals_become_ours(
    error: ModelError, answered: type[MujazError]
) -> None:
    """What a queue cannot do in time or at all is what the service answers; it knows retries from new requests."""
    translator = FailingQueue(error)
    soon = monotonic() + 3600
    with pytest.raises(answered):
        ask(translator, ["كتاب"], OPTIONS, Deadline(soon))
    faulty = {"كتاب": diagnose("كتاب", ScriptedTranslator(lambda *_: "").translate(["كتاب"], OPTIONS)[0])}
    with pytest.raises(answered):
        mend(translator, faulty, OPTIONS, Deadline(soon))
    assert translator.deadlines == [(soon, False), (soon, True)]


def test_a_passed_deadline_stops_before_the_model() -> None:
    """Nothing is begun."""
    translator = ScriptedTranslator(spelled)
    with pytest.raises(DeadlineExceeded):
        ask(translator, ["كتاب"], OPTIONS, Deadline(monotonic()))
    assert translator.calls == []


@pytest.mark.parametrize("most", [2, 4, 9])
def test_pieces_fit_and_lose_no_word(most: int) -> None:
    """Every word is in exactly one piece, in order."""
    translator = ScriptedTranslator(spelled)
    pieces = split_to(translator, SENTENCE, most)
    assert max(translator.count_tokens(pieces)) <= most
    assert " ".join(pieces).split() == SENTENCE.split()


def test_a_loop_mends_under_stricter_decoding() -> None:
    """The whole sentence is tried again with no phrase twice."""
    translator = ScriptedTranslator(
        lambda source, options: spelled(source, options) if options.no_repeat_ngram_size == 3 else "no " * 9
    )
    assert attempt(translator, "قال الوزير") == [("قال الوزير", None)]


def test_a_loop_that_stays_is_tried_in_smaller_pieces() -> None:
    """A model that loops on long input may manage the halves."""
    translator = ScriptedTranslator(
        lambda source, options: spelled(source, options) if len(source.split()) < 10 else "no " * 20
    )
    made = attempt(translator, SENTENCE)
    assert len(made) > 1
    assert {fault for _, fault in made} == {None}
    assert " ".join(source for source, _ in made).split() == SENTENCE.split()


def test_a_cut_target_is_tried_in_smaller_pieces() -> None:
    """What the target limit cut comes out whole in pieces, under the same decoding."""
    translator = ScriptedTranslator(spelled)
    made = attempt(translator, SENTENCE, DecodingOptions(max_target_tokens=10))
    assert len(made) > 1
    assert {fault for _, fault in made} == {None}


def test_what_cannot_be_mended_keeps_its_fault() -> None:
    """Trying ends, and the fault is still known."""
    translator = ScriptedTranslator(lambda *_: "")
    made = attempt(translator, "قال الوزير اليوم")
    assert {fault for _, fault in made} == {Fault.EMPTY}
    assert len(translator.calls) <= 4


def test_a_cut_is_diagnosed() -> None:
    """An output that is sound but incomplete is faulty too."""
    translator = ScriptedTranslator(spelled)
    [translation] = translator.translate(["قال الوزير اليوم"], DecodingOptions(max_target_tokens=3))
    assert diagnose("قال الوزير اليوم", translation).fault is Fault.CUT
