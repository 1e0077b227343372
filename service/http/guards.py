"""What stands before and around every request: limits, request ids, the clock, security headers.

Knows no route.
"""

import re
import secrets
import time

from flask import Flask, Response, current_app, g, request
from flask_limiter import Limiter
from flask_limiter.util import get_remote_address
from secure import ContentSecurityPolicy, ReferrerPolicy, Secure, XContentTypeOptions, XFrameOptions
from secure.headers import CacheControl

from service.errors import TooLarge
from service.settings import Settings

REQUEST_ID = re.compile(r"[A-Za-z0-9._-]{1,64}")
UNLIMITED = ("health.alive", "health.ready", "metrics.metrics", "static", "docs.asset")


def register_guards(app: Flask, settings: Settings) -> None:
    """Put every guard in place."""
    app.config["MAX_CONTENT_LENGTH"] = settings.max_body_bytes
    app.config["MAX_FORM_MEMORY_SIZE"] = settings.max_body_bytes
    app.before_request(start_clock)
    app.before_request(name_request)
    limit_rate(app, settings.rate_limit)
    app.before_request(refuse_large_body)
    app.after_request(name_response)
    app.after_request(secure_response)


def limit_rate(app: Flask, rate: str) -> None:
    """Limit the requests of each client address; an empty rate is no limit."""
    if not rate:
        return
    limiter = Limiter(get_remote_address, app=app, application_limits=[rate], storage_uri="memory://")
    limiter.request_filter(lambda: request.endpoint in UNLIMITED)


def start_clock() -> None:
    """Note when the request began."""
    g.began = time.perf_counter()


def elapsed_seconds() -> float:
    """Return how long the request has taken so far."""
    return time.perf_counter() - float(g.began)


def route_of_request() -> tuple[str, str]:
    """Name the request's method and route, so that what a client put into a path stays out.

    A method is the client's word too: only one that the router knows is repeated.
    """
    return (request.method, request.url_rule.rule) if request.url_rule else ("-", "unmatched")


def name_request() -> None:
    """Give the request an id: the client's own if it is a plain one."""
    sent = request.headers.get("X-Request-Id", "")
    g.request_id = sent if REQUEST_ID.fullmatch(sent) else secrets.token_hex(16)


def refuse_large_body() -> None:
    """Refuse a body that says it is over the limit before reading it, and one that does not say while reading.

    Werkzeug cuts a body without a length at the limit and says nothing; half an article must not pass for a whole one.
    """
    limit = current_app.config["MAX_CONTENT_LENGTH"]
    length = request.content_length
    too_large = length > limit if length is not None else len(request.get_data()) >= limit
    if too_large:
        raise TooLarge(f"The request body is over {limit} bytes.")


def name_response(response: Response) -> Response:
    """Return the request's id with the response."""
    response.headers["X-Request-Id"] = g.get("request_id", "")
    return response


HEADERS = Secure(
    cache=CacheControl().no_store(),
    csp=ContentSecurityPolicy()
    .default_src("'none'")
    .script_src("'self'")
    .style_src("'self'")
    .img_src("'self'", "data:")
    .connect_src("'self'")
    .form_action("'self'")
    .base_uri("'none'")
    .frame_ancestors("'none'"),
    referrer=ReferrerPolicy().no_referrer(),
    xcto=XContentTypeOptions().nosniff(),
    xfo=XFrameOptions().deny(),
)
"""Everything from ourselves, nothing inline, no frames, no referrer, nothing kept by caches: texts are confidential."""


def secure_response(response: Response) -> Response:
    """Set the security headers; a static file may be cached, an answer may not."""
    cacheable = request.endpoint in ("static", "docs.asset")
    for name, value in HEADERS.header_items():
        if not (cacheable and name.lower() == "cache-control"):
            response.headers[name] = value
    return response
