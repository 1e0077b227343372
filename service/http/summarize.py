"""`POST /summarize`: one article as JSON or text, or a batch, in; briefs as JSON, Markdown or plain text out."""

from collections.abc import Callable

from flask import Blueprint, Response, jsonify, request
from pydantic import ValidationError

from service.briefs.pipeline import BriefMaker
from service.briefs.types import Brief
from service.errors import BadRequest, MujazError, NotAcceptable, TooLarge, UnsupportedMedia
from service.http.body import JSON, json_body, text_body
from service.http.current import parts
from service.http.malformed import malformed
from service.http.problems import known_error, problem_document
from service.http.render import as_markdown, as_text
from service.http.schemas import BatchRequest, SummarizeRequest, brief_document

blueprint = Blueprint("summarize", __name__)

MARKDOWN, TEXT = "text/markdown", "text/plain"
SOURCE_FIELDS = ("outlet", "url", "published_at")
BRIEF_FORMS: dict[str, Callable[[Brief], str]] = {MARKDOWN: as_markdown, TEXT: as_text}


@blueprint.post("/summarize")
def summarize() -> Response:
    """Answer one article with its brief, a batch with one result for each item."""
    form = wanted_form()
    asked = read_request()
    if isinstance(asked, BatchRequest):
        return answer_batch(asked, form)
    wanted = asked.to_brief_request(parts().settings.max_characters)
    maker = parts().services.brief_maker()
    return written(parts().room.do(lambda deadline: maker.make(wanted, deadline)), form)


def wanted_form() -> str:
    """Return the media type that the client likes best of those we write; raises `NotAcceptable`."""
    if not request.accept_mimetypes:
        return JSON
    form = request.accept_mimetypes.best_match([JSON, MARKDOWN, TEXT])
    if form is None:
        raise NotAcceptable(f"We answer in {JSON}, {MARKDOWN} or {TEXT}.")
    return form


def read_request() -> SummarizeRequest | BatchRequest:
    """Read the request by its content type; raises `UnsupportedMedia`, `BadRequest` or `TooLarge`."""
    readers = {JSON: read_json, TEXT: read_text}
    reader = readers.get(request.mimetype)
    if reader is None:
        raise UnsupportedMedia(f"Send {JSON} or {TEXT}; with curl, add -H 'Content-Type: {TEXT}'.")
    try:
        return reader()
    except ValidationError as error:
        raise malformed(error) from None


def read_json() -> SummarizeRequest | BatchRequest:
    """Read a JSON body: a batch when it has `items`."""
    if request.args:
        raise BadRequest("Options belong into the JSON body, not into the query string.")
    payload = json_body()
    if isinstance(payload, dict) and "items" in payload:
        batch = BatchRequest.model_validate(payload)
        limit = parts().settings.max_items
        if len(batch.items) > limit:
            raise TooLarge(f"The batch has {len(batch.items)} items; the limit is {limit}.")
        return batch
    return SummarizeRequest.model_validate(payload)


def read_text() -> SummarizeRequest:
    """Read a body of plain text, with the options in the query string."""
    options: dict[str, object] = dict(request.args.items())
    source = {name: options.pop(name) for name in SOURCE_FIELDS if name in options}
    if include := request.args.getlist("include"):
        options["include"] = include
    if {"text", "source"} & options.keys():
        raise BadRequest("The text belongs into the body; outlet, url and published_at are options of their own.")
    return SummarizeRequest.model_validate({**options, "text": text_body(), "source": source or None})


def answer_batch(batch: BatchRequest, form: str) -> Response:
    """Answer every item of a batch for itself."""
    if form != JSON:
        raise NotAcceptable(f"A batch is answered in {JSON} only.")
    maker, limit = parts().services.brief_maker(), parts().settings.max_characters
    outcomes = parts().room.do(lambda deadline: [outcome(maker, item, limit, deadline) for item in batch.items])
    return jsonify({"results": [result_document(outcome) for outcome in outcomes]})


def outcome(maker: BriefMaker, item: object, max_characters: int, deadline: float) -> Brief | Exception:
    """Make one item's brief or return the error that stands in its place: no item fails the others."""
    try:
        return maker.make(SummarizeRequest.model_validate(item).to_brief_request(max_characters), deadline)
    except ValidationError as error:
        return malformed(error)
    except MujazError as error:
        return error
    except Exception as error:  # the boundary of one item; it is logged where it becomes a problem
        return error


def result_document(outcome: Brief | Exception) -> dict[str, object]:
    """Return one item's result in the form of the contract."""
    if isinstance(outcome, Exception):
        return {"problem": problem_document(known_error(outcome))}
    return {"brief": brief_document(outcome)}


def written(brief: Brief, form: str) -> Response:
    """Write a brief in the form wanted."""
    if form == JSON:
        return jsonify(brief_document(brief))
    return Response(BRIEF_FORMS[form](brief), content_type=f"{form}; charset=utf-8")
