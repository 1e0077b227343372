"""The output layer that a checkpoint's publisher meant, which transformers 5 loses or doubts for both architectures.

Knows transformers' models and the files of a checkpoint; no engine and no converter.
"""

from pathlib import Path
from typing import Any

from models.checkpoint_weights import read_weights
from models.errors import CheckpointInvalid

# PyTorch is imported where it is used, so that a machine that only serves can do without; hence no types of its own.
TorchModel = Any
Tensor = Any


def settle_output_layer(model: TorchModel, checkpoint: Path, head: Tensor | None = None) -> None:
    """Give a model that transformers 5 has just loaded the output layer that its publisher meant.

    Marian: the opus-mt-tc-big files hold a second, never trained output layer next to the shared embeddings
    (huggingface/transformers issues 24657, 26216, 26271). Up to 4.29 tying overwrote it; transformers 5 sees two
    different tensors, keeps both and translates to gibberish. A configuration that ties means the embeddings.

    mT5: has an output layer of its own. transformers 5 claims tied embeddings for every mT5, keeps the layer all the
    same, and never scales the decoder's output as tied T5 does. The converter believes the claim and scales by
    d_model ** -0.5, which flattens all probabilities: greedy search does not notice, beam search does.

    `head` is the tensor lm_head.weight that the model was given; where it is None, the file's is read. Raises
    `CheckpointInvalid` when mT5's layer is another.
    """
    if model.config.model_type == "marian":
        if model.config.tie_word_embeddings:
            model.lm_head.weight = model.model.decoder.embed_tokens.weight
        return
    if head is None:
        head = read_weights(checkpoint).get("lm_head.weight")
    if head is not None and not bool((model.lm_head.weight == head.to(model.lm_head.weight.dtype)).all()):
        raise CheckpointInvalid(f"{checkpoint}: the output layer was lost while loading")
    model.config.tie_word_embeddings = False
