"""The LibreTranslate face: its clients' requests get its clients' answers."""

from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.http.conftest import ARTICLE, SECRET

SENTENCE = "قال الوزير اليوم إن الحكومة في القاهرة."


def translate(client: FlaskClient, **fields: object) -> TestResponse:
    """Post a translation request."""
    return client.post("/translate", json={"source": "ar", "target": "en", **fields})


def test_one_text_gives_one_text(client: FlaskClient) -> None:
    """A string comes back as a string, with nothing that was not asked for."""
    answer = translate(client, q=SENTENCE).json
    assert answer == {"translatedText": "said minister today that government in Cairo."}


def test_several_texts_give_several_in_order(client: FlaskClient) -> None:
    """A list comes back as a list, also when it holds one text, an empty one or one twice."""
    answer = translate(client, q=[SENTENCE, "", "كتاب جديد", SENTENCE]).json["translatedText"]
    assert answer[0] == answer[3]
    assert answer[1:3] == ["", "book new"]
    assert translate(client, q=["كتاب"]).json["translatedText"] == ["book"]


def test_line_breaks_survive(client: FlaskClient) -> None:
    """Paragraphs stay where they were."""
    assert translate(client, q="كتاب جديد.\n\nكتاب جديد.").json["translatedText"] == "book new.\n\nbook new."


def test_each_text_gets_its_own_guess(client: FlaskClient) -> None:
    """A batch in two languages gets two guesses, and the English text stays as it is."""
    english = "The minister said yesterday that the new book was in the city."
    answer = translate(client, q=[ARTICLE, english], source="auto").json
    assert [guess["language"] for guess in answer["detectedLanguage"]] == ["ar", "en"]
    assert all(0 <= guess["confidence"] <= 100 for guess in answer["detectedLanguage"])
    assert answer["translatedText"][1] == english


def test_alternatives_come_for_each_text(client: FlaskClient) -> None:
    """One list of alternatives for each text, a plain list for a plain text."""
    single = translate(client, q="كتاب جديد", alternatives=2).json["alternatives"]
    several = translate(client, q=["كتاب جديد", "كتاب"], alternatives=2).json["alternatives"]
    assert len(single) == 2
    assert [len(of_one) for of_one in several] == [2, 2]
    assert "book new" not in single


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("<p>كتاب <b>جديد</b></p>", "<p>book <b>new</b></p>"),
        ("<a href=\"/?a=1&amp;b=كتاب\" title='x'>كتاب</a>", "<a href=\"/?a=1&amp;b=كتاب\" title='x'>book</a>"),
        ("<p>كتاب &lt; كتاب &amp; كتاب</p>", "<p>book &lt; book &amp; book</p>"),
        ("<script>var a = 'كتاب' && 1;</script><br/>", "<script>var a = 'كتاب' && 1;</script><br/>"),
        ("<!-- كتاب --><!DOCTYPE html>كتاب", "<!-- كتاب --><!DOCTYPE html>book"),
        ("<p>كتاب\n  جديد</p>", "<p>book\n  new</p>"),
    ],
)
def test_html_keeps_its_tags(client: FlaskClient, markup: str, expected: str) -> None:
    """Texts are translated, tags, attributes, comments and scripts are not, and what must be escaped still is."""
    assert translate(client, q=markup, format="html").json["translatedText"] == expected


def test_forms_are_read_as_json_is(client: FlaskClient) -> None:
    """LibreTranslate's clients may send forms; the key they send is ignored."""
    fields = {"q": "كتاب", "source": "ar", "target": "en", "alternatives": "0", "api_key": "x"}
    assert client.post("/translate", data=fields).json == {"translatedText": "book"}


BAD_REQUESTS = [
    pytest.param({"source": "ar", "target": "en"}, id="no text"),
    pytest.param({"q": "", "source": "ar", "target": "en"}, id="empty text"),
    pytest.param({"q": [], "source": "ar", "target": "en"}, id="empty list"),
    pytest.param({"q": 7, "source": "ar", "target": "en"}, id="text no string"),
    pytest.param({"q": [7], "source": "ar", "target": "en"}, id="list of numbers"),
    pytest.param({"q": SECRET, "target": "en"}, id="no source"),
    pytest.param({"q": SECRET, "source": "ar"}, id="no target"),
    pytest.param({"q": SECRET, "source": SECRET, "target": "en"}, id="other source"),
    pytest.param({"q": SECRET, "source": "ar", "target": "fr"}, id="other target"),
    pytest.param({"q": SECRET, "source": "ar", "target": "en", "format": "pdf"}, id="other format"),
    pytest.param({"q": SECRET, "source": "ar", "target": "en", "alternatives": SECRET}, id="alternatives no number"),
    pytest.param({"q": SECRET, "source": "ar", "target": "en", "alternatives": -1}, id="negative alternatives"),
    pytest.param({"q": SECRET, "source": "ar", "target": "en", "alternatives": 4}, id="too many alternatives"),
    pytest.param({"q": SECRET * 200, "source": "ar", "target": "en"}, id="too long"),
    pytest.param({"q": [SECRET] * 3, "source": "ar", "target": "en"}, id="too many"),
    pytest.param({"q": "رئیس جمهور گفت که این کتاب چاپ می‌شود", "source": "auto", "target": "en"}, id="Persian"),
    pytest.param([SECRET], id="no object"),
]  # fmt: skip


@pytest.mark.parametrize("body", BAD_REQUESTS)
def test_bad_requests_get_one_shape_of_error(
    make_app: Callable[..., Flask], caplog: pytest.LogCaptureFixture, body: object
) -> None:
    """Every error on this face is `{"error": ...}` with LibreTranslate's status and without what was sent."""
    client = make_app(max_characters=2000, max_items=2).test_client()
    answer = client.post("/translate", json=body)
    assert answer.status_code == 400
    assert answer.json.keys() == {"error"}
    assert SECRET not in answer.get_data(as_text=True) + caplog.text + answer.json["error"]


@pytest.mark.parametrize(("method", "content_type", "status"), [("GET", None, 405), ("POST", "text/csv", 415)])
def test_even_early_errors_have_the_shape(
    client: FlaskClient, method: str, content_type: str | None, status: int
) -> None:
    """A wrong method or content type is told as this face tells its errors."""
    answer = client.open("/translate", method=method, data="x", content_type=content_type)
    assert (answer.status_code, answer.json.keys()) == (status, {"error"})


def test_languages_name_the_one_pair(client: FlaskClient) -> None:
    """Arabic goes into English."""
    assert {language["code"]: language["targets"] for language in client.get("/languages").json} == {
        "ar": ["en"],
        "en": [],
    }


def test_detect_guesses(client: FlaskClient) -> None:
    """A guess is a list of languages with confidence in per cent."""
    (guess,) = client.post("/detect", json={"q": ARTICLE}).json
    assert guess["language"] == "ar"
    assert 0 < guess["confidence"] <= 100


@pytest.mark.parametrize("body", [{}, {"q": ""}, {"q": ["x"]}, {"q": "x" * 3000}])
def test_detect_refuses_what_it_cannot_read(make_app: Callable[..., Flask], body: object) -> None:
    """A guess needs one text within the limit."""
    answer = make_app(max_characters=2000).test_client().post("/detect", json=body)
    assert (answer.status_code, answer.json.keys()) == (400, {"error"})


def test_frontend_settings_tell_the_limits(make_app: Callable[..., Flask]) -> None:
    """LibreTranslate's clients read the text limit here."""
    settings = make_app(max_characters=1234).test_client().get("/frontend/settings").json
    assert settings["charLimit"] == 1234
    assert settings["language"]["target"] == {"code": "en", "name": "English"}
