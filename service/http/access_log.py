"""One line per request: method, route, status, duration, request id. Never a text, a query string or a raw path."""

from typing import Any

import structlog
from flask import Flask, Response, g

from service.http.guards import elapsed_seconds, route_of_request

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

    app.after_request(write_line)


def facts(response: Response) -> dict[str, Any]:
    """Describe a request by its route, so that what a client put into a path stays out."""
    method, route = route_of_request()
    return {
        "method": method,
        "route": route,
        "status": response.status_code,
        "ms": round(elapsed_seconds() * 1000, 1),
        "request_id": g.get("request_id"),
    }
