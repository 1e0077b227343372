"""Whether a text is, or nearly is, a segment of an evaluation set. Knows no files; of languages only letters."""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable

WORD = re.compile(r"\w+")
MARKS = re.compile("[\u0640\u064b-\u0652\u0670]")
FOLDED = str.maketrans("أإآٱىة", "اااايه")
RUN = 3
"""Words in a row that are compared: fewer are everyday phrases, more miss a sentence in which one word was changed."""
LARGEST_SHARE = 0.5
"""A text that holds half of an evaluation segment's runs of words is kept out of training."""

Words = tuple[str, ...]


def fold(text: str) -> Words:
    """Reduce a text to what near duplicates share: words without case, marks, punctuation and spelling variants."""
    plain = MARKS.sub("", unicodedata.normalize("NFKC", text)).casefold().translate(FOLDED)
    return tuple(WORD.findall(plain))


class EvaluationIndex:
    """The segments of evaluation sets, in either language, ready to be asked for one by one."""

    def __init__(self, segments: Iterable[str]) -> None:
        """Index the segments; blank ones overlap with nothing."""
        self._exact = {words for segment in segments if (words := fold(segment))}
        self._runs = [_runs(words) for words in self._exact]
        self._owners: dict[Words, list[int]] = defaultdict(list)
        for owner, runs in enumerate(self._runs):
            for run in runs:
                self._owners[run].append(owner)

    def overlaps(self, text: str) -> bool:
        """Tell whether the text equals a segment, once folded, or holds at least `LARGEST_SHARE` of one's runs."""
        words = fold(text)
        if words in self._exact:
            return True
        shared = Counter(owner for run in _runs(words) for owner in self._owners.get(run, ()))
        return any(count >= LARGEST_SHARE * len(self._runs[owner]) for owner, count in shared.items())


def _runs(words: Words) -> set[Words]:
    return {words[start : start + RUN] for start in range(len(words) - RUN + 1)}
