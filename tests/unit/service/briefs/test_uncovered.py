"""Arabic that nothing was made from is noticed where it is much, in a row or altogether."""

import pytest

from service.briefs.check.omission import FLAG
from service.briefs.translate import Rendering
from service.briefs.types import Flag, Link, Severity, Span
from service.briefs.uncovered import flag_uncovered

SOURCE = "قال الوزير اليوم إن الحكومة ستبني مدرسة في القاهرة ومصنعا في بيروت وجسرا في بغداد قريبا."
WORDS = SOURCE.removesuffix(".").split()
ERROR = Flag("repetition-loop", Severity.ERROR, "")


def without(missing: set[int], *flags: Flag) -> Rendering:
    """Translate all words but some."""
    starts = [len(" ".join(WORDS[:count])) + bool(count) for count in range(len(WORDS))]
    links = (
        Link(Span(index, index + 1), Span(start, start + len(word)), 1.0)
        for index, (word, start) in enumerate(zip(WORDS, starts, strict=True))
        if index not in missing
    )
    return Rendering("x" * len(WORDS), 0.5, flags, alignment=tuple(links))


def missed(made: Rendering) -> str | None:
    """Return the Arabic that is said to have no English."""
    (*_, flag) = (None, *flag_uncovered(SOURCE, made).flags)
    return SOURCE[flag.source.start : flag.source.end] if flag and flag.source else None


@pytest.mark.parametrize(
    ("missing", "said"),
    [
        (set(), None),
        ({1, 3, 5, 8, 11}, None),
        (set(range(3, 8)), None),
        (set(range(10, 16)), " ".join(WORDS[10:16])),
        ({0, 2, 4, 6, 7, 9}, " ".join(WORDS[6:8])),
    ],
    ids=["nothing", "small words", "five in a row", "six in a row", "more than a third"],
)
def test_what_is_much_is_flagged(missing: set[int], said: str | None) -> None:
    """The flag points at the longest run of Arabic words that no English word was made from."""
    assert missed(without(missing)) == said


def test_it_replaces_what_the_length_says() -> None:
    """One flag with a place for one loss; where the links see none, the length keeps its own."""
    assert flag_uncovered(SOURCE, without(set(range(10, 16)), FLAG)).flags[0].source is not None
    assert len(flag_uncovered(SOURCE, without(set(range(10, 16)), FLAG)).flags) == 1
    assert flag_uncovered(SOURCE, without(set(), FLAG)).flags == (FLAG,)


@pytest.mark.parametrize(
    ("source", "made"),
    [
        (SOURCE, Rendering("x", 0.5)),
        (SOURCE, without(set(range(16)), ERROR)),
        ("قال الوزير اليوم إن الحكومة ستبني مدرسة.", without(set(range(1, 16)))),
    ],
    ids=["no links", "failed", "short"],
)
def test_nothing_is_said_of_what_is_not_known(source: str, made: Rendering) -> None:
    """Without links, of a failure that says so itself, and of a short sentence."""
    assert flag_uncovered(source, made) == made
