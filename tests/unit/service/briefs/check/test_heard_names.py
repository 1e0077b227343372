"""Names of Arabic quotation marks are found in English by form or sound, each word for one of them."""

import pytest

from service.briefs.check.heard_names import count_heard, words_like
from service.briefs.check.name_finding import read_english_text


@pytest.mark.parametrize(
    ("names", "english", "count"),
    [
        (["تويتر"], "He wrote on Twitter.", 1),
        (["فرانس برس"], "Agence France-Presse quoted him.", 1),
        (["سنابست"], "The head of SNAPEST denounced it.", 1),
        (["ياهو"], "He told Yahoo so.", 1),
        (["تويتر"], "He wrote it on Monday.", 0),
        (["تويتر", "تويتر"], "He wrote on Twitter.", 1),
        (["كارثي"], "He called it a catastrophe.", 0),
        ([], "He wrote on Twitter.", 0),
        (["تويتر"], "", 0),
    ],
)
def test_counts_names_that_english_has(names: list[str], english: str, count: int) -> None:
    """A known form or the sound of a word with a capital is enough; a day of the week or a small letter is not."""
    assert count_heard(names, english) == count


def test_points_at_the_words() -> None:
    """The words that sound like a name are told, wherever they stand."""
    text = read_english_text("On Monday SNAPEST said so.")
    assert [word.raw for word in words_like("سنابست", text)] == ["SNAPEST"]
