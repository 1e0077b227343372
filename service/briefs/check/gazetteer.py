"""The names Mujaz knows: Arabic forms, the English forms they may come out as, and what kind of name each is.

`names.tsv` holds them, one a line. A form after `~` is also a common word or another name: it explains a name on the
other side, but nothing is ever reported for its sake. Knows nothing of sentences.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from importlib.resources import files
from typing import NamedTuple

from service.briefs.check.spelling import english_words, fold_arabic

DOUBT = "~"
BETWEEN_FORMS = "|"
LONGEST_INITIALS = 3
"""Forms of up to three capitals (US, IS, WHO) are words too in small letters: they match only as they are."""


class Kind(StrEnum):
    """What a name names."""

    STATE = "state"
    DEMONYM = "demonym"
    CAPITAL = "capital"
    CITY = "city"
    REGION = "region"
    WATER = "body of water"
    PERSON = "person"
    TITLE = "title"
    AGENCY = "agency"
    ARMED_GROUP = "armed group"
    PARTY = "party"
    ORGANISATION = "organisation"
    COMPANY = "company"
    RELIGION = "religion term"
    CURRENCY = "currency"
    """Never reported; it keeps the state in `US dollars` from being taken for a name, and dollars for the state."""
    WORD = "word"
    """No name of a place or a state, though one is in it: the Sudanese bean is a peanut. Never reported."""
    GLOSSARY = "glossary"


DECLINED = frozenset({Kind.DEMONYM, Kind.TITLE, Kind.GLOSSARY})
"""Kinds that take the article as a common word does."""

ALL_FORMS_TELL = frozenset({Kind.STATE, Kind.DEMONYM, Kind.CAPITAL, Kind.PERSON})
"""Kinds each of whose English forms is sure to be that name; of others only the first is."""

NEVER_ADDED = frozenset({Kind.TITLE, Kind.RELIGION, Kind.CURRENCY, Kind.WORD, Kind.GLOSSARY})
"""Kinds that English names where Arabic has another word; such a name is never taken for an addition."""

_NISBA = ("", "ه", "ا", "ون", "ين", "ان", "ات", "تان", "تين", "ي")
"""Endings of an adjective in ي, folded: one demonym in the file stands for all genders and numbers."""


@dataclass(frozen=True, slots=True)
class Name:
    """A name: its Arabic forms, its accepted English forms (the first is the one to suggest) and its kind."""

    arabic: tuple[str, ...]
    english: tuple[str, ...]
    kind: Kind

    @property
    def preferred(self) -> str:
        """The English form to suggest."""
        return self.english[0].removeprefix(DOUBT)


class ArabicForm(NamedTuple):
    """A folded Arabic form, the names it may stand for, and whether all of them are in doubt.

    `marbuta` tells a form that ends in ة: with ه in its place it is a common word and "his" (`قفصه`: his cage).
    """

    words: tuple[str, ...]
    names: list[int]
    doubtful: bool
    declined: bool
    marbuta: bool


class EnglishForm(NamedTuple):
    """An English form run together, the names it may stand for, and whether it is sure to be one of them."""

    key: str
    names: list[int]
    sure: bool


class Gazetteer:
    """Names, found by the first word of a form; the longest forms come first."""

    def __init__(self, names: Sequence[Name]) -> None:
        self.names = tuple(names)
        self.arabic = _arabic_index(self.names)
        self.english = _english_index(self.names)


def _arabic_index(names: Sequence[Name]) -> dict[str, list[ArabicForm]]:
    forms: dict[tuple[str, ...], ArabicForm] = {}
    for number, name in enumerate(names):
        declined = name.kind in DECLINED
        for written in name.arabic:
            doubtful, marbuta = written.startswith(DOUBT), written.endswith("ة")
            for words in _inflected(written.removeprefix(DOUBT), name.kind):
                known = forms.get(words)
                if known is None:
                    forms[words] = ArabicForm(words, [number], doubtful, declined, marbuta)
                elif number not in known.names:
                    forms[words] = known._replace(
                        names=[*known.names, number],
                        doubtful=known.doubtful or doubtful,
                        declined=known.declined or declined,
                        marbuta=known.marbuta and marbuta,
                    )
    index: dict[str, list[ArabicForm]] = {}
    for form in sorted(forms.values(), key=lambda one: -len(one.words)):
        index.setdefault(form.words[0], []).append(form)
    return index


def _inflected(written: str, kind: Kind) -> Iterable[tuple[str, ...]]:
    folded = fold_arabic(written)
    words = tuple(folded.split())
    if kind is Kind.DEMONYM and len(words) == 1 and folded.endswith("ي"):
        return [(folded + ending,) for ending in _NISBA]
    return [words]


def _english_index(names: Sequence[Name]) -> dict[str, list[EnglishForm]]:
    forms: dict[str, tuple[str, list[int]]] = {}
    sure: set[str] = set()
    doubtful: set[str] = set()
    for number, name in enumerate(names):
        for place, written in enumerate(name.english):
            first, key = english_key(written.removeprefix(DOUBT))
            forms.setdefault(key, (first, []))[1].append(number)
            if written.startswith(DOUBT):
                doubtful.add(key)
            elif written[0].isupper() and name.kind not in NEVER_ADDED and (place == 0 or name.kind in ALL_FORMS_TELL):
                sure.add(key)
    index: dict[str, list[EnglishForm]] = {}
    for key, (first, numbers) in sorted(forms.items(), key=lambda item: -len(item[0])):
        index.setdefault(first, []).append(EnglishForm(key, numbers, key in sure and key not in doubtful))
    return index


@lru_cache(maxsize=32768)
def english_key(form: str) -> tuple[str, str]:
    """The first word of an English form and all of it run together, in small letters unless it is initials."""
    if form.isascii() and form.replace(" ", "").isalpha() and not form.startswith(("Al ", "El ")):
        words = form.split()  # the short way for nearly all forms: what `english_words` would give
    else:
        words = [word.text for word in english_words(form)]
    key = "".join(words)
    return (words[0], key) if is_initials(form) else (words[0].lower(), key.lower())


def is_initials(form: str) -> bool:
    """Tell whether a form is written as a few capitals, which must stand as they are."""
    if len(form) > 2 * LONGEST_INITIALS or not form.isupper():
        return False
    letters = form.replace(".", "")
    return len(letters) <= LONGEST_INITIALS and letters.isalpha()


def read_names(lines: Iterable[str]) -> tuple[Name, ...]:
    """Read lines of Arabic forms, English forms, kind and source, with tabs between and `|` between forms."""
    columns = (line.split("\t") for line in lines if line.strip())
    return tuple(
        Name(tuple(arabic.split(BETWEEN_FORMS)), tuple(english.split(BETWEEN_FORMS)), Kind(kind))
        for arabic, english, kind, _ in columns
    )


@lru_cache(maxsize=1)
def known_names() -> Gazetteer:
    """The names that come with Mujaz, read once, when they are first needed."""
    return Gazetteer(read_names(names_file().splitlines()))


def names_file() -> str:
    """The text of `names.tsv`."""
    return files("service.briefs.check").joinpath("names.tsv").read_text(encoding="utf-8")
