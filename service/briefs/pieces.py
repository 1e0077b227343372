"""Runs texts through the translator in pieces, and runs again, stricter or smaller, the pieces that came out wrong.

Knows no sentence and no flag: it says what is wrong with a piece and leaves the telling to others.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from models.protocol import DecodingOptions, PendingTranslations, QueueingTranslator, Translation, Translator
from service.briefs.degeneration import Fault, find_fault
from service.briefs.segment import split_clauses
from service.briefs.timing import Deadline
from service.briefs.waiting import waiting

RETRIES = 3
"""Rounds of mending: stricter decoding first, then smaller and smaller pieces."""

STRICT_NGRAM, STRICT_PENALTY = 3, 1.2
"""The stricter decoding: no phrase of three tokens twice, said tokens less likely (CTRL, Keskar et al. 2019: 1.2)."""

TOO_LONG = frozenset({Fault.CUT, Fault.OMISSION})
"""Faults that smaller pieces mend; the others are first tried under stricter decoding."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One input of the translator and what came back."""

    source: str
    translation: Translation
    fault: Fault | None


def stricter(options: DecodingOptions) -> DecodingOptions:
    """Give the options that keep a model from repeating itself."""
    return replace(
        options,
        no_repeat_ngram_size=options.no_repeat_ngram_size or STRICT_NGRAM,
        repetition_penalty=max(options.repetition_penalty, STRICT_PENALTY),
    )


def diagnose(source: str, translation: Translation) -> Piece:
    """Pair a source with its translation and name what is wrong with it."""
    fault = find_fault(source, translation.best.text)
    if fault is None and (translation.source_cut or translation.target_cut):
        fault = Fault.CUT
    return Piece(source, translation, fault)


@dataclass(frozen=True, slots=True)
class AskedPieces:
    """Distinct sources that a translator was asked for."""

    sources: tuple[str, ...]
    pending: PendingTranslations

    def answered(self) -> dict[str, Piece]:
        """Wait for the pieces; raises `DeadlineExceeded`, and what the translator raises."""
        with waiting():
            translations = self.pending.result()
        return {source: diagnose(source, one) for source, one in zip(self.sources, translations, strict=True)}


@dataclass(frozen=True, slots=True)
class Unasked:
    """`PendingTranslations` of a translator without a queue: it is called when they are waited for."""

    translator: Translator
    sources: Sequence[str]
    options: DecodingOptions

    def result(self) -> list[Translation]:
        """Translate; raises as the translator does."""
        return self.translator.translate(self.sources, self.options) if self.sources else []

    def cancel(self) -> None:
        """Do nothing: nothing has begun."""


def ask(
    translator: Translator,
    sources: Iterable[str],
    options: DecodingOptions,
    deadline: Deadline,
    *,
    follow_up: bool = False,
) -> AskedPieces:
    """Hand distinct sources over, all at once; raises `DeadlineExceeded`, and `Busy` where too much waits already."""
    distinct = tuple(dict.fromkeys(sources))
    return AskedPieces(distinct, hand_over(translator, distinct, options, deadline, follow_up=follow_up))


def hand_over(
    translator: Translator, sources: Sequence[str], options: DecodingOptions, deadline: Deadline, *, follow_up: bool
) -> PendingTranslations:
    """Let a translator that has a queue begin, and tell it the deadline; any other runs to its end once it began."""
    if sources:
        deadline.check()
    if not sources or not isinstance(translator, QueueingTranslator):
        return Unasked(translator, sources, options)
    with waiting():
        return translator.submit(sources, options, deadline.at, follow_up=follow_up)


def split_to(translator: Translator, text: str, most_tokens: int) -> tuple[str, ...]:
    """Cut a text at clauses, or words where it must, into pieces of at most so many source tokens."""
    cut = split_clauses(text, lambda piece: translator.count_tokens([piece])[0] <= most_tokens)
    return tuple(piece.strip() for piece in cut if piece.strip())


def halves(translator: Translator, piece: Piece) -> tuple[str, ...]:
    """Cut a piece into smaller ones, or leave it where it cannot be cut."""
    counted = translator.count_tokens([piece.source])[0]
    return split_to(translator, piece.source, max(2, (counted + 1) // 2 + 1))


def plan_retry(translator: Translator, piece: Piece, attempt: int) -> tuple[str, ...]:
    """List the texts to try instead of a faulty piece; none where nothing is left to try."""
    if attempt == 0 and piece.fault not in TOO_LONG:
        return (piece.source,)
    smaller = halves(translator, piece)
    return smaller if len(smaller) > 1 else ()


def mend(
    translator: Translator, pieces: Mapping[str, Piece], options: DecodingOptions, deadline: Deadline
) -> dict[str, tuple[Piece, ...]]:
    """Retry what came out wrong: stricter first where the words are wrong, in smaller pieces where it is too long."""
    mended: dict[str, tuple[Piece, ...]] = {source: (piece,) for source, piece in pieces.items()}
    for attempt in range(RETRIES):
        faulty = {one.source: one for made in mended.values() for one in made if one.fault}
        plans = {source: plan_retry(translator, one, attempt) for source, one in faulty.items()}
        if not any(plans.values()):
            break
        retried = retry(translator, plans, faulty, options, deadline)
        mended = {source: renew(made, plans, retried) for source, made in mended.items()}
    return mended


def retry(
    translator: Translator,
    plans: Mapping[str, Sequence[str]],
    faulty: Mapping[str, Piece],
    options: DecodingOptions,
    deadline: Deadline,
) -> dict[str, Piece]:
    """Translate the planned pieces again, under stricter decoding unless the text was merely too long."""
    long = [one for source, plan in plans.items() if faulty[source].fault in TOO_LONG for one in plan]
    wrong = [one for source, plan in plans.items() if faulty[source].fault not in TOO_LONG for one in plan]
    retried = ask(translator, long, options, deadline, follow_up=True).answered()
    return retried | ask(translator, wrong, stricter(options), deadline, follow_up=True).answered()


def renew(
    made: tuple[Piece, ...], plans: Mapping[str, Sequence[str]], retried: Mapping[str, Piece]
) -> tuple[Piece, ...]:
    """Put retried pieces in the place of those they were planned for."""
    return tuple(new for old in made for new in ([retried[one] for one in plans.get(old.source, ())] or [old]))
