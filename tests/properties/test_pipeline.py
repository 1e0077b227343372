"""Whatever the article, a brief points at its sentences, counts them rightly and loses none."""

from dataclasses import replace
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from models.fake_engine import FakeRanker, FakeSummarizer, FakeTranslator
from models.protocol import DecodingOptions
from service.briefs.clean import clean
from service.briefs.passage import read_passage
from service.briefs.pipeline import BriefMaker
from service.briefs.types import POINTS, Article, Brief, BriefRequest, Engines, Length, Route, SummaryMethod

PLAIN_WORDS = "قال الوزير الحكومة القاهرة ميناء سفينة العمال أنجزوا الأرصفة خلال عامين مليون دولار مدرسة قطار"
AWKWARD_WORDS = "٤٥ 12 OpenAir «سنعود» مـــوعد &quot;غدا&quot; د. ال\u200fبحر المُعلّم ﻻ 3.5٪"
WORDS = st.sampled_from(f"{PLAIN_WORDS} {AWKWARD_WORDS}".split())
LEAD = "افتتح وزير النقل أمس ميناء جديدا على ساحل البحر بحضور عدد كبير من العمال "
SENTENCES = st.builds(
    lambda words, mark: "وقال " + " ".join(words) + mark,
    st.lists(WORDS, min_size=1, max_size=12),
    st.sampled_from([".", "؟", "!", "…", "،", "", " "]),
)
LINES = st.one_of(SENTENCES, st.sampled_from(["القاهرة - رويترز", "اقرأ أيضا: خبر آخر", "In English.", "***"]))
SEPARATORS = st.sampled_from([" ", "\n", "\n\n", "\r\n", "  "])
TEXTS = st.builds(
    lambda lead, parts: LEAD + lead + "".join(separator + line for separator, line in parts),
    SENTENCES,
    st.lists(st.tuples(SEPARATORS, LINES), max_size=12),
)
REQUESTS = st.builds(
    BriefRequest,
    article=st.builds(Article, TEXTS, st.one_of(st.none(), SENTENCES)),
    route=st.sampled_from(Route),
    length=st.sampled_from(Length),
    translation=st.booleans(),
)
MAKERS = [
    BriefMaker(Engines("starter", FakeTranslator(window=9), summarizer, FakeRanker()), DecodingOptions())
    for summarizer in (None, FakeSummarizer(window=25, sentences=2))
]


def english(brief: Brief) -> list[tuple[int, int, int]]:
    """List the source references of everything in a brief."""
    headline = [brief.headline] if brief.headline else []
    translation = [sentence for paragraph in brief.translation or () for sentence in paragraph]
    everything = [*headline, *brief.summary.sentences, *brief.points, *translation]
    return [(one.sentence, one.start, one.end) for sentence in everything for one in sentence.sources]


@settings(max_examples=40, deadline=None)
@given(request=REQUESTS, maker=st.sampled_from(MAKERS))
def test_every_source_points_at_its_sentence_in_the_text_as_received(request: BriefRequest, maker: BriefMaker) -> None:
    """The slice of the received text, cleaned, is the sentence's text."""
    brief = maker.make(request)
    for index, start, end in english(brief):
        sentence = brief.sentences[index]
        assert (sentence.start, sentence.end) == (start, end)
        received = clean(request.article.text[start:end]).text
        assert received.split() == sentence.text.split()


@settings(max_examples=40, deadline=None)
@given(request=REQUESTS, maker=st.sampled_from(MAKERS))
def test_every_flag_points_into_its_own_sentence(request: BriefRequest, maker: BriefMaker) -> None:
    """Its Arabic lies within a source of the sentence, its English within the sentence; neither place is empty."""
    brief = maker.make(replace(request, translation=True))
    translation = [sentence for paragraph in brief.translation or () for sentence in paragraph]
    headline = [brief.headline] if brief.headline else []
    for sentence in (*headline, *brief.summary.sentences, *brief.points, *translation):
        for flag in sentence.flags:
            if flag.source:
                assert any(one.start <= flag.source.start < flag.source.end <= one.end for one in sentence.sources)
            if flag.target:
                assert 0 <= flag.target.start < flag.target.end <= len(sentence.text)


def left_in_arabic(brief: Brief) -> int:
    """Count the source sentences that a brief shows as they are, because their translation failed."""
    parts = [*([brief.headline] if brief.headline else []), *brief.summary.sentences, *brief.points]
    return len({ref.sentence for one in parts if one.confidence is None for ref in one.sources})


@settings(max_examples=40, deadline=None)
@given(request=REQUESTS, maker=st.sampled_from(MAKERS))
def test_coverage_adds_up(request: BriefRequest, maker: BriefMaker) -> None:
    """Used is within considered and headline, translated within found, points within both limits."""
    brief = maker.make(request)
    coverage = brief.coverage
    assert coverage.sentences == len(brief.sentences)
    assert 1 <= coverage.considered <= coverage.sentences
    assert coverage.used <= coverage.considered + 1
    assert coverage.translated <= coverage.sentences
    if brief.summary.method is not SummaryMethod.ABSTRACTIVE:  # which rests on sentences without translating them
        assert coverage.used - left_in_arabic(brief) <= coverage.translated
    assert len(brief.points) <= min(POINTS[request.length], coverage.considered)
    assert not coverage.truncated


@settings(max_examples=40, deadline=None)
@given(request=REQUESTS, maker=st.sampled_from(MAKERS))
def test_a_translation_has_every_sentence_once_in_order(request: BriefRequest, maker: BriefMaker) -> None:
    """Nothing is lost, nothing is said twice, and none of it is empty."""
    brief = maker.make(BriefRequest(request.article, request.route, request.length, translation=True))
    sentences = [sentence for paragraph in brief.translation or () for sentence in paragraph]
    assert [one.sources[0].sentence for one in sentences] == list(range(len(brief.sentences)))
    assert all(one.text for one in sentences)


@settings(max_examples=40, deadline=None)
@given(text=TEXTS)
def test_a_translated_text_keeps_its_line_breaks(text: str) -> None:
    """Blank lines and the lines between them stay as many, but for a sentence that ran over a line's end."""
    [made] = MAKERS[0].translate([text])
    found = read_passage(text).sentences
    between = [text[before.end : after.start].count("\n") for before, after in pairwise(found)]
    assert made.text.count("\n") == sum(between)
