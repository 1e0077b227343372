"""What models are on this disk, ready to be loaded, and whether they are still what was prepared.

Layout: `<models_dir>/<name>/<precision>/` holds a converted model with its `manifest.json`; a folder without a manifest
does not count. The bundled starter lies in the repository. Knows no hub, no torch, and loads no model.
"""

import json
import warnings
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from importlib import import_module
from pathlib import Path

from models.catalogue import CATALOGUE, CatalogueEntry
from models.checksums import FileRecord, hash_file
from models.dictionary import Dictionary
from models.errors import CheckpointInvalid, ModelNotInstalled
from models.golden import GoldenDocument, GoldenPair, read_recorded
from models.tokenization import load_tokenizer
from models.vocabulary import FULL

BUNDLED = Path(__file__).resolve().parent / "starter"
MANIFEST = "manifest.json"
WEIGHTS = "model.bin"
GOLDEN = "golden.json"
DICTIONARY = "dictionary.tsv"
REVISION_LETTERS = 12
TOKENIZATION_LINES = (
    "أعلنت وزارة الصحة اليوم افتتاح مستشفى جديد في القاهرة.",
    "هل ارتفعت أسعار النفط بنسبة ٣٫٥٪ في عام 2026؟",
    "قال المتحدث باسم Reuters إن «المفاوضات» مستمرة، ولم يذكر تفاصيل!",
)


@dataclass(frozen=True, slots=True)
class Manifest:
    """How a folder came to be: from which commit, with which tools, and what is in it.

    `files` are those of the folder, the manifest itself left out; `published` those that were downloaded. `golden` is
    "passed" or "skipped: <reason>". `prepared_at` is ISO 8601, UTC. `vocabulary` is "full" or names what was left of
    it; manifests that do not say are from before anything was ever taken.
    """

    model: str
    hub: str | None
    commit: str
    architecture: str
    precision: str
    files: tuple[FileRecord, ...]
    published: tuple[FileRecord, ...]
    versions: Mapping[str, str]
    golden: str
    prepared_at: str
    vocabulary: str = FULL

    @property
    def revision(self) -> str:
        """Name the commit, and the vocabulary where it is not the published one: with it outputs may differ."""
        return self.commit if self.vocabulary == FULL else f"{self.commit}+{self.vocabulary}"

    def write(self, folder: Path) -> None:
        """Write `manifest.json`."""
        text = json.dumps(asdict(self), ensure_ascii=False, indent=2)
        (folder / MANIFEST).write_text(text + "\n", encoding="utf-8")

    @classmethod
    def read(cls, folder: Path) -> "Manifest":
        """Read `manifest.json`; raises `CheckpointInvalid` when it is missing or of another form."""
        try:
            content = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
            for key in ("files", "published"):
                content[key] = tuple(FileRecord(**record) for record in content[key])
            return cls(**content)
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise CheckpointInvalid(f"{folder}: {MANIFEST} is missing or of another form") from error


@dataclass(frozen=True, slots=True)
class InstalledModel:
    """A model that can be loaded from `folder`.

    `manifest` is None for the bundled one, which was not prepared here. `golden_file` is where the golden pair is when
    the catalogue does not hold it; beside it may lie what this translator saw its words stand for.
    """

    entry: CatalogueEntry
    folder: Path
    precision: str
    revision: str
    manifest: Manifest | None
    golden_file: Path

    @property
    def golden(self) -> GoldenPair | GoldenDocument:
        """Return the golden pair to check the model with; raises `CheckpointInvalid` when its file is not right."""
        return self.entry.golden or read_recorded(self.golden_file)

    @property
    def dictionary(self) -> Dictionary | None:
        """Read what a bundled translator saw its words stand for; None for all others.

        Raises `CheckpointInvalid` when the file is not right.
        """
        path = self.golden_file.with_name(DICTIONARY)
        return Dictionary.read(path) if self.entry.hub is None and path.is_file() else None


def find(
    entry: CatalogueEntry, models_dir: Path, precision: str = "int8", *, bundled_dir: Path = BUNDLED
) -> InstalledModel:
    """Find a prepared model, or the bundled one; raises `ModelNotInstalled`, which says how to get it.

    Looks at names and sizes only, which takes no time; `verify` reads the files.
    """
    folder = folder_of(entry, models_dir, precision)
    if (folder / MANIFEST).is_file():
        return _prepared(entry, folder, precision, bundled_dir / GOLDEN)
    if entry.hub is None:
        return _bundled(entry, bundled_dir, precision)
    raise ModelNotInstalled(f"{entry.name} ({precision}) is not in {models_dir}. {_advice(entry)}")


def folder_of(entry: CatalogueEntry, models_dir: Path, precision: str) -> Path:
    """Return where a prepared model belongs."""
    return models_dir / entry.name / precision


def list_installed(models_dir: Path, *, bundled_dir: Path = BUNDLED) -> tuple[InstalledModel, ...]:
    """Return every model of the catalogue that is on this disk, in every precision."""
    found = []
    for entry in CATALOGUE.values():
        prepared = {path.parent.name for path in models_dir.glob(f"{entry.name}/*/{MANIFEST}")}
        for precision in sorted(prepared | ({"int8"} if entry.hub is None else set())):
            try:
                found.append(find(entry, models_dir, precision, bundled_dir=bundled_dir))
            except ModelNotInstalled:
                continue
    return tuple(found)


def verify(installed: InstalledModel) -> None:
    """Read every file and compare with the manifest; compare our tokens with the published tokenizer's.

    Raises `CheckpointInvalid`, naming the files that changed or the line that is cut otherwise.
    """
    for record in installed.manifest.files if installed.manifest else ():
        if hash_file(installed.folder / record.name) != record:
            raise CheckpointInvalid(f"{installed.folder}: {record.name} is not as it was prepared")
    _compare_tokens(installed)


def _prepared(entry: CatalogueEntry, folder: Path, precision: str, golden_file: Path) -> InstalledModel:
    try:
        manifest = Manifest.read(folder)
    except CheckpointInvalid as error:
        raise ModelNotInstalled(f"{error}. {_advice(entry)}") from error
    changed = [
        record.name
        for record in manifest.files
        if not (folder / record.name).is_file() or (folder / record.name).stat().st_size != record.size
    ]
    if changed or (manifest.model, manifest.precision) != (entry.name, precision):
        named = ", ".join(changed) or "it holds another model"
        raise ModelNotInstalled(f"{folder} is damaged: {named}. {_advice(entry)}")
    return InstalledModel(entry, folder, precision, manifest.revision, manifest, golden_file)


def _bundled(entry: CatalogueEntry, bundled_dir: Path, precision: str) -> InstalledModel:
    """Find the bundled weights, whose hash names them as well as a commit would.

    Where they are not bundled in this precision, the int8 ones are found, and named so: a finer arithmetic on rounded
    weights would be slower and no more exact.
    """
    folders = {stored: bundled_dir / f"ctranslate2-{stored}" for stored in (precision, "int8")}
    bundled = next((stored for stored, folder in folders.items() if (folder / WEIGHTS).is_file()), None)
    if bundled is None:
        raise ModelNotInstalled(f"{entry.name} ({precision}) is not bundled in {bundled_dir}. {_advice(entry)}")
    revision = hash_file(folders[bundled] / WEIGHTS).sha256[:REVISION_LETTERS]
    return InstalledModel(entry, folders[bundled], bundled, revision, None, bundled_dir / GOLDEN)


def _advice(entry: CatalogueEntry) -> str:
    return f"Run `mujaz models prepare {entry.name}`."


def _compare_tokens(installed: InstalledModel) -> None:
    ours = load_tokenizer(installed.folder)
    published = _published_ids(installed)
    for number, line in enumerate(TOKENIZATION_LINES, start=1):
        if ours.ids([*ours.encode(line), "</s>"]) != published(line):
            raise CheckpointInvalid(
                f"{installed.folder}: our tokens differ from the published tokenizer's, line {number}"
            )


def _published_ids(installed: InstalledModel) -> Callable[[str], list[int]]:
    # Loading transformers takes seconds, and only this check needs it.
    from transformers import MarianTokenizer, T5Tokenizer  # noqa: PLC0415

    import_module("transformers.utils.logging").set_verbosity_error()  # it takes every large vocabulary for Mistral's
    kind = MarianTokenizer if installed.entry.architecture == "marian" else T5Tokenizer
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # advice on normalizing punctuation, which the tokenizer then does not do
        tokenizer = kind.from_pretrained(str(installed.folder))
    return lambda line: list(tokenizer(line)["input_ids"])
