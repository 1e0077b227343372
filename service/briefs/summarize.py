"""Summarizes a document of any length with a summarizer of limited window: balanced windows at sentence boundaries.

Knows no article and no language; every sentence is read, or the result says that one was not.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from models.protocol import DecodingOptions, QueueingSummarizer, Summarizer, Summary
from service.briefs.degeneration import is_loop
from service.briefs.segment import split_clauses
from service.briefs.timing import Deadline
from service.briefs.waiting import waiting
from service.briefs.words import count_words

XLSUM = DecodingOptions(beam_size=4, length_penalty=0.6, max_target_tokens=84, no_repeat_ngram_size=2)
"""The decoding of the published scores (Hasan et al. 2021, XL-Sum: 512 -> 84 tokens)."""


@dataclass(frozen=True, slots=True)
class Abstract:
    """An abstractive summary: its text (empty where the model gave nothing usable), window by window.

    `log_probability` is the mean per token over all windows, None where the method has no such figure.
    """

    texts: tuple[str, ...]
    log_probability: float | None
    windows: int
    unread: bool
    cut: bool


def summary_options(beam_size: int) -> DecodingOptions:
    """Give the published decoding with the beam that the service is set to."""
    return replace(XLSUM, beam_size=beam_size)


def pack(costs: Sequence[int], room: int) -> list[range]:
    """Fill windows of some room in order; an item that alone is over it gets a window of its own."""
    starts, filled = [0], 0
    for index, cost in enumerate(costs):
        if filled and filled + cost > room:
            starts.append(index)
            filled = 0
        filled += cost
    return [range(start, end) for start, end in zip(starts, [*starts[1:], len(costs)], strict=True)]


def balanced_windows(costs: Sequence[int], room: int) -> list[range]:
    """Split items into the fewest windows that hold them, then even out how full the windows are."""
    if not costs:
        return []
    fewest = len(pack(costs, room))
    largest = max(costs)
    low, high = max(largest, -(-sum(costs) // fewest)), max(room, largest)
    while low < high:
        middle = (low + high) // 2
        if len(pack(costs, middle)) <= fewest:
            high = middle
        else:
            low = middle + 1
    return pack(costs, low)


def fitting_pieces(summarizer: Summarizer, sentences: Sequence[str]) -> list[str]:
    """Cut the sentences that alone are over the window at their clauses."""

    def fits(text: str) -> bool:
        return summarizer.count_tokens([text])[0] <= summarizer.window

    counts = summarizer.count_tokens(sentences)
    pieces: list[str] = []
    for sentence, count in zip(sentences, counts, strict=True):
        pieces += [sentence] if count <= summarizer.window else split_clauses(sentence, fits)
    return [piece.strip() for piece in pieces if piece.strip()]


def read_all(
    summarizer: Summarizer, documents: Sequence[Sequence[str]], options: DecodingOptions, deadline: Deadline
) -> list[Summary]:
    """Summarize the documents, halving each that turns out not to fit (joined text may need more tokens)."""
    read: list[Summary] = []
    for document, summary in zip(documents, hand_over(summarizer, documents, options, deadline), strict=True):
        if summary.source_cut and len(document) > 1:
            middle = len(document) // 2
            read += read_all(summarizer, [document[:middle], document[middle:]], options, deadline)
        else:
            read.append(summary)
    return read


def hand_over(
    summarizer: Summarizer, documents: Sequence[Sequence[str]], options: DecodingOptions, deadline: Deadline
) -> list[Summary]:
    """Call the summarizer; one that has a queue is told the deadline, any other runs to its end once it began."""
    deadline.check()
    if not isinstance(summarizer, QueueingSummarizer):
        return summarizer.summarize(documents, options)
    with waiting():
        return summarizer.summarize_by(documents, options, deadline.at)


def is_usable(summary: Summary) -> bool:
    """Tell whether a summary says something and does not repeat itself."""
    return count_words(summary.text) > 0 and not is_loop(summary.text)


def mean_log_probability(summaries: Sequence[Summary]) -> float | None:
    """Average over all target tokens; None where any summary has no figure."""
    known = [(one.log_probability, one.target_tokens) for one in summaries if one.log_probability is not None]
    tokens = sum(count for _, count in known)
    if not tokens or len(known) < len(summaries):
        return None
    return sum(value * count for value, count in known) / tokens


def summarize(
    summarizer: Summarizer, sentences: Sequence[str], options: DecodingOptions, deadline: Deadline
) -> Abstract:
    """Summarize a document, one text per window; windows whose summary is empty or a loop give no text.

    Raises `DeadlineExceeded`, `Busy`, and `models.errors.EngineFailure` as the summarizer does.
    """
    pieces = fitting_pieces(summarizer, sentences)
    costs = [count - 1 for count in summarizer.count_tokens(pieces)]
    windows = balanced_windows(costs, summarizer.window - 1)
    documents = [[pieces[index] for index in window] for window in windows]
    summaries = read_all(summarizer, documents, options, deadline)
    usable = [one for one in summaries if is_usable(one)]
    return Abstract(
        texts=tuple(one.text.strip() for one in usable),
        log_probability=mean_log_probability(usable),
        windows=len(summaries),
        unread=any(one.source_cut for one in summaries),
        cut=any(one.target_cut for one in usable),
    )
