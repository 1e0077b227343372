"""A tiny trained Marian checkpoint in the layout that Helsinki-NLP publishes."""

import json
from collections.abc import Sequence
from pathlib import Path

import sentencepiece
import torch
from transformers import MarianConfig, MarianMTModel

from models.tokenization import MarianTokenizer
from tests.tiny.corpus import interleaved, letters, pairs
from tests.tiny.training import train

PIECES = 110
WINDOW = 64
STEPS = 400


def tiny_marian(
    folder: Path, *, known: Sequence[tuple[str, str]] = (), pieces: int = PIECES, steps: int = STEPS
) -> Path:
    """Train a Marian model of two layers and 32 dimensions and write it as published; return the folder.

    `known` are sentence pairs that it learns by heart besides the toy language; they need more `pieces`.
    """
    folder.mkdir(parents=True, exist_ok=True)
    examples = interleaved(pairs(4000, seed=1), known)
    write_pieces(folder / "source.spm", [arabic for arabic, _ in examples], pieces)
    write_pieces(folder / "target.spm", [english for _, english in examples], pieces)
    vocabulary = write_vocabulary(folder)
    model = train_model(folder, vocabulary, examples, steps)
    write_configuration(folder, model.config)
    torch.save(model.state_dict(), folder / "pytorch_model.bin")
    return folder


def write_pieces(path: Path, texts: list[str], pieces: int) -> None:
    """Train a SentencePiece model with Marian's settings."""
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter([*texts, *letters()]),
        model_prefix=str(path.with_suffix("")),
        vocab_size=pieces,
        character_coverage=1.0,
        hard_vocab_limit=False,
        minloglevel=2,
    )
    path.with_suffix(".model").rename(path)
    path.with_suffix(".vocab").unlink()


def write_vocabulary(folder: Path) -> dict[str, int]:
    """Number the pieces of both sides, in an order of its own, `<pad>` last, as the published `vocab.json` does."""
    pieces: set[str] = set()
    for name in ("source.spm", "target.spm"):
        model = sentencepiece.SentencePieceProcessor(model_file=str(folder / name))
        pieces |= {model.id_to_piece(index) for index in range(model.get_piece_size())}
    ordered = ["</s>", "<unk>", *sorted(pieces - {"<s>", "</s>", "<unk>"}), "<pad>"]
    vocabulary = {piece: index for index, piece in enumerate(ordered)}
    (folder / "vocab.json").write_text(json.dumps(vocabulary), encoding="utf-8")
    return vocabulary


def train_model(folder: Path, vocabulary: dict[str, int], examples: list[tuple[str, str]], steps: int) -> MarianMTModel:
    """Train on the pairs; the row of `<pad>` stays zero, as in Marian, whose decoder starts from nothing."""
    torch.manual_seed(0)
    filler = vocabulary["<pad>"]
    model = MarianMTModel(configuration(len(vocabulary)))
    tokenizer = MarianTokenizer.load(folder)
    target = sentencepiece.SentencePieceProcessor(model_file=str(folder / "target.spm"))

    def number(pieces: list[str]) -> list[int]:
        return [*tokenizer.ids(pieces), vocabulary["</s>"]]

    ids = [(number(tokenizer.encode(a)), number(target.encode(e, out_type=str))) for a, e in examples]

    def clear_filler() -> None:
        with torch.no_grad():
            model.model.shared.weight[filler] = 0

    train(model, ids, filler=filler, steps=steps, rate=1e-2, after_step=clear_filler)
    return model


def configuration(vocabulary_size: int) -> MarianConfig:
    """Scale the published configuration down."""
    return MarianConfig(
        vocab_size=vocabulary_size,
        d_model=32,
        encoder_layers=2,
        decoder_layers=2,
        encoder_attention_heads=4,
        decoder_attention_heads=4,
        encoder_ffn_dim=64,
        decoder_ffn_dim=64,
        activation_function="swish",
        dropout=0.0,
        max_position_embeddings=WINDOW,
        scale_embedding=True,
        static_position_embeddings=True,
        normalize_before=False,
        normalize_embedding=False,
        add_final_layer_norm=False,
        share_encoder_decoder_embeddings=True,
        bos_token_id=0,
        eos_token_id=0,
        forced_eos_token_id=0,
        pad_token_id=vocabulary_size - 1,
        decoder_start_token_id=vocabulary_size - 1,
    )


def write_configuration(folder: Path, config: MarianConfig) -> None:
    """Write the three JSON files that come beside the weights."""
    filler = config.pad_token_id
    generation = {
        "bad_words_ids": [[filler]],
        "bos_token_id": 0,
        "decoder_start_token_id": filler,
        "eos_token_id": 0,
        "forced_eos_token_id": 0,
        "max_length": WINDOW,
        "num_beams": 6,
        "pad_token_id": filler,
    }
    tokenizer = {"source_lang": "ara", "target_lang": "eng", "model_max_length": WINDOW}
    contents = {
        "config.json": config.to_dict() | {"architectures": ["MarianMTModel"]},
        "generation_config.json": generation,
        "tokenizer_config.json": tokenizer,
    }
    for name, content in contents.items():
        (folder / name).write_text(json.dumps(content, indent=2), encoding="utf-8")
