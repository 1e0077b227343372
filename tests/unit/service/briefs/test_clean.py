"""What cleaning changes, what it keeps, and where its characters came from."""

import pytest

from service.briefs.clean import clean

CHANGED = {
    "named entities": ("قال &quot;نعم&quot;&nbsp;ثم &amp; غادر", 'قال "نعم" ثم & غادر'),
    "numeric entities": ("&#1575;&#x644;يوم", "اليوم"),
    "entities encoded twice": ("&amp;amp;quot;نعم&amp;quot;", '"نعم"'),
    "inline tags": ('قال <b class="x">الوزير</b> <a href="https://example.com/?a=1&b=2">أمس</a>', "قال الوزير أمس"),
    "block tags": ("<p>عنوان</p><p>نص<br/>آخر</p>", "عنوان\n\nنص\nآخر"),
    "comments": ("قال<!-- إعلان --> الوزير", "قال الوزير"),
    "presentation forms": ("ﺍﻟﻌﺮﺑﻴﺔ ﷲ ﻻ", "العربية الله لا"),
    "tatweel": ("العـــربية الـ50 بـ«نعم»", "العربية ال50 ب«نعم»"),
    "tatweel as a dash": ("القاهرة ـ رويترز 2010ـ2011", "القاهرة - رويترز 2010-2011"),
    "invisible marks": ("\ufeffقا\u200bل\u200f ال\u00adوزير\u202a أمس\u202c", "قال الوزير أمس"),
    "controls": ("قال\x00 الوزير\x07", "قال الوزير"),
    "lone surrogates": ("قال\ud800 الوزير", "قال الوزير"),
    "line breaks": ("أول\r\nثان\rثالث\u2028رابع\n\n\n\nخامس", "أول\nثان\nثالث\nرابع\n\nخامس"),
    "white space": ("  قال \t\u00a0\u3000 الوزير \n أمس  ", "قال الوزير\nأمس"),
    "letters from parts": ("ا\u0653خر وا\u0654ول", "آخر وأول"),
    "word bullets": ("\uf0b7 بند", "• بند"),
}
KEPT = {
    "hamza and ta marbuta": "إن أول مسؤولة رأت آخر بيئة في القرى",
    "vowel marks": "قَالَ مُحَمَّدٌ إِنَّهُ كُرِّمَ",
    "digits of every kind": "١٢٣ ۴۵۶ 789 ٣٫٥ ٪20",
    "superscripts and fractions": "10² كم و½ لتر",
    "a less-than sign": "إذا كان 3 < 5 و 7 > 2 و<اسم>",
    "an ampersand": "شركة A&B; وشركة AT&T",
    "emoji": "فاز الفريق 😀",
    "spacing accents": "قال ´نعم´",
}


@pytest.mark.parametrize(("received", "expected"), CHANGED.values(), ids=CHANGED.keys())
def test_what_a_model_should_not_see_is_gone(received: str, expected: str) -> None:
    """Each kind of residue is decoded, removed or brought to its plain form."""
    assert clean(received).text == expected


@pytest.mark.parametrize("text", KEPT.values(), ids=KEPT.keys())
def test_what_carries_meaning_stays_as_written(text: str) -> None:
    """Letters, vowel marks, digits and signs that change what is read are left alone, each where it stood."""
    cleaned = clean(text)
    assert cleaned.text == text
    assert cleaned.offsets == tuple(range(len(text) + 1))


def test_vowel_marks_go_only_on_request() -> None:
    """`drop_marks` removes vowel marks and keeps hamza, also where it is a mark of its own."""
    assert clean("قَالَ مُؤْمِنٌ إِنَّهُ آخِرُ سُؤَالٍ", drop_marks=True).text == "قال مؤمن إنه آخر سؤال"


def test_offsets_point_at_the_received_characters() -> None:
    """An entity, a ligature and what follows removed characters are found where they began."""
    cleaned = clean("\u200f&quot;ﷲ&quot;  قـال")
    assert cleaned.text == '"الله" قال'
    assert cleaned.offsets == (1, 7, 7, 7, 7, 8, 14, 16, 18, 19, 20)


@pytest.mark.parametrize("text", ["", " \n\t ", "\u200f\ufeff", "<br><p>"])
def test_text_of_nothing_cleans_to_nothing(text: str) -> None:
    """White space, marks and tags alone leave an empty text with one offset, its end."""
    assert clean(text).text == ""
    assert clean(text).offsets == (len(text),)


@pytest.mark.parametrize(
    "text", ["&" + "amp;" * 5_000, "<" * 20_000, "<<b>b>" * 3_000, "ا" + "\u064e\u0651" * 10_000, "ـ" * 20_000]
)
@pytest.mark.timeout(5)
def test_hostile_text_takes_no_longer_than_its_length(text: str) -> None:
    """Nested entities, unclosed tags and towers of marks do not multiply the work."""
    assert len(clean(text).text) <= len(text)
