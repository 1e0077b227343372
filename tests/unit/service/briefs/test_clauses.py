"""Where a sentence too long for a model is cut."""

import pytest

from service.briefs.segment import split_clauses

LONG = "قال الوزير إن الحكومة ستبدأ المشروع؛ وأضاف أن التمويل متاح، وأن العمل يبدأ غدا"


@pytest.mark.parametrize(
    ("text", "limit", "expected"),
    [
        ("جملة قصيرة.", 50, ["جملة قصيرة."]),
        ("", 50, []),
        (LONG, 50, ["قال الوزير إن الحكومة ستبدأ المشروع؛ ", "وأضاف أن التمويل متاح، وأن العمل يبدأ غدا"]),
        ("حضر الوزير والسفير، وغادر الوفد مساء أمس", 25, ["حضر الوزير والسفير، ", "وغادر الوفد مساء أمس"]),
        ("حضر الوزير صباح اليوم ثم غادر الوفد القاعة", 30, ["حضر الوزير صباح اليوم ", "ثم غادر الوفد القاعة"]),
        ("كلمة كلمة كلمة كلمة", 10, ["كلمة كلمة ", "كلمة كلمة"]),
        ("كلمةطويلةجدا", 6, ["كلمةطو", "يلةجدا"]),
    ],
)
def test_cuts_lie_at_the_best_boundary(text: str, limit: int, expected: list[str]) -> None:
    """Semicolon, comma, conjunction, word: in this order, in balanced pieces."""
    assert list(split_clauses(text, lambda piece: len(piece) <= limit)) == expected


def test_pieces_are_few_and_even() -> None:
    """Plain words fall into as few pieces as possible, none much longer than another."""
    pieces = split_clauses("كلمة " * 100, lambda piece: len(piece) <= 150)
    assert [len(piece) for piece in pieces] == [125, 125, 125, 125]


def test_a_long_text_is_not_asked_about_again_and_again() -> None:
    """The characters that `fits` sees grow with the text, not with its square."""
    seen: list[int] = []

    def fits(piece: str) -> bool:
        seen.append(len(piece))
        return len(piece) <= 500

    split_clauses("قال الوزير نعم، " * 2_000, fits)
    assert sum(seen) < 20 * 32_000
