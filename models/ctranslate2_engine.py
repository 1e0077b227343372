"""The fast engine: Marian and mT5 on CTranslate2, without torch.

Knows a converted folder (weights and tokenizer files side by side); knows nothing of where it came from.
"""

import os
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import ClassVar

import ctranslate2

from models.attention import compact
from models.errors import CheckpointInvalid, EngineFailure
from models.protocol import DecodingOptions, EngineInfo
from models.seq2seq import Candidate, Seq2SeqSummarizer, Seq2SeqTranslator, Source, forbidden_pieces
from models.tokenization import END, MarianTokenizer, T5Tokenizer, Tokenizer, read_window

ENGINE = f"ctranslate2-{ctranslate2.__version__}"
LARGEST_BATCH = 32
"""Sources searched together at most: more adds padding and memory but no speed on a CPU."""


def count_workers(workers: int) -> int:
    """Return how many workers a setting asks for; 0 means one per core."""
    return workers or os.cpu_count() or 1


@dataclass(frozen=True, slots=True)
class BatchSearch:
    """A `Search` that divides each call evenly into `parts`, one per worker; safe to call from several threads.

    `unknown_allowed`: whether `<unk>` may be generated (decoding would leave it out of the text).
    `longest`: the most target tokens the model has positions for, None where it has no such limit.
    """

    translator: ctranslate2.Translator
    tokenizer: Tokenizer
    parts: int
    unknown_allowed: bool
    longest: int | None

    @classmethod
    def load(
        cls,
        folder: Path,
        tokenizer: Tokenizer,
        *,
        precision: str,
        workers: int,
        unknown_allowed: bool,
        longest: int | None,
        divide: bool = True,
    ) -> "BatchSearch":
        """Load the weights; `workers` 0 means one per core; raises `CheckpointInvalid`."""
        count = count_workers(workers)
        try:
            # One thread per batch and a batch per core: faster than sharing one batch out, and hurt less by whatever
            # else runs on the machine, since threads that share a batch wait for each other at every product (0024).
            translator = ctranslate2.Translator(
                str(folder), compute_type=precision, inter_threads=count, intra_threads=1
            )
        except (RuntimeError, ValueError) as error:
            raise CheckpointInvalid(f"{folder}: CTranslate2 cannot load it with precision {precision}") from error
        return cls(translator, tokenizer, count if divide else 1, unknown_allowed, longest)

    def search(self, sources: Sequence[Source], options: DecodingOptions) -> list[list[Candidate]]:
        """Search each source, in the order given; raises `EngineFailure`."""
        results = self._translate(
            sources,
            beam_size=max(options.beam_size, options.num_hypotheses),
            num_hypotheses=options.num_hypotheses,
            length_penalty=options.length_penalty,
            no_repeat_ngram_size=options.no_repeat_ngram_size,
            repetition_penalty=options.repetition_penalty,
            max_decoding_length=min(options.max_target_tokens, self.longest or options.max_target_tokens),
            return_scores=True,
            return_end_token=True,
            return_attention=options.attention,
            suppress_sequences=forbidden_pieces(options.without, self.tokenizer) or None,
        )
        if not options.attention:
            return [_candidates(result, options.length_penalty) for result in results]
        firsts = self._first_rows(sources) if len(sources) > 1 else [results[0].attention[0][0]]
        return [
            _with_attention(result, first, _candidates(result, options.length_penalty))
            for result, first in zip(results, firsts, strict=True)
        ]

    def _first_rows(self, sources: Sequence[Source]) -> list[list[float]]:
        """Ask where each source's first piece looked: a search over several sources gives it another source's row.

        CTranslate2 4.8 picks the first rows of a batch by the wrong index once they are spread over the beams. One
        greedy step has no such fault, and every output of a source begins with the same row.
        """
        results = self._translate(sources, beam_size=1, max_decoding_length=1, return_attention=True)
        return [result.attention[0][0] for result in results]

    def _translate(self, sources: Sequence[Source], **options: object) -> list[ctranslate2.TranslationResult]:
        try:
            return list(
                self.translator.translate_batch(
                    [list(source.pieces) for source in sources],
                    max_batch_size=self._batch_size(len(sources)),
                    max_input_length=0,  # the window is the caller's, who reports cuts; CTranslate2 would cut silently
                    disable_unk=not self.unknown_allowed,
                    **options,
                )
            )
        except (RuntimeError, ValueError) as error:
            raise EngineFailure("CTranslate2 could not run the model.") from error

    def _batch_size(self, count: int) -> int:
        return min(LARGEST_BATCH, -(-count // self.parts))


class CTranslate2Translator(Seq2SeqTranslator):
    """A Marian model on CTranslate2; each call is spread over the workers."""

    __slots__ = ()

    divides: ClassVar[bool] = True

    @classmethod
    def load(cls, folder: Path, *, model: str, revision: str, precision: str, workers: int) -> "CTranslate2Translator":
        """Load a folder that `models.convert` made; `workers` 0 means one per core; raises `CheckpointInvalid`.

        `<unk>` is never generated, as in Marian itself; decoding would leave it out and the loss would go unseen.
        """
        window, tokenizer = read_window(folder), MarianTokenizer.load(folder)
        engine = BatchSearch.load(
            folder,
            tokenizer,
            precision=precision,
            workers=workers,
            unknown_allowed=False,
            longest=window,
            divide=cls.divides,
        )
        return cls(EngineInfo(model, revision, ENGINE, precision), window, tokenizer, engine)


class CTranslate2BatchTranslator(CTranslate2Translator):
    """The same model for callers that make batches themselves: one worker searches each call whole."""

    __slots__ = ()

    divides = False


class CTranslate2Summarizer(Seq2SeqSummarizer):
    """An mT5 model on CTranslate2: a call is one batch, on one core; several may run at once, one per core."""

    __slots__ = ()

    @classmethod
    def load(cls, folder: Path, *, model: str, revision: str, precision: str, workers: int) -> "CTranslate2Summarizer":
        """Load a folder that `models.convert` made, `workers` 0 means one per core; raises `CheckpointInvalid`."""
        tokenizer = T5Tokenizer.load(folder)
        engine = BatchSearch.load(
            folder,
            tokenizer,
            precision=precision,
            workers=workers,
            divide=False,
            unknown_allowed=True,
            longest=None,
        )
        return cls(EngineInfo(model, revision, ENGINE, precision), read_window(folder), tokenizer, engine)


def _candidates(result: ctranslate2.TranslationResult, length_penalty: float) -> list[Candidate]:
    return [
        _candidate(tokens, score, length_penalty)
        for tokens, score in zip(result.hypotheses, result.scores, strict=True)
    ]


def _candidate(tokens: list[str], score: float, length_penalty: float) -> Candidate:
    """Undo the length penalty: CTranslate2's score is the sum of log-probabilities / length ** length_penalty."""
    finished = tokens[-1:] == [END]
    length = max(len(tokens), 1)
    mean = score * length**length_penalty / length
    return Candidate(tuple(tokens[:-1] if finished else tokens), min(mean, 0.0), finished)


def _with_attention(
    result: ctranslate2.TranslationResult, first: list[float], candidates: Sequence[Candidate]
) -> list[Candidate]:
    """Add where each candidate looked: the converted model's `alignment_heads` first heads of its `alignment_layer`.

    Unless a conversion says otherwise, and `models.convert` does not, that is the first head of the last layer.
    """
    return [
        replace(candidate, attention=compact([first, *rows[1:]][: len(candidate.pieces)]))
        for candidate, rows in zip(candidates, result.attention, strict=True)
    ]
