"""The plain post-norm transformer (Vaswani et al. 2017) that the opus-mt layout describes, written to be trained fast.

Sentences lie end to end, so that only attention itself computes anything for padding. Knows no losses and no files.
"""

import math
from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional

from models.training.options import Shape

POSITIONS = 512
"""As published opus-mt models have."""
WAVELENGTHS = 10_000.0
"""Of the sinusoidal positions (Vaswani et al. 2017, section 3.5)."""
HIDDEN = -1e4
"""Added where attention must not look: large enough to vanish in the softmax, small enough for bfloat16."""
BRANCHES_PER_LAYER = 2


@dataclass(frozen=True, slots=True)
class Packing:
    """How the sentences of a batch (sentences, longest) lie end to end as (tokens,) without their padding."""

    sentences: int
    longest: int
    places: Tensor
    """(tokens,): each token's place in the padded batch, row by row."""

    @classmethod
    def of(cls, ids: Tensor, pad: int) -> "Packing":
        """Find the tokens of a padded batch."""
        return cls(ids.shape[0], ids.shape[1], (ids != pad).view(-1).nonzero().view(-1))

    @property
    def sentence(self) -> Tensor:
        """Give each token's sentence, (tokens,)."""
        return self.places // self.longest

    @property
    def position(self) -> Tensor:
        """Give each token's position in its sentence, (tokens,)."""
        return self.places % self.longest

    def pack(self, padded: Tensor) -> Tensor:
        """(sentences, longest, ...) -> (tokens, ...)"""
        return padded.reshape(self.sentences * self.longest, *padded.shape[2:]).index_select(0, self.places)

    def to_heads(self, packed: Tensor, heads: int) -> Tensor:
        """(tokens, width) -> (sentences, heads, longest, width / heads)"""
        padded = packed.new_zeros(self.sentences * self.longest, packed.shape[1]).index_copy(0, self.places, packed)
        return padded.view(self.sentences, self.longest, heads, -1).transpose(1, 2)

    def from_heads(self, values: Tensor) -> Tensor:
        """(sentences, heads, longest, width / heads) -> (tokens, width)"""
        return self.pack(values.transpose(1, 2).flatten(2))


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a batch: how it is packed, what attention must not look at, and the dropout that it is under."""

    packing: Packing
    mask: Tensor
    """Added to attention's scores: (sentences or 1, 1, longest or 1, longest)."""
    dropout: float

    def drop(self, branch: Tensor) -> Tensor:
        """Drop features, the same ones at every position of a sentence: a fraction of the random numbers."""
        if not self.dropout:
            return branch
        kept = torch.rand(self.packing.sentences, branch.shape[1], device=branch.device) >= self.dropout
        return branch * (kept.to(branch.dtype) / (1 - self.dropout)).index_select(0, self.packing.sentence)


@dataclass(frozen=True, slots=True)
class States:
    """What the decoder ends with: (tokens, width), and where the last layer's first head looked in the source.

    `attention` is (sentences, target longest, source longest), float32, each row summing to 1.
    """

    hidden: Tensor
    attention: Tensor


class SelfAttention(nn.Module):
    """Attention within a sentence, with residual and norm; query, key and value come from one matrix."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.heads = shape.heads
        self.fused = nn.Linear(shape.width, 3 * shape.width)
        self.out = nn.Linear(shape.width, shape.width)
        self.norm = nn.LayerNorm(shape.width)

    def forward(self, x: Tensor, side: Side) -> Tensor:
        """(tokens, width) -> (tokens, width)"""
        query, key, value = self.fused(x).chunk(3, -1)
        mixed, _ = attend((query, side), (key, value, side), side.mask, self.heads)
        return norm(self.norm, x, side.drop(self.out(mixed)))


class CrossAttention(nn.Module):
    """Attention from target to source, with residual and norm; key and value come from one matrix."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.heads = shape.heads
        self.query = nn.Linear(shape.width, shape.width)
        self.fused = nn.Linear(shape.width, 2 * shape.width)
        self.out = nn.Linear(shape.width, shape.width)
        self.norm = nn.LayerNorm(shape.width)

    def forward(self, y: Tensor, target: Side, memory: Tensor, source: Side) -> tuple[Tensor, Tensor]:
        """(target tokens, width) -> the same, and the weights of attention."""
        key, value = self.fused(memory).chunk(2, -1)
        mixed, weights = attend((self.query(y), target), (key, value, source), source.mask, self.heads)
        return norm(self.norm, y, target.drop(self.out(mixed))), weights


class FeedForward(nn.Module):
    """Two matrices with a rectifier between them, with residual and norm."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.widen = nn.Linear(shape.width, shape.inner)
        self.out = nn.Linear(shape.inner, shape.width)
        self.norm = nn.LayerNorm(shape.width)

    def forward(self, x: Tensor, side: Side) -> Tensor:
        """(tokens, width) -> (tokens, width)"""
        return norm(self.norm, x, side.drop(self.out(functional.relu(self.widen(x)))))


class EncoderLayer(nn.Module):
    """Self-attention and feed-forward."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.attention = SelfAttention(shape)
        self.feed = FeedForward(shape)

    def forward(self, x: Tensor, side: Side) -> Tensor:
        """(tokens, width) -> (tokens, width)"""
        fed: Tensor = self.feed(self.attention(x, side), side)
        return fed


class DecoderLayer(nn.Module):
    """Self-attention, cross-attention and feed-forward."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.attention = SelfAttention(shape)
        self.cross = CrossAttention(shape)
        self.feed = FeedForward(shape)

    def forward(self, y: Tensor, target: Side, memory: Tensor, source: Side) -> tuple[Tensor, Tensor]:
        """(target tokens, width) -> the same, and the weights of attention to the source."""
        y, weights = self.cross(self.attention(y, target), target, memory, source)
        return self.feed(y, target), weights


class Network(nn.Module):
    """Encoder and decoder over one table of embeddings, the output layer too; the row of `<pad>` stays zero."""

    positions: Tensor

    def __init__(self, pieces: int, shape: Shape, *, dropout: float = 0.0) -> None:
        super().__init__()
        self.pieces, self.shape, self.dropout = pieces, shape, dropout
        self.embeddings = nn.Embedding(pieces + 1, shape.width, padding_idx=pieces)
        self.encoder = nn.ModuleList(EncoderLayer(shape) for _ in range(shape.encoder_layers))
        self.decoder = nn.ModuleList(DecoderLayer(shape) for _ in range(shape.decoder_layers))
        self.register_buffer("positions", sinusoids(shape.width), persistent=False)
        self._begin()

    @torch.no_grad()
    def _begin(self) -> None:
        """Begin with branches so small that each layer first passes on what it reads.

        A post-norm encoder with plain Xavier weights collapses: all positions alike, the source ignored.
        """
        layers = self.shape.encoder_layers + self.shape.decoder_layers
        for name, matrix in self.named_parameters():
            if matrix.dim() > 1:
                gain = (BRANCHES_PER_LAYER * layers) ** -0.5 if name.endswith("out.weight") else 1.0
                nn.init.xavier_uniform_(matrix, gain)
        nn.init.normal_(self.embeddings.weight, 0, self.shape.width**-0.5)
        self.embeddings.weight[self.pieces] = 0

    def compile_layers(self, backend: str = "inductor") -> None:
        """Have PyTorch compile the layers, once for all lengths: between matrix products they are many small steps."""
        for layer in (*self.encoder, *self.decoder):
            layer.compile(dynamic=True, backend=backend)

    @property
    def table(self) -> Tensor:
        """Give the rows of the real pieces, (pieces, width): the output layer."""
        return self.embeddings.weight[: self.pieces]

    def forward(self, source: Tensor, decoder_input: Tensor, target: Tensor) -> States:
        """Run a padded batch of ids, each (sentences, longest); `target` says which positions are real."""
        here, there = self._source_side(source), self._target_side(target)
        x = self._embed(here.packing.pack(source), here)
        for encoder_layer in self.encoder:
            x = encoder_layer(x, here)
        y = self._embed(there.packing.pack(decoder_input), there)
        weights = y.new_zeros(())
        for decoder_layer in self.decoder:
            y, weights = decoder_layer(y, there, x, here)
        return States(y, weights[:, 0].float())

    def _source_side(self, ids: Tensor) -> Side:
        mask = (ids == self.pieces).to(self.embeddings.weight.dtype)[:, None, None] * HIDDEN
        return Side(Packing.of(ids, self.pieces), mask, self.dropout * self.training)

    def _target_side(self, ids: Tensor) -> Side:
        longest = ids.shape[1]
        causal = self.embeddings.weight.new_full((longest, longest), HIDDEN).triu(1)[None, None]
        return Side(Packing.of(ids, self.pieces), causal, self.dropout * self.training)

    def _embed(self, ids: Tensor, side: Side) -> Tensor:
        positions = self.positions.index_select(0, side.packing.position)
        embedded: Tensor = self.embeddings(ids) * self.shape.width**0.5
        return side.drop(embedded + positions.to(embedded.dtype))


def attend(
    asking: tuple[Tensor, Side], asked: tuple[Tensor, Tensor, Side], mask: Tensor, heads: int
) -> tuple[Tensor, Tensor]:
    """Mix values (tokens, width) by how keys answer queries; also return weights (sentences, heads, asking, asked)."""
    query, inside = asking
    key, value, outside = asked
    queries = inside.packing.to_heads(query * (query.shape[1] // heads) ** -0.5, heads)
    keys, values = (outside.packing.to_heads(part, heads) for part in (key, value))
    weights = torch.softmax(queries @ keys.transpose(2, 3) + mask, -1)
    return inside.packing.from_heads(weights @ values), weights


def norm(layer: nn.Module, x: Tensor, branch: Tensor) -> Tensor:
    """Add a branch to what it came from and normalize the sum."""
    normal: Tensor = layer(x + branch)
    return normal


def sinusoids(width: int) -> Tensor:
    """Give Marian's positions, (POSITIONS, width): all sines, then all cosines."""
    rates = torch.exp(-math.log(WAVELENGTHS) * 2 * torch.arange(width // 2) / width)
    angles = torch.arange(POSITIONS)[:, None] * rates
    return torch.cat([angles.sin(), angles.cos()], 1)
