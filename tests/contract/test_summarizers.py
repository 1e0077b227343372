"""What every summarizer promises, whatever its method."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from models.batching import BatchingSummarizer
from models.ctranslate2_engine import CTranslate2Summarizer
from models.fake_engine import FakeSummarizer
from models.protocol import DecodingOptions, Summarizer, Summary
from models.transformers_engine import TransformersSummarizer
from tests.contract import rounding
from tests.tiny.converted import converted
from tests.tiny.corpus import pairs

WINDOW = 64
XLSUM = DecodingOptions(beam_size=4, length_penalty=0.6, max_target_tokens=84, no_repeat_ngram_size=2)
NAMED = {"model": "tiny-mt5", "revision": "abc123"}
SENTENCES = [arabic for arabic, _ in pairs(40, seed=8)]
DOCUMENTS = [SENTENCES[start : start + 3] for start in range(0, 9, 3)]

WITHOUT_WEIGHTS: dict[str, Callable[[], Summarizer]] = {
    "fake": lambda: FakeSummarizer(window=WINDOW),
    "batching-fake": lambda: BatchingSummarizer(FakeSummarizer(window=WINDOW), workers=2),
}
WITH_WEIGHTS: dict[str, Callable[[Path], Summarizer]] = {
    "transformers": lambda folder: TransformersSummarizer.load(folder, **NAMED),
    "ctranslate2-float32": lambda folder: CTranslate2Summarizer.load(
        converted(folder, "float32"), precision="float32", workers=2, **NAMED
    ),
    "ctranslate2-int8": lambda folder: CTranslate2Summarizer.load(
        converted(folder, "int8"), precision="int8", workers=2, **NAMED
    ),
    "batching-ctranslate2-float32": lambda folder: BatchingSummarizer(
        CTranslate2Summarizer.load(converted(folder, "float32"), precision="float32", workers=2, **NAMED),
        workers=1,
    ),
}


@pytest.fixture(scope="module", params=[*WITHOUT_WEIGHTS, *WITH_WEIGHTS])
def summarizer(request: pytest.FixtureRequest) -> Summarizer:
    """Give each summarizer in turn."""
    if request.param in WITHOUT_WEIGHTS:
        return WITHOUT_WEIGHTS[request.param]()
    return WITH_WEIGHTS[request.param](request.getfixturevalue("tiny_mt5_checkpoint"))


def document_over_window(summarizer: Summarizer) -> list[str]:
    """Add sentences until the document no longer fits."""
    document: list[str] = []
    while summarizer.count_tokens([" ".join(document)])[0] <= summarizer.window:
        document.append(SENTENCES[len(document) % len(SENTENCES)])
    return [*document, *SENTENCES[:2]]


def test_keeps_order(summarizer: Summarizer) -> None:
    """A list gives what its documents give one by one, in the same order."""
    one_by_one = [summarizer.summarize([document], XLSUM)[0].text for document in DOCUMENTS]
    assert [summary.text for summary in summarizer.summarize(DOCUMENTS, XLSUM)] == one_by_one
    assert all(one_by_one)


def test_empty_list(summarizer: Summarizer) -> None:
    """Nothing in, nothing out."""
    assert summarizer.summarize([], XLSUM) == []


@pytest.mark.parametrize("blank", [[], [""], [" ", "\n"]], ids=["none", "empty", "spaces"])
def test_blank_document(summarizer: Summarizer, blank: list[str]) -> None:
    """A document without text, alone or among others, gives a blank summary of one source token."""
    summary = summarizer.summarize([DOCUMENTS[0], blank], XLSUM)[1]
    assert (summary.text, summary.log_probability) == ("", None)
    assert (summary.source_tokens, summary.target_tokens, summary.sentences_read) == (1, 0, len(blank))
    assert not summary.source_cut
    assert not summary.target_cut


def test_counts_tokens(summarizer: Summarizer) -> None:
    """A summary's source tokens are those of all sentences joined with a space, also past the window."""
    documents = [*DOCUMENTS, document_over_window(summarizer)]
    counted = summarizer.count_tokens([" ".join(document) for document in documents])
    assert [summary.source_tokens for summary in summarizer.summarize(documents, XLSUM)] == counted


def test_reads_whole_leading_sentences(summarizer: Summarizer) -> None:
    """A document past the window is read up to the last sentence that fits, and says how many that were."""
    document = document_over_window(summarizer)
    summary = summarizer.summarize([document], XLSUM)[0]
    read = summary.sentences_read
    assert summary.source_cut
    assert 0 < read < len(document)
    whole, one_more = summarizer.count_tokens([" ".join(document[:read]), " ".join(document[: read + 1])])
    assert whole <= summarizer.window < one_more
    head = summarizer.summarize([document[:read]], XLSUM)[0]
    assert not head.source_cut
    assert (head.text, head.sentences_read) == (summary.text, read)


def test_first_sentence_past_the_window(summarizer: Summarizer) -> None:
    """Where not even the first sentence fits, none counts as read and the cut is reported."""
    summary = summarizer.summarize([[" ".join(document_over_window(summarizer)), SENTENCES[0]]], XLSUM)[0]
    assert summary.source_cut
    assert summary.sentences_read == 0


def test_reports_a_cut_target(summarizer: Summarizer) -> None:
    """A summary at the length limit says that it was cut, and another that it was not."""
    summary = summarizer.summarize([DOCUMENTS[0]], DecodingOptions(max_target_tokens=3))[0]
    assert summary.target_cut
    assert summary.target_tokens <= 3
    assert not summarizer.summarize([DOCUMENTS[0]], DecodingOptions(max_target_tokens=84))[0].target_cut


def test_log_probability(summarizer: Summarizer) -> None:
    """A summary has a log-probability of at most 0."""
    for summary in summarizer.summarize(DOCUMENTS, XLSUM):
        assert summary.log_probability is not None
        assert summary.log_probability <= 0


def test_is_deterministic(summarizer: Summarizer) -> None:
    """The same request gives the same answer, also for a document that occurs twice."""
    twice = [*DOCUMENTS, *DOCUMENTS]
    first, second = summarizer.summarize(twice, XLSUM), summarizer.summarize(twice, XLSUM)
    assert second == rounding.as_summaries(first)
    assert first[len(DOCUMENTS) :] == rounding.as_summaries(first[: len(DOCUMENTS)])


def test_threads_may_share_it(summarizer: Summarizer) -> None:
    """Two threads at once get what one alone gets."""
    alone = [summarizer.summarize([document], XLSUM)[0].text for document in DOCUMENTS]

    def summarize(document: list[str]) -> Summary:
        return summarizer.summarize([document], XLSUM)[0]

    with ThreadPoolExecutor(max_workers=2) as threads:
        assert [summary.text for summary in threads.map(summarize, DOCUMENTS)] == alone


def test_says_who_it_is(summarizer: Summarizer) -> None:
    """The info names model or method, revision, engine and precision in one line without spaces."""
    info = summarizer.info
    assert all((info.model, info.revision, info.engine, info.precision))
    assert " " not in str(info)
