"""A Marian checkpoint of a published shape that says what the shipped starter says.

Every number of the starter's residual stream is carried by several (Net2Net, Chen et al. 2016): rows are repeated,
columns repeated and divided, so every layer computes what it did, at the published width. The layers that the starter
lacks read the difference between two copies of the same number, which is zero, through dense random matrices: they cost
what a layer costs and add nothing, also in int8. Where the published activation is swish and the starter's is ReLU, the
input of the activation is scaled up, for swish(k x) / k comes to ReLU.

Knows torch and the starter's files; no engine.
"""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from safetensors.torch import load_file
from torch import Tensor

from bench.checkpoints.configurations import MARIAN_LAYERS, write_json, write_marian_files
from bench.checkpoints.pieces import write_joint
from models.tokenization import MarianTokenizer

STEEP = 64.0
"""How far the input of swish is scaled up; a kink as round as int8 arithmetic is anyway."""
NEVER = -30.0
"""The bias of a filler piece: a factor of e ** -30 to its probability."""
SPREAD = 0.05
"""Standard deviation of what is drawn at random, about that of trained weights."""
PERIOD = 10_000
"""Of Marian's sinusoidal positions, as in Vaswani et al. 2017."""


@dataclass(frozen=True, slots=True)
class Widening:
    """Which old unit each new unit is a copy of: in the residual stream, in the attention heads, in the feed-forward.

    `heads` and `units` say how many copies a head has and a unit within its head.
    """

    stream: Tensor
    inner: Tensor
    hidden: Tensor
    copies: int
    units: int
    steep: float

    @classmethod
    def between(cls, narrow: dict[str, Any], wide: dict[str, Any]) -> "Widening":
        """Compare two configurations; widths and heads must be multiples, hidden units are copied as often as fits."""
        copies = wide["d_model"] // narrow["d_model"]
        heads = wide["encoder_attention_heads"] // narrow["encoder_attention_heads"]
        units = copies // heads
        size = narrow["d_model"] // narrow["encoder_attention_heads"]
        inner = torch.arange(narrow["d_model"]).view(-1, 1, size, 1).expand(-1, heads, -1, units).reshape(-1)
        return cls(
            stream=torch.arange(narrow["d_model"]).repeat_interleave(copies),
            inner=inner,
            hidden=torch.arange(wide["encoder_ffn_dim"]) % narrow["encoder_ffn_dim"],
            copies=copies,
            units=units,
            steep=STEEP if wide["activation_function"] == "swish" else 1.0,
        )

    def layer_weight(self, name: str, value: Tensor) -> Tensor:
        """Widen a tensor of a layer, told by the last two parts of its name."""
        module, kind = name.split(".")[-2:]
        outputs = {"fc1": self.hidden, "fc2": self.stream, "out_proj": self.stream}
        inputs = {"fc1": self.stream, "fc2": self.hidden, "out_proj": self.inner}
        output = self.stream if module.endswith("norm") else outputs.get(module, self.inner)
        wide = value[output]
        if kind == "weight" and value.dim() > 1:
            source = inputs.get(module, self.stream)
            wide = wide[:, source] / torch.bincount(source)[source]
        # The dot product of a query and a key has `units` times the terms; the engine divides by the root of that.
        scale = {"q_proj": self.units**-0.5, "fc1": self.steep}.get(module, 1.0)
        return wide / self.steep if (module, kind) == ("fc2", "weight") else wide * scale


def build_marian(folder: Path, starter: Path, sizes: dict[str, Any]) -> None:
    """Write the checkpoint: the three JSON files, both SentencePiece models, vocab.json and pytorch_model.bin."""
    write_marian_files(folder, sizes)
    vocabulary = write_joint(starter, folder, sizes["vocab_size"], sizes["eos_token_id"])
    write_json(folder, "vocab.json", vocabulary)
    known = MarianTokenizer.load(starter).vocabulary
    narrow = {name: value.float() for name, value in load_file(starter / "model.safetensors").items()}
    rows = torch.tensor([vocabulary[token] for token in known])
    weights = widened(narrow, _read_configuration(starter), sizes, rows)
    large = sizes["torch_dtype"] == "float16"
    if large:  # opus-mt-tc-big's files hold a second, untrained output layer; the older models' hold none
        weights["lm_head.weight"] = torch.randn(weights["model.shared.weight"].shape) * SPREAD
        weights = {name: value.half() for name, value in weights.items()}
    torch.save(weights, folder / "pytorch_model.bin", _use_new_zipfile_serialization=large)


def _read_configuration(checkpoint: Path) -> dict[str, Any]:
    content: dict[str, Any] = json.loads((checkpoint / "config.json").read_text(encoding="utf-8"))
    return content


def widened(narrow: dict[str, Tensor], old: dict[str, Any], new: dict[str, Any], rows: Tensor) -> dict[str, Tensor]:
    """Return the weights of the wide model; `rows` are the wide vocabulary's ids of the narrow one's tokens."""
    torch.manual_seed(0)
    widening = Widening.between(old, new)
    weights: dict[str, Tensor] = {}
    for side in ("encoder", "decoder"):
        prefix = f"model.{side}.layers."
        have = old[f"{side}_layers"]
        weights |= {
            name: widening.layer_weight(name, value) for name, value in narrow.items() if name.startswith(prefix)
        }
        for index in range(have, MARIAN_LAYERS):
            weights |= idle_layer(
                {name: value for name, value in weights.items() if name.startswith(f"{prefix}0.")}, index, widening
            )
        _move_last_norm(weights, prefix, have - 1)
        weights[f"model.{side}.embed_positions.weight"] = positions(new["max_position_embeddings"], old["d_model"])[
            :, widening.stream
        ]
    _scale_output(weights, widening.copies)
    return weights | _vocabulary(narrow, new, rows, widening)


def idle_layer(pattern: dict[str, Tensor], index: int, widening: Widening) -> dict[str, Tensor]:
    """Draw a layer of the shapes of another that adds nothing: values and hidden units are differences of copies."""
    signs = torch.ones(widening.copies)
    signs[1::2] = -1
    made = {}
    for name, value in pattern.items():
        new = name.replace(".layers.0.", f".layers.{index}.")
        module, kind = name.split(".")[-2:]
        if value.dim() == 1:
            made[new] = (
                torch.ones_like(value) if module.endswith("norm") and kind == "weight" else torch.zeros_like(value)
            )
        elif module in ("v_proj", "fc1"):
            half = torch.randn(len(value), value.shape[1] // widening.copies) * SPREAD
            made[new] = half.repeat_interleave(widening.copies, dim=1) * signs.repeat(half.shape[1])
        else:
            made[new] = torch.randn(value.shape) * SPREAD
    return made


def _move_last_norm(weights: dict[str, Tensor], prefix: str, last: int) -> None:
    """Let the starter's last layer hand on plain normalized numbers, which normalizing again does not change.

    What its normalization scaled and shifted is done by the very last layer instead.
    """
    for kind, plain in (("weight", torch.ones), ("bias", torch.zeros)):
        name = f"{prefix}{last}.final_layer_norm.{kind}"
        weights[f"{prefix}{MARIAN_LAYERS - 1}.final_layer_norm.{kind}"] = weights[name]
        if last != MARIAN_LAYERS - 1:
            weights[name] = plain(weights[name].shape)


def _scale_output(weights: dict[str, Tensor], copies: int) -> None:
    """Keep the logits as they were: the product with the embeddings has more terms, the embeddings are scaled down."""
    for kind in ("weight", "bias"):
        name = f"model.decoder.layers.{MARIAN_LAYERS - 1}.final_layer_norm.{kind}"
        weights[name] = weights[name] * copies**-0.5


def _vocabulary(
    narrow: dict[str, Tensor], sizes: dict[str, Any], rows: Tensor, widening: Widening
) -> dict[str, Tensor]:
    """Return embeddings and output bias: known pieces as in the starter, the others random and never said."""
    shared = torch.randn(sizes["vocab_size"], sizes["d_model"]) * SPREAD
    # The engine multiplies embeddings by the root of the width.
    shared[rows] = narrow["model.shared.weight"][:, widening.stream] * widening.copies**-0.5
    bias = torch.full((1, sizes["vocab_size"]), NEVER)
    bias[0, rows] = narrow["final_logits_bias"][0]
    names = ("model.shared.weight", "model.encoder.embed_tokens.weight", "model.decoder.embed_tokens.weight")
    return dict.fromkeys(names, shared) | {"final_logits_bias": bias}


def positions(count: int, width: int) -> Tensor:
    """Compute Marian's positions: sines in the first half of the width, cosines in the second."""
    rates = PERIOD ** (-torch.arange(0, width, 2, dtype=torch.float64) / width)
    angles = torch.arange(count, dtype=torch.float64)[:, None] * rates
    return torch.cat([angles.sin(), angles.cos()], dim=1).float()
