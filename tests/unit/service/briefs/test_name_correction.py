"""Known names that the model garbled are put right where their place is clear, and nothing else is touched."""

import pytest

from service.briefs.check.article import ArticleStyle
from service.briefs.check.glossary import make_glossary, with_glossary
from service.briefs.check.names import check_names
from service.briefs.name_correction import correct_names
from service.briefs.translate import Rendering
from service.briefs.types import Flag, GlossaryTerm, Severity, Span
from tests.unit.service.briefs.linked import link_words


def corrected(
    source: str,
    english: str,
    pairs: str,
    *terms: GlossaryTerm,
    style: ArticleStyle = ArticleStyle.AS_LISTED,
) -> Rendering:
    """Correct a sentence whose links are given by words."""
    made = Rendering(english, 0.5, alignment=link_words(source, english, pairs))
    return correct_names(source, made, make_glossary(terms), style)


@pytest.mark.parametrize(
    ("source", "english", "pairs", "expected"),
    [
        ("وصل غانتس أمس.", "Ghanaz arrived yesterday.", "0-1 1-0 2-2", "Gantz arrived yesterday."),
        ("وصل غانتس أمس.", "Ganits arrived yesterday.", "0-1 1-0 2-2", "Gantz arrived yesterday."),
        ("وصل بيني غانتس أمس.", "Bene Ghanz arrived.", "0-1 1-2 2-0", "Benny Gantz arrived."),
        ("في مدينة العقبة", "in the city of Hous", "2-1 4-2", "in the city of Aqaba"),
        ("سكان برلين", "Barlan's residents", "0-1 1-0", "Berlin's residents"),
        ("برلين وبرلين", "Barlan and Burgin", "0-0 2-1", "Berlin and Berlin"),
        ("خلال زيارة قلل غانتس", "During a visit Ghana said", "0-0:0.6 0-3:0.36 3-3:0.7", "During a visit Gantz said"),
        ("زار بوتان", "He visited Butan", "1-0 2-1", "He visited Bhutan"),
        ("الجيش الياباني", "the Yapan army", "1-1 2-0", "the Japanese army"),
        ("قالت الأونروا", "Rona said", "0-1 1-0", "UNRWA said"),
    ],
    ids=[
        *("a surname", "another spelling", "a name in full", "a city", "its ending stays", "each place"),
        *("behind During", "a state", "a people", "an agency"),
    ],
)
def test_a_known_name_is_put_right(source: str, english: str, pairs: str, expected: str) -> None:
    """The form is the one that fits what stands in the Arabic; no check misses the name afterwards."""
    made = corrected(source, english, pairs)
    assert made.text == expected
    assert not {flag.code for flag in check_names(source, made.text)} & {"name-missing", "name-changed"}


@pytest.mark.parametrize(
    ("english", "pairs", "expected"),
    [
        (
            "Ghana played down the report, Gantes said",
            "0-1 1-0 4-3 5-1 6-4",
            "Gantz played down the report, Gantz said",
        ),
        ("Ghana played down the report, Mustafa said", "0-1 1-0 4-3 5-1 6-4", None),
        ("Ghana Gantes played down the report", "0-1 1-1 2-0 5-3", None),
        ("Ghana played down the report, Gantes said Ganz", "0-1 1-0 4-3 5-1 6-4 7-1", None),
    ],
    ids=["both places", "one is another name", "side by side", "three times"],
)
def test_a_name_said_twice_is_put_right_in_both_places(english: str, pairs: str, expected: str | None) -> None:
    """With a warning, for the model may have repeated the wrong subject; anything else is left to the check."""
    made = corrected("قلل غانتس من التقرير وقال", english, pairs)
    assert made.text == (expected or english)
    codes = ["name-corrected", "name-corrected", "name-repeated"]
    assert [flag.code for flag in made.flags] == (codes if expected else [])


@pytest.mark.parametrize(
    ("source", "english", "pairs"),
    [
        ("وصل غانتس أمس.", "Gantz arrived yesterday.", "0-1 1-0 2-2"),
        ("وصل غانتس أمس.", "He arrived yesterday.", "0-1 1-0 2-2"),
        ("وصل غانتس أمس.", "Arrival of nobody yesterday.", "0-0 3-2"),
        ("جيش ياباني", "Yapan's army", "0-1 1-0"),
        ("مسؤولون يابانيون", "Yapani officials", "0-1 1-0"),
        ("وصل كيكو كاسيا", "Kiko Cassia arrived", "0-1 1-2 2-0"),
        ("وصل شكري أمس.", "Shukri arrived.", "0-1 1-0"),
    ],
    ids=[
        "there already",
        "a pronoun",
        "nowhere",
        "a people and what is its",
        "several of a people",
        "like Asia?",
        "not known",
    ],
)
def test_everything_else_stays(source: str, english: str, pairs: str) -> None:
    """Not a letter changes, and no flag comes of it."""
    made = corrected(source, english, pairs)
    assert (made.text, made.flags) == (english, ())


def test_it_says_what_it_did() -> None:
    """One notice with both places and both forms."""
    made = corrected("وصل غانتس أمس.", "Ghanaz arrived yesterday.", "0-1 1-0 2-2")
    message = "“Ghanaz” was replaced by “Gantz”, which is how the name in the Arabic is known in English."
    assert made.flags == (Flag("name-corrected", Severity.NOTICE, message, source=Span(4, 9), target=Span(0, 5)),)


def test_the_house_style_is_kept() -> None:
    """The article of a person's name is written as the desk wants it."""
    made = corrected("قال السيسي أمس", "Cissoko said", "0-1 1-0", style=ArticleStyle.DROP)
    assert made.text == "Sisi said"


def test_what_only_explains_a_name_is_not_put_for_it() -> None:
    """The list knows that `أرسطو` may be a captain Aristo, not that the philosopher is called so."""
    assert corrected("قال أرسطو أمس", "Aristot said", "0-1 1-0").text == "Aristotle said"


def test_the_glossary_has_the_last_word() -> None:
    """What it says of a name is not taken back."""
    source, term = "وصل غانتس أمس.", GlossaryTerm("غانتس", "Ganz")
    made = corrected(source, "Ganz arrived yesterday.", "0-1 1-0 2-2", term)
    assert (made.text, made.flags) == ("Ganz arrived yesterday.", ())


def test_the_glossary_s_flags_leave_the_notice() -> None:
    """They take the place of warnings about the same words only."""
    source = "وصل غانتس أمس."
    made = corrected(source, "Ghanaz arrived yesterday.", "0-1 1-0 2-2")
    glossary = make_glossary([GlossaryTerm("غانتس", "Gantz")])
    assert with_glossary(source, made.text, made.flags, glossary) == made.flags


def test_without_links_nothing_is_replaced() -> None:
    """A translation whose words have no links stays as it is."""
    made = Rendering("Ghanaz arrived.", 0.5)
    assert correct_names("وصل غانتس.", made, None, ArticleStyle.AS_LISTED) == made
