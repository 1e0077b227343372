"""Words that no language has: what a small model writes where it has no word (`Zuangan`, `prestitutional`).

A word is left alone if English has it, if a list of names has it, or if some word of the Arabic sounds like it: then it
is a name or a word that was taken over. How well a name is spelled is not looked at here.
"""

from collections.abc import Iterator

from service.briefs.check.spelling import Word, consonants
from service.briefs.check.unexplained import has_inner_capitals, unexplained
from service.briefs.check.vocabulary import is_english
from service.briefs.types import Flag, Severity, Span

FEWEST_LETTERS = 4
"""Shorter words are abbreviations too often."""
FEWEST_CONSONANTS = 2
"""With fewer one cannot tell what a word sounds like."""


def check_invented_words(source: str, english: str) -> tuple[Flag, ...]:
    """Flag each English word that is none and that nothing in the Arabic sounds like."""
    return tuple(
        Flag(
            "word-invented",
            Severity.WARNING,
            f"“{english[word.start : word.end]}” is no English word, and no word of the Arabic sounds like it.",
            target=Span(word.start, word.end),
        )
        for word in invented_words(source, english)
    )


def invented_words(source: str, english: str) -> Iterator[Word]:
    """Find those words, each once."""
    return unexplained(source, english, _is_strange)


def _is_strange(word: Word) -> bool:
    """Tell whether a word is written like one but English has none such."""
    form = word.text.lower()
    is_word = form.isalpha() and not has_inner_capitals(word)
    tells = len(form) >= FEWEST_LETTERS and len(consonants(form)) >= FEWEST_CONSONANTS
    return is_word and tells and not is_english(form)
