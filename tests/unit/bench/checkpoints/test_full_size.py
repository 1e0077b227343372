"""The real preparation at full size: published layouts and configurations, weights made here, real HTTP.

Not part of the everyday suite: `pytest -m slow -s tests/unit/bench/checkpoints/test_full_size.py` needs 12 GB of disk,
8 GB of memory and several minutes, and prints the figures that docs/models.md quotes.
"""

import json
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from models.catalogue import CATALOGUE, CatalogueEntry, PublishedFile
from models.installed import find, verify
from tests.hub_lookalike import running_hub

NAMES = ["opus-mt-ar-en", "opus-mt-tc-big-ar-en", "mT5_multilingual_XLSum"]

PREPARE = """
from tests.unit.bench.checkpoints.test_full_size import full, measure
from models.prepare import prepare

measure(lambda: prepare(full(name), models_dir, endpoint=endpoint))
"""
LOAD = """
from tests.unit.bench.checkpoints.test_full_size import full, load, measure

measure(lambda: load(full(name), models_dir))
"""
RUN = """
from tests.unit.bench.checkpoints.test_full_size import full, load, measure, run

engine = load(full(name), models_dir)
measure(lambda: run(engine, full(name)))
"""


def full(name: str) -> CatalogueEntry:
    """Return the catalogue's entry, without the sizes of the few files that our own JSON does not match to the byte."""
    entry = CATALOGUE[name]
    return replace(entry, files=tuple(PublishedFile(file.name) for file in entry.files))


def measure(step: Callable[[], object]) -> None:
    """Run a step and print its seconds and the process's peak memory in MB as JSON."""
    start = time.perf_counter()
    step()
    seconds = round(time.perf_counter() - start, 2)
    # Not getrusage: its figure begins with the memory of whoever started the process.
    status = Path("/proc/self/status").read_text(encoding="ascii").split()
    print(json.dumps({"seconds": seconds, "MB": int(status[status.index("VmHWM:") + 1]) // 1024}))  # noqa: T201


def load(entry: CatalogueEntry, models_dir: Path) -> object:
    """Load an installed model as the service does."""
    from models.ctranslate2_engine import CTranslate2Summarizer, CTranslate2Translator  # noqa: PLC0415

    kind = CTranslate2Translator if entry.role == "translator" else CTranslate2Summarizer
    found = find(entry, models_dir)
    return kind.load(found.folder, model=entry.name, revision=found.revision, precision=found.precision, workers=1)


def run(engine: object, entry: CatalogueEntry) -> None:
    """Translate or summarize the golden input to 64 tokens, beam 4."""
    from models.catalogue import GOLDEN_DOCUMENT, GOLDEN_SENTENCE  # noqa: PLC0415
    from models.protocol import DecodingOptions  # noqa: PLC0415

    options = DecodingOptions(beam_size=4, max_target_tokens=64)
    if entry.role == "translator":
        (translation,) = engine.translate([GOLDEN_SENTENCE.source], options)  # type: ignore[attr-defined]
        assert translation.best.target_tokens > 0
    else:
        (summary,) = engine.summarize([GOLDEN_DOCUMENT.sentences], options)  # type: ignore[attr-defined]
        assert summary.target_tokens > 0


def measured(code: str, root: Path, **names: str | Path) -> dict[str, float]:
    """Run code in a process of its own and return what it measured."""
    given = "from pathlib import PosixPath\n" + "".join(f"{name} = {value!r}\n" for name, value in names.items())
    done = subprocess.run([sys.executable, "-c", given + code], cwd=root, check=True, stdout=subprocess.PIPE, text=True)
    figures: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return figures


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Path]:
    """Give a folder for gigabytes and take it away at once."""
    yield tmp_path
    shutil.rmtree(tmp_path)


@pytest.mark.slow
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("name", NAMES)
def test_full_size_model_is_prepared_and_runs(
    name: str, room: Path, request: pytest.FixtureRequest, capsys: pytest.CaptureFixture[str]
) -> None:
    """A checkpoint of the published size is downloaded, converted to int8, installed, loaded and run."""
    from bench.checkpoints import build  # noqa: PLC0415 (torch takes seconds, and few tests need it)

    entry, models_dir, root = full(name), room / "models", request.config.rootpath
    published = build(entry, room / "published")
    with running_hub() as hub:
        hub.publish(str(entry.hub), entry.revision, published)
        prepared = measured(PREPARE, root, name=name, models_dir=models_dir, endpoint=hub.endpoint)
    found = find(entry, models_dir)
    verify(found)
    sizes = {
        "published": sum(path.stat().st_size for path in published.iterdir()) // 10**6,
        "installed": sum(path.stat().st_size for path in found.folder.iterdir()) // 10**6,
    }
    figures = {
        "MB on disk": sizes,
        "prepare": prepared,
        "load": measured(LOAD, root, name=name, models_dir=models_dir),
        "run": measured(RUN, root, name=name, models_dir=models_dir),
    }
    with capsys.disabled():
        print(f"\n{name}: {json.dumps(figures)}")  # noqa: T201
    assert found.manifest is not None
    assert found.manifest.golden == "passed"
