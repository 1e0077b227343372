"""A larger network that computes what a smaller one did, so that one need not begin anew to become larger.

Feed-forward parts become wider (Net2Net, Chen et al. 2016) and each side gets layers on top. What is new writes nothing
at first, whatever it reads, and learns to. Knows no files.
"""

from collections.abc import Mapping

import torch
from torch import Tensor, nn

from models.training.batches import Batch
from models.training.errors import MaterialInvalid
from models.training.network import Network
from models.training.parameters import EMBEDDINGS

WIDER = ("feed.widen.weight", "feed.widen.bias", "feed.out.weight")
"""What has another shape in a wider feed-forward part."""
WRITES = ("out.weight", "out.bias")
"""The end of a branch: at zero it adds nothing."""


@torch.no_grad()
def grow(network: Network, smaller: Mapping[str, Tensor], sample: Batch) -> None:
    """Give a new network the weights of one that is smaller or alike; new layers are set by what a sample does there.

    Raises `MaterialInvalid` where that one is not smaller (of another width, or with more of anything) or incomplete.
    """
    parameters = dict(network.named_parameters())
    if lost := smaller.keys() - parameters.keys():
        raise MaterialInvalid(f"A network cannot shrink; it would lose {min(lost)}.")
    layers = {EMBEDDINGS, *map(_layer, smaller)}
    if missing := [name for name in parameters if name not in smaller and _layer(name) in layers]:
        raise MaterialInvalid(f"There is no {missing[0]} to begin with.")
    for name, parameter in parameters.items():
        parameter.copy_(_grown(name, parameter, smaller.get(name)))
    for side, stack in (("encoder", network.encoder), ("decoder", network.decoder)):
        known = sum(layer.startswith(f"{side}.") for layer in layers)
        if known < len(stack):
            _pass_on(network, stack, known, sample)


def _layer(name: str) -> str:
    """Give side and number of a parameter's layer, or its own name if it is in none."""
    side, number, *part = name.split(".")
    return f"{side}.{number}" if len(part) > 1 else name


def _grown(name: str, fresh: Tensor, known: Tensor | None) -> Tensor:
    """Put known numbers in the corner of fresh ones, of which those that would write are zero."""
    if known is not None and known.shape == fresh.shape:
        return known
    grown = torch.zeros_like(fresh) if name.endswith(WRITES) else fresh.clone()
    if known is not None:
        if not name.endswith(WIDER) or any(old > new for old, new in zip(known.shape, fresh.shape, strict=True)):
            raise MaterialInvalid(f"A network can grow in layers and in --inner; {name} would have another shape.")
        grown[tuple(slice(size) for size in known.shape)] = known
    return grown


def _pass_on(network: Network, stack: nn.ModuleList, known: int, sample: Batch) -> None:
    """Have the norms of new layers give back what the layer below ends with.

    Each position's numbers have nearly one mean and deviation after a norm; a norm with these as bias and gain changes
    them little.
    """
    seen: list[Tensor] = []
    top = stack[known - 1].get_submodule("feed")
    hook = top.register_forward_hook(lambda _module, _read, wrote: seen.append(wrote))
    network(sample.source, sample.decoder_input, sample.target)
    hook.remove()
    deviation, mean = torch.std_mean(seen[0], -1, correction=0)
    for layer in stack[known:]:
        for norm in (module for module in layer.modules() if isinstance(module, nn.LayerNorm)):
            norm.weight.fill_(deviation.mean())
            norm.bias.fill_(mean.mean())
