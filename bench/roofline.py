"""What this machine can do at most, and what a step of decoding asks of it: `python -m bench.roofline`.

Counts the work of an encoder-decoder from its shape alone; knows no model file and no engine. Torch, where it is
installed, measures the arithmetic; without it there is float32 only.
"""

import argparse
import importlib
import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from time import perf_counter
from types import ModuleType
from typing import Literal

import numpy as np
from numpy.typing import NDArray

Precision = Literal["float32", "bfloat16", "int8"]
WEIGHT_BYTES: dict[Precision, int] = {"float32": 4, "bfloat16": 2, "int8": 1}
ACTIVATION_BYTES = 4
"""CTranslate2 keeps the attention's keys and values and the scores in float32, also with int8 weights."""

BUFFER_BYTES = 256 * 2**20
"""Read for memory bandwidth: several times the largest cache of a common machine."""

SECONDS_EACH, SECONDS_PROBING = 0.5, 0.1
MATRIX, PROBE = 2048, 256
"""Rows and columns of the multiplied matrices: large enough that arithmetic takes all the time; and of a first try."""
TOO_SLOW = 8
"""A precision that takes so many times as long as float32 has no instructions of its own."""


@dataclass(frozen=True, slots=True)
class Work:
    """Bytes read or written at least once, of them the weights, and operations (a multiply and an add are two)."""

    weights: float
    moved: float
    operations: float

    def __add__(self, other: "Work") -> "Work":
        """Return both together; weights that are read twice count twice."""
        return Work(self.weights + other.weights, self.moved + other.moved, self.operations + other.operations)


@dataclass(frozen=True, slots=True)
class Roofline:
    """The ceilings of a machine with all its cores: bytes read a second, operations a second.

    `cache_bytes` is the size of the last cache (0: unknown), `cache_bandwidth` what is read from half of it; a virtual
    machine may share it with others. `operations` has a precision only where it could be measured.
    """

    memory_bandwidth: float
    cache_bandwidth: float
    cache_bytes: int
    operations: dict[Precision, float]

    def bandwidth(self, resident: float) -> float:
        """Return the ceiling for data read over and over: the cache's, where all of it fits."""
        return self.cache_bandwidth if 0 < resident <= self.cache_bytes else self.memory_bandwidth

    def seconds(self, work: Work, precision: Precision, resident: float) -> tuple[float, float]:
        """Return the least time for the bytes and for the operations; raises `KeyError` without that precision."""
        return work.moved / self.bandwidth(resident), work.operations / self.operations[precision]

    def least(self, work: Work, precision: Precision, resident: float) -> float:
        """Return the least time for the work: moving and computing may overlap, the longer one binds."""
        return max(self.seconds(work, precision, resident))


@dataclass(frozen=True, slots=True)
class Shape:
    """An encoder-decoder as Marian builds it: widths, layers, and the target vocabulary."""

    width: int
    feed_forward: int
    encoder_layers: int
    decoder_layers: int
    vocabulary: int

    @property
    def encoder_weights(self) -> int:
        """Count the weights that encoding reads: four projections and the feed-forward pair of each layer."""
        return self.encoder_layers * (4 * self.width**2 + 2 * self.width * self.feed_forward)

    @property
    def step_weights(self) -> int:
        """Count the weights that each step of decoding reads.

        Per layer: four projections of self-attention, two of cross-attention (its keys and values are projected once
        for each source, not here), the feed-forward pair; then the output layer.
        """
        layer = 6 * self.width**2 + 2 * self.width * self.feed_forward
        return self.decoder_layers * layer + self.width * self.vocabulary


STARTER = Shape(width=256, feed_forward=1536, encoder_layers=6, decoder_layers=3, vocabulary=8001)
OPUS_MT = Shape(width=512, feed_forward=2048, encoder_layers=6, decoder_layers=6, vocabulary=62834)
"""opus-mt-ar-en: six layers on both sides, as its config.json says."""


def encoding(shape: Shape, precision: Precision, batch: int, source: int) -> Work:
    """Count what encoding `batch` sources of `source` tokens takes, and projecting them for cross-attention."""
    projections = shape.decoder_layers * 2 * shape.width**2
    read = (shape.encoder_weights + projections) * WEIGHT_BYTES[precision]
    tokens = batch * source
    attention = 4 * tokens * source * shape.width * shape.encoder_layers
    written = 2 * tokens * shape.width * shape.decoder_layers * ACTIVATION_BYTES
    return Work(read, read + written, 2 * tokens * (shape.encoder_weights + projections) + attention)


def decoding_step(shape: Shape, precision: Precision, batch: int, beam: int, source: int, target: int) -> Work:
    """Count one step for `batch` sources of `source` tokens with `beam` hypotheses each, of `target` tokens so far.

    Keys and values of the target belong to each hypothesis, those of the source to all of one source's. The scores of
    the whole vocabulary are written once and read once.
    """
    rows = batch * beam
    read = shape.step_weights * WEIGHT_BYTES[precision]
    kept = 2 * shape.width * shape.decoder_layers * (rows * target + batch * source) * ACTIVATION_BYTES
    scores = 2 * rows * shape.vocabulary * ACTIVATION_BYTES
    attention = 4 * rows * (target + source) * shape.width * shape.decoder_layers
    return Work(read, read + kept + scores, 2 * rows * shape.step_weights + attention)


def translation(shape: Shape, precision: Precision, batch: int, beam: int, source: int, target: int) -> Work:
    """Count all of a batch: encoding, and `target` steps."""
    steps = (decoding_step(shape, precision, batch, beam, source, step) for step in range(1, target + 1))
    return sum(steps, start=encoding(shape, precision, batch, source))


def measure() -> Roofline:
    """Measure this machine, in about `SECONDS_EACH` for each ceiling, the best of several tries."""
    cache = last_cache_bytes()
    memory = read_bandwidth(BUFFER_BYTES)
    cached = max(memory, read_bandwidth(cache // 2)) if cache else memory
    return Roofline(memory, cached, cache, multiplications())


def read_bandwidth(size: int) -> float:
    """Read `size` bytes over and over, each core its own part, and return bytes a second."""
    if torch := torch_if_there():
        # Torch's sum divides the buffer over the cores by itself, and is the fastest reader we found.
        return size / shortest(torch.ones(size // 4, dtype=torch.float32).sum)
    cores, repeats = os.cpu_count() or 1, max(1, BUFFER_BYTES // size)  # so often that starting threads costs little
    parts = [np.ones(size // cores // 4, dtype=np.float32) for _ in range(cores)]
    with ThreadPoolExecutor(cores) as pool:
        return repeats * size / shortest(lambda: list(pool.map(partial(read, repeats=repeats), parts)))


def read(part: NDArray[np.float32], repeats: int) -> None:
    """Read an array so many times; the largest of its numbers is of no interest."""
    for _ in range(repeats):
        part.max()


def multiplications() -> dict[Precision, float]:
    """Multiply matrices in each precision that this processor has, and return operations a second."""
    small, large = products(PROBE), products(MATRIX)
    # Without instructions for it, bfloat16 is multiplied one by one: a minute for one product, and no ceiling.
    slowest = TOO_SLOW * shortest(small["float32"], SECONDS_PROBING)
    return {
        precision: 2 * MATRIX**3 / shortest(action)
        for precision, action in large.items()
        if shortest(small[precision], SECONDS_PROBING) <= slowest
    }


def products(size: int) -> dict[Precision, Callable[[], object]]:
    """Return how to multiply square matrices in each precision; float32 alone without torch."""
    if not (torch := torch_if_there()):
        matrix = np.ones((size, size), dtype=np.float32)
        return {"float32": lambda: matrix @ matrix}
    floats, halves, weights = (
        torch.ones((size, size), dtype=kind) for kind in (torch.float32, torch.bfloat16, torch.int8)
    )
    # The kernels of oneDNN, which CTranslate2 uses too; torch's own product of int8 has none.
    packed, activations = torch.ops.onednn.qlinear_prepack(weights, [size, size]), weights.to(torch.uint8)
    scales, zeros = torch.ones(size), torch.zeros(size, dtype=torch.int64)

    def multiply_bytes() -> object:
        scaled = (activations, 1.0, 0, packed, scales, zeros)
        return torch.ops.onednn.qlinear_pointwise(*scaled, None, 1.0, 0, torch.float32, "none", [], "")

    return {
        "float32": partial(torch.mm, floats, floats),
        "bfloat16": partial(torch.mm, halves, halves),
        "int8": multiply_bytes,
    }


def shortest(action: Callable[[], object], seconds: float = SECONDS_EACH) -> float:
    """Do something for so long, at least twice, and return the seconds of the fastest time."""
    action()
    started, best = perf_counter(), float("inf")
    while perf_counter() - started < seconds or best == float("inf"):
        before = perf_counter()
        action()
        best = min(best, perf_counter() - before)
    return best


def torch_if_there() -> ModuleType | None:
    """Import torch where it is installed; it is no part of the runtime."""
    try:
        return importlib.import_module("torch")
    except ImportError:
        return None


def last_cache_bytes(cpu: Path = Path("/sys/devices/system/cpu/cpu0/cache")) -> int:
    """Return the size of the last cache as Linux tells it, 0 where it does not."""
    sizes = [path.read_text().strip() for path in sorted(cpu.glob("index*/size"))]
    return int(sizes[-1].removesuffix("K")) * 1024 if sizes and sizes[-1].endswith("K") else 0


def main() -> None:
    """Measure, and print the ceilings and what binds where."""
    argparse.ArgumentParser(description="The ceilings of this machine, and which one binds.").parse_args()
    roofline = measure()
    cache = f"cache of {roofline.cache_bytes / 2**20:.0f} MiB {roofline.cache_bandwidth / 1e9:.1f} GB/s"
    print(f"memory {roofline.memory_bandwidth / 1e9:.1f} GB/s, {cache}")
    for precision, operations in roofline.operations.items():
        print(f"{precision} {operations / 1e9:.0f} billion operations/s")
    print("\n| shape | batch x beam | precision | bytes ms | operations ms | binds |\n|---|---|---|---:|---:|---|")
    for name, shape in (("starter", STARTER), ("opus-mt", OPUS_MT)):
        for batch in (1, 32):
            for precision in roofline.operations:
                work = decoding_step(shape, precision, batch, beam=4, source=30, target=15)
                moving, computing = roofline.seconds(work, precision, work.weights)
                binds = "bandwidth" if moving > computing else "arithmetic"
                print(f"| {name} | {batch} x 4 | {precision} | {1e3 * moving:.2f} | {1e3 * computing:.2f} | {binds} |")


if __name__ == "__main__":
    main()
