"""What is in a package that LibreTranslate is given."""

import json
import zipfile
from pathlib import Path

import pytest

from bench.argos_package import pack, pack_nothing


@pytest.fixture
def weights(tmp_path: Path) -> Path:
    """Make a folder with the files of a converted model."""
    folder = tmp_path / "weights"
    folder.mkdir()
    (folder / "config.json").write_text(json.dumps({"add_source_eos": False, "decoder_start_token": "</s>"}))
    for name in ("model.bin", "shared_vocabulary.json", "source.spm", "target.spm"):
        (folder / name).write_bytes(name.encode())
    return folder


def read(package: Path) -> dict[str, bytes]:
    """Read a package's files by their path below its one root folder."""
    with zipfile.ZipFile(package) as archive:
        return {name.split("/", 1)[1]: archive.read(name) for name in archive.namelist()}


def test_a_package_holds_the_same_weights_and_ends_its_sources(weights: Path, tmp_path: Path) -> None:
    """Weights and pieces go in as they are; only the end of the sentence, which Argos does not add, is asked for."""
    splitter = tmp_path / "splitter"
    (splitter / "vocab").mkdir(parents=True)
    (splitter / "vocab" / "strings.json").write_text("[]")
    pack(weights, splitter, tmp_path / "made.argosmodel")
    files = read(tmp_path / "made.argosmodel")
    assert files["model/model.bin"] == b"model.bin"
    assert files["sentencepiece.model"] == b"source.spm"
    assert json.loads(files["model/config.json"]) == {"add_source_eos": True, "decoder_start_token": "</s>"}
    assert "spacy/vocab/strings.json" in files
    metadata = json.loads(files["metadata.json"])
    assert (metadata["from_code"], metadata["to_code"], metadata["type"]) == ("ar", "en", "translate")


def test_the_second_package_translates_nothing(tmp_path: Path) -> None:
    """It is there to be counted."""
    pack_nothing(tmp_path / "nothing.argosmodel")
    [content] = read(tmp_path / "nothing.argosmodel").values()
    assert json.loads(content)["type"] != "translate"
