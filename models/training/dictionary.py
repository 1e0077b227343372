"""Collects which English words the Arabic ones stood for, from pairs whose words are linked."""

from collections import defaultdict
from collections.abc import Iterable

from models.dictionary import Dictionary, arabic_words, english_stems, root
from models.training.links import parse
from models.training.pairs import Pair


def make_dictionary(pairs: Iterable[Pair]) -> Dictionary:
    """Collect the stems of the English words that each Arabic root is linked to, be it once.

    Links that occur once are kept: without them a right translation is taken for a guess more often.
    """
    found: dict[str, set[str]] = defaultdict(set)
    for pair in pairs:
        arabic, english = pair.arabic.split(), pair.english.split()
        for left, right in parse(pair.links):
            for word in arabic_words(arabic[left]):
                found[root(word)].update(english_stems(english[right]))
    return Dictionary({one: " ".join(sorted(stems)) for one, stems in found.items() if stems})
