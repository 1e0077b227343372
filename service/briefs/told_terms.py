"""Chooses what a translator is told to call things: known names, and the terms of a glossary, where there is no doubt.

What is told is no promise: the checks hold the outcome against the Arabic as it stands. Knows no model.
"""

from collections.abc import Iterable, Iterator, Sequence

from service.briefs.check.article import ArticleStyle
from service.briefs.check.gazetteer import DECLINED, DOUBT, Gazetteer, Kind, Name, known_names
from service.briefs.check.name_finding import ArabicName, arabic_names, names_in
from service.briefs.check.spelling import Word, arabic_words, fold_arabic
from service.briefs.degeneration import has_arabic
from service.briefs.name_correction import known_form, without_class
from service.briefs.telling import Telling, Term, written_in
from service.briefs.term_place import touch
from service.briefs.types import Engines, Span

ATTACHED = ("", "و", "ف", "ب", "ل", "ك", "وب", "ول", "وك", "فب", "فل", "فك")
"""What may be written together with a word: and, so, in, to, like."""
ARTICLE, TO = "ال", "ل"
BENT = frozenset({Kind.DEMONYM})
"""Kinds whose English depends on the sentence: Saudi or Saudis, the Dutch or a Dutchman."""


def tell_all(
    texts: Iterable[str], engines: Engines, glossary: Gazetteer | None, style: ArticleStyle
) -> dict[str, Telling]:
    """Say how a translator is to read texts; one that does not copy what it is told reads them as they stand.

    Names that are known are told where they would be put right as well.
    """
    if not engines.copies_terms:
        return {}
    return {text: tell(text, glossary, style, names=engines.corrects_names) for text in texts}


def tell(source: str, glossary: Gazetteer | None, style: ArticleStyle, *, names: bool) -> Telling:
    """Write into a text what its glossary terms and, if wanted, its known `names` are to be called.

    A text with no Arabic beside its terms is left as it is: nothing would be translated.
    """
    told = written_in(source, sorted(terms_of(source, glossary, style, names=names), key=lambda term: term.place.start))
    return told if has_arabic(told.text) else Telling(source)


def terms_of(source: str, glossary: Gazetteer | None, style: ArticleStyle, *, names: bool) -> list[Term]:
    """List what can be told without doubt; a name that a term of the glossary touches is left to the glossary."""
    settled = arabic_names(arabic_words(source), glossary) if glossary else []
    found = [*glossary_terms(source, settled, glossary)] if glossary else []
    taken = [Span(one.start, one.end) for one in settled]
    others = names_in(source, known_names()) if names else []
    free = (one for one in others if not any(touch(Span(one.start, one.end), term) for term in taken))
    return [*found, *(term for one in free if (term := known_term(source, one, style)))]


def glossary_terms(source: str, found: Sequence[ArabicName], glossary: Gazetteer) -> Iterator[Term]:
    """Give the terms of a glossary, each with its first form; not one whose place could be that of another too."""
    for one in found:
        name = glossary.names[one.names[0]]
        if len(one.names) == 1 and (term := as_term(source, one, name, name.preferred)):
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
