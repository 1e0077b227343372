"""What a translator is told to call things that it left out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.briefs.check.article import ArticleStyle
from service.briefs.check.gazetteer import Gazetteer
from service.briefs.check.glossary import make_glossary
from service.briefs.telling import Telling, written_in
from service.briefs.told_terms import missing_terms
from service.briefs.types import GlossaryTerm

LISTED = ArticleStyle.AS_LISTED
GLOSSARY = make_glossary(
    [GlossaryTerm("الدرع الشمالي", "Northern Shield"), GlossaryTerm("ترتيب أمني", "security arrangement")]
)


def tell(
    source: str,
    glossary: Gazetteer | None = None,
    style: ArticleStyle = LISTED,
    *,
    names: bool = True,
    english: str = "",
) -> Telling:
    """Write into a text what its English lacks."""
    return written_in(source, missing_terms(source, english, glossary, style, names=names))


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("قال بيني غانتس اليوم", "قال Benny Gantz اليوم"),
        ("قال غانتس اليوم", "قال Gantz اليوم"),
        ("وصل إلى غزّة أمس", "وصل إلى Gaza أمس"),
        ("وبالرياض عقد اجتماع", "وب Riyadh عقد اجتماع"),
        ("دعم للأمم المتحدة", "دعم ل United Nations"),
        ("زار مدينة العقبة", "زار مدينة Aqaba"),
        ("الوفد السعودي وصل", "الوفد السعودي وصل"),
        ("ينوي العمل", "ينوي العمل"),
    ],
    ids=["name", "surname", "vowel mark", "prefixes", "li and article", "its class stays", "demonym", "no name"],
)
def test_known_names_are_told(source: str, expected: str) -> None:
    """In the form that their place asks for; what English bends or may call otherwise is not."""
    assert tell(source).text == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("عملية الدرع الشمالي مستمرة", "عملية Northern Shield مستمرة"),
        ("إقامة ترتيب أمني خاص", "إقامة security arrangement خاص"),
        ("بترتيب أمني", "ب security arrangement"),
        ("قال غانتس إن هناك ترتيبا", "قال غانتس إن هناك ترتيبا"),
    ],
    ids=["name", "common words", "prefix", "another form"],
)
def test_glossary_terms_are_told(source: str, expected: str) -> None:
    """Also those that are no names, which nothing could be put in the place of later."""
    assert tell(source, GLOSSARY, names=False).text == expected


def test_a_glossary_goes_before_known_names() -> None:
    """And where it has two words for a term, its first is told."""
    glossary = make_glossary([GlossaryTerm("القاهرة", "al-Qahira"), GlossaryTerm("بيروت", "Berytus")])
    assert tell("بين القاهرة وبيروت ودمشق طريق", glossary).text == ("بين al-Qahira و Berytus و Damascus طريق")
    twice = make_glossary([GlossaryTerm("القاهرة", "al-Qahira"), GlossaryTerm("القاهرة", "Kahira")])
    assert tell("في القاهرة غدا", twice).text == "في al-Qahira غدا"


def test_a_house_style_writes_the_article() -> None:
    """As it does where names are put right."""
    assert tell("قال السيسي غدا", style=ArticleStyle.DROP).text == "قال Sisi غدا"


def test_a_text_of_names_alone_is_translated_as_it_stands() -> None:
    """Nothing would be left to translate."""
    assert tell("القاهرة").text == "القاهرة"


WORDS = (
    "وقال",
    "غانتس،",
    "لبيني غانتس",
    "بالقاهرة",
    "للأمم",
    "المتحدة",
    "ترتيب أمني",
    "عمّان",
    "«رويترز»",
    "A",
    " ",
    "\n",
)


@given(st.lists(st.sampled_from(WORDS)).map(" ".join))
def test_every_place_is_of_the_text(source: str) -> None:
    """The Arabic at the places of the terms, put back in their stead, gives the text."""
    told = tell(source, GLOSSARY)
    read, kept = 0, ""
    for there, here in told.places:
        kept += told.text[read : there.start] + source[here.start : here.end]
        read = there.end
    assert kept + told.text[read:] == source


@pytest.mark.parametrize(
    ("english", "told"),
    [
        ("Gantz discussed the Northern Shield in Cairo", ()),
        ("Gantz discussed a shield in Cairo", ("Northern Shield",)),
        ("Ganits discussed the Northern Shield in Kairo", ("Gantz", "Cairo")),
        ("", ("Gantz", "Northern Shield", "Cairo")),
    ],
    ids=["none is missing", "a term", "misspelled names", "all"],
)
def test_only_what_is_missing_is_told(english: str, told: tuple[str, ...]) -> None:
    """What the English has, in any form that is known, needs no telling; the terms come as they stand."""
    source = "ناقش غانتس عملية الدرع الشمالي بالقاهرة"
    terms = missing_terms(source, english, GLOSSARY, LISTED, names=True)
    assert tuple(term.english for term in terms) == told
