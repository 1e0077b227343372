"""The words that English writes numbers with, as tables from the lower-case word to what it stands for.

Knows no grammar: how the words join is `numbers_english`'s matter.
"""

from enum import IntEnum, auto
from fractions import Fraction
from typing import NamedTuple

from service.briefs.check.word_set import word_set


class Role(IntEnum):
    """What a word does in a number."""

    UNIT = auto()
    TEEN = auto()
    TENS = auto()
    HUNDRED = auto()
    SCALE = auto()
    DOZEN = auto()
    MANY = auto()
    """`hundreds`, `thousands`, `dozens`: vague."""
    HALF = auto()
    QUARTER = auto()
    ORDINAL = auto()
    PARTS = auto()
    """`thirds`, `fifths` after a number."""
    DECADE = auto()
    WEAK = auto()


class Word(NamedTuple):
    """A number word: its role and value."""

    role: Role
    value: Fraction


_UNITS = "zero one two three four five six seven eight nine"
_TEENS = "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_SCALES = {10**3: "thousand", 10**6: "million mln millionth", 10**9: "billion bln billionth", 10**12: "trillion"}
_MANY = {
    10: "tens", 12: "dozens", 20: "scores", 100: "hundreds", 10**3: "thousands", 10**6: "millions",
    10**9: "billions", 10**12: "trillions",
}  # fmt: skip
_UNIT_ORDINALS = "first second third fourth fifth sixth seventh eighth ninth"
_TEEN_ORDINALS = "tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth"
_TENS_ORDINALS = "twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth"
_DECADES = "twenties thirties forties fifties sixties seventies eighties nineties"
_PARTS = {2: "halves", 3: "thirds", 4: "quarters fourths", 5: "fifths", 6: "sixths", 7: "sevenths", 8: "eighths",
          9: "ninths", 10: "tenths"}  # fmt: skip
_LOOSE = {
    0: "nil zero",
    1: "once firstly single sole",
    2: "both latter twice twofold double doubled doubles doubling couple pair pairs twin twins secondly duo brace "
    "bilateral dual",
    3: "threefold triple tripled tripling triples trio thirdly thrice triplets trilateral treble",
    4: "fourfold quadruple quartet fourthly quadrupled quad",
    5: "fivefold quintet",
    6: "sixfold",
    7: "sevenfold",
    8: "eightfold octa",
    9: "ninefold",
    10: "tenfold decade",
    100: "hundredfold",
}


def _table() -> dict[str, Word]:
    table: dict[str, Word] = {}

    def add(role: Role, forms: str, first: int, step: int = 1) -> None:
        table.update({form: Word(role, Fraction(first + step * at)) for at, form in enumerate(forms.split())})

    add(Role.UNIT, _UNITS, 0)
    add(Role.TEEN, _TEENS, 10)
    add(Role.TENS, _TENS, 20, 10)
    add(Role.ORDINAL, _UNIT_ORDINALS, 1)
    add(Role.ORDINAL, _TEEN_ORDINALS, 10)
    add(Role.ORDINAL, _TENS_ORDINALS, 20, 10)
    add(Role.ORDINAL, "hundredth", 100)
    add(Role.DECADE, _DECADES, 20, 10)
    for role, lines in ((Role.SCALE, _SCALES), (Role.MANY, _MANY), (Role.WEAK, _LOOSE)):
        for value, forms in lines.items():
            add(role, forms, value, 0)
    table.update(
        {form: Word(Role.PARTS, Fraction(1, parts)) for parts, forms in _PARTS.items() for form in forms.split()}
    )
    table["hundred"] = Word(Role.HUNDRED, Fraction(100))
    table["dozen"] = Word(Role.DOZEN, Fraction(12))
    table["half"] = Word(Role.HALF, Fraction(1, 2))
    table["quarter"] = Word(Role.QUARTER, Fraction(1, 4))
    return table


WORDS = _table()

SCALE_LETTERS = {
    "bn": 10**9, "b": 10**9, "m": 10**6, "mn": 10**6, "mm": 10**6, "k": 10**3, "tn": 10**12, "tr": 10**12,
}  # fmt: skip
"""After a numeral only; `m` and `k` may also be a unit or a name, so the bare numeral stays a reading."""

ORDINAL_ENDINGS = frozenset({"st", "nd", "rd", "th"})
PERCENT_WORDS = frozenset({"%", "percent", "pct", "percentage"})
HALF_DAYS = {"pm": 12, "am": 0, "p": 12, "a": 0}
FINALS = frozenset({"final", "finals", "finalist", "finalists"})
ROMAN = {
    "II": 2, "III": 3, "IV": 4, "VI": 6, "VII": 7, "VIII": 8, "IX": 9, "XI": 11, "XII": 12, "XIII": 13, "XIV": 14,
    "XV": 15, "XVI": 16, "WWII": 2,
}  # fmt: skip
"""Regnal numbers and world wars; `I`, `V` and `X` alone are other things too often."""

CURRENCIES = {
    form: code
    for code, forms in {
        "USD": "dollar dollars usd",
        "EUR": "euro euros eur",
        "dirhams": "dirham dirhams aed mad",
        "riyals": "riyal riyals rial rials sar qar omr",
        "pounds": "pound pounds lira liras gbp egp lire",
        "dinars": "dinar dinars kwd bhd jod iqd",
        "ILS": "shekel shekels nis ils",
        "RUB": "ruble rubles rouble roubles",
        "JPY": "yen jpy",
        "CNY": "yuan renminbi cny",
        "INR": "rupee rupees inr",
        "CHF": "franc francs chf",
    }.items()
    for form in forms.split()
}
"""As in the Arabic table, so that codes compare."""

MARK_CURRENCIES = {"$": "USD", "€": "EUR", "£": "pounds", "¥": "JPY"}
NATIONALITIES = word_set("us u american uae saudi egyptian british kuwaiti iraqi syrian lebanese turkish")
"""May stand between a number and its currency."""

RANGE_WORDS = frozenset({"-", "–", "—", "to", "and", "or"})
