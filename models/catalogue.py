"""The models this project knows: where each is published, pinned to a commit, its files, license and golden pair.

Knows no disk and no network. A checksum that has not been seen at its source is left empty, never guessed: it is
recorded at the first download and verified ever after (trust on first use); what the hub itself says about a file,
its size and hash, is verified at every download.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from models.errors import UnknownModel
from models.golden import GoldenDocument, GoldenPair

Architecture = Literal["marian", "mt5"]
Role = Literal["translator", "summarizer"]
PINNED = frozenset("0123456789abcdef")
COMMIT_LENGTH = 40


@dataclass(frozen=True, slots=True)
class PublishedFile:
    """A file of a published model: its size in bytes and SHA-256 (hexadecimal) where they are known."""

    name: str
    size: int | None = None
    sha256: str | None = None


@dataclass(frozen=True, slots=True)
class CatalogueEntry:
    """One model. `hub` is its id on the hub, None where it is bundled with this project.

    `revision` is a commit, or a branch whose commit is recorded at the first download. `languages` are (source,
    target) of a translator and (language, same) of a summarizer. `window` is the most source tokens, end of sentence
    included. `golden` is None where `golden.json` beside the weights holds it. `uncertain_below` is the probability
    (0-1, geometric mean per token) under which a translation is to be distrusted, None where nobody measured it.
    `corrects_names`: whether names that are known are put right in its translations, as was measured to be safe for it.
    `copies_terms`: whether it was trained to copy English words that stand in the Arabic (docs/training.md).
    `trimmed`: whether it is prepared without the tokens that neither Arabic nor English needs (decision 0022).
    """

    name: str
    hub: str | None
    revision: str
    files: tuple[PublishedFile, ...]
    architecture: Architecture
    role: Role
    languages: tuple[str, str]
    window: int
    license: str
    golden: GoldenPair | GoldenDocument | None
    attribution: str
    uncertain_below: float | None = None
    corrects_names: bool = False
    copies_terms: bool = False
    trimmed: bool = False

    @property
    def pinned(self) -> bool:
        """Whether the revision is a commit and not a branch, which can move."""
        return len(self.revision) == COMMIT_LENGTH and set(self.revision) <= PINNED


GOLDEN_SENTENCE = GoldenPair(
    source="أعلنت وزارة الصحة اليوم افتتاح مستشفى جديد في القاهرة.",
    references=(
        "The Ministry of Health today announced the opening of a new hospital in Cairo.",
        "The Ministry of Health announced today the opening of a new hospital in Cairo.",
        "The Health Ministry announced the opening of a new hospital in Cairo today.",
        "The health ministry said today that a new hospital has opened in Cairo.",
    ),
    # Right translations in other words score 59 and more; gibberish, copies and loops 35 and less.
    least_chrf=55.0,
)

GOLDEN_DOCUMENT = GoldenDocument(
    sentences=(
        "أعلنت وزارة الصحة المصرية يوم الثلاثاء افتتاح مستشفى جديد للأطفال في مدينة الإسكندرية.",
        "وقالت الوزارة في بيان إن المستشفى الجديد يضم مئتي سرير وأربع غرف عمليات، وإن بناءه استغرق ثلاث سنوات.",
        "وحضر وزير الصحة حفل الافتتاح، وقال إن المستشفى سيخدم الأطفال في الإسكندرية والمحافظات القريبة منها.",
        "وأضاف الوزير أن الحكومة تعتزم بناء مستشفيات جديدة للأطفال في مدن أخرى خلال العام المقبل.",
        "ورحب سكان المدينة بافتتاح المستشفى، وقالوا إنهم كانوا يسافرون إلى القاهرة لعلاج أطفالهم.",
    ),
)

# Commits and exact sizes of small files: the hub's own pages huggingface.co/<id>/tree/<commit>.
_ENTRIES = (
    CatalogueEntry(
        name="starter",
        hub=None,
        revision="bundled",
        files=tuple(
            PublishedFile(name)
            for name in ("source.spm", "target.spm", "vocab.json", "config.json", "model.safetensors")
        ),
        architecture="marian",
        role="translator",
        languages=("ar", "en"),
        window=512,
        license="see the model card",
        golden=None,
        attribution="Mujaz starter translator, trained from scratch for this project; gist quality.",
        # The reliability table in docs/checks.md: what is below is wrong more often than right.
        uncertain_below=0.48,
        corrects_names=True,
        copies_terms=True,
    ),
    CatalogueEntry(
        name="opus-mt-ar-en",
        hub="Helsinki-NLP/opus-mt-ar-en",
        revision="f830c0f121521df2551726dd799a0c47b0f67841",
        files=(
            PublishedFile("source.spm"),
            PublishedFile("target.spm"),
            PublishedFile("vocab.json"),
            PublishedFile("config.json"),
            PublishedFile("generation_config.json", size=293),
            PublishedFile("tokenizer_config.json", size=42),
            PublishedFile("pytorch_model.bin"),
        ),
        architecture="marian",
        role="translator",
        languages=("ar", "en"),
        window=512,
        license="Apache-2.0",
        golden=GOLDEN_SENTENCE,
        attribution="OPUS-MT by the Language Technology Research Group at the University of Helsinki, trained on OPUS.",
    ),
    CatalogueEntry(
        name="opus-mt-tc-big-ar-en",
        hub="Helsinki-NLP/opus-mt-tc-big-ar-en",
        revision="d290aaebf6287778635236bc726e9c94fd0bcfd3",
        files=(
            PublishedFile("source.spm"),
            PublishedFile("target.spm"),
            PublishedFile("vocab.json"),
            PublishedFile("config.json"),
            PublishedFile("generation_config.json", size=301),
            PublishedFile("tokenizer_config.json", size=337),
            PublishedFile("pytorch_model.bin"),
        ),
        architecture="marian",
        role="translator",
        languages=("ar", "en"),
        window=512,
        license="CC BY 4.0",
        golden=GOLDEN_SENTENCE,
        attribution="OPUS-MT by the Language Technology Research Group at the University of Helsinki, trained on the "
        "Tatoeba Challenge data.",
    ),
    CatalogueEntry(
        name="mT5_multilingual_XLSum",
        hub="csebuetnlp/mT5_multilingual_XLSum",
        revision="2437a524effdbadc327ced84595508f1e32025b3",
        files=(
            PublishedFile("spiece.model"),
            PublishedFile("config.json", size=730),
            PublishedFile("pytorch_model.bin"),
            PublishedFile("tokenizer_config.json", size=375),
            PublishedFile("special_tokens_map.json", size=65),
        ),
        architecture="mt5",
        role="summarizer",
        languages=("ar", "ar"),
        window=512,
        license="CC BY-NC-SA 4.0",
        golden=GOLDEN_DOCUMENT,
        attribution="mT5 fine-tuned on XL-Sum by the BUET CSE NLP Group (Hasan et al. 2021).",
        trimmed=True,
    ),
)

CATALOGUE: Mapping[str, CatalogueEntry] = MappingProxyType({entry.name: entry for entry in _ENTRIES})

PROFILES: Mapping[str, tuple[CatalogueEntry, ...]] = MappingProxyType(
    {
        "starter": (CATALOGUE["starter"],),
        "standard": (CATALOGUE["opus-mt-ar-en"], CATALOGUE["mT5_multilingual_XLSum"]),
        "quality": (CATALOGUE["opus-mt-tc-big-ar-en"], CATALOGUE["mT5_multilingual_XLSum"]),
    }
)


def entry(name: str) -> CatalogueEntry:
    """Return the model of that name; raises `UnknownModel`, naming those there are."""
    try:
        return CATALOGUE[name]
    except KeyError as error:
        raise UnknownModel(f"No model is called {name!r}; there are {', '.join(CATALOGUE)}") from error
