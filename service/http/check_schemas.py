"""What `/check` reads and answers, as pydantic models. Knows the domain's types, no web framework."""

from typing import Annotated

from pydantic import Field

from service.briefs.types import Flag, Severity
from service.http.schemas import Answer, Glossary, Strict


class CheckRequest(Strict):
    """An Arabic text and its English."""

    source: Annotated[str, Field(min_length=1, description="The Arabic text.")]
    text: Annotated[str, Field(min_length=1, description="The English text, by whomever.")]
    glossary: Glossary = Field(default_factory=list)


class SpanOut(Answer):
    """A stretch of a text as sent, in code points, half open."""

    start: int
    end: int


class PlacedFlagOut(Answer):
    """Something a reader should know, and where; a code begins with its family: `number-`, `name-` and others."""

    code: str
    severity: Severity
    message: str
    source: Annotated[SpanOut | None, Field(description="Where in the Arabic; null where no place can be named.")]
    target: Annotated[SpanOut | None, Field(description="Where in the English; null where no place can be named.")]


class CheckOut(Answer):
    """What the checks found, and what they were."""

    flags: list[PlacedFlagOut]
    signature: str


def check_document(flags: tuple[Flag, ...], signature: str) -> dict[str, object]:
    """Return flags in the form of the contract."""
    facts = {"flags": flags, "signature": signature}
    return CheckOut.model_validate(facts).model_dump(mode="json")
