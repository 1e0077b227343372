"""Words that no language has: what a small model writes where it has no word (`Zuangan`, `prestitutional`).

A word is left alone if English has it, if a list of names has it, or if some word of the Arabic sounds like it: then it
is a name or a word that was taken over. How well a name is spelled is not looked at here.
"""

from service.briefs.check.memo import reader
from service.briefs.check.sounds import can_be_told
from service.briefs.check.spelling import Word
from service.briefs.check.unexplained import has_inner_capitals, unexplained
from service.briefs.check.vocabulary import is_english
from service.briefs.types import Flag, Severity, Span

FEWEST_LETTERS = 4
"""Shorter words are abbreviations too often."""


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


@reader
def invented_words(source: str, english: str) -> tuple[Word, ...]:
    """Find those words, each once."""
    return tuple(unexplained(source, english, _is_strange))


def _is_strange(word: Word) -> bool:
    """Tell whether a word is written like one but English has none such."""
    form = word.text.lower()
    is_word = form.isalpha() and not has_inner_capitals(word)
    return len(form) >= FEWEST_LETTERS and is_word and can_be_told(form) and not is_english(form)
