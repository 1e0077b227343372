"""Reads request bodies as JSON or as text; whatever is wrong with one is told without repeating it."""

import codecs
from typing import Any

from flask import request
from pydantic_core import from_json

from service.errors import BadRequest, UnsupportedMedia

JSON = "application/json"
CHARSETS = ("utf-8", "utf-16", "windows-1256", "iso8859-6")
"""Unicode, and the two single-byte character sets in which Arabic text is still found."""


def json_body() -> Any:  # noqa: ANN401  (any JSON value)
    """Return the body's JSON value; raises `UnsupportedMedia`, or `BadRequest` also for absurdly deep nesting."""
    if request.mimetype != JSON:
        raise UnsupportedMedia(f"Send {JSON}.")
    try:
        return from_json(request.get_data())
    except ValueError:
        raise BadRequest("The body is not valid JSON in UTF-8.") from None


def text_body() -> str:
    """Return the body as text, in the character set that the client names; UTF-8 otherwise."""
    charset = known_charset(request.mimetype_params.get("charset", "utf-8"))
    try:
        return request.get_data().decode(charset)
    except UnicodeDecodeError:
        raise BadRequest(f"The body is not valid {charset} text.") from None


def known_charset(name: str) -> str:
    """Return the one of our character sets that a name stands for; raises `UnsupportedMedia`."""
    known = {codecs.lookup(charset).name: charset for charset in CHARSETS}
    try:
        return known[codecs.lookup(name).name]
    except LookupError:
        raise UnsupportedMedia(f"We read text in {', '.join(CHARSETS)}.") from None
