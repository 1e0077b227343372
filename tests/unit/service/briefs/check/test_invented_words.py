"""Words that no language has."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.briefs.check import check
from service.briefs.check.invented_words import check_invented_words

ARABIC = "أعلنت وزارة الدفاع أن الوزير التقى نظيره في العاصمة."


@pytest.mark.parametrize(
    ("source", "english", "said"),
    [
        (ARABIC, "The Defense Ministry said the minister met his counterpart in the capital.", []),
        (ARABIC, "The Zuangan Ministry said the minister met his counterpart in the capital.", ["Zuangan"]),
        (ARABIC, "The Defense Ministry said the prestitutional minister met his counterpart.", ["prestitutional"]),
        (ARABIC, "The ceilks ministry of ceilks said the equippped minister met him.", ["ceilks", "equippped"]),
        # names that are not listed anywhere but sound like the Arabic
        ("قال حسين العويمري إن بلدته بخير", "Houcine al-Owaimri said his town was well", []),
        ("سجل بيتزي هدفا", "Pizzi scored a goal", []),
        ("فاز بيورندالن بالسباق", "Bjoerndalen won the race", []),
        ("ووصل عز الدين إلى البلدة", "Ezzedine arrived in the town", []),
        ("ارتفع سهم الإنماء", "Alinma's share rose", []),
        ("وبالكويكبية تجمع المحتجون", "In Kuwaikibiya protesters gathered", []),
        ("قال مبروك كورشيد", "Qrushaid said", []),
        ("قال يوسف الشاهد", "Yousef al-Qahyat said", ["al-Qahyat"]),
        # words taken over, in small letters: all of their consonants must be there
        ("أقام الموالد في القرية", "He held mawalids in the village", []),
        ("لبس البشوت والعقال", "They wore the bisht and the egaal", []),
        ("أقام الموالد في القرية", "He held mawaridations in the village", ["mawaridations"]),
        # not words that anybody invents
        ("أطلقت الشركة هاتف Zvrtplk الجديد", "The company launched the new Zvrtplk phone", []),
        ("قال متحدث باسم الشركة", "A spokesman for XQZRT and of beIN7 said, hmm", []),
        ("وصل الرئيس الفرنسي", "L'Élysée's président arrived at 5 o'clock", []),
        ("رحب رجب طيب أردوغان", "Erdoğan welcomed it", []),
        ("من كل أنحاء العالم", "from all over the anha world", []),
        ("لا شيء", "", []),
        ("", "Nothing zzgrmpf", ["zzgrmpf"]),
    ],
)
def test_words_that_are_none(source: str, english: str, said: list[str]) -> None:
    """A word is flagged, once, where English has none such and no Arabic word sounds like it."""
    flags = check_invented_words(source, english)
    assert [english[flag.target.start : flag.target.end] for flag in flags if flag.target] == said
    assert {flag.code for flag in flags} <= {"word-invented"}


def test_the_flag_says_which_word() -> None:
    """Whoever reads the flag need not look for the word."""
    (flag,) = check(ARABIC, "The Defense Ministry said the minister met his kretler in the capital.")
    assert flag.code == "word-invented"
    assert "“kretler”" in flag.message


@given(st.text(max_size=60) | st.text("ـًّوفبلا ةa", max_size=20), st.text(max_size=60) | st.text("abAz '-", max_size=20))
def test_any_texts_can_be_looked_at(source: str, english: str) -> None:
    """Whatever the texts are, a flag points at words of the English."""
    for flag in check_invented_words(source, english):
        assert flag.target
        assert english[flag.target.start : flag.target.end].strip()
