"""English numbers are read as values, with their kind and unit, however they are written."""

import pytest

from service.briefs.check.numbers_english import read_english


def labels(text: str) -> list[str]:
    """What is read, in plain notation; the loosely said has a tilde behind it."""
    return [quantity.label + "~" * quantity.weak for quantity in read_english(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("3,500 people", ["3500"]),
        ("twenty-one people", ["21"]),
        ("three thousand five hundred", ["3500"]),
        ("two hundred and five thousand", ["205000"]),
        ("one million two hundred thousand", ["1200000"]),
        ("a thousand and one", ["1001"]),
        ("a hundred", ["100"]),
        ("a dozen", ["12"]),
        ("half a dozen", ["6"]),
        ("half a million", ["500000"]),
        ("a quarter of a million", ["250000"]),
        ("one and a half million", ["1500000"]),
        ("a million and a half", ["1500000"]),
        ("two and a half years", ["2.5"]),
        ("between 3 million and 20 people", ["3000000", "20"]),
        ("three years and a half", ["3.5"]),
        ("between one hundred and two hundred", ["100", "200"]),
        ("5bn and 10m and 3K", ["5000000000", "10000000", "3000"]),
        ("a three-day visit", ["3"]),
        ("the thirty millionth car", ["30000000"]),
        ("a tenfold rise", ["10~"]),
        ("a two-hundred-page ruling", ["200"]),
        ("since 2000, and a quarter of them", ["2000", "1/4~"]),
        ("7 million, 409 thousand and 843 citizens", ["7409843"]),
        ("ten thousand and 500", ["10500"]),
        ("ten thousand and 50 of them", ["10000", "50"]),
        ("over the four quarters", ["4"]),
        ("at the Four Seasons", ["4~"]),
        ("Four Palestinians", ["4"]),
        ("the 76ers won 108-97", ["108", "97"]),
    ],
)
def test_cardinals(text: str, expected: list[str]) -> None:
    """Digits, words, scales and their mixtures give the whole value."""
    assert labels(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("5 percent, 7 per cent and 9%", ["5%", "7%", "9%"]),
        ("less than half of one percent", ["0.5%"]),
        ("half a percentage point", ["0.5%"]),
        ("10 to 15 percent", ["10%", "15%"]),
        ("$5 million", ["5000000 USD"]),
        ("$10-15 million", ["10 USD", "15000000 USD"]),
        ("1.5 billion euros", ["1500000000 EUR"]),
        ("300 Egyptian pounds", ["300 pounds"]),
        ("AED 500", ["500 dirhams"]),
        ("849 dirhams (231 U.S. dollars)", ["849 dirhams", "231 USD"]),
    ],
)
def test_units(text: str, expected: list[str]) -> None:
    """Per cent and money belong to their number, and to both ends of a range."""
    assert labels(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("March 30, 2021", ["March", "30", "2021"]),
        ("the 30th of March", ["30", "March"]),
        ("Mar. 30", ["March", "30"]),
        ("in May", ["May"]),
        ("5 Ramadan 1442", ["5", "Ramadan", "1442"]),
        ("10 Dhu al-Hijjah", ["10", "Dhu al-Hijjah"]),
        ("the 21st and the twenty-second century", ["21", "22"]),
        ("the 1990s, the nineties, the '80s", ["1990s", "90s", "80s"]),
        ("5:30 pm", ["17:30"]),
        ("5 p.m. on Monday", ["17:00"]),
        ("5.30pm", ["17:30"]),
        ("at 12 am", ["0:00"]),
        ("nine o'clock", ["9:00"]),
        ("at eight o'clock and 11 minutes", ["8:11"]),
        ("accusing May's party, at Mar-a-Lago, to Jan Egeland", ["May~"]),
        ("half past two and a quarter past eight", ["2:30", "8:15"]),
        ("a quarter to three", ["2:45"]),
        ("twenty minutes to seven", ["6:40"]),
        ("at four-thirty", ["4:30"]),
        ("from five to six, half past it", ["5", "6", "1/2"]),
        ("the 17:30 train", ["17:30"]),
        ("World War II", ["2~"]),
        ("Elizabeth II's reign", ["2~"]),
        ("Second, he lied", ["2~"]),
    ],
)
def test_dates_ordinals_and_times(text: str, expected: list[str]) -> None:
    """Months, decades, centuries and times of day are read."""
    assert labels(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a third of the deputies", ["1/3"]),
        ("two-thirds", ["2/3"]),
        ("one fifth", ["1/5"]),
        ("three quarters", ["3/4"]),
        ("half the population", ["1/2"]),
        ("hundreds of thousands", ["~100000"]),
        ("dozens", ["~12"]),
        ("several thousand", ["~1000"]),
        ("twice, both, the first one", ["2~", "2~", "1~", "1~"]),
        ("3-1", ["3", "1~"]),
        ("+971 4 555 0199", ["97145550199"]),
        ("an F-16 over 40 km2", ["16~", "40"]),
    ],
)
def test_fractions_and_vague_amounts(text: str, expected: list[str]) -> None:
    """Fractions stay fractions, vague amounts keep their magnitude, the loosely said is weak."""
    assert labels(text) == expected


@pytest.mark.parametrize("text", ["he may go", "May said so", "a march", "the quarter-final", "test scores"])
def test_what_only_looks_like_a_number_is_none(text: str) -> None:
    """Verbs, names and cup rounds are no numbers."""
    assert labels(text) == []
