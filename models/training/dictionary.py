"""Collects which English words the Arabic ones stood for, from pairs whose words are linked."""

from collections import Counter, defaultdict
from collections.abc import Iterable

from models.dictionary import Dictionary, arabic_words, english_stems, root
from models.training.links import parse
from models.training.pairs import Pair
from models.training.vocabulary import parted

RAREST = 1 / 5_000
"""A stem that a root is linked to more seldom than once in so many times is a slip of the aligner: `security` was
`terrorist` once in 9,696 times. Up to there a single link counts: without those, of right words half as many again are
taken for guesses, and of the starter's a tenth."""


def make_dictionary(pairs: Iterable[Pair]) -> Dictionary:
    """Collect the stems of the English words that each Arabic root is linked to, but for the rarest."""
    times: Counter[str] = Counter()
    linked: dict[str, Counter[str]] = defaultdict(Counter)
    for pair in pairs:
        arabic = [[root(word) for word in arabic_words(token)] for token in parted(pair.arabic).split()]
        times.update(one for token in arabic for one in token)
        english = pair.english.split()
        for left, right in parse(pair.links):
            for one in arabic[left]:
                linked[one].update(english_stems(english[right]))
    kept = {
        one: [stem for stem, count in stems.items() if count >= RAREST * times[one]] for one, stems in linked.items()
    }
    return Dictionary({one: " ".join(sorted(stems)) for one, stems in kept.items() if stems})


def joined(one: Dictionary, other: Dictionary) -> Dictionary:
    """Give what either says: weights that were trained on keep what they learned before."""
    roots = one.stems.keys() | other.stems.keys()
    both = {root: {*one.stems.get(root, "").split(), *other.stems.get(root, "").split()} for root in roots}
    return Dictionary({root: " ".join(sorted(stems)) for root, stems in both.items()})
