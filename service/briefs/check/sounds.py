"""How the words of an Arabic text sound, so that names and words taken over from it are known in an English one.

Compares consonants only; knows no name.
"""

import re

from service.briefs.check.spelling import arabic_consonants, arabic_words, consonants

BEGINNING = 2
"""Consonants of a name at whose beginning an Arabic word must have the same."""
WITHIN = 3
"""So many may stand anywhere in the Arabic, over the ends of words too: `Ezzedine` is عز الدين."""

SHORTEST_NAME = 3
"""Letters that stay where a word is taken for two."""

_JOINED = ("ابو", "عبد", "بن")
"""What is often written together with the name behind it: Abu, Abd, Ben."""
_CONJUNCTIONS, _PREPOSITIONS, _TO_THE = "وف", "بلك", "لل"
_WRITTEN = (
    (re.compile("^[ae]l"), ""),  # Alinma
    (re.compile("c(?=[eiy])"), "s"),  # Houcine
    (re.compile("j"), "y"),  # Bjoern
    (re.compile("z+"), "ts"),  # Pizzi
    (re.compile("^c|c$"), "tch"),  # Cavusoglu, Mamic: تشاووش، ماميتش
    (re.compile("(?<!z)z(?!z)"), "d"),  # Fazli, Moaz: فضلي، معاذ
    (re.compile("dh|d$"), "z"),  # Dhafiri, Hafid: ظفيري، حفيظ
    (re.compile("v"), ""),  # Ahvazi: أحوازي
    (re.compile("th"), "d"),  # Muath: معاذ
    (re.compile("dj"), "j"),  # Djamila
    (re.compile("gh(?=t)"), ""),  # Lighthizer
    (re.compile("kh"), "h"),  # Akhmad
    (re.compile("ch(?!r)"), "tch"),  # Babchenko: بابتشينكو
    (re.compile("c(?=a)"), "s"),  # Faycal
)
"""What Arabic may have written otherwise: its article, and letters that some languages have for other sounds."""


class Sounds:
    """The consonants of an Arabic text, word by word and run together."""

    def __init__(self, source: str) -> None:
        words = [word.text for word in arabic_words(source)]
        forms = {form for word in words for form in _without_prefixes(word)}
        forms |= {form[:-1] + "ت" for form in forms if form.endswith("ه")}  # Harat: حارة
        forms |= {form.removeprefix("ا") for form in forms}  # of `ألفة` and `العرائس` (Larayes) the l is in the name
        self.words = {heard for form in forms if (heard := arabic_consonants(form))}
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


def can_be_told(form: str) -> bool:
    """Tell whether an English word has enough consonants, however it is read, to know what sounds like it."""
    return all(len(key) >= BEGINNING for key in _keys(form))


def _without_prefixes(word: str) -> set[str]:
    """The word, and what it may be without `and`, a preposition, or the first part of a name that is joined to it."""
    forms = {word, word[1:]} if word[:1] in _CONJUNCTIONS else {word}
    forms |= {form[1:] for form in forms if form[:1] in _PREPOSITIONS}
    forms |= {form.removeprefix(one) for form in forms for one in _JOINED if len(form) >= len(one) + SHORTEST_NAME}
    return forms | {form.removeprefix(_TO_THE) for form in forms if form.startswith(_TO_THE)}


def _keys(form: str) -> set[str]:
    """The consonants that an English word may stand for, read as English and as other languages write them."""
    readings = {form}
    for written, sound in _WRITTEN:
        readings |= {written.sub(sound, reading) for reading in readings}
    return {consonants(reading) for reading in readings}
