"""What of a page is not the article."""

import pytest

from service.briefs.boilerplate import is_boilerplate, is_link_label, is_signature


@pytest.mark.parametrize(
    "line",
    [
        *("اقرأ أيضا: خبر آخر", "إقرأ أيضاً", "اقرأ المزيد", "إقرأ المزيد: خبر", "شاهد أيضا", "تابعونا على فيسبوك"),
        *(
            "للمزيد: خبر آخر",
            "للمزيد من الأخبار تابعونا",
            "اشترك في نشرتنا",
            "شارك الخبر",
            "أخبار ذات صلة",
            "قد يهمك أيضا: خبر",
        ),
        *("#غزة #القدس", "فيسبوك تويتر واتساب", "Share Tweet", "الوسوم: غزة", "جميع الحقوق محفوظة", "(صورة تعبيرية)"),
    ],
)
def test_page_furniture_is_recognized(line: str) -> None:
    """Links, share bars, hashtags and captions without content are told apart."""
    assert is_boilerplate(line)


@pytest.mark.parametrize(
    "line",
    [
        "شارك الوزير في القمة",
        "قرأ الوزير البيان",
        "للمزيد من القوة دور",
        "تابع الوزير زيارته",
        "#غزة تحت القصف",
        "صورة الوضع",
        "",
    ],
)
def test_sentences_that_begin_alike_are_kept(line: str) -> None:
    """A sentence is not furniture because its first word could be."""
    assert not is_boilerplate(line)


@pytest.mark.parametrize(("line", "label"), [("اقرأ أيضا:", True), ("شاهد أيضاً", True), ("اقرأ أيضا: خبر", False)])
def test_a_label_announces_a_link(line: str, label: bool) -> None:
    """Only a label with nothing behind it makes the next line a link."""
    assert is_link_label(line) is label


@pytest.mark.parametrize(
    ("line", "signed"), [("ع ب م", True), ("ع.ب", True), ("ع/ب/م", True), ("ع", False), ("قال نعم", False)]
)
def test_initials_sign_an_article(line: str, signed: bool) -> None:
    """Two to four single letters are a signature."""
    assert is_signature(line) is signed
