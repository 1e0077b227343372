"""Asks once more for translations in which a model guessed words or left out names, and takes what has fewer faults.

It may not use these words again, and is told what to call these names. docs/checks.md says what comes of it.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace

from models.protocol import DecodingOptions, Translator
from service.briefs.telling import Term, written_in
from service.briefs.timing import Deadline
from service.briefs.translate import Rendering, translating
from service.briefs.types import Severity

AT_ONCE = 4
"""Requests to a translator with a queue: more at once would go before what others asked for."""


@dataclass(frozen=True, slots=True)
class Faults:
    """What is against a translation: words that its model guessed, terms that it lacks, and other warnings."""

    words: tuple[str, ...] = ()
    terms: tuple[Term, ...] = ()
    warnings: int = 0

    @property
    def helped(self) -> bool:
        """Whether there is anything that a second try can be told."""
        return bool(self.words or self.terms)

    @property
    def count(self) -> int:
        """How many there are."""
        return len(self.words) + len(self.terms) + self.warnings


FindFaults = Callable[[str, str], Faults]
"""From a source and its English to what is against it."""


def second_try(
    translator: Translator,
    made: Mapping[str, Rendering],
    find: FindFaults,
    options: DecodingOptions,
    deadline: Deadline,
) -> dict[str, Rendering]:
    """Give the better of two renderings of each text, the second only where something is against the first.

    `options` are those of the first. Raises as `translate.translate`.
    """
    found = ((source, find(source, one.text)) for source, one in made.items() if is_sound(one))
    faults = {source: faults for source, faults in found if faults.helped}
    others = ask_again(translator, faults, options, deadline)
    better = {
        source: other
        for source, other in others.items()
        if is_sound(other) and find(source, other.text).count < faults[source].count
    }
    return {**made, **better}


def ask_again(
    translator: Translator, faults: Mapping[str, Faults], options: DecodingOptions, deadline: Deadline
) -> dict[str, Rendering]:
    """Render each text without its words and with its terms, a few requests at once."""
    told = {source: written_in(source, found.terms) for source, found in faults.items() if found.terms}
    made: dict[str, Rendering] = {}
    requests = list(together(faults))
    for start in range(0, len(requests), AT_ONCE):
        with ExitStack() as stack:
            begun = [
                stack.enter_context(
                    translating(translator, texts, replace(options, without=words), deadline, told=told, follow_up=True)
                )
                for words, texts in requests[start : start + AT_ONCE]
            ]
            for wait in begun:
                made |= wait()
    return made


def together(faults: Mapping[str, Faults]) -> Iterator[tuple[tuple[str, ...], Sequence[str]]]:
    """Give the texts that can be asked for at once, with the words that none of them may have."""
    groups: dict[tuple[str, ...], list[str]] = {}
    for source, found in faults.items():
        groups.setdefault(found.words, []).append(source)
    yield from groups.items()


def is_sound(made: Rendering) -> bool:
    """Tell whether a model wrote a rendering and did not fail."""
    return made.confidence is not None and not any(flag.severity is Severity.ERROR for flag in made.flags)
