"""A summary sentence is held against the article: what bears it, how well, and what of it is made up."""

import pytest

from service.briefs.support import (
    LEAST_SUPPORT,
    Statement,
    gather_evidence,
    is_borne_out,
    supported_sentence,
)
from service.briefs.types import EnglishSentence, Flag, Sentence, Severity, Span

CONTENT = (
    Sentence(1, 0, "افتتح الوزير الأردني ميناء بكلفة 45 مليون دولار", 10, 49),
    Sentence(2, 0, "ستصل السفن من السعودية في الصيف", 50, 69),
)
TEXTS = [
    "The Jordanian minister opened a harbor at a cost of 45 million dollars",
    "The ships will arrive from Saudi Arabia in summer",
]


@pytest.mark.parametrize(
    ("english", "sources", "codes"),
    [
        ("A harbor opened at a cost of 45 million dollars", [1], []),
        ("The harbor opened and ships arrive in summer", [1, 2], []),
        ("A harbor in Jordan opened and ships arrive from Saudi Arabia", [1, 2], []),
        ("A harbor opened at a cost of 54 million dollars", [1], ["unsupported", "number-added"]),
        ("The Lebanese minister opened a harbor", [1], ["unsupported", "name-added"]),
        ("Football results of yesterday", [], ["unsupported"]),
        ("Minister resigns over leaked football results, refusing further questions", [], ["unsupported"]),
    ],
)
def test_a_summary_sentence_points_at_what_supports_it(english: str, sources: list[int], codes: list[str]) -> None:
    """Sources by shared words; names and numbers that the content does not have are flagged and lower the support."""
    made = supported_sentence(Statement(english, english, 0.5), gather_evidence(CONTENT, TEXTS))
    assert [source.sentence for source in made.sources] == sources
    assert [flag.code for flag in made.flags] == codes
    assert made.support is not None
    assert (made.support < LEAST_SUPPORT) is bool(codes)


@pytest.mark.parametrize(
    ("english", "support"),
    [
        ("The ships arrive in summer", 1),
        ("The ships arrive in winter", 2 / 3),
        ("The ships arrive from Kuwait in summer", 3 / 4 / 3),
        ("The 9 ships arrive from Kuwait in summer", 3 / 5 / 9),
        ("", 0),
    ],
)
def test_support_is_the_share_of_words_lowered_by_what_is_made_up(english: str, support: float) -> None:
    """The share of content words that the sources have, a third of it for each name or number that they do not."""
    made = supported_sentence(Statement(english, english, 0.5), gather_evidence(CONTENT, TEXTS))
    assert made.support == pytest.approx(support)


def test_an_arabic_summary_is_held_against_the_arabic() -> None:
    """The words, names and numbers that the summarizer wrote; places are in the English that a reader sees."""
    statement = Statement(
        "افتتح الوزير اللبناني ميناء بكلفة 54 مليون دولار", "Lebanon's minister paid $54 million", 0.5
    )
    made = supported_sentence(statement, gather_evidence(CONTENT, [one.text for one in CONTENT]))
    assert [(flag.code, flag.target) for flag in made.flags] == [
        ("unsupported", None),
        ("number-added", Span(25, 35)),
        ("name-added", Span(0, 9)),
    ]
    assert [one.sentence for one in made.sources] == [1]


def test_what_only_the_translation_got_wrong_is_not_blamed_on_the_summary() -> None:
    """A number that the translator changed has its own flag; the summarizer wrote what the article says."""
    flag = Flag("number-changed", Severity.WARNING, "", target=Span(0, 2))
    statement = Statement("ميناء بكلفة 45 مليون دولار", "54 million for a harbor", 0.5, (flag,))
    made = supported_sentence(statement, gather_evidence(CONTENT, [one.text for one in CONTENT]))
    assert made.flags == (flag,)


def test_a_summary_of_a_doubtful_translation_says_so() -> None:
    """What the summarizer wrote from a translation with warnings is to be checked; what it wrote from others is not."""
    evidence = gather_evidence(CONTENT, TEXTS, doubtful=frozenset({1}))
    made = [supported_sentence(Statement(text, text, 0.5), evidence) for text in TEXTS]
    assert [[flag.code for flag in one.flags] for one in made] == [[], ["doubtful-translation"]]


@pytest.mark.parametrize(
    ("support", "borne_out"),
    [([], False), ([0.9], True), ([0.3], False), ([0.9, 0.0], True), ([0.7, 0.0], False), ([None], False)],
)
def test_a_summary_is_judged_as_a_whole(support: list[float | None], borne_out: bool) -> None:
    """By the mean: one weak sentence is flagged, a weak summary is withheld."""
    sentences = [EnglishSentence("", (), 0.5, support=one) for one in support]
    assert is_borne_out(sentences) is borne_out
