"""Quality as a gate: damage to right translations is noticed, and right translations are left alone.

The hash makes a changed set show: measure again, then set the new hash beside the floors.
"""

import hashlib
import json
from pathlib import Path

import pytest

from tests.quality.corruptions import (
    DAMAGES,
    Corruption,
    Report,
    change_digits,
    delete_quotations,
    drop_negations,
    measure,
    read_briefs,
    read_pairs,
    spread,
    swap_names,
    table,
)

PAIRS = Path(__file__).parent / "reference_pairs.tsv"
DIGEST = "730ef3973c9e64828a48fe4844573e152d9da170bcd283b0b72e8d5558295007"

FLOORS = {
    "one digit changed": 0.98,
    "a negation dropped": 0.97,
    "two names swapped": 0.93,
    "a name replaced": 0.98,
    "a quotation deleted": 0.97,
    "quotation marks dropped": 0.95,
    "a phrase repeated": 0.99,
    "the second half dropped": 0.95,
}


@pytest.fixture(scope="module")
def report() -> Report:
    """Measure once for all tests."""
    return measure(read_pairs(PAIRS))


def test_the_pairs_are_those_that_were_measured(report: Report) -> None:
    """At least 150 pairs, unchanged, and at least 500 corruptions of them."""
    assert hashlib.sha256(PAIRS.read_bytes()).hexdigest() == DIGEST
    assert report.pairs >= 150
    assert report.made.total() >= 500


@pytest.mark.parametrize("kind", DAMAGES)
def test_each_kind_of_damage_is_noticed(report: Report, kind: str) -> None:
    """No kind may hide behind the others."""
    assert report.made[kind] >= 30
    assert report.share(kind) >= FLOORS[kind]


def test_damage_is_noticed_and_right_translations_are_not_flagged(report: Report) -> None:
    """The aims over all kinds: 95 % caught, 5 % false alarms; right pairs written for the project do better."""
    assert report.total >= 0.97
    assert report.false_alarms <= 0.02


def test_the_table_has_a_line_for_each_kind(report: Report) -> None:
    """What is printed is what is asserted."""
    lines = table(report).splitlines()
    assert len(lines) == 1 + len(DAMAGES) + 2
    assert lines[-1].split() == ["right,", "yet", "flagged", str(report.pairs), f"{report.false_alarms:.3f}"]


def test_sound_sentences_of_briefs_stand_for_right_ones(tmp_path: Path) -> None:
    """What has a flag that tells, was not translated or came before is left out; a record without a brief too."""
    sentences = [{"text": f"جملة {number}"} for number in range(4)]
    shown = [
        {"text": "Sound.", "sources": [{"sentence": 0}], "confidence": 0.5, "flags": [{"code": "quote-translated"}]},
        {"text": "Flagged.", "sources": [{"sentence": 1}], "confidence": 0.5, "flags": [{"code": "x"}]},
        {"text": "Kept.", "sources": [{"sentence": 2}], "confidence": None, "flags": []},
    ]
    brief = {"sentences": sentences, "points": [*shown, shown[0]]}
    whole = {**brief, "translation": {"paragraphs": [[{**shown[0], "text": "Whole."}], []]}}
    path = tmp_path / "briefs.jsonl"
    path.write_text("\n".join(map(json.dumps, [{"brief": brief}, {"problem": {}}, {"brief": whole}])), encoding="utf-8")
    assert read_briefs(path) == (("جملة 0", "Sound."), ("جملة 0", "Whole."))


def test_damage_is_taken_from_the_whole_file() -> None:
    """So many of each kind, at even distances; all where there are fewer."""
    made = [Corruption(kind, "", "", str(number)) for kind, count in (("a", 9), ("b", 2)) for number in range(count)]
    assert [(one.kind, one.damaged) for one in spread(made, ("a", "b"), 3)] == [
        ("a", "0"),
        ("a", "3"),
        ("a", "6"),
        ("b", "0"),
        ("b", "1"),
    ]


def test_damage_differs_from_what_was_right() -> None:
    """One digit, one negation, two names; lists of names and idioms are left alone."""
    assert list(change_digits("On May 3, 1,204 came")) == ["On May 4, 1,204 came", "On May 3, 1,304 came"]
    assert list(drop_negations("He did not come, not only today")) == ["He come, not only today"]
    assert list(swap_names("Egypt told Sudan")) == ["Sudan told Egypt"]
    assert list(swap_names("Egypt, the Sudan and Chad met in France and in the United Kingdom"))[-1].endswith("Chad")
    assert list(swap_names("Egypt, Sudan, the Netherlands and Chad met")) == []
    assert list(swap_names("in Egypt and in the Sudan")) == []
    assert list(delete_quotations('He called it "a great day", and left')) == ["He called it, and left"]
    assert list(delete_quotations('I will come back," he said to us')) == []
