"""What is known of where an article came from: what its sender says, else the outlet that the text itself names.

Knows datelines and names of outlets, nothing of what is made of the article.
"""

from collections.abc import Iterable
from hashlib import sha256

from service.briefs.check.gazetteer import Kind, known_names
from service.briefs.check.name_finding import arabic_names
from service.briefs.check.spelling import arabic_words
from service.briefs.segment import outlet
from service.briefs.types import Article, Sentence, SourceInfo

LANGUAGE = "ar"
"""What a brief is made from; everything else was refused when the article was read."""


def describe(article: Article, sentences: Iterable[Sentence]) -> SourceInfo:
    """Say what is known of an article; the hash is of its text as received, in UTF-8."""
    found = None if article.origin.outlet else outlet(sentences)
    return SourceInfo(
        language=LANGUAGE,
        characters=len(article.text),
        sha256=sha256(article.text.encode("utf-8", "surrogatepass")).hexdigest(),
        title=article.title,
        outlet=english_name(found) if found else article.origin.outlet,
        outlet_found=found is not None,
        url=article.origin.url,
        published_at=article.origin.published_at,
    )


def english_name(name: str) -> str:
    """Give an outlet's own English name where it is known, else its Arabic name as found."""
    gazetteer = known_names()
    for one in arabic_names(arabic_words(name), gazetteer):
        known = gazetteer.names[one.names[0]]
        if (one.start, one.end) == (0, len(name)) and known.kind is Kind.AGENCY:
            return known.preferred
    return name
