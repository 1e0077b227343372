"""The wired mT5, small: it copies from its document, ends after a full stop, and no matrix has holes."""

import random
from itertools import chain

import torch
from transformers import MT5Config, MT5ForConditionalGeneration

from bench.checkpoints.copying_mt5 import Sizes, copying_weights

SIZES = Sizes(width=320, heads=6, units=32, hidden=64, layers=2, rows=400, buckets=32)
PIECES = ["<pad>", "</s>", "<unk>", ".", *(f"▁word{index}" for index in range(200))]
STOP, END = 3, 1


def wired() -> MT5ForConditionalGeneration:
    """Load the weights into transformers' model."""
    config = MT5Config(
        d_model=SIZES.width,
        num_heads=SIZES.heads,
        d_kv=SIZES.units,
        d_ff=SIZES.hidden,
        num_layers=SIZES.layers,
        vocab_size=SIZES.rows,
        feed_forward_proj="gated-gelu",
        decoder_start_token_id=0,
    )
    config.tie_word_embeddings = False
    model = MT5ForConditionalGeneration(config)
    model.set_input_embeddings(model.shared)
    assert not model.load_state_dict(copying_weights(PIECES, SIZES), strict=False).missing_keys
    return model.eval()  # type: ignore[no-any-return]


def test_it_copies_from_the_document_and_ends_after_a_full_stop() -> None:
    """In beam search, what it says is one of the sentences that follow a full stop."""
    torch.set_num_threads(1)  # the model is so small that more threads only wait for each other
    model, choose = wired(), random.Random(1)  # noqa: S311 (no secrets)
    for size in (8, 12):
        pieces = choose.sample(range(STOP + 1, len(PIECES)), 5 * size)
        sentences = [[*pieces[start : start + size], STOP] for start in range(0, len(pieces), size)]
        document = torch.tensor([[*chain(*sentences), END]])
        summary = model.generate(document, num_beams=4, max_length=40, no_repeat_ngram_size=2)[0].tolist()
        assert summary[1:-1] in sentences[1:]
        assert summary[-1] == END


def test_every_matrix_is_dense() -> None:
    """No weight is zero but biases and the ends of what is drawn: the engine has all of the published arithmetic."""
    weights = copying_weights(PIECES, SIZES)
    matrices = {name: value for name, value in weights.items() if value.dim() > 1}
    assert {name for name, value in matrices.items() if (value == 0).float().mean() > 0.01} == set()
