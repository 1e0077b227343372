"""`/openapi.json`, and Swagger UI at `/docs` from the files in its Python package: no network, nothing inline."""

from pathlib import Path

import flask_openapi_swagger
from flask import Blueprint, Response, jsonify, render_template, send_from_directory

from service.http.current import parts
from service.http.openapi import document

blueprint = Blueprint("docs", __name__)

SWAGGER = Path(flask_openapi_swagger.__file__).parent / "templates" / "swagger"


@blueprint.get("/openapi.json")
def openapi() -> Response:
    """Return the OpenAPI document."""
    return jsonify(document(parts().settings))


@blueprint.get("/docs")
def swagger() -> str:
    """Show the OpenAPI document as a page on which every endpoint can be tried."""
    return render_template("docs.html")


@blueprint.get("/docs/assets/<path:name>")
def asset(name: str) -> Response:
    """Return one of Swagger UI's own files."""
    return send_from_directory(SWAGGER, name)
