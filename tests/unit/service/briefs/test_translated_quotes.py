"""A translated quotation says that its words are a machine's; names and single words in quotation marks do not."""

import pytest

from service.briefs.translate import Rendering
from service.briefs.translated_quotes import (
    GIST_MESSAGE,
    MESSAGE,
    TRANSLATED_QUOTE,
    check_translated_quotes,
    flag_translated_quotes,
)
from service.briefs.types import Severity

TWICE = 'قال: "نعمل على ذلك" وأضاف: "هذا أهم مشروع في البلاد".'
TWICE_ENGLISH = 'He said: "we work on it", and added: "this is the main project of the country".'


def places(source: str, english: str) -> list[tuple[str | None, str | None]]:
    """Return the words that the notices speak of, in both languages."""
    flags = check_translated_quotes(source, english, gist=False)
    return [
        (
            flag.source and source[flag.source.start : flag.source.end],
            flag.target and english[flag.target.start : flag.target.end],
        )
        for flag in flags
    ]


@pytest.mark.parametrize(
    ("source", "english", "said"),
    [
        (TWICE, TWICE_ENGLISH, ('"هذا أهم مشروع في البلاد"', '"this is the main project of the country"')),
        ("وصفه بـ«الكارثي»", 'He called it "a real catastrophe"', ("«الكارثي»", '"a real catastrophe"')),
        ('قال: "سنعود غدا إلى البيت', 'He said: "we return home', ('"سنعود غدا إلى البيت', '"we return home')),
        ('سنعود غدا". وأضاف: "نعم', 'We return tomorrow". He added: "yes', ('سنعود غدا"', 'We return tomorrow"')),
        ("قال إنهم عادوا أمس", 'He said "they came back yesterday"', (None, '"they came back yesterday"')),
    ],
    ids=["the longest of two", "one Arabic word", "never closed", "opened before", "marks of the model's own"],
)
def test_what_someone_said_is_noticed_once(source: str, english: str, said: tuple[str | None, str]) -> None:
    """One notice for a sentence, at its longest quotation and the Arabic of it."""
    assert places(source, english) == [said]


@pytest.mark.parametrize(
    ("source", "english"),
    [
        ('قالت صحيفة "الأيام" إنه عاد', 'The newspaper "Al-Ayyam" said that he returned'),
        ('عرض فيلم "حكاية من مدينة بعيدة" أمس', 'The film "A tale of a distant city" was shown'),
        ('وصفه بأنه "كارثة"', 'He called it "a catastrophe"'),
        ('قال: "سنعود غدا"', "He said: we return tomorrow"),
    ],
    ids=["a newspaper", "a film", "a word", "no marks"],
)
def test_names_and_single_words_are_left_alone(source: str, english: str) -> None:
    """A notice at every mark would not be read."""
    assert places(source, english) == []


def test_only_what_a_model_translated_has_the_notice() -> None:
    """It is a notice with a code of its family, after the other flags, and plainer where the model is a gist model."""
    made = Rendering(TWICE_ENGLISH, 0.5)
    (flag,) = flag_translated_quotes(TWICE, made, gist=False).flags
    assert (flag.code, flag.severity, flag.message) == (TRANSLATED_QUOTE, Severity.NOTICE, MESSAGE)
    assert flag_translated_quotes(TWICE, made, gist=True).flags[0].message == GIST_MESSAGE
    kept = Rendering(TWICE_ENGLISH, None)
    assert flag_translated_quotes(TWICE, kept, gist=True) == kept
