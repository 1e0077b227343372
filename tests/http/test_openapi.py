"""The OpenAPI document is true: requests made from it get the answers it promises."""

from collections.abc import Callable

import schemathesis
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    negative_data_rejection,
    response_schema_conformance,
    status_code_conformance,
)

CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
    negative_data_rejection,
]
EXAMPLES = 12
"""Requests made from each operation: enough for its fields, few enough for the everyday suite."""


def test_every_operation_keeps_its_promise(make_app: Callable[..., Flask]) -> None:
    """Requests that fit the document and requests that do not get a documented status, type and form."""
    schema = schemathesis.openapi.from_wsgi("/openapi.json", make_app(max_characters=5000))
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
        @given(case=st.one_of(operation.as_strategy(), operation.as_strategy()))
        def promise_holds(case: schemathesis.Case) -> None:
            case.call_and_validate(checks=CHECKS)

        promise_holds()


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
