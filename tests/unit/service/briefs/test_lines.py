"""Which line breaks are real and which are only folds."""

import textwrap

import pytest

from service.briefs.lines import blocks

PARAGRAPH = (
    "أعلنت وزارة النقل يوم الأحد أنها ستبدأ تشغيل خط القطار الجديد بين العاصمة والساحل خلال الشهر المقبل بعد "
    "تأخير دام سنتين. "
    "وقال الوزير إن التذاكر ستكون متاحة للجميع بأسعار مخفضة في الأسابيع الأولى من "
    "التشغيل ثم ترتفع تدريجيا حسب المسافة المقطوعة."
)
HEADING = "قطار الساحل ينطلق قريبا"


def stretches(text: str) -> list[str]:
    """Return the text of each block, its folds opened."""
    return [text[block.start : block.end].replace("\n", " ") for block in blocks(text)]


@pytest.mark.parametrize("width", [40, 60, 72, 100])
def test_folded_lines_are_joined(width: int) -> None:
    """A paragraph folded by a mail program reads as one stretch."""
    assert stretches(textwrap.fill(PARAGRAPH, width)) == [PARAGRAPH]


@pytest.mark.parametrize("width", [60, 72, 100])
def test_a_heading_is_not_glued_to_folded_text(width: int) -> None:
    """A short first line stays apart, as do folded paragraphs behind one another."""
    folded = textwrap.fill(PARAGRAPH, width)
    assert stretches(f"{HEADING}\n{folded}\n\n{folded}") == [HEADING, PARAGRAPH, PARAGRAPH]


@pytest.mark.parametrize(
    "lines",
    [
        [HEADING, PARAGRAPH],
        [PARAGRAPH, PARAGRAPH],
        ["تونس الأولى", "مصر الثانية", "ليبيا الثالثة", "المغرب الرابعة"],
        ["عنوان أول بطول معروف هنا تماما", "عنوان ثان بطول معروف هنا أيضا", "عنوان ثالث بطول معروف هنا كذا"],
        ["- بند أول", "- بند ثان"],
        ["سيشارك في", "", "القمة غدا"],
    ],
)
def test_real_line_breaks_stay(lines: list[str]) -> None:
    """Paragraphs of a line each, lists, headings and blank lines divide the text."""
    assert stretches("\n".join(lines)) == [line for line in lines if line]


@pytest.mark.parametrize("text", ["سيشارك الوزير في\nالقمة غدا", "حضر الوزير،\nوالسفير", "حضر الوزير\n، والسفير"])
def test_a_line_that_cannot_end_goes_on(text: str) -> None:
    """A line that ends in a preposition or a comma is unfinished whatever its width."""
    assert len(blocks(text)) == 1


def test_paragraphs_are_counted() -> None:
    """Every block is a paragraph of its own, numbered from 0."""
    assert [block.paragraph for block in blocks("أول.\nثان.\n\nثالث.")] == [0, 1, 2]
