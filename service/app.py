"""The application as a table of contents: settings and services in, a Flask application out."""

import secrets

from flask import Flask
from flask.json.provider import DefaultJSONProvider

from service.http import check, documentation, health, metrics, pages, summarize, translate
from service.http.access_log import register_access_log
from service.http.current import register_parts
from service.http.guards import register_guards
from service.http.problems import register_problems
from service.loading import Services
from service.settings import Settings


def create_app(settings: Settings, services: Services) -> Flask:
    """Make the application; it loads no model and opens no file or socket."""
    app = Flask("service.http", static_folder="static", template_folder="templates")
    # Only the page's form is signed with it, and one process serves that: no key to configure, none to leak.
    app.secret_key = secrets.token_bytes(32)
    app.config.update(SESSION_COOKIE_SAMESITE="Lax", WTF_CSRF_TIME_LIMIT=None)
    if isinstance(app.json, DefaultJSONProvider):
        # Fields in the contract's order, Arabic as Arabic.
        app.json.sort_keys = False
        app.json.ensure_ascii = False
    register_parts(app, settings, services)
    register_guards(app, settings)
    register_access_log(app, settings.log_level)
    metrics.register_metrics(app, services, wanted=settings.metrics)
    register_problems(app, faces={**translate.FACES, **pages.FACES})
    for part in (summarize, check, translate, health, metrics, pages, documentation):
        app.register_blueprint(part.blueprint)
    return app
