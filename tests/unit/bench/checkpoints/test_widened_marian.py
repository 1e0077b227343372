"""A Marian model says the same after widening, to any of the published shapes."""

from typing import Any

import pytest
import torch
from transformers import MarianConfig, MarianMTModel

from bench.checkpoints.configurations import MARIAN_LAYERS
from bench.checkpoints.widened_marian import NEVER, widened

TOKENS, PAD = 12, 11


def shape(*, width: int, heads: int, layers: tuple[int, int], tokens: int, activation: str) -> dict[str, Any]:
    """Return a configuration."""
    return {
        "d_model": width,
        "encoder_attention_heads": heads,
        "decoder_attention_heads": heads,
        "encoder_ffn_dim": 2 * width,
        "decoder_ffn_dim": 2 * width,
        "encoder_layers": layers[0],
        "decoder_layers": layers[1],
        "vocab_size": tokens,
        "activation_function": activation,
        "max_position_embeddings": 16,
    }


def marian(sizes: dict[str, Any]) -> MarianMTModel:
    """Make a model of a configuration."""
    pad = sizes["vocab_size"] - 1
    return MarianMTModel(
        MarianConfig(**sizes, scale_embedding=True, pad_token_id=pad, decoder_start_token_id=pad, eos_token_id=0)
    ).eval()  # type: ignore[no-any-return]


@pytest.mark.parametrize(
    ("width", "heads", "activation", "read"),
    [(16, 2, "swish", 2), (32, 4, "relu", MARIAN_LAYERS), (32, 8, "swish", 2)],
    ids=["each unit twice", "each head and unit twice", "each head four times"],
)
def test_widening_changes_nothing(width: int, heads: int, activation: str, read: int) -> None:
    """The logits of the known pieces are the same, those of filler out of reach, and no matrix has zeros."""
    torch.manual_seed(1)
    old = shape(width=8, heads=2, layers=(read, 1), tokens=TOKENS, activation="relu")
    old |= {"encoder_ffn_dim": 12, "decoder_ffn_dim": 12}  # some of these units are copied oftener than others
    new = shape(width=width, heads=heads, layers=(MARIAN_LAYERS, MARIAN_LAYERS), tokens=20, activation=activation)
    narrow = marian(old)
    for name, value in narrow.named_parameters():
        if "embed_positions" not in name:
            torch.nn.init.normal_(value, std=0.4)
    rows = torch.tensor([*range(TOKENS - 1), 19])
    weights = widened(narrow.state_dict(), old, new, rows)
    wide = marian(new)
    assert wide.load_state_dict(weights, strict=False).missing_keys == ["lm_head.weight"]
    source, target = torch.tensor([[4, 7, 2, 0]]), torch.tensor([[PAD, 3, 9]])
    with torch.no_grad():
        before = narrow(input_ids=source, decoder_input_ids=target).logits
        after = wide(input_ids=rows[source], decoder_input_ids=rows[target]).logits
    torch.testing.assert_close(after[..., rows], before, atol=0.05, rtol=0.01)
    assert float(after[..., TOKENS - 1 : 19].max()) < NEVER / 2
    matrices = {name: value for name, value in weights.items() if value.dim() > 1 and "bias" not in name}
    assert {name for name, value in matrices.items() if "positions" not in name and (value == 0).any()} == set()
