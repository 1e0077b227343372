"""Questions stay questions, statements stay statements."""

import pytest

from service.briefs.check.questions import check_questions


@pytest.mark.parametrize(
    ("source", "english", "codes"),
    [
        ("هل يستقيل الوزير؟", "Will the minister resign?", []),
        ("هل يستقيل الوزير؟", "The minister will resign.", ["question-lost"]),
        ("هل يستقيل الوزير", "Will the minister resign?", []),
        ("يستقيل الوزير غدا.", "Will the minister resign tomorrow?", ["question-added"]),
        ("يستقيل الوزير غدا.", "The minister resigns tomorrow.", []),
        ("وتساءل: «أين ذهبت الأموال؟».", 'He asked: "Where did the money go?"', []),
        ("وتساءل «أين ذهبت الأموال؟» أمس.", "He said the money was gone.", ["question-lost"]),
        ("لماذا يهاجر الأطباء", "Why do doctors emigrate?", []),
        ("مسلسل يهاجر الأطباء", "Do doctors emigrate?", ["question-added"]),
    ],
)
def test_questions_are_compared(source: str, english: str, codes: list[str]) -> None:
    """Arabic may ask without a mark; a mark that is gone or new is flagged."""
    assert [flag.code for flag in check_questions(source, english)] == codes
