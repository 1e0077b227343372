"""Names that Arabic has in quotation marks, found again in English by a known form or by their sound.

Knows how names sound, not what they mean, and nothing of quotation marks.
"""

import re
from collections.abc import Iterable, Sequence

from service.briefs.check.gazetteer import known_names
from service.briefs.check.name_finding import EnglishText, names_in, read_english_text
from service.briefs.check.spelling import Word, arabic_consonants, arabic_words, consonants
from service.briefs.check.word_set import word_set

HEARD = 2
"""Consonants that a word must share with the beginning of another to be taken for it in the other script."""

CALENDAR = word_set(
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August "
    "September October November December GMT I"
)
"""Words with a capital that are nobody's name."""

_SPLITS = re.compile(r"[\W\d_]+")
"""What stands between the letters of initials, and between the words of a name that English may run together."""


def count_heard(names: Iterable[str], english: str) -> int:
    """Count the Arabic names that an English text has, each word of it standing for one of them only."""
    text, taken = read_english_text(english), set[int]()
    count = 0
    for name in names:
        heard = {word.start for word in words_like(name, text)} - taken
        if places := heard or _known_places(name, text) - taken:
            taken.add(min(places))
            count += 1
    return count


def words_like(name: str, text: EnglishText) -> Sequence[Word]:
    """Find the words with a capital that sound like a word of an Arabic name, or like its initials run together."""
    heard = [arabic_consonants(word.text) for said in (name, _SPLITS.sub("", name)) for word in arabic_words(said)]
    capitals = (word for word in text.words if word.raw[:1].isupper() and word.raw not in CALENDAR)
    return [word for word in capitals if _is_any_of(heard, consonants(word.text))]


def _is_any_of(heard: Iterable[str], english: str) -> bool:
    """Compare an English word with Arabic ones, whose first letter may be a conjunction."""
    return any(_alike(arabic, english) or _alike(arabic[1:], english) for arabic in heard)


def _known_places(name: str, text: EnglishText) -> set[int]:
    """Where the forms begin that a list of names has for it."""
    gazetteer = known_names()
    numbers = (number for one in names_in(name, gazetteer) for number in one.names)
    return {found.start for number in numbers if (found := text.find(gazetteer.names[number]))}


def _alike(arabic: str, english: str) -> bool:
    """Compare how two words begin; one of few consonants has no others."""
    fits = len(arabic) > HEARD or len(english) <= HEARD
    return bool(arabic) and fits and arabic[:HEARD] == english[:HEARD]
