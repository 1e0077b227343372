"""LexRank prefers what others repeat and, all else equal, what comes first."""

import numpy as np
import pytest

from models.extractive import LexRankRanker, similarity, tf_idf, walk

ARTICLE = [
    "افتتحت وزارة الصحة مستشفى جديدا في مدينة أسوان.",
    "يضم المستشفى الجديد مئتي سرير وقسما للأطفال.",
    "كان الطقس مشمسا.",
    "وقالت الوزارة إن مستشفى أسوان يخدم ثلاث مدن.",
]
OFF_TOPIC = 2


@pytest.mark.parametrize(
    ("sentences", "scores"),
    [([], ()), (["جملة وحيدة"], (1.0,)), (["", "؟!"], (0.0, 0.0)), (["", "جملة"], (0.0, 1.0))],
)
def test_edges(sentences: list[str], scores: tuple[float, ...]) -> None:
    """Nothing, one sentence and sentences without words have plain scores."""
    assert LexRankRanker().rank(sentences) == pytest.approx(scores)


def test_scores_are_shares() -> None:
    """The scores of an article are positive and sum to 1, the same each time."""
    scores = LexRankRanker().rank(ARTICLE)
    assert sum(scores) == pytest.approx(1)
    assert min(scores) > 0
    assert LexRankRanker().rank(ARTICLE) == scores


def test_prefers_the_shared_subject() -> None:
    """A sentence that shares no word with the rest ranks below those that do, wherever it stands."""
    for turn in range(len(ARTICLE)):
        rotated = ARTICLE[turn:] + ARTICLE[:turn]
        scores = LexRankRanker().rank(rotated)
        assert rotated[scores.index(min(scores))] == ARTICLE[OFF_TOPIC]


def test_prefers_the_lead_among_equals() -> None:
    """Equal sentences rank by position."""
    scores = LexRankRanker().rank(["خبر عن المدينة"] * 4)
    assert list(scores) == sorted(scores, reverse=True)
    assert len(set(scores)) == 4


def test_spelling_makes_no_difference() -> None:
    """Vowel marks and hamza do not change what is central."""
    marked = [sentence.replace("أسوان", "اسوان").replace("مستشفى", "مُستشفى") for sentence in ARTICLE]
    assert LexRankRanker().rank(marked) == pytest.approx(LexRankRanker().rank(ARTICLE))


def test_walk_is_stationary() -> None:
    """The scores are the walk's fixed point: one more step changes nothing."""
    cosines = similarity(tf_idf([["a", "b"], ["b", "c"], ["c", "d", "a"], ["e"]]))
    assert np.allclose(np.diag(cosines), 1)
    assert np.allclose(cosines, cosines.T)
    scores = walk(cosines)
    lead = np.array([1, 1 / 2, 1 / 3, 1 / 4]) / (25 / 12)
    votes = cosines - np.eye(4)
    steps = np.vstack([votes[:3] / votes[:3].sum(axis=1, keepdims=True), lead])
    following = 0.15 * lead + 0.85 * scores @ steps
    assert np.allclose(scores, following, atol=1e-9)


def test_cosine_by_hand() -> None:
    """Two sentences of two words sharing one: the shared word weighs log 2, the others log 3."""
    cosines = similarity(tf_idf([["a", "b"], ["b", "c"]]))
    shared, own = np.log(2) ** 2, np.log(3) ** 2
    assert cosines[0, 1] == pytest.approx(shared / (shared + own))
