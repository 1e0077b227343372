"""The whole way of a model onto the disk, over real HTTP with real checkpoints; and every way in which it can fail."""

import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from importlib import util
from pathlib import Path
from threading import Thread

import pytest

from models.catalogue import CATALOGUE, CatalogueEntry, PublishedFile
from models.convert import convert
from models.ctranslate2_engine import CTranslate2Translator
from models.errors import CheckpointInvalid, DownloadCorrupt, EngineFailure, GoldenMismatch, ModelNotInstalled
from models.golden import GoldenDocument, GoldenPair, write_recorded
from models.installed import find, list_installed, verify
from models.prepare import prepare, read_record
from models.protocol import DecodingOptions
from tests.hub_lookalike import Hub, running_hub
from tests.tiny.converted import converted

COMMIT, NEXT_COMMIT = "1" * 40, "2" * 40
SOURCE, TARGET = "قال الوزير في القاهرة .", "said minister in Cairo ."
GOLDEN = GoldenPair(SOURCE, (TARGET,), least_chrf=90.0)
WEIGHTS = "pytorch_model.bin"


def tiny(name: str, **changes: object) -> CatalogueEntry:
    """Return a catalogue entry as published but for the sizes, which are those of full models."""
    entry = CATALOGUE[name]
    files = tuple(PublishedFile(file.name) for file in entry.files)
    return replace(entry, **({"files": files, "revision": COMMIT} | changes))  # type: ignore[arg-type]


MARIAN = tiny("opus-mt-ar-en", golden=GOLDEN)
BRANCH = replace(MARIAN, revision="main")


@pytest.fixture
def checkpoint(tiny_marian_checkpoint: Path, tmp_path: Path) -> Path:
    """Copy the tiny Marian checkpoint, to be changed."""
    return Path(shutil.copytree(tiny_marian_checkpoint, tmp_path / "checkpoint"))


@pytest.fixture
def hub(checkpoint: Path, tiny_mt5_checkpoint: Path) -> Iterator[Hub]:
    """Run a hub with both tiny checkpoints in the published layouts."""
    with running_hub() as hub:
        hub.publish("Helsinki-NLP/opus-mt-ar-en", COMMIT, checkpoint)
        hub.publish("csebuetnlp/mT5_multilingual_XLSum", COMMIT, tiny_mt5_checkpoint)
        yield hub


@pytest.fixture
def models_dir(tmp_path: Path) -> Path:
    """Return where models shall go."""
    return tmp_path / "models"


def assert_not_installed(models_dir: Path, entry: CatalogueEntry = MARIAN) -> None:
    """Nothing of the entry may look installed, nor be left half made."""
    with pytest.raises(ModelNotInstalled, match="mujaz models prepare"):
        find(entry, models_dir)
    assert not list((models_dir / entry.name).glob("*/model.bin"))


@pytest.mark.parametrize("precision", ["int8", "float32"])
def test_marian_is_prepared(hub: Hub, models_dir: Path, precision: str) -> None:
    """A Marian model is downloaded, converted, checked and found; what is found translates and verifies."""
    installed = prepare(MARIAN, models_dir, endpoint=hub.endpoint, precision=precision)
    assert installed == find(MARIAN, models_dir, precision)
    assert installed.manifest is not None
    assert installed.manifest.golden == "passed"
    assert {record.name for record in installed.manifest.published} == {file.name for file in MARIAN.files}
    verify(installed)
    translator = CTranslate2Translator.load(
        installed.folder, model=MARIAN.name, revision=installed.revision, precision=precision, workers=1
    )
    assert translator.translate([SOURCE], DecodingOptions())[0].best.text == TARGET


def test_mt5_is_prepared(hub: Hub, models_dir: Path) -> None:
    """An mT5 model goes the same way, judged by its golden document."""
    document = GoldenDocument(("المدينة كبير .", "المطر اليوم ."), least_overlap=0.3)
    entry = tiny("mT5_multilingual_XLSum", golden=document)
    installed = prepare(entry, models_dir, endpoint=hub.endpoint)
    verify(installed)
    assert [found.entry.name for found in list_installed(models_dir)].count(entry.name) == 1


def test_second_prepare_does_nothing(hub: Hub, models_dir: Path) -> None:
    """What is there is returned without a word to the hub."""
    first = prepare(MARIAN, models_dir, endpoint=hub.endpoint)
    hub.requests.clear()
    assert prepare(MARIAN, models_dir, endpoint=hub.endpoint) == first
    assert hub.requests == []


def test_vocabulary_is_on_record(hub: Hub, models_dir: Path) -> None:
    """What is left of a vocabulary is on record and part of the revision; the other one can be had instead, and back.

    So a brief's signature differs where the vocabulary does.
    """
    full = prepare(MARIAN, models_dir, endpoint=hub.endpoint, keep_checkpoint=True)
    trimmed = prepare(MARIAN, models_dir, endpoint=hub.endpoint, keep_checkpoint=True, trimmed=True)
    assert trimmed.manifest is not None
    assert full.manifest is not None
    assert (full.manifest.vocabulary, full.revision) == ("full", COMMIT)
    assert trimmed.revision == f"{COMMIT}+{trimmed.manifest.vocabulary}"
    assert trimmed == find(MARIAN, models_dir)
    assert prepare(replace(MARIAN, trimmed=True), models_dir, endpoint=hub.endpoint).manifest == trimmed.manifest
    assert prepare(MARIAN, models_dir, endpoint=hub.endpoint).revision == full.revision


@pytest.mark.parametrize("keep", [True, False])
def test_checkpoint_is_kept_on_request(hub: Hub, models_dir: Path, keep: bool) -> None:
    """The published files go once they are converted, unless they are to be kept."""
    prepare(MARIAN, models_dir, endpoint=hub.endpoint, keep_checkpoint=keep)
    assert (models_dir / MARIAN.name / "checkpoint" / WEIGHTS).is_file() is keep


def test_kept_checkpoint_serves_another_precision(hub: Hub, models_dir: Path) -> None:
    """A kept checkpoint is converted again without a second transfer."""
    prepare(MARIAN, models_dir, endpoint=hub.endpoint, keep_checkpoint=True)
    hub.requests.clear()
    prepare(MARIAN, models_dir, endpoint=hub.endpoint, precision="float32")
    assert hub.fetched(WEIGHTS) == []
    assert [found.precision for found in list_installed(models_dir) if found.entry.name == MARIAN.name] == [
        "float32",
        "int8",
    ]


def test_corrupt_download_is_not_installed(hub: Hub, models_dir: Path) -> None:
    """Weights that arrive with a bit changed are not installed; a later, clean download is."""
    hub.damaged = frozenset({WEIGHTS})
    with pytest.raises(DownloadCorrupt):
        prepare(MARIAN, models_dir, endpoint=hub.endpoint)
    assert_not_installed(models_dir)
    hub.damaged = frozenset()
    prepare(MARIAN, models_dir, endpoint=hub.endpoint)


def test_file_missing_at_the_hub_is_not_installed(hub: Hub, checkpoint: Path, models_dir: Path) -> None:
    """A file that the hub lacks is named, and nothing is installed."""
    (checkpoint / "vocab.json").unlink()
    with pytest.raises(CheckpointInvalid, match=r"vocab\.json"):
        prepare(MARIAN, models_dir, endpoint=hub.endpoint)
    assert_not_installed(models_dir)


def test_wrong_golden_output_is_not_installed(hub: Hub, models_dir: Path) -> None:
    """A model that loads and runs but says the wrong thing is not installed."""
    entry = replace(MARIAN, golden=replace(GOLDEN, references=("a sentence about something else",)))
    with pytest.raises(GoldenMismatch):
        prepare(entry, models_dir, endpoint=hub.endpoint)
    assert_not_installed(models_dir)


def test_skipped_golden_check_is_on_record(hub: Hub, models_dir: Path) -> None:
    """The golden check can be left out, with a reason, which the manifest keeps."""
    entry = replace(MARIAN, golden=replace(GOLDEN, references=("a sentence about something else",)))
    installed = prepare(entry, models_dir, endpoint=hub.endpoint, skip_golden="random weights")
    assert installed.manifest is not None
    assert installed.manifest.golden == "skipped: random weights"


def test_pinned_revision_is_asked_for(hub: Hub, models_dir: Path) -> None:
    """Every file is asked for at the pinned commit, even after the branch has moved on."""
    hub.branches["Helsinki-NLP/opus-mt-ar-en", "main"] = NEXT_COMMIT
    installed = prepare(MARIAN, models_dir, endpoint=hub.endpoint)
    assert installed.manifest is not None
    assert installed.manifest.commit == COMMIT
    assert all(f"/{COMMIT}/" in path for _, path, _ in hub.requests)


def test_hub_that_gives_another_commit_is_refused(hub: Hub, checkpoint: Path, models_dir: Path) -> None:
    """A mirror that answers with another commit than the pinned one is not believed."""
    hub.publish("Helsinki-NLP/opus-mt-ar-en", NEXT_COMMIT, checkpoint, branch=COMMIT)
    with pytest.raises(DownloadCorrupt, match=NEXT_COMMIT):
        prepare(MARIAN, models_dir, endpoint=hub.endpoint)
    assert_not_installed(models_dir)


def test_branch_is_trusted_on_first_use(hub: Hub, checkpoint: Path, models_dir: Path, tmp_path: Path) -> None:
    """The commit that a branch stood for at first is asked for ever after, though the branch has moved."""
    prepare(BRANCH, models_dir, endpoint=hub.endpoint)
    moved = Path(shutil.copytree(checkpoint, tmp_path / "moved"))
    (moved / "config.json").write_text("{}", encoding="utf-8")
    hub.publish("Helsinki-NLP/opus-mt-ar-en", NEXT_COMMIT, moved)
    installed = prepare(BRANCH, models_dir, endpoint=hub.endpoint, precision="float32")
    record = read_record(models_dir / BRANCH.name)
    assert record is not None
    assert installed.manifest is not None
    assert installed.manifest.commit == record.commit == COMMIT


@pytest.mark.parametrize("entry", [BRANCH, MARIAN], ids=["branch", "commit"])
def test_changed_file_is_detected(hub: Hub, checkpoint: Path, models_dir: Path, entry: CatalogueEntry) -> None:
    """A file that has changed under the same commit since the first download is refused."""
    prepare(entry, models_dir, endpoint=hub.endpoint)
    with (checkpoint / WEIGHTS).open("ab") as file:
        file.write(b"changed")
    with pytest.raises(DownloadCorrupt):
        prepare(entry, models_dir, endpoint=hub.endpoint, precision="float32")
    with pytest.raises(ModelNotInstalled):
        find(entry, models_dir, "float32")


KILLED = """
import os, shutil, signal, sys
from pathlib import Path
import models.prepare
from tests.unit.models.test_prepare import MARIAN

# What is converted does not matter here, and PyTorch takes a new process seconds to load.
models.prepare.convert = lambda checkpoint, out, **_: shutil.copytree(sys.argv[3], out)
models.prepare.replace_folder = lambda *_: os.kill(os.getpid(), signal.SIGKILL)
models.prepare.prepare(MARIAN, Path(sys.argv[1]), endpoint=sys.argv[2], keep_checkpoint=True)
"""


def test_killed_before_the_rename_is_not_installed(
    hub: Hub, models_dir: Path, tiny_marian_checkpoint: Path, request: pytest.FixtureRequest
) -> None:
    """A process killed just before the rename leaves nothing that looks installed; the next one tidies up."""
    folder = converted(tiny_marian_checkpoint, "int8")
    command = [sys.executable, "-c", KILLED, str(models_dir), hub.endpoint, str(folder)]
    done = subprocess.run(command, cwd=request.config.rootpath, check=False)
    assert done.returncode == -signal.SIGKILL
    home = models_dir / MARIAN.name
    assert list(home.glob(".int8-*"))
    assert_not_installed(models_dir)
    prepare(MARIAN, models_dir, endpoint=hub.endpoint)
    assert sorted(path.name for path in home.iterdir()) == [".lock", "int8", "recorded.json"]


def test_two_at_once_take_turns(hub: Hub, models_dir: Path) -> None:
    """Two preparations at once end in one transfer and one model."""
    threads = [Thread(target=prepare, args=(MARIAN, models_dir), kwargs={"endpoint": hub.endpoint}) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sum("/stored/" in path for _, path, _ in hub.requests) == 1
    assert find(MARIAN, models_dir).manifest is not None


def test_missing_pytorch_is_noticed_first(hub: Hub, models_dir: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where PyTorch is not installed, the message says how to install it, before anything is downloaded."""
    monkeypatch.setattr(util, "find_spec", lambda _: None)
    with pytest.raises(EngineFailure, match=r"requirements-models\.txt"):
        prepare(MARIAN, models_dir, endpoint=hub.endpoint)
    assert hub.requests == []


def test_bundled_model_is_converted_without_a_hub(checkpoint: Path, models_dir: Path) -> None:
    """Another precision of the bundled model comes from its own checkpoint, though it is bundled in int8."""
    convert(checkpoint, checkpoint.parent / "ctranslate2-int8", precision="int8")
    write_recorded(GoldenPair(SOURCE, (TARGET,), 60.0), checkpoint.parent / "golden.json")
    entry = CATALOGUE["starter"]
    installed = prepare(
        entry, models_dir, endpoint="http://127.0.0.1:9", precision="float32", bundled_dir=checkpoint.parent
    )
    assert installed.golden == GoldenPair(SOURCE, (TARGET,), 60.0)
    assert installed.precision == "float32"
    verify(installed)


@pytest.mark.parametrize("content", ["", "[]", '{"commit": "x"}'])
def test_damaged_record_is_refused(hub: Hub, models_dir: Path, content: str) -> None:
    """A record of the first download that cannot be read is not silently replaced: it is what trust rests on."""
    home = models_dir / MARIAN.name
    home.mkdir(parents=True)
    (home / "recorded.json").write_text(content, encoding="utf-8")
    with pytest.raises(CheckpointInvalid, match=r"recorded\.json"):
        prepare(MARIAN, models_dir, endpoint=hub.endpoint)
