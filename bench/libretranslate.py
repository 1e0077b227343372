"""LibreTranslate with the starter's weights, to measure against: `python -m bench.libretranslate` shows that it works.

It lives in an environment of its own below a cache folder; Mujaz never needs it. Installing takes about a minute and a
package index; serving needs no network. Sentences are split by rules (spaCy's `sentencizer`), because the models that
LibreTranslate splits with otherwise must be downloaded; rules cost it less time than those do.
"""

import argparse
import http.client
import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic, sleep
from urllib.error import URLError
from urllib.request import Request, urlopen

import ctranslate2

from bench.argos_package import pack, pack_nothing
from bench.corpus import sentences
from bench.installed import default_cache
from bench.services import free_port
from models.ctranslate2_engine import CTranslate2Translator
from models.protocol import DecodingOptions
from service.settings import STARTER

WEIGHTS = STARTER / "ctranslate2-int8"
REQUIREMENTS = "libretranslate==1.9.6", "spacy==3.8.18", f"ctranslate2=={ctranslate2.__version__}"
"""The newest release, what splits sentences without a download, and the very engine that Mujaz runs on."""

INSTALL_SECONDS, START_SECONDS, STOP_SECONDS, ANSWER_SECONDS = 900, 120, 10, 120
LENGTH_PENALTY = 0.2
"""Argos Translate's; it cannot be set."""

SAVE_SPLITTER = "import spacy, sys; spacy.blank('ar').to_disk(sys.argv[1])"
INSTALL_PACKAGES = "import sys; from argostranslate import package as p; [p.install_from_path(a) for a in sys.argv[1:]]"


class PeerMissing(Exception):
    """LibreTranslate cannot be measured; the message says why, in a sentence for the benchmark's report."""


@dataclass(frozen=True, slots=True)
class Tuning:
    """How it is run: web server threads, translations at once, threads of each, source tokens of a batch."""

    name: str
    web_threads: int
    translations: int
    threads_each: int
    batch_tokens: int


CORES = os.cpu_count() or 1
AS_SHIPPED = Tuning("as shipped", web_threads=4, translations=1, threads_each=0, batch_tokens=32)
"""The defaults of LibreTranslate 1.9; 0 leaves the threads of a translation to CTranslate2."""

TUNED = Tuning("tuned", web_threads=40, translations=CORES, threads_each=1, batch_tokens=1024)
"""The best that its settings allow on a machine with few cores, with as many web threads as Mujaz has."""


@contextmanager
def serving(tuning: Tuning, *, cache: Path | None = None, weights: Path = WEIGHTS, beam: int = 4) -> Iterator[str]:
    """Serve a converted folder on a free port of this machine and give the base URL; ends the server at the end.

    Installs what is missing first. Raises `PeerMissing`.
    """
    peer = install(cache or default_cache())
    with ExitStack() as stack:
        home = Path(stack.enter_context(TemporaryDirectory(prefix="mujaz-bench-")))
        environment = surroundings(home, tuning, beam)
        furnish(peer, home, environment, weights)
        port = free_port()
        yield stack.enter_context(running(peer, home, environment, tuning, port))


def install(cache: Path) -> Path:
    """Make the environment where it is not there yet, and return its folder; raises `PeerMissing`."""
    peer = cache / "libretranslate"
    stamp, wanted = peer / "installed.txt", "\n".join(REQUIREMENTS)
    if stamp.is_file() and stamp.read_text() == wanted:
        return peer
    print(f"Installing LibreTranslate in {peer} (once, about a minute) ...", file=sys.stderr, flush=True)
    peer.mkdir(parents=True, exist_ok=True)
    step([sys.executable, "-m", "venv", "--clear", str(peer / "venv")], "make its environment")
    quietly = "--quiet", "--disable-pip-version-check"
    step([python(peer), "-m", "pip", "install", *quietly, *REQUIREMENTS], "be installed")
    step([python(peer), "-c", SAVE_SPLITTER, str(peer / "splitter")], "save its sentence splitter")
    stamp.write_text(wanted)
    return peer


def surroundings(home: Path, tuning: Tuning, beam: int) -> dict[str, str]:
    """Return the environment variables: nothing of the caller's own settings, nothing outside `home`."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("ARGOS_", "LT_", "XDG_", "OMP_"))}
    kept.pop("PYTHONPATH", None)
    return kept | {
        "HOME": str(home),
        "ARGOS_PACKAGES_DIR": str(home / "packages"),
        "ARGOS_CHUNK_TYPE": "SPACY",
        "ARGOS_COMPUTE_TYPE": "int8",
        "ARGOS_BEAM_SIZE": str(beam),
        "ARGOS_BATCH_SIZE": str(tuning.batch_tokens),
        "ARGOS_INTER_THREADS": str(tuning.translations),
        "ARGOS_INTRA_THREADS": str(tuning.threads_each),
    }


def furnish(peer: Path, home: Path, environment: Mapping[str, str], weights: Path) -> None:
    """Pack the weights and let Argos Translate install them below `home`; raises `PeerMissing`."""
    translator, nothing = home / "ar_en.argosmodel", home / "nothing.argosmodel"
    pack(weights, peer / "splitter", translator)
    pack_nothing(nothing)
    # Where this file lies, Argos Translate takes its own splitter as downloaded; the package's is used instead.
    downloaded = home / ".local" / "cache" / "argos-translate" / "spacy" / "senter" / "model"
    downloaded.parent.mkdir(parents=True)
    downloaded.touch()
    step([python(peer), "-c", INSTALL_PACKAGES, str(translator), str(nothing)], "install the weights", environment)


@contextmanager
def running(peer: Path, home: Path, environment: Mapping[str, str], tuning: Tuning, port: int) -> Iterator[str]:
    """Run the server until the end of the block; raises `PeerMissing` where it does not come up."""
    command = [python(peer), "-m", "libretranslate.main", "--host", "127.0.0.1", "--port", str(port)]
    command += ["--threads", str(tuning.web_threads), "--disable-web-ui", "--disable-files-translation"]
    log = home / "log.txt"
    with log.open("wb") as output:
        server = subprocess.Popen(  # noqa: S603  (our own command)
            command, cwd=home, env=dict(environment), stdin=subprocess.DEVNULL, stdout=output, stderr=output
        )
    url = f"http://127.0.0.1:{port}"
    try:
        wait_until_up(server, url, log)
        yield url
    finally:
        stop(server)


def wait_until_up(server: "subprocess.Popen[bytes]", url: str, log: Path) -> None:
    """Wait until `/languages` answers, and until the weights, which the first text loads, are in memory."""
    deadline = monotonic() + START_SECONDS
    while not is_up(url):
        if server.poll() is not None or monotonic() > deadline:
            raise PeerMissing(f"LibreTranslate did not start: {last_line(log.read_text(errors='replace'))}")
        sleep(0.2)
    for sentence in islice(sentences(), 2 * CORES):
        if not translate(url, sentence).strip():
            raise PeerMissing("LibreTranslate answers with blank translations.")


def is_up(url: str) -> bool:
    """Tell whether the server lists its languages."""
    try:
        with urlopen(f"{url}/languages", timeout=ANSWER_SECONDS) as answer:  # noqa: S310  (http, our own server)
            return {"ar", "en"} <= {language["code"] for language in json.load(answer)}
    except (OSError, http.client.HTTPException, ValueError):  # not there yet
        return False


def translate(url: str, text: str) -> str:
    """Ask the server for one translation; raises `PeerMissing`."""
    body = json.dumps({"q": text, "source": "ar", "target": "en"}).encode()
    request = Request(f"{url}/translate", body, {"Content-Type": "application/json"})  # noqa: S310  (as above)
    try:
        with urlopen(request, timeout=ANSWER_SECONDS) as answer:  # noqa: S310  (as above)
            return str(json.load(answer)["translatedText"])
    except (URLError, OSError, http.client.HTTPException, ValueError, KeyError) as error:
        raise PeerMissing(f"LibreTranslate does not translate: {error}") from error


def stop(server: "subprocess.Popen[bytes]") -> None:
    """End the server; it gets a while to do so by itself."""
    server.terminate()
    try:
        server.wait(STOP_SECONDS)
    except subprocess.TimeoutExpired:
        server.kill()
        server.wait()


def step(command: Sequence[str], what: str, environment: Mapping[str, str] | None = None) -> None:
    """Run a command to its end; raises `PeerMissing` with the last line it wrote where it fails."""
    try:
        subprocess.run(  # noqa: S603  (our own command)
            command, check=True, capture_output=True, text=True, env=environment, timeout=INSTALL_SECONDS
        )
    except subprocess.CalledProcessError as error:
        raise PeerMissing(f"LibreTranslate could not {what}: {last_line(error.stderr)}") from error
    except (OSError, subprocess.TimeoutExpired) as error:
        raise PeerMissing(f"LibreTranslate could not {what}: {error}") from error


def last_line(output: str) -> str:
    """Return the last line that says something."""
    return next((line.strip() for line in reversed(output.splitlines()) if line.strip()), "it said nothing")


def python(peer: Path) -> str:
    """Return the interpreter of the peer's environment."""
    return str(peer / "venv" / "bin" / "python")


def main() -> None:
    """Translate a few sentences with both, at LibreTranslate's length penalty, and count the equal ones."""
    parser = argparse.ArgumentParser(description="Start LibreTranslate with the starter's weights and compare.")
    parser.add_argument("--cache", type=Path, default=default_cache(), help="where its environment is kept")
    parser.add_argument("--sentences", type=int, default=12)
    asked = parser.parse_args()
    texts = list(islice(sentences(), asked.sentences))
    engine = CTranslate2Translator.load(WEIGHTS, model="starter", revision="-", precision="int8", workers=0)
    options = DecodingOptions(length_penalty=LENGTH_PENALTY)
    ours = [translation.best.text for translation in engine.translate(texts, options)]
    with serving(TUNED, cache=asked.cache) as url:
        theirs = [translate(url, text) for text in texts]
    for text, mine, other in zip(texts, ours, theirs, strict=True):
        print(f"{text}\n  engine:         {mine}\n  LibreTranslate: {other}")
    print(f"{sum(mine == other for mine, other in zip(ours, theirs, strict=True))} of {len(texts)} are equal")


if __name__ == "__main__":
    main()
