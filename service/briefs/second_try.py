"""Asks once more for translations in which the model guessed words, without these words, and takes what guesses less.

docs/checks.md says what comes of it.
"""

from collections.abc import Mapping
from contextlib import ExitStack
from dataclasses import replace

from models.dictionary import Dictionary
from models.protocol import DecodingOptions, Translator
from service.briefs.guessed_words import doubtful_words
from service.briefs.timing import Deadline
from service.briefs.translate import Rendering, translating
from service.briefs.types import Severity


def second_try(
    translator: Translator,
    made: Mapping[str, Rendering],
    dictionary: Dictionary | None,
    options: DecodingOptions,
    deadline: Deadline,
) -> dict[str, Rendering]:
    """Give the better of two renderings of each text, the second only where the first has words that are doubtful.

    `options` are those of the first. Raises as `translate.translate`.
    """
    if dictionary is None:
        return dict(made)
    doubts = {source: doubtful_words(source, one.text, dictionary) for source, one in made.items() if is_sound(one)}
    with ExitStack() as stack:
        asked = {
            source: stack.enter_context(
                translating(translator, [source], replace(options, without=words), deadline, follow_up=True)
            )
            for source, words in doubts.items()
            if words
        }
        others = {source: wait()[source] for source, wait in asked.items()}
    better = {
        source: other
        for source, other in others.items()
        if is_sound(other) and len(doubtful_words(source, other.text, dictionary)) < len(doubts[source])
    }
    return {**made, **better}


def is_sound(made: Rendering) -> bool:
    """Tell whether a model wrote a rendering and did not fail."""
    return made.confidence is not None and not any(flag.severity is Severity.ERROR for flag in made.flags)
