"""A written summary and the points that were picked tell the same names and numbers, or a reader hears where not."""

import pytest

from service.briefs.disagreement import with_disagreements
from service.briefs.reading import read
from service.briefs.timing import Stopwatch
from service.briefs.types import Article, EnglishSentence, Flag, Severity, SourceRef, Span

TEXT = (
    "قتل 12 شخصا في انفجار قرب بغداد أمس كما قالت الشرطة في بيان.\n\n"
    "وأصيب  30 آخرون نقلوا إلى المستشفيات في المدينة بسيارات الإسعاف.\n\n"
    "وأدانت تركيا الهجوم ودعت إلى محاسبة المسؤولين عنه في أقرب وقت."
)


def disagreements(english: str, points: list[int], bearing: int = 0) -> list[tuple[str, Severity, str | None, str]]:
    """Compare an English summary sentence with some sentences as points; what is flagged, with the words marked."""
    reading = read(Article(TEXT), Stopwatch())
    summary = EnglishSentence(english, (SourceRef(bearing, 0, 1),), 0.5)
    (made,) = with_disagreements([summary], [reading.content[index] for index in points], reading)
    found = []
    for flag in made.flags:
        assert flag.target is not None
        source = TEXT[flag.source.start : flag.source.end] if flag.source else None
        found.append((flag.code, flag.severity, source, english[flag.target.start : flag.target.end]))
    return found


NUMBER, NAME = "routes-disagree-number", "routes-disagree-name"


@pytest.mark.parametrize(
    ("english", "points", "found"),
    [
        ("An explosion near Baghdad killed 12 people", [0, 1], []),
        ("An explosion killed 21 people", [0, 1], [(NUMBER, Severity.WARNING, "12", "21")]),
        ("An explosion near Beirut killed 12", [0, 1], [(NAME, Severity.WARNING, "بغداد", "Beirut")]),
        ("An explosion injured 30 people", [0], [(NUMBER, Severity.NOTICE, "30", "30")]),
        ("Turkey condemned the attack", [0, 1], [(NAME, Severity.NOTICE, "تركيا", "Turkey")]),
        ("Hundreds fled, 7 cars burned", [2], [(NUMBER, Severity.WARNING, None, "7")]),
        ("Russia condemned the 7 attacks", [], []),
    ],
    ids=["agree", "a number", "a name", "of another sentence", "elsewhere", "nowhere", "no points"],
)
def test_names_and_numbers_are_compared(
    english: str, points: list[int], found: list[tuple[str, Severity, str | None, str]]
) -> None:
    """What the points contradict or nothing gives is a warning, what the article gives elsewhere a notice."""
    assert disagreements(english, points) == found


def test_what_nothing_gives_is_said_once() -> None:
    """A number that is nowhere in the article has a flag that says so; that no point has it goes without saying."""
    reading = read(Article(TEXT), Stopwatch())
    added = Flag("number-added", Severity.WARNING, "The summary says “7”; the source does not.", target=Span(15, 16))
    summary = EnglishSentence("Hundreds fled, 7 cars burned", (), 0.5, (added,))
    (made,) = with_disagreements([summary], reading.content[:1], reading)
    assert [flag.code for flag in made.flags] == ["number-added"]


def test_dollars_do_not_name_the_state() -> None:
    """A sum in dollars gives no `US` to a summary, and a sum in US dollars asks for none."""
    reading = read(Article("بلغت كلفة المشروع 3 ملايين دولار أمريكي وفق ما قالت الحكومة في بيان أمس."), Stopwatch())
    (abroad, sum_of_money) = with_disagreements(
        [EnglishSentence(said, (), 0.5) for said in ("The US pays 3 million dollars", "It costs 3 million US dollars")],
        reading.content,
        reading,
    )
    assert [flag.code for flag in abroad.flags] == [NAME]
    assert sum_of_money.flags == ()
