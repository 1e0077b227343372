"""Every number, amount, date and time of the Arabic must be in the English, and the reverse: desks fear nothing more.

Compares quantities; knows nothing of how either language writes them.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from service.briefs.check.number_homographs import ARABIC, ENGLISH, without_homographs
from service.briefs.check.numbers_arabic import read_arabic
from service.briefs.check.numbers_english import read_english
from service.briefs.check.quantity import Kind, Quantity
from service.briefs.types import Flag, Severity, Span

Match = Callable[[Quantity, Quantity], bool]

_WEIGHTY_RATIO = 10
"""A number ten times too large or small is a lost or invented scale or digit, not a slip."""

_CASUALTIES = re.compile(
    r"قت[يل]|قتلى|مقتل|جريح|جرحى|[إا]صاب|مصاب|ضحايا|ضحية|شهيد|شهداء|وفاة|وفيات|مفقود|نازح|لاجئ|معتقل|أسير|أسرى|رهين|رهائن"
)
_NEARBY = 30
"""Characters around a number in which a word says what is counted: some four Arabic words."""

_DUAL = re.compile(
    r"\w{2}(?:ان|ين|تا|تي|هما|كما)(?!\w)|(?<!\w)\w?هما(?!\w)|"
    r"\w{3}[يا](?:ه|ها|هم)(?!\w)|"
    r"(?<!\w)[وفبل]?(?:طرف|وزير|رئيس|شطر|جانب|قطب|عملاق|ضفت|ابن|شقيق|راكب|زعيم|مبعوث)[اي] (?=ال)|"
    r"(?<!\w)[وفبل]?(?:نجم|فيلم|ناد|نادي|لاعب|منتخب|حارس|مدرب|محرك|مكبر|مسؤول)[اي]ه? |كلا |كلتا |كلي|اثن"
)
"""Words that may be two of something, `طفليه` (his two children), `طرفي النزاع` (both sides); many others end alike."""
_AFTER_A_NAME = re.compile(r"(?<!\S)(?:(?!ا?ل|[وفبك]ا?ل)\w+|الله) $")
_TWO = Fraction(2)
_ALONE = frozenset({Kind.MONTH, Kind.VAGUE})
"""Kinds that only their like can stand for."""


@dataclass(frozen=True, slots=True)
class Difference:
    """A quantity of one text that the other does not give: missing, added, or (both present) changed."""

    source: Quantity | None
    target: Quantity | None

    @property
    def name(self) -> str:
        """`missing`, `added` or `changed`."""
        if self.target is None:
            return "missing"
        return "changed" if self.source is not None else "added"


def check_numbers(source: str, english: str) -> tuple[Flag, ...]:
    """Flag numbers that are missing, added or changed, by value: `ثلاثة آلاف`, `3,000` and `three thousand` are one."""
    return flag_differences(compare_numbers(source, english), source)


def flag_differences(differences: Iterable[Difference], source: str) -> tuple[Flag, ...]:
    """Say each difference once, however often it occurs."""
    flags = (_flag(difference, source) for difference in differences)
    return tuple({flag.message: flag for flag in flags}.values())


def known_values(text: str) -> frozenset[Fraction]:
    """Collect every value that an Arabic text gives, in figures or in words, months apart."""
    values = (quantity.readings for quantity in read_arabic(text) if quantity.kind is not Kind.MONTH)
    return frozenset().union(*values, {_TWO} if _DUAL.search(text) else ())


def compare_numbers(source: str, english: str) -> tuple[Difference, ...]:
    """Match the quantities of both texts one to one, the plain ones first, and report what is left over."""
    arabic, target = read_arabic(source), read_english(english)
    words = without_homographs(arabic, target, shown_by=(ARABIC, english))
    return compare_quantities(words, without_homographs(target, arabic, shown_by=(ENGLISH, source)), source)


def compare_quantities(arabic: list[Quantity], target: list[Quantity], source: str) -> tuple[Difference, ...]:
    """Match the quantities of an Arabic `source` and of its English as `compare_numbers` does; empties both lists.

    Takes time with the square of their number.
    """
    months = {q.value for q in arabic if q.kind is Kind.MONTH}
    pairs = _take_pairs(arabic, target, _same, weak_too=False)
    _drop_duals(arabic, target, source)
    pairs += [
        pair
        for weak_too in (False, True)
        for alike in (_same, _same_value, _may_be_same)
        for pair in _take_pairs(arabic, target, alike, weak_too=weak_too)
    ]
    # `June 2 ... June 8` for `في 2 يونيو ... في 8 منه`: a month may be said again.
    target[:] = [q for q in target if q.kind is not Kind.MONTH or q.value not in months]
    wrong_units = (Difference(one, other) for one, other in pairs if _units_disagree(one, other))
    return (*wrong_units, *_left_over(arabic, target, source))


def _take_pairs(
    these: list[Quantity], those: list[Quantity], alike: Match, *, weak_too: bool
) -> list[tuple[Quantity, Quantity]]:
    """Take out of both lists the pairs that are alike."""
    pairs = []
    for one in [one for one in these if weak_too or not one.weak]:
        other = next((other for other in those if (weak_too or not other.weak) and alike(one, other)), None)
        if other is not None:
            these.remove(one)
            those.remove(other)
            pairs.append((one, other))
    return pairs


def _drop_duals(arabic: Sequence[Quantity], target: list[Quantity], source: str) -> None:
    """Take a "two" for each dual out of the English where it would else stand in for the lost number of a ruler.

    What is counted has the article before an ordinal (`القسم الثاني`, perhaps "the latter"), a ruler's name has none.
    """
    if not any(q.value == _TWO and q.kind is Kind.ORDINAL and _AFTER_A_NAME.search(source[: q.start]) for q in arabic):
        return
    spoken = [q for q in target if q.text.casefold() == "two" and q.kind is Kind.NUMBER]
    for one, _ in zip(spoken, _DUAL.finditer(source), strict=False):
        target.remove(one)


def _same(one: Quantity, other: Quantity) -> bool:
    return one.value == other.value and one.kind is other.kind and one.unit == other.unit


def _same_value(one: Quantity, other: Quantity) -> bool:
    return one.value == other.value and _comparable(one, other)


def _may_be_same(one: Quantity, other: Quantity) -> bool:
    return _comparable(one, other) and bool(one.readings & other.readings)


def _comparable(one: Quantity, other: Quantity) -> bool:
    return one.kind is other.kind or not {one.kind, other.kind} & _ALONE


def _units_disagree(one: Quantity, other: Quantity) -> bool:
    """Two currencies, two calendars, or per cent on one side only."""
    if one.unit == other.unit or Kind.FRACTION in (one.kind, other.kind):
        return False
    return bool(one.unit and other.unit) or "%" in (one.unit, other.unit)


def _left_over(arabic: list[Quantity], target: list[Quantity], source: str) -> tuple[Difference, ...]:
    strong_ar, strong_en = [q for q in arabic if not q.weak], [q for q in target if not q.weak]
    changed = _guess_pairs(strong_ar, strong_en)
    strong_en = [q for q in strong_en if not _is_said_by_a_dual(q, source)]
    changed += _guess_pairs(strong_ar, [q for q in target if q.weak], only_same_kind=True)
    changed += _guess_pairs([q for q in arabic if q.weak], strong_en, only_same_kind=True)
    left = [Difference(q, None) for q in strong_ar] + [Difference(None, q) for q in strong_en]
    return (*changed, *left)


def _guess_pairs(these: list[Quantity], those: list[Quantity], *, only_same_kind: bool = False) -> list[Difference]:
    """Pair what is most likely the same quantity told wrongly, taking the pairs out of both lists."""
    guesses = sorted(
        (_distance(one, other), i, j)
        for i, one in enumerate(these)
        for j, other in enumerate(those)
        if (Kind.MONTH in (one.kind, other.kind)) <= (one.kind is other.kind)
        and (one.kind is other.kind or not only_same_kind)
    )
    taken: list[tuple[Quantity, Quantity]] = []
    for _, i, j in guesses:
        if all(these[i] is not one and those[j] is not other for one, other in taken):
            taken.append((these[i], those[j]))
    for one, other in taken:
        these.remove(one)
        those.remove(other)
    return [Difference(one, other) for one, other in taken]


def _distance(one: Quantity, other: Quantity) -> float:
    same_kind = one.kind is other.kind
    same_digits = str(one.value).strip("0") == str(other.value).strip("0")
    return 2 * (not same_kind) + 2 * (one.unit != other.unit) - same_digits


def _is_said_by_a_dual(quantity: Quantity, source: str) -> bool:
    return _TWO in quantity.readings and _DUAL.search(source) is not None


# Flags


def _flag(difference: Difference, source: str) -> Flag:
    first, second = difference.source, difference.target
    return Flag(
        f"number-{difference.name}",
        _severity(difference, source),
        _message(difference),
        Span(first.start, first.end) if first else None,
        Span(second.start, second.end) if second else None,
    )


def _message(difference: Difference) -> str:
    if difference.source is None and difference.target is not None:
        return f"The English says {_named(difference.target)}; the Arabic does not."
    if difference.target is None and difference.source is not None:
        return f"The Arabic says {_named(difference.source)}; the English does not."
    return " ".join(
        _told(q, side) for q, side in ((difference.source, "The Arabic"), (difference.target, "the English")) if q
    )


def _told(quantity: Quantity, side: str) -> str:
    return f"{side} says {_named(quantity)}{';' if side == 'The Arabic' else '.'}"


def _named(quantity: Quantity) -> str:
    """The words as written, with the value in plain notation where they differ."""
    return quantity.text if quantity.text == quantity.label else f"{quantity.text} ({quantity.label})"


def _severity(difference: Difference, source: str) -> Severity:
    """An error where a changed number concerns money, a share or people hurt, or is out by a factor of ten."""
    first, second = difference.source, difference.target
    if first is None or second is None:
        return Severity.WARNING
    weighty = bool(first.unit or second.unit) and Kind.MONTH not in (first.kind, second.kind)
    ratio = first.value / second.value if second.value else 0
    out_of_scale = ratio >= _WEIGHTY_RATIO or ratio * _WEIGHTY_RATIO <= 1
    around = source[max(0, first.start - _NEARBY) : first.end + _NEARBY]
    return Severity.ERROR if weighty or out_of_scale or _CASUALTIES.search(around) else Severity.WARNING
