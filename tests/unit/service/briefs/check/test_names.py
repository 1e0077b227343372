"""Known names that are lost, invented or swapped are reported; names that came out well are not."""

import pytest

from service.briefs.check.names import check_names
from service.briefs.types import Severity, Span

RIGHT = [
    ("زار وزير الخارجية الأردني بغداد أمس.", "The Jordanian foreign minister visited Baghdad yesterday."),
    ("وقال الجيش الإسرائيلي إنه قصف خان يونس.", "Israel's army said it had shelled Khan Yunis."),
    ("التقى السيسي وأردوغان في أنقرة.", "Al-Sisi and Erdoğan met in Ankara."),
    ("وللولايات المتحدة قواعد في قطر والكويت.", "The U.S. has bases in Qatar and Kuwait."),
    ("طالبت الأمم المتحدة بهدنة في الحديدة.", "The UN called for a truce in al-Hudaydah."),
    ("هبطت الطائرة في عمان بعد الظهر.", "The plane landed in Amman in the afternoon."),
    ("زار السلطان مسقط رأسه في عمان.", "The sultan visited his home town in Oman."),
    ("صرح مسؤول مالي بأن العجز انخفض.", "A financial official said the deficit had fallen."),
    ("كيف تغيرت صور المدينة القديمة؟", "How have pictures of the old city changed?"),
    ("قتل ثلاثة سوريين قرب حلب.", "Three Syrians were killed near Aleppo."),
    ("وقال نتنياهو إن حزب الله سيدفع الثمن.", "Netanyahu said Hizbollah would pay the price."),
    ("بالقاهرة اجتمع وزراء الخارجية العرب.", "Arab foreign ministers met in Cairo."),
    ("قالت فرانسيس إنها ستعود.", "Frances said she would return."),
    ("اجتمع رؤساء الشركات.", "The heads of the companies met."),
    ("طردت لندن دبلوماسيين روسا.", "London expelled Russian diplomats."),
    ("خسر الفريق المصرى أمام تونس.", "The Egyptian team lost to Tunisia."),
    ("بلغت الكلفة 3 ملايين دولار.", "It cost 3 million U.S. dollars, or US$10 each."),
    ("تراجع الدولار الأمريكي أمس.", "The US dollar fell yesterday."),
    ("خسر مليون دولار أمريكي.", "He lost a million dollars."),
    ("صادرت الجمارك أكياس الفول السوداني.", "Customs confiscated bags of peanuts."),
    ("مرت ماري كوري بظروف قاسية.", "Marie Curie went through harsh circumstances."),
    ("كان هوميروس شاعرا كفيفا.", "Homer was a blind poet."),
    ("وقعت اتفاقية في سيئول وأخرى في زوريخ.", "An agreement was signed in Seoul and another in Zurich."),
    ("سجل الزلزال بتوقيت كوبي.", "The quake was recorded at Kobe time."),
    ("انفجرت عبوة بالعباسية.", "A device exploded in Abbasiya."),
    ("تعقد الجمعية العامة للأمم المتحدة اجتماعا.", "The United Nations General Assembly holds a meeting."),
]


@pytest.mark.parametrize(("source", "english"), RIGHT)
def test_names_that_came_out_well(source: str, english: str) -> None:
    """Prefixes, genders, peoples for states, other spellings and words that are no names raise nothing."""
    assert check_names(source, english) == ()


WRONG = [
    ("زار وزير الخارجية الأردني بغداد أمس.", "The foreign minister visited Baghdad yesterday.", "name-missing"),
    ("زار وزير الخارجية الأردني بغداد أمس.", "The Jordanian foreign minister visited Baghdad and Rome.", "name-added"),
    ("زار وزير الخارجية الأردني بغداد أمس.", "The Lebanese foreign minister visited Baghdad.", "name-changed"),
    ("زار وزير الخارجية الأردني بغداد أمس.", "The Jordanian foreign minister visited Damascus.", "name-changed"),
    ("قال ماكرون إنه سيتحدث إلى بوتين.", "Macron said he would talk to Donald Trump.", "name-changed"),
    ("قصفت إيران قاعدة في العراق.", "Iran shelled a base in Iran.", "name-missing"),
    ("اتهم بيان حركة حماس بالتصعيد.", "A statement accused Hezbollah of escalation.", "name-changed"),
    ("قال غانتس إنه سيعود.", "Erdogan said he would return.", "name-changed"),
    ("بلغت الكلفة 3 ملايين دولار.", "The US paid 3 million dollars.", "name-added"),
    ("صار الوضع أفضل.", "The situation in Syria became better.", "name-added"),
    ("زار الوزير السوداني جوبا.", "The minister visited Juba.", "name-missing"),
    ("دعا الرئيس الكوري إلى الحوار.", "The president called for dialogue.", "name-missing"),
    ("أفادت رويترز بوقوع انفجار.", "An explosion was reported.", "name-missing"),
    ("قال غانتس إن بلاده تدرس الاتفاق.", "Giants said his country was studying the agreement.", "name-missing"),
]


@pytest.mark.parametrize(("source", "english", "code"), WRONG)
def test_names_that_went_wrong(source: str, english: str, code: str) -> None:
    """A name lost, a name added, and one that stands for another of its kind have codes of their own."""
    (flag,) = check_names(source, english)
    assert (flag.code, flag.severity) == (code, Severity.WARNING)


def test_a_flag_shows_both_places_and_the_english_to_use() -> None:
    """The spans are the words themselves; the message names the Arabic and its English."""
    source, english = "وصل إلى بيروت أمس.", "He reached Baghdad yesterday."
    (flag,) = check_names(source, english)
    assert flag.source == Span(source.index("بيروت"), source.index(" أمس"))
    assert flag.target == Span(english.index("Baghdad"), english.index(" yesterday"))
    assert flag.message == "The Arabic names “بيروت” (Beirut); the English has “Baghdad”."


def test_a_missing_name_points_at_the_arabic_only() -> None:
    """There are no English words to point at, and the other way round."""
    (missing,) = check_names("وصل إلى بيروت أمس.", "He arrived yesterday.")
    (added,) = check_names("وصل أمس.", "He reached Beirut yesterday.")
    assert (missing.source, missing.target) == (Span(8, 13), None)
    assert (added.source, added.target) == (None, Span(11, 17))


@pytest.mark.parametrize(
    ("source", "english"),
    [
        ("قال جون كنيدي ذلك.", "John F. Kennedy said so."),
        ("نشرت قناة (CNN) الخبر.", "The CNN channel published the report."),
    ],
)
def test_a_spelling_not_known_still_explains_the_english(source: str, english: str) -> None:
    """Arabic with the same consonants, or the name in Latin letters, is a counterpart."""
    assert check_names(source, english) == ()


def test_the_longest_name_counts() -> None:
    """The Gulf of Oman is no Oman, South Korea no Korea."""
    assert [flag.code for flag in check_names("زار كوريا الجنوبية.", "He visited North Korea.")] == ["name-changed"]


def test_small_words_are_no_initials() -> None:
    """`us` is not the U.S."""
    assert [flag.code for flag in check_names("أبلغتنا واشنطن.", "They told us.")] == ["name-missing"]


def test_empty_texts() -> None:
    """Nothing to compare raises nothing."""
    assert check_names("", "") == ()
