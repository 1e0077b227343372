"""One line per request: method, route, status, duration, request id. Never a text, a query string or a raw path."""

import time
from typing import Any

import structlog
from flask import Flask, Response, g, request

PROCESSORS = (
    structlog.processors.TimeStamper(fmt="iso", utc=True),
    structlog.processors.JSONRenderer(sort_keys=True),
)


def register_access_log(app: Flask, log_level: str) -> None:
    """Log every request of the application once it is answered, as a line of JSON, unless only warnings are wanted."""
    if log_level not in ("debug", "info"):
        return
    log = structlog.wrap_logger(structlog.PrintLogger(), processors=PROCESSORS)

    def write_line(response: Response) -> Response:
        log.info("request", **facts(response))
        return response

    app.before_request(start_clock)
    app.after_request(write_line)


def start_clock() -> None:
    """Note when the request began."""
    g.began = time.perf_counter()


def facts(response: Response) -> dict[str, Any]:
    """Describe a request by its route, so that what a client put into a path stays out."""
    route = request.url_rule.rule if request.url_rule else None
    return {
        # A method is the client's word too: only one that the router knows is repeated.
        "method": request.method if route else "-",
        "route": route or "unmatched",
        "status": response.status_code,
        "ms": round((time.perf_counter() - g.began) * 1000, 1) if "began" in g else None,
        "request_id": g.get("request_id"),
    }
