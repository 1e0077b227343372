"""`/metrics`: what the service does, for Prometheus. It counts routes and statuses, and knows no text and no client."""

from flask import Blueprint, Flask, Response, abort, current_app
from prometheus_client import CollectorRegistry, Counter, Histogram, ProcessCollector, disable_created_metrics
from prometheus_client.exposition import CONTENT_TYPE_LATEST, generate_latest

from service.http.guards import elapsed_seconds, route_of_request
from service.loading import Services
from service.telemetry.metrics import ServiceCollector

EXTENSION = "mujaz-metrics"
SECONDS = (0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0, 60.0, 120.0)
"""Bounds of the groups that durations are counted in: from an answer from memory to the longest article."""

blueprint = Blueprint("metrics", __name__)


def register_metrics(app: Flask, services: Services, *, wanted: bool) -> None:
    """Count every request of the application from now on; where that is not wanted, `/metrics` is not there."""
    if not wanted:
        return
    disable_created_metrics()  # type: ignore[no-untyped-call]  # a second series for each: when it was first counted
    registry = CollectorRegistry(auto_describe=False)
    registry.register(ServiceCollector(services.loader, services.memory))
    ProcessCollector(registry=registry)
    answered = Counter("mujaz_requests", "Requests answered.", ["method", "route", "status"], registry=registry)
    spent = Histogram("mujaz_request_seconds", "Time to the answer.", ["route"], buckets=SECONDS, registry=registry)
    app.extensions[EXTENSION] = registry

    def count(response: Response) -> Response:
        method, route = route_of_request()
        answered.labels(method, route, str(response.status_code)).inc()
        spent.labels(route).observe(elapsed_seconds())
        return response

    app.after_request(count)


@blueprint.get("/metrics")
def metrics() -> Response:
    """Give every number there is, in Prometheus' text format."""
    registry = current_app.extensions.get(EXTENSION)
    if registry is None:
        abort(404)
    return Response(generate_latest(registry), content_type=CONTENT_TYPE_LATEST)
