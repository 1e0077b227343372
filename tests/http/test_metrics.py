"""`/metrics` in Prometheus' format: true numbers, and nothing of what was sent."""

from collections.abc import Callable

from flask import Flask
from flask.testing import FlaskClient
from prometheus_client.parser import text_string_to_metric_families

from models.batching import BatchingTranslator
from models.fake_engine import FakeTranslator
from service.errors import NotFound
from tests.http.conftest import ARTICLE, SECRET


def numbers(client: FlaskClient) -> dict[tuple[str, frozenset[tuple[str, str]]], float]:
    """Read every number there is, as a Prometheus server does."""
    answer = client.get("/metrics")
    assert answer.status_code == 200
    assert answer.content_type.startswith("text/plain; version=")
    families = text_string_to_metric_families(answer.get_data(as_text=True))
    return {(one.name, frozenset(one.labels.items())): one.value for family in families for one in family.samples}


def requests(route: str, status: int, method: str = "POST") -> tuple[str, frozenset[tuple[str, str]]]:
    """Name the count of requests of a kind."""
    labels = {"method": method, "route": route, "status": str(status)}
    return "mujaz_requests_total", frozenset(labels.items())


def test_counts_requests_by_route_and_status(client: FlaskClient) -> None:
    """Answers and refusals are counted apart, by the route's name, with the time that they took."""
    for _ in range(2):
        client.post("/summarize", json={"text": ARTICLE})
    client.post("/summarize", json={"text": ""})
    found = numbers(client)
    assert found[requests("/summarize", 200)] == 2
    assert found[requests("/summarize", 422)] == 1
    spent = frozenset({("route", "/summarize")})
    assert found["mujaz_request_seconds_count", spent] == 3
    assert 0 < found["mujaz_request_seconds_sum", spent] < 60


def test_counts_the_translators_work(make_app: Callable[..., Flask]) -> None:
    """The queue's figures are there: texts, batches, waiting and work."""
    translator = BatchingTranslator(FakeTranslator(), workers=2)
    client = make_app(translator=translator).test_client()
    client.post("/translate", json={"q": ["مرحبا بكم", "أهلا وسهلا"], "source": "ar", "target": "en"})
    found = numbers(client)
    labels = frozenset({("engine", "translator")})
    assert found["mujaz_queue_texts_total", labels] == 2
    assert 1 <= found["mujaz_queue_batches_total", labels] <= 2
    assert found["mujaz_queue_wait_seconds_total", labels] >= 0
    assert found["mujaz_ready", frozenset()] == 1
    assert found["process_resident_memory_bytes", frozenset()] > 0
    translator.close()


def test_holds_nothing_that_was_sent(make_app: Callable[..., Flask]) -> None:
    """Neither texts, nor titles, paths, queries, methods or addresses of clients."""
    client = make_app(remember=True).test_client()
    client.post("/summarize", json={"text": f"{ARTICLE} {SECRET}", "title": SECRET})
    client.get(f"/{SECRET}?{SECRET}={SECRET}")
    client.open("/summarize", method="SECRETMETHOD")
    client.get("/languages", headers={"X-Forwarded-For": "203.0.113.9"})
    shown = client.get("/metrics").get_data(as_text=True)
    for word in (SECRET, "%D9%83", "SECRETMETHOD", "203.0.113.9", "127.0.0.1"):
        assert word not in shown
    assert 'route="unmatched"' in shown


def test_can_be_switched_off(make_app: Callable[..., Flask]) -> None:
    """Where nobody wants numbers there is no such address, in the API's description neither."""
    client = make_app(metrics=False).test_client()
    answer = client.get("/metrics")
    assert (answer.status_code, answer.json["code"]) == (404, NotFound.code)
    assert "/metrics" not in client.get("/openapi.json").json["paths"]
    assert "/metrics" in make_app().test_client().get("/openapi.json").json["paths"]


def test_each_application_counts_for_itself(make_app: Callable[..., Flask]) -> None:
    """Two applications in a process share no number."""
    first, second = make_app().test_client(), make_app().test_client()
    first.get("/healthz")
    assert requests("/healthz", 200, "GET") in numbers(first)
    assert requests("/healthz", 200, "GET") not in numbers(second)
