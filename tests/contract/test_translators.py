"""What every translator promises, whatever its engine."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from models.batching import BatchingTranslator
from models.bounded_cache import BoundedCache
from models.caching import CachingTranslator
from models.ctranslate2_engine import CTranslate2BatchTranslator, CTranslate2Translator
from models.fake_engine import FakeTranslator
from models.protocol import DecodingOptions, QueueingTranslator, Translation, Translator
from models.transformers_engine import TransformersTranslator
from tests.contract import rounding
from tests.tiny.converted import converted
from tests.tiny.corpus import pairs

WINDOW = 64
BEAM = DecodingOptions(beam_size=4)
GREEDY = DecodingOptions(beam_size=1)
NAMED = {"model": "tiny-marian", "revision": "abc123"}
SOURCES = [arabic for arabic, _ in pairs(9, seed=7)]


def batching(folder: Path) -> BatchingTranslator:
    """Join requests over the tiny checkpoint."""
    engine = CTranslate2BatchTranslator.load(converted(folder, "float32"), precision="float32", workers=2, **NAMED)
    return BatchingTranslator(engine, workers=2)


def caching(translator: QueueingTranslator) -> CachingTranslator:
    """Remember more than these tests ask for, and for longer than they take."""
    return CachingTranslator(translator, BoundedCache(10_000_000, seconds=600.0))


MAKERS: dict[str, Callable[[Path], Translator]] = {
    "transformers": lambda folder: TransformersTranslator.load(folder, **NAMED),
    "ctranslate2-float32": lambda folder: CTranslate2Translator.load(
        converted(folder, "float32"), precision="float32", workers=2, **NAMED
    ),
    "ctranslate2-int8": lambda folder: CTranslate2Translator.load(
        converted(folder, "int8"), precision="int8", workers=2, **NAMED
    ),
    "batching-ctranslate2-float32": batching,
    "caching-ctranslate2-float32": lambda folder: caching(batching(folder)),
}
FAKES: dict[str, Callable[[], Translator]] = {
    "fake": lambda: FakeTranslator(window=WINDOW),
    "batching-fake": lambda: BatchingTranslator(FakeTranslator(window=WINDOW), workers=2),
    "caching-fake": lambda: caching(BatchingTranslator(FakeTranslator(window=WINDOW), workers=2)),
}


@pytest.fixture(scope="module", params=[*FAKES, *MAKERS])
def translator(request: pytest.FixtureRequest) -> Translator:
    """Give each translator in turn, all with a window of 64 tokens."""
    if request.param in FAKES:
        return FAKES[request.param]()
    return MAKERS[request.param](request.getfixturevalue("tiny_marian_checkpoint"))


def text_over_window(translator: Translator) -> tuple[str, str]:
    """Find a text that just fits the window and the shortest longer one that does not, word by word."""
    words = "الوزير"
    while translator.count_tokens([f"{words} الوزير"])[0] <= translator.window:
        words += " الوزير"
    return words, f"{words} الوزير"


def test_keeps_order(translator: Translator) -> None:
    """A list gives what its texts give one by one, in the same order."""
    one_by_one = [translator.translate([source], BEAM)[0].best.text for source in SOURCES]
    assert [result.best.text for result in translator.translate(SOURCES, BEAM)] == one_by_one
    assert len(set(one_by_one)) == len(SOURCES)


def test_empty_list(translator: Translator) -> None:
    """Nothing in, nothing out."""
    assert translator.translate([], BEAM) == []
    assert translator.count_tokens([]) == []


@pytest.mark.parametrize("blank", ["", "  ", "\n"])
def test_blank_text(translator: Translator, blank: str) -> None:
    """A blank text, alone or among others, gives a blank translation of one source token."""
    _, result, _ = translator.translate([SOURCES[0], blank, SOURCES[1]], BEAM)
    assert (result.best.text, result.best.log_probability, result.best.target_tokens) == ("", 0.0, 0)
    assert (result.alternatives, result.source_tokens) == ((), 1)
    assert not result.source_cut
    assert not result.target_cut


def test_counts_tokens(translator: Translator) -> None:
    """The count is what translating reports, end of sentence included, also past the window."""
    texts = [*SOURCES, text_over_window(translator)[1]]
    results = translator.translate(texts, GREEDY)
    assert translator.count_tokens(texts) == [result.source_tokens for result in results]


def test_reports_a_cut_source(translator: Translator) -> None:
    """A text that fits is read whole; one that does not is cut and says so."""
    assert translator.window == WINDOW
    fitting, too_long = translator.translate(text_over_window(translator), GREEDY)
    assert not fitting.source_cut
    assert fitting.source_tokens <= WINDOW
    assert too_long.source_cut
    assert too_long.source_tokens > WINDOW


@pytest.mark.parametrize("options", [GREEDY, BEAM], ids=["greedy", "beam"])
def test_reports_a_cut_target(translator: Translator, options: DecodingOptions) -> None:
    """Output that reaches the limit before its end is cut and says so; output that ends in time is not."""
    source = "الوزير الرئيس الحكومة المدينة ."
    whole = translator.translate([source], options)[0]
    assert not whole.target_cut
    short = translator.translate([source], replace(options, max_target_tokens=2))[0]
    assert short.target_cut
    assert short.best.target_tokens <= 2 < whole.best.target_tokens


def test_log_probabilities_are_means_of_logarithms(translator: Translator) -> None:
    """Log-probabilities are at most 0, best first, and the same whatever length penalty compared the hypotheses."""
    for source in SOURCES[:4]:
        by_penalty = [
            translator.translate([source], DecodingOptions(beam_size=1, length_penalty=penalty))[0].best
            for penalty in (0.0, 1.0)
        ]
        assert by_penalty[0].log_probability == pytest.approx(by_penalty[1].log_probability, abs=1e-5)
        result = translator.translate([source], DecodingOptions(beam_size=4, num_hypotheses=3))[0]
        means = [hypothesis.log_probability for hypothesis in (result.best, *result.alternatives)]
        assert means[0] <= 0
        assert means == sorted(means, reverse=True)


@pytest.mark.parametrize("options", [GREEDY, BEAM], ids=["greedy", "beam"])
def test_leaves_out_a_forbidden_word(translator: Translator, options: DecodingOptions) -> None:
    """A word that is not to be written, at the start or further on, is not in the output; what it holds is no cut."""
    for source in SOURCES[:3]:
        written = translator.translate([source], options)[0].best.text.split()
        for word in (written[0], written[len(written) // 2]):
            again = translator.translate([source], replace(options, without=(word,)))[0]
            assert word.lower() not in again.best.text.lower().split()
            assert again.best.text
            assert not again.target_cut


@pytest.mark.parametrize("beam_size", [4, 1])
def test_alternatives_are_distinct(translator: Translator, beam_size: int) -> None:
    """Asking for n hypotheses gives at most n - 1 alternatives, all different, also where the beam is narrower."""
    options = DecodingOptions(beam_size=beam_size, num_hypotheses=3)
    for result in translator.translate(SOURCES, options):
        texts = [result.best.text, *(hypothesis.text for hypothesis in result.alternatives)]
        assert 2 <= len(set(texts)) == len(texts) <= 3
    assert translator.translate(SOURCES[:1], BEAM)[0].alternatives == ()


def test_attention_comes_when_asked_for(translator: Translator) -> None:
    """Every hypothesis then says for each piece where it looked, in places of the two texts; outputs do not change."""
    options = replace(BEAM, num_hypotheses=2)
    plain = translator.translate(SOURCES, options)
    assert all(one.attention is None for result in plain for one in (result.best, *result.alternatives))
    asked = translator.translate(SOURCES, replace(options, attention=True))
    unchanged = [rounding.as_hypothesis(result.best) for result in plain]
    assert [replace(result.best, attention=None) for result in asked] == unchanged
    for source, result in zip(SOURCES, asked, strict=True):
        attention = result.best.attention
        assert attention is not None
        for text, places in ((source, attention.source), (result.best.text, attention.target)):
            assert "".join(text[start:end].strip() for start, end in places) == "".join(text.split())
        assert len(attention.weights) == len(attention.target)
        assert all(len(row) == len(attention.source) for row in attention.weights)
        assert all(sum(row) <= 255 + len(row) / 2 for row in attention.weights)


def test_attention_to_a_cut_source(translator: Translator) -> None:
    """Of a source that does not fit the window, attention knows only what was read."""
    _, too_long = text_over_window(translator)
    attention = translator.translate([too_long], replace(GREEDY, attention=True))[0].best.attention
    assert attention is not None
    assert len(attention.source) == translator.window - 1
    assert {len(row) for row in attention.weights} == {translator.window - 1}


def test_is_deterministic(translator: Translator) -> None:
    """The same request gives the same answer, log-probabilities to what rounding leaves of them."""
    first, second = translator.translate(SOURCES, BEAM), translator.translate(SOURCES, BEAM)
    assert second == rounding.as_translations(first)


def test_repeats_are_translated_alike(translator: Translator) -> None:
    """A text that occurs twice is translated the same both times."""
    first, _, third = translator.translate([SOURCES[0], SOURCES[1], SOURCES[0]], BEAM)
    assert [third] == rounding.as_translations([first])


def test_threads_may_share_it(translator: Translator) -> None:
    """Two threads at once get what one alone gets."""
    halves = [SOURCES[:3], SOURCES[3:6]] * 2
    alone = [translator.translate(half, BEAM) for half in halves]

    def translate(sources: list[str]) -> list[Translation]:
        return translator.translate(sources, BEAM)

    with ThreadPoolExecutor(max_workers=2) as threads:
        together = list(threads.map(translate, halves))
    assert [[result.best.text for result in results] for results in together] == [
        [result.best.text for result in results] for results in alone
    ]


@pytest.mark.parametrize("odd", ["漢字 والكتاب", "\ud800 الكتاب", "</s> الكتاب", "\x00الكتاب", "🙂" * 200])
def test_odd_characters_do_no_harm(translator: Translator, odd: str) -> None:
    """Unknown characters, lone surrogates, control characters and text that spells a special token are only text."""
    odd_one, sound = translator.translate([odd, SOURCES[0]], GREEDY)
    assert "</s>" not in odd_one.best.text or translator.info.engine == "fake"
    assert sound.best.text == translator.translate(SOURCES[:1], GREEDY)[0].best.text


def test_says_who_it_is(translator: Translator) -> None:
    """The info names model, revision, engine and precision in one line without spaces."""
    info = translator.info
    assert str(info) == f"{info.model}@{info.revision}/{info.engine}-{info.precision}"
    assert all((info.model, info.revision, info.engine, info.precision))
    assert " " not in str(info)
