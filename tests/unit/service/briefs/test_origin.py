"""An article's outlet is what its sender says, else what its dateline names."""

import pytest

from service.briefs.clean import clean
from service.briefs.origin import describe
from service.briefs.segment import segment
from service.briefs.types import Article, Origin

BODY = "قال الوزير أمس إن المطار الجديد سيفتح أبوابه للمسافرين غدا."


@pytest.mark.parametrize(
    ("dateline", "given", "outlet", "found"),
    [
        ("القاهرة - رويترز\n", None, "Reuters", True),
        ("القاهرة (أ ف ب) - ", None, "Agence France-Presse", True),
        ("صوت عدن / خاص :\n", None, "صوت عدن", True),
        ("غزة / وكالات\n", None, None, False),
        ("", None, None, False),
        ("القاهرة - رويترز\n", "Desk One", "Desk One", False),
    ],
    ids=["agency", "initials", "not in the list", "none named", "no dateline", "given"],
)
def test_the_outlet_is_given_or_found(dateline: str, given: str | None, outlet: str | None, found: bool) -> None:
    """By its own English name where that is known; what the sender says goes first."""
    article = Article(dateline + BODY, origin=Origin(outlet=given))
    source = describe(article, segment(clean(article.text)))
    assert (source.outlet, source.outlet_found) == (outlet, found)
    assert source.characters == len(article.text)
