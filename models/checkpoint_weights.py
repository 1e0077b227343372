"""A published checkpoint's weights as its file holds them, mapped into memory where the format allows.

Knows the two file formats; knows no model.
"""

import zipfile
from pathlib import Path
from typing import Any

WEIGHTS = ("model.safetensors", "pytorch_model.bin")

# PyTorch is imported where it is used, so that a machine that only serves can do without; hence no types of its own.
Tensor = Any


def read_weights(checkpoint: Path) -> dict[str, Tensor]:
    """Read the tensors by name; a pickle that carries code is refused. Raises what the format's own reader raises."""
    safetensors, pickled = (checkpoint / name for name in WEIGHTS)
    if safetensors.is_file():
        from safetensors.torch import load_file  # noqa: PLC0415

        return dict(load_file(safetensors))
    import torch  # noqa: PLC0415

    # Files from before PyTorch 1.6 are not zip archives and cannot be mapped into memory.
    return dict(torch.load(pickled, map_location="cpu", weights_only=True, mmap=zipfile.is_zipfile(pickled)))
