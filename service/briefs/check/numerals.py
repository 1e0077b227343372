"""Reads the numbers of Arabic and English text as values; knows nothing of sentences or flags."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")
TOKEN = re.compile(r"\b(?:[ckm]?m|CO|[مكس]?م)\d(?![\d.,])|\d+ر\d+|\d+(?:[.,٫٬،]\d+)*|[^\W\d_]+")
"""A unit such as `km2` is one token and no number; Maghreb agencies write a decimal comma as the letter `ر`."""
LETTER_COMMA = "ر"
"""Typed from either side: `9ر2` may be 9.2 or 2.9."""

GROUPED = re.compile(r"\d{1,3}(?:[.,٬،]\d{3})+")
LATIN_DECIMAL_MARKS = ".٫,،"

SCALES: Mapping[str, Decimal] = {
    word: Decimal(value)
    for value, words in {
        100: "hundred مئة مائة مئات",
        1_000: "thousand thousands الف الاف الفا",
        1_000_000: "million millions مليون ملايين مليونا",
        1_000_000_000: "billion billions مليار مليارات مليارا بليون بلايين",
        1_000_000_000_000: "trillion trillions تريليون تريليونات تريليونا",
    }.items()
    for word in words.split()
}
WORDS: Mapping[str, int] = {
    word: value
    for value, words in {
        0: "zero صفر",
        1: "one first january jan واحد واحده احد احدي اول اولي الاول الاولي يناير",
        2: "two second twice both february feb اثنان اثنين اثنتان اثنتين اثنا اثني ثاني ثانيه فبراير",
        3: "three third march mar ثلاثه ثلاث ثالث ثالثه مارس",
        4: "four fourth april apr اربعه اربع رابع رابعه ابريل",
        5: "five fifth may خمسه خمس خامس خامسه مايو",
        6: "six sixth june jun سته ست سادس سادسه يونيو",
        7: "seven seventh july jul سبعه سبع سابع سابعه يوليو",
        8: "eight eighth august aug ثمانيه ثماني ثمان ثامن ثامنه اغسطس",
        9: "nine ninth september sep sept تسعه تسع تاسع تاسعه سبتمبر",
        10: "ten tenth october oct عشره عشر عاشر عاشره اكتوبر",
        11: "eleven eleventh november nov نوفمبر",
        12: "twelve twelfth december dec dozen ديسمبر",
        13: "thirteen",
        14: "fourteen",
        15: "fifteen",
        16: "sixteen",
        17: "seventeen",
        18: "eighteen",
        19: "nineteen",
        20: "twenty عشرون عشرين",
        30: "thirty ثلاثون ثلاثين",
        40: "forty اربعون اربعين",
        50: "fifty خمسون خمسين",
        60: "sixty ستون ستين",
        70: "seventy سبعون سبعين",
        80: "eighty ثمانون ثمانين",
        90: "ninety تسعون تسعين",
        200: "مئتان مئتين مائتان مائتين مئتي مائتي",
        300: "ثلاثمئه ثلاثمائه",
        400: "اربعمئه اربعمائه",
        500: "خمسمئه خمسمائه",
        600: "ستمئه ستمائه",
        700: "سبعمئه سبعمائه",
        800: "ثمانمئه ثمانمائه",
        900: "تسعمئه تسعمائه",
        2_000: "الفان الفين الفي",
        2_000_000: "مليونان مليونين مليوني",
        2_000_000_000: "ملياران مليارين ملياري",
    }.items()
    for word in words.split()
}
DECADES: Mapping[str, int] = {
    stem + ending: 10 * tens
    for tens, stem in enumerate(["عشرين", "ثلاثين", "اربعين", "خمسين", "ستين", "سبعين", "ثمانين", "تسعين"], start=2)
    for ending in ("ات", "يات")
}
CENTURIES = (0, 1800, 1900, 2000)
"""A decade seldom names its century: the seventies may be `the 70s` or `the 1970s`."""

DUAL = re.compile(r"\w{3,}(?:ين|ان)")
"""The dual says two without a number word; plurals that end alike only make the check more lenient."""

PREFIXES = ("وال", "بال", "ال", "لل", "و", "ب", "ل", "ف")
FOLDED = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ى": "ي", "ة": "ه"})
FOLDED_SCALES: Mapping[str, Decimal] = {word.translate(FOLDED): value for word, value in SCALES.items()}


@dataclass(frozen=True, slots=True)
class Numeral:
    """One number as written, every value it may stand for, and whether it is written in figures."""

    written: str
    values: frozenset[Decimal]
    in_figures: bool


def fold(word: str) -> str:
    """Give a word's spelling as the tables have it, without an Arabic prefix where that makes it a number word."""
    folded = word.casefold().translate(FOLDED)
    for prefix in ("", *PREFIXES):
        bare = folded.removeprefix(prefix)
        if bare in WORDS or bare in FOLDED_SCALES or bare in DECADES:
            return bare
    return folded


def figure_values(figure: str) -> frozenset[Decimal]:
    """List the values of a figure in ASCII digits: `1.234` may be a decimal or, with grouping, a thousand and more."""
    if LETTER_COMMA in figure:
        one, _, other = figure.partition(LETTER_COMMA)
        return frozenset({Decimal(f"{one}.{other}"), Decimal(f"{other}.{one}")})
    values = set()
    marks = [mark for mark in figure if not mark.isdigit()]
    if GROUPED.fullmatch(figure) and "٫" not in marks:
        values.add(Decimal(re.sub(r"\D", "", figure)))
    if len(marks) == 1 and marks[0] in LATIN_DECIMAL_MARKS:
        values.add(Decimal(figure.replace(marks[0], ".")))
    if not marks:
        values.add(Decimal(figure))
    if len(marks) > 1 and marks[-1] not in marks[:-1]:
        whole, _, part = figure.rpartition(marks[-1])
        values.add(Decimal(re.sub(r"\D", "", whole) + "." + part))
    return frozenset(values)


def scaled(values: frozenset[Decimal], following: str) -> frozenset[Decimal]:
    """Add the values times the scale word that follows, where one does: `3 million` is 3 and 3,000,000."""
    scale = FOLDED_SCALES.get(fold(following))
    return values if scale is None else values | {value * scale for value in values}


def split_figures(figure: str) -> list[str]:
    """Give a figure whole, or its parts where no single value fits (a list, a date, a version)."""
    return [figure] if figure_values(figure) else re.findall(r"\d+", figure)


def word_values(words: list[str]) -> Iterator[frozenset[Decimal]]:
    """Read number words one by one, and two neighbors together (`twenty-five`, `خمسة وعشرون`, `ثلاثة عشر`)."""
    for position, word in enumerate(words):
        following = words[position + 1] if position + 1 < len(words) else ""
        if word in WORDS:
            value = WORDS[word]
            values = {Decimal(value)}
            if following in WORDS:
                values.add(Decimal(value + WORDS[following]))
            yield scaled(frozenset(values), following)
        elif word in FOLDED_SCALES:
            yield frozenset({FOLDED_SCALES[word]})
        elif word in DECADES:
            yield frozenset(Decimal(century + DECADES[word]) for century in CENTURIES)
        elif DUAL.fullmatch(word):
            yield frozenset({Decimal(2)})


def numerals(text: str) -> list[Numeral]:
    """List the numbers of a text: figures first, then number words, months and ordinals."""
    tokens = TOKEN.findall(text.translate(DIGITS))
    found = []
    for position, token in enumerate(tokens):
        following = tokens[position + 1] if position + 1 < len(tokens) else ""
        if token[0].isdigit():
            for figure in split_figures(token):
                found.append(Numeral(figure, scaled(figure_values(figure), following), in_figures=True))
    words = [fold(token) for token in tokens]
    found.extend(Numeral("", values, in_figures=False) for values in word_values(words))
    return found
