"""Arabic numbers are read as values, with their kind and unit, however they are written."""

import pytest

from service.briefs.check.numbers_arabic import read_arabic


def labels(text: str) -> list[str]:
    """What is read, in plain notation; the loosely said has a tilde behind it."""
    return [quantity.label + "~" * quantity.weak for quantity in read_arabic(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("٣٢ شخصا", ["32"]),
        ("۳۲ شخصا", ["32"]),
        ("١٬٢٣٤٫٥ طن", ["1234.5"]),
        ("١٠،٠٠٠ طن", ["10000"]),
        ("1.200 طن", ["1200"]),
        ("10 000 طن", ["10000"]),
        ("12,5 مليون طن", ["12500000"]),
        ("9ر2 كيلومتر", ["9.2"]),
        ("1.234.567 طنا", ["1234567"]),
        ("ثلاثة كتب", ["3"]),
        ("ثلاثَةَ عشرَ كتابا", ["13"]),
        ("إحدى عشرة طائرة", ["11"]),
        ("اثنتي عشرة طائرة", ["12"]),
        ("خمسة وعشرين", ["25"]),
        ("واحد وعشرون", ["21"]),
        ("مئة وخمسون", ["150"]),
        ("ثلاثمائة وأربعة وستين", ["364"]),
        ("ثلاث مئة", ["300"]),
        ("مئتي ألف ومئة وخمسة وعشرون", ["200125"]),
        ("ثلاثة آلاف وخمسمئة", ["3500"]),
        ("3 آلاف و500", ["3500"]),
        ("12 مليونا و500 ألف", ["12500000"]),
        ("ألفين وعشرة", ["2010"]),
        ("مليون ونصف المليون", ["1500000"]),
        ("مليارين ونصف المليار", ["2500000000"]),
        ("خمسة بلايين", ["5000000000"]),
        ("3 تريليونات", ["3000000000000"]),
        ("نصف مليون", ["500000"]),
        ("للثلاثة وبخمسة وكسبعة", ["3", "5", "7"]),
        ("تسعا وتسعين مرة", ["99"]),
        ("خمس لغات أو ستا", ["5", "6"]),
        ("واحدا وثلاثين غراما", ["31"]),
        ("لستة آلاف شخص", ["6000"]),
        ("الورثة الأحد عشر يوم الأحد", ["11"]),
        ("مئة وأحد عشر كيلوغراما", ["111"]),
        ("واحد عشر", ["11"]),
    ],
)
def test_cardinals(text: str, expected: list[str]) -> None:
    """Digits, words, scales and their mixtures give the whole value."""
    assert labels(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("12.5 بالمئة", ["12.5%"]),
        ("خمسة في المائة", ["5%"]),
        ("أقل من نصف في المئة", ["0.5%"]),
        ("واحدا بالمئة", ["1%"]),
        ("٪12", ["12%"]),
        ("عام 2016، % من السكان", ["2016"]),
        ("عام 2016، ٪30 من السكان", ["2016", "30%"]),
        ("عام 2016 %30 من السكان", ["2016", "30%"]),
        ("عام 2016، $30 مليون", ["2016", "30000000 USD"]),
        ("30% و40 %", ["30%", "40%"]),
        ("10-15%", ["10%", "15%"]),
        ("بين 10 و20 بالمئة", ["10%", "20%"]),
        ("5 ملايين دولار", ["5000000 USD"]),
        ("$40", ["40 USD"]),
        ("300 ألف جنيه", ["300000 pounds"]),
        ("خمسين دينارا", ["50 dinars"]),
    ],
)
def test_units(text: str, expected: list[str]) -> None:
    """Per cent and money belong to their number, and to both ends of a range."""
    assert labels(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("30 مارس 2021", ["30", "March", "2021"]),
        ("15 آذار", ["15", "March"]),
        ("5 جانفي", ["5", "January"]),
        ("3 تشرين الثاني", ["3", "November"]),
        ("كانون الأول/ديسمبر 2015", ["December", "2015"]),
        ("30 مارس (آذار)", ["30", "March"]),
        ("9 رمضان 1442", ["9", "Ramadan", "1442"]),
        ("20 ذي الحجة", ["20", "Dhu al-Hijjah"]),
        ("12 ربيع الأول", ["12", "Rabi al-Awwal"]),
        ("25/1/2011", ["25", "January", "2011"]),
        ("2020-12-30", ["30", "December", "2020"]),
        ("القرن الحادي والعشرين", ["21"]),
        ("الخامسة والثلاثين", ["35"]),
        ("تسعينيات القرن الماضي", ["90s"]),
        ("ثمانينيات القرن التاسع عشر", ["1880s"]),
        ("ستينيات القرن العشرين", ["1960s"]),
        ("الساعة 5:30", ["5:30"]),
        ("الساعة الخامسة والنصف", ["5:30"]),
        ("الساعة السادسة إلا ربعا", ["5:45"]),
        ("الساعة السابعة وخمس وأربعين دقيقة", ["7:45"]),
        ("الساعة السادسة إلا عشر دقائق", ["5:50"]),
        ("كانت تشير إلى الرابعة وسبع عشرة دقيقة", ["4:17"]),
        ("في الرابعة وعشر سنوات", ["4", "10"]),
    ],
)
def test_dates_ordinals_and_times(text: str, expected: list[str]) -> None:
    """Every calendar's months, decades, centuries and times of day are read."""
    assert labels(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("عامين", ["2"]),
        ("عامين ونصف العام", ["2.5"]),
        ("ثلاث سنوات ونصف", ["3.5"]),
        ("ثلثي السكان", ["2/3"]),
        ("ثلاثة أرباع", ["3/4"]),
        ("عشرات الآلاف", ["~10000"]),
        ("مئات الملايين", ["~100000000"]),
        ("آلاف الناس", ["~1000"]),
        ("بنتيجة 3-1", ["3", "1~"]),
        ("+971 4 555 0199", ["97145550199"]),
        ("30 ثانية", ["30"]),
    ],
)
def test_duals_fractions_and_vague_amounts(text: str, expected: list[str]) -> None:
    """Duals count two, fractions stay fractions, vague amounts keep their magnitude."""
    assert labels(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "يوم الاثنين والأحد",
        "لست راضيا",
        "مارس ضغوطا",
        "قالت ماي",
        "رجب طيب أردوغان",
        "نصف النهائي",
        "كمية كبيرة",
        "أسرة آل ثاني",
        "أحد السكان",
        "ثاني أكسيد الكربون",
        "أثنى عليه",
        "باب المندب",
        "في بلدان المنطقة",
        "وصل الوفد إلى المدينة",
    ],
)
def test_what_only_looks_like_a_number_is_none(text: str) -> None:
    """Weekdays, names, verbs and cup rounds are no numbers."""
    assert labels(text) == []


def test_the_joining_letter_is_no_part_of_the_number() -> None:
    """The span begins after `و`."""
    text = "قتلى وعشرون جريحا"
    [quantity] = read_arabic(text)
    assert text[quantity.start : quantity.end] == quantity.text == "عشرون"
