"""Translates Arabic texts, each once, whatever their length; what the model spoils is retried, then flagged.

Knows no article: a text is a sentence, a title or a line. Never truncates silently and never returns a loop as fine.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from math import exp
from types import MappingProxyType

from models.protocol import DecodingOptions, Translator
from service.briefs.alignment import Part, join_links
from service.briefs.check import check
from service.briefs.check.article import ArticleStyle
from service.briefs.degeneration import Fault, fault_flag, find_fault, has_arabic, without_loop
from service.briefs.latin import flag_moved, with_lost_runs, without_addresses
from service.briefs.pieces import Piece, ask, mend, split_to
from service.briefs.punctuation import end_as_question
from service.briefs.telling import Telling
from service.briefs.timing import Deadline
from service.briefs.types import Flag, Link, Severity
from service.briefs.words import count_words

FEWEST_KEPT_WORDS = 3
"""Less than this left of a loop says nothing: the Arabic is shown."""

SPLIT = Flag("split-for-length", Severity.NOTICE, "Translated in pieces: the model cannot take the whole sentence.")
UNCERTAIN = Flag(
    "uncertain",
    Severity.WARNING,
    "The model was unsure of this sentence; such sentences are often wrong: see the Arabic.",
)
KEPT = Flag("kept-as-is", Severity.NOTICE, "Not Arabic: kept as it is.")
NOTHING_TOLD: Mapping[str, Telling] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Rendering:
    """The English of one text, how sure the model was (0-1, None where it was not asked), and what to know of it.

    `alternatives` are whole texts, best first. `unread` is true where the model did not see all of the source.
    `alignment` is in places of the source text and of `text`; None unless the decoding options ask for attention.
    """

    text: str
    confidence: float | None
    flags: tuple[Flag, ...] = ()
    alternatives: tuple[str, ...] = ()
    unread: bool = False
    alignment: tuple[Link, ...] | None = None


def confidence(log_probability: float) -> float:
    """Turn a mean log-probability per token into 0-1."""
    return min(1.0, max(0.0, exp(log_probability)))


def shown(piece: Piece) -> str:
    """Give what a reader may see of a piece: never a loop, and the Arabic rather than nothing."""
    text = piece.translation.best.text.strip()
    if piece.fault is Fault.EMPTY:
        return piece.source
    if piece.fault is Fault.LOOP:
        kept = without_loop(text)
        sound = count_words(kept) >= FEWEST_KEPT_WORDS and find_fault(piece.source, kept) is not Fault.LOOP
        return f"{kept} …" if sound else piece.source
    return text


def part(piece: Piece) -> Part:
    """Pair what the model read with what a reader may see, and where the model looked if that is what it wrote."""
    best, said = piece.translation.best, shown(piece)
    return Part(piece.source, said, best.attention if said == best.text else None)


def alternative(piece: Piece, rank: int) -> str:
    """Give a piece's alternative of a rank, or what is shown of its best where that one is missing or faulty."""
    others = piece.translation.alternatives
    if rank < len(others) and find_fault(piece.source, others[rank].text) is None:
        return others[rank].text.strip()
    return shown(piece)


def mean_confidence(pieces: Sequence[Piece]) -> float | None:
    """Average over the tokens of all pieces; None where a reader sees nothing but the Arabic."""
    if all(shown(one) == one.source for one in pieces):
        return None
    hypotheses = [one.translation.best for one in pieces]
    tokens = sum(one.target_tokens for one in hypotheses)
    return confidence(sum(one.log_probability * one.target_tokens for one in hypotheses) / max(tokens, 1))


def render(source: str, pieces: Sequence[Piece], told: Telling | None = None) -> Rendering:
    """Join the pieces of one text, or of what was `told` of it, mend its final mark, and keep its Latin parts."""
    made = finish(source, (shown(one) for one in pieces))
    made = made[:1].upper() + made[1:] if told else made  # what stands before a name that is told may stay small
    text = with_lost_runs(source, made)
    faults = dict.fromkeys(one.fault for one in pieces if one.fault)
    flags = (*(fault_flag(fault) for fault in faults), *flag_moved(source, made))
    ranks = max(len(one.translation.alternatives) for one in pieces)
    others = (finish(source, (alternative(one, rank) for one in pieces)) for rank in range(ranks))
    return Rendering(
        text=text,
        confidence=mean_confidence(pieces),
        flags=((SPLIT,) if len(pieces) > 1 else ()) + flags,
        alternatives=tuple(with_lost_runs(source, other) for other in others),
        unread=any(one.translation.source_cut for one in pieces),
        alignment=links_of(source, text, pieces, told),
    )


def links_of(source: str, english: str, pieces: Sequence[Piece], told: Telling | None) -> tuple[Link, ...] | None:
    """Give the links between a text and its English, whatever was told of the text."""
    parts = [part(one) for one in pieces]
    if told is None:
        return join_links(source, english, parts)
    links = join_links(told.text, english, parts)
    return None if links is None else told.back(links)


def finish(source: str, parts: Iterable[str]) -> str:
    """Join the English of a text's pieces; what asks in the source asks in English."""
    return end_as_question(source, " ".join(parts))


def checked(source: str, rendering: Rendering, style: ArticleStyle = ArticleStyle.AS_LISTED) -> Rendering:
    """Add what the checks find between a text and its English; what was kept as it is has nothing to compare."""
    if KEPT in rendering.flags:
        return rendering
    return replace(rendering, flags=rendering.flags + check(source, rendering.text, style))


def flag_uncertain(rendering: Rendering, below: float | None) -> Rendering:
    """Flag a translation of which the model is less sure than `below` (0-1); None where no such limit is known."""
    if below is None or rendering.confidence is None or rendering.confidence >= below:
        return rendering
    return replace(rendering, flags=(UNCERTAIN, *rendering.flags))


def translate(
    translator: Translator, texts: Iterable[str], options: DecodingOptions, deadline: Deadline
) -> dict[str, Rendering]:
    """Render each distinct text, unchecked; texts without Arabic are kept as they are, and so are addresses.

    Raises `DeadlineExceeded`, `Busy`, and `models.errors.EngineFailure` as the translator does.
    """
    with translating(translator, texts, options, deadline) as translated:
        return translated()


@contextmanager
def translating(
    translator: Translator,
    texts: Iterable[str],
    options: DecodingOptions,
    deadline: Deadline,
    *,
    told: Mapping[str, Telling] = NOTHING_TOLD,
    follow_up: bool = False,
) -> Iterator[Callable[[], dict[str, Rendering]]]:
    """Begin what `translate` does and give a function that waits for it; what has not begun at the end is dropped.

    `told` says how the translator is to read some of them. `follow_up`: these texts go on with earlier ones of the same
    request. Raises as `translate`.
    """
    distinct = list(dict.fromkeys(texts))
    plans = plan_pieces(translator, {text: as_read(text, told) for text in distinct if has_arabic(text)})
    sources = [one for plan in plans.values() for one in plan]
    asked = ask(translator, sources, options, deadline, follow_up=follow_up)

    def translated() -> dict[str, Rendering]:
        mended = mend(translator, asked.answered(), options, deadline)
        made = {
            text: render(text, [new for one in plan for new in mended[one]], told.get(text))
            for text, plan in plans.items()
        }
        return {text: made.get(text, Rendering(text, None, (KEPT,))) for text in distinct}

    try:
        yield translated
    finally:
        asked.pending.cancel()


def as_read(text: str, told: Mapping[str, Telling]) -> str:
    """Give a text as the translator reads it: with what it is told, without addresses."""
    return without_addresses(told[text].text if text in told else text)


def plan_pieces(translator: Translator, read: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """Say for each text, given as it is `read`, what goes to the model: all of it, or pieces where it is too long."""
    counts = translator.count_tokens(list(read.values()))
    return {
        text: (plain,) if count <= translator.window else split_to(translator, plain, translator.window)
        for (text, plain), count in zip(read.items(), counts, strict=True)
    }
