"""Writes English terms into the Arabic that a translator reads, and says where each word of that comes from.

For translators that were trained to copy such words (docs/training.md). Knows no names and no model.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from service.briefs.types import Link, Span


@dataclass(frozen=True, slots=True)
class Telling:
    """A text as a translator reads it. `places` are of each term with what is attached to it, there and in the text."""

    text: str
    places: tuple[tuple[Span, Span], ...] = ()

    def back(self, links: Sequence[Link]) -> tuple[Link, ...]:
        """Bring links to the told text back to the text itself; all words of a term become one."""
        found: dict[tuple[Span, Span], float] = {}
        for link in links:
            key = link.target, self.origin(link.source)
            found[key] = min(1.0, found.get(key, 0.0) + link.share)
        return tuple(Link(target=target, source=source, share=share) for (target, source), share in found.items())

    def origin(self, place: Span) -> Span:
        """Say where in the text a word of the told text comes from."""
        moved = 0
        for told, own in self.places:
            if told.start < place.end and place.start < told.end:
                return own
            if told.end <= place.start:
                moved = own.end - told.end
        return Span(place.start + moved, place.end + moved)


@dataclass(frozen=True, slots=True)
class Term:
    """A term of a text: where it stands, what is attached before it there, and what to call it."""

    place: Span
    attached: str
    english: str


def written_in(source: str, terms: Sequence[Term]) -> Telling:
    """Write terms into a text, in whose order they are; what is attached to one becomes a word of its own."""
    text, places, read = "", [], 0
    for term in terms:
        text += source[read : term.place.start]
        words = f"{term.attached} {term.english}" if term.attached else term.english
        places.append((Span(len(text), len(text) + len(words)), term.place))
        text, read = text + words, term.place.end
    return Telling(text + source[read:], tuple(places))
