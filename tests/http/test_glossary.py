"""A request's glossary is bounded, and a term that comes out otherwise is flagged."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.http.conftest import ARTICLE, SECRET


def all_flags(brief: dict[str, Any]) -> Iterator[dict[str, str]]:
    """Yield the flags of a brief's points."""
    for point in brief["points"]:
        yield from point["flags"]


def test_a_missing_term_is_flagged(client: FlaskClient) -> None:
    """The flag names the form to use."""
    terms = [{"ar": "معرض الكتاب", "en": "Cairo Book Fair"}]
    brief = client.post("/summarize", json={"text": ARTICLE, "glossary": terms}).json
    messages = [flag["message"] for flag in all_flags(brief) if flag["code"] == "name-glossary"]
    assert messages
    assert "Cairo Book Fair" in messages[0]


def test_a_name_is_put_in_its_place(client: FlaskClient) -> None:
    """What the model called otherwise is replaced, said so of both texts, and no longer missed by any check."""
    terms = [{"ar": "القاهرة", "en": "Al-Qahira"}]
    point = client.post("/summarize", json={"text": ARTICLE, "glossary": terms}).json["points"][0]
    (flag,) = [flag for flag in point["flags"] if flag["code"].startswith("name-")]
    assert flag["message"] == "“Cairo” was replaced by your glossary's “Al-Qahira”."
    assert (flag["code"], flag["severity"]) == ("name-enforced", "notice")
    assert point["text"][flag["target"]["start"] : flag["target"]["end"]] == "Al-Qahira"
    assert ARTICLE[flag["source"]["start"] : flag["source"]["end"]] == "القاهرة"
    assert "Cairo" not in point["text"]
    assert "alignment" not in point


def test_without_a_glossary_there_is_no_such_flag(client: FlaskClient) -> None:
    """The flag comes from the request's terms only."""
    brief = client.post("/summarize", json={"text": ARTICLE}).json
    assert "name-glossary" not in {flag["code"] for flag in all_flags(brief)}


BAD = [
    [{"ar": SECRET, "en": "x"}] * 201,
    [{"ar": SECRET * 10, "en": "x"}],
    [{"ar": SECRET, "en": SECRET}],
    [{"ar": "x", "en": SECRET}],
    [{"ar": SECRET}],
    [{"ar": SECRET, "en": "x\ny"}],
    SECRET,
]


@pytest.mark.parametrize("glossary", BAD)
def test_bad_glossaries_are_refused(client: FlaskClient, glossary: object) -> None:
    """Too many terms, too long ones, and ones in the wrong script are a 400 that repeats nothing."""
    response = client.post("/summarize", json={"text": ARTICLE, "glossary": glossary})
    assert (response.status_code, response.json["code"]) == (400, "malformed-request")
    assert SECRET not in response.text


def test_terms_are_not_taken_from_the_query(make_app: Callable[..., Flask]) -> None:
    """Plain text has no way to send a glossary."""
    response = (
        make_app()
        .test_client()
        .post("/summarize?glossary=x", data=ARTICLE.encode(), headers={"Content-Type": "text/plain"})
    )
    assert response.status_code == 400
