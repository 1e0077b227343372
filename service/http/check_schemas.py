"""What `/check` reads and answers, as pydantic models. Knows the domain's types, no web framework."""

from typing import Annotated

from pydantic import Field

from service.briefs.types import Flag
from service.http.schemas import Answer, FlagOut, Glossary, Strict


class CheckRequest(Strict):
    """An Arabic text and its English."""

    source: Annotated[str, Field(min_length=1, description="The Arabic text.")]
    text: Annotated[str, Field(min_length=1, description="The English text, by whomever.")]
    glossary: Glossary = Field(default_factory=list)


class CheckOut(Answer):
    """What the checks found, and what they were."""

    flags: list[FlagOut]
    signature: str


def check_document(flags: tuple[Flag, ...], signature: str) -> dict[str, object]:
    """Return flags in the form of the contract."""
    facts = {"flags": flags, "signature": signature}
    return CheckOut.model_validate(facts).model_dump(mode="json")
