"""`POST /check`: an Arabic text and an English one, whoever wrote it, in; flags and their places out. Asks no model."""

from flask import Blueprint, Response, jsonify, request
from pydantic import ValidationError

from service.briefs.check.article import ArticleStyle
from service.briefs.check.glossary import joined, make_glossary
from service.briefs.check_texts import check_signature, check_texts
from service.briefs.clean import clean
from service.briefs.language import require_arabic
from service.briefs.types import GlossaryTerm
from service.errors import BadRequest, TooLarge
from service.http.body import json_body
from service.http.check_schemas import CheckRequest, check_document
from service.http.current import parts
from service.http.malformed import malformed
from service.http.schemas import glossary_terms

blueprint = Blueprint("check", __name__)


@blueprint.post("/check")
def check() -> Response:
    """Check a text against its source."""
    if request.args:
        raise BadRequest("Options belong into the JSON body, not into the query string.")
    try:
        asked = CheckRequest.model_validate(json_body())
    except ValidationError as error:
        raise malformed(error) from None
    refuse_long(asked, parts().settings.max_characters)
    terms = joined(glossary_terms(asked.glossary), parts().services.glossary)
    style = parts().services.style
    return jsonify(parts().room.do(lambda _: answer(asked.source, asked.text, terms, style)))


def refuse_long(asked: CheckRequest, limit: int) -> None:
    """Raise `TooLarge` when either text is over the limit."""
    for name, text in (("source", asked.source), ("text", asked.text)):
        if len(text) > limit:
            raise TooLarge(f"The {name} has {len(text)} characters; the limit is {limit}.")


def answer(source: str, text: str, terms: tuple[GlossaryTerm, ...], style: ArticleStyle) -> dict[str, object]:
    """Return the flags of a text in the form of the contract; raises `NotArabic` and `NothingToSummarize`."""
    require_arabic(clean(source).text)
    glossary = make_glossary(terms)
    return check_document(check_texts(source, text, glossary, style), check_signature(glossary, style))
