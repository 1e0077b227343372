"""Finds the name in an English sentence that was made from a term of its Arabic, where there is no doubt about it.

Knows links between words and how names are spelled; knows no model, and of a glossary only the form it wants.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise

from service.briefs.alignment import WORD
from service.briefs.check.spelling import Word as ArabicWord
from service.briefs.check.spelling import arabic_words, consonants
from service.briefs.types import Link, Span

SURE, SURE_OF_OTHERS = 0.5, 0.75
"""The least share of attention that the term had of its English words, on average, where these are spelled something
like the form that is wanted, and where they are not. Chosen, as all here, on 60 sentences (docs/checks.md)."""

STRAY = 0.3
"""A name elsewhere with so much attention to the term may be part of it."""

ALIKE, ALMOST_SAME = 0.5, 0.9
"""Likeness of the consonants of two spellings (0-1): of what may be one name, and of what surely is."""

TWICE, APART = 2, 3
"""A name that is said twice, with two words between at least: nearer, the two are rather one name."""

MORE_WORDS = 2
"""A name has at most so many words more or fewer than the form that is wanted."""

SHORT_WORD = 3
"""An Arabic word with fewer letters (`بن`) may have no English word of its own."""

PARTICLES = frozenset({"of", "the", "and", "for", "bin", "bint", "ibn", "al", "el", "de", "van", "von"})
"""Words in small letters inside names."""

ARTICLES = frozenset({"the", "a", "an"})
SMALL = PARTICLES | ARTICLES | frozenset({
    "in", "to", "by", "from", "with", "on", "at", "as", "that", "his", "her", "its", "their", "was", "is",
    "were", "are", "had", "during", "after", "before", "since", "while", "when", "where", "although", "despite",
    "under", "between", "among", "against", "about", "into", "through", "until", "because", "but", "according",
    "said", "says", "told", "added",
})  # fmt: skip
"""Words whose attention goes to a neighbor: they tell nothing of where a name stands."""

TITLES = frozenset({
    "minister", "president", "prime", "king", "prince", "sheikh", "general", "colonel", "secretary",
    "spokesman", "mr", "mrs", "dr", "governor", "ambassador",
})  # fmt: skip
"""Words that stand before a name and are no part of it, unless the form says so."""

NAME = re.compile(r"(?:[a-z]{1,3}['’-])?[A-Z]")
"""How a name begins: `Asad`, `al-Asad`."""


@dataclass(frozen=True, slots=True)
class Word:
    """An English word: where it stands, how much of its attention the term had, and how much all other words."""

    span: Span
    text: str
    term: float
    others: float

    @property
    def is_name(self) -> bool:
        """Whether it may be (part of) a name."""
        return NAME.match(self.text) is not None and self.text.lower() not in ARTICLES


def find_term(source: str, english: str, links: Sequence[Link], term: Span, form: str) -> Span | None:
    """Find the words that the model wrote for a term, in whose place the form is wanted; None where that is unclear.

    `term` is in the source. What is found begins and ends with a name: no article is part of it.
    """
    words = weigh(english, links, term)
    place = find_run(english, words)
    if not place or not covers(source, links, term, place):
        return None
    found = Span(place[0].span.start, place[-1].span.end)
    if len(form.split()) > len(term_words(source, term)) and stands_behind_name(english, words, found):
        return None
    begins = not WORD.search(english, 0, found.start)
    return found if is_sure(place, english[found.start : found.end], form, begins=begins) else None


def find_repeated(source: str, english: str, links: Sequence[Link], term: Span, form: str) -> list[Span]:
    """Find both places where a model wrote a name of one word twice, each spelled something like the form; else none.

    `قلل غانتس ... وقال`: English says the subject again, and a small model may spell it in two ways.
    """
    words = weigh(english, links, term)
    mine = [index for index, word in enumerate(words) if word.is_name and word.term >= STRAY > word.others]
    one_word = len(form.split()) == len(term_words(source, term)) == 1
    if not one_word or len(mine) != TWICE or mine[1] - mine[0] < APART:
        return []
    outside = (word for index, word in enumerate(words) if index not in mine)
    if any(map(is_stray, outside)) or any(has_unclear_neighbor(english, words, index, index) for index in mine):
        return []
    sure = all(is_surely(words, index, form) for index in mine)
    return [words[index].span for index in mine] if sure else []


def is_surely(words: Sequence[Word], index: int, form: str) -> bool:
    """Tell whether a word alone is the form in another spelling."""
    word = words[index]
    return likeness(word.text, form) >= ALIKE and is_sure([word], word.text, form, begins=index == 0)


def weigh(english: str, links: Sequence[Link], term: Span) -> list[Word]:
    """Say of every English word how much of its attention was the term's."""
    of_words: dict[Span, list[Link]] = {}
    for link in links:
        of_words.setdefault(link.target, []).append(link)
    words = []
    for found in WORD.finditer(english):
        span = Span(*found.span())
        of_word = of_words.get(span, [])
        of_term = sum(link.share for link in of_word if touch(link.source, term))
        words.append(Word(span, found.group(), of_term, sum(link.share for link in of_word) - of_term))
    return words


def touch(one: Span, other: Span) -> bool:
    """Tell whether two spans share a character."""
    return one.start < other.end and other.start < one.end


def find_run(english: str, words: Sequence[Word]) -> Sequence[Word]:
    """Find the one run of names that were made from the term; none where there are several, or a word is in doubt."""
    mine = [index for index, word in enumerate(words) if word.is_name and word.term >= STRAY > word.others]
    if not mine:
        return ()
    first, last = mine[0], mine[-1]
    run, outside = words[first : last + 1], (*words[:first], *words[last + 1 :])
    whole = all(word.text in PARTICLES or index in mine for index, word in enumerate(run, first))
    divided = any(english[one.span.end : other.span.start].strip() for one, other in pairwise(run))
    if not whole or divided or any(map(is_stray, outside)) or has_unclear_neighbor(english, words, first, last):
        return ()
    return run


def is_stray(word: Word) -> bool:
    """Tell whether a word outside the run says something of the term too: not all of it is in the run."""
    return word.text.lower() not in SMALL and word.term >= (STRAY if word.is_name else SURE)


def has_unclear_neighbor(english: str, words: Sequence[Word], first: int, last: int) -> bool:
    """Tell whether a name right beside the run was made from nothing in particular: it may belong to it."""
    beside = []
    if first > 0 and not english[words[first - 1].span.end : words[first].span.start].strip():
        beside.append(words[first - 1])
    if last + 1 < len(words) and not english[words[last].span.end : words[last + 1].span.start].strip():
        beside.append(words[last + 1])
    return any(word.is_name and word.others < STRAY for word in beside)


def stands_behind_name(english: str, words: Sequence[Word], found: Span) -> bool:
    """Tell whether another name stands right before: a form that says more than the term would say that name again."""
    before = [word for word in words if word.span.end <= found.start][-1:]
    return any(word.is_name and not english[word.span.end : found.start].strip() for word in before)


def covers(source: str, links: Sequence[Link], term: Span, place: Sequence[Word]) -> bool:
    """Tell whether every word of the term has an English word in the place."""
    inside = {word.span for word in place}
    linked = [link.source for link in links if link.target in inside]
    words = term_words(source, term)
    return all(
        any(touch(Span(word.start, word.end), one) for one in linked)
        for word in words
        if len(word.text) >= SHORT_WORD or len(words) == 1
    )


def term_words(source: str, term: Span) -> list[ArabicWord]:
    """List the words of a term."""
    return [word for word in arabic_words(source) if touch(Span(word.start, word.end), term)]


def is_sure(place: Sequence[Word], said: str, form: str, *, begins: bool) -> bool:
    """Weigh the attention against how much the two spellings are alike.

    Where the sentence `begins` with it, a capital is no sign of a name (`He`, `Police`), and it must be spelled alike.
    """
    names = [word for word in place if word.text not in PARTICLES]
    share = sum(word.term for word in names) / len(names)
    alike = likeness(said, form)
    if (begins and alike < ALIKE) or share < (SURE if alike >= ALIKE else SURE_OF_OTHERS):
        return False
    if abs(len(place) - len(form.split())) > MORE_WORDS:
        return False
    return alike >= ALMOST_SAME or not any(is_foreign(word, names, form) for word in names)


def is_foreign(word: Word, names: Sequence[Word], form: str) -> bool:
    """Tell whether a word of the place is likely to say something that the form does not."""
    own = form.lower().split()
    if word.text.lower() in own:
        return False
    others = " ".join(one.text for one in names if one is not word)
    extra = len(names) > len(own) and likeness(others, form) > likeness(f"{others} {word.text}", form)
    unlike = word.term < SURE_OF_OTHERS and max(likeness(word.text, one) for one in own) < ALIKE
    return word.text.lower() in TITLES or extra or unlike


def likeness(one: str, other: str) -> float:
    """Compare two spellings by their consonants, 0-1."""
    left, right = ("".join(consonants(word) for word in WORD.findall(text)) for text in (one, other))
    return SequenceMatcher(None, left, right).ratio() if left and right else 0.0
