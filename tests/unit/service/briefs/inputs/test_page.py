"""What a page left around its article is told from the article."""

import pytest

from service.briefs.clean import clean
from service.briefs.inputs.page import check_page, check_repeats
from service.briefs.segment import segment

STORY = (
    "أعلنت وزارة النقل افتتاح جسر جديد فوق النهر.\n\nوقال الوزير إن العمل استمر عامين كاملين رغم نقص المواد.\n\n"
    "ويربط الجسر بين ضفتي المدينة."
)


@pytest.mark.parametrize(
    ("residue", "codes"),
    [
        ("", []),
        ("اشترك الآن", ["source-paywall"]),
        ("سجل الدخول لقراءة المزيد", ["source-paywall"]),
        ("هذا المحتوى متاح للمشتركين فقط.", ["source-paywall"]),
        ("الرئيسية | أخبار | رياضة", ["source-page-residue"]),
        ("يستخدم هذا الموقع ملفات تعريف الارتباط.", ["source-page-residue"]),
        ("© جميع الحقوق محفوظة", ["source-page-residue"]),
        ("اقرأ أيضا: جسر ثان\n\nفيسبوك تويتر واتساب\n\n#جسور", ["source-page-residue"]),
        ("اقرأ أيضا: جسر ثان يفتتح هذا العام", []),
        (
            "وقالت الوزارة إن سياسة الخصوصية الجديدة التي أعلنتها الشركة الأسبوع الماضي تخالف القانون الذي أقره "
            "البرلمان قبل عامين وإنها ستحيل الملف إلى القضاء إذا لم تتراجع عنها.",
            [],
        ),
        ("وسجل الدخول إلى المدينة أعلى مستوى منذ سنوات بعد فتح المعبر.", []),
    ],
)
def test_a_page_shows_by_its_lines(residue: str, codes: list[str]) -> None:
    """One link is no residue, and neither is a story about cookies."""
    assert [flag.code for flag in check_page(segment(clean(f"{STORY}\n\n{residue}")))] == codes


def test_a_paragraph_pasted_twice_is_seen() -> None:
    """The same sentence of some length again, with another mark or not."""
    again = STORY.split("\n\n")[1]
    assert [flag.code for flag in check_repeats(segment(clean(f"{STORY}\n\n{again}")))] == ["source-repeated"]
    assert check_repeats(segment(clean(STORY))) == ()


def test_a_short_sentence_may_be_said_twice() -> None:
    """A refrain is meant."""
    assert check_repeats(segment(clean("لن نرحل اليوم. هكذا قالوا جميعا. لن نرحل اليوم."))) == ()
