"""Readers answer once within, and remember nothing outside."""

from service.briefs.check import check
from service.briefs.check.digits import tokenize
from service.briefs.check.memo import reader, reading_once


def test_a_question_is_answered_once_within() -> None:
    """Other questions, other readers and whatever comes afterwards are answered anew."""
    asked: list[str] = []

    @reader
    def length(text: str) -> int:
        asked.append(text)
        return len(text)

    @reader
    def half(text: str) -> int:
        return len(text) // 2

    with reading_once():
        assert [length("four"), half("four"), length("four"), length("three")] == [4, 2, 4, 5]
    assert asked == ["four", "three"]
    assert [length("four"), length("four")] == [4, 4]
    assert asked == ["four", "three", "four", "four"]


def test_checks_leave_what_they_share_as_it_was() -> None:
    """No check may change what another reads: the order of the checks would matter."""
    source, english = "أصيب 40 شخصا في بيروت ولم يزر الوزير دمشق.", "14 were hurt in Damascus; he visited Beirut."
    with reading_once():
        before = list(tokenize(source))
        flags = check(source, english)
        assert tokenize(source) == before
    assert flags == check(source, english)
