"""Dialect is told from the standard language, and the great groups from one another."""

import pytest

from service.briefs.clean import clean
from service.briefs.inputs.dialect import check_dialect, dialect_of
from service.briefs.segment import segment


@pytest.mark.parametrize(
    ("text", "dialect"),
    [
        ("الناس دلوقتي عايزين يعرفوا الأسعار هتزيد إمتى، ومحدش بيقول حاجة", "Egyptian"),
        ("أنا مش عارف ليه الشارع واقف كده", "Egyptian"),
        ("شو بدك تعمل هلق بعد ما سكر المعبر؟", "Levantine"),
        ("ليش هيك صار الخبز بالبلد؟ ما بدنا غير نعيش", "Levantine"),
        ("شلونكم اليوم؟ وين الوزير وايش قال عن الرواتب؟", "Gulf or Iraqi"),
        ("ماكو كهرباء ولا ماي هسه بالبصرة", "Gulf or Iraqi"),
        ("واش راح يرجعو الخدامة؟ بزاف ديال الناس راهم يستناو", "Maghrebi"),
        ("برشا ناس ما عرفوش كيفاش يوصلو للمدينة", "Maghrebi"),
        ("قال الوزير إن الأسعار لن ترتفع هذا العام، وإن الدعم باق على حاله.", None),
        ("وصل المبعوث ستيفان دي ميستورا والرئيس هادي، ومنذ ذلك الحين توقف القتال.", None),
        ("هتف المحتجون «مش ماشيين» أمام مبنى البرلمان مساء أمس.", None),
        ("", None),
    ],
)
def test_a_text_is_assigned_to_a_dialect(text: str, dialect: str | None) -> None:
    """Names that look like markers, and a single word quoted, are none."""
    assert dialect_of(text) == dialect


def test_an_article_in_dialect_gets_a_notice() -> None:
    """The notice says which group, for an editor who knows one of them."""
    (flag,) = check_dialect(segment(clean("شو بدك تعمل هلق بعد ما سكر المعبر؟")))
    assert flag.code == "dialect"
    assert "Levantine" in flag.message


def test_a_quoted_sentence_does_not_make_an_article_dialect() -> None:
    """The share of markers decides."""
    sentence = "وقالت الوزارة إن المعبر سيفتح أمام المسافرين والبضائع في الاتجاهين اعتبارا من صباح الأحد المقبل. "
    article = f"{sentence * 10} وقال سائق ينتظر هناك «شو بدك تعمل».".replace("صباح الأحد", "الأحد", 1)
    assert check_dialect(segment(clean(article))) == ()
