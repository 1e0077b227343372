"""Clients in a closed loop, over real HTTP, and the figures of what they saw."""

import json
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import count
from subprocess import Popen
from typing import Any, cast

import pytest

from bench.load import Question, Refused, Sample, ask_all, kept_busy, rounds
from bench.services import Service


@dataclass
class Seen:
    """What a server was asked."""

    bodies: list[dict[str, Any]] = field(default_factory=list)


@pytest.fixture
def served() -> Iterator[tuple[Service, Seen]]:
    """Serve answers of 200, and 503 on the path /no."""
    seen = Seen()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            """Answer."""
            seen.bodies.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
            self.send_response(503 if self.path == "/no" else 200)
            self.send_header("Content-Length", "2")
            self.end_headers()
            self.wfile.write(b"{}")

        def log_message(self, *_: object) -> None:
            """Keep the test's output clean."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
    yield Service("it", f"http://127.0.0.1:{server.server_port}", cast("Popen[bytes]", None), 0.0), seen
    server.shutdown()
    server.server_close()


def test_every_question_is_asked_once_whatever_the_clients(served: tuple[Service, Seen]) -> None:
    """Each answer has its seconds."""
    service, seen = served
    sample = ask_all(service, "what", [Question("/yes", {"n": n}) for n in range(20)], clients=4)
    assert sorted(body["n"] for body in seen.bodies) == list(range(20))
    assert (sample.what, sample.by, sample.clients, len(sample.spent)) == ("what", "it", 4, 20)
    assert 0 < max(sample.spent) <= sample.elapsed


def test_a_refusal_is_no_fast_answer(served: tuple[Service, Seen]) -> None:
    """It ends the measurement."""
    with pytest.raises(Refused, match="503"):
        ask_all(served[0], "what", [Question("/no", {})])


def test_a_service_is_kept_busy_until_the_block_ends(served: tuple[Service, Seen]) -> None:
    """Questions go on coming while something else is asked, and stop after it."""
    service, seen = served
    with kept_busy(service, (Question("/yes", {"n": n}) for n in count()), 2):
        ask_all(service, "what", [Question("/yes", {"n": -1})] * 20)
    asked = len(seen.bodies)
    assert asked > 20
    assert len({body["n"] for body in seen.bodies}) == asked - 19


def test_the_figures_of_a_sample() -> None:
    """Median, 95th percentile and rate; of a single answer, that one's seconds."""
    sample = Sample("what", "it", 2, tuple(map(float, range(1, 101))), 200.0)
    assert (sample.p50, sample.p95, sample.rate) == pytest.approx((50.5, 95.05, 0.5))
    assert Sample("what", "it", 1, (3.0,), 3.0).p95 == 3.0


def test_rounds_alternate_and_join() -> None:
    """Each run comes once a round, in turn, and its samples are joined."""
    order = []

    def run(name: str) -> Sample:
        order.append(name)
        return Sample(name, "it", 1, (1.0,), 2.0)

    made = rounds(2, [lambda: run("a"), lambda: run("b")])
    assert order == ["a", "b", "a", "b"]
    assert [(one.what, one.spent, one.elapsed) for one in made] == [("a", (1.0, 1.0), 4.0), ("b", (1.0, 1.0), 4.0)]
