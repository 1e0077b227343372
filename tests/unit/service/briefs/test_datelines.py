"""Which openings are datelines; `|` marks where the dateline ends."""

import pytest

from service.briefs.datelines import dateline_end, is_dateline, outlet_named

LINES = (
    *("صوت عدن / خاص :", "القاهرة - رويترز", "(أ ف ب)", "أ.ف.ب", "غزة/ وكالات", "لندن - عربي21", "صنعاء / سبأ نت :"),
    *(
        "دبي - العربية.نت",
        "بيروت - «النهار»",
        "واس - الرياض",
        "القاهرة",
        "الأحد 12 مايو 2024",
        "كتب: سامي حسن",
        "كتب سامي حسن:",
    ),
    *("بقلم/ سامي حسن", "تقرير/ سامي حسن", "المصدر: وكالات", "آخر تحديث: 12 مايو 2024", "رويترز", "رام الله - وفا"),
)
NO_LINES = (
    *(
        "قال الوزير",
        "صحيفة بريطانية: الحرب قريبة",
        "تقرير: الحرب قريبة",
        "أعلنت رويترز",
        "أكد الرئيس - رويترز",
        "غزة تنتصر",
    ),
    *("الحكومة - المعارضة: اتفاق جديد", "وقال المتحدث، رويترز", "نقرأ في فاينانشال تايمز", "2024", "هذا خبر خاص", ""),
)
OPENINGS = (
    *("القاهرة (رويترز) - |قال الرئيس", "باريس / أ ف ب / |قال المتحدث", "واشنطن - (أ ف ب) - |قال", "(رويترز) - |قال"),
    *(
        "غزة- معا- |أعلنت الصحة",
        "كوالالمبور (رويترز) - |قال مسؤول",
        "بغداد (أ ب) |قال",
        "القاهرة – «القدس العربي»: |قال",
    ),
    *("دبي، الإمارات العربية المتحدة (CNN)-- |أعلنت", "رام الله 5-10-2024 وفا- |قال", "القاهرة - |قال مصدر أمني"),
    *("القاهرة في 12 مايو / أ ش أ / |أكد", "دبي - العربية.نت| أعلنت الشركة", "وكالات - |أعلن", "صوت عدن / خاص : |قال"),
)
NO_OPENINGS = (
    *("رويترز: إيران تعلن", "صحيفة بريطانية: الحرب قريبة", "تونس : إيقاف سارق", "مصر - الجزائر 2-1 في النهائي"),
    *(
        "أعلنت وكالة الأنباء (رويترز) أن",
        "قال الوزير - وكالات - إن",
        "قال لـ«رويترز»: نعم",
        "الوزير: الحكومة - رويترز - باقية",
    ),
    *("", "القاهرة", "القاهرة -", "-", "/// :"),
)


@pytest.mark.parametrize("line", LINES)
def test_a_line_of_outlet_place_date_or_writer_is_a_dateline(line: str) -> None:
    """Whole lines that only say who, where and when are recognized."""
    assert is_dateline(line)


@pytest.mark.parametrize("line", NO_LINES)
def test_a_line_that_tells_something_is_none(line: str) -> None:
    """Headlines and sentences stay content, also where they name an outlet."""
    assert not is_dateline(line)


@pytest.mark.parametrize("marked", OPENINGS)
def test_a_dateline_ends_where_the_sentence_begins(marked: str) -> None:
    """The dateline before a sentence takes its delimiters with it."""
    text = marked.replace("|", "")
    assert f"{text[: dateline_end(text)]}|{text[dateline_end(text) :]}" == marked


@pytest.mark.parametrize("text", NO_OPENINGS)
def test_a_sentence_that_names_a_source_has_no_dateline(text: str) -> None:
    """Attribution, scores and asides are part of the sentence; a dateline without a sentence is no opening."""
    assert dateline_end(text) == 0


@pytest.mark.parametrize(
    ("dateline", "name"),
    [("رام الله 5-10-2024 وفا-", "وفا"), ("القاهرة – «القدس العربي»:", "القدس العربي"), ("القاهرة -", None)],
)
def test_the_outlet_is_the_name_alone(dateline: str, name: str | None) -> None:
    """Place, date and quotation marks around a name are left out."""
    assert outlet_named(dateline) == name
