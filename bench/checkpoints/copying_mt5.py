"""An mT5 checkpoint of the published shape that copies one sentence of its document and then ends.

Its circuit is wired by hand. Every piece has a random code. In the encoder, heads whose relative position bias looks
one and two pieces back note beside each piece the codes of the two before it. The decoder does the same with what it
has said, and looks for the place in the document where the same two pieces stand: what follows there comes next. After
a full stop it ends. It begins with what follows a full stop, so it says a whole sentence.

All of it uses two layers and six heads; the other layers and heads read directions of the residual stream in which
nothing is ever written, and add nothing. The stream is turned by a random rotation, which root-mean-square
normalization does not notice: so every matrix is dense, and costs what the published one costs, also in int8.

Knows torch and a tokenizer's pieces; no engine.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from torch import Tensor

from bench.checkpoints.configurations import XLSUM, XLSUM_PIECES, write_xlsum_files
from bench.checkpoints.pieces import write_multilingual
from models.tokenization import END, SPACE

LOOK_BACK = 40.0
"""The bias towards the distance a head looks back; everything else is under 10."""
MATCH, MATCH_BEFORE, TASTE = 80.0, 25.0, 3.0
"""Attention for the same last piece, the same piece before it, and the spread of a fixed liking for some pieces, which
decides between places that match alike."""
SURE, SURER = 60.0, 1.2
"""The logit of the piece to say, and how many times that the end has after a mark. Filler rows have logits of about 0,
and there are a quarter of a million of them."""
SPREAD, FAINT = 0.02, 0.002
"""Standard deviations of what is drawn at random; of what carries nothing but rounding errors, the smaller."""
CARRIERS = 3
"""Heads that carry a code together, a third each."""
CONSTANT_SHARE = 0.5
"""What every embedding has in the direction that is the same for all; a code has length 1."""
MARKS = (".", "؟", "?", "!")
SPECIAL = 3
"""How many pieces come before those of text: `<pad>`, `</s>`, `<unk>`."""


@dataclass(frozen=True, slots=True)
class Sizes:
    """The published shape, or a smaller one, and what the directions of the residual stream are used for."""

    width: int
    heads: int
    units: int
    hidden: int
    layers: int
    rows: int
    buckets: int

    @classmethod
    def read(cls, config: dict[str, Any]) -> "Sizes":
        """Read a configuration, which has as many layers on both sides."""
        names = ("d_model", "num_heads", "d_kv", "d_ff", "num_layers", "vocab_size", "relative_attention_num_buckets")
        return cls(*(config[name] for name in names))

    @property
    def code(self) -> int:
        """Return the numbers in a piece's code."""
        return CARRIERS * self.units

    @property
    def own(self) -> slice:
        """Return the place of the piece's own code."""
        return slice(self.code)

    @property
    def last(self) -> slice:
        """Return the place of the code of the piece before."""
        return slice(self.code, 2 * self.code)

    @property
    def other(self) -> slice:
        """Return the place of a third code: in the encoder two pieces back, in the decoder of the piece to say next."""
        return slice(2 * self.code, 3 * self.code)

    @property
    def idle(self) -> slice:
        """Return the directions in which nothing is written."""
        return slice(3 * self.code, self.width - 1)

    @property
    def constant(self) -> int:
        """Return the direction that is the same for every piece."""
        return self.width - 1

    def length(self, codes: int) -> float:
        """Return the length of each code behind a normalization, which makes the whole as long as the root of width."""
        return float((self.width / (codes + CONSTANT_SHARE**2)) ** 0.5)


def build_mt5(folder: Path, starter: Path) -> None:
    """Write the checkpoint: the three JSON files, spiece.model and pytorch_model.bin."""
    write_xlsum_files(folder)
    model = write_multilingual(starter, folder / "spiece.model", XLSUM_PIECES)
    pieces = [piece.piece for piece in model.pieces]
    torch.save(copying_weights(pieces, Sizes.read(XLSUM)), folder / "pytorch_model.bin")


def copying_weights(pieces: Sequence[str], sizes: Sizes) -> dict[str, Tensor]:
    """Wire the circuit for the pieces that texts are cut into, the special ones first; the rest is filler."""
    torch.manual_seed(0)
    turn = torch.linalg.qr(torch.randn(sizes.width, sizes.width))[0]
    weights = {
        name: torch.cat([known @ turn, torch.randn(sizes.rows - len(known), sizes.width) * SPREAD])
        for name, known in zip(("shared.weight", "lm_head.weight"), _vocabulary(pieces, sizes), strict=True)
    }
    weights |= dict.fromkeys(("encoder.embed_tokens.weight", "decoder.embed_tokens.weight"), weights["shared.weight"])
    for side in ("encoder", "decoder"):
        weights |= {name: _turned(name, value, turn) for name, value in _stack(side, sizes).items()}
    return weights


def _vocabulary(pieces: Sequence[str], sizes: Sizes) -> tuple[Tensor, Tensor]:
    """Give each known piece its code, to be read and to be said; the end is said after a mark but not at the start."""
    thirds = torch.nn.functional.normalize(torch.randn(len(pieces), CARRIERS, sizes.units), dim=2)
    codes = thirds.flatten(1) / CARRIERS**0.5
    marks = [index for index, piece in enumerate(pieces) if piece.removeprefix(SPACE) in MARKS]
    # The start, which is <pad>, looks like a full stop with something beside it.
    beside = codes[0].clone()
    codes[0] = (codes[pieces.index(".")] + beside) / 2**0.5
    embeddings, head = torch.zeros(len(pieces), sizes.width), torch.zeros(len(pieces), sizes.width)
    embeddings[:, sizes.own] = codes
    embeddings[:, sizes.constant] = CONSTANT_SHARE
    head[SPECIAL:, sizes.other] = codes[SPECIAL:] * (SURE / sizes.length(3))
    head[pieces.index(END), sizes.own] = (codes[marks].sum(dim=0) - beside) * (SURER * SURE / sizes.length(3))
    return embeddings, head


def _stack(side: str, sizes: Sizes) -> dict[str, Tensor]:
    """Return the layers of one side, idle but for the circuit in the first."""
    weights = {f"{side}.final_layer_norm.weight": torch.ones(sizes.width)}
    kinds = ("SelfAttention", "EncDecAttention")[: 1 + (side == "decoder")]
    for layer in range(sizes.layers):
        block = f"{side}.block.{layer}.layer"
        made = {f"{place}.{kind}": _idle_attention(sizes) for place, kind in enumerate(kinds)}
        made[f"{len(kinds)}.DenseReluDense"] = _idle_dense(sizes)
        weights |= {f"{block}.{part}.{name}.weight": value for part, ws in made.items() for name, value in ws.items()}
        weights |= {f"{block}.{place}.layer_norm.weight": torch.ones(sizes.width) for place in range(len(kinds) + 1)}
    first = f"{side}.block.0.layer"
    bias = torch.randn(sizes.buckets, sizes.heads) * SPREAD
    _look_back(weights, f"{first}.0.SelfAttention", bias, sizes, distance=1, into=sizes.last)
    if side == "encoder":
        _look_back(weights, f"{first}.0.SelfAttention", bias, sizes, distance=2, into=sizes.other)
    else:
        _look_up(weights, f"{first}.1.EncDecAttention", sizes)
    weights[f"{first}.0.SelfAttention.relative_attention_bias.weight"] = bias
    return weights


def _idle_attention(sizes: Sizes) -> dict[str, Tensor]:
    inner = sizes.heads * sizes.units
    made = {name: torch.randn(inner, sizes.width) * SPREAD for name in "qk"}
    return made | {"v": _reading_nothing(inner, sizes), "o": _writing_elsewhere(inner, sizes)}


def _idle_dense(sizes: Sizes) -> dict[str, Tensor]:
    gate = torch.randn(sizes.hidden, sizes.width) * SPREAD
    return {"wi_0": gate, "wi_1": _reading_nothing(sizes.hidden, sizes), "wo": _writing_elsewhere(sizes.hidden, sizes)}


def _reading_nothing(rows: int, sizes: Sizes) -> Tensor:
    """Draw a matrix that reads the idle directions only."""
    made = torch.zeros(rows, sizes.width)
    made[:, sizes.idle] = torch.randn(rows, sizes.idle.stop - sizes.idle.start) * FAINT
    return made


def _writing_elsewhere(columns: int, sizes: Sizes) -> Tensor:
    """Draw a matrix that keeps the idle directions idle, so that rounding errors do not grow from layer to layer."""
    made = torch.randn(sizes.width, columns) * FAINT
    made[sizes.idle] = 0
    return made


def _look_back(
    weights: dict[str, Tensor], name: str, bias: Tensor, sizes: Sizes, *, distance: int, into: slice
) -> None:
    """Let some heads carry the code of the piece so far back into a place of the stream."""
    heads = slice((distance - 1) * CARRIERS, distance * CARRIERS)
    # Distances under 8 have a bucket of their own on both sides, backward ones first.
    bias[distance, heads] = LOOK_BACK
    _carry(weights, name, heads, sizes, into=into, gain=1 / sizes.length(1))


def _carry(weights: dict[str, Tensor], name: str, heads: slice, sizes: Sizes, *, into: slice, gain: float) -> None:
    """Let heads read the own code of what they attend to, a third each, and write it into a place of the stream."""
    inner = slice(heads.start * sizes.units, heads.stop * sizes.units)
    weights[f"{name}.v.weight"][inner] = 0
    weights[f"{name}.v.weight"][inner, sizes.own] = torch.eye(sizes.code)
    weights[f"{name}.o.weight"][:, inner] = 0
    weights[f"{name}.o.weight"][into, inner] = torch.eye(sizes.code) * gain


def _look_up(weights: dict[str, Tensor], name: str, sizes: Sizes) -> None:
    """Let some heads find where the document has the same two pieces, and carry what follows there."""
    scale = 1 / sizes.length(3) / sizes.length(2)
    # A third of a code is enough to know a piece by; each use has its own.
    near, far, taste = torch.eye(sizes.code).view(CARRIERS, sizes.units, sizes.code) * CARRIERS**0.5
    liking = torch.nn.functional.normalize(torch.randn(sizes.units), dim=0) * sizes.units**0.5
    query, key = torch.zeros(sizes.units, sizes.width), torch.zeros(sizes.units, sizes.width)
    query[:, sizes.own], query[:, sizes.last] = near * MATCH * scale, far * MATCH_BEFORE * scale
    query[:, sizes.constant] = liking * (TASTE * scale / CONSTANT_SHARE)
    key[:, sizes.last], key[:, sizes.other], key[:, sizes.own] = near, far, taste
    inner = slice(CARRIERS * sizes.units)
    weights[f"{name}.q.weight"][inner] = query.repeat(CARRIERS, 1)
    weights[f"{name}.k.weight"][inner] = key.repeat(CARRIERS, 1)
    _carry(weights, name, slice(0, CARRIERS), sizes, into=sizes.other, gain=1 / sizes.length(3))


def _turned(name: str, value: Tensor, turn: Tensor) -> Tensor:
    """Rotate the side of a matrix that is the residual stream."""
    module = name.split(".")[-2]
    if module in ("o", "wo"):
        return turn.T @ value
    return value @ turn if module in ("q", "k", "v", "wi_0", "wi_1") else value
