"""Chooses what a translator is told to call things: names and glossary terms that it left out, where there is no doubt.

What is told is no promise: the checks hold the outcome against the Arabic as it stands. Knows no model.
"""

from collections.abc import Iterator, Sequence

from service.briefs.check.article import ArticleStyle
from service.briefs.check.gazetteer import DECLINED, DOUBT, Gazetteer, Kind, Name, known_names
from service.briefs.check.glossary import find_form
from service.briefs.check.name_finding import ArabicName, arabic_names
from service.briefs.check.spelling import Word, arabic_words, fold_arabic
from service.briefs.degeneration import has_arabic
from service.briefs.name_correction import known_form, missing_names, without_class
from service.briefs.telling import Term, written_in
from service.briefs.types import Span

ATTACHED = ("", "و", "ف", "ب", "ل", "ك", "وب", "ول", "وك", "فب", "فل", "فك")
"""What may be written together with a word: and, so, in, to, like."""
ARTICLE, TO = "ال", "ل"
BENT = frozenset({Kind.DEMONYM})
"""Kinds whose English depends on the sentence: Saudi or Saudis, the Dutch or a Dutchman."""


def missing_terms(
    source: str, english: str, glossary: Gazetteer | None, style: ArticleStyle, *, names: bool
) -> tuple[Term, ...]:
    """List, as they stand, the terms of a text that its English lacks: of a glossary, and known `names` if wanted.

    None where the text has no Arabic beside them: nothing would be left to translate.
    """
    settled = arabic_names(arabic_words(source), glossary) if glossary else []
    found = [*lacking_terms(source, english, settled, glossary)] if glossary else []
    lacking = missing_names(source, english, glossary) if names else []
    found += [term for one in lacking if (term := known_term(source, one, style))]
    terms = sorted(found, key=lambda term: term.place.start)
    return tuple(terms) if has_arabic(written_in(source, terms).text) else ()


def lacking_terms(source: str, english: str, found: Sequence[ArabicName], glossary: Gazetteer) -> Iterator[Term]:
    """Give the terms of a glossary of which the English has no form; not one whose place may be another's too."""
    for one in found:
        name = glossary.names[one.names[0]]
        said = any(find_form(english, form) for form in name.english)
        if len(one.names) == 1 and not said and (term := as_term(source, one, name, name.preferred)):
            yield term


def known_term(source: str, found: ArabicName, style: ArticleStyle) -> Term | None:
    """Give a known name with the English form that its place asks for; None where that is unclear."""
    name, form = known_names().names[found.names[0]], known_form(source, found, style)
    if form is None or name.kind in BENT:
        return None
    return as_term(source, without_class(source, found), name, form)


def as_term(source: str, found: ArabicName, name: Name, english: str) -> Term | None:
    """Make a term of a name that was found; None where it cannot be told what is attached to it."""
    first = arabic_words(source[found.start : found.end])[0]
    attached = attached_to(first, name)
    return None if attached is None else Term(Span(found.start, found.end), attached, english)


def attached_to(word: Word, name: Name) -> str | None:
    """Say what stands before the name within its first word; the article of a common word is no part of that."""
    starts = {fold_arabic(form.removeprefix(DOUBT)).split()[0] for form in name.arabic}
    for attached in ATTACHED:
        rest = word.text.removeprefix(attached)
        if attached + rest != word.text:
            continue
        if rest in starts or (name.kind in DECLINED and rest.removeprefix(ARTICLE) in starts):
            return attached
        if attached.endswith(TO) and word.text.startswith(attached + TO) and ARTICLE + rest[1:] in starts:
            return attached
    return None
