"""What is wrong with an article as it came in, or unusual about it: flags of the whole brief. Knows no English."""

from collections.abc import Sequence

from service.briefs.inputs.dialect import check_dialect
from service.briefs.inputs.page import check_page, check_repeats
from service.briefs.inputs.text import check_end, check_letters
from service.briefs.types import Flag, Sentence


def check_input(text: str, sentences: Sequence[Sentence]) -> tuple[Flag, ...]:
    """Run every check over an article: its text as received, and all its sentences in document order."""
    return (
        *check_letters(text),
        *check_end(sentences),
        *check_page(sentences),
        *check_repeats(sentences),
        *check_dialect(sentences),
    )
