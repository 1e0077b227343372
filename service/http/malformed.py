"""What is wrong with a request, in words: pydantic's errors as one sentence for a person.

Knows no field of ours.
"""

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from service.errors import BadRequest

LONGEST_FIELD_NAME_SHOWN = 30

NOT_AN_OBJECT = frozenset({"model_type", "model_attributes_type", "dict_type"})
"""Pydantic's names for one fault, whose own message speaks of Python."""


def malformed(error: ValidationError) -> BadRequest:
    """Say in words what is wrong with a request, naming fields but never repeating values."""
    faults = [fault_sentence(fault) for fault in error.errors(include_input=False, include_url=False)]
    return BadRequest("; ".join(dict.fromkeys(faults[:3])) + ".")


def fault_sentence(fault: ErrorDetails) -> str:
    """Describe one of pydantic's error records; a field name made up by the client shows only if it looks like one."""
    kind, location = fault["type"], [str(part) for part in fault["loc"]]
    if kind == "json_invalid":
        return "The body is not valid JSON"
    field = ".".join(location) or "The body"
    if kind == "extra_forbidden":
        return f"'{field}' is not a known field" if is_plain_name(field) else "There is an unknown field"
    if kind == "missing":
        return f"'{field}' is missing"
    if kind in NOT_AN_OBJECT:
        return f"'{field}' must be a JSON object" if location else "The body must be a JSON object"
    message = "has an unexpected form" if kind == "string_pattern_mismatch" else fault["msg"].lower()
    return f"'{field}': {message}"


def is_plain_name(name: str) -> bool:
    """Tell whether a name looks like a field's and is no text in disguise."""
    return len(name) <= LONGEST_FIELD_NAME_SHOWN and name.isascii() and name.replace(".", "_").isidentifier()
