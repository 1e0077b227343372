"""Starting, stopping, pausing and weighing a service, with a program of a few lines in its place."""

import sys
from http.client import HTTPConnection
from urllib.parse import urlsplit

import pytest

from bench import services
from bench.services import Service, ServiceFailed, free_port, only, process_tree, running

SERVER = """
import sys, time
from http.server import BaseHTTPRequestHandler, HTTPServer
from subprocess import Popen

class Handler(BaseHTTPRequestHandler):
    asked = 0
    def do_GET(self):
        Handler.asked += 1
        self.send_response(200 if Handler.asked > 1 else 503)
        self.end_headers()

child = Popen([sys.executable, "-c", "import time; time.sleep(60)"])
HTTPServer(("127.0.0.1", int(sys.argv[1])), Handler).serve_forever()
"""


def answers(service: Service) -> bool:
    """Tell whether a service answers within a moment."""
    connection = HTTPConnection(urlsplit(service.url).netloc, timeout=0.3)
    try:
        connection.request("GET", "/")
        return connection.getresponse().status == 200
    except TimeoutError:
        return False
    finally:
        connection.close()


def test_a_service_is_ready_weighed_paused_and_gone(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is waited for, its children count, paused it does not answer, and after the block it is gone."""
    monkeypatch.setattr(services, "STOP_SECONDS", 2.0)
    port = free_port()
    with running("it", [sys.executable, "-c", SERVER, str(port)], {}, port) as service:
        assert service.ready_after > 0
        assert len(process_tree(service.process.pid)) == 2
        assert service.memory_bytes() > 5_000_000
        other = Service("other", service.url, service.process, 0.0)
        with only(other, [other]):
            assert answers(service)
        with only(other, [service, other]):
            assert not answers(service)
        assert answers(service)
    assert service.process.poll() is not None
    assert service.memory_bytes() == 0


def test_a_service_that_does_not_start_says_why() -> None:
    """The end of what it wrote is in the message."""
    with (
        pytest.raises(ServiceFailed, match="no such luck"),
        running("it", [sys.executable, "-c", "raise SystemExit('no such luck')"], {}, free_port()),
    ):
        pass
