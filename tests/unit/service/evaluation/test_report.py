"""The report: everything as JSON, and as lines that a person can read."""

import json

from service.evaluation.pairs import ReferencePair
from service.evaluation.report import document, evaluate_translations, lines
from service.evaluation.systems import Cost, SystemOutput

PAIRS = (
    ReferencePair("أصيب 40 شخصا في القاهرة.", "Forty people were hurt in Cairo."),
    ReferencePair("وصل الوزير أمس.", "The minister arrived yesterday."),
)
OUTPUT = SystemOutput("ours", ("40 people were hurt in Cairo.", "The minister came yesterday."), Cost(2.0, 30, 1, 0))
OTHER = SystemOutput("theirs.txt", ("14 people were hurt.", "The minister came yesterday."))


def test_the_json_form_is_complete() -> None:
    """Scores, shares with their counts, flags, cost, the references' own shares, and the comparison."""
    found = json.loads(json.dumps(document(evaluate_translations(OUTPUT, PAIRS, OTHER))))
    assert found["system"] == "ours"
    assert found["segments"] == 2
    assert found["scores"].keys() == found["against"]["scores"].keys() == {"BLEU", "chrF2"}
    assert found["shares"]["number recall"] == {"part": 1, "whole": 1, "share": 1.0}
    assert found["shares"]["name consistency"]["share"] is None
    assert found["references"]["shares"].keys() == found["shares"].keys() == found["against"]["shares"].keys()
    assert found["against"]["flags"]["number-changed"]["share"] == 0.5
    assert found["cost"]["tokens_per_second"] == 15.0
    assert found["against"]["scores"]["BLEU"]["system"].keys() == {"value", "mean", "margin"}


def test_what_nobody_knows_is_left_out() -> None:
    """Ready output has no cost, and one system has no opponent."""
    found = document(evaluate_translations(OTHER, PAIRS))
    assert not {"cost", "against"} & found.keys()


def test_lines_show_systems_side_by_side() -> None:
    """A column for each system and for the references; a flag that only one has is 0 of the others."""
    shown = list(lines(evaluate_translations(OUTPUT, PAIRS, OTHER)))
    assert shown[0] == "ours, 2 segments"
    assert "against theirs.txt" in shown
    columns = [" ".join(line.split()) for line in shown]
    assert "system against references" in columns
    assert "number recall 100.0 % of 1 0.0 % of 1 100.0 % of 1" in columns
    assert "name consistency - - -" in columns
    assert "number-changed 0.0 % of 2 50.0 % of 2 0.0 % of 2" in columns
    assert columns[-1] == "2.0 s, 15 target tokens/s; cut: 1 in, 0 out"
