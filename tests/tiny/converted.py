"""The tiny checkpoints on CTranslate2, converted once for each precision."""

from pathlib import Path

from models.convert import convert


def converted(checkpoint: Path, precision: str) -> Path:
    """Return the checkpoint's CTranslate2 folder beside it, made on first use."""
    folder = checkpoint.with_name(f"{checkpoint.name}-ctranslate2-{precision}")
    if not folder.exists():
        convert(checkpoint, folder, precision=precision)
    return folder
