"""Prints what enforcing a glossary does to the starter's translations, for a person to judge.

`python -m tests.quality.enforcement tests/quality/glossary_sentences.tsv`: Arabic, a term of it, the form wanted.
"""

import sys
from collections import Counter
from pathlib import Path

from models.ctranslate2_engine import CTranslate2Translator
from models.protocol import DecodingOptions
from service.briefs.check.glossary import find_form, make_glossary
from service.briefs.enforcement import enforce
from service.briefs.timing import Deadline
from service.briefs.translate import translate
from service.briefs.types import GlossaryTerm

STARTER = Path("models/starter/ctranslate2-int8")


def read_rows(path: Path) -> list[list[str]]:
    """Read the sentences with their terms."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


def main(path: Path) -> None:
    """Translate every sentence and enforce its term."""
    rows = read_rows(path)
    engine = CTranslate2Translator.load(STARTER, model="starter", revision="-", precision="int8", workers=0)
    made = translate(engine, (source for source, _, _ in rows), DecodingOptions(attention=True), Deadline())
    tally: Counter[str] = Counter()
    for source, term, form in rows:
        enforced = enforce(source, made[source], make_glossary([GlossaryTerm(term, form)]))
        there, replaced = find_form(made[source].text, form), enforced is not made[source]
        outcome = "already right" if there else "replaced" if replaced else "flagged only"
        tally[outcome] += 1
        sys.stdout.write(f"{outcome}: {term} = {form}\n  {made[source].text}\n")
        sys.stdout.write(f"  {enforced.text}\n" if replaced else "")
    sys.stdout.write(f"{dict(tally)}\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
