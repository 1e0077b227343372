"""Prints what telling and enforcing a glossary does to the starter's translations, for a person to judge.

`python -m tests.quality.enforcement tests/quality/glossary_sentences.tsv`: Arabic, a term of it, the form wanted.
"""

import sys
from collections import Counter
from pathlib import Path

from models.ctranslate2_engine import CTranslate2Translator
from models.protocol import DecodingOptions
from service.briefs.check.article import ArticleStyle
from service.briefs.check.glossary import find_form, make_glossary
from service.briefs.enforcement import enforce
from service.briefs.second_try import Faults, second_try
from service.briefs.timing import Deadline
from service.briefs.told_terms import missing_terms
from service.briefs.translate import translate
from service.briefs.types import GlossaryTerm

STARTER = Path("models/starter/ctranslate2-int8")


def read_rows(path: Path) -> list[list[str]]:
    """Read the sentences with their terms."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


def main(path: Path) -> None:
    """Translate every sentence, tell the translator its term where that is missing, and enforce it."""
    rows, options = read_rows(path), DecodingOptions(attention=True)
    terms = {source: make_glossary([GlossaryTerm(term, form)]) for source, term, form in rows}

    def find(source: str, english: str) -> Faults:
        return Faults(terms=missing_terms(source, english, terms[source], ArticleStyle.AS_LISTED, names=False))

    engine = CTranslate2Translator.load(STARTER, model="starter", revision="-", precision="int8", workers=0)
    made = translate(engine, (source for source, _, _ in rows), options, Deadline())
    told = second_try(engine, made, find, options, Deadline())
    tally: Counter[str] = Counter()
    for source, term, form in rows:
        enforced = enforce(source, told[source], terms[source])
        outcome = outcome_of(*(find_form(one.text, form) is not None for one in (made[source], told[source], enforced)))
        tally[outcome] += 1
        sys.stdout.write(f"{outcome}: {term} = {form}\n  {made[source].text}\n")
        sys.stdout.write(f"  {enforced.text}\n" if enforced is not made[source] else "")
    sys.stdout.write(f"{dict(tally)}\n")


def outcome_of(first: bool, second: bool, enforced: bool) -> str:
    """Say at which step the term's form was there."""
    return "already right" if first else "told" if second else "replaced" if enforced else "flagged only"


if __name__ == "__main__":
    main(Path(sys.argv[1]))
