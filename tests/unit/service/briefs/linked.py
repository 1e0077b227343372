"""Sentence pairs with links written down by hand, as a model's attention would give them."""

from service.briefs.alignment import WORD
from service.briefs.types import Link, Span


def link_words(source: str, english: str, pairs: str) -> tuple[Link, ...]:
    """Read links such as "0-2 1-3:0.6": English word, Arabic word, share (else 0.9); words are counted from 0."""
    there, here = ([Span(*found.span()) for found in WORD.finditer(text)] for text in (english, source))
    links = []
    for pair in pairs.split():
        places, _, share = pair.partition(":")
        target, read = map(int, places.split("-"))
        links.append(Link(there[target], here[read], float(share or 0.9)))
    return tuple(sorted(links, key=lambda link: (link.target.start, link.source.start)))
