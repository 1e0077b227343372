"""Output that is no translation is recognized, and ordinary repetition is not taken for it."""

import pytest

from service.briefs.degeneration import Fault, find_fault, is_loop, without_loop

LONG = "أعلنت وزارة الصحة اليوم في القاهرة أن عدد المصابين في المدينة ارتفع كثيرا خلال الأسبوع الماضي"


@pytest.mark.parametrize(
    "text",
    [
        "the the the the minister",
        "the president of the president of the president of",
        "a day by day by day by day",
        "he is noting that it is noting that it is noting that we will",
        "he went to the city, then he went to the city and again he went to the city",
        "they met in the capital of the capital of the possibility of joint work",
        "he said that it is seeking to develop security relations, but it is seeking to develop security relations",
        "lalalalalalala",
        "aid from the ribbbbbre reached them",
        "it is no longer longer longer possible",
    ],
)
def test_loops_are_recognized(text: str) -> None:
    """Phrases side by side, longer phrases apart, and stutters inside a word."""
    assert is_loop(text)


@pytest.mark.parametrize(
    "text",
    [
        "No, no, no, he said",
        "the minister of health and the minister of trade met the minister of labor",
        "1,000,000,000 dollars",
        "www.example.org, Henry VIII",
        "He said ... and then left",
        "",
    ],
)
def test_ordinary_repetition_is_no_loop(text: str) -> None:
    """A word three times and a phrase three times in different company are how people write."""
    assert not is_loop(text)


def test_what_the_source_repeats_the_english_may_repeat() -> None:
    """A chant is no fault of the model, nor is a title that the source gives to two people."""
    assert not is_loop("peace peace peace peace", "سلام سلام سلام سلام")
    twice = "the permanent envoy to the United Nations signed and the permanent envoy to the United Nations spoke"
    assert is_loop(twice, "وقع المندوب الدائم لدى الأمم المتحدة ثم تحدث")
    assert not is_loop(twice, "وقع المندوب الدائم لدى الأمم المتحدة وتحدث المندوب الدائم لدى الأمم المتحدة")


def test_a_loop_is_no_better_for_a_repeated_source_phrase() -> None:
    """Three words that the source says twice excuse a long phrase said twice, not a phrase without end."""
    source = "قال رئيس الوزراء العراقي إن رئيس الوزراء العراقي السابق غادر"
    assert is_loop("the prime minister of the prime minister of the prime minister of", source)


@pytest.mark.parametrize(
    ("source", "english", "fault"),
    [
        ("وصل الوفد", "The delegation arrived", None),
        ("وصل الوفد", "", Fault.EMPTY),
        ("وصل الوفد", " . ", Fault.EMPTY),
        ("وصل الوفد", "went went went went", Fault.LOOP),
        ("وصل الوفد", " ".join(f"word{number}" for number in range(30)), Fault.LOOP),
        ("وصل الوفد", "The الوفد arrived", Fault.UNTRANSLATED),
        (LONG, "Health ministry", Fault.OMISSION),
    ],
)
def test_the_worst_fault_is_named(source: str, english: str, fault: Fault | None) -> None:
    """Nothing, loops, impossible lengths and copied Arabic are told apart."""
    assert find_fault(source, english) is fault


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("The minister said that that that that", "The minister said that"),
        ("He met the king of the king of the king of", "He met the king of"),
        ("A calm sentence.", "A calm sentence."),
        ("lalalalalalala land", "la land"),
        ("the ribbbbbre", "the ribre"),
        ("it is no longer longer longer possible", "it is no longer possible"),
    ],
)
def test_what_comes_before_a_loop_is_kept(text: str, kept: str) -> None:
    """The first time a phrase is said it is kept."""
    assert without_loop(text) == kept
