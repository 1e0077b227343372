"""Asks once more for translations in which the model guessed words, without these words, and takes what guesses less.

What failed because of what the model was told is asked for without that first.

docs/checks.md says what comes of it.
"""

from collections.abc import Mapping
from contextlib import ExitStack
from dataclasses import replace

from models.dictionary import Dictionary
from models.protocol import DecodingOptions, Translator
from service.briefs.guessed_words import doubtful_words
from service.briefs.telling import Telling
from service.briefs.timing import Deadline
from service.briefs.translate import NOTHING_TOLD, Rendering, translating
from service.briefs.types import Severity

AT_ONCE = 4
"""Each is a request of its own to a translator with a queue: more at once would go before what others asked for."""


def second_try(
    translator: Translator,
    made: Mapping[str, Rendering],
    dictionary: Dictionary | None,
    options: DecodingOptions,
    deadline: Deadline,
    *,
    told: Mapping[str, Telling] = NOTHING_TOLD,
) -> dict[str, Rendering]:
    """Give the better of two renderings of each text, the second only where the first has words that are doubtful.

    `options` are those of the first, and so is what was `told`. Raises as `translate.translate`.
    """
    made = {**made, **plain_try(translator, made, options, deadline, told)}
    if dictionary is None:
        return made
    doubts = {
        source: words
        for source, one in made.items()
        if is_sound(one) and (words := doubtful_words(source, one.text, dictionary))
    }
    others = ask_again(translator, doubts, options, deadline, told)
    better = {
        source: other
        for source, other in others.items()
        if is_sound(other) and len(doubtful_words(source, other.text, dictionary)) < len(doubts[source])
    }
    return {**made, **better}


def plain_try(
    translator: Translator,
    made: Mapping[str, Rendering],
    options: DecodingOptions,
    deadline: Deadline,
    told: Mapping[str, Telling],
) -> dict[str, Rendering]:
    """Render again, as they stand, the texts of which the translator was told something and made nothing sound."""
    failed = [source for source, one in made.items() if source in told and told[source].places and not is_sound(one)]
    with translating(translator, failed, options, deadline, follow_up=True) as translated:
        return translated()


def ask_again(
    translator: Translator,
    doubts: Mapping[str, tuple[str, ...]],
    options: DecodingOptions,
    deadline: Deadline,
    told: Mapping[str, Telling],
) -> dict[str, Rendering]:
    """Render each text without its words, a few at once."""
    made: dict[str, Rendering] = {}
    texts = list(doubts)
    for start in range(0, len(texts), AT_ONCE):
        with ExitStack() as stack:
            begun = [
                stack.enter_context(
                    translating(
                        translator, [text], replace(options, without=doubts[text]), deadline, told=told, follow_up=True
                    )
                )
                for text in texts[start : start + AT_ONCE]
            ]
            for wait in begun:
                made |= wait()
    return made


def is_sound(made: Rendering) -> bool:
    """Tell whether a model wrote a rendering and did not fail."""
    return made.confidence is not None and not any(flag.severity is Severity.ERROR for flag in made.flags)
