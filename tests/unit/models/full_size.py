"""Checkpoints of the exact published layouts and full-size configurations, with random weights."""

import json
import struct
from pathlib import Path
from typing import Any

import sentencepiece
import torch
from transformers import AutoConfig, AutoModelForSeq2SeqLM

TEXT = (
    "أعلنت وزارة الصحة اليوم افتتاح مستشفى جديد في القاهرة.",
    "وقال الوزير إن المستشفى يضم مئتي سرير وأربع غرف عمليات، وإن بناءه استغرق ثلاث سنوات.",
    "The Ministry of Health today announced the opening of a new hospital in Cairo.",
)
TRAINED_PIECES = 200
UNLIKELY = -100.0
OPUS_PIECES = 32_000
MT5_PIECES = 250_100

# The values of Helsinki-NLP/opus-mt-ar-en's config.json as models fine-tuned from it repeat them.
OPUS: dict[str, Any] = {
    "activation_function": "swish",
    "d_model": 512,
    "decoder_attention_heads": 8,
    "decoder_ffn_dim": 2048,
    "encoder_attention_heads": 8,
    "encoder_ffn_dim": 2048,
    "max_position_embeddings": 512,
    "vocab_size": 62_834,
    "eos_token_id": 0,
    "torch_dtype": "float32",
}
# Likewise of Helsinki-NLP/opus-mt-tc-big-ar-en. Its end of sentence is in the middle of the vocabulary.
OPUS_BIG: dict[str, Any] = {
    "activation_function": "relu",
    "d_model": 1024,
    "decoder_attention_heads": 16,
    "decoder_ffn_dim": 4096,
    "encoder_attention_heads": 16,
    "encoder_ffn_dim": 4096,
    "max_position_embeddings": 1024,
    "vocab_size": 61_109,
    "eos_token_id": 25_894,
    "torch_dtype": "float16",
}
# Likewise of csebuetnlp/mT5_multilingual_XLSum.
XLSUM: dict[str, Any] = {
    "architectures": ["MT5ForConditionalGeneration"],
    "d_ff": 2048,
    "d_kv": 64,
    "d_model": 768,
    "decoder_start_token_id": 0,
    "dropout_rate": 0.1,
    "eos_token_id": 1,
    "feed_forward_proj": "gated-gelu",
    "initializer_factor": 1.0,
    "is_encoder_decoder": True,
    "layer_norm_epsilon": 1e-06,
    "length_penalty": 0.6,
    "max_length": 84,
    "model_type": "mt5",
    "no_repeat_ngram_size": 2,
    "num_beams": 4,
    "num_decoder_layers": 12,
    "num_heads": 12,
    "num_layers": 12,
    "output_past": True,
    "pad_token_id": 0,
    "relative_attention_num_buckets": 32,
    "tie_word_embeddings": False,
    "tokenizer_class": "T5Tokenizer",
    "use_cache": True,
    "vocab_size": 250_112,
}


def build(name: str, folder: Path) -> Path:
    """Write the checkpoint of a catalogue entry's name; return the folder."""
    folder.mkdir(parents=True)
    if name == "mT5_multilingual_XLSum":
        _build_mt5(folder)
    else:
        _build_marian(folder, OPUS if name == "opus-mt-ar-en" else OPUS_BIG)
    return folder


def _build_marian(folder: Path, sizes: dict[str, Any]) -> None:
    last, end = sizes["vocab_size"] - 1, sizes["eos_token_id"]
    ids = {"bos_token_id": 0, "pad_token_id": last, "decoder_start_token_id": last, "forced_eos_token_id": end}
    config = sizes | ids | {
        "architectures": ["MarianMTModel"],
        "bad_words_ids": [[last]],
        "decoder_layers": 6,
        "decoder_vocab_size": sizes["vocab_size"],
        "encoder_layers": 6,
        "is_encoder_decoder": True,
        "model_type": "marian",
        "normalize_embedding": False,
        "num_hidden_layers": 6,
        "scale_embedding": True,
        "share_encoder_decoder_embeddings": True,
        "static_position_embeddings": True,
    }  # fmt: skip
    _write_json(folder, "config.json", config)
    _write_json(
        folder, "generation_config.json", ids | {"eos_token_id": end, "bad_words_ids": [[last]], "num_beams": 4}
    )
    _write_json(folder, "tokenizer_config.json", {"target_lang": "en", "source_lang": "ar", "model_max_length": 512})
    pieces = _write_pieces(folder / "source.spm", OPUS_PIECES, "ar")
    pieces |= _write_pieces(folder / "target.spm", OPUS_PIECES, "en")
    _write_vocabulary(folder, list(pieces), sizes["vocab_size"], end)
    big = sizes is OPUS_BIG
    weights = _random_weights(folder, torch.float16 if big else torch.float32)
    if not big:  # opus-mt-tc-big's files hold a second, untrained output layer; the older models' hold none
        del weights["lm_head.weight"]
    torch.save(weights, folder / "pytorch_model.bin", _use_new_zipfile_serialization=big)


def _build_mt5(folder: Path) -> None:
    tokens = {"eos_token": "</s>", "unk_token": "<unk>", "pad_token": "<pad>"}
    _write_json(folder, "config.json", XLSUM)
    _write_json(folder, "special_tokens_map.json", tokens)
    _write_json(folder, "tokenizer_config.json", tokens | {"extra_ids": 0, "additional_special_tokens": None})
    _write_pieces(folder / "spiece.model", MT5_PIECES, "x", pad_id=0, eos_id=1, unk_id=2, bos_id=-1)
    torch.save(_random_weights(folder, torch.float32), folder / "pytorch_model.bin")


def _write_json(folder: Path, name: str, content: object) -> None:
    (folder / name).write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")


def _write_pieces(path: Path, count: int, filler: str, **ids: Any) -> dict[str, None]:  # noqa: ANN401 (as the trainer)
    """Train a small SentencePiece model and fill it up with pieces that no text contains; return all pieces."""
    prefix = path.with_suffix("")
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter(TEXT * 5),
        model_prefix=str(prefix),
        vocab_size=TRAINED_PIECES,
        hard_vocab_limit=False,
        minloglevel=2,
        **ids,
    )
    trained = prefix.with_suffix(".model").read_bytes()
    for suffix in (".model", ".vocab"):
        prefix.with_suffix(suffix).unlink()
    known = sentencepiece.SentencePieceProcessor(model_proto=trained).get_piece_size()
    path.write_bytes(trained + b"".join(_serialize(f"{filler}⁑{index}") for index in range(count - known)))
    model = sentencepiece.SentencePieceProcessor(model_file=str(path))
    return {model.id_to_piece(index): None for index in range(model.get_piece_size())}


def _serialize(piece: str) -> bytes:
    """Encode one more element of ModelProto's repeated field 1: (1: piece, 2: score); protobufs join by appending."""
    text = piece.encode("utf-8")
    fields = b"\x0a" + bytes([len(text)]) + text + b"\x15" + struct.pack("<f", UNLIKELY)
    return b"\x0a" + bytes([len(fields)]) + fields


def _write_vocabulary(folder: Path, pieces: list[str], size: int, end: int) -> None:
    """Number the pieces as vocab.json does: `</s>` where the model has it, `<pad>` last."""
    tokens = [piece for piece in pieces if piece not in {"<s>", "</s>", "<unk>"}]
    tokens = ["<unk>", *tokens][: size - 2]
    tokens.insert(end, "</s>")
    _write_json(folder, "vocab.json", {token: index for index, token in enumerate([*tokens, "<pad>"])})


def _random_weights(folder: Path, dtype: torch.dtype) -> dict[str, torch.Tensor]:
    """Draw every weight that the configuration has; normalizations start at one, biases at zero."""
    with torch.device("meta"):
        model = AutoModelForSeq2SeqLM.from_config(AutoConfig.from_pretrained(folder))  # type: ignore[no-untyped-call]
    draw = torch.Generator().manual_seed(0)
    weights: dict[str, torch.Tensor] = {}
    for name, shape in {name: tensor.shape for name, tensor in model.state_dict().items()}.items():
        if name.endswith("embed_tokens.weight"):
            weights[name] = weights["model.shared.weight" if "model.shared.weight" in weights else "shared.weight"]
        elif "norm" in name and name.endswith("weight"):
            weights[name] = torch.ones(shape, dtype=dtype)
        elif name.endswith("bias") and len(shape) == 1:
            weights[name] = torch.zeros(shape, dtype=dtype)
        else:
            weights[name] = torch.empty(shape, dtype=torch.float32).normal_(0, 0.05, generator=draw).to(dtype)
    return weights
