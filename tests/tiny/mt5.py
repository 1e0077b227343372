"""A tiny trained mT5 checkpoint in the layout of csebuetnlp/mT5_multilingual_XLSum."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import sentencepiece
import torch
from transformers import MT5Config, MT5ForConditionalGeneration

from tests.tiny.corpus import letters, pairs
from tests.tiny.training import train

PIECES = 110
STEPS = 400
UNUSED_ROWS = 12
"""mT5's embeddings have 12 rows more than its SentencePiece model has pieces."""
TOKENS = {"eos_token": "</s>", "unk_token": "<unk>", "pad_token": "<pad>"}


def tiny_mt5(
    folder: Path,
    *,
    examples: Sequence[tuple[str, str]] | None = None,
    pieces: int = PIECES,
    window: int | None = None,
    steps: int = STEPS,
) -> Path:
    """Train an mT5 of two layers and 32 dimensions and write it as published; return the folder.

    It "summarizes" a document of toy sentences by repeating the first, or as the `examples` (document, summary) do.
    `window` is the most tokens it says that it reads, None for no word on that, as published.
    """
    folder.mkdir(parents=True, exist_ok=True)
    examples = examples or two_sentence_documents()
    model_of_pieces = write_pieces(folder, [document for document, _ in examples], pieces)
    config = configuration(model_of_pieces.get_piece_size() + UNUSED_ROWS)
    model = train_model(config, model_of_pieces, examples, steps)
    write_configuration(folder, config, {} if window is None else {"model_max_length": window})
    torch.save(model.state_dict(), folder / "pytorch_model.bin")
    return folder


def two_sentence_documents() -> list[tuple[str, str]]:
    """Make documents of two Arabic toy sentences, each with its first sentence as summary."""
    texts = [arabic for arabic, _ in pairs(4000, seed=2)]
    return [(f"{first} {second}", first) for first, second in zip(texts[::2], texts[1::2], strict=True)]


def write_pieces(folder: Path, texts: list[str], pieces: int) -> sentencepiece.SentencePieceProcessor:
    """Train `spiece.model` with mT5's special ids."""
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter([*texts, *letters()]),
        model_prefix=str(folder / "spiece"),
        vocab_size=pieces,
        character_coverage=1.0,
        hard_vocab_limit=False,
        pad_id=0,
        eos_id=1,
        unk_id=2,
        bos_id=-1,
        minloglevel=2,
    )
    (folder / "spiece.vocab").unlink()
    return sentencepiece.SentencePieceProcessor(model_file=str(folder / "spiece.model"))


def configuration(vocabulary_size: int) -> dict[str, Any]:
    """Scale the published configuration down."""
    return {
        "architectures": ["MT5ForConditionalGeneration"],
        "model_type": "mt5",
        "vocab_size": vocabulary_size,
        "d_model": 32,
        "d_kv": 8,
        "d_ff": 64,
        "num_layers": 2,
        "num_decoder_layers": 2,
        "num_heads": 4,
        "relative_attention_num_buckets": 32,
        "dropout_rate": 0.0,
        "layer_norm_epsilon": 1e-06,
        "initializer_factor": 1.0,
        "feed_forward_proj": "gated-gelu",
        "is_encoder_decoder": True,
        "tie_word_embeddings": False,
        "tokenizer_class": "T5Tokenizer",
        "pad_token_id": 0,
        "eos_token_id": 1,
        "decoder_start_token_id": 0,
        "length_penalty": 0.6,
        "max_length": 84,
        "no_repeat_ngram_size": 2,
        "num_beams": 4,
    }


def train_model(
    config: dict[str, Any],
    pieces: sentencepiece.SentencePieceProcessor,
    examples: Sequence[tuple[str, str]],
    steps: int,
) -> MT5ForConditionalGeneration:
    """Train to summarize; the output layer is the model's own, as in every mT5."""
    torch.manual_seed(0)
    settings = MT5Config(**config)
    # transformers 5 overwrites what the published configuration says.
    settings.tie_word_embeddings = False
    model = MT5ForConditionalGeneration(settings)
    # What stays shared in every published mT5 is the input side.
    model.set_input_embeddings(model.shared)
    end = [pieces.eos_id()]
    ids = [(pieces.encode(document) + end, pieces.encode(summary) + end) for document, summary in examples]
    train(model, ids, filler=pieces.pad_id(), steps=steps, rate=1e-2)
    return model


def write_configuration(folder: Path, config: dict[str, Any], limits: dict[str, int]) -> None:
    """Write the three JSON files that come beside the weights."""
    tokenizer = TOKENS | {"extra_ids": 0, "additional_special_tokens": None, "sp_model_kwargs": {}} | limits
    contents = {
        "config.json": config,
        "special_tokens_map.json": TOKENS,
        "tokenizer_config.json": tokenizer,
    }
    for name, content in contents.items():
        (folder / name).write_text(json.dumps(content, indent=2), encoding="utf-8")
