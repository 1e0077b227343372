"""Starting and ending the peer, with a program of a few lines in its place; the real one is not installed here."""

import sys
from pathlib import Path
from urllib.request import urlopen

import pytest

from bench import libretranslate
from bench.libretranslate import AS_SHIPPED, REQUIREMENTS, TUNED, PeerMissing, is_up, serving, surroundings

SERVER = """
import json, sys
from http.server import BaseHTTPRequestHandler, HTTPServer

class Peer(BaseHTTPRequestHandler):
    def do_GET(self): self.answer([{"code": "ar"}, {"code": "en"}])
    def do_POST(self): self.answer({"translatedText": TRANSLATION})
    def answer(self, body):
        self.send_response(200); self.end_headers(); self.wfile.write(json.dumps(body).encode())

if "-c" not in sys.argv:
    HTTPServer(("127.0.0.1", int(sys.argv[sys.argv.index("--port") + 1])), Peer).serve_forever()
"""


def pretend(cache: Path, program: str) -> Path:
    """Put a program where the installed peer's interpreter would be."""
    peer = cache / "libretranslate"
    (peer / "splitter").mkdir(parents=True)
    (peer / "installed.txt").write_text("\n".join(REQUIREMENTS))
    (peer / "program.py").write_text(program)
    interpreter = Path(libretranslate.python(peer))
    interpreter.parent.mkdir(parents=True)
    interpreter.write_text(f'#!/bin/sh\nexec "{sys.executable}" "{peer}/program.py" "$@"\n')
    interpreter.chmod(0o755)
    return cache


def test_it_answers_inside_the_block_and_is_gone_after(tmp_path: Path) -> None:
    """The base URL answers while the block runs, and nothing listens there afterwards."""
    cache = pretend(tmp_path, SERVER.replace("TRANSLATION", "'Yes.'"))
    with serving(TUNED, cache=cache) as url, urlopen(f"{url}/languages") as answer:  # noqa: S310  (our own server)
        assert answer.status == 200
    assert not is_up(url)


@pytest.mark.parametrize(
    ("program", "reason"),
    [
        ("import sys; sys.exit('no room' if '-c' not in sys.argv else 0)", "did not start: no room"),
        ("import sys; sys.exit('no such package')", "could not install the weights: no such package"),
        (SERVER.replace("TRANSLATION", "' '"), "blank"),
    ],
    ids=["dies", "refuses the weights", "says nothing"],
)
def test_a_peer_that_cannot_be_measured_says_why(tmp_path: Path, program: str, reason: str) -> None:
    """What went wrong is in the message, for the report."""
    with pytest.raises(PeerMissing, match=reason), serving(TUNED, cache=pretend(tmp_path, program)):
        pytest.fail("it cannot be served")


def test_an_install_that_fails_is_told_and_tried_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a working installer there is a reason and no stamp that would count as installed."""
    monkeypatch.setattr(sys, "executable", str(tmp_path / "nowhere"))
    with pytest.raises(PeerMissing, match="make its environment"), serving(AS_SHIPPED, cache=tmp_path):
        pytest.fail("it cannot be served")
    assert not (tmp_path / "libretranslate" / "installed.txt").exists()


def test_the_callers_settings_do_not_reach_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Variables of the caller that would change the measurement are left out; its home is the given one."""
    monkeypatch.setenv("ARGOS_DEBUG", "1")
    monkeypatch.setenv("LT_REQ_LIMIT", "1")
    monkeypatch.setenv("PYTHONPATH", "/elsewhere")
    given = surroundings(tmp_path, TUNED, beam=4)
    assert not {"ARGOS_DEBUG", "LT_REQ_LIMIT", "PYTHONPATH"} & given.keys()
    assert (given["HOME"], given["ARGOS_BEAM_SIZE"]) == (str(tmp_path), "4")
