"""The OpenAPI document is true: requests made from it get the answers it promises."""

from collections.abc import Callable

import pytest
import schemathesis
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.schemas import APIOperation
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    negative_data_rejection,
    response_schema_conformance,
    status_code_conformance,
)

from tests.http.conftest import ARTICLE

CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
    negative_data_rejection,
]
EXAMPLES = 12
"""Requests made from each operation: enough for its fields, few enough for the everyday suite."""


def requests_for(operation: APIOperation) -> list[st.SearchStrategy[schemathesis.Case]]:
    """Make requests that fit the document and, where an operation takes anything at all, requests that do not."""
    fitting = operation.as_strategy(generation_mode=GenerationMode.POSITIVE)
    if not operation.body:
        return [fitting]
    return [fitting, operation.as_strategy(generation_mode=GenerationMode.NEGATIVE)]


def test_every_operation_keeps_its_promise(make_app: Callable[..., Flask]) -> None:
    """Requests that fit the document and requests that do not get a documented status, type and form."""
    app = make_app(max_characters=5000)
    schema = schemathesis.openapi.from_wsgi("/openapi.json", app)
    asked: set[str] = set()
    for result in schema.get_all_operations():
        operation = result.ok()

        @seed(20261129)
        @settings(
            max_examples=EXAMPLES,
            deadline=None,
            database=None,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        )
        @given(case=st.one_of(requests_for(operation)))
        def promise_holds(case: schemathesis.Case) -> None:
            case.call_and_validate(checks=CHECKS)
            asked.add(case.operation.label)

        promise_holds()
    document = app.test_client().get("/openapi.json").json
    documented = {f"{method.upper()} {path}" for path, methods in document["paths"].items() for method in methods}
    assert asked == documented


REAL = [
    ("/summarize", "POST", {"text": ARTICLE}, 200),
    ("/summarize", "POST", {"text": ARTICLE, "title": "كتاب", "include": ["translation", "alignment"]}, 200),
    ("/summarize", "POST", {"items": [{"text": ARTICLE}, {"text": "English"}]}, 200),
    ("/summarize", "POST", {"text": "Only English words stand in this text."}, 422),
    (
        "/check",
        "POST",
        {"source": ARTICLE, "text": "The ministry said 41.", "glossary": [{"ar": "معرض", "en": "Fair"}]},
        200,
    ),
    ("/check", "POST", {"source": "Only English words stand in this text.", "text": "So they do."}, 422),
    ("/translate", "POST", {"q": ARTICLE, "source": "auto", "target": "en", "alternatives": 2}, 200),
    ("/translate", "POST", {"q": [ARTICLE, "كتاب"], "source": "auto", "target": "en", "alternatives": 2}, 200),
    ("/translate", "POST", {"q": "كتاب", "source": "ar", "target": "fr"}, 400),
    ("/detect", "POST", {"q": ARTICLE}, 200),
    ("/readyz", "GET", None, 200),
    ("/metrics", "GET", None, 200),
]


@pytest.mark.parametrize(("path", "method", "body", "status"), REAL)
def test_real_answers_fit_the_document(
    make_app: Callable[..., Flask], path: str, method: str, body: object, status: int
) -> None:
    """Answers to sensible requests have the documented form, down to every field."""
    operation = schemathesis.openapi.from_wsgi("/openapi.json", make_app())[path][method]
    case = operation.Case(body=body, media_type="application/json") if body else operation.Case()
    assert case.call_and_validate(checks=CHECKS).status_code == status


def test_the_brief_s_schema_is_exact(client: FlaskClient) -> None:
    """The document names every field of a brief, and requires all but the translation that must be asked for."""
    schema = client.get("/openapi.json").json["components"]["schemas"]["BriefOut"]
    brief = client.post("/summarize", json={"text": ARTICLE, "include": ["translation"]}).json
    assert schema["properties"].keys() == brief.keys()
    assert set(schema["required"]) == brief.keys() - {"translation"}


def test_every_endpoint_is_documented(make_app: Callable[..., Flask]) -> None:
    """No route of the API is missing from the document; the page and the documents themselves are none."""
    app = make_app()
    documented = app.test_client().get("/openapi.json").json["paths"].keys()
    routes = {rule.rule for rule in app.url_map.iter_rules()}
    pages = {"/", "/docs", "/docs/assets/<path:name>", "/openapi.json", "/static/<path:filename>"}
    assert routes - pages == set(documented)


def test_swagger_comes_from_this_service(client: FlaskClient) -> None:
    """The documentation page loads nothing from elsewhere."""
    page = client.get("/docs").text
    assert "http://" not in page
    assert "https://" not in page
    assert client.get("/docs/assets/js/swagger-ui-bundle.js").status_code == 200
