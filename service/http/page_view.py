"""A brief as the page shows it: English beside Arabic, and the way from each Arabic sentence back to its English.

Knows the domain's types, no web framework and no HTML.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from service.briefs.types import Brief, EnglishSentence, Flag, Sentence, SentenceKind, SummaryMethod
from service.http.marks import Stretch, in_arabic, in_english
from service.http.render import as_markdown, as_text, coverage_words, origin_line

KIND_WORDS = {
    SentenceKind.DATELINE: "dateline",
    SentenceKind.BOILERPLATE: "not part of the story",
    SentenceKind.FOREIGN: "not Arabic",
}
METHOD_WORDS = {
    SummaryMethod.EXTRACTIVE: "made of translated sentences of the article",
    SummaryMethod.ABSTRACTIVE: "written by a model; check it against the article",
}


@dataclass(frozen=True, slots=True)
class EnglishRow:
    """An English sentence with the Arabic it was made from (`received`: as it came), a name for it and an anchor.

    `said` and `received` are cut where flags name words. `links` says which words go together, for the page's script.
    """

    anchor: str
    label: str
    text: str
    said: tuple[Stretch, ...]
    confidence: int | None
    support: int | None
    flags: tuple[Flag, ...]
    arabic: tuple[Sentence, ...]
    received: tuple[tuple[Stretch, ...], ...]
    links: str


@dataclass(frozen=True, slots=True)
class ArabicRow:
    """A sentence of the article as received, with the English made from it."""

    number: int
    text: str
    kind: str | None
    english: tuple[EnglishRow, ...]


def per_cent(share: float | None) -> int | None:
    """Give a share (0-1) in whole per cent."""
    return None if share is None else round(100 * share)


class BriefView:
    """What the page shows of a brief; `received` is the article's text as received."""

    def __init__(self, brief: Brief, received: str) -> None:
        self.brief = brief
        self.received = received
        self._by_index = {sentence.index: sentence for sentence in brief.sentences}
        self.headline = self.rows("headline", "Headline", [brief.headline] if brief.headline else [])
        self.summary = self.rows("summary", "Summary", brief.summary.sentences)
        self.points = self.rows("point", "Point", brief.points)
        self.summary_is_of_points = bool(self.summary) and set(brief.summary.sentences) <= set(brief.points)
        self.translation = [
            self.rows(f"translation-{number}", "Translation", paragraph)
            for number, paragraph in enumerate(brief.translation or (), start=1)
        ]
        self.article = self.paragraphs()
        self.coverage = coverage_words(brief.coverage)
        self.origin = origin_line(brief)
        self.method = METHOD_WORDS.get(brief.summary.method)
        self.as_text = as_text(brief)
        self.as_markdown = as_markdown(brief)

    def rows(self, anchor: str, label: str, sentences: Sequence[EnglishSentence]) -> list[EnglishRow]:
        """Set English sentences beside their Arabic."""
        many = len(sentences) > 1
        return [
            self._row(f"{anchor}-{number}", f"{label} {number}" if many else label, sentence)
            for number, sentence in enumerate(sentences, start=1)
        ]

    def _row(self, anchor: str, label: str, sentence: EnglishSentence) -> EnglishRow:
        arabic = tuple(self._by_index[source.sentence] for source in sentence.sources)
        received = tuple(in_arabic(self.received, source, sentence.flags) for source in sentence.sources)
        if not received and sentence is self.brief.headline and self.brief.source.title:
            # A title given beside the text is no sentence of it, and its headline has no place to point at.
            received = ((Stretch(self.brief.source.title),),)
        return EnglishRow(
            anchor=anchor,
            label=label,
            text=sentence.text,
            said=in_english(sentence),
            confidence=per_cent(sentence.confidence),
            support=per_cent(sentence.support),
            flags=sentence.flags,
            arabic=arabic,
            received=received,
            links=written_links(sentence, self.received),
        )

    def paragraphs(self) -> list[list[ArabicRow]]:
        """Return the article's sentences as received, by paragraph, each with the English made from it."""
        english = self._english_by_sentence()
        paragraphs: dict[int, list[ArabicRow]] = defaultdict(list)
        for sentence in self.brief.sentences:
            row = ArabicRow(
                number=sentence.index + 1,
                text=self.received[sentence.start : sentence.end],
                kind=KIND_WORDS.get(sentence.kind),
                english=tuple(english[sentence.index]),
            )
            paragraphs[sentence.paragraph].append(row)
        return list(paragraphs.values())

    def _english_by_sentence(self) -> dict[int, list[EnglishRow]]:
        found: dict[int, list[EnglishRow]] = defaultdict(list)
        summary = () if self.summary_is_of_points else self.summary
        for row in (*self.headline, *summary, *self.points):
            for sentence in row.arabic:
                found[sentence.index].append(row)
        return found


def written_links(sentence: EnglishSentence, received: str) -> str:
    """Write a sentence's word links as "first last first last, ...": in the English, then in its Arabic as received.

    Places count as browsers do, in UTF-16 units, in the Arabic from the start of the one source that there is.
    """
    if not sentence.alignment:
        return ""
    start, end = sentence.sources[0].start, sentence.sources[0].end
    arabic = received[start:end]
    return ", ".join(
        f"{in_browser(sentence.text, link.target.start)} {in_browser(sentence.text, link.target.end)} "
        f"{in_browser(arabic, link.source.start - start)} {in_browser(arabic, link.source.end - start)}"
        for link in sentence.alignment
    )


def in_browser(text: str, place: int) -> int:
    """Count a place in UTF-16 units; characters outside the basic plane are two."""
    return place + sum(character > "\uffff" for character in text[:place])
