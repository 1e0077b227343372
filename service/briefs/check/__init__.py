"""The checks of one sentence pair, in the order their flags are shown.

Each is a pure function (source sentence, English sentence) -> flags; a new check is one module and one line here.
"""

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import groupby

from service.briefs.check.amman import check_amman
from service.briefs.check.article import ArticleStyle
from service.briefs.check.attribution import check_attribution
from service.briefs.check.holes import check_holes
from service.briefs.check.invented_words import check_invented_words
from service.briefs.check.latin import check_latin
from service.briefs.check.lineage import check_lineage
from service.briefs.check.memo import reading_once
from service.briefs.check.name_order import check_name_order
from service.briefs.check.names import check_names
from service.briefs.check.negation import check_negation
from service.briefs.check.numbers import check_numbers
from service.briefs.check.omission import check_omission
from service.briefs.check.questions import check_questions
from service.briefs.check.quoted_names import check_quoted_names
from service.briefs.check.quotes import check_quotes
from service.briefs.types import Flag

Check = Callable[[str, str], tuple[Flag, ...]]

CHECKS: tuple[Check, ...] = (
    check_numbers,
    check_negation,
    check_names,
    check_amman,
    check_lineage,
    check_name_order,
    check_invented_words,
    check_latin,
    check_quotes,
    check_quoted_names,
    check_attribution,
    check_questions,
    check_omission,
    check_holes,
)

MOST_ALIKE = 6
"""Flags of one code that a sentence can have; a sentence with more is wrong throughout, and a list hides that."""


def check(source: str, english: str, style: ArticleStyle = ArticleStyle.AS_LISTED) -> tuple[Flag, ...]:
    """Run every check over one Arabic sentence and its English; `style` is how suggested names are written."""
    runs = (partial(run, style=style) if run is check_names else run for run in CHECKS)
    with reading_once():
        return tuple(flag for run in runs for flag in without_flood(run(source, english)))


def without_flood(flags: Iterable[Flag]) -> Iterator[Flag]:
    """Give the flags of a check by code; where they are too many, one that counts the rest stands for it."""
    by_code = sorted(flags, key=lambda flag: flag.code)
    for code, group in groupby(by_code, key=lambda flag: flag.code):
        alike = list(group)
        if len(alike) <= MOST_ALIKE:
            yield from alike
            continue
        yield from alike[: MOST_ALIKE - 1]
        rest = len(alike) - MOST_ALIKE + 1
        yield Flag(code, alike[0].severity, f"And {rest} more like it: compare the whole sentence with its source.")
