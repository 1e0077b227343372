"""Words that the model never saw stand for any word of the Arabic."""

import pytest

from models.dictionary import Dictionary, root
from service.briefs.guessed_words import flag_guesses
from service.briefs.translate import Rendering
from service.briefs.types import Flag, Severity

SOURCE = "اقترحت إسرائيل تعاونا دفاعيا في إطار التقارب، وفقا لغانتس."
LEARNED = {
    "اقترح": "propos suggest",
    "تعاون": "cooper",
    "دفاع": "defens defend",
    "اطار": "framework",
    "وفق": "accord",
}
DICTIONARY = Dictionary({root(word): stems for word, stems in LEARNED.items()})


def guesses(english: str, dictionary: Dictionary | None = DICTIONARY, source: str = SOURCE) -> list[str]:
    """Return the words that are flagged."""
    flags = flag_guesses(source, Rendering(english, 0.5, ()), dictionary).flags
    assert {(flag.code, flag.severity) for flag in flags} <= {("word-guessed", Severity.WARNING)}
    return [english[flag.target.start : flag.target.end] for flag in flags if flag.target]


@pytest.mark.parametrize(
    ("english", "said"),
    [
        ("Israel proposed defensive cooperation within the framework", []),
        ("Israel proposed defense cooperation in the framework of boats, according to Gantz", ["boats"]),
        ("Boats! Israel proposed boats and boats", ["Boats"]),
        ("Gantz, who is of the Forces, suggested cooperating", ["Forces"]),
        ("It isn't proposed, and they'd not been framing it", ["framing"]),
        # names that sound like the Arabic, listed names, initials and what is no word are looked at elsewhere
        ("Israel, Ghantus, Canada, UNRWA and the zzgrmpf proposed it", []),
        ("", []),
    ],
)
def test_words_without_arabic_are_flagged(english: str, said: list[str]) -> None:
    """A word is flagged, once, that has a meaning of its own and stood for none of these words."""
    assert guesses(english) == said


def test_words_taken_over_are_none() -> None:
    """Small letters are no sign of a guess where the Arabic has the word's own consonants."""
    assert guesses("They proposed kabsa", source="اقترحوا الكبسة") == []


def test_nothing_is_known_without_a_dictionary() -> None:
    """Other translators know words that nobody listed."""
    assert guesses("Israel proposed boats", None) == []


def test_only_what_a_model_wrote_is_looked_at() -> None:
    """A text that was kept as it is has no confidence, and its words are not the model's."""
    assert flag_guesses(SOURCE, Rendering("boats", None, ()), DICTIONARY).flags == ()


def test_a_sentence_of_guesses_is_not_a_flood() -> None:
    """Many guesses say that the whole sentence is to be compared; what was flagged before stays."""
    before = Flag("uncertain", Severity.WARNING, "")
    made = Rendering("boats cars trees houses rivers stones clouds birds", 0.5, (before,))
    first, *flags = flag_guesses(SOURCE, made, DICTIONARY).flags
    assert first == before
    assert len(flags) == 6
    assert flags[-1].target is None
