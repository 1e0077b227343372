"""`/healthz`: alive. `/readyz`: able to work, for which the models are loaded and their golden sentence is right."""

from flask import Blueprint, Response, jsonify

from service.http.current import parts

blueprint = Blueprint("health", __name__)


@blueprint.get("/healthz")
def alive() -> Response:
    """Say that the process answers; it needs no model for that."""
    return jsonify({"status": "alive"})


@blueprint.get("/readyz")
def ready() -> Response:
    """Say which models are ready; raises `NotReady` or `ModelsFailed` when none is."""
    engines = parts().loader.get()
    models = [engines.translator.info, engines.ranker.info, *([engines.summarizer.info] if engines.summarizer else [])]
    return jsonify({"status": "ready", "profile": engines.profile, "models": [str(model) for model in models]})
