"""Every choice of a training run, with the values that won on development pairs as defaults. Does nothing."""

from dataclasses import dataclass, field
from typing import Any

MILLION = 1e6


def choice(default: Any, explanation: str) -> Any:  # noqa: ANN401 (as dataclasses.field)
    """Declare a field with the sentence that the command line shows for it."""
    return field(default=default, metadata={"help": explanation})


@dataclass(frozen=True, slots=True)
class Shape:
    """The sizes of a network; a run keeps the shape it began with."""

    width: int = choice(256, "Numbers per position.")
    inner: int = choice(1024, "Numbers inside the feed-forward part.")
    heads: int = choice(8, "Heads of attention; they divide the width.")
    encoder_layers: int = choice(4, "Layers that read: run once a sentence, so cheap when serving.")
    decoder_layers: int = choice(3, "Layers that write: run once a piece and beam, so dear when serving.")


@dataclass(frozen=True, slots=True)
class OptimizerOptions:
    """How gradients become updates."""

    matrix_rate: float = choice(2.5, "Muon's rate for matrices, as a multiple of AdamW's for the rest.")
    matrix_every: int = choice(2, "Each matrix moves every so many steps, in turn, and that much further.")
    polar_steps: int = choice(4, "Steps of orthogonalizing, 1 to 5.")
    momentum: float = choice(0.95, "Muon's momentum once it has risen.")
    beta1: float = choice(0.9, "AdamW's memory of gradients.")
    beta2: float = choice(0.98, "AdamW's memory of their squares.")
    weight_decay: float = choice(0.01, "Share of each weight that a step at rate 1 would remove.")
    clip: float = choice(1.0, "Largest norm of the gradients that AdamW sees.")
    horizon: int = choice(400, "Updates that the averaged weights look back.")


@dataclass(frozen=True, slots=True)
class TrainingOptions:
    """What one run does; when it is resumed, anything but the shape may change.

    The learning rate depends on nothing but how far the run is, so stopping and going on changes nothing.
    """

    mixture: tuple[str, ...] = choice(
        ("news:1", "general:0.3", "phrases:0.03"), "Set and weight: how often each pass reads it."
    )
    until: float = choice(60.0, "Million target tokens at which the run is over.")
    decay: float = choice(24.0, "Million target tokens at the end over which the rate falls to zero.")
    minutes: float | None = choice(None, "End this sitting after so long; the same command goes on.")
    processes: int = choice(2, "Processes that train together, one thread each; 1 on a GPU.")
    device: str = choice("cpu", "Where to train: cpu or cuda.")
    precision: str = choice("bfloat16", "Of network and gradients, float32 where a processor lacks bfloat16.")
    compiled: bool = choice(False, "Fuse the layers' small operations with torch.compile; needs a C++ compiler.")
    seed: int = choice(1, "What settles all chance but subword sampling.")
    batch_tokens: int = choice(1024, "Pieces of the longer side in a batch of one process.")
    rate: float = choice(1.5e-3, "Highest learning rate.")
    warmup: int = choice(150, "Updates over which the rate rises.")
    candidates: int = choice(600, "Rarer pieces that each softmax draws; 0 takes the whole vocabulary.")
    frequent: int = choice(400, "Frequent pieces that each softmax has anyway.")
    smoothing: float = choice(0.1, "Share of the label that goes to all pieces evenly.")
    guide: float = choice(0.3, "Weight of attending to linked words; 0 does without links.")
    dropout: float = choice(0.06, "Share of features dropped.")
    sampled: float = choice(0.2, "Share of sources split at random (subword regularization).")
    alpha: float = choice(0.3, "How close to the likeliest split these stay.")
    log_every: int = choice(50, "Steps per line of the curve.")
    evaluate_every: int = choice(1000, "Steps per measurement on dev.tsv.")
    save_every: int = choice(250, "Steps per saved state.")
    bleu_segments: int = choice(200, "Segments of dev.tsv that are translated for BLEU; 0 does without.")
    shape: Shape = field(default_factory=Shape)
    optimizer: OptimizerOptions = field(default_factory=OptimizerOptions)

    def rate_at(self, step: int, tokens: int) -> float:
        """Give the learning rate of the update after `step` updates and `tokens` target tokens."""
        left = self.until - tokens / MILLION
        falling = min(1.0, max(0.0, left / self.decay)) if self.decay else 1.0
        return self.rate * min(1.0, (step + 1) / self.warmup) * falling

    def done(self, tokens: int) -> bool:
        """Tell whether the run has read all it is to read."""
        return tokens >= self.until * MILLION
