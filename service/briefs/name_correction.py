"""Puts names that Mujaz knows in the place of what a small model made of them, where that place is beyond doubt.

The same care as for a glossary's terms: whatever is unclear stays as it is, and the name check flags it.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from difflib import SequenceMatcher

from service.briefs.check.article import ArticleStyle, styled
from service.briefs.check.gazetteer import DOUBT, Gazetteer, Kind, Name, known_names
from service.briefs.check.name_finding import ArabicName, EnglishText, arabic_names, names_in, read_english_text
from service.briefs.check.spelling import arabic_consonants, arabic_words, consonants, fold_arabic
from service.briefs.enforcement import Replacement, carry_out, plan_repeated, plan_replacement
from service.briefs.term_place import touch
from service.briefs.translate import Rendering
from service.briefs.types import Flag, Severity, Span

CORRECTED = "name-corrected"
"""The code of the notice about a correction."""

REPEATED = "name-repeated"
"""The code of the warning about a name that was put right in two places."""

LEFT = frozenset({Kind.TITLE, Kind.RELIGION, Kind.CURRENCY, Kind.WORD})
"""Kinds that English often names by another word."""

SEVERAL = ("ون", "ين", "ان")
"""Endings of a people's name for several of them: as a noun its English has an s, as an adjective it has none."""

ARTICLES = ("al", "el")
LIKE = "ك"
CLASSES = frozenset(map(fold_arabic, ("مدينة", "بمدينة", "ومدينة", "لمدينة")))
"""Words for "city", which stand before a name and belong to its form in the list."""

MESSAGE = "“{said}” was replaced by “{text}”, which is how the name in the Arabic is known in English."


def correct_names(source: str, made: Rendering, glossary: Gazetteer | None, style: ArticleStyle) -> Rendering:
    """Replace what the model wrote for known names that the English lacks, and say so.

    A name in which the glossary has a say is left to it; without word links nothing is replaced.
    """
    if not made.alignment:
        return made
    planned = [corrections(source, made, name, style) for name in missing_names(source, made.text, glossary)]
    corrected = carry_out(made, [one for of_name in planned for one in of_name], CORRECTED, MESSAGE)
    repeated = tuple(flag_repeated(of_name) for of_name in planned if len(of_name) > 1)
    return replace(corrected, flags=(*corrected.flags, *repeated))


def flag_repeated(planned: Sequence[Replacement]) -> Flag:
    """Warn of a name that stands once in the Arabic and twice in the English: the second may be another's doing."""
    message = f"The English says “{planned[0].text}” twice, the Arabic once: see who does and says what."
    return Flag(REPEATED, Severity.WARNING, message, source=planned[0].source)


def corrections(source: str, made: Rendering, found: ArabicName, style: ArticleStyle) -> list[Replacement]:
    """Say what to put for a name at its place, or its two places; nothing where that is unclear.

    A people's name has no possessive here: for "Spain's" it would have to be that of a state.
    """
    form, is_people = known_form(source, found, style), known_names().names[found.names[0]].kind is Kind.DEMONYM
    if form is None:
        return []
    planned = plan_replacement(source, made, without_class(source, found), [form], plural=False)
    if planned is None:
        return [] if is_people else plan_repeated(source, made, found, form)
    return [] if is_people and planned.text != form else [planned]


def missing_names(source: str, english: str, glossary: Gazetteer | None) -> list[ArabicName]:
    """Find every place of the known names that the English has in no known spelling.

    A spelling that is not known but sounds alike (`Ganits`) satisfies the name check; here it does not. Names that a
    term of the glossary touches are left to it.
    """
    text, known = read_english_text(english), known_names()
    found = [
        one
        for one in names_in(source, known)
        if not one.doubtful and not any(is_spelled(text, known.names[number]) for number in one.names)
    ]
    terms = arabic_names(arabic_words(source), glossary) if glossary and found else []
    settled = [Span(one.start, one.end) for one in terms]
    return [one for one in found if not any(touch(Span(one.start, one.end), term) for term in settled)]


def is_spelled(text: EnglishText, name: Name) -> bool:
    """Tell whether an English text has a name in a listed form, or one that differs in ways of writing one sound."""
    forms = [form.removeprefix(DOUBT) for form in name.english]
    return any(map(text.find_form, forms)) or any(text.find_like(form, by_consonants=False) for form in forms)


def known_form(source: str, found: ArabicName, style: ArticleStyle) -> str | None:
    """Choose the English form for a name at its place; None where it may be another name, or may be said otherwise."""
    name, said = known_names().names[found.names[0]], source[found.start : found.end]
    if len(found.names) > 1 or found.doubtful or name.kind in LEFT:
        return None
    if (name.kind is Kind.DEMONYM and said.endswith(SEVERAL)) or is_likeness(said, name):
        return None
    return styled(person_form(said, name), style) if name.kind is Kind.PERSON else name.preferred


def is_likeness(said: str, name: Name) -> bool:
    """Tell whether a name was only found behind `ك` ("like"): then another name that begins so is more likely."""
    forms = (fold_arabic(form.removeprefix(DOUBT)) for form in name.arabic)
    return fold_arabic(said).startswith(LIKE) and not any(form.startswith(LIKE) for form in forms)


def person_form(arabic: str, name: Name) -> str:
    """Choose the form that sounds most like what stands in the Arabic: the surname for a surname.

    A form in doubt may be another person's name too; here the Arabic says whose it is, if it is but one word. It must
    be part of the whole name: other such forms only explain what a text may have there.
    """
    words = arabic_words(arabic)
    heard = "".join(arabic_consonants(word.text) for word in words)
    sure = [form for form in name.english if not form.startswith(DOUBT)]
    whole = {*ARTICLES, *(part for form in sure for part in _parts(form))} if len(words) == 1 else set()
    parts = [form.removeprefix(DOUBT) for form in name.english if form not in sure and whole.issuperset(_parts(form))]
    return max([*sure, *parts] or [name.preferred], key=lambda form: likeness(heard, form))


def _parts(form: str) -> list[str]:
    return re.split(r"[\s-]+", form.removeprefix(DOUBT).lower())


def likeness(heard: str, form: str) -> float:
    """Compare the consonants of an Arabic name with those of an English one, 0-1."""
    return SequenceMatcher(None, heard, "".join(map(consonants, form.split()))).ratio()


def without_class(source: str, found: ArabicName) -> ArabicName:
    """Leave out the word that says what is named (`مدينة العقبة`): English has a common word for it, which is right."""
    first, *rest = arabic_words(source[found.start : found.end])
    return found._replace(start=found.start + rest[0].start) if rest and first.text in CLASSES else found
