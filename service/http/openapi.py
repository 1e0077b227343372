"""The OpenAPI 3.1 document, built from the pydantic models that validate: what it says is what is checked.

Written out by hand where a model cannot say it: content types, query options, errors.
"""

from importlib.metadata import PackageNotFoundError, version
from typing import Any, Literal, get_args

from pydantic import BaseModel
from pydantic.json_schema import models_json_schema

from service.briefs.types import Length, Route
from service.http.check_schemas import CheckOut, CheckRequest
from service.http.libretranslate import (
    DetectedLanguage,
    DetectRequest,
    Language,
    LibreError,
    TranslateAnswer,
    TranslateRequest,
)
from service.http.schemas import (
    ISO_8601,
    LONGEST_TITLE,
    LONGEST_URL,
    WEB_ADDRESS,
    BatchOut,
    BatchRequest,
    BriefOut,
    Include,
    ProblemOut,
    SummarizeRequest,
)
from service.settings import Settings

SCHEMAS = "#/components/schemas/"
REQUESTS: tuple[type[BaseModel], ...] = (SummarizeRequest, BatchRequest, CheckRequest, TranslateRequest, DetectRequest)
ANSWERS: tuple[type[BaseModel], ...] = (
    BriefOut,
    BatchOut,
    CheckOut,
    ProblemOut,
    TranslateAnswer,
    DetectedLanguage,
    Language,
    LibreError,
)
MEANINGS = {
    400: "The request is malformed.",
    406: "None of the forms we answer in is accepted.",
    413: "The request is over a limit.",
    415: "The content type is not one we read.",
    422: "The text is not Arabic, or has nothing to summarize.",
    429: "Too many requests.",
    503: "The models are still loading, or too much work is waiting; see Retry-After.",
    504: "The work took longer than the deadline.",
}
EXAMPLE = "القاهرة - افتتحت وزارة الثقافة أمس معرض الكتاب بمشاركة 40 دولة. ويستمر المعرض أسبوعين."
LIBRE, HEALTH = "LibreTranslate's shape", "Health"
Json = dict[str, Any]


def document(settings: Settings) -> Json:
    """Return the whole document."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Mujaz",
            "version": service_version(),
            "description": "Arabic news in, an English brief out; every sentence points at the Arabic it came from.",
        },
        "paths": {
            "/summarize": {"post": summarize_operation()},
            "/check": {"post": check_operation()},
            "/translate": {"post": translate_operation()},
            "/detect": {"post": detect_operation()},
            "/languages": {"get": reading(LIBRE, "List the languages", {"type": "array", "items": ref(Language)})},
            "/frontend/settings": {
                "get": reading(LIBRE, "Tell LibreTranslate's clients the limits", {"type": "object"})
            },
            "/healthz": {"get": reading(HEALTH, "Tell whether the process answers", {"type": "object"})},
            "/readyz": {"get": readiness_operation()},
            **({"/metrics": {"get": metrics_operation()}} if settings.metrics else {}),
        },
        "components": {"schemas": limited(component_schemas(), settings)},
    }


def service_version() -> str:
    """Return the installed version."""
    try:
        return version("mujaz")
    except PackageNotFoundError:
        return "unknown"


def component_schemas() -> Json:
    """Return the JSON schemas of all models."""
    mode: Literal["validation"] = "validation"
    models = [(model, mode) for model in (*REQUESTS, *ANSWERS)]
    _, schemas = models_json_schema(models, ref_template=SCHEMAS + "{model}")
    return dict(schemas["$defs"])


def limited(schemas: Json, settings: Settings) -> Json:
    """Write the limits of this installation into the schemas."""
    schemas["SummarizeRequest"]["properties"]["text"]["maxLength"] = settings.max_characters
    for text in ("source", "text"):
        schemas["CheckRequest"]["properties"][text]["maxLength"] = settings.max_characters
    schemas["BatchRequest"]["properties"]["items"]["maxItems"] = settings.max_items
    # A batch takes any item: one that is no article is answered by a problem in its place.
    schemas["BatchRequest"]["properties"]["items"]["items"] = {"anyOf": [ref(SummarizeRequest), {}]}
    translate = schemas["TranslateRequest"]["properties"]
    translate["alternatives"]["maximum"] = settings.max_alternatives
    translate["source"]["enum"], translate["target"]["enum"] = ["ar", "auto"], ["en"]
    return schemas


def ref(model: type[BaseModel]) -> Json:
    """Point at a model's schema."""
    return {"$ref": SCHEMAS + model.__name__}


def summarize_operation() -> Json:
    """Describe `POST /summarize`."""
    example = {"text": EXAMPLE, "length": "short"}
    return {
        "operationId": "summarize",
        "tags": ["Briefs"],
        "summary": "Make an English brief of an Arabic article",
        "description": "JSON takes the options in the body; plain text takes them in the query string, where JSON has "
        "none. `{items: [...]}` is a batch: one result for each item, in order; a bad item never fails the others.",
        "parameters": [query_option(*option) for option in QUERY_OPTIONS],
        "requestBody": {
            "required": True,
            "content": {
                "application/json": {
                    "schema": {"anyOf": [ref(SummarizeRequest), ref(BatchRequest)]},
                    "examples": {"article": {"value": example}, "batch": {"value": {"items": [example]}}},
                },
                "text/plain": {"schema": {"type": "string"}, "example": EXAMPLE},
            },
        },
        "responses": {
            "200": {
                "description": "The brief, or the results of the batch.",
                "content": {
                    "application/json": {"schema": {"anyOf": [ref(BriefOut), ref(BatchOut)]}},
                    "text/markdown": {"schema": {"type": "string"}},
                    "text/plain": {"schema": {"type": "string"}},
                },
            },
            **problems(400, 406, 413, 415, 422, 429, 503, 504),
        },
    }


QUERY_OPTIONS: tuple[tuple[str, Json], ...] = (
    ("title", {"type": "string", "maxLength": LONGEST_TITLE}),
    ("route", {"type": "string", "enum": [str(route) for route in Route]}),
    ("length", {"type": "string", "enum": [str(length) for length in Length]}),
    ("include", {"type": "array", "items": {"type": "string", "enum": list(get_args(Include))}, "maxItems": 8}),
    ("outlet", {"type": "string", "maxLength": 200}),
    ("url", {"type": "string", "maxLength": LONGEST_URL, "pattern": WEB_ADDRESS}),
    ("published_at", {"type": "string", "maxLength": 40, "pattern": ISO_8601}),
)


def query_option(name: str, schema: Json) -> Json:
    """Describe an option of plain text."""
    return {"name": name, "in": "query", "required": False, "schema": schema, "description": "With text/plain only."}


def check_operation() -> Json:
    """Describe `POST /check`."""
    example = {
        "source": EXAMPLE,
        "text": "The ministry of culture opened the book fair in Cairo yesterday with 14 countries taking part.",
        "glossary": [{"ar": "معرض الكتاب", "en": "Book Fair"}],
    }
    return {
        "operationId": "check",
        "tags": ["Briefs"],
        "summary": "Check an English text, by whomever, against its Arabic source",
        "description": "Compares numbers, names, quotations, questions and repetitions over the whole texts, and "
        "negations where both have the same number of sentences. Asks no model. A text without flags may be wrong.",
        "requestBody": {
            "required": True,
            "content": {"application/json": {"schema": ref(CheckRequest), "example": example}},
        },
        "responses": {
            "200": json_answer("What was found.", ref(CheckOut)),
            **problems(400, 413, 415, 422, 429, 503, 504),
        },
    }


def translate_operation() -> Json:
    """Describe `POST /translate`."""
    return {
        "operationId": "translate",
        "tags": [LIBRE],
        "summary": "Translate texts, in LibreTranslate's shape",
        "requestBody": form_or_json(TranslateRequest, {"q": EXAMPLE, "source": "ar", "target": "en"}),
        "responses": {"200": json_answer("The translations.", ref(TranslateAnswer)), **libre_errors()},
    }


def detect_operation() -> Json:
    """Describe `POST /detect`."""
    return {
        "operationId": "detect",
        "tags": [LIBRE],
        "summary": "Guess a text's language",
        "requestBody": form_or_json(DetectRequest, {"q": EXAMPLE}),
        "responses": {
            "200": json_answer("The guess.", {"type": "array", "items": ref(DetectedLanguage)}),
            **libre_errors(),
        },
    }


def readiness_operation() -> Json:
    """Describe `GET /readyz`."""
    return reading(HEALTH, "Tell whether the models are ready", {"type": "object"}, 503)


def metrics_operation() -> Json:
    """Describe `GET /metrics`."""
    content = {"text/plain": {"schema": {"type": "string"}}}
    return {
        "summary": "Count requests, queues, batches and what is remembered, in Prometheus' text format",
        "tags": [HEALTH],
        "responses": {"200": {"description": "The numbers; no text is in them.", "content": content}},
    }


def form_or_json(model: type[BaseModel], example: Json) -> Json:
    """Describe a request that comes as JSON or as a form."""
    return {
        "required": True,
        "content": {
            "application/json": {"schema": ref(model), "example": example},
            "application/x-www-form-urlencoded": {"schema": ref(model)},
        },
    }


def reading(tag: str, summary: str, schema: Json, *statuses: int) -> Json:
    """Describe a GET that answers JSON."""
    responses = {"200": json_answer("The answer.", schema), **problems(429, *statuses)}
    return {"summary": summary, "tags": [tag], "responses": responses}


def json_answer(description: str, schema: Json, content_type: str = "application/json") -> Json:
    """Describe an answer in JSON."""
    return {"description": description, "content": {content_type: {"schema": schema}}}


def problems(*statuses: int) -> Json:
    """Describe errors of the one shape."""
    return {
        str(status): json_answer(MEANINGS[status], ref(ProblemOut), "application/problem+json") for status in statuses
    }


def libre_errors() -> Json:
    """Describe errors on the LibreTranslate face."""
    return {str(status): json_answer(MEANINGS[status], ref(LibreError)) for status in (400, 413, 415, 429, 503, 504)}
