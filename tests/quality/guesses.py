"""Prints how many words of right translations and of the starter's would be called guesses (docs/checks.md).

`python -m tests.quality.guesses PAIRS.tsv ...`: files of arabic<TAB>english. `--show N` prints N of the starter's
sentences with theirs, drawn at random, for a person to say how many are wrong.
"""

import argparse
import random
import sys
from collections.abc import Sequence
from math import exp
from pathlib import Path

from sacrebleu.metrics.chrf import CHRF

from models.ctranslate2_engine import CTranslate2Translator
from models.dictionary import Dictionary
from models.installed import DICTIONARY
from models.protocol import DecodingOptions
from service.briefs.check.invented_words import invented_words
from service.briefs.guessed_words import guessed_words
from service.evaluation.pairs import ReferencePair, read_pairs
from service.settings import STARTER
from tests.quality.reliability import MOSTLY_WRONG, SOUND


def marked(source: str, english: str, dictionary: Dictionary) -> list[str]:
    """List the words of a translation that would be called guesses or inventions."""
    guesses = [word.raw for word in guessed_words(source, english, dictionary)]
    return guesses + [word.raw for word in invented_words(source, english)]


def row(name: str, pairs: Sequence[tuple[str, str]], dictionary: Dictionary) -> str:
    """Give a line: marked words among all, and marked sentences among all."""
    found = [marked(source, english, dictionary) for source, english in pairs]
    words = sum(len(english.split()) for _, english in pairs)
    marks, sentences = sum(map(len, found)), sum(map(bool, found))
    return f"| {name} | {marks:,} of {words:,} words | {100 * sentences / len(pairs):.0f} % |"


def report(path: Path, engine: CTranslate2Translator, dictionary: Dictionary, show: int) -> None:
    """Print the lines of a file: right translations, the starter's, and of these the wrong and the sound ones."""
    pairs, chrf = read_pairs(path), CHRF()
    made = [one.best for one in engine.translate([pair.arabic for pair in pairs], DecodingOptions())]
    scores = [chrf.sentence_score(one.text, [pair.english]).score for one, pair in zip(made, pairs, strict=True)]
    own = [(pair.arabic, one.text) for pair, one in zip(pairs, made, strict=True)]
    rows = {
        f"{path.stem}, right": [(pair.arabic, pair.english) for pair in pairs],
        "the starter's": own,
        "mostly wrong": [pair for pair, score in zip(own, scores, strict=True) if score < MOSTLY_WRONG],
        "sound": [pair for pair, score in zip(own, scores, strict=True) if score >= SOUND],
        "confidence from 0.55": [pair for pair, one in zip(own, made, strict=True) if exp(one.log_probability) >= 0.55],
    }
    sys.stdout.writelines(f"{row(name, some, dictionary)}\n" for name, some in rows.items() if some)
    examples = [one for one in zip(pairs, own, strict=True) if marked(*one[1], dictionary)]
    for pair, (_, text) in random.Random(show).sample(examples, min(show, len(examples))):  # noqa: S311 (no secret)
        sys.stdout.write(f"\n{marked(pair.arabic, text, dictionary)}\n  {_sides(pair, text)}\n")


def _sides(pair: ReferencePair, text: str) -> str:
    return f"{pair.arabic}\n  {pair.english}\n  {text}"


def main() -> None:
    """Print a table for each file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--show", type=int, default=0)
    options = parser.parse_args()
    dictionary = Dictionary.read(STARTER / DICTIONARY)
    engine = CTranslate2Translator.load(
        STARTER / "ctranslate2-int8", model="starter", revision="bundled", precision="int8", workers=0
    )
    sys.stdout.write("| sentences | marked words | sentences with any |\n|---|---|---|\n")
    for path in options.files:
        report(path, engine, dictionary, options.show)


if __name__ == "__main__":
    sys.exit(main())
