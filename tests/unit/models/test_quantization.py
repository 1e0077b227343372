"""int8 weights lose little, and no processor can lose more."""

import numpy as np
import pytest
import torch
from ctranslate2.specs.transformer_spec import FeedForwardSpec
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from numpy.typing import NDArray

from models.quantization import LEVELS, quantize, round_rows

INT16 = np.iinfo(np.int16)
ROW = st.floats(-1e3, 1e3, width=32)


def test_no_processor_cuts_off() -> None:
    """Two products of the largest weights and activations fit into the 16 bits in which some processors add them."""
    activations = 255
    assert 2 * LEVELS * activations <= INT16.max
    assert -2 * LEVELS * activations >= INT16.min


@given(arrays(np.float32, st.tuples(st.integers(1, 4), st.integers(1, 6)), elements=ROW))
def test_every_weight_is_within_half_a_step(matrix: NDArray[np.float32]) -> None:
    """Divided by its row's scale, a whole number is the weight, give or take half a step; none is too large."""
    rounded, scale = round_rows(matrix)
    assert rounded.dtype == np.int8
    assert np.abs(rounded).max() <= LEVELS
    assert np.isfinite(scale).all()
    step = 1 / scale.astype(np.float64)[:, np.newaxis]
    assert (np.abs(rounded * step - matrix) <= 0.501 * step).all()


@pytest.mark.parametrize("row", [[0.0, 0.0], [1e-41, -1e-41]], ids=["zeros", "too small to scale"])
def test_rows_next_to_nothing(row: list[float]) -> None:
    """They are rounded to nothing, without a scale that is infinite or not a number."""
    rounded, scale = round_rows(np.array([row], dtype=np.float32))
    assert not rounded.any()
    assert scale == [1.0]


def test_the_input_is_left_alone() -> None:
    """The weights are not scaled in place: tensors may be shared."""
    matrix = np.array([[1.0, -2.0]], dtype=np.float32)
    round_rows(matrix)
    assert matrix.tolist() == [[1.0, -2.0]]


def test_a_model_is_rounded_wherever_a_weight_has_a_scale() -> None:
    """Weights are rounded, what else a layer has is not, and the name of a tensor elsewhere stays a name."""
    layers = FeedForwardSpec()
    for linear in (layers.linear_0, layers.linear_1):
        linear.weight, linear.bias = torch.randn(3, 5), torch.ones(3)
    layers.layer_norm.gamma = layers.layer_norm.beta = torch.ones(5)
    layers.validate()
    layers.linear_1.weight = "linear_0/weight"
    quantize(layers)
    assert layers.linear_0.weight.dtype == "int8"
    assert np.abs(layers.linear_0.weight.numpy()).max(axis=1).tolist() == [LEVELS] * 3
    assert layers.linear_0.weight_scale.shape == (3,)
    assert layers.linear_0.bias.dtype == "float32"
    assert layers.layer_norm.gamma.dtype == "float32"
    assert layers.linear_1.weight == "linear_0/weight"
