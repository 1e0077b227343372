"""Any English text is checked against any Arabic one, and every flag says where, in the texts as given."""

import pytest

from service.briefs.check.glossary import make_glossary
from service.briefs.check_texts import MOST_COMPARED, check_signature, check_texts
from service.briefs.types import Flag, GlossaryTerm, Severity, Span

SOURCE = """بيروت - أعلنت وزارة الصحة اللبنانية أمس إصابة 40 شخصا في صيدا.

وقال الوزير: «لم نفقد السيطرة على الوضع حتى الآن». وأضاف أن المستشفى استقبل 12 طفلا.

هل تغلق المدارس أبوابها؟ لم تحدد الوزارة موعدا لذلك."""

ENGLISH = """Beirut - Lebanon's health ministry announced 40 cases in Sidon yesterday.

"We have not lost control of the situation so far," the minister said. He added that the hospital received 12 children.

Will schools close their doors? The ministry has not set a date for that."""


def codes(english: str, source: str = SOURCE) -> list[str]:
    """Give the codes of the flags of a text."""
    return [flag.code for flag in check_texts(source, english)]


def test_a_sound_translation_raises_nothing() -> None:
    """Two texts that say the same need not have the same layout."""
    assert check_texts(SOURCE, ENGLISH) == ()
    assert check_texts(SOURCE, " ".join(ENGLISH.split())) == ()


CORRUPTED = [
    ("40 cases", "14 cases", ["number-changed"]),
    (" 12 children", " children", ["number-missing"]),
    ("Beirut - ", "Beirut, 7 May - ", ["number-added", "number-added"]),
    ("in Sidon", "in Tripoli", ["name-changed"]),
    ("Lebanon's health", "The health", ["name-missing"]),
    ("the minister said", "the minister said in Paris", ["name-added"]),
    ("not lost", "lost", ["negation-lost"]),
    ("received", "did not receive", ["negation-added"]),
    ('"We have not lost control of the situation so far,"', "They have not lost control,", ["quote-lost"]),
    ('so far,"', "so far,", ["quote-unbalanced"]),
    ("Will schools close their doors?", "Schools will close their doors.", ["question-lost"]),
    ("12 children.", "12 children?", ["question-added"]),
    ("the hospital received", "the hospital the hospital the hospital received", ["repetition-loop"]),
]


@pytest.mark.parametrize(("right", "wrong", "expected"), CORRUPTED)
def test_what_was_corrupted_is_named(right: str, wrong: str, expected: list[str]) -> None:
    """Each kind of damage has its code, and raises no other."""
    assert codes(ENGLISH.replace(right, wrong, 1)) == expected


def test_a_sentence_said_twice() -> None:
    """The second of them is pointed at, unless the Arabic says its own twice."""
    again = "He added that the hospital received children."
    source = "أضاف أن المستشفى استقبل أطفالا. وصل الوزير."
    (flag,) = check_texts(source, f"{again} The minister arrived. {again}")
    assert flag == Flag(
        "repetition-sentence",
        Severity.WARNING,
        "The English says this sentence again; the Arabic does not.",
        target=Span(68, 68 + len(again)),
    )
    assert codes(f"{again} {again}", "أضاف أن المستشفى استقبل أطفالا. أضاف أن المستشفى استقبل أطفالا.") == []


def test_fewer_quotations() -> None:
    """Each phrase that someone said must stand in quotation marks; a term may lose them."""
    source = "قال: «لن نغادر هذا المكان أبدا». وأضاف: «سنعود إلى العمل غدا». ثم زار «الميناء»."
    half = '"We will never leave this place," he said. They would return to work tomorrow. He visited the Harbor.'
    (flag,) = check_texts(source, half)
    assert (flag.code, flag.source) == ("quote-lost", Span(source.index("«سن"), source.index(". ثم")))
    (flag,) = check_texts(source, half.replace(" They", " And they").replace(". He visited", ", and he visited"))
    assert flag.message == "The Arabic has 9 words of quotations; the English has 6 in quotation marks."
    assert codes(half.replace("They would return to work tomorrow.", '"We return to work tomorrow."'), source) == []


def test_negations_wait_for_the_same_number_of_sentences() -> None:
    """Where sentences were joined or left out, nobody can say which is which."""
    source = "لم يصل الوزير. وصل السفير."
    assert codes("The minister arrived. The ambassador arrived.", source) == ["negation-lost"]
    assert codes("The minister and the ambassador arrived.", source) == []


def test_paragraphs_help_to_find_negations() -> None:
    """A sentence cut in two elsewhere does not keep the other paragraphs from being compared."""
    source = "وصل السفير صباحا، والتقى الرئيس مساء.\n\nلم يصل الوزير."
    english = "The ambassador arrived in the morning. He met the president in the evening.\n\nThe minister arrived."
    assert codes(english, source) == ["negation-lost"]


def test_words_said_again_across_a_full_stop() -> None:
    """A loop may have learned to write full stops."""
    source = "قال إن المدينة آمنة اليوم. وصل الوزير."
    assert codes("That is it. That is it. That is it, the minister arrived.", source) == ["repetition-loop"]


@pytest.mark.parametrize("noise", ["", "\u200f\u200f", "<p>", "&nbsp;&nbsp; "])
def test_spans_are_those_of_the_texts_as_given(noise: str) -> None:
    """What cleaning drops before a word still counts."""
    source, english = f"{noise}وصل الوزير إلى بغـداد مع 12 مرافقا.", f"{noise}The minister reached Rome with 13 aides."
    by_code = {flag.code: flag for flag in check_texts(source, english)}
    number, name = by_code["number-changed"], by_code["name-changed"]
    assert number.source and number.target and name.source and name.target  # noqa: PT018  (for the type checker)
    assert (source[number.source.start : number.source.end], source[name.source.start : name.source.end]) == (
        "12",
        "بغـداد",
    )
    assert (english[number.target.start : number.target.end], english[name.target.start : name.target.end]) == (
        "13",
        "Rome",
    )


def test_negation_spans_count_from_the_text_not_the_sentence() -> None:
    """The second sentence's negation is pointed at where it stands."""
    source = "وصل السفير صباحا.\n\nلم يصل الوزير بعد."
    (flag,) = check_texts(source, "The ambassador arrived in the morning.\n\nThe minister has arrived.")
    assert flag.source == Span(source.index("لم"), source.index(" يصل"))


def test_the_glossary_takes_part() -> None:
    """Its terms go before the names that Mujaz knows."""
    glossary = make_glossary([GlossaryTerm("صيدا", "Saida")])
    flags = check_texts(SOURCE, ENGLISH, glossary)
    assert [flag.code for flag in flags] == ["name-glossary"]


def test_too_many_numbers_are_not_dropped_silently() -> None:
    """Where pairing would take too long, one flag says so."""
    these = " ".join(str(2 * number) for number in range(1000, 1000 + MOST_COMPARED + 1))
    those = " ".join(str(2 * number + 1) for number in range(1000, 1010))
    assert codes(those, f"نص {these}") == ["number-too-many"]
    assert codes(f"{these}.", f"نص {these}") == []


@pytest.mark.parametrize(("source", "english"), [("", ""), ("نص", ""), ("", "text"), ("نص", "نص")])
def test_texts_with_nothing_to_compare(source: str, english: str) -> None:
    """Empty and untranslated texts are no error here."""
    assert check_texts(source, english) == ()


def test_the_signature_names_what_the_flags_depend_on() -> None:
    """Version, names and glossary."""
    assert check_signature().startswith("mujaz:")
    assert check_signature().endswith("|glossary:0")
    assert "|glossary:1-" in check_signature(make_glossary([GlossaryTerm("صيدا", "Saida")]))
