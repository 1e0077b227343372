"""Words that no language has: what a small model writes where it has no word (`Zuangan`, `prestitutional`).

A word is left alone if English has it, if a list of names has it, or if some word of the Arabic sounds like it: then it
is a name or a word that was taken over. How well a name is spelled is not looked at here.
"""

import re
from collections.abc import Iterator

from service.briefs.check.gazetteer import known_names
from service.briefs.check.name_finding import english_names, read_english_text
from service.briefs.check.spelling import Word, arabic_consonants, arabic_words, consonants
from service.briefs.check.vocabulary import is_english
from service.briefs.types import Flag, Severity, Span

FEWEST_LETTERS = 4
"""Shorter words are abbreviations too often."""
BEGINNING = 2
"""Consonants of a name at whose beginning an Arabic word must have the same."""
WITHIN = 3
"""So many may stand anywhere in the Arabic, over the ends of words too: `Ezzedine` is عز الدين."""

_CONJUNCTIONS, _PREPOSITIONS, _TO_THE = "وف", "بلك", "لل"
_WRITTEN = (
    (re.compile("^[ae]l"), ""),  # Alinma
    (re.compile("c(?=[eiy])"), "s"),  # Houcine
    (re.compile("j"), "y"),  # Bjoern
    (re.compile("z+"), "ts"),  # Pizzi
    (re.compile("^c"), "tch"),  # Cavusoglu: تشاووش
)
"""What Arabic may have written otherwise: its article, and letters that some languages have for other sounds."""


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
    text = read_english_text(english)
    strange = {word.text.lower(): word for word in reversed(text.words) if _is_strange(word)}
    if not strange:
        return
    named = [(name.start, name.end) for name in english_names(text, known_names())]
    sounds = Sounds(source)
    for form, word in reversed(strange.items()):
        if any(start <= word.start < end for start, end in named) or form in source.lower():
            continue
        if not (sounds.begin_like(form) if _is_name(word) else sounds.are(form)):
            yield word


def _is_strange(word: Word) -> bool:
    """Tell whether a word is written like one but English has none such; `beIN` and `UNRWA` are names and initials."""
    form = word.text.lower()
    capitals = any(letter.isupper() for letter in word.text[1:])
    return len(form) >= FEWEST_LETTERS and form.isalpha() and not capitals and not is_english(form)


def _is_name(word: Word) -> bool:
    """Tell whether a word has a capital or an Arabic article before it."""
    return word.raw[0].isupper() or word.end - word.start > len(word.raw)


class Sounds:
    """The consonants of an Arabic text, word by word and run together."""

    def __init__(self, source: str) -> None:
        words = [word.text for word in arabic_words(source)]
        self.words = {heard for word in words for form in _without_prefixes(word) if (heard := arabic_consonants(form))}
        self.together = "".join(map(arabic_consonants, words))

    def begin_like(self, form: str) -> bool:
        """Tell whether a word begins as an English one, or has its first consonants together with those beside it."""
        begin = {one[:BEGINNING] for one in self.words}
        return any(
            len(key) < BEGINNING or key[:BEGINNING] in begin or (len(key) >= WITHIN and key[:WITHIN] in self.together)
            for key in _keys(form)
        )

    def are(self, form: str) -> bool:
        """Tell whether a word has all the consonants of an English one, which may have an s of its own behind them."""
        keys = {key for key in _keys(form) if len(key) >= BEGINNING}
        return not self.words.isdisjoint(keys | {key.removesuffix("s") for key in keys})


def _without_prefixes(word: str) -> set[str]:
    """The word, and what it may be without `and`, without a preposition, and without both."""
    forms = {word, word[1:]} if word[0] in _CONJUNCTIONS else {word}
    forms |= {form[1:] for form in forms if form[:1] in _PREPOSITIONS}
    return forms | {form.removeprefix(_TO_THE) for form in forms if form.startswith(_TO_THE)}


def _keys(form: str) -> set[str]:
    """The consonants that an English word may stand for, read as English and as other languages write them."""
    readings = {form}
    for written, sound in _WRITTEN:
        readings |= {written.sub(sound, reading) for reading in readings}
    return {consonants(reading) for reading in readings}
