"""The page without JavaScript: form in, brief beside its Arabic out, errors in words, the text kept."""

import re
import threading
from collections.abc import Callable
from html import unescape

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from models.fake_engine import FakeTranslator, Fault
from tests.http.conftest import ARTICLE, fake_engines
from tests.unit.service.briefs.stand_ins import ScriptedTranslator, spelled

TOKEN = re.compile(r'name="csrf_token" value="([^"]+)"')


def submit(client: FlaskClient, **fields: str) -> TestResponse:
    """Open the page and send its form."""
    token = TOKEN.search(client.get("/").text)
    assert token
    return client.post("/", data={"csrf_token": token.group(1), **fields})


def test_the_brief_stands_beside_its_arabic(client: FlaskClient) -> None:
    """Headline, points, notice, coverage, signature and numbered Arabic with links both ways are on the page."""
    page = unescape(submit(client, text=ARTICLE).text)
    for expected in ("Points", "not checked by a person", "nothing was cut", "Model confidence 78%", "mujaz:"):
        assert expected in page
    assert 'href="#s2"' in page
    assert 'id="s2"' in page
    assert 'href="#point-1"' in page
    assert 'id="point-1"' in page
    assert "أعلنت وزارة الثقافة أمس" in page


def test_words_that_go_together_are_named_for_the_script(client: FlaskClient) -> None:
    """Each pair carries its word links, counted as a browser counts, past a character that is two to it as well."""
    text = "قال 😀 الوزير اليوم إن الحكومة في القاهرة."
    links = re.search(r'data-links="([^"]*)"', submit(client, text=text).text)
    assert links
    said, minister = links[1].split(", ")[:2]
    assert said == "0 4 0 3"
    assert minister == "8 16 7 13"


def test_every_link_inside_the_page_leads_somewhere(client: FlaskClient) -> None:
    """No anchor is dangling, with the whole translation shown as well."""
    page = submit(client, text=ARTICLE, translation="1").text
    targets = set(re.findall(r'\bid="([^"]+)"', page))
    links = set(re.findall(r'href="#([^"]+)"', page))
    assert links <= targets
    assert len(re.findall(r'\bid="', page)) == len(targets)
    assert "Full translation" in page


def test_flagged_words_are_marked_on_both_sides(make_app: Callable[..., Flask]) -> None:
    """A mark leads to its flag, which also describes it; English and Arabic are marked."""
    translator = ScriptedTranslator(lambda source, options: spelled(source, options).replace("1200", "2100"))
    page = submit(make_app(translator=translator).test_client(), text=ARTICLE).text
    marks = re.findall(r'<mark><a href="#(\S+)" title="([^"]+)" aria-describedby="([^"]+)">([^<]+)</a></mark>', page)
    assert {"2100", "1200"} <= {words for *_, words in marks}
    for target, message, described, _ in marks:
        assert f'id="{target}"' in page
        assert target in described.split()
        assert page.count(message) >= 2


def test_gist_quality_is_named_first(client: FlaskClient) -> None:
    """The starter's label stands before the headline."""
    page = submit(client, text=ARTICLE).text
    assert 0 < page.index("Gist quality") < page.index("<h2")


def test_a_given_title_shows_beside_its_translation(client: FlaskClient) -> None:
    """A title that is no sentence of the text still shows its Arabic."""
    page = submit(client, text=ARTICLE, title="كتاب جديد في بيروت").text
    assert "book new in Beirut" in page
    assert page.count("كتاب جديد في بيروت") >= 2


@pytest.mark.parametrize(
    ("text", "status", "words"),
    [
        ("Only English words stand in this text, and nothing else.", 422, "not Arabic"),
        ("كتاب " * 500, 413, "the limit is 2000"),
        ("", 422, "nothing to summarize"),
    ],
)
def test_errors_are_told_in_words_and_keep_the_text(
    make_app: Callable[..., Flask], text: str, status: int, words: str
) -> None:
    """A refused article comes back in the form with the reason above it."""
    answer = submit(make_app(max_characters=2000).test_client(), text=text)
    assert answer.status_code == status
    assert words in answer.text
    assert text.strip() in answer.text


def test_markup_in_the_text_stays_text(client: FlaskClient) -> None:
    """Nothing that is pasted can become part of the page."""
    page = submit(client, text=f"<script>alert(1)</script> {ARTICLE}", title='"><script>').text
    assert "<script>alert" not in page
    assert '"><script>' not in page


def test_a_stale_form_is_told_and_keeps_the_text(client: FlaskClient) -> None:
    """A form from before a restart, or from elsewhere, is refused, and pressing again works."""
    answer = client.post("/", data={"text": ARTICLE, "csrf_token": "old"})
    assert answer.status_code == 400
    assert "press the button again" in answer.text
    assert "أعلنت وزارة الثقافة أمس" in answer.text


def test_an_engine_failure_is_told_without_details(make_app: Callable[..., Flask]) -> None:
    """A defect of ours is named as ours."""
    answer = submit(make_app(translator=FakeTranslator(fault=Fault.FAIL)).test_client(), text=ARTICLE)
    assert answer.status_code == 500
    assert "went wrong on our side" in answer.text
    assert "EngineFailure" not in answer.text


def test_a_body_too_large_is_told_as_a_page(make_app: Callable[..., Flask]) -> None:
    """Even an error before the form is read is a page for a person."""
    answer = make_app(max_body_bytes=2000).test_client().post("/", data={"text": ARTICLE * 9})
    assert answer.status_code == 413
    assert answer.mimetype == "text/html"
    assert "too large" in answer.text


def test_the_page_says_while_models_load(make_app: Callable[..., Flask]) -> None:
    """Opened too early, the page works and says so; sent too early, it keeps the text."""
    release = threading.Event()
    client = make_app(build=lambda: (release.wait(20), fake_engines())[1], wait=False).test_client()
    opened, sent = client.get("/"), submit(client, text=ARTICLE)
    release.set()
    assert "still loading" in opened.text
    assert sent.status_code == 503
    assert int(sent.headers["Retry-After"]) > 0
    assert "أعلنت وزارة الثقافة أمس" in sent.text


def test_the_page_is_all_ours_and_nothing_inline(client: FlaskClient) -> None:
    """Scripts and styles are files of this service, as the content security policy asks."""
    page = submit(client, text=ARTICLE).text
    assert re.findall(r"<script(?![^>]* src=\"/static/)", page) == []
    assert "<style" not in page
    assert re.findall(r"\son\w+=|\sstyle=", page) == []
