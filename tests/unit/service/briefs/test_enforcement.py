"""A glossary's form takes the place of the model's where that is clear; all else of the sentence stays right."""

import pytest

from service.briefs.check.glossary import make_glossary, with_glossary
from service.briefs.enforcement import enforce
from service.briefs.translate import Rendering
from service.briefs.types import Flag, GlossaryTerm, Severity, Span
from tests.unit.service.briefs.linked import link_words

SOURCE = "زار شكري مدينة نيالا أمس."
SHOUKRY, NYALA = GlossaryTerm("شكري", "Shoukry"), GlossaryTerm("نيالا", "Nyala")


def enforced(english: str, pairs: str, *terms: GlossaryTerm, source: str = SOURCE) -> Rendering:
    """Enforce a glossary in one sentence whose links are given by words."""
    made = Rendering(english, 0.5, alignment=link_words(source, english, pairs))
    return enforce(source, made, make_glossary(terms))


@pytest.mark.parametrize(
    ("english", "pairs", "term", "expected"),
    [
        ("Shukri visited Nila.", "0-1 1-0 2-3", NYALA, "Shukri visited Nyala."),
        ("Shukri visited Nila.", "0-1 1-0 2-3", SHOUKRY, "Shoukry visited Nila."),
        ("Shukri's visit to Nila", "0-1 1-0 3-3", SHOUKRY, "Shoukry's visit to Nila"),
        ("Shukri visited Nila.", "0-1 1-0 2-3", GlossaryTerm("شكري", "al-Shoukry"), "Al-Shoukry visited Nila."),
        ("“Shukri visited Nila.”", "0-1 1-0 2-3", GlossaryTerm("شكري", "al-Shoukry"), "“Al-Shoukry visited Nila.”"),
        ("He visited the Nila.", "0-1 1-0 3-3", GlossaryTerm("نيالا", "the Nyala"), "He visited the Nyala."),
        ("The two Shukrys visited Nila.", "2-1 3-0 4-3", SHOUKRY, "The two Shoukrys visited Nila."),
        ("The Shukrys' visit", "1-1 2-0", SHOUKRY, "The Shoukrys' visit"),
        ("Abas visited Nila.", "0-1 1-0 2-3", GlossaryTerm("شكري", "Abbas"), "Abbas visited Nila."),
    ],
)  # fmt: skip
def test_the_form_fits_its_place(english: str, pairs: str, term: GlossaryTerm, expected: str) -> None:
    """Endings stay, a sentence begins with a capital, an article does not come twice."""
    assert enforced(english, pairs, term).text == expected


@pytest.mark.parametrize(
    ("english", "pairs", "term"),
    [
        ("Shoukry visited Nila.", "0-1 1-0 2-3", SHOUKRY),
        ("Shukri saw Shoukry.", "0-1 1-0 2-3", SHOUKRY),
        ("He visited Nila.", "0-1 1-0 2-3", SHOUKRY),
        ("Jones visited Nila.", "0-1 1-0 2-3", SHOUKRY),
        ("He visited an Omdur.", "0-1 1-0 3-3", GlossaryTerm("نيالا", "Nyala")),
        ("Shukri visited Nila.", "0-1 1-0 2-3", GlossaryTerm("شكري", "thankful")),
        ("Shukri visited Nila.", "0-1 1-0 2-3", GlossaryTerm("القاهرة", "Cairo")),
    ],
    ids=["there already", "there elsewhere", "a pronoun", "plural of what", "an", "no name", "not in the Arabic"],
)
def test_what_is_unclear_stays(english: str, pairs: str, term: GlossaryTerm) -> None:
    """Nothing is replaced, and so the glossary's flag can say what it wanted."""
    assert enforced(english, pairs, term) == enforced(english, pairs)


def test_without_links_nothing_is_replaced() -> None:
    """A translation whose words have no links stays as it is."""
    made = Rendering("Shukri visited Nila.", 0.5)
    assert enforce(SOURCE, made, make_glossary([SHOUKRY])) == made


def test_it_says_what_it_did() -> None:
    """One notice for each replacement, with both places, and no further flag about the term."""
    made = enforced("Shukri visited Nila yesterday.", "0-1 1-0 2-3 3-4", SHOUKRY, NYALA)
    assert made.text == "Shoukry visited Nyala yesterday."
    said = {made.text[flag.target.start : flag.target.end]: flag for flag in made.flags if flag.target}
    assert said["Shoukry"] == Flag(
        "name-enforced",
        Severity.NOTICE,
        "“Shukri” was replaced by your glossary's “Shoukry”.",
        source=Span(4, 8),
        target=Span(0, 7),
    )
    assert said.keys() == {"Shoukry", "Nyala"}
    assert with_glossary(SOURCE, made.text, made.flags, make_glossary([SHOUKRY, NYALA])) == made.flags


def test_links_and_flags_behind_it_move() -> None:
    """The new words are linked to the whole term, and all else to what it was linked to."""
    english = "Shukri visited Nila yesterday."
    made = Rendering(
        english,
        0.5,
        flags=(Flag("latin-moved", Severity.WARNING, "", target=Span(20, 29)),),
        alignment=link_words(SOURCE, english, "0-1 1-0 2-3 3-4"),
    )
    new = enforce(SOURCE, made, make_glossary([SHOUKRY]))
    words = [
        (new.text[link.target.start : link.target.end], SOURCE[link.source.start : link.source.end])
        for link in new.alignment or ()
    ]
    assert words == [("Shoukry", "شكري"), ("visited", "زار"), ("Nila", "نيالا"), ("yesterday", "أمس")]
    place = new.flags[0].target
    assert place
    assert new.text[place.start : place.end] == "yesterday"


def test_two_terms_do_not_share_a_word() -> None:
    """Where one English name stands for two terms, neither is put in its place."""
    made = enforced("Shukrinila came.", "0-1:0.5 0-3:0.45 1-0", GlossaryTerm("شكري", "Shoukry"), NYALA)
    assert made.text == "Shukrinila came."
