"""What the running application works with, as its views find it."""

from dataclasses import dataclass

from flask import Flask, current_app

from service.http.work import WorkRoom
from service.loading import EngineLoader, Services
from service.settings import Settings

EXTENSION = "mujaz"


@dataclass(frozen=True, slots=True)
class Parts:
    """The application's settings, services and room for work."""

    settings: Settings
    services: Services
    room: WorkRoom

    @property
    def loader(self) -> EngineLoader:
        """Return what loads the engines; the server's hooks start and close it."""
        return self.services.loader


def register_parts(app: Flask, settings: Settings, services: Services) -> None:
    """Give the application what its views work with."""
    room = WorkRoom(settings.max_concurrent_requests, settings.deadline_seconds)
    app.extensions[EXTENSION] = Parts(settings, services, room)


def parts() -> Parts:
    """Return what the application of this request works with."""
    found: Parts = current_app.extensions[EXTENSION]
    return found
