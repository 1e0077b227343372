"""Prints which known names are put right in the starter's translations, for a person to judge those that may be wrong.

`python -m tests.quality.name_corrections PAIRS.tsv ...`: arabic<TAB>english. Right is what the reference has too,
however spelled; the others are shown with both texts.
"""

import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from models.ctranslate2_engine import CTranslate2Translator
from models.protocol import DecodingOptions
from service.briefs.check.article import ArticleStyle
from service.briefs.check.gazetteer import known_names
from service.briefs.check.name_finding import read_english_text
from service.briefs.check.names import compare_names
from service.briefs.name_correction import CORRECTED, correct_names
from service.briefs.timing import Deadline
from service.briefs.translate import Rendering, translate
from service.evaluation.pairs import read_pairs
from service.settings import STARTER


def corrections(made: Rendering, reference: str) -> Iterator[tuple[str, bool]]:
    """Give the notice of each correction, and whether the reference has the name too."""
    text = read_english_text(reference)
    for flag in made.flags:
        if flag.code == CORRECTED and flag.target:
            form = made.text[flag.target.start : flag.target.end].removesuffix("'s")
            yield flag.message, bool(text.find_form(form) or text.find_like(form, by_consonants=False))


def main(paths: Sequence[str]) -> None:
    """Translate every sentence, correct its names and count."""
    engine = CTranslate2Translator.load(
        STARTER / "ctranslate2-int8", model="starter", revision="-", precision="int8", workers=0
    )
    for path in paths:
        pairs, tally = read_pairs(Path(path)), Counter[str]()
        options = DecodingOptions(attention=True)
        made = translate(engine, (pair.arabic for pair in pairs), options, Deadline())
        for pair in pairs:
            before = made[pair.arabic]
            after = correct_names(pair.arabic, before, None, ArticleStyle.AS_LISTED)
            tally["missing"] += len(compare_names(pair.arabic, before.text, known_names()).missing)
            for message, right in corrections(after, pair.english):
                tally["the reference has it" if right else "to be looked at"] += 1
                sys.stdout.write(f"{message}\n" if right else f"? {message}\n  {pair.arabic}\n  {pair.english}\n")
        sys.stdout.write(f"{path}: {dict(tally)}\n")


if __name__ == "__main__":
    main(sys.argv[1:])
