"""int8 weights that every processor adds up alike: they use seven of their eight bits.

Knows CTranslate2's specification of a model; knows no architecture.
"""

from typing import Any

import numpy as np
from numpy.typing import NDArray

LEVELS = 64
"""The largest weight. Processors without the VNNI instructions (most made before 2019, AMD's before Zen 4) add the
products of two weights with activations of up to 255 in 16 bits and cut off what does not fit; 2 * 64 * 255 fits.
With CTranslate2's own 127 the starter lost 3.2 BLEU on such a machine (decision 0027)."""

Spec = Any


def quantize(spec: Spec) -> None:
    """Round every weight that has a scale beside it to whole numbers of at most `LEVELS`, a scale for each row."""
    from ctranslate2.specs.model_spec import NumpyVariable, visit_spec  # noqa: PLC0415 (it imports PyTorch)

    def round_weight(layer: Spec, name: str, weight: Spec) -> None:
        attribute = name.rpartition("/")[2]
        # An alias, the name of a tensor that is stored elsewhere, is rounded there.
        if hasattr(layer, f"{attribute}_scale") and not isinstance(weight, str):
            rounded, scale = round_rows(weight.to("float32").numpy())
            setattr(layer, attribute, NumpyVariable(rounded))
            setattr(layer, f"{attribute}_scale", NumpyVariable(scale))

    visit_spec(spec, round_weight)


def round_rows(matrix: NDArray[np.float32]) -> tuple[NDArray[np.int8], NDArray[np.float32]]:
    """Return a matrix of (rows, columns) in whole numbers, and what each row was multiplied by."""
    largest = np.abs(matrix).max(axis=1)
    # A row of nothing but zeros, or of numbers too small to scale up in float32, stays as it is.
    scale = LEVELS / np.where(largest > LEVELS / np.finfo(np.float32).max, largest, np.float32(LEVELS))
    rounded = np.rint(matrix * scale[:, np.newaxis]).astype(np.int8)
    return rounded, scale.astype(np.float32)
