"""An article is read: headline, content, and whether there is enough of it."""

import pytest

from service.briefs.reading import Reading, is_mixed, is_too_short, read
from service.briefs.timing import Stopwatch
from service.briefs.types import Article, SentenceKind
from service.errors import NotArabic, NothingToSummarize

BODY = "افتتح وزير النقل اليوم ميناء جديدا على ساحل البحر بعد أعوام من العمل.\nوقال الوزير إن السفن ستصل قريبا."


def reading_of(text: str, title: str | None = None) -> Reading:
    """Read a text with a title."""
    return read(Article(text, title), Stopwatch())


@pytest.mark.parametrize(
    ("text", "headline"),
    [
        (f"افتتاح ميناء جديد على البحر\n\n{BODY}", "افتتاح ميناء جديد على البحر"),
        (f"افتتح اليوم ميناء جديد.\n\n{BODY}", None),
        ("افتتاح ميناء جديد على البحر\n\nوصل الوزير", None),
        ("افتتاح ميناء جديد على البحر", None),
        (BODY, None),
    ],
)
def test_a_short_first_line_above_a_body_is_the_headline(text: str, headline: str | None) -> None:
    """It has no final mark, stands alone and something longer follows; then it is no content."""
    made = reading_of(text)
    assert (made.headline.text if made.headline else None) == headline
    assert made.headline not in made.content


def test_a_given_title_that_opens_the_text_is_that_line() -> None:
    """The headline then points at its place in the text."""
    made = reading_of(f"افتتاح ميناء جديد\n\n{BODY}", title="افتتاح  ميناء جديد")
    assert made.title is None
    assert made.headline is not None
    assert made.headline.start == 0


def test_a_given_title_leaves_the_first_line_alone() -> None:
    """A line that is not the title is content."""
    made = reading_of(f"افتتاح ميناء جديد على البحر\n\n{BODY}", title="خبر آخر تماما")
    assert (made.title, made.headline) == ("خبر آخر تماما", None)
    assert made.content == made.sentences


def test_datelines_and_foreign_sentences_are_no_content() -> None:
    """They are read and counted, not chosen from."""
    made = reading_of(f"القاهرة - رويترز\n\n{BODY}\n\nRead more in English.")
    assert {sentence.kind for sentence in made.content} == {SentenceKind.BODY}
    assert len(made.content) == len(made.sentences) - 2
    assert is_mixed(made)


def test_a_text_without_body_is_content_all_the_same() -> None:
    """Nothing is refused because it looks like a dateline."""
    made = reading_of("القاهرة - رويترز")
    assert len(made.content) == 1


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("The harbor opened today and ships will come soon.", NotArabic),
        ("", NothingToSummarize),
        ("... !!", NothingToSummarize),
    ],
)
def test_what_is_not_arabic_is_refused(text: str, error: type[Exception]) -> None:
    """The error says which of the two it is, without the text."""
    with pytest.raises(error) as raised:
        reading_of(text)
    assert "harbor" not in str(raised.value)


@pytest.mark.parametrize(
    ("text", "short"),
    [("افتتح الوزير ميناء جديدا.", True), ("وصل الوزير. غادر الوفد.", True), (f"{BODY} {BODY}", False)],
)
def test_little_content_is_too_short(text: str, short: bool) -> None:
    """One sentence, or a few words, cannot be summarized."""
    assert is_too_short(reading_of(text).content) is short


@pytest.mark.parametrize(
    ("text", "mixed"), [(BODY, False), (f"أعلنت OpenAir Global Technologies إطلاق SkyNet Cloud في دبي. {BODY}", True)]
)
def test_many_latin_letters_make_a_text_mixed(text: str, mixed: bool) -> None:
    """A fifth of the letters is the line."""
    assert is_mixed(reading_of(text)) is mixed
