"""Two names that changed places are noticed."""

import pytest

from service.briefs.check.name_order import check_name_order

ARABIC = "اتهمت أرمينيا جارتها أذربيجان بقصف بلدات حدودية."


@pytest.mark.parametrize(
    ("source", "english", "codes"),
    [
        (ARABIC, "Armenia accused its neighbor Azerbaijan of shelling border towns.", []),
        (ARABIC, "Azerbaijan accused its neighbor Armenia of shelling border towns.", ["name-order"]),
        (ARABIC, "Azerbaijan was accused of shelling border towns.", []),
        ("سافر الوفد من القاهرة إلى باريس.", "The delegation traveled from Paris to Cairo.", ["name-order"]),
        ("وقعت مصر والسودان الاتفاق.", "Sudan and Egypt signed the agreement.", []),
        ("وصل الوزير المصري إلى باريس.", "The Paris minister arrived in Egypt.", ["name-order"]),
        ("وتضم تركيا الأوروبية هذه المدن.", "European Turkey includes these cities.", []),
        (
            "ردت روسيا على فرنسا بعد أن هددت فرنسا روسيا.",
            "After France threatened it, Russia answered.",
            [],
        ),
        (
            "اتهمت أرمينيا أذربيجان بالقصف، وردت أذربيجان",
            "Azerbaijan accused Armenia of shelling.",
            ["name-order"],
        ),
        ("اتهمت أرمينيا أذربيجان بالقصف، وردت أذربيجان", "Armenia accused Azerbaijan of shelling.", []),
        ("اتهمت أرمينيا أذربيجان بالقصف", "Armenia said that Armenia was shelled by Azerbaijan.", []),
        ("اجتمعت مصر والسودان وتشاد أمس", "Chad, Sudan and Egypt met yesterday.", []),
        ("وهي مدن غير مصرية في السودان", "They are Sudanese, not Egyptian, cities.", ["name-order"]),
        ("حطت في مطار تورينو طائرة تقل لاجئين سوريين", "A plane with Syrian refugees landed at Turin airport", []),
        ("اجتمع في بروكسل الوزير الفرنسي", "The French minister met in Brussels", []),
        ("اجتمع الوزير الفرنسي في بروكسل", "The Brussels minister met in France", ["name-order"]),
        ("الحكومة اليمنية المدعومة من السعودية", "The Saudi-backed Yemeni government", []),
        ("الحكومة السورية الموالية لروسيا", "The pro-Russian Syrian government", []),
        ("المدرب الألماني لفرنسا", "France's German coach", []),
        ("في مدينة «ميلانو» الإيطالية", 'In the Italian city of "Milan"', []),
        ("سكان السودان غير المصريين", "The non-Egyptian people of Sudan.", []),
    ],
)
def test_reversed_names_are_flagged(source: str, english: str, codes: list[str]) -> None:
    """Lists and a name with its adjective tell nothing; where one text says a name more often its last mention does."""
    assert [flag.code for flag in check_name_order(source, english)] == codes


def test_the_flag_spans_both_names() -> None:
    """A reader sees all that may be the wrong way round."""
    english = "Azerbaijan accused its neighbor Armenia of shelling border towns."
    (flag,) = check_name_order(ARABIC, english)
    assert flag.source and flag.target  # noqa: PT018  (for the type checker)
    assert ARABIC[flag.source.start : flag.source.end] == "أرمينيا جارتها أذربيجان"
    assert english[flag.target.start : flag.target.end] == "Azerbaijan accused its neighbor Armenia"
