"""Tells which words of a translation its model never saw stand for any word of the Arabic: most are wrong.

For translators whose own dictionary is known, which is the bundled one; others know words that nobody could list.
"""

import re
from dataclasses import replace

from models.dictionary import FUNCTION_WORDS, Dictionary, english_stem
from service.briefs.check import without_flood
from service.briefs.check.invented_words import invented_words
from service.briefs.check.memo import reader
from service.briefs.check.spelling import Word
from service.briefs.check.unexplained import has_inner_capitals, unexplained
from service.briefs.check.vocabulary import is_english
from service.briefs.translate import Rendering
from service.briefs.types import Flag, Severity, Span

GUESSED = "word-guessed"
FEWEST_LETTERS = 3
"""Shorter words that are no function words are abbreviations as a rule."""
CONTRACTED = re.compile(r"(?:n['’]t|['’](?:re|ll|ve|m|d))$")


def flag_guesses(source: str, made: Rendering, dictionary: Dictionary | None) -> Rendering:
    """Flag such words where a model wrote the English and its dictionary is known."""
    if dictionary is None or made.confidence is None:
        return made
    guesses = (_flag(made.text, word) for word in guessed_words(source, made.text, dictionary))
    return replace(made, flags=(*made.flags, *without_flood(guesses)))


@reader
def guessed_words(source: str, english: str, dictionary: Dictionary) -> tuple[Word, ...]:
    """Find the English words, each once, that no word of the Arabic stood for where the model learned them."""
    known = dictionary.stems_for(source)

    def is_new(word: Word) -> bool:
        return _means_something(word) and english_stem(word.text) not in known

    return tuple(unexplained(source, english, is_new))


def doubtful_words(source: str, english: str, dictionary: Dictionary) -> tuple[str, ...]:
    """List the words of a translation that are guesses, and those that are no words, without possessive endings."""
    found = (*guessed_words(source, english, dictionary), *invented_words(source, english))
    return tuple(word.text for word in found)


def _means_something(word: Word) -> bool:
    """Tell whether a word is an English one with a meaning of its own: no function word, no initials, not invented."""
    form = word.text.lower()
    has_meaning = len(form) >= FEWEST_LETTERS and form not in FUNCTION_WORDS and not CONTRACTED.search(word.raw)
    return has_meaning and not has_inner_capitals(word) and is_english(form)


def _flag(english: str, word: Word) -> Flag:
    said = english[word.start : word.end]
    message = f"The small model never saw “{said}” stand for any word of this Arabic: it is probably wrong."
    return Flag(GUESSED, Severity.WARNING, message, target=Span(word.start, word.end))
