"""Writes a trained model as opus-mt models are published (fp16 safetensors), and converted for serving (int8).

Knows the names that transformers gives Marian's weights; nothing of training.
"""

import json
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

from torch import Tensor

from models.convert import convert
from models.training.checkpoint import TrainedModel
from models.training.errors import RunInvalid
from models.training.network import POSITIONS
from models.training.options import Shape
from models.training.parameters import EMBEDDINGS
from models.training.vocabulary import END_ID, Vocabulary

CHECKPOINT, CONVERTED = "checkpoint", "ctranslate2-int8"
LONGEST_OUTPUT = 256
BEAMS = 4
COMPUTED = ("embed_positions.weight", "embed_tokens.weight", "lm_head.weight", "final_logits_bias")
"""What Marian computes or ties, so that no file need hold it."""
SHARED = "model.shared.weight"
"""Marian's one table of embeddings."""
NAMES = {
    "attention.out": "self_attn.out_proj",
    "attention.norm": "self_attn_layer_norm",
    "cross.query": "encoder_attn.q_proj",
    "cross.out": "encoder_attn.out_proj",
    "cross.norm": "encoder_attn_layer_norm",
    "feed.widen": "fc1",
    "feed.out": "fc2",
    "feed.norm": "final_layer_norm",
}
STACKS = {
    "attention.fused": tuple(f"self_attn.{letter}_proj" for letter in "qkv"),
    "cross.fused": tuple(f"encoder_attn.{letter}_proj" for letter in "kv"),
}


@dataclass(frozen=True, slots=True)
class Exported:
    """Where the two forms of a model lie."""

    checkpoint: Path
    converted: Path


def export(model: TrainedModel, vocabulary_file: Path, out: Path) -> Exported:
    """Write `out`/checkpoint and `out`/ctranslate2-int8; raises `RunInvalid` when the vocabulary is another's."""
    exported = Exported(out / CHECKPOINT, out / CONVERTED)
    vocabulary = Vocabulary.load(vocabulary_file)
    if len(model.weights[EMBEDDINGS]) != vocabulary.pieces + 1:
        raise RunInvalid(f"{vocabulary_file}: the weights belong to another vocabulary.")
    exported.checkpoint.mkdir(parents=True, exist_ok=True)
    _write_weights(model, vocabulary.pieces, exported.checkpoint)
    _write_tokenizer(vocabulary, vocabulary_file, exported.checkpoint)
    convert(exported.checkpoint, exported.converted, precision="int8")
    return exported


def marian_weights(weights: Mapping[str, Tensor]) -> dict[str, Tensor]:
    """Rename weights as transformers' Marian has them, stacked matrices taken apart."""
    renamed: dict[str, Tensor] = {}
    for name, weight in weights.items():
        names = marian_names(name)
        renamed |= zip(names, weight.chunk(len(names)), strict=True)
    return renamed


def marian_names(name: str) -> tuple[str, ...]:
    """Give the names under which Marian has a parameter: several where the recipe stacks matrices."""
    if name == EMBEDDINGS:
        return (SHARED,)
    side, layer, *inner, kind = name.split(".")
    part = ".".join(inner)
    return tuple(f"model.{side}.layers.{layer}.{each}.{kind}" for each in STACKS.get(part) or (NAMES[part],))


def _write_weights(model: TrainedModel, pad: int, folder: Path) -> None:
    # transformers takes seconds to import, and everything else about training does without it.
    transformers: Any = import_module("transformers")
    special = {
        "pad_token_id": pad,
        "decoder_start_token_id": pad,
        "eos_token_id": END_ID,
        "bos_token_id": END_ID,
        "forced_eos_token_id": END_ID,
    }
    marian = transformers.MarianMTModel(transformers.MarianConfig(**_configuration(model.shape, pad), **special))
    report = marian.load_state_dict(marian_weights(model.weights), strict=False)
    missing = [name for name in report.missing_keys if not name.endswith(COMPUTED)]
    if missing or report.unexpected_keys:
        raise RunInvalid(f"The weights do not fit Marian: {[*missing, *report.unexpected_keys][:3]}.")
    marian.tie_weights()
    marian.generation_config = transformers.GenerationConfig(
        num_beams=BEAMS, max_length=LONGEST_OUTPUT, bad_words_ids=[[pad]], **special
    )
    logging: Any = import_module("transformers.utils.logging")
    logging.disable_progress_bar()
    marian.half().save_pretrained(folder)


def _configuration(shape: Shape, pad: int) -> dict[str, Any]:
    return {
        "vocab_size": pad + 1,
        "d_model": shape.width,
        "encoder_layers": shape.encoder_layers,
        "decoder_layers": shape.decoder_layers,
        "encoder_attention_heads": shape.heads,
        "decoder_attention_heads": shape.heads,
        "encoder_ffn_dim": shape.inner,
        "decoder_ffn_dim": shape.inner,
        "activation_function": "relu",
        "max_position_embeddings": POSITIONS,
        "scale_embedding": True,
        "static_position_embeddings": True,
        "normalize_before": False,
        "normalize_embedding": False,
        "share_encoder_decoder_embeddings": True,
        "tie_word_embeddings": True,
    }


def _write_tokenizer(vocabulary: Vocabulary, vocabulary_file: Path, folder: Path) -> None:
    settings = {
        "source_lang": "ar",
        "target_lang": "en",
        "model_max_length": POSITIONS,
        "tokenizer_class": "MarianTokenizer",
    }
    (folder / "vocab.json").write_text(json.dumps(vocabulary.table, ensure_ascii=False), encoding="utf-8")
    (folder / "tokenizer_config.json").write_text(json.dumps(settings), encoding="utf-8")
    for name in ("source.spm", "target.spm"):
        shutil.copyfile(vocabulary_file, folder / name)
