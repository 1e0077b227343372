"""The golden check lets right output pass, in any words, and stops everything a broken model says."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

import pytest

from models.catalogue import GOLDEN_DOCUMENT, GOLDEN_SENTENCE
from models.errors import CheckpointInvalid, GoldenMismatch
from models.golden import check_summarizer, check_translator, read_recorded, record, write_recorded
from models.protocol import DecodingOptions, EngineInfo, Hypothesis, Summary, Translation

INFO = EngineInfo("said", "0", "said", "exact")
Golden = TypeVar("Golden")


@dataclass
class Said:
    """A translator and summarizer that says what it was told to."""

    text: str
    info: EngineInfo = INFO
    window: int = 512

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """Count words."""
        return [len(text.split()) for text in texts]

    def translate(self, sources: Sequence[str], _options: DecodingOptions) -> list[Translation]:
        """Say it for each source."""
        best = Hypothesis(self.text, -0.1, 5)
        return [Translation(best, (), 5, source_cut=False, target_cut=False) for _ in sources]

    def summarize(self, documents: Sequence[Sequence[str]], _options: DecodingOptions) -> list[Summary]:
        """Say it for each document."""
        return [Summary(self.text, -0.1, 5, 5, len(d), source_cut=False, target_cut=False) for d in documents]


def objection(check: Callable[[Said, Golden], None], model: Said, golden: Golden) -> str | None:
    """Return why a golden check does not let the model pass, None where it does."""
    try:
        check(model, golden)
    except GoldenMismatch as mismatch:
        return str(mismatch)
    return None


@pytest.mark.parametrize(
    "text",
    [
        GOLDEN_SENTENCE.references[0],
        "Today, the Ministry of Health announced the opening of a new hospital in Cairo.",
        "The Ministry of Health announced the inauguration of a new hospital in Cairo today.",
        "Ministry of Health announces opening of new hospital in Cairo",
        "A new hospital was opened in Cairo today, the Health Ministry announced.",
    ],
)
def test_right_translations_pass(text: str) -> None:
    """A right translation passes, in whichever words."""
    assert objection(check_translator, Said(text), GOLDEN_SENTENCE) is None


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   ",
        GOLDEN_SENTENCE.source,
        "the the the the the the the the the the",
        "The Ministry of Health of the Ministry of Health of the Ministry of Health of the Ministry of Health.",
        f"{GOLDEN_SENTENCE.references[0]} " * 4,
        "The Ministry of Health today announced the",
        "zq drav hoolim , nast per 9001 kle vorum isk",
        "I don't know what you're talking about, but I don't think so.",
        "The Ministry of Finance announced new measures in Beirut yesterday.",
    ],
    ids=["empty", "blank", "copy", "loop", "phrase loop", "said four times", "cut off", "noise", "other", "near miss"],
)
def test_wrong_translations_fail(text: str) -> None:
    """What a broken model says does not pass, and the message does not repeat it."""
    said = objection(check_translator, Said(text), GOLDEN_SENTENCE)
    assert said
    assert not text.strip() or text not in said


@pytest.mark.parametrize(
    "text",
    [
        GOLDEN_DOCUMENT.sentences[0],
        "افتتحت مصر مستشفى جديدا للأطفال في مدينة الإسكندرية، يضم مئتي سرير، بحسب وزارة الصحة.",
        "أعلنت السلطات المصرية افتتاح مستشفى للأطفال في الإسكندرية بعد ثلاث سنوات من العمل على بنائه.",
    ],
)
def test_right_summaries_pass(text: str) -> None:
    """A summary of the document passes, extracted or in new words."""
    assert objection(check_summarizer, Said(text), GOLDEN_DOCUMENT) is None


@pytest.mark.parametrize(
    "text",
    [
        "",
        "…",
        "Egypt opened a new hospital for children in Alexandria.",
        "मिस्र में नया अस्पताल खुला",
        "المستشفى المستشفى المستشفى المستشفى المستشفى المستشفى",
        "في مستشفى الصحة في مستشفى الصحة في مستشفى الصحة في مستشفى الصحة",
        "أعلن الرئيس الأمريكي فرض عقوبات اقتصادية جديدة على شركات النفط الروسية",
    ],
    ids=["empty", "a dot", "English", "another script", "loop", "phrase loop", "another story"],
)
def test_wrong_summaries_fail(text: str) -> None:
    """What a broken summarizer says does not pass."""
    assert objection(check_summarizer, Said(text), GOLDEN_DOCUMENT)


def test_recorded_output_must_nearly_match(tmp_path: Path) -> None:
    """A recorded pair survives its file; another processor may choose another word, gibberish does not pass."""
    said = "The ministry opened the exhibition in Cairo today."
    write_recorded(record(Said(said), "افتتحت الوزارة المعرض في القاهرة اليوم."), tmp_path / "golden.json")
    golden = read_recorded(tmp_path / "golden.json")
    assert objection(check_translator, Said(said), golden) is None
    assert objection(check_translator, Said("The ministry opened the exhibit in Cairo today."), golden) is None
    assert objection(check_translator, Said("The minister said that the country would be the first."), golden)


def test_empty_output_never_passes() -> None:
    """An empty output fails even where it was recorded."""
    assert objection(check_translator, Said(""), replace(GOLDEN_SENTENCE, references=("",)))


@pytest.mark.parametrize("content", ["", "[]", '{"source": "x"}', "not JSON"])
def test_damaged_golden_file_is_refused(tmp_path: Path, content: str) -> None:
    """A golden file of another form is an invalid checkpoint, and so is a missing one."""
    (tmp_path / "golden.json").write_text(content, encoding="utf-8")
    with pytest.raises(CheckpointInvalid):
        read_recorded(tmp_path / "golden.json")
    with pytest.raises(CheckpointInvalid):
        read_recorded(tmp_path / "absent.json")
