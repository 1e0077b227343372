"""Quotation marks neither vanish nor stay open unseen."""

import pytest

from service.briefs.check.quotes import check_marks, check_quotes


@pytest.mark.parametrize(
    ("source", "english", "codes"),
    [
        ("قال: «سنعود غدا»", 'He said: "We will return tomorrow"', []),
        ("قال: «سنعود غدا»", "He said: “We will return tomorrow”", []),
        ("قال: «سنعود غدا»", "He said: 'We will return tomorrow'", []),
        ("قال: «سنعود غدا»", "He said we will return tomorrow", ["quote-lost"]),
        ("قال: «سنعود غدا»", "He said they'll return tomorrow", ["quote-lost"]),
        ('قال: "سنعود غدا"', 'He said: "We will return tomorrow', ["quote-unbalanced"]),
        ('قال: "سنعود غدا', 'He said: "We will return tomorrow', []),
        ('وصل "زيد" ثم سافر مع فريق الميناء "عمر"', "Zaid arrived, then traveled with Omar", []),
        ("وصل «فريق الميناء» أمس", "The Harbor Team arrived yesterday", []),
        ("وصف القرار بأنه «بداية عهد جديد تماما»", "He called it the start of a new era", ["quote-lost"]),
        ("قال إنه سيعود", "He said he would return", []),
        ("قالت صحيفة «نيويورك تايمز الأمريكية» أمس", "The New York Times said yesterday", []),
        ("وقال لـ«قناة الميناء الأولى» أمس", "He told Harbor Channel One yesterday", []),
        ("عقد الاجتماع في «مركز الميناء للدراسات البحرية»", "They met at the Harbor Center for Marine Studies", []),
        ("فازت «إن بي إيه» بالعقد", "NBA won the contract", []),
        ("يخبر الموقع مستخدمه بأنه «الآن أمام الباب»", "The site tells its user where he is", ["quote-lost"]),
        ("واصفة البلاد ب «النظام الأكثر كراهية للنساء»", "It called the country hateful", ["quote-lost"]),
        ("وصفه بأنه «كارثة حقيقية»", "He called it a real disaster", ["quote-lost"]),
        ("وصف ذلك بـ«الكارثة»", 'He called it a "disaster"', []),
        ("قال: «نعم» ثم أضاف: «سنعود غدا»", 'He said: "Yes", then: "We return tomorrow"', []),
        ("قال: «نعم» ثم أضاف: «سنعود غدا»", "He said yes, then: “We return tomorrow”", ["quote-lost"]),
        ("قال «سنعود غدا إلى بيوتنا» لصحيفة «الميناء»", 'He told "Harbor" they would return', ["quote-lost"]),
        ("قال: «سنعود غدا»", 'We will return tomorrow," he said.', []),
        ("قال على «تويتر»: «سنعود غدا إلى بيوتنا»", 'He said on Twitter: "We will return home tomorrow"', []),
        ("قال على «تويتر»: «سنعود غدا إلى بيوتنا»", 'He said online: "We will return home tomorrow"', ["quote-lost"]),
        ("قال: «سنعود غدا»", '"We will return," he said, "tomorrow"', []),
    ],
)
def test_lost_and_open_quotations_are_flagged(source: str, english: str, codes: list[str]) -> None:
    """An apostrophe is no quotation mark, a name needs none, and what the source leaves open may stay open."""
    assert [flag.code for flag in check_quotes(source, english)] == codes


def test_the_flag_points_at_the_first_quotation() -> None:
    """A reader finds whose words are missing."""
    source = "قال «سنعود غدا إلى بيوتنا» أمس"
    (flag,) = check_quotes(source, "He said they would return")
    assert flag.source is not None
    assert source[flag.source.start : flag.source.end] == "«سنعود غدا إلى بيوتنا»"


def test_in_a_long_text_only_vanished_and_open_marks_count() -> None:
    """Names lose their marks in English: over a whole article fewer quotations prove nothing."""
    source = "قال: «نعم» ثم أضاف: «سنعود غدا»"
    assert check_marks(source, "He said yes, then: “We return tomorrow”") == ()
    assert [flag.code for flag in check_marks(source, "He said yes")] == ["quote-lost"]
