"""English words that are neither in a known name nor sound like a word of the Arabic, of those that one asks for.

Knows names and sounds, no meaning.
"""

from collections.abc import Callable, Iterator

from service.briefs.check.gazetteer import known_names
from service.briefs.check.name_finding import english_names, read_english_text
from service.briefs.check.sounds import Sounds
from service.briefs.check.spelling import Word


def unexplained(source: str, english: str, asked_for: Callable[[Word], bool]) -> Iterator[Word]:
    """Find those of the words asked for, in order, each once, that nothing but their meaning could explain.

    A word that the Arabic text has in Latin letters is explained, too.
    """
    text = read_english_text(english)
    words = {word.text.lower(): word for word in reversed(text.words) if asked_for(word)}
    if not words:
        return
    named = [(name.start, name.end) for name in english_names(text, known_names())]
    sounds = Sounds(source)
    for form, word in reversed(words.items()):
        if any(start <= word.start < end for start, end in named) or form in source.lower():
            continue
        if not (sounds.begin_like(form) if is_name(word) else sounds.are(form)):
            yield word


def is_name(word: Word) -> bool:
    """Tell whether a word has a capital or an Arabic article before it."""
    return word.raw[0].isupper() or word.end - word.start > len(word.raw)


def has_inner_capitals(word: Word) -> bool:
    """Tell whether a word has capitals behind its first letter, as `beIN` and `UNRWA` do."""
    return any(letter.isupper() for letter in word.text[1:])
