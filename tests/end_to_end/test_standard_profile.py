"""The standard profile as a user meets it: prepared with the command, chosen by `auto`, asked over HTTP.

The hub is a look-alike on this machine and its models are tiny; catalogue, command, wiring and golden checks are real.
"""

import random
import re
from collections.abc import Iterator
from html import unescape
from itertools import chain
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from flask.testing import FlaskClient

from models.catalogue import PROFILES
from service.app import create_app
from service.cli import main
from service.settings import Settings
from service.wiring import build
from tests.hub_lookalike import running_hub
from tests.tiny.corpus import LEXICON

pytestmark = pytest.mark.timeout(300)  # training the tiny models takes a busy machine a while

TOKEN = re.compile(r'name="csrf_token" value="([^"]+)"')
NOTHING: dict[str, Any] = {"sources": []}
WORDS = [word for word in LEXICON if word != "IBM"]


def toy_sentences(count: int) -> list[str]:
    """Write sentences of five words each."""
    choose = random.Random(count)  # noqa: S311 (toy sentences, not secrets)
    return [" ".join(choose.sample(WORDS, 5)) + " ." for _ in range(count)]


def article(sentences: list[str]) -> str:
    """Set sentences in paragraphs of two."""
    return "\n\n".join(" ".join(sentences[start : start + 2]) for start in range(0, len(sentences), 2))


@pytest.fixture(scope="module")
def models_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Prepare the profile with the command that the README names, from a hub that holds tiny models."""
    from tests.tiny.published import publish_standard  # noqa: PLC0415 (torch takes seconds, and few tests need it)

    folder = tmp_path_factory.mktemp("standard")
    with running_hub() as hub:
        publish_standard(hub, folder / "published")
        environment = {"MUJAZ_HUB_ENDPOINT": hub.endpoint, "MUJAZ_MODELS_DIR": str(folder / "models")}
        result = CliRunner().invoke(main, ["models", "prepare", "--profile", "standard"], env=environment)
    assert result.exit_code == 0, result.output
    return folder / "models"


@pytest.fixture(scope="module")
def client(models_dir: Path) -> Iterator[FlaskClient]:
    """Return a client of the service with what is on the disk."""
    settings = Settings(models_dir=models_dir, workers=1, rate_limit="")
    services = build(settings)
    services.loader.wait(60)
    yield create_app(settings, services).test_client()
    services.loader.close()


def summarize(client: FlaskClient, text: str, **options: object) -> dict[str, Any]:
    """Ask for a brief, which must come."""
    answer = client.post("/summarize", json={"text": text, **options})
    assert answer.status_code == 200, answer.text
    brief: dict[str, Any] = answer.json
    return brief


@pytest.mark.parametrize(
    ("asked", "taken", "method"),
    [
        ({}, "summarize-first", "abstractive"),
        ({"include": ["translation"]}, "translate-first", "abstractive"),
        ({"route": "summarize-first"}, "summarize-first", "abstractive"),
        ({"route": "translate-first"}, "translate-first", "abstractive"),
        ({"route": "both"}, "both", "abstractive"),
        ({"route": "extract"}, "extract", "extractive"),
    ],
)
def test_every_route_gives_a_checkable_brief(
    client: FlaskClient, asked: dict[str, object], taken: str, method: str
) -> None:
    """The route is the one asked for, the summary written by the model, and every source a place in the text."""
    sentences = toy_sentences(8)
    text = article(sentences)
    brief = summarize(client, text, **asked)
    assert (brief["profile"], brief["route"], brief["summary"]["method"]) == ("standard", taken, method)
    assert len(brief["points"]) == 4
    assert "gist-quality" not in {flag["code"] for flag in brief["flags"]}
    assert set(sources(brief, text)) <= set(sentences)
    assert any(sentence["sources"] for sentence in brief["summary"]["sentences"])


def sources(brief: dict[str, Any], text: str) -> Iterator[str]:
    """Cut every source that a brief names out of the text."""
    paragraphs = brief.get("translation", {"paragraphs": []})["paragraphs"]
    for part in (brief["headline"], *brief["summary"]["sentences"], *brief["points"], *chain(*paragraphs)):
        yield from (text[source["start"] : source["end"]] for source in part["sources"])


def test_the_whole_translation_comes_on_request(client: FlaskClient) -> None:
    """Every sentence is translated, in its paragraph, and points at itself."""
    sentences = toy_sentences(6)
    text = article(sentences)
    brief = summarize(client, text, include=["translation"])
    assert [len(paragraph) for paragraph in brief["translation"]["paragraphs"]] == [2, 2, 2]
    assert list(sources({**brief, "headline": NOTHING, "summary": {"sentences": []}, "points": []}, text)) == sentences
    assert brief["coverage"]["translated"] == 6


def test_a_signature_names_what_made_the_brief(client: FlaskClient) -> None:
    """Both models stand in it with their revisions where both had a part, the summarizer only where it had one.

    The summarizer's tells that its vocabulary is trimmed.
    """
    translator, summarizer = (f"{entry.name}@{entry.revision}" for entry in PROFILES["standard"])
    translator, summarizer = f"{translator}/", f"{summarizer}+trimmed-"
    written = summarize(client, article(toy_sentences(8)), route="summarize-first")["signature"]
    picked = summarize(client, article(toy_sentences(8)), route="extract")["signature"]
    assert (translator in written, summarizer in written) == (True, True)
    assert (translator in picked, summarizer in picked) == (True, False)


@pytest.mark.parametrize("route", ["summarize-first", "translate-first"])
def test_a_long_document_is_read_whole(client: FlaskClient, route: str) -> None:
    """What one window cannot hold is read in several, and the summary stays short."""
    brief = summarize(client, article(toy_sentences(30)), route=route)
    assert brief["coverage"]["windows"] > 1
    assert not brief["coverage"]["truncated"]
    assert 1 <= len(brief["summary"]["sentences"]) <= 4


def test_a_short_text_never_reaches_the_summarizer(client: FlaskClient) -> None:
    """It is translated only, whatever route is asked for, and says so."""
    brief = summarize(client, article(toy_sentences(2)), route="summarize-first")
    assert (brief["summary"]["method"], brief["coverage"]["windows"]) == ("none", 0)
    assert "summarize_ms" not in brief["timings"]
    assert "too-short-to-summarize" in {flag["code"] for flag in brief["flags"]}


def test_the_page_shows_that_a_model_wrote_the_summary(client: FlaskClient) -> None:
    """The page tells a written summary from a picked one and names both models."""
    token = TOKEN.search(client.get("/").text)
    assert token
    fields = {"csrf_token": token.group(1), "text": article(toy_sentences(8)), "route": "summarize-first"}
    page = unescape(client.post("/", data=fields).text)
    assert "written by a model; check it against the article" in page
    assert "Gist quality" not in page
    assert all(f"{entry.name}@{entry.revision}" in page for entry in PROFILES["standard"])
