"""Any text in any layout: its sentences translated, everything between them kept. What `POST /translate` needs.

Knows no article and no brief; does not ask whether the text is Arabic.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from service.briefs.clean import clean
from service.briefs.segment import segment
from service.briefs.translate import Rendering
from service.briefs.types import Sentence


@dataclass(frozen=True, slots=True)
class Passage:
    """One text and where its sentences stand."""

    text: str
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class TranslatedText:
    """The English of one text in the layout of the text, and whole-text alternatives, best first."""

    text: str
    alternatives: tuple[str, ...] = ()


def read_passage(text: str) -> Passage:
    """Find a text's sentences."""
    return Passage(text, segment(clean(text)))


def layout(gap: str) -> str:
    """Keep the spacing of what stands around sentences, and what is visible in it."""
    visible = clean(gap).text
    if not visible:
        return "".join(character for character in gap if character.isspace())
    leading = gap[: len(gap) - len(gap.lstrip())]
    trailing = gap[len(gap.rstrip()) :]
    return leading + visible + trailing


def fill(passage: Passage, english: Callable[[Sentence], str]) -> str:
    """Put English sentences in the place of the Arabic ones; sentences that touch get a space between them."""
    if not passage.sentences:
        return passage.text
    parts: list[str] = []
    end = 0
    for sentence in passage.sentences:
        gap = layout(passage.text[end : sentence.start])
        parts += [gap or (" " if parts else ""), english(sentence)]
        # A sentence's place may take in the spacing behind it where that was cleaned away.
        end = sentence.start + len(passage.text[sentence.start : sentence.end].rstrip())
    return "".join(parts) + layout(passage.text[end:])


def rebuild(passage: Passage, renderings: Mapping[str, Rendering], alternatives: int) -> TranslatedText:
    """Give a passage in English, with as many different alternatives as its sentences have, up to those asked for."""

    def text_of(sentence: Sentence, rank: int) -> str:
        made = renderings.get(sentence.text)
        if made is None:
            return sentence.text
        return made.alternatives[rank - 1] if 0 < rank <= len(made.alternatives) else made.text

    def version(rank: int) -> str:
        return fill(passage, lambda sentence: text_of(sentence, rank))

    best, *others = (version(rank) for rank in range(alternatives + 1))
    distinct = tuple(dict.fromkeys(other for other in others if other != best))
    return TranslatedText(best, distinct)
