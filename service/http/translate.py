"""The LibreTranslate face: `/translate`, `/detect`, `/languages`, `/frontend/settings`.

Every text gets its own guess of language, all texts of a request are translated together.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from flask import Blueprint, Response, jsonify

from service.briefs.language import detect
from service.briefs.pipeline import BriefMaker
from service.errors import BadRequest
from service.http.current import parts
from service.http.libretranslate import DetectRequest, TranslateRequest, error_face, read
from service.http.markup import Markup

blueprint = Blueprint("libretranslate", __name__)

FACES = dict.fromkeys(("/translate", "/detect", "/languages", "/frontend/settings"), error_face)
LANGUAGES = [{"code": "ar", "name": "Arabic", "targets": ["en"]}, {"code": "en", "name": "English", "targets": []}]
ARABIC_LETTER = re.compile(r"[\u0620-\u064a\u0671-\u06d3]")
FRONTEND_TIMEOUT_MS = 500
"""How long LibreTranslate's own page waits after a key before it translates; its default."""


class Document(Protocol):
    """What one `q` is made of: texts, and the whole again with others in their place."""

    @property
    def texts(self) -> Sequence[str]:
        """Return the texts in it."""
        ...

    def filled(self, texts: Sequence[str]) -> str:
        """Return the whole with other texts."""
        ...


@dataclass(frozen=True, slots=True)
class PlainText:
    """A `q` that is one text."""

    texts: list[str]

    def filled(self, texts: Sequence[str]) -> str:
        """Return the other text."""
        return texts[0]


@dataclass(frozen=True, slots=True)
class Rendering:
    """What became of one `q`."""

    text: str
    alternatives: list[str]


@blueprint.get("/languages")
def languages() -> Response:
    """List the languages."""
    return jsonify(LANGUAGES)


@blueprint.get("/frontend/settings")
def frontend_settings() -> Response:
    """Tell LibreTranslate's clients what to expect."""
    return jsonify(
        charLimit=parts().settings.max_characters,
        frontendTimeout=FRONTEND_TIMEOUT_MS,
        apiKeys=False,
        keyRequired=False,
        suggestions=False,
        filesTranslation=False,
        supportedFilesFormat=[],
        language={"source": {"code": "ar", "name": "Arabic"}, "target": {"code": "en", "name": "English"}},
    )


@blueprint.post("/detect")
def detect_language() -> Response:
    """Guess a text's language."""
    asked = read(DetectRequest)
    limit = parts().settings.max_characters
    if len(asked.q) > limit:
        raise BadRequest(f"Invalid request: request ({len(asked.q)}) exceeds text limit ({limit})")
    return jsonify([guess(asked.q)])


@blueprint.post("/translate")
def translate() -> Response:
    """Translate one text or several."""
    asked = read(TranslateRequest)
    asked.check_languages()
    asked.check_limits(parts().settings)
    maker = parts().services.brief_maker()
    return jsonify(parts().room.do(lambda deadline: answer(maker, asked, deadline)))


def answer(maker: BriefMaker, asked: TranslateRequest, deadline: float) -> dict[str, object]:
    """Return the answer in LibreTranslate's form: a list in every field where `q` was a list."""
    documents: list[Document] = [Markup(q) if asked.format == "html" else PlainText([q]) for q in asked.texts]
    guesses = [guess(" ".join(document.texts)) for document in documents] if asked.source == "auto" else []
    refuse_other_languages(guesses)
    renderings = render(maker, documents, asked.alternatives, deadline)
    fields: dict[str, list[object]] = {"translatedText": [rendering.text for rendering in renderings]}
    if guesses:
        fields["detectedLanguage"] = list(guesses)
    if asked.alternatives:
        fields["alternatives"] = [rendering.alternatives for rendering in renderings]
    single = isinstance(asked.q, str)
    return {name: values[0] if single else values for name, values in fields.items()}


def guess(text: str) -> dict[str, object]:
    """Guess a text's language; confidence runs from 0 to 100 on this face."""
    detection = detect(text)
    return {"confidence": round(100 * detection.confidence, 1), "language": detection.language}


def refuse_other_languages(guesses: Sequence[dict[str, object]]) -> None:
    """Raise `BadRequest` when a text is neither Arabic nor already English."""
    for position, detected in enumerate(guesses, start=1):
        if detected["language"] not in ("ar", "en"):
            raise BadRequest(f"Text {position} seems to be in '{detected['language']}', which is not supported")


def render(maker: BriefMaker, documents: Sequence[Document], alternatives: int, deadline: float) -> list[Rendering]:
    """Translate the documents' Arabic texts, all in one go, and put the documents together again."""
    texts = [text for document in documents for text in document.texts if ARABIC_LETTER.search(text)]
    distinct = list(dict.fromkeys(texts))
    made = maker.translate(distinct, alternatives=alternatives, deadline=deadline)
    translated = dict(zip(distinct, made, strict=True))

    def version(document: Document, rank: int) -> str:
        """Fill in the best translations (rank 0) or the runners-up; a text with fewer keeps its best one."""
        filling = []
        for text in document.texts:
            found = translated.get(text)
            ranked = (found.text, *found.alternatives) if found else (text,)
            filling.append(ranked[rank] if rank < len(ranked) else ranked[0])
        return document.filled(filling)

    return [
        Rendering(version(document, 0), [version(document, rank) for rank in range(1, alternatives + 1)])
        for document in documents
    ]
