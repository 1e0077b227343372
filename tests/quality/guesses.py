"""Prints how many words of right translations and of the starter's are called guesses, and what a second try brings.

`python -m tests.quality.guesses PAIRS.tsv ...`: files of arabic<TAB>english; the tables in docs/checks.md. `--show N`
prints N of the starter's sentences that are marked, drawn at random, for a person to say how many marks are right.
"""

import argparse
import random
import sys
from collections.abc import Sequence
from pathlib import Path

from sacrebleu import corpus_bleu, corpus_chrf
from sacrebleu.metrics.chrf import CHRF

from models.ctranslate2_engine import CTranslate2Translator
from models.dictionary import Dictionary
from models.installed import DICTIONARY
from models.protocol import DecodingOptions
from service.briefs.guessed_words import doubtful_words
from service.briefs.second_try import Faults, second_try
from service.briefs.timing import Deadline
from service.briefs.translate import translate
from service.evaluation.pairs import ReferencePair, read_pairs
from service.settings import STARTER
from tests.quality.reliability import MOSTLY_WRONG, SOUND

Made = tuple[ReferencePair, str]
"""A pair and a translation of its Arabic."""


def translate_twice(
    pairs: Sequence[ReferencePair], engine: CTranslate2Translator, known: Dictionary
) -> list[list[str]]:
    """Translate the pairs' Arabic, once and with a second try."""
    options, deadline = DecodingOptions(), Deadline(None)
    first = translate(engine, [pair.arabic for pair in pairs], options, deadline)
    second = second_try(
        engine, first, lambda source, english: Faults(doubtful_words(source, english, known)), options, deadline
    )
    return [[made[pair.arabic].text for pair in pairs] for made in (first, second)]


def row(name: str, made: Sequence[Made], known: Dictionary) -> str:
    """Give a line: marked words among all, and marked sentences among all."""
    found = [doubtful_words(pair.arabic, text, known) for pair, text in made]
    words = sum(len(text.split()) for _, text in made)
    marks, sentences = sum(map(len, found)), sum(map(bool, found))
    return f"| {name} | {marks:,} of {words:,} words | {100 * sentences / len(made):.0f} % of {len(made):,} |\n"


def scores(texts: Sequence[str], pairs: Sequence[ReferencePair]) -> str:
    """Give BLEU and chrF."""
    references = [[pair.english for pair in pairs]]
    return f"{corpus_bleu(texts, references).score:.2f} / {corpus_chrf(texts, references).score:.2f}"


def report(path: Path, engine: CTranslate2Translator, known: Dictionary, show: int) -> None:
    """Print the lines of a file: right translations, the starter's (the wrong ones, the sound ones), second tries."""
    pairs, chrf = read_pairs(path), CHRF()
    first, second = (list(zip(pairs, texts, strict=True)) for texts in translate_twice(pairs, engine, known))
    scored = [(one, chrf.sentence_score(one[1], [one[0].english]).score) for one in first]
    rows = {
        f"{path.stem}, right": [(pair, pair.english) for pair in pairs],
        "the starter's": first,
        "mostly wrong": [one for one, score in scored if score < MOSTLY_WRONG],
        "sound": [one for one, score in scored if score >= SOUND],
        "second try": second,
    }
    sys.stdout.writelines(row(name, made, known) for name, made in rows.items() if made)
    changed = [index for index, (one, other) in enumerate(zip(first, second, strict=True)) if one != other]
    for name, which in (("all", range(len(pairs))), ("changed", changed)):
        some = [pairs[index] for index in which]
        before, after = ([made[index][1] for index in which] for made in (first, second))
        sys.stdout.write(f"{name}, {len(some):,}: {scores(before, some)} -> {scores(after, some)}\n")
    marked = [one for one in second if doubtful_words(one[0].arabic, one[1], known)]
    for pair, text in random.Random(show).sample(marked, min(show, len(marked))):  # noqa: S311 (no secret)
        words = ", ".join(doubtful_words(pair.arabic, text, known))
        sys.stdout.write(f"\n{words}\n  {pair.arabic}\n  {pair.english}\n  {text}\n")


def main() -> None:
    """Print a table for each file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--show", type=int, default=0)
    options = parser.parse_args()
    known = Dictionary.read(STARTER / DICTIONARY)
    engine = CTranslate2Translator.load(
        STARTER / "ctranslate2-int8", model="starter", revision="bundled", precision="int8", workers=0
    )
    sys.stdout.write("| sentences | marked words | sentences with any |\n|---|---|---|\n")
    for path in options.files:
        report(path, engine, known, options.show)


if __name__ == "__main__":
    main()
