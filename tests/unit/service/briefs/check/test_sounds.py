"""How Arabic words sound, beside English ones."""

import pytest

from service.briefs.check.sounds import Sounds


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
    ],
)
def test_sounds(arabic: str, english: str, begins: bool, equal: bool) -> None:
    """Names need their first consonants only, other words all of them."""
    sounds = Sounds(arabic)
    assert (sounds.begin_like(english), sounds.are(english)) == (begins, equal)
