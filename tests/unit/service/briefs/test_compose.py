"""Parts of a brief carry their sources and say what is wrong with them."""

import pytest

from service.briefs.compose import Statement, english_sentence, gather_evidence, supported_sentence
from service.briefs.translate import Rendering
from service.briefs.types import Sentence, SentenceKind, SourceRef

CONTENT = (
    Sentence(1, 0, "افتتح الوزير ميناء بكلفة 45 مليون دولار", 10, 49),
    Sentence(2, 0, "ستصل السفن في الصيف", 50, 69),
)
TEXTS = ["The minister opened a harbor at a cost of 45 million dollars", "The ships will arrive in summer"]


@pytest.mark.parametrize(
    ("english", "sources", "codes"),
    [
        ("A harbor opened at a cost of 45 million dollars", [1], []),
        ("The harbor opened and ships arrive in summer", [1, 2], []),
        ("A harbor opened at a cost of 54 million dollars", [1], ["number-added"]),
        ("Football results of yesterday", [], ["unsupported"]),
    ],
)
def test_a_summary_sentence_points_at_what_supports_it(english: str, sources: list[int], codes: list[str]) -> None:
    """Sources by shared words; figures and sentences that the content does not have are flagged."""
    made = supported_sentence(Statement(english, english, 0.5), gather_evidence(CONTENT, TEXTS))
    assert [source.sentence for source in made.sources] == sources
    assert [flag.code for flag in made.flags] == codes


@pytest.mark.parametrize(
    ("kind", "text", "codes"),
    [
        (SentenceKind.BODY, "harbor", []),
        (SentenceKind.DATELINE, "harbor", []),
        (SentenceKind.BOILERPLATE, "harbor", ["boilerplate"]),
        (SentenceKind.FOREIGN, "ميناء", ["kept-as-is"]),
    ],
)
def test_each_kind_of_sentence_is_shown_and_named(kind: SentenceKind, text: str, codes: list[str]) -> None:
    """Menu lines are translated and flagged; what is not Arabic is kept and flagged."""
    made = english_sentence(Sentence(3, 1, "ميناء", 5, 10, kind), {"ميناء": Rendering("harbor", 0.5)})
    assert (made.text, made.sources) == (text, (SourceRef(3, 5, 10),))
    assert [flag.code for flag in made.flags] == codes
