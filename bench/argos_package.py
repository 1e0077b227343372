"""Packs a converted Marian folder as an Argos package, so that LibreTranslate can serve the very same weights.

Knows the layout of the `.argosmodel` zip, as Argos Translate 1.12 reads it; starts and installs nothing.
"""

import json
import zipfile
from pathlib import Path

LANGUAGES = {"from_code": "ar", "from_name": "Arabic", "to_code": "en", "to_name": "English"}
VERSIONS = {"package_version": "1.0", "argos_version": "1.12"}
WEIGHTS = "model.bin", "shared_vocabulary.json"


def pack(folder: Path, splitter: Path, package: Path) -> None:
    """Write a folder that `models.convert` made, and a saved spaCy pipeline that splits sentences, as a package."""
    root = Path("translate-ar_en-1_0")
    with zipfile.ZipFile(package, "w") as archive:
        archive.writestr(str(root / "metadata.json"), json.dumps({**LANGUAGES, **VERSIONS, "type": "translate"}))
        archive.writestr(str(root / "model" / "config.json"), ending_sources(folder / "config.json"))
        for name in WEIGHTS:
            archive.write(folder / name, root / "model" / name)
        archive.write(folder / "source.spm", root / "sentencepiece.model")
        for path in sorted(splitter.rglob("*")):
            archive.write(path, root / "spacy" / path.relative_to(splitter))


def pack_nothing(package: Path) -> None:
    """Write a package that translates nothing: LibreTranslate goes online while it has fewer than two."""
    with zipfile.ZipFile(package, "w") as archive:
        archive.writestr("nothing-1_0/metadata.json", json.dumps({**VERSIONS, "type": "none"}))


def ending_sources(config: Path) -> str:
    """Return a model's `config.json` so that CTranslate2 ends each source with `</s>`: Argos passes bare pieces."""
    return json.dumps({**json.loads(config.read_text(encoding="utf-8")), "add_source_eos": True})
