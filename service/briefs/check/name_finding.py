"""Finds names of a gazetteer in Arabic and in English texts; compares nothing."""

from collections.abc import Iterator, Sequence
from functools import cached_property, lru_cache
from typing import NamedTuple

from service.briefs.check.gazetteer import (
    DOUBT,
    ArabicForm,
    EnglishForm,
    Gazetteer,
    Kind,
    Name,
    english_key,
    is_initials,
)
from service.briefs.check.memo import reader
from service.briefs.check.spelling import Joined, Word, arabic_words, consonants, english_words, loose
from service.briefs.check.vocabulary import is_common
from service.briefs.types import Span

FEWEST_CONSONANTS = 3
"""Fewer are shared by too many names to tell one."""

STRICT = frozenset({Kind.STATE, Kind.DEMONYM, Kind.CAPITAL, Kind.TITLE})
"""Kinds whose English is settled, or too alike, to be told by its consonants."""

ARTICLE = "ال"
_CONJUNCTIONS, _PREPOSITIONS = "وف", "بلك"


@lru_cache(maxsize=32768)
def _sounds(form: str) -> tuple[str, str]:
    """A form of a name without what spellings differ in, and its consonants, each run together."""
    words = [word.text for word in english_words(form)]
    return "".join(map(loose, words)), "".join(map(consonants, words))


class ArabicName(NamedTuple):
    """A name found in an Arabic text: the names it may be, where it stands, and whether it may be a common word."""

    names: tuple[int, ...]
    start: int
    end: int
    doubtful: bool


class EnglishName(NamedTuple):
    """A name found in an English text: the names it may be and where it stands."""

    names: tuple[int, ...]
    start: int
    end: int


def _is_demonym(form: EnglishForm, gazetteer: Gazetteer) -> bool:
    """Whether a form is what a people is called: others have no plural, and `Frances` is no `France`."""
    names = (gazetteer.names[number] for number in form.names)
    return any(name.kind is Kind.DEMONYM and english_key(name.preferred)[1] == form.key for name in names)


class EnglishText:
    """An English text in which forms of names are looked for, first strictly, then more loosely."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.words = english_words(text)

    @cached_property
    def exact(self) -> Joined:
        """The words as they stand."""
        return Joined([word.text for word in self.words])

    @cached_property
    def plain(self) -> Joined:
        """The words in small letters."""
        return Joined([word.text.lower() for word in self.words])

    @cached_property
    def loose(self) -> Joined:
        """The words without what spellings of one name differ in."""
        return Joined([loose(word.text) for word in self.words])

    @cached_property
    def consonants(self) -> Joined:
        """The consonants of the words."""
        return Joined([consonants(word.text) for word in self.words])

    def find_form(self, form: str) -> Span | None:
        """Where a form stands as it is written; small and capital letters are one unless it is initials."""
        joined = self.exact if is_initials(form) else self.plain
        return self._span(joined.find(english_key(form)[1]))

    def find_like(self, form: str, *, by_consonants: bool) -> Span | None:
        """Where something stands that the form may be another spelling of; by consonants alone no common word is."""
        if is_initials(form):
            return None
        likely, key = _sounds(form)
        found = self._span(self.loose.find(likely))
        if found or not by_consonants or len(key) < FEWEST_CONSONANTS:
            return found
        places = self.consonants.find(key)
        if places and all(is_common(word.text.lower()) for word in self.words[places[0] : places[1] + 1]):
            return None  # `Giants` has the consonants of Gantz, and is what the model made of him
        return self._span(places)

    def find(self, name: Name) -> Span | None:
        """Where any form of a name stands, the better match first; None where none does."""
        forms = [form.removeprefix(DOUBT) for form in name.english]
        for form in forms:
            if found := self.find_form(form):
                return found
        return next((hit for one in forms if (hit := self.find_like(one, by_consonants=name.kind not in STRICT))), None)

    def _span(self, places: tuple[int, int] | None) -> Span | None:
        return Span(self.words[places[0]].start, self.words[places[1]].end) if places else None


@reader
def read_english_text(text: str) -> EnglishText:
    """Make an English text ready to be searched."""
    return EnglishText(text)


@reader
def names_in(source: str, gazetteer: Gazetteer) -> list[ArabicName]:
    """The names of an Arabic text, the longest at each place."""
    return arabic_names(arabic_words(source), gazetteer)


def arabic_names(words: Sequence[Word], gazetteer: Gazetteer) -> list[ArabicName]:
    """The names that some Arabic words in a row hold, the longest at each place."""
    found = []
    tells_endings = any(word.raw.endswith("ة") for word in words)  # many writers put ه for every ة
    i = 0
    while i < len(words):
        form = _form_at(words, i, gazetteer)
        if form is None:
            i += 1
            continue
        last = words[i + len(form.words) - 1]
        alone = len(form.words) == 1
        doubtful = form.doubtful or (alone and last.raw.endswith("ى") and form.declined)
        doubtful = doubtful or (alone and form.marbuta and tells_endings and last.raw.endswith("ه"))
        found.append(ArabicName(tuple(form.names), words[i].start, last.end, doubtful))
        i += len(form.words)
    return found


def mentioned(words: Sequence[Word], gazetteer: Gazetteer) -> frozenset[int]:
    """Every name that an Arabic text holds, also within a longer one: `الأمين العام للأمم المتحدة` has the UN in it."""
    forms = (_form_at(words, place, gazetteer) for place in range(len(words)))
    return frozenset(number for form in forms if form for number in form.names)


def _form_at(words: Sequence[Word], i: int, gazetteer: Gazetteer) -> ArabicForm | None:
    best: ArabicForm | None = None
    for first, bare in _readings(words[i].text):
        for form in gazetteer.arabic.get(first, ()):
            length = len(form.words)
            if (best and length <= len(best.words)) or (bare and not form.declined):
                continue
            if form.words[1:] == tuple(word.text for word in words[i + 1 : i + length]):
                best = form
    return best


def _readings(word: str) -> Iterator[tuple[str, bool]]:
    """The word itself and what remains of it without prefixes; True where the article went too."""
    stems = [word]
    if word[:1] in _CONJUNCTIONS:
        stems.append(word[1:])
    stems += [stem[1:] for stem in stems if stem[:1] in _PREPOSITIONS]
    stems += [ARTICLE + stem[2:] for stem in stems if stem.startswith("لل")]
    for stem in stems:
        yield stem, False
        if stem.startswith(ARTICLE):
            yield stem[2:], True


@reader
def english_names(text: EnglishText, gazetteer: Gazetteer) -> list[EnglishName]:
    """The names of an English text that are sure to be names, the longest at each place."""
    found = []
    i = 0
    while i < len(text.words):
        hit = _longest_at(text, i, gazetteer)
        if hit is None:
            i += 1
            continue
        (names, sure), last = hit
        if sure:
            found.append(EnglishName(names, text.words[i].start, text.words[last].end))
        i = last + 1
    return found


def _longest_at(text: EnglishText, i: int, gazetteer: Gazetteer) -> tuple[tuple[tuple[int, ...], bool], int] | None:
    word = text.words[i].text
    if not word[:1].isupper() or text.text.startswith(("$", " $"), text.words[i].end):  # `US$` names money
        return None
    for first, joined in ((word.lower(), text.plain), (word, text.exact)):
        for spelled in (first, first.removesuffix("s")):
            for form in gazetteer.english.get(spelled, ()):
                position = joined.begins[i]
                if joined.text.startswith(form.key, position) and (place := joined.at(form.key, position)):
                    plural = position + len(form.key) not in (*joined.begins[place[1] + 1 :][:1], len(joined.text))
                    if not plural or _is_demonym(form, gazetteer):
                        return (tuple(form.names), form.sure), place[1]
    return None
