"""Quotation marks neither vanish nor stay open unseen."""

import pytest

from service.briefs.check.quotes import check_quotes


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
    ],
)
def test_lost_and_open_quotations_are_flagged(source: str, english: str, codes: list[str]) -> None:
    """An apostrophe is no quotation mark, a name needs none, and what the source leaves open may stay open."""
    assert [flag.code for flag in check_quotes(source, english)] == codes
