"""The tool for whoever adds names counts what right translations are blamed for."""

from service.briefs.check.gazetteer import Gazetteer, Kind, Name
from service.evaluation.pairs import ReferencePair
from tests.quality.name_alarms import count_alarms, report

GAZETTEER = Gazetteer([Name(("صور",), ("Tyre",), Kind.CITY), Name(("بيروت",), ("Beirut",), Kind.CAPITAL)])
PAIRS = [
    ReferencePair("نشرت الصحيفة صور الحادث في بيروت.", "The newspaper published pictures of the accident in Beirut."),
    ReferencePair("سافر الوفد إلى بيروت.", "The delegation traveled to Beirut."),
    ReferencePair("اجتمع الوفد.", "The delegation met in Beirut."),
]


def test_counts_alarms() -> None:
    """A common word in the list is met and missed; an English name without its Arabic is an addition."""
    found = count_alarms(PAIRS, GAZETTEER)
    assert (found.pairs, found.flagged) == (3, 2)
    assert (found.met[0], found.missing[0], found.added[0]) == (1, 1, 0)
    assert (found.met[1], found.missing[1], found.added[1]) == (2, 0, 1)


def test_reports_the_worst_first() -> None:
    """The report has a line for all and one for each name that was reported, with its forms."""
    head, columns, *names = report(count_alarms([*PAIRS, PAIRS[0]], GAZETTEER), GAZETTEER)
    assert head == "3 of 4 pairs are flagged (75.00 %); 2 names were met"
    assert columns.split("\t") == ["met", "missing", "added", "name"]
    assert names == ["2\t2\t0\tصور = Tyre", "3\t0\t1\tبيروت = Beirut"]
