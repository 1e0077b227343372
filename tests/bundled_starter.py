"""The bundled starter's weights in a folder of the test's own, with a golden sentence of the test's own."""

from pathlib import Path

from models.ctranslate2_engine import CTranslate2Translator
from models.golden import record, write_recorded
from models.installed import GOLDEN
from service.settings import STARTER, Settings

SENTENCE = "افتتحت الوزارة المعرض في القاهرة."
CONVERTED = "ctranslate2-int8"


def starter_settings(folder: Path, **others: object) -> Settings:
    """Point at the bundled weights through a folder of the test's own, so that it may have its own golden sentence."""
    (folder / CONVERTED).symlink_to(STARTER / CONVERTED)
    return Settings(starter_dir=folder, models_dir=folder / "none", workers=1, beam_size=2, **others)


def record_golden(folder: Path) -> None:
    """Record what the bundled weights say of the golden sentence."""
    translator = CTranslate2Translator.load(
        STARTER / CONVERTED, model="starter", revision="test", precision="int8", workers=1
    )
    write_recorded(record(translator, SENTENCE), folder / GOLDEN)
