"""Points are central, different and fit to stand alone."""

from collections.abc import Sequence
from dataclasses import dataclass

import pytest

from models.fake_engine import RANKER, FakeRanker
from models.protocol import EngineInfo
from service.briefs.select import MOST_RANKED_TOGETHER, ranked_together, select
from service.briefs.types import POINTS, Length

SENTENCES = [
    "افتتح وزير النقل ميناء جديدا على ساحل البحر",
    "وقال مدير الشركة إن العمال أنجزوا الأرصفة مبكرا",
    "هل تكفي هذه الأرصفة لحركة تجارة المنطقة؟",
    "نعم بالطبع",
    "ويرى تجار المدينة أن أسعار الشحن ستنخفض صيفا",
    "وتخطط الحكومة لربط العاصمة بخط حديدي سريع",
    "وأعلنت البلدية زراعة ألف شجرة قرب الشاطئ",
    "وستقام احتفالات شعبية خلال عطلة الأسبوع القادم",
    "وتبرعت جمعيات خيرية بأثاث مدرسة ابتدائية",
    "ونشرت الصحيفة صورا نادرة لمراحل البناء كلها",
]


@dataclass(frozen=True, slots=True)
class GivenRanker:
    """Ranks as it is told."""

    scores: tuple[float, ...]
    info: EngineInfo = RANKER

    def rank(self, sentences: Sequence[str]) -> tuple[float, ...]:
        """Return the scores given."""
        return self.scores[: len(sentences)]


@pytest.mark.parametrize("length", list(Length))
def test_length_says_how_many_points(length: Length) -> None:
    """As many as the length wants, in document order, none twice."""
    chosen = select(SENTENCES, FakeRanker(), length)
    assert len(chosen) == POINTS[length]
    assert list(chosen) == sorted(set(chosen))


@pytest.mark.parametrize("count", [0, 1, 2])
def test_never_more_points_than_sentences(count: int) -> None:
    """A short article has fewer points."""
    assert select(SENTENCES[:count], FakeRanker(), Length.LONG) == tuple(range(count))


def test_central_sentences_come_first_and_stand_in_document_order() -> None:
    """The ranker's word counts; the order is the article's."""
    ranker = GivenRanker((0.1, 0.2, 0.1, 0.1, 0.9, 0.8, 0.1, 0.7, 0.1, 0.1))
    assert select(SENTENCES, ranker, Length.SHORT) == (4, 5, 7)


def test_two_points_do_not_say_the_same() -> None:
    """A sentence said twice, or inside another, gives way to a less central one."""
    repeated = [SENTENCES[0], SENTENCES[0] + " اليوم", SENTENCES[0], SENTENCES[4], SENTENCES[5]]
    assert select(repeated, GivenRanker((0.9, 1.0, 0.8, 0.2, 0.1)), Length.SHORT) == (1, 3, 4)


def test_questions_and_very_short_sentences_give_way() -> None:
    """They seldom tell the news by themselves, even where they are central."""
    ranker = GivenRanker((0.5, 0.5, 1.0, 1.0, 0.5, 0.5))
    chosen = select(SENTENCES[:6], ranker, Length.STANDARD)
    assert chosen == (0, 1, 4, 5)


@pytest.mark.parametrize(
    ("count", "windows"),
    [
        (0, []),
        (MOST_RANKED_TOGETHER, [range(MOST_RANKED_TOGETHER)]),
        (MOST_RANKED_TOGETHER + 1, [range(200), range(200, 401)]),
    ],
)
def test_very_many_sentences_are_ranked_in_even_windows(count: int, windows: list[range]) -> None:
    """A ranker never gets more than it can compare, and every sentence is ranked."""
    assert ranked_together(count) == windows


def test_scores_that_are_all_zero_fall_back_on_order() -> None:
    """A ranker that sees nothing central leaves the lead."""
    assert select(SENTENCES[4:], GivenRanker((0.0,) * 6), Length.SHORT) == (0, 1, 2)
