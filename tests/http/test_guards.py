"""What holds for every response: its id, its headers, its errors, its limits, its log line."""

import io
import json
from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.http.conftest import ARTICLE, SECRET

ADDRESSES = [
    "/",
    "/healthz",
    "/readyz",
    "/metrics",
    "/languages",
    "/openapi.json",
    "/docs",
    "/static/mujaz.css",
    "/nothing",
]


@pytest.mark.parametrize("address", ADDRESSES)
def test_every_response_is_guarded(client: FlaskClient, address: str) -> None:
    """No response may be framed, sniffed, or let scripts from elsewhere run; none opens itself to other origins."""
    headers = client.get(address).headers
    policy = headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "no-referrer"
    assert headers["X-Request-Id"]
    assert "Access-Control-Allow-Origin" not in headers


@pytest.mark.parametrize(("sent", "kept"), [("desk-17.a_B", True), ("a b", False), ("x" * 65, False), (SECRET, False)])
def test_a_plain_request_id_is_kept(client: FlaskClient, sent: str, kept: bool) -> None:
    """A caller's id comes back in header and problem, unless it could hold something else than an id."""
    answer = client.get("/nothing", headers={"X-Request-Id": sent.encode().decode("latin-1")})
    assert (answer.headers["X-Request-Id"] == sent) is kept
    assert answer.json["request_id"] == answer.headers["X-Request-Id"]


@pytest.mark.parametrize(
    ("method", "address", "status", "code"),
    [("GET", f"/{SECRET}", 404, "not-found"), ("GET", "/summarize", 405, "method-not-allowed"),
     ("PUT", "/readyz", 405, "method-not-allowed")],
)  # fmt: skip
def test_wrong_addresses_and_methods_are_problems(
    client: FlaskClient, method: str, address: str, status: int, code: str
) -> None:
    """What the router refuses has the same shape as every other error, and echoes no address."""
    answer = client.open(address, method=method)
    assert (answer.status_code, answer.json["code"]) == (status, code)
    assert SECRET not in answer.json["detail"]
    assert ("Allow" in answer.headers) is (status == 405)


@pytest.mark.parametrize(
    ("address", "body", "content_type"),
    [
        ("/summarize", ARTICLE * 4, "text/plain"),
        ("/translate", f"source=ar&target=en&q={ARTICLE * 4}", "application/x-www-form-urlencoded"),
    ],
)
@pytest.mark.parametrize(("limit", "status"), [(1_000_000, 200), (1100, 413)])
def test_a_body_without_a_length_is_read_whole_or_refused(
    make_app: Callable[..., Flask], address: str, body: str, content_type: str, limit: int, status: int
) -> None:
    """A streamed body over the limit is never cut and taken for the whole."""
    answer = (
        make_app(max_body_bytes=limit)
        .test_client()
        .post(
            address,
            input_stream=io.BytesIO(body.encode()),
            content_type=content_type,
            environ_overrides={"wsgi.input_terminated": True},
        )
    )
    assert answer.status_code == status


def test_the_rate_is_limited_by_default(make_app: Callable[..., Flask]) -> None:
    """A client over its rate is told so and when to come back; health and static files are not counted."""
    client = make_app(rate_limit="2 per minute").test_client()
    for _ in range(3):
        assert client.get("/healthz").status_code == 200
        assert client.get("/static/mujaz.css").status_code == 200
    statuses = [client.get("/languages").status_code for _ in range(3)]
    answer = client.post("/summarize", json={"text": ARTICLE})
    assert statuses == [200, 200, 429]
    assert (answer.status_code, answer.json["code"]) == (429, "too-many-requests")
    assert int(answer.headers["Retry-After"]) > 0


def test_a_rate_that_is_none_stops_the_start(make_app: Callable[..., Flask]) -> None:
    """A misspelled limit must not silently mean no limit."""
    with pytest.raises(ValueError, match="parse"):
        make_app(rate_limit="many")


def test_the_access_log_names_the_route_and_no_text(client: FlaskClient, capfd: pytest.CaptureFixture[str]) -> None:
    """One line for each request: method, route, status, time, id; not the query, the path or the text."""
    client.post(f"/summarize?title={SECRET}", data=ARTICLE.encode(), content_type="text/plain")
    client.get(f"/{SECRET}")
    lines = [json.loads(line) for line in capfd.readouterr().out.splitlines()]
    assert [(line["method"], line["route"], line["status"]) for line in lines] == [
        ("POST", "/summarize", 200),
        ("-", "unmatched", 404),
    ]
    assert all(line["request_id"] and line["ms"] >= 0 for line in lines)
