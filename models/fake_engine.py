"""Deterministic stand-ins for the engines, so that everything above the protocols is tested without a model.

Knows no weights. Not for serving: its English is a small word list and a letter table.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum

from models.errors import EngineFailure
from models.protocol import Attention, DecodingOptions, EngineInfo, Hypothesis, Summary, Translation

WORDS: Mapping[str, str] = {
    "قال": "said",
    "الوزير": "minister",
    "الرئيس": "president",
    "الحكومة": "government",
    "وزارة": "ministry",
    "الصحة": "health",
    "مدينة": "city",
    "القاهرة": "Cairo",
    "بيروت": "Beirut",
    "عمان": "Amman",
    "في": "in",
    "من": "from",
    "إلى": "to",
    "على": "on",
    "اليوم": "today",
    "أمس": "yesterday",
    "إن": "that",
    "مليون": "million",
    "دولار": "dollars",
    "شخص": "people",
    "كتاب": "book",
    "جديد": "new",
    "هل": "does",
    "مرحبا": "hello",
}
"""Enough words for a test's output to read like English."""

ALPHABET = (
    "ا=a ب=b ت=t ث=th ج=j ح=h خ=kh د=d ذ=dh ر=r ز=z س=s ش=sh ص=s ض=d ط=t ظ=z ع=a غ=gh ف=f ق=q ك=k ل=l م=m ن=n "
    "ه=h و=w ي=y أ=a إ=i آ=aa ؤ=u ئ=i ء=' ة=a ى=a ٠=0 ١=1 ٢=2 ٣=3 ٤=4 ٥=5 ٦=6 ٧=7 ٨=8 ٩=9"
)
LETTERS: Mapping[str, str] = dict(pair.split("=") for pair in ALPHABET.split())
"""Latin letters for each Arabic one, and digits for the Arabic-Indic digits."""

PUNCTUATION: Mapping[str, str] = {"؟": "?", "،": ",", "؛": ";"}
TRANSLATOR = EngineInfo(model="fake-translator", revision="1", engine="fake", precision="none")
SUMMARIZER = EngineInfo(model="fake-summarizer", revision="1", engine="fake", precision="none")
RANKER = EngineInfo(model="fake-ranker", revision="1", engine="fake", precision="none")
LOOP_LENGTH = 40
"""Repeats in the output of a looping fake: far more than any sound sentence has."""


class Fault(Enum):
    """What a fake engine can be told to do wrong."""

    FAIL = "fail"
    LOOP = "loop"
    EMPTY = "empty"
    CUT = "cut"


def spell(word: str) -> str:
    """Give a word's English by list or letter by letter; what is not Arabic is kept as it is."""
    core = word.rstrip(".!?؟،؛:…")
    tail = "".join(PUNCTUATION.get(mark, mark) for mark in word[len(core) :])
    return WORDS.get(core, "".join(LETTERS.get(letter, PUNCTUATION.get(letter, letter)) for letter in core)) + tail


def count_words(texts: Sequence[str]) -> list[int]:
    """Count each text's words and one for the end of the sentence."""
    return [len(text.split()) + 1 for text in texts]


def look_straight(source: str, output: Sequence[str], most: int) -> Attention:
    """Look at the one word that each output word was made from, of the first `most`."""
    read = tuple(found.span() for found in re.finditer(r"\S+", source))[:most]
    written = tuple(found.span() for found in re.finditer(r"\S+", " ".join(output)))
    weights = tuple(bytes(255 * (here == there) for there in range(len(read))) for here in range(len(written)))
    return Attention(read, written, weights)


@dataclass(frozen=True, slots=True)
class FakeTranslator:
    """Translates word by word; a token is a word. `fault` makes it misbehave in one way on every text."""

    window: int = 512
    fault: Fault | None = None
    log_probability: float = -0.25
    info: EngineInfo = TRANSLATOR

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """Count each text's words, end of sentence included."""
        return count_words(texts)

    def translate(self, sources: Sequence[str], options: DecodingOptions) -> list[Translation]:
        """Translate each text word by word; raises `EngineFailure` when told to fail."""
        if self.fault is Fault.FAIL:
            raise EngineFailure("The fake engine was told to fail.")
        return [self._translate(source, options) for source in sources]

    def _translate(self, source: str, options: DecodingOptions) -> Translation:
        words = source.split()
        if not words:
            return Translation(Hypothesis("", 0.0, 0), (), 1, source_cut=False, target_cut=False)
        forbidden = {word.lower() for word in options.without}
        output = [word for word in self._output(words[: self.window - 1]) if word.lower() not in forbidden]
        kept = output[: options.max_target_tokens - 1]
        cut = self.fault is Fault.CUT or len(kept) < len(output)
        runners_up = [[*kept, f"({rank})"] for rank in range(2, options.num_hypotheses + 1)]
        attention = look_straight(source, kept, self.window - 1) if options.attention else None
        best, *alternatives = (self._hypothesis(rank, words) for rank, words in enumerate([kept, *runners_up]))
        best = replace(best, attention=attention)
        return Translation(best, tuple(alternatives), len(words) + 1, len(words) >= self.window, cut)

    def _output(self, words: Sequence[str]) -> list[str]:
        english = [spell(word) for word in words]
        match self.fault:
            case Fault.EMPTY:
                return []
            case Fault.LOOP:
                return english[:1] * LOOP_LENGTH
            case Fault.CUT:
                return english[: len(english) // 2]
            case _:
                return english

    def _hypothesis(self, rank: int, words: Sequence[str]) -> Hypothesis:
        return Hypothesis(" ".join(words), self.log_probability * (rank + 1), len(words) + 1)


@dataclass(frozen=True, slots=True)
class FakeSummarizer:
    """Summarizes by repeating a document's first sentences; a token is a word."""

    window: int = 512
    sentences: int = 1
    fault: Fault | None = None
    log_probability: float | None = -0.5
    info: EngineInfo = SUMMARIZER

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """Count each text's words, end of sentence included."""
        return count_words(texts)

    def summarize(self, documents: Sequence[Sequence[str]], options: DecodingOptions) -> list[Summary]:
        """Summarize each document by its first sentences; raises `EngineFailure` when told to fail."""
        if self.fault is Fault.FAIL:
            raise EngineFailure("The fake engine was told to fail.")
        return [self._summarize(document, options) for document in documents]

    def _summarize(self, document: Sequence[str], options: DecodingOptions) -> Summary:
        read = self._fitting(document)
        words = self._output(" ".join(document[: min(read, self.sentences)]).split())
        kept = words[: options.max_target_tokens - 1]
        return Summary(
            text=" ".join(kept),
            log_probability=self.log_probability if words else None,
            source_tokens=sum(len(sentence.split()) for sentence in document) + 1,
            target_tokens=len(kept) + bool(words),
            sentences_read=read,
            source_cut=read < len(document),
            target_cut=self.fault is Fault.CUT or len(kept) < len(words),
        )

    def _fitting(self, document: Sequence[str]) -> int:
        room = self.window - 1
        for read, sentence in enumerate(document):
            room -= len(sentence.split())
            if room < 0:
                return read
        return len(document)

    def _output(self, words: list[str]) -> list[str]:
        match self.fault:
            case Fault.EMPTY:
                return []
            case Fault.LOOP:
                return words[:1] * LOOP_LENGTH
            case Fault.CUT:
                return words[: len(words) // 2]
            case _:
                return words


@dataclass(frozen=True, slots=True)
class FakeRanker:
    """Ranks earlier sentences higher."""

    info: EngineInfo = RANKER

    def rank(self, sentences: Sequence[str]) -> tuple[float, ...]:
        """Score the sentences 1, 1/2, 1/3, ... by position."""
        return tuple(1 / (position + 1) for position in range(len(sentences)))
