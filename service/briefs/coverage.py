"""Counts what was read and used of an article; knows values only."""

from collections.abc import Iterable

from models.protocol import Translator
from service.briefs.reading import Reading
from service.briefs.routes import Made
from service.briefs.types import Coverage, EnglishSentence


def count_used(sentences: Iterable[EnglishSentence]) -> int:
    """Count the distinct source sentences behind some English ones."""
    return len({source.sentence for sentence in sentences for source in sentence.sources})


def cover(reading: Reading, made: Made, shown: Iterable[EnglishSentence], translator: Translator) -> Coverage:
    """Sum up a brief's coverage; source tokens are those of all sentences, one end of sentence each included."""
    made_for = (made.renderings.get(sentence.text) for sentence in reading.sentences)
    return Coverage(
        sentences=len(reading.sentences),
        considered=len(reading.content),
        used=count_used(shown),
        translated=sum(one is not None and one.confidence is not None for one in made_for),
        windows=made.windows,
        truncated=made.unread or any(rendering.unread for rendering in made.renderings.values()),
        source_tokens=sum(translator.count_tokens([sentence.text for sentence in reading.sentences])),
    )
