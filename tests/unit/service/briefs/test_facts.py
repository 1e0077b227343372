"""Names and numbers of a summary are found on the side it was written in and looked for in the Arabic article."""

import pytest

from service.briefs.facts import figures, is_given, named, read_known
from service.briefs.types import Span

ARTICLE = "زار وزير الخارجية السعودي بغداد في 15 مايو مع ثلاثة آلاف جندي، وكتبت شركة OpenAir عن الزيارة."


@pytest.mark.parametrize(
    ("written", "given"),
    [
        ("The Saudi minister visited Baghdad", [True, True]),
        ("Saudi Arabia sent 3,000 soldiers to Iraq", [True, True, False]),
        ("Kuwait sent 300 soldiers", [False, False]),
        ("One minister came in May", []),
        ("زار الوزير السعودي بغداد", [True, True]),
        ("السعودية ترسل 3000 جندي إلى الكويت", [True, True, False]),
        ("وزير يزور المدينة", []),
    ],
)
def test_each_fact_of_a_summary_is_given_or_not(written: str, given: list[bool]) -> None:
    """A state and its people are one; titles, months and words like `one` are no facts; numbers come first."""
    known = read_known(ARTICLE)
    assert [is_given(one, known) for one in (*figures(written, written), *named(written, written))] == given


def test_a_fact_knows_its_place_in_the_english() -> None:
    """An Arabic summary's names and numbers are found in its translation; what did not come out has no place."""
    english = "Kuwait sends 300 men"
    (number, lost) = figures("الكويت والعراق ترسلان 300 جندي و40 طبيبا", english)
    assert (number.said, number.target, lost.said, lost.target) == ("300", Span(13, 16), "40", None)
    (kuwait, iraq) = named("الكويت والعراق ترسلان 300 جندي و40 طبيبا", english)
    assert (kuwait.said, kuwait.target, iraq.said, iraq.target) == ("Kuwait", Span(0, 6), "Iraq", None)


def test_a_name_is_one_fact_however_often_it_is_said() -> None:
    """Saying an invented name twice is one invention."""
    assert len(named("Kuwait said Kuwait and the Kuwaitis agree", "Kuwait said Kuwait and the Kuwaitis agree")) <= 2
