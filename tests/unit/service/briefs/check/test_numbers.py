"""Wrong, lost and invented numbers are flagged; the same number written another way is not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.briefs.check.numbers import check_numbers, known_values
from service.briefs.types import Severity, Span


@pytest.mark.parametrize(
    ("source", "english"),
    [
        ("قتل ٣٢ شخصا", "32 people were killed"),
        ("قتل ۳۲ شخصا", "32 people were killed"),
        ("في عام 2019", "In 2019"),
        ("وهذا يعني أن شهر مايو سيكون حاسما", "This means that May will be decisive"),
        ("قد يعودون غدا", "They may return, May said"),
        ("وصل 3 وزراء", "Three ministers arrived"),
        ("وصل ثلاثة وزراء", "3 ministers arrived"),
        ("بكلفة 3 ملايين دولار", "at a cost of $3,000,000"),
        ("بكلفة 3000000 دولار", "at a cost of 3 million dollars"),
        ("بلغ العدد ٣٬٠٠٠", "The number reached 3,000"),
        ("بلغ العدد ثلاثة آلاف", "The number reached 3,000"),
        ("ارتفع ٢٫٥٪ هذا العام", "It rose 2.5 percent this year"),
        ("ارتفع 2,5 بالمئة", "It rose 2.5%"),
        ("في 12/5/2023", "On May 12, 2023"),
        ("بين 25 و30 طنا", "between twenty-five and thirty tons"),
        ("في سبعينيات القرن الماضي", "In the 1970s"),
        ("سجل هدفين", "He scored 2 goals"),
        ("مساحتها 40 كيلومترا مربعا", "It covers 40 km2"),
        ("بقيمة 9ر2 مليار", "worth 2.9 billion"),
        ("صور قياسها 3136 مم2", "images of 3136 mm2"),
        ("صوت 24 مليون و254 ألف ناخب", "24 million and 254 thousand voters voted"),
        ("دول مجموعة السبع", "the G7 countries"),
        ("الساعة 12:00", "at 1200 GMT"),
        ("القرن التاسع عشر", "the 1800s"),
        ("0.1 نقطة مئوية", "0.1 percentage points"),
        ("في الحرب العالمية الثانية", "in WWII"),
        ("الملايين", "millions upon millions"),
        ("لا أرقام هنا", "No numbers here"),
        ("ارتفع 11% ليصل إلى 1.6 مليون", "It rose 11% to 1.6 million"),
        ("نزل 0.3 بالمئة إلى 0.7691 دولار", "It fell 0.3 percent to 0.7691 U.S. dollars"),
        ("بتاريخ 8 / 7 / 1436ه", "on 8/7/1436 AH"),
        (r"يوم 17\10\1436ه", "on 17/10/1436 AH"),
        ("بقيمة (15) مليار ريال", "worth (15) billion riyals"),
        ('بلغت "1.7" مليون مركبة', 'reached "1.7" million vehicles'),
        ("برأسمال 2 مليوني ريال", "with capital of 2 million riyals"),
        ("كمية وزنها 1.433.5 غرام", "a quantity weighing 1,433.5 grams"),
        ("للعامين 2013 و2014 والربع الأول 2015", "for 2013, 2014 and the first quarter of 2015"),
        ("من الساعة 4.30 عصرا", "from 4:30 p.m."),
        ("عند الساعة 19,00 بتوقيت غرينتش", "at 1900 GMT"),
        ("صباحا (04.00 بتوقيت غرينتش)", "in the morning (0400 GMT)"),
        ("على الساعة 23 و40 دقيقة", "at 23:40"),
        ("بلغ دور الثمانية", "reached the quarterfinals"),
        ("في ذهاب ثمن النهائي", "in the first leg of the round of 16"),
        ("في إياب الدور", "in the second leg of the round"),
        ("في المجموعة الثالثة", "in Group C"),
        ("أمام وست هام", "against West Ham"),
        ("فاز 3/ صفر", "won 3-0"),
        ("في سبتمبر - أيلول", "in September"),
        ("القراءة المسجلة في حزيران (يونيو)", "June's reading"),
        ("الحرص الذي يوليه المدير", "the care that the director gives"),
        ("غرة ذي القعدة", "the first of Dhu al-Qadah"),
        ("حتى التاسع عشر من شوال", "until the 19th of Shawwal"),
        ("في العقد الثالث من عمره", "in his 20s"),
        ("من فلسطينيي 48", "of the Palestinians of 1948"),
        ("ومدراء عامين", "and directors general"),
        ("طائرات الاف-16", "the F-16s"),
        ("مطار التيفور", "the T-4 airport"),
        ("اجتماعا رباعيا", "a four-way meeting"),
        ("المركز قبل الأخير", "second to last"),
        ("2 مليون و800 ألف دولار", "2 million 800 thousand dollars"),
        ("14 مليون و700 ألف يورو", "14 million and 700,000 euros"),
        ("مليون و698 ألفا و49 تذكرة", "1 million, 698 thousand and 49 tickets"),
        ("ذكراه المائة والثلاثون", "the one hundred and thirtieth anniversary"),
        ("62% عام 2010 و60% عام 2014", "62% in 2010 and 60% in 2014"),
        ("في 2 يونيو وفي 8 منه", "on June 2 and June 8"),
        ("لاعب وسط الثاني", "the latter's midfielder"),
        ("معالج ثماني النواة", "an octa-core processor"),
        ("في بداية الشوط الثاني", "in the second-half opening"),
        ("حزب ماي", "the party in May's hands"),
        ("فاز ثري بيلبوردز", 'won "Three Billboards"'),
        ("وثلاثة من أب إنجليزي", "and three of an English father"),
        ("القاضي ألفين هيلرستين", "Judge Alvin Hellerstein"),
        ("وألف دواوين كثيرة", "and wrote many collections"),
    ],
)
def test_the_same_number_passes_however_it_is_written(source: str, english: str) -> None:
    """Digits, separators, scales and words are compared by value."""
    assert check_numbers(source, english) == ()


@pytest.mark.parametrize(
    ("source", "english", "codes"),
    [
        ("قتل 32 شخصا", "People were killed", ["number-missing"]),
        ("في المجموعة الثالثة", "in Group D", ["number-changed"]),
        ("ارتفع 11% ليصل إلى 1.6 مليون", "It rose 11 to 1.6 million", ["number-changed"]),
        ("من 3 إلى 5% من السكان", "from 3 to 5 of the people", ["number-changed", "number-changed"]),
        ("بقيمة (15) مليار ريال", "worth (15) million riyals", ["number-changed"]),
        ("بلغ 2 مليوني ريال", "reached 4 million riyals", ["number-changed"]),
        ("طائرات إف-16", "F-15 planes", ["number-changed"]),
        ("قتل أشخاص", "32 people were killed", ["number-added"]),
        ("قتل 32 شخصا", "23 people were killed", ["number-changed"]),
        ("قتل 32 في 2019", "In 2018, 23 were killed", ["number-changed", "number-changed"]),
        ("قتل 32 في 2019", "32 were killed", ["number-missing"]),
        ("بكلفة 3 ملايين", "at a cost of 4 million", ["number-changed"]),
        ("بلغت 5 في المئة و7 في المئة", "reached 6 percent", ["number-changed", "number-missing"]),
        ("ارتفعت 20 بالمئة", "It rose by 20", ["number-changed"]),
        ("بقيمة 5 ملايين دولار", "worth 5 million euros", ["number-changed"]),
        ("في 10 محرم", "on 10 January", ["number-changed"]),
        ("في مارس 2021", "in May 2021", ["number-changed"]),
        ("عاش عامين هناك", "He lived there for years", ["number-missing"]),
        ("قتل 32 وجرح 32", "The number is unknown", ["number-missing"]),
    ],
)
def test_a_wrong_number_is_flagged(source: str, english: str, codes: list[str]) -> None:
    """What is missing, added or changed is named once each."""
    assert [flag.code for flag in check_numbers(source, english)] == codes


def test_the_message_names_both_numbers() -> None:
    """A journalist sees at once what stands where."""
    [flag] = check_numbers("قتل 32 شخصا", "23 people were killed")
    assert flag.message == "The Arabic says 32; the English says 23."


def test_the_values_of_a_text_are_collected() -> None:
    """In figures and in words, a dual too; months are no values."""
    assert known_values("قتل 32 شخصا وأصيب ثلاثة آلاف في مدينتين في مايو 2019") == {32, 3000, 2, 2019}


@pytest.mark.parametrize(
    ("source", "english", "severity"),
    [
        ("بقيمة 5 ملايين دولار", "worth $6 million", Severity.ERROR),
        ("ارتفع 5 بالمئة", "It rose 6 percent", Severity.ERROR),
        ("مقتل 5 جنود", "Six soldiers killed", Severity.ERROR),
        ("حضر 300 طالب", "3,000 students attended", Severity.ERROR),
        ("حضر 300 طالب", "400 students attended", Severity.WARNING),
        ("بقيمة 5 ملايين دولار", "worth a lot", Severity.WARNING),
    ],
)
def test_money_shares_casualties_and_scale_weigh_more(source: str, english: str, severity: Severity) -> None:
    """A changed number is an error where it misleads most, a warning elsewhere."""
    [flag] = check_numbers(source, english)
    assert flag.severity is severity


@pytest.mark.parametrize(
    ("source", "english", "missing"),
    [
        (
            "التقى الملك فيليب الثاني الوزير في أحد البلدين.",
            "King Philip I met the minister in one of the two countries.",
            True,
        ),
        (
            "التقى الملك فيليب الثاني الوزير في أحد البلدين.",
            "King Philip II met the minister in one of the two countries.",
            False,
        ),
        (
            "قسم الكتاب إلى جزأين، ويتناول الجزء الثاني البحر.",
            "The book has two parts, and the latter is about the sea.",
            False,
        ),
    ],
)
def test_a_dual_is_no_number_of_a_ruler(source: str, english: str, missing: bool) -> None:
    """The "two" of a dual does not stand in for a lost "II"; what is counted may be told by other words."""
    assert ("number-missing" in {flag.code for flag in check_numbers(source, english)}) is missing


def test_a_flag_marks_the_words_on_both_sides() -> None:
    """The spans are offsets into the sentences as given."""
    source, english = "قُتل ثلاثةَ عشر جنديا", "Thirty soldiers were killed"
    [flag] = check_numbers(source, english)
    assert flag.source is not None
    assert flag.target is not None
    assert source[flag.source.start : flag.source.end] == "ثلاثةَ عشر"
    assert english[flag.target.start : flag.target.end] == "Thirty"


def test_an_added_number_has_no_place_in_the_source() -> None:
    """Nothing in the Arabic is to blame for an invented number."""
    [flag] = check_numbers("قتل أشخاص", "32 people were killed")
    assert (flag.source, flag.target) == (None, Span(0, 2))


@given(st.integers(min_value=2, max_value=999_999_999))
def test_any_whole_number_in_digits_passes_grouped_or_not(number: int) -> None:
    """Grouping and digit shapes never matter."""
    arabic = str(number).translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"))
    assert check_numbers(f"العدد {arabic}", f"the number is {number:,}") == ()


@given(st.text(alphabet="0123456789٣٥.,٫٬:/-+%$ وفيثلاثةآلاف مليون of two million half a st\n"))
def test_no_text_breaks_the_check(text: str) -> None:
    """Any mixture of numerals, marks and number words is read, and every flag points into it."""
    spans = [span for flag in check_numbers(text, text) for span in (flag.source, flag.target) if span]
    assert all(0 <= span.start < span.end <= len(text) for span in spans)


def test_a_month_of_its_own_is_no_repetition() -> None:
    """What is said again must have been said."""
    assert [flag.code for flag in check_numbers("في 2 يونيو وفي 8 يوليو", "on June 2 and June 8")] == ["number-missing"]
