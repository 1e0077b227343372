"""The names of the months in Arabic (four Gregorian traditions and the Hijri year) and in English.

Tables only, over folded spellings (see `digits.fold`): one alef, no hamza on it, ya for alef maksura, ha for ta
marbuta. Where names follow: the months of Egypt, of the Levant, of Algeria and Tunisia, of Morocco.
"""

from service.briefs.check.word_set import word_set

GREGORIAN = "gregorian"
HIJRI = "hijri"

MONTH_NAMES = {
    GREGORIAN: (
        "January", "February", "March", "April", "May", "June",
        "July", "August", "September", "October", "November", "December",
    ),
    HIJRI: (
        "Muharram", "Safar", "Rabi al-Awwal", "Rabi al-Thani", "Jumada al-Awwal", "Jumada al-Thani",
        "Rajab", "Shaban", "Ramadan", "Shawwal", "Dhu al-Qadah", "Dhu al-Hijjah",
    ),
}  # fmt: skip

_ARABIC = {
    1: "يناير جانفي ينائر",
    2: "فبراير شباط فيفري",
    3: "مارس اذار",
    4: "ابريل نيسان افريل",
    5: "مايو ايار ماي",
    6: "يونيو يونيه حزيران جوان",
    7: "يوليو يوليه تموز جويليه يوليوز",
    8: "اغسطس اب اوت غشت",
    9: "سبتمبر ايلول شتنبر",
    10: "اكتوبر",
    11: "نوفمبر نونبر",
    12: "ديسمبر دجنبر",
}
_LEVANTINE_PAIRS = {"تشرين": (10, 11), "كانون": (12, 1)}
"""`تشرين الأول` is October, `تشرين الثاني` November; `كانون الأول` December, `كانون الثاني` January."""

_HIJRI = {1: "محرم", 2: "صفر", 7: "رجب", 8: "شعبان", 9: "رمضان", 10: "شوال"}
_HIJRI_PAIRS = {"ربيع": (3, 4), "جمادي": (5, 6)}
_HIJRI_SACRED = {"القعده": 11, "الحجه": 12}
_FIRST = frozenset({"الاول", "الاولي", "اول"})
_SECOND = frozenset({"الثاني", "الثانيه", "الاخر", "الاخره", "ثاني"})

_PREFIXES = ("", "و", "ف", "ب", "ل")


def _prefixed(names: dict[int, str]) -> dict[str, int]:
    return {prefix + name: month for month, line in names.items() for name in line.split() for prefix in _PREFIXES}


_OTHER_WORDS = frozenset({"باب", "لاب", "فاب"})
"""A door and the like, not the month of `آب` with a prefix."""

ARABIC_MONTHS = {name: month for name, month in _prefixed(_ARABIC).items() if name not in _OTHER_WORDS}
ARABIC_HIJRI = _prefixed(_HIJRI)

DOUBTFUL = frozenset(_prefixed({0: "مارس اب ماي جوان اوت ايار نيسان غشت يوليه"}))
"""Also a verb, a father, a prime minister, a first name, cars: months only beside a numeral or after a word of time."""

ARABIC_BEFORE = word_set(
    "شهر شهري لشهر وشهر بشهر ايام يوم اشهر في من منذ منتصف نهايه بدايه مطلع اوائل اواخر خلال حتي الي قبل بعد بين"
)
ARABIC_AFTER = word_set("الماضي المقبل الجاري الحالي القادم المنصرم الفائت من العام عام سنه")

ENGLISH_MONTHS = {
    **{name.lower(): number for number, name in enumerate(MONTH_NAMES[GREGORIAN], 1)},
    "jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "sept": 9,
    "oct": 10, "nov": 11, "dec": 12,
}  # fmt: skip
ENGLISH_DOUBTFUL = frozenset({"may", "march", "mar", "jan", "jun", "dec", "sep"})
"""Also a verb, a walk or a name: months only beside a numeral or after a word of time."""
ENGLISH_SHORT = frozenset({"mar", "jan", "jun", "dec", "sep"})
"""Of these, months only beside a numeral: `in Mar-a-Lago`, `to Jan Egeland`."""
ENGLISH_BEFORE = word_set(
    "in of to and or since last next early late mid by until till from this through between during"
)

ENGLISH_HIJRI = {
    "muharram": 1, "safar": 2, "rajab": 7, "shaban": 8, "sha'ban": 8, "shaaban": 8, "ramadan": 9, "ramazan": 9,
    "shawwal": 10, "shawal": 10,
}  # fmt: skip
ENGLISH_HIJRI_PAIRS = {"rabi": (3, 4), "rabi'": (3, 4), "rabia": (3, 4), "jumada": (5, 6), "jumadi": (5, 6)}
ENGLISH_HIJRI_SACRED = {
    **dict.fromkeys(word_set("qadah qidah qada qa'dah qaidah qi'dah qaada qaadah"), 11),
    **dict.fromkeys(word_set("hijjah hijja hijjeh hajj haj"), 12),
}
ENGLISH_SACRED_OPENINGS = frozenset({"dhu", "dhul", "zul", "zu", "thul"})
_ENGLISH_FIRST = frozenset({"awwal", "awal", "ula", "oula", "i"})
_ENGLISH_SECOND = frozenset({"thani", "akhir", "akhira", "akhirah", "thaniya", "ii"})


def arabic_month(words: list[str]) -> tuple[int, str, int] | None:
    """The month that a run of folded Arabic words opens with: number 1-12, calendar, words used."""
    first, second = words[0], words[1] if len(words) > 1 else ""
    if month := ARABIC_MONTHS.get(first):
        return month, GREGORIAN, 1
    if month := ARABIC_HIJRI.get(first):
        return month, HIJRI, 1
    bare = first.removeprefix("و") if first not in _HIJRI_PAIRS else first
    if bare in ("ذو", "ذي", "ذا") and second in _HIJRI_SACRED:
        return _HIJRI_SACRED[second], HIJRI, 2
    for table, calendar in ((_LEVANTINE_PAIRS, GREGORIAN), (_HIJRI_PAIRS, HIJRI)):
        if bare in table and second in _FIRST | _SECOND:
            return table[bare][second in _SECOND], calendar, 2
    return None


def english_month(words: list[str]) -> tuple[int, str, int] | None:
    """The month that a run of English words in lower case opens with: number 1-12, calendar, words used."""
    if month := ENGLISH_MONTHS.get(words[0]):
        return month, GREGORIAN, 1
    if month := ENGLISH_HIJRI.get(words[0]):
        return month, HIJRI, 1
    if pair := ENGLISH_HIJRI_PAIRS.get(words[0]):
        return _hijri_pair(words, pair)
    if words[0] in ENGLISH_SACRED_OPENINGS:
        return _hijri_sacred(words)
    return None


def _hijri_pair(words: list[str], pair: tuple[int, int]) -> tuple[int, str, int] | None:
    for used, word in enumerate(words[1:4], 2):
        if word in _ENGLISH_FIRST | _ENGLISH_SECOND:
            return pair[word in _ENGLISH_SECOND], HIJRI, used
    return None


def _hijri_sacred(words: list[str]) -> tuple[int, str, int] | None:
    for used, word in enumerate(words[1:4], 2):
        if word in ENGLISH_HIJRI_SACRED:
            return ENGLISH_HIJRI_SACRED[word], HIJRI, used
    return None
