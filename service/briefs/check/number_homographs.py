"""Words that are a number, or a month, only by their letters, as the other language's words show.

Tables over folded Arabic and lower-case English; knows no comparing.
"""

import re
from collections.abc import Iterable, Sequence

from service.briefs.check.digits import fold
from service.briefs.check.quantity import Quantity
from service.briefs.check.word_set import word_set

Table = tuple[tuple[frozenset[str], re.Pattern[str]], ...]

ARABIC: Table = tuple(
    (word_set(words), re.compile(rf"\b(?:{english})", re.IGNORECASE))
    for words, english in (
        ("لاثنين", r"Monday\b"),
        ("الفين", r"Alvin\b"),
        ("الفي", r"(?:Alfie|al-?fi)\b"),
        ("الفا", r"Al(?:ph|f)a\b"),
        ("الف", r"(?:wrote|written|author|compos|penned)"),
        ("ستون", r"Stone\b"),
        ("رابعه", r"Rabaa?\b"),
        ("ثاني", r"Thani\b"),
        ("اب لاب", r"(?:father|dad|parent)"),
        ("الست", r"lady\b"),
        ("نصف", r"(?:pickup|half-ton)"),
        ("لصفر", r"(?:nil|nothing|zero|love)\b"),
        ("ميه", r"(?:Maya|Mia|Mayya)\b"),
    )
)
"""Arabic words with the English that shows another meaning: names, `ألف` (he wrote), `أب` (a father), not August."""

ENGLISH: Table = tuple(
    (word_set(words), re.compile(rf"(?<!\w)(?:{arabic})"))
    for words, arabic in (
        ("may may's", r"[وفبل]?ماي(?!\w)"),
        ("january", r"جانيوري"),
        ("forties", r"فورتيس"),
        ("three", r"ثري(?!\w)"),
        ("four", r"فور ?سيزون"),
        ("ramadan", r"رمضان"),
        ("half", r"[وب]?ال?شوط"),
        ("third", r"ضمير الغائب|[وب]?الثلث الهجومي"),
    )
)
"""English words with the Arabic that sounds like them or sets a phrase: a half of a match, the third person."""


def without_homographs(
    quantities: Iterable[Quantity], others: Sequence[Quantity], *, shown_by: tuple[Table, str]
) -> list[Quantity]:
    """Leave out what is no number, as a table and the text in the other language show.

    What that text has a number for, one of `others`, is one.
    """
    table, text = shown_by
    plain = fold(text)
    return [
        quantity
        for quantity in quantities
        if any(quantity.readings & other.readings for other in others)
        or not any(fold(quantity.text.casefold()) in words and shown.search(plain) for words, shown in table)
    ]
