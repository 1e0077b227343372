"""An article and fake engines for the tests of the brief pipeline."""

import pytest

from models.fake_engine import FakeRanker, FakeSummarizer, FakeTranslator
from service.briefs.types import Article, Engines

HARBOR = (
    "القاهرة - وكالات\n"
    "\n"
    "افتتح وزير النقل اليوم ميناء جديدا على ساحل البحر بكلفة ٤٥ مليون دولار. وقال الوزير إن الميناء سيستقبل "
    "السفن الكبيرة ابتداء من الشهر المقبل.\n"
    "\n"
    "وأوضح مدير الشركة أن العمال أنجزوا الأرصفة خلال عامين كاملين. هل تكفي هذه الأرصفة لحركة التجارة؟ "
    "ويرى تجار المدينة أن أسعار الشحن ستنخفض كثيرا في الصيف.\n"
    "\n"
    "وتخطط الحكومة لربط الميناء بخط حديدي يصل إلى العاصمة."
)


@pytest.fixture
def article() -> Article:
    """An item with a dateline, three paragraphs, a number and a question."""
    return Article(HARBOR)


@pytest.fixture
def extractive() -> Engines:
    """A profile without an abstractive summarizer."""
    return Engines("standard", FakeTranslator(), None, FakeRanker())


@pytest.fixture
def abstractive() -> Engines:
    """A profile with an abstractive summarizer."""
    return Engines("standard", FakeTranslator(), FakeSummarizer(), FakeRanker())
