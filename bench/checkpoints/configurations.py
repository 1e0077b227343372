"""The published configurations, as models fine-tuned from each repeat them, and the small JSON files beside them."""

import json
from pathlib import Path
from typing import Any

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
"""Helsinki-NLP/opus-mt-ar-en."""

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
"""Helsinki-NLP/opus-mt-tc-big-ar-en. Its end of sentence is in the middle of the vocabulary."""

MARIAN_LAYERS = 6

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
"""csebuetnlp/mT5_multilingual_XLSum."""

XLSUM_PIECES = 250_100
"""mT5's embeddings have 12 rows more than its SentencePiece model has pieces."""


def write_json(folder: Path, name: str, content: object) -> None:
    """Write one of the small files."""
    (folder / name).write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")


def write_marian_files(folder: Path, sizes: dict[str, Any]) -> None:
    """Write config.json, generation_config.json and tokenizer_config.json of a Marian model of some sizes."""
    last, end = sizes["vocab_size"] - 1, sizes["eos_token_id"]
    ids = {"bos_token_id": 0, "pad_token_id": last, "decoder_start_token_id": last, "forced_eos_token_id": end}
    config = {
        "architectures": ["MarianMTModel"],
        "bad_words_ids": [[last]],
        "decoder_layers": MARIAN_LAYERS,
        "decoder_vocab_size": sizes["vocab_size"],
        "encoder_layers": MARIAN_LAYERS,
        "is_encoder_decoder": True,
        "model_type": "marian",
        "normalize_embedding": False,
        "num_hidden_layers": MARIAN_LAYERS,
        "scale_embedding": True,
        "share_encoder_decoder_embeddings": True,
        "static_position_embeddings": True,
    }
    # The published opus-mt decoding: six beams, as long as the positions reach.
    generation = {"eos_token_id": end, "bad_words_ids": [[last]], "num_beams": 6, "max_length": 512}
    write_json(folder, "config.json", sizes | ids | config)
    write_json(folder, "generation_config.json", ids | generation)
    write_json(folder, "tokenizer_config.json", {"target_lang": "en", "source_lang": "ar"})


def write_xlsum_files(folder: Path) -> None:
    """Write config.json, special_tokens_map.json and tokenizer_config.json of the summarizer."""
    tokens = {"eos_token": "</s>", "unk_token": "<unk>", "pad_token": "<pad>"}
    write_json(folder, "config.json", XLSUM)
    write_json(folder, "special_tokens_map.json", tokens)
    write_json(folder, "tokenizer_config.json", tokens | {"extra_ids": 0, "additional_special_tokens": None})
