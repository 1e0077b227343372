"""The checks over a whole Arabic text and a whole English one, whoever wrote them: a draft, another engine's output.

Their sentences are not aligned, so most checks compare what both texts hold in all. Calls no model.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from functools import lru_cache
from hashlib import sha256
from itertools import accumulate, chain, groupby

from service import __version__
from service.briefs.check.amman import check_amman
from service.briefs.check.article import ArticleStyle
from service.briefs.check.attribution import check_attribution
from service.briefs.check.gazetteer import Gazetteer, known_names, names_file
from service.briefs.check.glossary import named, with_glossary
from service.briefs.check.latin import check_latin
from service.briefs.check.lineage import check_lineage
from service.briefs.check.names import check_names
from service.briefs.check.negation import check_negation
from service.briefs.check.numbers import compare_quantities, flag_differences
from service.briefs.check.numbers_arabic import read_arabic
from service.briefs.check.numbers_english import read_english
from service.briefs.check.omission import check_omission
from service.briefs.check.quantity import Kind, Quantity
from service.briefs.check.quotes import check_marks, check_quotes, english_quotations, is_balanced, quotations
from service.briefs.clean import clean
from service.briefs.degeneration import is_loop, side_by_side, words_of
from service.briefs.segment import segment
from service.briefs.spans import begin_of, received, shifted
from service.briefs.types import Cleaned, Flag, Sentence, SentenceKind, Severity, Span
from service.briefs.words import count_words

MOST_COMPARED = 200
"""Numbers that only one side has: pairing them takes time with the square, and nobody reads two hundred flags."""

FEWEST_WORDS = 6
"""A shorter sentence said twice may be meant: `He did not answer.`"""

FEWEST_QUOTED = 4
"""Fewer Arabic words in quotation marks may be a name or a term, which English often writes without them."""
FEWEST_KEPT = 3
"""English may need a word less for a phrase; no quoted name stands for one."""
LEAST_KEPT = 0.8
"""English has some 1.3 words for an Arabic one; with fewer than this, words lost their quotation marks."""

QUESTION_MARKS = re.compile(r"[؟?](?:\s*[؟?!])*")
CONTENT = frozenset({SentenceKind.BODY, SentenceKind.FOREIGN})
DIGEST_DIGITS = 8


def check_texts(
    source: str,
    english: str,
    glossary: Gazetteer | None = None,
    style: ArticleStyle = ArticleStyle.AS_LISTED,
) -> tuple[Flag, ...]:
    """Check an English text against its Arabic source; spans are offsets into both texts as given.

    A number counts as often as it is said, a name once. Negations, attributions and lengths are compared only where
    both texts, or a paragraph of each, have the same number of sentences, in order.
    """
    arabic, target = clean(source), clean(english)
    placed = tuple(_by_sentences(arabic, target))
    known = {flag.code for flag in placed}
    whole = (
        *(flag for run in CHECKS for flag in run(arabic.text, target.text)),
        *check_names(arabic.text, target.text, style),
    )
    flags = (*(flag for flag in whole if flag.code not in known), *placed)
    flags = with_glossary(arabic.text, target.text, flags, glossary)
    return tuple(
        replace(flag, source=received(flag.source, arabic), target=received(flag.target, target)) for flag in flags
    )


def check_signature(glossary: Gazetteer | None = None, style: ArticleStyle = ArticleStyle.AS_LISTED) -> str:
    """Name everything that the flags depend on besides the texts; same input, same line."""
    house = "" if style is ArticleStyle.AS_LISTED else f"|article:{style.value}"
    names = f"{len(known_names().names)}-{_names_digest()}"
    return f"mujaz:{__version__}|check:texts|names:{names}|glossary:{named(glossary)}{house}"


@lru_cache(maxsize=1)
def _names_digest() -> str:
    return sha256(names_file().encode("utf-8")).hexdigest()[:DIGEST_DIGITS]


def check_all_numbers(source: str, english: str) -> tuple[Flag, ...]:
    """Flag the numbers that one text says more often than the other."""
    arabic, target = _without_common(read_arabic(source), read_english(english))
    if max(len(arabic), len(target)) > MOST_COMPARED:
        message = (
            f"{len(arabic)} numbers stand only in the Arabic and {len(target)} only in the English: "
            "too many to compare; check the texts in parts."
        )
        return (Flag("number-too-many", Severity.WARNING, message),)
    return flag_differences(compare_quantities(arabic, target, source), source)


def _without_common(these: Sequence[Quantity], those: Sequence[Quantity]) -> tuple[list[Quantity], list[Quantity]]:
    """Both lists without what is plainly the same in both, each as often as the other has it."""
    common = Counter(map(_plainly, these)) & Counter(map(_plainly, those))
    return _without(these, common.copy()), _without(those, common)


def _plainly(quantity: Quantity) -> tuple[Kind, Fraction, str]:
    return quantity.kind, quantity.value, quantity.unit


def _without(quantities: Sequence[Quantity], common: Counter[tuple[Kind, Fraction, str]]) -> list[Quantity]:
    left = []
    for quantity in quantities:
        if common[_plainly(quantity)] > 0:
            common[_plainly(quantity)] -= 1
        else:
            left.append(quantity)
    return left


def check_all_quotes(source: str, english: str) -> tuple[Flag, ...]:
    """Flag quotation marks that vanished or stay open, and fewer quotations than the Arabic has of whole phrases."""
    flags = check_marks(source, english)
    said = [len(one.said.split()) for one in quotations(source)]
    kept = [len(one.said.split()) for one in english_quotations(english)]
    phrases = [words for words in said if words >= FEWEST_QUOTED]
    fewer = len(phrases) > sum(words >= FEWEST_KEPT for words in kept)
    if flags or not (fewer or sum(phrases) * LEAST_KEPT > sum(kept)):
        return flags
    message = f"The Arabic has {sum(phrases)} words of quotations; the English has {sum(kept)} in quotation marks."
    return (Flag("quote-lost", Severity.WARNING, message),)


def check_closed_quotes(source: str, english: str) -> tuple[Flag, ...]:
    """Check the quotations of a sentence unless one of them goes on in the next."""
    return check_quotes(source, english) if is_balanced(source) and is_balanced(english) else ()


def check_questions(source: str, english: str) -> tuple[Flag, ...]:
    """Flag questions that one text has more of; the span is the first where the other has none."""
    asked, kept = (list(QUESTION_MARKS.finditer(text)) for text in (source, english))
    if len(asked) == len(kept):
        return ()
    lost = len(asked) > len(kept)
    code, message = (
        ("question-lost", f"The Arabic asks {_times(asked)}; the English {_times(kept)}.")
        if lost
        else ("question-added", f"The English asks {_times(kept)}; the Arabic {_times(asked)}.")
    )
    only = None if asked and kept else Span(*(asked or kept)[0].span())
    return (Flag(code, Severity.WARNING, message, only if lost else None, None if lost else only),)


def _times(marks: Sequence[re.Match[str]]) -> str:
    return {0: "never", 1: "once"}.get(len(marks), f"{len(marks)} times")


CHECKS: tuple[Callable[[str, str], tuple[Flag, ...]], ...] = (
    check_all_numbers,
    check_amman,
    check_lineage,
    check_latin,
    check_all_quotes,
    check_questions,
)
SENTENCE_CHECKS = (check_closed_quotes, check_negation, check_attribution, check_omission)
"""What only aligned sentences can be asked."""


def _by_sentences(arabic: Cleaned, target: Cleaned) -> Iterator[Flag]:
    these = [sentence for sentence in segment(arabic) if sentence.kind in CONTENT]
    those = list(segment(target))
    for one, other in _paired(these, those):
        begins = begin_of(one, arabic), begin_of(other, target)
        for run in SENTENCE_CHECKS:
            yield from (_shifted(flag, *begins) for flag in run(one.text, other.text))
    yield from _repetitions(these, those, target)


def _paired(these: Sequence[Sentence], those: Sequence[Sentence]) -> Iterator[tuple[Sentence, Sentence]]:
    """Sentences that stand for each other: all of them where both texts have as many, else paragraph by paragraph."""
    if len(these) == len(those):
        yield from zip(these, those, strict=True)
        return
    paragraphs, others = _by_paragraph(these), _by_paragraph(those)
    if len(paragraphs) == len(others) > 1:
        for some, opposite in zip(paragraphs, others, strict=True):
            if len(some) == len(opposite):
                yield from zip(some, opposite, strict=True)


def _by_paragraph(sentences: Iterable[Sentence]) -> list[list[Sentence]]:
    return [list(some) for _, some in groupby(sentences, key=lambda one: one.paragraph)]


def _repetitions(these: Sequence[Sentence], those: Sequence[Sentence], target: Cleaned) -> Iterator[Flag]:
    """Sentences that go in circles, and sentences said again, unless the Arabic does the same."""
    may_loop = any(is_loop(one.text) for one in these) or _begins_again(these) is not None
    allowed = max(Counter(one.text for one in these).values(), default=0)
    said: Counter[str] = Counter()
    again = None if may_loop else _begins_again(those)
    for number, one in enumerate(those):
        start = begin_of(one, target)
        place, key = Span(start, start + len(one.text)), one.text.casefold()
        said[key] += 1
        if number == again or (not may_loop and is_loop(one.text)):
            message = "The English repeats itself in this sentence; the Arabic does not."
            yield Flag("repetition-loop", Severity.WARNING, message, target=place)
        elif said[key] > max(allowed, 1) and count_words(one.text) >= FEWEST_WORDS:
            message = "The English says this sentence again; the Arabic does not."
            yield Flag("repetition-sentence", Severity.WARNING, message, target=place)


def _begins_again(sentences: Sequence[Sentence]) -> int | None:
    """The first sentence in which words are said again right behind themselves, also across its beginning."""
    words = [words_of(one.text) for one in sentences]
    place = side_by_side(list(chain.from_iterable(words)))
    return None if place is None else bisect_right(list(accumulate(map(len, words))), place)


def _shifted(flag: Flag, source_start: int, target_start: int) -> Flag:
    return replace(flag, source=shifted(flag.source, source_start), target=shifted(flag.target, target_start))
