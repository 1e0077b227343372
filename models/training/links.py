"""Word links between the two sides of a pair: merged from two directions, brought to pieces, grown to phrases.

Knows no aligner: any program that writes "i-j" links will do.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence

Link = tuple[int, int]
"""Indices from 0: (Arabic word, English word), or (target piece, source piece) once brought to pieces."""
LONGEST_PHRASE = 6
SPREAD = 1
"""How many English words more than `LONGEST_PHRASE` a phrase may have: articles are words only in English."""


def parse(links: str) -> list[Link]:
    """Read links such as "0-0 1-2"."""
    return [(int(left), int(right)) for left, right in (link.split("-") for link in links.split())]


def merge(forward: str, reverse: str) -> str:
    """Keep the links that both directions give, and for an English word without any, those of either direction."""
    one, other = set(parse(forward)), set(parse(reverse))
    sure = one & other
    known = {english for _, english in sure}
    merged = sure | {link for link in one | other if link[1] not in known}
    return " ".join(f"{arabic}-{english}" for arabic, english in sorted(merged))


def piece_links(source: Sequence[int], target: Sequence[int], links: str, starts: Sequence[bool]) -> list[Link]:
    """Link every piece of a linked word to every piece of the other, and the two ends of sentence, as (target, source).

    `source` and `target` come without their end of sentence. Links to words that are not there are left out.
    """
    pairs = [(len(target), len(source))]
    source_words, target_words = words(source, starts), words(target, starts)
    for arabic, english in parse(links):
        if arabic < len(source_words) and english < len(target_words):
            pairs += [(there, here) for there in target_words[english] for here in source_words[arabic]]
    return pairs


def words(pieces: Sequence[int], starts: Sequence[bool]) -> list[list[int]]:
    """Group the positions of pieces by the word they belong to."""
    found: list[list[int]] = []
    for position, piece in enumerate(pieces):
        if starts[piece] or not found:
            found.append([])
        found[-1].append(position)
    return found


def phrases(arabic: Sequence[str], english: Sequence[str], links: str) -> Iterator[tuple[str, str]]:
    """Yield the phrase pairs that agree with the links (Koehn, Och and Marcu 2003), of a few words each."""
    for (first, last), (low, high) in spans_of_phrases(parse(links), len(arabic)):
        yield " ".join(arabic[first : last + 1]), " ".join(english[low : high + 1])


def spans_of_phrases(links: Sequence[Link], arabic_words: int) -> Iterator[tuple[Link, Link]]:
    """Yield where such phrases stand: the first and last Arabic word, and the first and last English one."""
    by_arabic, by_english = defaultdict(list), defaultdict(list)
    for left, right in links:
        by_arabic[left].append(right)
        by_english[right].append(left)
    for first in sorted(by_arabic):
        linked: list[int] = []
        for last in range(first, min(first + LONGEST_PHRASE, arabic_words)):
            linked += by_arabic.get(last, [])
            low, high = min(linked), max(linked)
            inside = all(first <= left <= last for right in range(low, high + 1) for left in by_english.get(right, []))
            if last in by_arabic and inside and high - low < LONGEST_PHRASE + SPREAD:
                yield (first, last), (low, high)
