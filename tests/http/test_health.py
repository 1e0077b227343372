"""Alive at once, ready only with checked models, honest when not."""

import threading
from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask

from models.errors import GoldenMismatch
from service.briefs.types import Engines
from tests.http.conftest import ARTICLE, fake_engines


def test_ready_names_the_models(make_app: Callable[..., Flask]) -> None:
    """A ready service says which models answer."""
    answer = make_app().test_client().get("/readyz")
    assert answer.json == {
        "status": "ready",
        "profile": "starter",
        "models": ["fake-translator@1/fake-none", "fake-ranker@1/fake-none"],
    }


REQUESTS: list[tuple[str, str, dict[str, Any]]] = [
    ("GET", "/readyz", {}),
    ("POST", "/summarize", {"json": {"text": ARTICLE}}),
    ("POST", "/summarize", {"json": {"items": [{"text": ARTICLE}]}}),
    ("POST", "/translate", {"json": {"q": ARTICLE, "source": "ar", "target": "en"}}),
]


@pytest.mark.parametrize(("method", "address", "request_parts"), REQUESTS)
def test_while_models_load_requests_are_told_to_come_back(
    make_app: Callable[..., Flask], method: str, address: str, request_parts: dict[str, Any]
) -> None:
    """Before the models are ready the service is alive, not ready, and says when to try again."""
    release = threading.Event()
    app = make_app(build=lambda: (release.wait(20), fake_engines())[1], wait=False)
    client = app.test_client()
    answer = client.open(address, method=method, **request_parts)
    alive = client.get("/healthz")
    release.set()
    assert answer.status_code == 503
    assert int(answer.headers["Retry-After"]) > 0
    assert "loading" in answer.get_data(as_text=True)
    assert (alive.status_code, alive.json) == (200, {"status": "alive"})


def test_failed_models_say_why(make_app: Callable[..., Flask]) -> None:
    """A model that fails its golden sentence never serves, and readiness gives the reason."""

    def build() -> Engines:
        raise GoldenMismatch("starter: the golden sentence came out wrong")

    app = make_app(build=build, wait=False)
    loader = app.extensions["mujaz"].loader
    with pytest.raises(Exception, match="golden sentence"):
        loader.wait(10)
    answer = app.test_client().get("/readyz")
    assert (answer.status_code, answer.json["code"]) == (503, "models-failed")
    assert "golden sentence" in answer.json["detail"]
    assert app.test_client().post("/summarize", json={"text": ARTICLE}).json["code"] == "models-failed"
