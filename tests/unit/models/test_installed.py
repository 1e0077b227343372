"""What counts as installed, and what `verify` finds out."""

import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from models.catalogue import CATALOGUE
from models.checksums import FileRecord, hash_file, hash_folder
from models.convert import convert
from models.errors import CheckpointInvalid, ModelNotInstalled
from models.golden import GoldenPair, write_recorded
from models.installed import InstalledModel, Manifest, find, folder_of, list_installed, verify

ENTRY = CATALOGUE["opus-mt-ar-en"]
STARTER = CATALOGUE["starter"]


@pytest.fixture(scope="module")
def converted(tiny_marian_checkpoint: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Convert the tiny Marian checkpoint once."""
    folder = tmp_path_factory.mktemp("installed") / "converted"
    convert(tiny_marian_checkpoint, folder, precision="int8")
    return folder


@pytest.fixture
def models_dir(converted: Path, tmp_path: Path) -> Path:
    """Return a folder of models with one in it, as a preparation leaves it."""
    folder = folder_of(ENTRY, tmp_path / "models", "int8")
    shutil.copytree(converted, folder)
    write_manifest(folder)
    return tmp_path / "models"


@pytest.fixture
def bundled_dir(converted: Path, tmp_path: Path) -> Path:
    """Return a folder as the bundled starter's."""
    shutil.copytree(converted, tmp_path / "starter" / "ctranslate2-int8")
    write_recorded(GoldenPair("القاهرة", ("Cairo",), 60.0), tmp_path / "starter" / "golden.json")
    return tmp_path / "starter"


def test_a_bundled_dictionary_is_found(bundled_dir: Path, models_dir: Path) -> None:
    """What the bundled translator saw its words stand for lies beside its golden sentence; other models have none."""
    found = find(STARTER, models_dir, bundled_dir=bundled_dir)
    assert found.dictionary is None
    (bundled_dir / "dictionary.tsv").write_text("وزر\tminist\n", encoding="utf-8")
    assert found.dictionary
    assert found.dictionary.stems == {"وزر": "minist"}
    assert find(ENTRY, models_dir, bundled_dir=bundled_dir).dictionary is None


def write_manifest(folder: Path, **changes: str) -> None:
    """Write the manifest of the files that are there."""
    (folder / "manifest.json").unlink(missing_ok=True)
    manifest = Manifest(
        model=ENTRY.name,
        hub=ENTRY.hub,
        commit=ENTRY.revision,
        architecture="marian",
        precision="int8",
        files=hash_folder(folder),
        published=(FileRecord("vocab.json", 1, "0" * 64),),
        versions={"ctranslate2": "4"},
        golden="passed",
        prepared_at="2026-01-01T00:00:00+00:00",
    )
    replace(manifest, **changes).write(folder)  # type: ignore[arg-type]


def installed(models_dir: Path) -> InstalledModel:
    """Find the model that is there."""
    return find(ENTRY, models_dir)


def test_prepared_model_is_found(models_dir: Path) -> None:
    """A prepared model is found with its commit as revision and its golden pair, and verifies."""
    found = installed(models_dir)
    assert found.folder == models_dir / "opus-mt-ar-en" / "int8"
    assert found.revision == ENTRY.revision
    assert found.golden == ENTRY.golden
    verify(found)


def test_copied_folder_is_found(models_dir: Path, tmp_path: Path) -> None:
    """A prepared folder that was copied from another machine is as good as one prepared here."""
    shutil.copytree(models_dir, tmp_path / "elsewhere")
    found = find(ENTRY, tmp_path / "elsewhere")
    assert found.folder.is_relative_to(tmp_path / "elsewhere")
    verify(found)


@pytest.mark.parametrize("precision", ["float32", "int16"])
def test_other_precision_is_not_installed(models_dir: Path, precision: str) -> None:
    """A model is installed in the precisions in which it was prepared, and the message says how to get it."""
    with pytest.raises(ModelNotInstalled, match="mujaz models prepare opus-mt-ar-en"):
        find(ENTRY, models_dir, precision)


@pytest.mark.parametrize("content", [None, "", "[]", "{}", '{"files": [], "published": []}', "not JSON"])
def test_folder_without_a_whole_manifest_does_not_count(models_dir: Path, content: str | None) -> None:
    """A folder whose manifest is missing or damaged is not installed, however complete the rest is."""
    path = models_dir / ENTRY.name / "int8" / "manifest.json"
    path.unlink() if content is None else path.write_text(content, encoding="utf-8")
    with pytest.raises(ModelNotInstalled):
        installed(models_dir)


def test_missing_or_shortened_file_is_noticed_at_once(models_dir: Path) -> None:
    """A file that is gone or of another size is named without reading any."""
    path = models_dir / ENTRY.name / "int8" / "model.bin"
    with path.open("r+b") as file:
        file.truncate(100)
    with pytest.raises(ModelNotInstalled, match=r"model\.bin"):
        installed(models_dir)
    path.unlink()
    with pytest.raises(ModelNotInstalled, match=r"model\.bin"):
        installed(models_dir)


@pytest.mark.parametrize("changes", [{"model": "opus-mt-tc-big-ar-en"}, {"precision": "float32"}])
def test_manifest_of_another_model_does_not_count(models_dir: Path, changes: dict[str, str]) -> None:
    """A folder that was copied to the wrong place is not taken for what its place says."""
    write_manifest(models_dir / ENTRY.name / "int8", **changes)
    with pytest.raises(ModelNotInstalled, match="another model"):
        installed(models_dir)


def test_changed_bytes_are_found_by_verify(models_dir: Path) -> None:
    """A byte changed without changing the size is found when the files are read."""
    path = models_dir / ENTRY.name / "int8" / "model.bin"
    with path.open("r+b") as file:
        file.seek(-1, 2)
        file.write(b"\x7f")
    with pytest.raises(CheckpointInvalid, match=r"model\.bin"):
        verify(installed(models_dir))


def test_other_tokens_are_found_by_verify(bundled_dir: Path, tmp_path: Path) -> None:
    """Where the published tokenizer cuts text otherwise than ours, the model does not verify."""
    folder = bundled_dir / "ctranslate2-int8"
    config = json.loads((folder / "tokenizer_config.json").read_text(encoding="utf-8"))
    changed = json.dumps(config | {"sp_model_kwargs": {"add_bos": True}})
    (folder / "tokenizer_config.json").write_text(changed, encoding="utf-8")
    with pytest.raises(CheckpointInvalid, match="line 1"):
        verify(find(STARTER, tmp_path, bundled_dir=bundled_dir))


def test_bundled_model_is_found_without_a_manifest(bundled_dir: Path, tmp_path: Path) -> None:
    """The bundled model is named by its weights' hash and brings its golden pair."""
    found = find(STARTER, tmp_path, bundled_dir=bundled_dir)
    assert hash_file(found.folder / "model.bin").sha256.startswith(found.revision)
    assert found.golden == GoldenPair("القاهرة", ("Cairo",), 60.0)
    verify(found)


def test_bundled_weights_serve_every_precision(bundled_dir: Path, tmp_path: Path) -> None:
    """Where the starter is bundled in int8 only, that is what is found, under its true name."""
    found = find(STARTER, tmp_path, "float32", bundled_dir=bundled_dir)
    assert (found.folder.name, found.precision) == ("ctranslate2-int8", "int8")


def test_absent_bundle_is_not_installed(tmp_path: Path) -> None:
    """A repository without the starter's weights says so."""
    with pytest.raises(ModelNotInstalled):
        find(STARTER, tmp_path, bundled_dir=tmp_path)


def test_list_names_what_is_there(models_dir: Path, bundled_dir: Path) -> None:
    """Everything on this disk is listed, damaged folders are not."""
    broken = models_dir / ENTRY.name / "float32"
    broken.mkdir()
    (broken / "manifest.json").touch()
    found = list_installed(models_dir, bundled_dir=bundled_dir)
    assert [(model.entry.name, model.precision) for model in found] == [("starter", "int8"), ("opus-mt-ar-en", "int8")]


def test_nothing_is_listed_where_nothing_is(tmp_path: Path) -> None:
    """An empty machine has no models."""
    assert list_installed(tmp_path / "absent", bundled_dir=tmp_path) == ()
