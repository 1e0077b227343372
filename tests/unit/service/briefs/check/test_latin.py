"""Latin parts of an Arabic sentence must come out as they are."""

import pytest

from service.briefs.check.latin import check_latin


@pytest.mark.parametrize(
    ("source", "english", "lost"),
    [
        ("أعلنت شركة OpenAir أمس", "The company OpenAir announced yesterday", []),
        ("أعلنت شركة OpenAir أمس", "The company announced yesterday", ["OpenAir"]),
        ("راجع https://example.org/news للمزيد", "See https://example.org/news for more", []),
        ("راجع https://example.org/news للمزيد", "See https: //example. org/news for more", []),
        ("راجع https://example.org/news للمزيد", "See the site for more", ["https://example.org/news"]),
        ("راسلنا على desk@example.org", "Write to us", ["desk@example.org"]),
        ("وسم #Peace يتصدر", "The tag #Peace leads", []),
        ("وسم #Peace يتصدر", "The tag leads", ["#Peace"]),
        ("فيتامين C مفيد", "Vitamins are useful", []),
        ("شركة BBC وقناة bbc", "the company", ["BBC", "bbc"]),
        ("نص عربي فقط", "Arabic text only", []),
    ],
)
def test_lost_latin_parts_are_named(source: str, english: str, lost: list[str]) -> None:
    """Each Latin run of two letters or more that is gone is named; case and spaces do not matter."""
    flags = check_latin(source, english)
    assert [flag.code for flag in flags] == ["latin-lost"] * len(lost)
    assert all(run in flag.message for run, flag in zip(lost, flags, strict=True))
