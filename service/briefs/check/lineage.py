"""A person's name of the pattern `سلمان بن حمد` must come out whole, also where no list knows the person.

Knows given names and how names sound; names that the gazetteer has are compared elsewhere.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from service.briefs.check.gazetteer import known_names
from service.briefs.check.name_finding import arabic_names
from service.briefs.check.spelling import Word, arabic_consonants, arabic_words, consonants, english_words
from service.briefs.check.word_set import word_set
from service.briefs.types import Flag, Severity, Span

_CHILD = ("بن", "بنت")
_SERVANT = "عبد"
"""`عبد العزيز` is one name of two words."""

_GIVEN = word_set(
    "محمد سلمان فيصل خالد نايف علي احمد سعود فهد سلطان حمد صالح بندر ماجد عادل تركي سعد تميم اسامه مشعل ناصر سعيد "
    "منصور خليفه ابراهيم عمر سليمان مساعد وليد بدر متعب الوليد نواف عثمان عزام مهدي يوسف جلوي مشاري فاروق زيد "
    "حسين راشد حامد حسن عبيد طلال سالم حمدان زياد مبارك مصطفي زايد جمال يحيي قيس طارق عواد سطام ياسر قابوس عمرو "
    "جاسم هزاع عيسي الحسين سيف عوض مقرن غازي حمود محمود حاتم عايض فواز مريم هاني هشام عيد مطلق فارس الحسن جوعان "
    "طحنون موسي هيثم ذياب مكتوم نهيان تركيه لولوه شيخه موزه ريما نوره حصه لطيفه هند"
)
"""Given names that the news has before `بن` and `بنت`; what else stands there is often no name: `قال بن علي`."""

_UPON = "على"
"""A preposition that is folded into the name `علي`: `يعتمد على بن سلمان`."""

_LISPED = str.maketrans("ds", "tt")
"""`ذ` and `ظ` are written th, dh, d, z or s."""

_BEN = "bn"
"""The Maghreb writes it in one: `Benomar`."""

BEGINNING, SHORTEST = 3, 2
"""Consonants at the beginning by which a part of a name is known in the other script, and how few tell no name."""


class Lineage(NamedTuple):
    """A name, and how each of its parts sounds."""

    parts: tuple[str, ...]
    span: Span


def check_lineage(source: str, english: str) -> tuple[Flag, ...]:
    """Flag the names of persons whose given name no English word sounds like."""
    found = list(_lineages(arabic_words(source))) if "بن" in source else []
    if not found:
        return ()
    heard = [consonants(word.text).translate(_LISPED) for word in english_words(english) if word.raw[:1].isupper()]
    lost = [one for one in found if not all(_is_heard(part, heard) for part in one.parts)]
    return tuple(_flag(source, one.span) for one in lost)


def _is_heard(part: str, heard: Sequence[str]) -> bool:
    """Tell whether a word begins as a part of a name, also run together with `Ben`; too short a part always is."""
    begins = part[:BEGINNING].translate(_LISPED)
    return len(begins) < SHORTEST or any(one.startswith((begins, _BEN + begins)) for one in heard)


def _flag(source: str, span: Span) -> Flag:
    message = f"The Arabic names “{source[span.start : span.end]}”; the English may have only a part of it."
    return Flag("name-missing", Severity.WARNING, message, source=span)


def _lineages(words: Sequence[Word]) -> Iterator[Lineage]:
    """The names that no list knows, each from its given name to the word behind the last `بن`."""
    known = arabic_names(words, known_names())
    end = 0
    for at in range(1, len(words) - 1):
        first = at - 1 - (at > 1 and words[at - 2].text == _SERVANT)
        is_given = words[first].text in (_SERVANT, *_GIVEN) and words[first].raw != _UPON
        if words[at].text not in _CHILD or first < end or not is_given:
            continue
        end = _end(words, at)
        name = words[first:end]
        if not any(one.start < name[-1].end and name[0].start < one.end for one in known):
            yield Lineage(_parts(name), Span(name[0].start, name[-1].end))


def _end(words: Sequence[Word], at: int) -> int:
    """Where the name ends: behind `بن` stands a name, of two words if it is `عبد ...`, and perhaps `بن` again."""
    while at < len(words) - 1 and words[at].text in _CHILD:
        at += 2 + (words[at + 1].text == _SERVANT)
    return min(at, len(words))


def _parts(name: Sequence[Word]) -> tuple[str, ...]:
    """How its words sound; of `عبد ...` only the first."""
    behind = zip(name, ("", *(word.text for word in name[:-1])), strict=True)
    return tuple(
        arabic_consonants(word.text) for word, before in behind if word.text not in _CHILD and before != _SERVANT
    )
