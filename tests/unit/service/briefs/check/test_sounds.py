"""How Arabic words sound, beside English ones."""

import pytest

from service.briefs.check.sounds import Sounds, can_be_told


@pytest.mark.parametrize(
    ("arabic", "english", "begins", "equal"),
    [
        ("ولبيروت", "beirut", True, True),
        ("للقاهرة", "qahira", True, True),
        ("كوشاداسي", "kusadasi", True, True),
        ("كوشاداسي", "koshadian", True, False),
        ("العربات", "arabat", True, True),
        ("المولد", "mawlids", True, True),
        ("المدينة", "zuangan", False, False),
        ("عز الدين", "ezzedine", True, False),
        ("", "beirut", False, False),
        ("أنحاء", "anha", True, False),
        ("الظفيري", "dhafiri", True, True),
        ("معاذ", "muath", True, True),
        ("جميلة", "djamila", True, True),
        ("لايتهايزر", "lighthizer", True, True),
        ("ماميتش", "mamic", True, True),
        ("معاذ", "moaz", True, True),
        ("حارة", "harat", True, True),
        ("أبوالفتوح", "fotouh", True, True),
        ("حفيظ", "hafid", True, True),
        ("الأحوازي", "ahvazi", True, False),
        ("ألفة", "olfa", True, True),
        ("الونيفي", "lounifi", True, True),
        ("أحمد", "akhmad", True, True),
        ("بابتشينكو", "babchenko", True, True),
        ("فيصل", "faycal", True, True),
        ("ـ ًّ بيروت ـ", "beirut", True, True),
    ],
)
def test_sounds(arabic: str, english: str, begins: bool, equal: bool) -> None:
    """Names need their first consonants only, other words all of them."""
    sounds = Sounds(arabic)
    assert (sounds.begin_like(english), sounds.are(english)) == (begins, equal)


@pytest.mark.parametrize(("english", "told"), [("beirut", True), ("anha", False), ("alaan", False), ("thhat", False)])
def test_a_single_consonant_tells_nothing(english: str, told: bool) -> None:
    """Where one reading of a word has but one consonant, half of all words sound like it."""
    assert can_be_told(english) is told
