"""A second try without the words that were guessed, and with the names that were left out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

import pytest

from models.dictionary import Dictionary, root
from models.fake_engine import TRANSLATOR
from models.protocol import DecodingOptions, EngineInfo, Hypothesis, Translation
from service.briefs.guessed_words import doubtful_words
from service.briefs.second_try import Faults, FindFaults, second_try
from service.briefs.telling import Term
from service.briefs.timing import Deadline
from service.briefs.translate import Rendering, translate
from service.briefs.types import Flag, Severity, Span

SOURCE = "اقترحت إسرائيل إقامة تعاون دفاعي في إطار التقارب بين البلدين."
LEARNED = {
    "اقترح": "propos",
    "اقامه": "establish",
    "تعاون": "cooper",
    "دفاعي": "defens",
    "تقارب": "rapproch",
}
DICTIONARY = Dictionary({root(word): stems for word, stems in LEARNED.items()})
OPTIONS = DecodingOptions(beam_size=2, attention=False)
FIRST = "Israel proposed establishing defense cooperating of the boats."


@dataclass
class Scripted:
    """A translator that answers by what it is told, or must not write, and remembers what it was asked."""

    answers: Mapping[tuple[str, ...], str]
    told: Mapping[str, str] = field(default_factory=dict)
    asked: list[tuple[str, DecodingOptions]] = field(default_factory=list)
    info: EngineInfo = TRANSLATOR
    window: int = 512

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """Count words."""
        return [len(text.split()) for text in texts]

    def translate(self, sources: Sequence[str], options: DecodingOptions) -> list[Translation]:
        """Answer from the script."""
        self.asked += [(source, options) for source in sources]
        texts = [self.told.get(source, self.answers[options.without]) for source in sources]
        best = [Hypothesis(text, -0.5, 10) for text in texts]
        return [Translation(one, (), 10, source_cut=False, target_cut=False) for one in best]


def guesses(source: str, english: str) -> Faults:
    """Find what the dictionary does not explain."""
    return Faults(doubtful_words(source, english, DICTIONARY))


def run(answers: Mapping[tuple[str, ...], str], find: FindFaults = guesses) -> tuple[str, Scripted]:
    """Translate with a first and a second try; return the English and the translator."""
    translator = Scripted(answers)
    made = translate(translator, [SOURCE], OPTIONS, Deadline(None))
    return second_try(translator, made, find, OPTIONS, Deadline(None))[SOURCE].text, translator


@pytest.mark.parametrize(
    ("second", "taken"),
    [
        ("Israel proposed establishing defense cooperating in the rapprochement.", True),
        ("Israel proposed establishing defense cooperating of the ships.", False),
        ("Israel proposed cars, houses, trees and defense cooperating.", False),
        ("Israel proposed prestitutional defense cooperating and more.", False),
        ("", False),
        ("cooperating cooperating cooperating cooperating cooperating cooperating cooperating cooperating", False),
    ],
)
def test_the_try_with_fewer_guesses_is_taken(second: str, taken: bool) -> None:
    """A second rendering counts if it is sound and has fewer doubtful words than the first."""
    text, _ = run({(): FIRST, ("boats",): second})
    assert text == (second if taken else FIRST)


def test_the_words_are_forbidden_and_all_else_is_the_same() -> None:
    """The second search differs from the first in its words only."""
    _, translator = run({(): FIRST, ("boats",): FIRST})
    (_, first), (again, second), *_ = translator.asked
    assert again == SOURCE
    assert first == OPTIONS
    assert second.without == ("boats",)


def test_without_faults_nothing_is_asked_again() -> None:
    """A rendering of known words stands."""
    text, translator = run({(): "Israel proposed defense cooperating."})
    assert len(translator.asked) == 1
    assert text == "Israel proposed defense cooperating."


@pytest.mark.parametrize(
    ("told", "taken"),
    [
        ("Israel proposed cooperation.", True),
        ("minister of Israel proposed cooperation.", True),
        ("Ezra proposed cooperation.", False),
        ("", False),
    ],
    ids=["copied", "with a small letter", "not copied", "nothing"],
)
def test_a_name_that_is_missing_is_told(told: str, *, taken: bool) -> None:
    """The second search reads it in English in the Arabic, and is taken if it says it."""
    first = "Sarah proposed cooperation."
    reading = SOURCE.replace("إسرائيل", "Israel")
    term = Term(Span(SOURCE.index("إسرائيل"), SOURCE.index("إسرائيل") + len("إسرائيل")), "", "Israel")

    def find(_: str, english: str) -> Faults:
        return Faults(terms=() if "Israel" in english else (term,))

    translator = Scripted({(): first}, told={reading: told})
    made = translate(translator, [SOURCE], OPTIONS, Deadline(None))
    better = second_try(translator, made, find, OPTIONS, Deadline(None))
    assert [source for source, _ in translator.asked][:2] == [SOURCE, reading]
    assert better[SOURCE].text == (told[:1].upper() + told[1:] if taken else first)


@pytest.mark.parametrize(("warnings", "taken"), [(0, True), (1, False)])
def test_a_try_that_brings_new_warnings_is_not_taken(warnings: int, *, taken: bool) -> None:
    """One fault mended and another made is no gain."""
    second = "Israel proposed cooperating."

    def find(source: str, english: str) -> Faults:
        return replace(guesses(source, english), warnings=warnings if english == second else 0)

    assert (run({(): FIRST, ("boats",): second}, find)[0] == second) is taken


def test_many_texts_are_asked_again_a_few_at_once() -> None:
    """Each text gets its own second try, without its own words."""
    texts = [f"اقترحت إسرائيل {number}" for number in range(10)]
    answers = {(): "Israel proposed boats", ("boats",): "Israel proposed"}
    made = translate(Scripted(answers), texts, OPTIONS, Deadline(None))
    better = second_try(Scripted(answers), made, guesses, OPTIONS, Deadline(None))
    assert list(better) == texts
    assert {one.text for one in better.values()} == {"Israel proposed"}


def test_what_failed_is_not_asked_again() -> None:
    """A rendering that is an error already had all its tries, and one that is no model's has no guesses."""
    made = {
        SOURCE: Rendering(FIRST, 0.5, (Flag("repetition-loop", Severity.ERROR, ""),)),
        "boats": Rendering("boats", None),
    }
    assert second_try(Scripted({}), made, guesses, OPTIONS, Deadline(None)) == made
