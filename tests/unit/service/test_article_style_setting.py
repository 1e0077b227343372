"""`MUJAZ_ARTICLE_STYLE` is how every brief writes the Arabic article in the names that it suggests."""

from typing import get_args

import pytest

from models.fake_engine import FakeRanker, FakeTranslator
from models.protocol import DecodingOptions
from service.briefs.check.article import ArticleStyle
from service.briefs.types import Article, BriefRequest, Engines
from service.loading import EngineLoader, Services
from service.settings import Settings
from service.wiring import build

TEXT = "ظهر أيمن الظواهري في تسجيل جديد أمس. وقال في التسجيل إنه سيعود بعد عام كامل من الغياب عن الشاشات كما كان."


def test_the_setting_names_the_styles() -> None:
    """Every style can be set, and nothing else."""
    assert set(get_args(Settings.model_fields["article_style"].annotation)) == set(ArticleStyle)


@pytest.mark.parametrize(("style", "suggested"), [("as-listed", "Ayman al-Zawahri"), ("drop", "Ayman Zawahri")])
def test_a_brief_keeps_to_the_style(style: str, suggested: str) -> None:
    """From the settings to the flag of a name, and to the signature unless it is the list's own."""
    built = build(Settings.model_validate({"article_style": style}))
    loader = EngineLoader(lambda: Engines("starter", FakeTranslator(), None, FakeRanker()))
    loader.wait(10)
    services = Services(loader, DecodingOptions(), style=built.style)
    brief = services.brief_maker().make(BriefRequest(Article(TEXT), translation=True))
    loader.close()
    told = [flag.message for part in brief.translation or () for one in part for flag in one.flags]
    assert any(f"({suggested})" in message for message in told)
    assert ("|article:drop|" in brief.signature) is (style == "drop")
