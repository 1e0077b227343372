"""Prints how well the starter's word links agree with an aligner's, and what they find missing: docs/checks.md.

`python -m tests.quality.word_links --material DATA PAIRS.tsv ...`: files of arabic<TAB>english, of which the Arabic is
used. DATA is a folder that `models.training prepare` wrote; the aligner (eflomal) learns from it. Needs
requirements-training.txt.
"""

import argparse
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from math import ceil
from pathlib import Path

from models.ctranslate2_engine import CTranslate2Translator
from models.protocol import DecodingOptions
from models.training.align import align
from models.training.links import parse
from models.training.pairs import Pair, read_pairs
from service.briefs.alignment import clear_links
from service.briefs.check.omission import check_omission
from service.briefs.timing import Deadline
from service.briefs.translate import Rendering, translate
from service.briefs.types import Link, Span
from service.briefs.uncovered import find_gap
from service.briefs.words import STOP_WORDS, WORD
from service.settings import STARTER

MATERIAL = ("news.tsv", "general.tsv")
SEGMENTS = 500
"""Of each file."""
CUTS = (("whole", 1.0), ("half", 1 / 2), ("two thirds", 2 / 3))

Made = tuple[str, Rendering]
"""An Arabic segment and its English."""
WordPair = tuple[int, int]
"""An Arabic word and an English one, counted from 0 between spaces, as the aligner counts."""


def words_between_spaces(text: str) -> list[Span]:
    """Give the places of the words, as `str.split` has them."""
    places, end = [], 0
    for word in text.split():
        start = text.index(word, end)
        end = start + len(word)
        places.append(Span(start, end))
    return places


def linked_words(source: str, english: str, links: Iterable[Link]) -> set[WordPair]:
    """Bring links from places in the texts to words between spaces."""
    arabic, words = words_between_spaces(source), words_between_spaces(english)
    return {(_at(arabic, link.source), _at(words, link.target)) for link in links}


def _at(words: Sequence[Span], place: Span) -> int:
    return next(index for index, word in enumerate(words) if place.start < word.end)


def content(english: str) -> set[int]:
    """Say which of the words between spaces carry meaning."""
    words = enumerate(english.split())
    return {number for number, word in words if {part.lower() for part in WORD.findall(word)} - STOP_WORDS}


def agreement(made: Sequence[Made], reference: Sequence[set[WordPair]], *, small: bool) -> str:
    """Give precision, recall and alignment error rate of the links that are shown, small words with them or without."""
    ours = theirs = both = 0
    for (source, one), links in zip(made, reference, strict=True):
        counted = set(range(len(one.text.split()))) if small else content(one.text)
        found = linked_words(source, one.text, clear_links(one.alignment) or ())
        left, right = ({pair for pair in pairs if pair[1] in counted} for pairs in (found, links))
        ours, theirs, both = ours + len(left), theirs + len(right), both + len(left & right)
    return f"precision {both / ours:.3f}, recall {both / theirs:.3f}, error rate {1 - 2 * both / (ours + theirs):.3f}"


def cut(made: Rendering, share: float) -> Rendering:
    """Keep so much of a translation, counted in words, and the links of what is kept."""
    words = words_between_spaces(made.text)
    end = words[ceil(share * len(words)) - 1].end
    links = tuple(link for link in made.alignment or () if link.target.end <= end)
    return replace(made, text=made.text[:end], alignment=links)


def omissions(made: Sequence[Made]) -> Iterator[str]:
    """Say how many translations are flagged, whole and with their end taken off."""
    for name, share in CUTS:
        parts = [(source, cut(one, share)) for source, one in made if one.text]
        by_length = [bool(check_omission(source, one.text)) for source, one in parts]
        by_links = [find_gap(source, one) is not None for source, one in parts]
        either = [left or right for left, right in zip(by_length, by_links, strict=True)]
        counts = (100 * sum(flagged) / len(parts) for flagged in (by_length, by_links, either))
        yield "{}: by length {:.1f} %, by links {:.1f} %, by either {:.1f} %".format(name, *counts)


def main(material: Path, paths: Sequence[Path]) -> None:
    """Translate, align, compare."""
    engine = CTranslate2Translator.load(
        STARTER / "ctranslate2-int8", model="starter", revision="-", precision="int8", workers=0
    )
    files: dict[Path, list[Made]] = {}
    for path in paths:
        sources = list(dict.fromkeys(pair.arabic for pair in read_pairs(path)))[:SEGMENTS]
        rendered = translate(engine, sources, DecodingOptions(attention=True), Deadline())
        files[path] = [(source, rendered[source]) for source in sources]
    everything = [one for made in files.values() for one in made]
    known = [pair for name in MATERIAL for pair in read_pairs(material / name)]
    aligned = align([*known, *(Pair(source, one.text) for source, one in everything)])[len(known) :]
    reference = [set(parse(pair.links)) for pair in aligned]
    for small in (False, True):
        name = "all words" if small else "content words"
        sys.stdout.write(f"{name}: {agreement(everything, reference, small=small)}\n")
    for path, made in files.items():
        sys.stdout.writelines(f"{path} {line}\n" for line in omissions(made))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--material", type=Path, required=True)
    parser.add_argument("paths", type=Path, nargs="+")
    main(**vars(parser.parse_args()))
