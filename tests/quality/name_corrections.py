"""Prints which known names the starter leaves out, adds when told them, and has put right, for a person to judge.

`python -m tests.quality.name_corrections PAIRS.tsv ...`: arabic<TAB>english. Put right is what the reference has too,
however spelled; the others are shown with both texts.
"""

import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from sacrebleu import corpus_bleu, corpus_chrf

from models.ctranslate2_engine import CTranslate2Translator
from models.protocol import DecodingOptions
from service.briefs.check.article import ArticleStyle
from service.briefs.check.gazetteer import known_names
from service.briefs.check.name_finding import read_english_text
from service.briefs.check.names import compare_names
from service.briefs.name_correction import CORRECTED, correct_names
from service.briefs.second_try import Faults, second_try
from service.briefs.timing import Deadline
from service.briefs.told_terms import missing_terms
from service.briefs.translate import Rendering, translate
from service.evaluation.pairs import ReferencePair, read_pairs
from service.settings import STARTER


def corrections(made: Rendering, reference: str) -> Iterator[tuple[str, bool]]:
    """Give the notice of each correction, and whether the reference has the name too."""
    text = read_english_text(reference)
    for flag in made.flags:
        if flag.code == CORRECTED and flag.target:
            form = made.text[flag.target.start : flag.target.end].removesuffix("'s")
            yield flag.message, bool(text.find_form(form) or text.find_like(form, by_consonants=False))


def told_second(
    engine: CTranslate2Translator, made: Mapping[str, Rendering], options: DecodingOptions
) -> dict[str, Rendering]:
    """Translate again, told what to call them, what lacks known names."""

    def find(source: str, english: str) -> Faults:
        return Faults(terms=missing_terms(source, english, None, ArticleStyle.AS_LISTED, names=True))

    return second_try(engine, made, find, options, Deadline())


def missing(pairs: Sequence[ReferencePair], made: Mapping[str, Rendering]) -> int:
    """Count known names that are missing."""
    return sum(len(compare_names(one.arabic, made[one.arabic].text, known_names()).missing) for one in pairs)


def scores(pairs: Sequence[ReferencePair], made: Mapping[str, Rendering]) -> str:
    """Give BLEU and chrF."""
    texts, references = [made[pair.arabic].text for pair in pairs], [[pair.english for pair in pairs]]
    return f"{corpus_bleu(texts, references).score:.2f} / {corpus_chrf(texts, references).score:.2f}"


def report(pairs: Sequence[ReferencePair], engine: CTranslate2Translator) -> None:
    """Print what comes of a file: names missing after each step, scores, and each name that was put right."""
    options = DecodingOptions(attention=True)
    first = translate(engine, (pair.arabic for pair in pairs), options, Deadline())
    second = told_second(engine, first, options)
    corrected = {source: correct_names(source, one, None, ArticleStyle.AS_LISTED) for source, one in second.items()}
    changed = [pair for pair in pairs if first[pair.arabic] is not second[pair.arabic]]
    for name, made in (("first try", first), ("second, told", second), ("and put right", corrected)):
        of_changed = scores(changed, made) if changed else "-"
        sys.stdout.write(
            f"{name}: {missing(pairs, made)} missing, {scores(pairs, made)}; the {len(changed)} changed: {of_changed}\n"
        )
    tally = Counter[bool]()
    for pair in pairs:
        for message, right in corrections(corrected[pair.arabic], pair.english):
            tally[right] += 1
            sys.stdout.write(f"{message}\n" if right else f"? {message}\n  {pair.arabic}\n  {pair.english}\n")
    sys.stdout.write(f"put right: {tally[True]}; to be looked at: {tally[False]}\n")


def main(paths: Sequence[str]) -> None:
    """Report on every file."""
    engine = CTranslate2Translator.load(
        STARTER / "ctranslate2-int8", model="starter", revision="-", precision="int8", workers=0
    )
    for path in paths:
        sys.stdout.write(f"{path}\n")
        report(read_pairs(Path(path)), engine)


if __name__ == "__main__":
    main(sys.argv[1:])
