"""The one place that turns an error into a response: problem+json (RFC 9457), `{"error"}` or a page, by path.

Nothing that a client sent appears in a response or a log: not its values, not its field names, not its paths.
"""

import logging
import traceback
from collections.abc import Callable

from flask import Flask, Response, g, jsonify, request
from flask_limiter import RateLimitExceeded
from werkzeug.exceptions import HTTPException

from models.errors import ModelError
from service.errors import (
    BadRequest,
    MethodNotAllowed,
    MujazError,
    NotAcceptable,
    NotFound,
    TooLarge,
    TooManyRequests,
    Unexpected,
    UnsupportedMedia,
)

log = logging.getLogger(__name__)

FIRST_SERVER_ERROR = 500
PROBLEM_TYPE = "application/problem+json"
BY_STATUS: dict[int, type[MujazError]] = {
    400: BadRequest,
    404: NotFound,
    405: MethodNotAllowed,
    406: NotAcceptable,
    413: TooLarge,
    415: UnsupportedMedia,
    429: TooManyRequests,
}
Face = Callable[[MujazError], Response]


def problem_document(error: MujazError) -> dict[str, object]:
    """Describe an error as RFC 9457 has it, with our stable `code` and the request's id."""
    return {
        "type": f"urn:mujaz:problem:{error.code}",
        "title": error.title,
        "status": error.status,
        "code": error.code,
        "detail": error.detail,
        "request_id": g.get("request_id"),
    }


def problem_face(error: MujazError) -> Response:
    """Answer with problem+json."""
    response = jsonify(problem_document(error))
    response.status_code = error.status
    response.content_type = PROBLEM_TYPE
    return response


def register_problems(app: Flask, faces: dict[str, Face]) -> None:
    """Answer every error of the application; `faces` maps the paths whose clients expect another shape.

    A face sets the status too, as its clients know it.
    """

    def answer(error: Exception) -> Response:
        known = known_error(error)
        response = faces.get(request.path, problem_face)(known)
        if known.retry_after is not None:
            response.headers["Retry-After"] = str(known.retry_after)
        if isinstance(error, HTTPException) and "Allow" in (headers := dict(error.get_headers())):
            response.headers["Allow"] = headers["Allow"]
        return response

    app.register_error_handler(Exception, answer)


def known_error(error: Exception) -> MujazError:
    """Return the error of our family that stands for any exception; what we did not foresee is logged, without text."""
    match error:
        case MujazError():
            return error
        case RateLimitExceeded():
            return TooManyRequests("You sent more requests than this service allows; wait a minute.")
        case HTTPException(code=int(code)) if code in BY_STATUS:
            return BY_STATUS[code]()
        case HTTPException(code=int(code)) if code < FIRST_SERVER_ERROR:
            return BadRequest()
        case _:
            log_defect(error)
            return Unexpected()


def log_defect(error: Exception) -> None:
    """Log where an unforeseen error happened; its message may hold text, so only its type and the code's lines show."""
    frames = [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in traceback.extract_tb(error.__traceback__)]
    kind = "engine failure" if isinstance(error, ModelError) else "defect"
    log.error(
        "%s %s in request %s at %s", kind, type(error).__name__, g.get("request_id"), " < ".join(reversed(frames))
    )
