"""The checks of one sentence pair, in the order their flags are shown.

Each is a pure function (source sentence, English sentence) -> flags; a new check is one module and one line here.
"""

from collections.abc import Callable

from service.briefs.check.attribution import check_attribution
from service.briefs.check.latin import check_latin
from service.briefs.check.name_order import check_name_order
from service.briefs.check.names import check_names
from service.briefs.check.negation import check_negation
from service.briefs.check.numbers import check_numbers
from service.briefs.check.omission import check_omission
from service.briefs.check.questions import check_questions
from service.briefs.check.quotes import check_quotes
from service.briefs.types import Flag

Check = Callable[[str, str], tuple[Flag, ...]]

CHECKS: tuple[Check, ...] = (
    check_numbers,
    check_negation,
    check_names,
    check_name_order,
    check_latin,
    check_quotes,
    check_attribution,
    check_questions,
    check_omission,
)


def check(source: str, english: str) -> tuple[Flag, ...]:
    """Run every check over one Arabic sentence and its English."""
    return tuple(flag for run in CHECKS for flag in run(source, english))
