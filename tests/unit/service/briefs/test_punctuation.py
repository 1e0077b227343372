"""A question comes out as a question, and a title without a full stop."""

import pytest

from service.briefs.punctuation import end_as_question, without_full_stop


@pytest.mark.parametrize(
    ("source", "english", "mended"),
    [
        ("هل وصل؟", "Did he arrive.", "Did he arrive?"),
        ("هل وصل؟", "Did he arrive", "Did he arrive?"),
        ("هل وصل؟", "Did he arrive?", "Did he arrive?"),
        ("هل وصل؟!", "Did he arrive!", "Did he arrive?"),
        ("سأل: «هل وصل؟»", 'He asked: "Did he arrive."', 'He asked: "Did he arrive?"'),
        ("وصل.", "He arrived.", "He arrived."),
        ("هل وصل؟ نعم.", "Did he? Yes.", "Did he? Yes."),
        ("هل وصل؟", "", ""),
    ],
)
def test_a_question_ends_with_a_question_mark(source: str, english: str, mended: str) -> None:
    """The final mark is replaced, inside closing quotation marks; anything else is left alone."""
    assert end_as_question(source, english) == mended


@pytest.mark.parametrize(
    ("source", "english", "mended"),
    [
        ("افتتاح الميناء", "Opening of the harbor.", "Opening of the harbor"),
        ("افتتاح الميناء", "Opening of the harbor...", "Opening of the harbor..."),
        ("افتتح الميناء.", "The harbor opened.", "The harbor opened."),
    ],
)
def test_a_title_gains_no_full_stop(source: str, english: str, mended: str) -> None:
    """Only a full stop that the source does not have is taken off."""
    assert without_full_stop(source, english) == mended
