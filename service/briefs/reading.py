"""What is read of an article before anything is made of it: its sentences, its headline, its content.

Knows no model; raises where there is nothing to make a brief of.
"""

import re
from dataclasses import dataclass

from service.briefs.clean import clean
from service.briefs.language import require_arabic
from service.briefs.segment import segment
from service.briefs.timing import Stopwatch
from service.briefs.types import Article, Cleaned, Sentence, SentenceKind
from service.briefs.words import count_words
from service.errors import NothingToSummarize

HEADLINE_WORDS = range(2, 19)
"""Words in a headline line; wire services keep titles under 18."""

FINAL_MARK = re.compile(r"[.!?؟…:؛،][\s\"'”’»)\]]*$")
FEWEST_SENTENCES, FEWEST_WORDS = 2, 25
"""Less content than this is not summarized: on very short input mT5 tells a different story."""

LATIN_LETTER, ANY_LETTER = re.compile(r"[A-Za-zÀ-ɏ]"), re.compile(r"[^\W\d_]")
LATIN_HEAVY = 0.2
"""A text with this share of Latin letters is mixed; an Arabic one with a few names has under a tenth."""


@dataclass(frozen=True, slots=True)
class Reading:
    """An article read: all its sentences, those that are content, and its headline.

    `title` is the title as given, cleaned, and None where there is none or it is also the first line of the text;
    `headline` is that line. `content` are the sentences that selection and summarizing may choose from. `cleaned` is
    the text that the sentences are parts of.
    """

    article: Article
    title: str | None
    headline: Sentence | None
    sentences: tuple[Sentence, ...]
    content: tuple[Sentence, ...]
    cleaned: Cleaned


def read(article: Article, stopwatch: Stopwatch) -> Reading:
    """Clean and segment an article; raises `NotArabic` or `NothingToSummarize`."""
    with stopwatch.measure("clean"):
        cleaned = clean(article.text)
        title = clean(article.title).text if article.title else ""
    with stopwatch.measure("language"):
        require_arabic(cleaned.text)
    with stopwatch.measure("segment"):
        sentences = segment(cleaned)
    headline = find_headline(sentences, title)
    content = find_content(sentences, headline)
    if not content:
        raise NothingToSummarize
    return Reading(article, None if headline else title or None, headline, sentences, content, cleaned)


def find_content(sentences: tuple[Sentence, ...], headline: Sentence | None) -> tuple[Sentence, ...]:
    """Keep what tells the story; where nothing seems to, take all that is Arabic rather than nothing."""
    arabic = [sentence for sentence in sentences if sentence.kind is not SentenceKind.FOREIGN]
    body = tuple(one for one in arabic if one.kind is SentenceKind.BODY and one is not headline)
    return body or tuple(arabic)


def find_headline(sentences: tuple[Sentence, ...], title: str) -> Sentence | None:
    """Find the line of the text that is its headline: the given title, else a short first line above a longer body."""
    body = [sentence for sentence in sentences if sentence.kind is SentenceKind.BODY]
    if len(body) < 2:  # noqa: PLR2004 (a headline and what it stands above)
        return None
    first, second = body[:2]
    if title:
        return first if title == first.text else None
    stands_alone = second.paragraph > first.paragraph and not FINAL_MARK.search(first.text)
    short = count_words(first.text) in HEADLINE_WORDS
    longest = max(count_words(sentence.text) for sentence in body[1:])
    return first if stands_alone and short and longest > count_words(first.text) else None


def is_too_short(content: tuple[Sentence, ...]) -> bool:
    """Tell whether there is too little to summarize."""
    words = sum(count_words(sentence.text) for sentence in content)
    return len(content) < FEWEST_SENTENCES or words < FEWEST_WORDS


def is_mixed(reading: Reading) -> bool:
    """Tell whether parts of the text are not Arabic: whole sentences, or many Latin letters."""
    text = " ".join(sentence.text for sentence in reading.sentences)
    letters = len(ANY_LETTER.findall(text))
    latin = len(LATIN_LETTER.findall(text))
    foreign = any(sentence.kind is SentenceKind.FOREIGN for sentence in reading.sentences)
    return foreign or latin > LATIN_HEAVY * letters
