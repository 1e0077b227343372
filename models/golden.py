"""One known input per model, and whether what comes out is what a working model says.

Marian checkpoints have turned to gibberish between library releases more than once, so a model counts as ready only
after this. Knows the protocols of the engines, no engine and no files but `golden.json`.
"""

import json
import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from models.errors import CheckpointInvalid, GoldenMismatch
from models.protocol import DecodingOptions, Summarizer, Translator

DECODING = DecodingOptions(beam_size=4, max_target_tokens=128)
# The published decoding of XL-Sum's mT5 (model card of csebuetnlp/mT5_multilingual_XLSum).
SUMMARY_DECODING = DecodingOptions(beam_size=4, length_penalty=0.6, max_target_tokens=84, no_repeat_ngram_size=2)

SHORTEST_RATIO, LONGEST_RATIO = 0.65, 2.0
"""An output much shorter than the shortest reference broke off; over twice the longest it is a loop or a story."""
RECORDED_CHRF = 60.0
"""What a recorded output is held to: int8 arithmetic differs between processors and may choose another word."""
ARABIC_SHARE = 0.8
"""The least share of Arabic among a summary's letters; mT5 gone wrong mixes scripts."""
DISTINCT_SHARE = 0.5
"""The least share of different words in a summary; a loop repeats a few."""
STEM = 4
"""Letters of a word that are compared after its prefixes: enough to tell words apart, few enough to forgive endings."""

WORD = re.compile(r"\w+")
PREFIXES = re.compile(r"^(?:[وف]?(?:ال|لل|بال|كال)|[وفبل])(?=\w{3})")


@dataclass(frozen=True, slots=True)
class GoldenPair:
    """A source sentence and what counts as its translation.

    The output's chrF (0-100, sacreBLEU's defaults, Popović 2015) against the best of the references must reach
    `least_chrf`.
    """

    source: str
    references: tuple[str, ...]
    least_chrf: float


@dataclass(frozen=True, slots=True)
class GoldenDocument:
    """An Arabic document, as sentences, and the least share of a summary's content words that must come from it."""

    sentences: tuple[str, ...]
    least_overlap: float = 0.5


def check_translator(translator: Translator, golden: GoldenPair) -> None:
    """Translate the golden sentence; raises `GoldenMismatch` unless it comes out right."""
    text = translator.translate([golden.source], DECODING)[0].best.text
    fault = _fault_of_translation(text, golden)
    if fault:
        raise GoldenMismatch(f"{translator.info}: the golden sentence came out wrong: {fault}")


def check_summarizer(summarizer: Summarizer, golden: GoldenDocument) -> None:
    """Summarize the golden document; raises `GoldenMismatch` unless the summary is Arabic, about it and no loop."""
    text = summarizer.summarize([golden.sentences], SUMMARY_DECODING)[0].text
    fault = _fault_of_summary(text, golden)
    if fault:
        raise GoldenMismatch(f"{summarizer.info}: the golden document came out wrong: {fault}")


def record(translator: Translator, source: str) -> GoldenPair:
    """Take what the translator says now as the golden output; for our own weights, when they are exported."""
    return GoldenPair(source, (translator.translate([source], DECODING)[0].best.text,), RECORDED_CHRF)


def write_recorded(golden: GoldenPair, path: Path) -> None:
    """Write a recorded pair as `{"source": ..., "expected": ...}`."""
    content = {"source": golden.source, "expected": golden.references[0]}
    path.write_text(json.dumps(content, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


def read_recorded(path: Path) -> GoldenPair:
    """Read what `write_recorded` wrote; raises `CheckpointInvalid` when it is missing or of another form."""
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
        return GoldenPair(str(content["source"]), (str(content["expected"]),), RECORDED_CHRF)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise CheckpointInvalid(f"{path}: missing or not a golden pair") from error


def _fault_of_translation(text: str, golden: GoldenPair) -> str | None:
    if not text.strip():
        return "it is empty"
    lengths = [len(reference) for reference in golden.references]
    if not SHORTEST_RATIO * min(lengths) <= len(text) <= LONGEST_RATIO * max(lengths):
        return "it is far too short or far too long"
    score = _chrf(text, golden.references)
    return None if score >= golden.least_chrf else f"chrF {score:.0f} is under {golden.least_chrf:.0f}"


def _chrf(text: str, references: tuple[str, ...]) -> float:
    # Loading sacreBLEU takes longer than loading a model, and only this check needs it.
    from sacrebleu.metrics.chrf import CHRF  # noqa: PLC0415

    return float(CHRF().sentence_score(text, list(references)).score)


def _fault_of_summary(text: str, golden: GoldenDocument) -> str | None:
    words = _stems(text)
    if not words:
        return "it is empty"
    if _arabic_share(text) < ARABIC_SHARE:
        return "it is not Arabic"
    if len(set(words)) < DISTINCT_SHARE * len(words) or max(Counter(words).values()) > max(2, len(words) // 4):
        return "it repeats itself"
    document = set(_stems(" ".join(golden.sentences)))
    overlap = sum(word in document for word in words) / len(words)
    return None if overlap >= golden.least_overlap else f"only {overlap:.0%} of its words are in the document"


def _stems(text: str) -> list[str]:
    """Reduce content words (over three letters) to a few letters, prefixes off."""
    words = [word for word in WORD.findall(text) if len(word) > 3]  # noqa: PLR2004 (shorter Arabic words are particles)
    return [PREFIXES.sub("", word)[:STEM] for word in words]


def _arabic_share(text: str) -> float:
    letters = [character for character in text if character.isalpha()]
    arabic = sum(unicodedata.name(letter, "").startswith("ARABIC") for letter in letters)
    return arabic / len(letters) if letters else 0.0
