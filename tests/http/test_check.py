"""`POST /check` says what is wrong with an English text and where, within limits; bad requests are not repeated."""

import threading
from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient

from models.fake_engine import FakeTranslator
from service.briefs.types import Engines
from tests.http.conftest import SECRET, fake_engines

SOURCE = "أعلنت وزارة الصحة في بيروت أمس إصابة 40 شخصا."
ENGLISH = "The health ministry in Damascus announced 40 cases yesterday."


def test_flags_have_their_places(client: FlaskClient) -> None:
    """Code, severity, message and both spans, in code points of the texts as sent."""
    answer = client.post("/check", json={"source": SOURCE, "text": ENGLISH}).json
    (flag,) = answer["flags"]
    assert flag == {
        "code": "name-changed",
        "severity": "warning",
        "message": "The Arabic names “بيروت” (Beirut); the English has “Damascus”.",
        "source": {"start": SOURCE.index("بيروت"), "end": SOURCE.index(" أمس")},
        "target": {"start": ENGLISH.index("Damascus"), "end": ENGLISH.index(" announced")},
    }
    assert answer["signature"].startswith("mujaz:")


def test_a_side_without_a_place_is_null(client: FlaskClient) -> None:
    """The field is there all the same."""
    text = ENGLISH.replace("40 cases", "cases").replace("Damascus", "Beirut")
    (flag,) = client.post("/check", json={"source": SOURCE, "text": text}).json["flags"]
    assert (flag["code"], flag["target"]) == ("number-missing", None)


def test_a_sound_text_has_no_flags(client: FlaskClient) -> None:
    """An empty list, not an error."""
    response = client.post("/check", json={"source": SOURCE, "text": ENGLISH.replace("Damascus", "Beirut")})
    assert (response.status_code, response.json["flags"]) == (200, [])


def test_a_glossary_counts(client: FlaskClient) -> None:
    """The request's terms are checked."""
    terms = [{"ar": "وزارة الصحة", "en": "Health Department"}]
    answer = client.post("/check", json={"source": SOURCE, "text": ENGLISH, "glossary": terms}).json
    assert [flag["code"] for flag in answer["flags"]] == ["name-changed", "name-glossary"]


def test_it_needs_no_model(make_app: Callable[..., Flask]) -> None:
    """It answers while the models are still loading."""
    loaded = threading.Event()

    def load() -> Engines:
        loaded.wait(10)
        return fake_engines(FakeTranslator())

    client = make_app(build=load, wait=False).test_client()
    assert client.post("/summarize", json={"text": SOURCE}).status_code == 503
    assert client.post("/check", json={"source": SOURCE, "text": ENGLISH}).status_code == 200
    loaded.set()


BAD = [
    ({"source": SECRET}, 400, "malformed-request"),
    ({"source": "", "text": SECRET}, 400, "malformed-request"),
    ({"source": SECRET, "text": "x", "lang": SECRET}, 400, "malformed-request"),
    ({"source": SECRET, "text": ["x"]}, 400, "malformed-request"),
    ({"source": SECRET, "text": "x", "glossary": [{"ar": SECRET, "en": SECRET}]}, 400, "malformed-request"),
    ([SECRET], 400, "malformed-request"),
    ({"source": "Words in English only, all of them.", "text": SECRET}, 422, "not-arabic"),
    ({"source": SECRET * 40, "text": "x"}, 413, "too-large"),
    ({"source": SECRET, "text": SECRET * 40}, 413, "too-large"),
]


@pytest.mark.parametrize(("body", "status", "code"), BAD)
def test_bad_requests(make_app: Callable[..., Flask], body: object, status: int, code: str) -> None:
    """Each is a problem with a stable code that repeats nothing of what was sent."""
    response = make_app(max_characters=500).test_client().post("/check", json=body)
    assert (response.status_code, response.json["code"]) == (status, code)
    assert response.content_type == "application/problem+json"
    assert SECRET not in response.text


def test_only_json_and_no_query(client: FlaskClient) -> None:
    """Texts come in a JSON body; options in the query string would be overlooked."""
    assert client.post("/check", data=SOURCE.encode(), headers={"Content-Type": "text/plain"}).status_code == 415
    assert client.post("/check?glossary=x", json={"source": SOURCE, "text": ENGLISH}).status_code == 400
