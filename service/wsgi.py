"""The application as a WSGI server finds it: `service.wsgi:app`. Loads no model; the server's hook does that."""

from service.app import create_app
from service.settings import Settings
from service.wiring import build

settings = Settings()
app = create_app(settings, build(settings))
