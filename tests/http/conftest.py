"""A real application on fake engines, and a small client that reads as sentences."""

from collections.abc import Callable, Iterator

import pytest
from flask import Flask
from flask.testing import FlaskClient

from models.bounded_cache import BoundedCache
from models.fake_engine import FakeRanker, FakeTranslator
from models.protocol import DecodingOptions, Translator
from service.app import create_app
from service.briefs.remembering import Memory
from service.briefs.types import Engines
from service.loading import EngineLoader, Services
from service.settings import Settings

ARTICLE = """القاهرة - وكالات

أعلنت وزارة الثقافة أمس افتتاح معرض الكتاب في مدينة القاهرة بمشاركة 40 دولة من أنحاء العالم.

وقال الوزير إن المعرض يستمر أسبوعين ويضم 1200 ناشر من بلدان عربية وأجنبية. وأضاف أن الدخول إليه مجاني للطلاب.

هل يزور الرئيس المعرض اليوم؟ لم تذكر الوزارة موعدا محددا لهذه الزيارة حتى الآن.
"""
SECRET = "كلمةسريةلاتظهر"  # noqa: S105  (no password: a text)
"""A word that no response to a bad request and no log may hold."""


def fake_engines(translator: Translator | None = None) -> Engines:
    """Return engines that need no weights."""
    return Engines("starter", translator or FakeTranslator(), None, FakeRanker())


@pytest.fixture
def make_app() -> Iterator[Callable[..., Flask]]:
    """Make an application with the given settings and engines; ready unless told otherwise."""
    loaders: list[EngineLoader] = []

    def make(
        *,
        translator: Translator | None = None,
        build: Callable[[], Engines] | None = None,
        wait: bool = True,
        remember: bool = False,
        **settings: object,
    ) -> Flask:
        loader = EngineLoader(build or (lambda: fake_engines(translator)))
        loaders.append(loader)
        if wait:
            loader.wait(10)
        chosen = {"rate_limit": "", **settings}
        memory = Memory(BoundedCache(1_000_000, 600.0), BoundedCache(1_000_000, 600.0)) if remember else None
        app = create_app(Settings(**chosen), Services(loader, DecodingOptions(beam_size=4), memory=memory))
        app.testing = False
        return app

    yield make
    for loader in loaders:
        loader.close()


@pytest.fixture
def client(make_app: Callable[..., Flask]) -> FlaskClient:
    """Return a client of a ready application."""
    return make_app().test_client()
