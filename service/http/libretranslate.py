"""What the LibreTranslate face reads and answers: its requests, its answers and its way of saying no.

The shape is that of LibreTranslate's API (`/translate`, `/detect`, `/languages`, `/frontend/settings`), so that its
clients work unchanged. Knows no model.
"""

from typing import Annotated, Any, Literal, TypeVar

from flask import Response, jsonify, request
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from service.errors import BadRequest, MujazError
from service.http.body import json_body
from service.settings import Settings

FORMS = ("application/x-www-form-urlencoded", "multipart/form-data")
UNPROCESSABLE = 422
M = TypeVar("M", bound="LibreRequest")


class LibreRequest(BaseModel):
    """A request on this face; fields that LibreTranslate's clients send and we do not need are ignored, as it does."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    api_key: Annotated[str | None, Field(description="Accepted and ignored: this service has no keys.")] = None


class TranslateRequest(LibreRequest):
    """Texts to translate."""

    q: Annotated[str | list[str], Field(min_length=1, description="One text, or several.")]
    source: Annotated[str, Field(description="`ar`, or `auto` to detect each text's language.")]
    target: Annotated[str, Field(description="`en`.")]
    format: Annotated[Literal["text", "html"], Field(description="`html` keeps tags and translates between them.")] = (
        "text"
    )
    alternatives: Annotated[int, Field(ge=0, description="How many other translations to give for each text.")] = 0

    @property
    def texts(self) -> list[str]:
        """Return the texts, also where there is only one."""
        return [self.q] if isinstance(self.q, str) else self.q

    def check_limits(self, settings: Settings) -> None:
        """Raise `BadRequest`, in LibreTranslate's words, when the request is over a limit."""
        characters = sum(map(len, self.texts))
        if len(self.texts) > settings.max_items:
            raise BadRequest(f"Invalid request: request ({len(self.texts)}) exceeds batch limit ({settings.max_items})")
        if characters > settings.max_characters:
            raise BadRequest(f"Invalid request: request ({characters}) exceeds text limit ({settings.max_characters})")
        if self.alternatives > settings.max_alternatives:
            raise BadRequest(f"Invalid request: alternatives parameter must be <= {settings.max_alternatives}")

    def check_languages(self) -> None:
        """Raise `BadRequest` when the pair is not Arabic (or detect) to English."""
        if self.source not in ("ar", "auto"):
            raise BadRequest("The source language is not supported; use ar or auto")
        if self.target != "en":
            raise BadRequest("The target language is not supported; use en")


class DetectRequest(LibreRequest):
    """A text whose language is asked for."""

    q: Annotated[str, Field(min_length=1)]


class DetectedLanguage(BaseModel):
    """A guess and how sure it is, from 0 to 100."""

    confidence: Annotated[float, Field(ge=0, le=100)]
    language: str


class TranslateAnswer(BaseModel):
    """Translations; each field is a list where `q` was one."""

    translatedText: str | list[str]  # noqa: N815  (LibreTranslate's name)
    detectedLanguage: DetectedLanguage | list[DetectedLanguage] | None = None  # noqa: N815
    alternatives: list[str] | list[list[str]] | None = None


class LibreError(BaseModel):
    """An error on this face."""

    error: str


class Language(BaseModel):
    """A language and those it can be translated into."""

    code: str
    name: str
    targets: list[str]


def read(model: type[M]) -> M:
    """Read a request from JSON or a form; raises `BadRequest` in LibreTranslate's words."""
    try:
        return model.model_validate(form_fields(model) if request.mimetype in FORMS else json_body())
    except ValidationError as error:
        raise BadRequest(f"Invalid request: {fault_words(error)}") from None


def form_fields(model: type[LibreRequest]) -> dict[str, Any]:
    """Return a form's fields; a repeated `q` is a list where the request may be one."""
    fields: dict[str, Any] = request.form.to_dict()
    texts = request.form.getlist("q")
    return {**fields, "q": texts} if len(texts) > 1 and model is TranslateRequest else fields


def fault_words(error: ValidationError) -> str:
    """Say what is wrong first, naming our field and never its value."""
    fault = error.errors(include_input=False, include_url=False)[0]
    field = str(fault["loc"][0]) if fault["loc"] else "body"
    missing = fault["type"] in ("missing", "too_short", "string_too_short")
    return f"missing {field} parameter" if missing else f"the {field} parameter has an unexpected form"


def error_face(error: MujazError) -> Response:
    """Answer an error as LibreTranslate does, which knows no 422."""
    response = jsonify({"error": error.detail})
    response.status_code = BadRequest.status if error.status == UNPROCESSABLE else error.status
    return response
