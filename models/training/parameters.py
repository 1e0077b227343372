"""All parameters of a network end to end in flat tensors, where the processes that train it together can reach them.

Knows the network's names and shapes; nothing of how gradients become updates.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields

import torch
from torch import Tensor

from models.training.network import Network

EMBEDDINGS = "embeddings.weight"
STACKED = {"attention.fused": 3, "cross.fused": 2}
"""Linear layers that hold several matrices one above the other."""


@dataclass(frozen=True, slots=True)
class Span:
    """One parameter's place in the flat tensors; `matrices` is how many matrices it stacks, 0 where it is none."""

    name: str
    start: int
    shape: tuple[int, ...]
    matrices: int

    @property
    def size(self) -> int:
        """Count its numbers."""
        return int(torch.Size(self.shape).numel())

    def view(self, flat: Tensor) -> Tensor:
        """Look at the parameter in a flat tensor; writing to the view writes to the tensor."""
        return flat[self.start : self.start + self.size].view(self.shape)


@dataclass(frozen=True, slots=True)
class Flat:
    """The state of training; each tensor is (parameters,), `gradients` (processes, parameters).

    `master` are the weights proper in float32; `weights` and `gradients` are what the network computes with, in its
    own precision; `first` and `second` are the optimizer's moments; `average` trails the master (Polyak averaging).
    """

    master: Tensor
    first: Tensor
    second: Tensor
    average: Tensor
    weights: Tensor
    gradients: Tensor

    @classmethod
    def of(cls, network: Network, *, processes: int, precision: torch.dtype, device: str) -> "Flat":
        """Begin with the network's weights, no gradients and no moments."""
        named = dict(network.named_parameters())
        master = torch.cat([named[span.name].detach().float().reshape(-1) for span in lay_out(network)]).to(device)
        gradients = torch.zeros(processes, len(master), dtype=precision, device=device)
        return cls(
            master=master,
            first=torch.zeros_like(master),
            second=torch.zeros_like(master),
            average=master.clone(),
            weights=master.to(precision, copy=True),
            gradients=gradients,
        )

    def share(self) -> "Flat":
        """Move the tensors to memory that other processes can write to."""
        for field in fields(self):
            getattr(self, field.name).share_memory_()
        return self


def lay_out(network: Network) -> tuple[Span, ...]:
    """Order the parameters: matrices, embeddings, then vectors, so small that they are best updated at once."""
    named = dict(network.named_parameters())
    matrices = [name for name, parameter in named.items() if parameter.dim() > 1 and name != EMBEDDINGS]
    vectors = [name for name, parameter in named.items() if parameter.dim() == 1]
    spans, start = [], 0
    for name in [*matrices, EMBEDDINGS, *vectors]:
        count = STACKED.get(".".join(name.split(".")[-3:-1]), 1) if name in matrices else 0
        spans.append(Span(name, start, tuple(named[name].shape), count))
        start += spans[-1].size
    return tuple(spans)


def attach(network: Network, spans: Sequence[Span], weights: Tensor, gradients: Tensor) -> None:
    """Let the network's parameters and their gradients live in the flat tensors."""
    named = dict(network.named_parameters())
    for span in spans:
        named[span.name].data = span.view(weights)
        named[span.name].grad = span.view(gradients)


def unpack(spans: Sequence[Span], flat: Tensor) -> Mapping[str, Tensor]:
    """Copy the parameters out, by name, to the CPU in float32."""
    return {span.name: span.view(flat).detach().float().cpu().clone() for span in spans}
