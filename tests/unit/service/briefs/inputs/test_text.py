"""Text that broke on its way is told from text that is whole."""

import pytest

from service.briefs.clean import clean
from service.briefs.inputs.text import check_end, check_letters
from service.briefs.segment import segment

NEWS = "أعلنت وزارة النقل افتتاح جسر جديد فوق النهر."
STORY = (
    "أعلنت وزارة النقل افتتاح جسر جديد فوق النهر. وقال الوزير إن العمل استمر عامين. ويربط الجسر بين ضفتي المدينة. "
    "ومن المقرر أن تعبره الحافلات اعتبارا من الأسبوع المقبل بعد أن تنتهي الشركة المنفذة من "
)


@pytest.mark.parametrize(
    ("written", "read"),
    [("utf-8", "cp1252"), ("utf-8", "latin-1"), ("utf-8", "cp1256"), ("cp1256", "cp1252"), ("cp1256", "latin-1"),
     ("cp1256", "utf-8"), ("ascii", "ascii")],
)  # fmt: skip
def test_letters_in_a_wrong_encoding_are_seen(written: str, read: str) -> None:
    """Every way in which Arabic is commonly misread, in one sentence of a sound text."""
    garbled = NEWS.encode(written, "replace").decode(read, "replace")
    assert [flag.code for flag in check_letters(f"{NEWS}\n{garbled}\n{NEWS}")] == ["source-garbled"]


@pytest.mark.parametrize(
    "text",
    [
        NEWS,
        "فاز الفريق على نادي São Paulo وعلى Malmö وBesançon أمس",
        "هل يعود؟؟ لا أحد يعرف ??",
        "ظ§ حرف واحد",
        "حفظ «الاتفاق» وضبط «المخالفات»",
    ],
)
def test_foreign_names_and_marks_are_no_fault(text: str) -> None:
    """Accents of other languages, emphasis and quotation marks stand in sound texts."""
    assert check_letters(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        f"{NEWS} وقال الوزير إن العمل...",
        f"{NEWS} وقال الوزير إن العمل […]",
        f"{NEWS} وقال الوزير إن العمل بدأ في",
        f"{NEWS}\n\nاقرأ المزيد",
        f"{NEWS}\nلقراءة المقال كاملا",
        STORY + "الطلاء",
    ],
)
def test_a_text_that_breaks_off_is_seen(text: str) -> None:
    """Three points, a preposition, a link to the rest, or no full stop where all others have one."""
    assert [flag.code for flag in check_end(segment(clean(text)))] == ["source-cut"]


@pytest.mark.parametrize(
    "text",
    [
        NEWS,
        NEWS.removesuffix("."),
        STORY + "الطلاء.",
        STORY + "«الطلاء»",
        STORY + "الطلاء (وكالات).",
        STORY.rpartition("ومن")[0] + "سامي الهاني",
        STORY.replace(".", "\n") + "الطلاء",
        f"{NEWS}\nاقرأ أيضا: جسر ثان يفتتح هذا العام",
        "",
    ],
)
def test_a_text_that_ends_is_left_alone(text: str) -> None:
    """A short text, a byline, a text without full stops and a link to another story end as they should."""
    assert check_end(segment(clean(text))) == ()
