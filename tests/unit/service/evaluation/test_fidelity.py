"""What English keeps of its Arabic: counted by the same rules that raise flags."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service.evaluation.fidelity import (
    Share,
    coverage,
    facts_borne_out,
    measure_summaries,
    measure_translations,
    name_consistency,
    name_recall,
    number_recall,
)

NUMBERS = "أصيب 40 شخصا وقتل ثلاثة في 12 مدينة."
NAMES = "وصل الرئيس إلى القاهرة من بيروت."


@pytest.mark.parametrize(
    ("english", "kept"),
    [
        ("Forty people were hurt and 3 killed in 12 cities.", 3),
        ("Forty people were hurt and 3 killed in 21 cities.", 2),
        ("People were hurt.", 0),
        ("", 0),
    ],
)
def test_numbers_are_found_again_by_value(english: str, kept: int) -> None:
    """In figures or words; a number that changed is not found again."""
    assert number_recall(NUMBERS, english) == Share(kept, 3)


@pytest.mark.parametrize(
    ("english", "kept"),
    [("He went from Beirut to Cairo.", 2), ("He went from Beirut to Amman.", 1), ("He went.", 0), ("", 0)],
)
def test_names_are_found_again(english: str, kept: int) -> None:
    """A known name counts once, and another in its place is not it."""
    assert name_recall(f"{NAMES} ثم عاد إلى بيروت.", english) == Share(kept, 2)


def test_consistency_counts_names_that_come_again() -> None:
    """A name that one segment has says nothing; the same spelling everywhere is consistent, two are not."""
    gaddafi = "قال القذافي إن الاجتماع انتهى."
    pairs = [(NAMES, "From Beirut to Cairo."), (gaddafi, "Gadhafi said it ended."), (gaddafi, "Qadhafi said it ended.")]
    assert name_consistency(pairs) == Share(0, 1)
    assert name_consistency([*pairs[:2], (NAMES, "Cairo and Beirut.")]) == Share(2, 2)


@pytest.mark.parametrize(
    ("english", "covered"), [("He came. He left.", 2), ("He came.", 1), ("", 0), ("He came. He saw. He left.", 2)]
)
def test_coverage_counts_sentences(english: str, covered: int) -> None:
    """Each Arabic sentence can have one English sentence; more than that cover nothing else."""
    assert coverage("وصل الرئيس أمس إلى المدينة. ثم غادر الرئيس المدينة اليوم.", english) == Share(covered, 2)


def test_a_summary_need_not_say_all_but_must_not_invent() -> None:
    """Numbers and names of the summary are looked for in the item, not the other way round."""
    item = f"{NUMBERS} {NAMES}"
    assert facts_borne_out(item, "Forty were hurt, said Cairo.") == Share(2, 2)
    assert facts_borne_out(item, "Fifty were hurt, said Damascus.") == Share(0, 2)


def test_translations_are_measured_as_a_whole() -> None:
    """Shares add up over the segments, and each code counts a segment once."""
    loop = "Cairo of the of the of the of the of the of the"
    found = measure_translations([NAMES, NUMBERS], [loop, "Forty people were hurt and 3 killed in 21 cities."])
    assert found.shares["name recall"] == Share(1, 2)
    assert found.shares["number recall"] == Share(2, 3)
    assert found.shares["repeats"] == Share(1, 2)
    assert found.flags["number-changed"] == found.flags["repetition-loop"] == Share(1, 2)


def test_nothing_is_flagged_as_nothing() -> None:
    """A blank line is an empty translation, and not also all that it lost."""
    found = measure_translations([NAMES], [""])
    assert found.flags == {"empty-translation": Share(1, 1)}
    assert found.shares["coverage"] == Share(0, 1)


def test_summaries_are_measured_as_a_whole() -> None:
    """Facts add up over the items, a name once in each; a loop is a loop whatever the item says."""
    found = measure_summaries([NAMES, NUMBERS], ["Cairo, Cairo, Cairo, Cairo, Cairo", "40 were hurt in Damascus."])
    assert found.shares["facts borne out"] == Share(2, 3)
    assert found.shares["repeats"] == Share(1, 2)
    assert found.flags == {}


@pytest.mark.parametrize(("share", "value"), [(Share(1, 4), 0.25), (Share(0, 3), 0.0), (Share(0, 0), None)])
def test_a_share_of_nothing_is_none(share: Share, value: float | None) -> None:
    """What nothing asked for is neither good nor bad."""
    assert share.value == value


@settings(max_examples=40, deadline=None)
@given(source=st.text(max_size=60), text=st.text(max_size=60))
def test_no_share_is_over_one(source: str, text: str) -> None:
    """Whatever the texts, a part is between nothing and the whole."""
    for found in (measure_translations([source], [text]), measure_summaries([source], [text])):
        for share in (*found.shares.values(), *found.flags.values()):
            assert 0 <= share.part <= share.whole
