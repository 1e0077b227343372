"""What the Arabic lays to a source does not become a fact."""

import pytest

from service.briefs.check.attribution import check_attribution

LOST = ["attribution-lost"]


@pytest.mark.parametrize(
    ("source", "english", "codes"),
    [
        ("قتل جنديان، وفقا لوكالة محلية.", "Two soldiers were killed, according to a local agency.", []),
        ("قتل جنديان، وفقا لوكالة محلية.", "Two soldiers were killed, a local agency reported.", []),
        ("قتل جنديان، وفقا لوكالة محلية.", "Two soldiers were killed.", LOST),
        ("قتل جنديان، نقلا عن شهود.", "Two soldiers were killed.", LOST),
        ("قتل جنديان، بحسب مصدر أمني.", "Two soldiers were killed.", LOST),
        ("قتل جنديان، حسب ما ذكرته الصحيفة.", "Two soldiers were killed.", LOST),
        ("سيعود النازحون على حد قوله.", "The displaced will return, as he put it.", []),
        ("سيعود النازحون على حد قوله.", "The displaced will return.", LOST),
        ("وقال الوزير إن الحدود مغلقة.", "The minister said the border is closed.", []),
        ("وقال الوزير إن الحدود مغلقة.", "The border is closed.", LOST),
        ("وأعلن رئيس الحكومة أمس أنه سيستقيل.", "The prime minister resigns.", LOST),
        ("وقال الوزير إن الحدود مغلقة.", "The minister: “The border is closed.”", []),
        ("رتبت الملفات حسب النوع.", "The files were sorted by type.", []),
        ("حوكم المتهم وفقا للقانون.", "The defendant was tried under the law.", []),
        ("وزعوا وفقا لمستوى التعليم.", "They were divided by level of education.", []),
        ("تحسب الضريبة وفق الجدول الجديد.", "The tax is calculated on the new scale.", []),
    ],
)
def test_an_attribution_needs_any_word_of_its_kind(source: str, english: str, codes: list[str]) -> None:
    """Which word of reporting is used is free; that there is one is not. What is done by a rule has no speaker."""
    assert [flag.code for flag in check_attribution(source, english)] == codes


def test_the_flag_points_at_the_arabic_words() -> None:
    """A reader finds the source that is missing."""
    source = "قتل جنديان، نقلا عن شهود."
    (flag,) = check_attribution(source, "Two soldiers were killed.")
    assert flag.source is not None
    assert source[flag.source.start : flag.source.end] == "نقلا عن"
