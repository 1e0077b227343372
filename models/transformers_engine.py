"""The reference engine: Marian and mT5 with transformers' own `generate`, in float32, one source at a time.

Slow and exact; the fast engine is measured against it. torch and transformers are imported only when a model is loaded.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from importlib import import_module
from pathlib import Path
from pickle import UnpicklingError
from threading import Lock
from typing import Any

from models.attention import compact
from models.errors import CheckpointInvalid, EngineFailure
from models.output_layer import settle_output_layer
from models.protocol import DecodingOptions, EngineInfo
from models.seq2seq import Candidate, Seq2SeqSummarizer, Seq2SeqTranslator, Source, forbidden_pieces
from models.tokenization import END, PAD, UNKNOWN, MarianTokenizer, T5Tokenizer, Tokenizer, read_window

PRECISION = "float32"
TorchModel = Any
TorchTensor = Any
GenerationConfig = Any


@dataclass(frozen=True, slots=True)
class GenerateSearch:
    """A `Search` over `generate`. Calls take turns, so several threads may share it.

    `never` are the pieces that may not be generated; `longest` is the most target tokens the model has positions for.
    """

    model: TorchModel
    tokenizer: Tokenizer
    never: tuple[str, ...]
    longest: int | None
    lock: Lock

    def search(self, sources: Sequence[Source], options: DecodingOptions) -> list[list[Candidate]]:
        """Search each source, in the order given; raises `EngineFailure`."""
        with self.lock:
            return [self._search(source, options) for source in sources]

    def _search(self, source: Source, options: DecodingOptions) -> list[Candidate]:
        torch = import_module("torch")
        ids = torch.tensor([self.tokenizer.ids(source.pieces)])
        try:
            output = self.model.generate(
                input_ids=ids, attention_mask=torch.ones_like(ids), generation_config=self._configuration(options)
            )
        except (ArithmeticError, IndexError, RuntimeError, ValueError) as error:
            raise EngineFailure("transformers could not run the model.") from error
        scores = self.model.compute_transition_scores(
            output.sequences, output.scores, output.get("beam_indices"), normalize_logits=False
        )
        # The first id is the decoder's start, for which there is no score.
        rows = zip(output.sequences[:, 1:].tolist(), scores.tolist(), strict=True)
        found = [self._candidate(row, log_probabilities) for row, log_probabilities in rows]
        if not options.attention:
            return found
        return [replace(one, attention=self._attention(ids, one.pieces)) for one in found]

    def _candidate(self, ids: list[int], log_probabilities: list[float]) -> Candidate:
        (end,) = self.tokenizer.ids([END])
        finished = end in ids
        # Shorter hypotheses are padded after their end; those cut short are not padded, for none is longer.
        length = ids.index(end) + 1 if finished else len(ids)
        pieces = self.tokenizer.pieces(ids[: length - finished])
        return Candidate(tuple(pieces), min(sum(log_probabilities[:length]) / length, 0.0), finished)

    def _attention(self, ids: TorchTensor, pieces: Sequence[str]) -> tuple[bytes, ...]:
        """Read the source and the output once more, the way training does, and take what the guided head looked at."""
        torch = import_module("torch")
        start = self.model.config.decoder_start_token_id
        written = torch.tensor([[start, *self.tokenizer.ids(pieces[:-1])]])
        with torch.inference_mode():
            output = self.model(input_ids=ids, decoder_input_ids=written, output_attentions=True)
        return compact(output.cross_attentions[-1][0, 0, : len(pieces)].tolist())

    def _configuration(self, options: DecodingOptions) -> GenerationConfig:
        """Say every option in full, so that nothing comes from the checkpoint's own generation settings.

        Renormalizing makes a log-probability one over the pieces that were allowed, as in CTranslate2; so does
        stopping as soon as `beam_size` hypotheses are finished.
        """
        beams = max(options.beam_size, options.num_hypotheses)
        config = self.model.config
        return import_module("transformers").GenerationConfig(
            num_beams=beams,
            num_return_sequences=options.num_hypotheses,
            early_stopping=beams > 1,
            length_penalty=options.length_penalty,
            max_new_tokens=min(options.max_target_tokens, self.longest or options.max_target_tokens),
            min_new_tokens=1,
            no_repeat_ngram_size=options.no_repeat_ngram_size,
            repetition_penalty=options.repetition_penalty,
            bad_words_ids=self._forbidden(options) or None,
            renormalize_logits=True,
            decoder_start_token_id=config.decoder_start_token_id,
            pad_token_id=config.pad_token_id,
            eos_token_id=config.eos_token_id,
            output_scores=True,
            return_dict_in_generate=True,
        )

    def _forbidden(self, options: DecodingOptions) -> list[list[int]]:
        words = forbidden_pieces(options.without, self.tokenizer)
        return [self.tokenizer.ids(pieces) for pieces in (*([piece] for piece in self.never), *words)]


class TransformersTranslator(Seq2SeqTranslator):
    """A Marian model on transformers."""

    __slots__ = ()

    @classmethod
    def load(cls, folder: Path, *, model: str, revision: str) -> "TransformersTranslator":
        """Load a published checkpoint; raises `CheckpointInvalid`."""
        window, tokenizer = read_window(folder), MarianTokenizer.load(folder)
        engine = GenerateSearch(_load(folder, "MarianMTModel"), tokenizer, (PAD, UNKNOWN), window, Lock())
        return cls(_info(model, revision), window, tokenizer, engine)


class TransformersSummarizer(Seq2SeqSummarizer):
    """An mT5 model on transformers."""

    __slots__ = ()

    @classmethod
    def load(cls, folder: Path, *, model: str, revision: str) -> "TransformersSummarizer":
        """Load a published checkpoint; raises `CheckpointInvalid`."""
        window, tokenizer = read_window(folder), T5Tokenizer.load(folder)
        engine = GenerateSearch(_load(folder, "MT5ForConditionalGeneration"), tokenizer, (), None, Lock())
        return cls(_info(model, revision), window, tokenizer, engine)


def _info(model: str, revision: str) -> EngineInfo:
    version = import_module("transformers").__version__
    return EngineInfo(model, revision, f"transformers-{version}", PRECISION)


def _load(folder: Path, architecture: str) -> TorchModel:
    try:
        torch, transformers = import_module("torch"), import_module("transformers")
    except ImportError as error:
        raise EngineFailure("The reference engine needs PyTorch: pip install -r requirements-models.txt") from error
    try:
        # Only the eager implementation can tell where it looked.
        model = getattr(transformers, architecture).from_pretrained(
            folder, dtype=torch.float32, attn_implementation="eager", local_files_only=True
        )
    except (EOFError, KeyError, OSError, RuntimeError, UnpicklingError, ValueError) as error:
        raise CheckpointInvalid(f"{folder}: transformers cannot load it as {architecture}") from error
    settle_output_layer(model, folder)
    # A fresh one: `generate` fills whatever a call leaves at its default from here.
    model.generation_config = transformers.GenerationConfig()
    return model.eval()
