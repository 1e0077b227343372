"""The words that Arabic writes numbers with: a table from every folded form, prefixes included, to what it stands for.

Knows no grammar: how the words join is `numbers_arabic`'s matter.
"""

from collections.abc import Iterator
from enum import IntEnum, auto
from fractions import Fraction
from typing import NamedTuple

from service.briefs.check.word_set import word_set


class Role(IntEnum):
    """What a word does in a number."""

    UNIT = auto()
    TEN = auto()
    TENS = auto()
    HUNDREDS = auto()
    SCALE = auto()
    """A thousand, a million; a dual already holds its two."""
    SCALES = auto()
    """The plural: after a number it scales; alone it is vague."""
    MANY = auto()
    """`عشرات`, `مئات`: vague."""
    FRACTION = auto()
    PARTS = auto()
    """`أرباع` after a number: quarters."""
    ORDINAL = auto()
    DECADE = auto()
    AGED = auto()
    """`ستيني`: someone in his sixties."""
    DUAL = auto()
    """A counted noun in the dual: two years."""
    WEAK = auto()
    """Says a number only loosely: a brace, a trio."""
    DOZEN = auto()


class Word(NamedTuple):
    """A number word: its role and value, whether `و` joins it to what stands before, whether it has the article."""

    role: Role
    value: Fraction
    joined: bool = False
    definite: bool = False
    prefixed: bool = False


_UNITS = {
    1: "واحد واحده احد احدي واحدا",
    2: "اثنان اثنين اثنتان اثنتين اثنا اثني اثنتا اثنتي",
    3: "ثلاثه ثلاث ثلاثا",
    4: "اربعه اربع اربعا",
    5: "خمسه خمس خمسا",
    6: "سته ست ستا",
    7: "سبعه سبع سبعا",
    8: "ثمانيه ثماني ثمان ثمانيا",
    9: "تسعه تسع تسعا",
}
_TENS_ROOTS = {20: "عشر", 30: "ثلاث", 40: "اربع", 50: "خمس", 60: "ست", 70: "سبع", 80: "ثمان", 90: "تسع"}
_HUNDRED_FORMS = ("مئه", "مائه", "ميه", "مايه")
_HUNDRED_DUALS = "مئتان مئتين مئتا مئتي مائتان مائتين مائتا مائتي"
_HUNDRED_ROOTS = {3: "ثلاث", 4: "اربع", 5: "خمس", 6: "ست", 7: "سبع", 8: "ثمان ثماني", 9: "تسع"}
_SCALES = {
    10**3: "الف الفا",
    2 * 10**3: "الفان الفين الفي",
    10**6: "مليون مليونا",
    2 * 10**6: "مليونان مليونين مليوني",
    10**9: "مليار مليارا بليون بليونا",
    2 * 10**9: "ملياران مليارين ملياري بليونان بليونين",
    10**12: "تريليون تريليونا ترليون",
    2 * 10**12: "تريليونان تريليونين تريليوني",
}
_PLURAL_SCALES = {
    10**3: "الاف الافا الوف",
    10**6: "ملايين",
    10**9: "مليارات بلايين",
    10**12: "تريليونات",
}
_MANY = {10: "عشرات", 100: "مئات مءات"}
_FRACTIONS = {
    Fraction(1, 2): "نصف نصفهم نصفها نصفه نصفا نصفين نصفان",
    Fraction(1, 3): "ثلث ثلثهم ثلثها ثلثه",
    Fraction(2, 3): "ثلثا ثلثي ثلثين ثلثان ثلثيه ثلثاه ثلثيهم ثلثاهم ثلثيها ثلثاها",
    Fraction(1, 4): "ربع ربعهم ربعها ربعه ربعا",
    Fraction(1, 5): "خمسهم خمسها",
    Fraction(1, 6): "سدس",
}
_PARTS = {3: "اثلاث", 4: "ارباع", 5: "اخماس", 6: "اسداس", 7: "اسباع", 8: "اثمان", 9: "اتساع", 10: "اعشار"}
_ORDINALS = {
    1: "اول اولي حادي حاديه",
    2: "ثاني ثانيه ثان",
    3: "ثالث ثالثه",
    4: "رابع رابعه",
    5: "خامس خامسه",
    6: "سادس سادسه",
    7: "سابع سابعه",
    8: "ثامن ثامنه",
    9: "تاسع تاسعه",
    10: "عاشر عاشره",
}
_LOOSE = {
    0: "صفر",
    1: "اولا وحيد وحيده",
    2: "ثانيا ثانيها ثانيهما ثانيهم ثنائي ثنائيه ثنائيا مزدوج مزدوجه ضعف ضعفي ضعفين توام مثني كلا كلتا كلي زوجين زوجان",
    3: "ثالثا ثلاثي ثلاثيه ثلاثيا ثلاثيات ثلاثيتين ثالثها ثالثهم ثلاثتهم ثلاثتها",
    4: "رابعا رباعي رباعيه رباعيا رابعها رابعهم اربعتهم اربعتها",
    5: "خامسا خماسي خماسيه خماسيا خمسي خمسيه خامسها خمستهم",
    6: "سادسا سداسي سداسيه",
    7: "سابعا سباعي سباعيه",
    8: "ثامنا",
    9: "تاسعا تساعي تساعيه",
    10: "عاشرا عشري عشريه",
}
_DUAL_NOUNS = word_set(
    "عام سن عقد شهر يوم اسبوع ساع دقيق مر قرن شخص طفل رجل امرا جندي قتيل شهيد صاروخ طائر سيار هدف نقط مبارا دول بلد "
    "مدين "
    "مرحل جول حزب ضابط ليل قذيف عبو هجوم انفجار حادث عملي غار مدرس كتاب فيلم كيلومتر متر "
    "سنتيمتر كيلوغرام غرام لتر دولار امراه شقيق قضي محاول دفع رصاص سفين ناقل زورق قاعد طن جريح"
)
"""Nouns whose dual news uses for counting, without the feminine ending (which turns into ta before the dual)."""

_FEMININE = word_set(
    "سن ساع دقيق مر امرا طائر سيار نقط مبارا دول مدين مرحل جول ليل قذيف عبو عملي غار مدرس قضي محاول دفع رصاص سفين ناقل "
    "قاعد"
)
_PREFIXES = {
    "": (False, False), "و": (True, False), "ف": (False, False), "ال": (False, True), "وال": (True, True),
    **{one + two: (one == "و", False) for one in ("", "و", "ف") for two in "بلك"},
    **{one + two: (one == "و", True) for one in ("", "و", "ف") for two in ("بال", "لل", "كال")},
    "فال": (False, True),
}  # fmt: skip
"""A prefix -> (is it joined by `و`, is it definite)."""

_PLURALS = frozenset({"بلدان"})
"""Countries, far oftener than two towns."""

CONSTRUCTS = word_set("اثنا اثني اثنتا اثنتي")
"""Two in `اثنا عشر` only: alone `أثنى` is a verb."""

_NOT_NUMBERS = word_set(
    "كميه وكميه بكميه لست ولست فلست كست وكست فست لستا كستا وستا باول لاحد واحد وكلا كلا الاثنين والاثنين الاثنان الاحد "
    "والاحد لالف كتسع باحد فاحد كاحد كضعف "
    "وكلي كلي لكلا بلدان وبلدان البلدان والبلدان لبلدان للبلدان ببلدان بالبلدان"
)
"""Look prefixed but are other words: `لست` (I am not), `واحد` (its own entry), Monday and Sunday."""


def _forms() -> Iterator[tuple[Role, int | Fraction, str]]:
    """Every line of the tables as role, value, forms; a later line wins over an earlier one."""
    for noun in _DUAL_NOUNS:
        stem = noun + "ت" if noun in _FEMININE else noun
        yield Role.DUAL, 2, f"{stem}ين {stem}ان"
    yield from ((Role.WEAK, value, forms) for value, forms in _LOOSE.items())
    yield from ((Role.UNIT, value, forms) for value, forms in _UNITS.items())
    yield from ((Role.ORDINAL, value, forms) for value, forms in _ORDINALS.items())
    yield from ((Role.FRACTION, value, forms) for value, forms in _FRACTIONS.items())
    yield from ((Role.PARTS, Fraction(1, parts), f"{form} {form}ها {form}ه {form}هم") for parts, form in _PARTS.items())
    yield from ((Role.SCALE, value, forms) for value, forms in _SCALES.items())
    yield from ((Role.SCALES, value, forms) for value, forms in _PLURAL_SCALES.items())
    yield from ((Role.MANY, value, forms) for value, forms in _MANY.items())
    yield Role.DOZEN, 12, "دزينه"
    yield from _tens_and_hundreds()


def _tens_and_hundreds() -> Iterator[tuple[Role, int, str]]:
    yield Role.TEN, 10, "عشر عشره عشرا"
    for value, root in _TENS_ROOTS.items():
        yield Role.TENS, value, f"{root}ون {root}ين"
        yield Role.DECADE, value, " ".join(f"{root}ين{end}" for end in ("ات", "يات", "ياته", "ياتها"))
        yield Role.AGED, value, f"{root}يني {root}ينيه"
    yield Role.HUNDREDS, 100, " ".join(_HUNDRED_FORMS)
    yield Role.HUNDREDS, 200, _HUNDRED_DUALS
    for count, roots in _HUNDRED_ROOTS.items():
        yield Role.HUNDREDS, count * 100, " ".join(root + form for root in roots.split() for form in _HUNDRED_FORMS)


def _table() -> dict[str, Word]:
    bare = {form: (role, Fraction(value)) for role, value, forms in _forms() for form in forms.split()}
    prefixed = {
        prefix + form: Word(role, value, joined, definite, bool(prefix))
        for prefix, (joined, definite) in _PREFIXES.items()
        for form, (role, value) in bare.items()
        if prefix + form not in _NOT_NUMBERS
    }
    return prefixed | {form: Word(role, value) for form, (role, value) in bare.items() if form not in _PLURALS}


WORDS = _table()
"""Folded form, prefixes included -> what it stands for; some 8,000 entries, so that a word costs one look-up."""

PERCENT_WORDS = ("بالمئه", "بالمائه", "بالميه", "بالمايه", "بالمءه")
"""Also where the next word touches them: `بالمئةعام`."""
HUNDRED_OF = word_set("المئه المائه الميه مئه مائه")
"""After `في`: per cent."""

SECONDS = word_set("ثانيه ثوان ثواني ثانيتين")
ELEVEN_ENDS = word_set("عشر عشره")
ELEVEN_ONES = word_set("الاحد باحد فاحد كاحد لاحد")
TWO_ONES = word_set("الاثنين الاثنان")
"""Sunday and Monday, unless the rest of a number follows: `الأحد عشر`, `الاثنين والعشرين`."""
MINUTES = word_set("دقيقه دقائق دقايق")
CLOCK_WORDS = word_set("الساعه للساعه بالساعه والساعه ساعه")
BEHIND_HOURS = word_set("بتوقيت صباحا مساء ظهرا فجرا ليلا تغ")
"""Behind numerals: a time of day; `تغ` is GMT."""
OXIDES = word_set("اكسيد اوكسيد")
NOT_PARTED = word_set("اليه الاليه غاطسه دوام سنوي سنويه النهائي نهائي النهائيه نهائيات")
"""After `نصف`, `ربع`: a round of a cup, part time, not a fraction."""
WESTERN = word_set("هام بروميتش برومويتش سايد بروم وود ليك مينستر منستر فرجينيا فيرجينيا بوينت ميدلاندز")
"""Behind `ست` or `وست`: West Ham and the like."""
NAMES_WITH_NUMBERS = frozenset({("ابو", "سته"), ("مدينه", "الخمس"), ("لمدينه", "الخمس"), ("بمدينه", "الخمس")})
"""Two words of which the second is no number: Abu Sitta, the city of Khoms."""
GENERALS = ("مدراء", "مديرين", "مديرون", "المديرين", "المدراء", "امناء", "مفتشين", "مراقبين")
"""Before `عامين` it is not two years: directors general."""
ROUNDS = word_set("دور الدور لدور بدور ودور للدور بالدور")
"""Before a number: a round that English calls by another (`دور الثمانية`: the quarterfinals)."""
HEMISPHERE = word_set("الكره الكرويه")
"""After `نصف`: half the globe or a hemisphere."""

CURRENCIES = {
    form: code
    for code, forms in {
        "USD": "دولار دولارا دولارات دولارين الدولارات الدولار",
        "EUR": "يورو اليورو",
        "dirhams": "درهم درهما دراهم درهمين",
        "riyals": "ريال ريالا ريالات ريالين",
        "pounds": "جنيه جنيها جنيهات جنيهين ليره ليرات ليرتين",
        "dinars": "دينار دينارا دنانير دينارين",
        "ILS": "شيكل شيكلا شيقل شواكل شيكلات",
        "RUB": "روبل روبلا روبلات",
        "JPY": "ين",
        "CNY": "يوان يوانا",
        "INR": "روبيه روبيات",
        "CHF": "فرنك فرنكا فرنكات",
    }.items()
    for form in forms.split()
}
"""A currency's name -> its code, or one name for the family where a name is shared by several currencies."""

MARK_CURRENCIES = {"$": "USD", "€": "EUR", "£": "pounds", "¥": "JPY"}
RANGE_WORDS = frozenset({"-", "–", "—", "الي", "و", "او", "ـ"})
