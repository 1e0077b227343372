"""`POST /summarize`: what is read, what is answered, what is refused."""

import json
import threading
from collections.abc import Callable, Sequence

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from models.fake_engine import FakeTranslator, Fault, spell
from models.protocol import DecodingOptions, Translation
from tests.http.conftest import ARTICLE, SECRET

TOP_LEVEL = {
    "headline", "summary", "points", "sentences", "coverage", "flags", "source", "profile", "route", "signature",
    "notice", "cached", "timings",
}  # fmt: skip


def summarize(client: FlaskClient, **body: object) -> TestResponse:
    """Post a JSON body."""
    return client.post("/summarize", json=body)


def test_a_brief_has_the_documented_shape(client: FlaskClient) -> None:
    """The names of the contract are there, and `translation` is not unless asked for."""
    brief = summarize(client, text=ARTICLE).json
    assert brief.keys() == TOP_LEVEL
    assert brief["headline"].keys() == {"text", "sources", "confidence", "support", "flags"}
    assert brief["summary"].keys() == {"method", "sentences"}
    assert brief["coverage"].keys() >= {"sentences", "considered", "used", "translated", "windows", "truncated"}
    assert brief["notice"] == "Machine translated and summarized; not checked by a person."


def test_a_repeated_brief_says_that_it_was_known(make_app: Callable[..., Flask]) -> None:
    """The same article gives the same brief, alone and in a batch, with `cached` and its own timings."""
    client = make_app(remember=True).test_client()
    first, second = (summarize(client, text=ARTICLE).json for _ in range(2))
    in_batch, other = client.post("/summarize", json={"items": [{"text": ARTICLE}, {"text": f"{ARTICLE}!"}]}).json[
        "results"
    ]
    assert [one["cached"] for one in (first, second, in_batch["brief"], other["brief"])] == [False, True, True, False]
    assert second["timings"].keys() == {"total_ms"}
    assert {**second, "cached": False, "timings": None} == {**first, "timings": None}


def test_sources_point_into_the_text_as_received(client: FlaskClient) -> None:
    """Every source of every point is the place of that sentence in the text sent."""
    brief = summarize(client, text=ARTICLE).json
    assert len(brief["points"]) >= 3
    for point in brief["points"]:
        for source in point["sources"]:
            sentence = brief["sentences"][source["sentence"]]
            assert (sentence["start"], sentence["end"]) == (source["start"], source["end"])
            assert ARTICLE[source["start"] : source["end"]].strip() == sentence["text"]


def test_flags_point_into_the_text_as_received(client: FlaskClient) -> None:
    """The Arabic that a flag's message quotes stands where the flag says, also behind what cleaning takes away."""
    text = ARTICLE.replace("وقال", "وقـــال\u200f ")
    points = summarize(client, text=text).json["points"]
    flags = {flag["code"]: flag for point in points for flag in point["flags"]}
    lost = flags["negation-lost"]
    assert text[lost["source"]["start"] : lost["source"]["end"]] == "لم"
    assert lost["target"] is None
    missing = flags["number-missing"]
    assert text[missing["source"]["start"] : missing["source"]["end"]] == "أسبوعين"


def test_the_source_is_echoed(client: FlaskClient) -> None:
    """What the sender says of the article comes back with it."""
    source = {"outlet": "جريدة", "url": "https://example.org/a?b=1", "published_at": "2026-11-29T10:00:00Z"}
    brief = summarize(client, text=ARTICLE, title="معرض الكتاب في القاهرة", source=source).json
    assert {name: brief["source"][name] for name in source} == source
    assert brief["source"]["title"] == "معرض الكتاب في القاهرة"
    assert brief["source"]["characters"] == len(ARTICLE)


def test_the_whole_translation_comes_on_request(client: FlaskClient) -> None:
    """`include` adds every sentence of the article, by paragraph."""
    brief = summarize(client, text=ARTICLE, include=["translation"]).json
    translated = [sentence for paragraph in brief["translation"]["paragraphs"] for sentence in paragraph]
    assert len(translated) == len(brief["sentences"])


def test_word_links_come_on_request(client: FlaskClient) -> None:
    """`include` adds to each sentence which Arabic word of the text sent each English word was made from."""
    points = summarize(client, text=ARTICLE, include=["alignment"]).json["points"]
    for point in points:
        links = point["alignment"]
        assert links
        english = [point["text"][link["target"]["start"] : link["target"]["end"]] for link in links]
        arabic = [ARTICLE[link["source"]["start"] : link["source"]["end"]] for link in links]
        assert english == [spell(word).strip("'") for word in arabic]
    assert "alignment" not in summarize(client, text=ARTICLE).json["points"][0]


@pytest.mark.parametrize(("length", "points"), [("headline", 0), ("short", 3), ("standard", 4)])
def test_length_sets_the_points(client: FlaskClient, length: str, points: int) -> None:
    """A longer brief has more points."""
    assert len(summarize(client, text=ARTICLE, length=length).json["points"]) == points


def test_plain_text_takes_its_options_from_the_query(client: FlaskClient) -> None:
    """The same article and options give the same brief as text and as JSON."""
    address = "/summarize?length=short&include=translation&outlet=Desk"
    as_text = client.post(address, data=ARTICLE.encode(), content_type="text/plain").json
    as_json = summarize(client, text=ARTICLE, length="short", include=["translation"], source={"outlet": "Desk"}).json
    assert {**as_text, "timings": None} == {**as_json, "timings": None}


@pytest.mark.parametrize("charset", ["utf-8", "UTF-16", "windows-1256", "cp1256"])
def test_plain_text_is_read_in_its_character_set(client: FlaskClient, charset: str) -> None:
    """Arabic text is read in the character sets it is found in."""
    body = ARTICLE.encode(charset)
    answer = client.post("/summarize", data=body, content_type=f"text/plain; charset={charset}")
    assert answer.json["source"]["characters"] == len(ARTICLE)


def test_a_batch_answers_every_item_in_order(client: FlaskClient) -> None:
    """A bad item gets a problem in its place and fails no other."""
    items = [
        {"text": ARTICLE},
        {"text": "Only English words in here."},
        {"text": ARTICLE, "lenght": "short"},
        7,
        {"text": ARTICLE},
    ]
    results = summarize(client, items=items).json["results"]
    outcomes = [result["problem"]["code"] if "problem" in result else "brief" for result in results]
    assert outcomes == ["brief", "not-arabic", "malformed-request", "malformed-request", "brief"]


@pytest.mark.parametrize(
    ("body", "detail"),
    [([], "The body must be a JSON object."), ({"text": ARTICLE, "source": 5}, "'source' must be a JSON object.")],
)
def test_what_must_be_an_object_is_named_in_plain_words(client: FlaskClient, body: object, detail: str) -> None:
    """The detail speaks of JSON, not of the classes that read it."""
    assert client.post("/summarize", json=body).json["detail"] == detail


def test_a_batch_survives_a_failing_engine(make_app: Callable[..., Flask]) -> None:
    """An engine's failure is that item's problem, an internal error, and the answer is still 200."""
    app = make_app(translator=FakeTranslator(fault=Fault.FAIL))
    answer = summarize(app.test_client(), items=[{"text": ARTICLE}])
    assert answer.status_code == 200
    assert answer.json["results"][0]["problem"]["code"] == "internal-error"


@pytest.mark.parametrize(("accept", "sign"), [("text/markdown", "# "), ("text/plain", "[2]")])
def test_copy_ready_text_holds_the_notice_and_the_sources(client: FlaskClient, accept: str, sign: str) -> None:
    """Text for pasting names its sources, carries the notice and says what was cut."""
    answer = client.post("/summarize", json={"text": ARTICLE}, headers={"Accept": accept})
    assert answer.mimetype == accept
    assert sign in answer.text
    assert "not checked by a person" in answer.text
    assert "nothing was cut" in answer.text
    assert "أعلنت وزارة الثقافة أمس" in answer.text


JSON_TYPE, TEXT_TYPE = "application/json", "text/plain"
SECRET_ARTICLE = f"{SECRET} {ARTICLE}"
case = pytest.param
MALFORMED = (JSON_TYPE, 400, "malformed-request")
BAD_REQUESTS = [
    case(f"{{{SECRET}", *MALFORMED, id="no JSON"),
    case(json.dumps([SECRET]), *MALFORMED, id="no object"),
    case("[" * 10_000, *MALFORMED, id="deep"),
    case(json.dumps({"text": "\ud800"}), *MALFORMED, id="half a character"),
    case(json.dumps({"title": SECRET}), *MALFORMED, id="no text"),
    case(json.dumps({"text": [SECRET]}), *MALFORMED, id="text no string"),
    case(json.dumps({"text": ARTICLE, SECRET: SECRET}), *MALFORMED, id="unknown field"),
    case(json.dumps({"text": ARTICLE, "route": SECRET}), *MALFORMED, id="unknown route"),
    case(json.dumps({"text": ARTICLE, "length": SECRET}), *MALFORMED, id="unknown length"),
    case(json.dumps({"text": ARTICLE, "include": [SECRET]}), *MALFORMED, id="unknown part"),
    case(json.dumps({"text": ARTICLE, "source": {"url": f"file:{SECRET}"}}), *MALFORMED, id="no web"),
    case(json.dumps({"text": ARTICLE, "source": {"published_at": SECRET}}), *MALFORMED, id="no date"),
    case(json.dumps({"items": []}), *MALFORMED, id="empty batch"),
    case(json.dumps({"items": [{}], "text": SECRET}), *MALFORMED, id="batch with options"),
    case(SECRET.encode("utf-16"), TEXT_TYPE, 400, "malformed-request", id="invalid UTF-8"),
    case(json.dumps({"items": [{"text": SECRET}] * 3}), JSON_TYPE, 413, "too-large", id="too many items"),
    case(SECRET_ARTICLE * 9, TEXT_TYPE, 413, "too-large", id="too long"),
    case(SECRET_ARTICLE * 99, TEXT_TYPE, 413, "too-large", id="body too large"),
    case(f"text={SECRET}", "application/x-www-form-urlencoded", 415, "unsupported-media-type", id="a form"),
    case(SECRET, "", 415, "unsupported-media-type", id="no type"),
    case(SECRET, "text/plain; charset=rot13", 415, "unsupported-media-type", id="unknown character set"),
    case("The minister opened the book fair in the capital yesterday.", TEXT_TYPE, 422, "not-arabic", id="English"),
    case(" \n ", TEXT_TYPE, 422, "nothing-to-summarize", id="nothing"),
]  # fmt: skip


@pytest.mark.parametrize(("body", "content_type", "status", "code"), BAD_REQUESTS)
def test_bad_requests_are_refused_without_an_echo(
    make_app: Callable[..., Flask], caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str],
    body: str | bytes, content_type: str, status: int, code: str,
) -> None:  # fmt: skip
    """Every bad request gets its status and code in one shape; what was sent is neither answered nor logged."""
    client = make_app(max_characters=2000, max_items=2, max_body_bytes=20_000, log_level="debug").test_client()
    answer = client.post("/summarize", data=body, content_type=content_type)
    assert (answer.status_code, answer.json["code"]) == (status, code)
    assert answer.content_type == "application/problem+json"
    assert answer.json.keys() == {"type", "title", "status", "code", "detail", "request_id"}
    written = answer.text + caplog.text + "".join(capfd.readouterr())
    assert SECRET not in written
    assert json.dumps(SECRET).strip('"') not in written


def test_a_misspelled_option_is_named(client: FlaskClient) -> None:
    """The detail names the unknown field, so that it can be mended."""
    assert "'lenght'" in summarize(client, text=ARTICLE, lenght="short").json["detail"]


@pytest.mark.parametrize("query", ["lenght=short", "length=tiny", "text=x", "include=all", "url=javascript:1"])
def test_bad_query_options_are_refused(client: FlaskClient, query: str) -> None:
    """Options in the query string are checked as those in JSON are."""
    answer = client.post(f"/summarize?{query}", data=ARTICLE.encode(), content_type="text/plain")
    assert (answer.status_code, answer.json["code"]) == (400, "malformed-request")


def test_json_takes_no_options_from_the_query(client: FlaskClient) -> None:
    """Two places for an option would leave open which one counts."""
    assert client.post("/summarize?length=short", json={"text": ARTICLE}).status_code == 400


def test_a_form_we_do_not_write_is_not_acceptable(client: FlaskClient) -> None:
    """A client that accepts none of our forms is told so."""
    answer = client.post("/summarize", json={"text": ARTICLE}, headers={"Accept": "image/png"})
    assert (answer.status_code, answer.json["code"]) == (406, "not-acceptable")


class HeldTranslator:
    """A fake that works until it is released."""

    def __init__(self) -> None:
        self._fake = FakeTranslator()
        self.info, self.window = self._fake.info, self._fake.window
        self.held, self.released = threading.Event(), threading.Event()

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """Count as the fake does."""
        return self._fake.count_tokens(texts)

    def translate(self, sources: Sequence[str], options: DecodingOptions) -> list[Translation]:
        """Wait, then translate."""
        self.held.set()
        self.released.wait(20)
        return self._fake.translate(sources, options)


def test_more_work_than_places_is_turned_away(make_app: Callable[..., Flask]) -> None:
    """With every place taken, a request is told at once to come back; health still answers."""
    translator = HeldTranslator()
    app = make_app(translator=translator, max_concurrent_requests=1)
    answers: list[TestResponse] = []
    first = threading.Thread(target=lambda: answers.append(summarize(app.test_client(), text=ARTICLE)))
    first.start()
    assert translator.held.wait(10)
    second = summarize(app.test_client(), text=ARTICLE)
    health = app.test_client().get("/healthz")
    translator.released.set()
    first.join(20)
    assert (second.status_code, second.json["code"]) == (503, "busy")
    assert int(second.headers["Retry-After"]) > 0
    assert health.status_code == 200
    assert answers[0].status_code == 200


def test_work_past_its_deadline_is_stopped(make_app: Callable[..., Flask]) -> None:
    """The deadline is checked between steps, and the client is told."""
    answer = summarize(make_app(deadline_seconds=1e-9).test_client(), text=ARTICLE)
    assert (answer.status_code, answer.json["code"]) == (504, "deadline-exceeded")


def test_an_engine_failure_is_ours(make_app: Callable[..., Flask], caplog: pytest.LogCaptureFixture) -> None:
    """A failing engine gives a 500 without a word about how, and a log line without a text."""
    client = make_app(translator=FakeTranslator(fault=Fault.FAIL)).test_client()
    answer = summarize(client, text=SECRET_ARTICLE)
    assert (answer.status_code, answer.json["code"]) == (500, "internal-error")
    assert "Traceback" not in answer.text
    assert "EngineFailure" in caplog.text
    assert SECRET not in caplog.text
