"""How good a run is while it trains: loss on development pairs, BLEU of what would be exported. Touches no state."""

import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch

from models.training.batches import Batch, Corpus, cut, stack
from models.training.checkpoint import TrainedModel
from models.training.evaluate import Scores, evaluate
from models.training.export import export
from models.training.loss import all_candidates, smoothed_cross_entropy
from models.training.network import Network
from models.training.pairs import Pair
from models.training.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class DevSet:
    """Development pairs, ready to be measured on; `vocabulary_file` is what exported models carry."""

    pairs: tuple[Pair, ...]
    batches: tuple[Batch, ...]
    vocabulary_file: Path

    @classmethod
    def of(cls, pairs: Sequence[Pair], vocabulary: Vocabulary, vocabulary_file: Path, *, budget: int) -> "DevSet":
        """Cut the pairs into batches; those too long for training are not measured by loss."""
        corpus = Corpus.of({"dev": pairs}, vocabulary)
        order = np.argsort(corpus.costs, kind="stable")
        batches = [
            stack([(corpus.sources[row], corpus.targets[row], "") for row in rows.tolist()], vocabulary)
            for rows in cut(order, corpus.costs, budget)
        ]
        return cls(tuple(pairs), tuple(batches), vocabulary_file)

    def loss(self, model: TrainedModel, *, precision: torch.dtype = torch.float32, device: str = "cpu") -> float:
        """Return the mean cross entropy in nats per target token, not smoothed, over the whole vocabulary."""
        network = self.network(model).to(precision).to(device).eval()
        total, tokens = 0.0, 0
        with torch.inference_mode():
            for batch in (batch.to(device) for batch in self.batches):
                labels = batch.target[batch.target != network.pieces]
                hidden = network(batch.source, batch.decoder_input, batch.target).hidden
                candidates = all_candidates(network.pieces, device)
                total += float(smoothed_cross_entropy(hidden, network.table, labels, candidates, 0.0)) * len(labels)
                tokens += len(labels)
        return total / tokens

    def network(self, model: TrainedModel) -> Network:
        """Build the network of a trained model."""
        network = Network(len(model.weights["embeddings.weight"]) - 1, model.shape)
        network.load_state_dict(dict(model.weights))
        return network

    def scores(self, model: TrainedModel, segments: int) -> Scores:
        """Export, translate the first so many segments with int8 and score them."""
        with tempfile.TemporaryDirectory() as folder:
            exported = export(model, self.vocabulary_file, Path(folder))
            return evaluate(exported.converted, self.pairs[:segments])
