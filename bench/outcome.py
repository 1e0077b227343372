"""What a section measured, and the JSON file that keeps it with the machine it was measured on."""

import importlib.metadata
import json
import os
import platform
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from bench.load import Sample
from service.settings import REPOSITORY

OUT = REPOSITORY / "bench" / "out"
PACKAGES = ("ctranslate2", "transformers", "torch", "sentencepiece", "flask", "gunicorn")


@dataclass(frozen=True, slots=True)
class Figure:
    """A measured number that is no latency: what, of which service, in which unit, and what to know of it."""

    what: str
    by: str
    value: float
    unit: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """All that a section measured; `notes` are sentences for below its table, failures among them."""

    samples: list[Sample] = field(default_factory=list)
    figures: list[Figure] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def sample(self, what: str, by: str, clients: int = 1) -> Sample | None:
        """Find a sample."""
        found = (one for one in self.samples if (one.what, one.by, one.clients) == (what, by, clients))
        return next(found, None)


@dataclass(frozen=True, slots=True)
class Kept:
    """An outcome as it was read back, with when and where it was measured."""

    section: str
    outcome: Outcome
    machine: dict[str, Any]
    quick: bool


def machine() -> dict[str, Any]:
    """Describe this machine, the versions that matter and the date."""
    return {
        "processor": _processor(),
        "cores": os.cpu_count(),
        "memory_gib": round(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30, 1),
        "system": platform.platform(),
        "python": platform.python_version(),
        "versions": {name: importlib.metadata.version(name) for name in PACKAGES},
        "date": datetime.now(UTC).isoformat(timespec="seconds"),
        "seed": "none: texts and weights are the same every time",
    }


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:  # another system than Linux
        return platform.processor()
    return next((line.split(":")[1].strip() for line in lines if line.startswith("model name")), platform.machine())


def write(out: Path, section: str, outcome: Outcome, *, quick: bool) -> None:
    """Keep an outcome as `<out>/<section>.json`."""
    out.mkdir(parents=True, exist_ok=True)
    content = {"section": section, "machine": machine(), "quick": quick} | asdict(outcome)
    text = json.dumps(content, ensure_ascii=False, indent=1)
    (out / f"{section}.json").write_text(text + "\n", encoding="utf-8")


def read_all(out: Path) -> dict[str, Kept]:
    """Read every section that was measured."""
    return {kept.section: kept for kept in _read(out)}


def _read(out: Path) -> Iterator[Kept]:
    for path in sorted(out.glob("*.json")):
        content = json.loads(path.read_text(encoding="utf-8"))
        samples = [Sample(**one | {"spent": tuple(one["spent"])}) for one in content["samples"]]
        figures = [Figure(**one) for one in content["figures"]]
        outcome = Outcome(samples, figures, content["notes"])
        yield Kept(content["section"], outcome, content["machine"], content["quick"])
