"""Gets a model onto this disk: download, verify, convert, try out, and only then into place.

Nothing that was interrupted, corrupt or wrong ever looks installed: the folder appears in one rename, at the end.
"""

import fcntl
import importlib.util
import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, replace
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from models.catalogue import CatalogueEntry, PublishedFile
from models.checksums import FileRecord, hash_folder
from models.convert import convert, replace_folder, sibling_folder
from models.ctranslate2_engine import CTranslate2Summarizer, CTranslate2Translator
from models.download import Downloaded, Report, download, silent
from models.errors import CheckpointInvalid, DownloadCorrupt, EngineFailure, ModelNotInstalled
from models.golden import GoldenDocument, GoldenPair, check_summarizer, check_translator, read_recorded
from models.installed import BUNDLED, GOLDEN, InstalledModel, Manifest, find
from models.protocol import DecodingOptions, EngineInfo
from models.vocabulary import FULL, name_vocabulary

TOOLS = ("ctranslate2", "transformers", "torch", "sentencepiece")
RECORD = "recorded.json"
CHECKPOINT = "checkpoint"
TRIAL = DecodingOptions(beam_size=2, max_target_tokens=16)


def prepare(
    entry: CatalogueEntry,
    models_dir: Path,
    *,
    endpoint: str,
    precision: str = "int8",
    trimmed: bool | None = None,
    keep_checkpoint: bool = False,
    progress: Report = silent,
    skip_golden: str | None = None,
    bundled_dir: Path = BUNDLED,
) -> InstalledModel:
    """Make the model loadable from `<models_dir>/<name>/<precision>/`; does nothing when it already is.

    `trimmed`: without the tokens that neither Arabic nor English needs (decision 0022), None for what the catalogue
    says; a model that is there with the other vocabulary is made anew. `keep_checkpoint` leaves the published files in
    `<models_dir>/<name>/checkpoint/` (the reference engine needs them). `skip_golden` is the reason for not asking
    whether the output is right; the model is run all the same. Two calls at once take turns. Raises `HubUnreachable`,
    `NoSpace`, `DownloadCorrupt`, `CheckpointInvalid`, `GoldenMismatch`, and `EngineFailure` when PyTorch is not
    installed.
    """
    trimmed = entry.trimmed if trimmed is None else trimmed
    home = models_dir / entry.name
    home.mkdir(parents=True, exist_ok=True)
    with _turn(home):
        if found := _installed(entry, models_dir, precision, bundled_dir, trimmed):
            return found
        _require_torch()
        _sweep(home)
        fetched = _fetch(entry, home, endpoint, progress)
        checkpoint = home / CHECKPOINT if entry.hub else bundled_dir / CHECKPOINT
        golden = entry.golden or read_recorded(bundled_dir / GOLDEN)
        _install(entry, fetched, checkpoint, home / precision, golden, skip_golden, trimmed)
        if not keep_checkpoint:
            shutil.rmtree(home / CHECKPOINT, ignore_errors=True)
    return find(entry, models_dir, precision, bundled_dir=bundled_dir)


def _installed(
    entry: CatalogueEntry, models_dir: Path, precision: str, bundled_dir: Path, trimmed: bool
) -> InstalledModel | None:
    """Find the model in this very precision and vocabulary; the starter is bundled in one of each."""
    try:
        found = find(entry, models_dir, precision, bundled_dir=bundled_dir)
    except ModelNotInstalled:
        return None
    same_vocabulary = found.manifest is None or (found.manifest.vocabulary != FULL) == trimmed
    return found if found.precision == precision and same_vocabulary else None


def read_record(home: Path) -> Downloaded | None:
    """Return what the first download was, None before it; raises `CheckpointInvalid` when the file is damaged."""
    path = home / RECORD
    if not path.is_file():
        return None
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
        return Downloaded(content["commit"], tuple(FileRecord(**record) for record in content["files"]))
    except (ValueError, KeyError, TypeError) as error:
        raise CheckpointInvalid(f"{path}: not a record of a download") from error


@contextmanager
def _turn(home: Path) -> Iterator[None]:
    """Wait until nobody else prepares the same model. The lock goes with the process, however it ends."""
    with (home / ".lock").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def _require_torch() -> None:
    """Say what is missing before gigabytes are downloaded, not after."""
    if importlib.util.find_spec("torch") is None:
        raise EngineFailure("Preparing a model needs PyTorch: pip install -r requirements-models.txt")


def _sweep(home: Path) -> None:
    """Remove what a killed preparation left half converted."""
    for folder in home.glob(".*-*"):
        shutil.rmtree(folder, ignore_errors=True)


def _fetch(entry: CatalogueEntry, home: Path, endpoint: str, progress: Report) -> Downloaded:
    """Download what was recorded at the first download, or record this one."""
    if entry.hub is None:
        return Downloaded(entry.revision, ())
    recorded = read_record(home)
    revision = recorded.commit if recorded and not entry.pinned else entry.revision
    files = _expect(entry.files, recorded) if recorded and recorded.commit == revision else entry.files
    fetched = download(entry.hub, revision, files, home / CHECKPOINT, endpoint=endpoint, progress=progress)
    if entry.pinned and fetched.commit != revision:
        raise DownloadCorrupt(f"{endpoint} gave commit {fetched.commit} of {entry.hub} for {revision}")
    if recorded is None or recorded.commit != fetched.commit:
        _write_record(fetched, home)
    return fetched


def _expect(files: tuple[PublishedFile, ...], recorded: Downloaded) -> tuple[PublishedFile, ...]:
    """Fill in the checksums that the catalogue does not know; what it knows stands."""
    known = {record.name: record.sha256 for record in recorded.files}
    return tuple(replace(file, sha256=file.sha256 or known.get(file.name)) for file in files)


def _write_record(fetched: Downloaded, home: Path) -> None:
    partial = home / f"{RECORD}.incomplete"
    partial.write_text(json.dumps(asdict(fetched), indent=2) + "\n", encoding="utf-8")
    partial.replace(home / RECORD)


def _install(
    entry: CatalogueEntry,
    fetched: Downloaded,
    checkpoint: Path,
    out: Path,
    golden: GoldenPair | GoldenDocument,
    skip_golden: str | None,
    trimmed: bool,
) -> None:
    with sibling_folder(out) as workshop:
        folder = workshop / "model"
        convert(checkpoint, folder, precision=out.name, trimmed=trimmed)
        engine = EngineInfo(entry.name, fetched.commit, "ctranslate2", out.name)
        _try_out(folder, engine, golden, ask=skip_golden is None)
        manifest = Manifest(
            model=entry.name,
            hub=entry.hub,
            commit=fetched.commit,
            architecture=entry.architecture,
            precision=out.name,
            files=hash_folder(folder),
            published=fetched.files,
            versions={tool: version(tool) for tool in TOOLS},
            golden="passed" if skip_golden is None else f"skipped: {skip_golden}",
            vocabulary=name_vocabulary(folder) if trimmed else FULL,
            prepared_at=datetime.now(UTC).isoformat(timespec="seconds"),
        )
        manifest.write(folder)
        replace_folder(folder, out)


def _try_out(folder: Path, engine: EngineInfo, golden: GoldenPair | GoldenDocument, *, ask: bool) -> None:
    """Load the converted model and run it on the golden input; `ask` whether the output is right."""
    named = {"model": engine.model, "revision": engine.revision, "precision": engine.precision}
    match golden:
        case GoldenPair():
            translator = CTranslate2Translator.load(folder, workers=1, **named)
            translator.translate([golden.source], TRIAL)
            if ask:
                check_translator(translator, golden)
        case GoldenDocument():
            summarizer = CTranslate2Summarizer.load(folder, workers=1, **named)
            summarizer.summarize([golden.sentences], TRIAL)
            if ask:
                check_summarizer(summarizer, golden)
