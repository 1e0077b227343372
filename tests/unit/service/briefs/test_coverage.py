"""Coverage counts sentences, not their repetitions, and never hides what was not read."""

import pytest

from models.fake_engine import FakeTranslator
from service.briefs.coverage import count_used, cover
from service.briefs.reading import read
from service.briefs.routes import Made
from service.briefs.timing import Stopwatch
from service.briefs.translate import Rendering
from service.briefs.types import Article, EnglishSentence, SourceRef


def test_a_sentence_used_twice_counts_once() -> None:
    """Headline and first point are often the same sentence."""
    one, other = SourceRef(1, 0, 5), SourceRef(2, 6, 9)
    shown = [EnglishSentence("a", (one,), None), EnglishSentence("b", (one, other), None)]
    assert count_used(shown) == 2


@pytest.mark.parametrize(
    ("unread", "rendering", "truncated", "translated"),
    [
        (False, Rendering("arrived", 0.5), False, 1),
        (True, Rendering("arrived", 0.5), True, 1),
        (False, Rendering("arrived", 0.5, unread=True), True, 1),
        (False, Rendering("وصل الوزير.", None), False, 0),
    ],
)
def test_what_was_not_read_or_not_translated_shows(
    unread: bool, rendering: Rendering, truncated: bool, translated: int
) -> None:
    """By summarizer or translator; a sentence shown in Arabic was not translated."""
    reading = read(Article("وصل الوزير. غادر الوفد."), Stopwatch())
    coverage = cover(reading, Made({"وصل الوزير.": rendering}, unread=unread), [], FakeTranslator())
    assert (coverage.truncated, coverage.translated) == (truncated, translated)
    assert (coverage.sentences, coverage.considered, coverage.source_tokens) == (2, 2, 6)
