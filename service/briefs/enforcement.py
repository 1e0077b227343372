"""Puts a glossary's English form in the place of what the model wrote for the term, where that place is beyond doubt.

A wrong replacement is worse than a flag: wherever anything is unclear the English stays, and the glossary flags it.
Knows no model.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from service.briefs.check.gazetteer import Gazetteer
from service.briefs.check.glossary import find_form
from service.briefs.check.name_finding import ArabicName, arabic_names
from service.briefs.check.spelling import arabic_words, loose
from service.briefs.term_place import ARTICLES, find_repeated, find_term, touch
from service.briefs.translate import Rendering
from service.briefs.types import Flag, Link, Severity, Span

ENFORCED = "name-enforced"
"""The code of the notice about a replacement."""

POSSESSIVE = re.compile(r"(?:['’]s|(?<=s)['’])$")
ARTICLE = re.compile(rf"\b({'|'.join(ARTICLES)}) $", re.IGNORECASE)
VOWELS = "aeiou"


@dataclass(frozen=True, slots=True)
class Replacement:
    """What to put where, for which Arabic."""

    target: Span
    text: str
    source: Span


def enforce(source: str, made: Rendering, glossary: Gazetteer | None) -> Rendering:
    """Replace what the model wrote for the terms of a glossary, and say so; the rest of the rendering stays right."""
    if glossary is None or not made.alignment:
        return made
    found = arabic_names(arabic_words(source), glossary)
    wanted = ((name, [form for number in name.names for form in glossary.names[number].english]) for name in found)
    planned = [one for name, forms in wanted if (one := plan_replacement(source, made, name, forms))]
    return carry_out(made, planned, ENFORCED, "“{said}” was replaced by your glossary's “{text}”.")


def apart(planned: Sequence[Replacement]) -> list[Replacement]:
    """Leave out replacements that touch each other: two terms do not share a word."""
    return [
        one for one in planned if not any(other is not one and touch(one.target, other.target) for other in planned)
    ]


def plan_replacement(
    source: str, made: Rendering, name: ArabicName, forms: Sequence[str], *, plural: bool = True
) -> Replacement | None:
    """Say what to put for a name, the first of the forms; None where one is there already, or its place is not clear.

    A form without a capital is no name: its ending would have to go with the words around it. `plural`: an s at its end
    may be one of the plural.
    """
    term = Span(name.start, name.end)
    if forms[0].islower() or any(find_form(made.text, form) for form in forms):
        return None
    target = find_term(source, made.text, made.alignment or (), term, forms[0])
    return fitted(made.text, target, forms[0], term, plural=plural) if target else None


def plan_repeated(source: str, made: Rendering, name: ArabicName, form: str) -> list[Replacement]:
    """Say what to put where a model wrote one name twice and both times otherwise; nothing where that is not clear."""
    term = Span(name.start, name.end)
    places = find_repeated(source, made.text, made.alignment or (), term, form)
    planned = [fitted(made.text, place, form, term, plural=False) for place in places]
    return [one for one in planned if one] if all(planned) else []


def fitted(english: str, target: Span, form: str, source: Span, *, plural: bool) -> Replacement | None:
    """Make a form fit its place: endings kept, one article, a capital where a sentence begins; None where it cannot."""
    said = english[target.start : target.end]
    before = ARTICLE.search(english[: target.start])
    article = before.group(1).lower() if before else ""
    if before and article == "the" and form.lower().startswith("the "):
        target = Span(before.start(), target.end)
    begins = not english[: target.start].strip(" \"'“‘«([")
    ending = ending_for(said, form, plural=plural)
    if ending is None or (article in ("a", "an") and starts_with_vowel(form) != starts_with_vowel(said)):
        return None
    return Replacement(target, (form[0].upper() + form[1:] if begins else form) + ending, source)


def ending_for(said: str, form: str, *, plural: bool) -> str | None:
    """Give the plural and possessive ending that a form must have as well; None where that cannot be told."""
    possessive = POSSESSIVE.search(said)
    bare = said[: possessive.start()] if possessive else said
    plural = plural and bare.endswith("s") and not form.endswith("s")
    if plural and loose(bare.removesuffix("s")) != loose(form):
        return None
    return "s" * plural + (("'" if plural else "'s") if possessive else "")


def starts_with_vowel(text: str) -> bool:
    """Tell whether a text takes `an` rather than `a`."""
    return text[:1].lower() in VOWELS


def carry_out(made: Rendering, planned: Sequence[Replacement], code: str, message: str) -> Rendering:
    """Make those of the replacements that do not touch each other, each with a notice."""
    for one in sorted(apart(planned), key=lambda one: one.target.start, reverse=True):
        made = replaced(made, one, code, message)
    return made


def replaced(made: Rendering, one: Replacement, code: str, message: str) -> Rendering:
    """Carry a replacement out; `message` has places for what was `said` and for the new `text`."""
    said = made.text[one.target.start : one.target.end]
    new = Span(one.target.start, one.target.start + len(one.text))
    by = len(one.text) - len(said)
    words = message.format(said=said, text=one.text)
    flag = Flag(code, Severity.NOTICE, words, source=one.source, target=new)
    return replace(
        made,
        text=made.text[: one.target.start] + one.text + made.text[one.target.end :],
        flags=(*(moved_flag(each, one.target, by) for each in made.flags), flag),
        alignment=relinked(made.alignment or (), one, new, by),
    )


def moved_flag(flag: Flag, target: Span, by: int) -> Flag:
    """Move a flag's place in the English along with what stands behind a replacement."""
    if flag.target is None or flag.target.start < target.end:
        return flag
    return replace(flag, target=Span(flag.target.start + by, flag.target.end + by))


def relinked(links: Sequence[Link], one: Replacement, new: Span, by: int) -> tuple[Link, ...]:
    """Give the new words one link, to the whole term, and move what stands behind them."""
    before = (link for link in links if link.target.end <= one.target.start)
    after = (
        replace(link, target=Span(link.target.start + by, link.target.end + by))
        for link in links
        if link.target.start >= one.target.end
    )
    return (*before, Link(new, one.source, 1.0), *after)
