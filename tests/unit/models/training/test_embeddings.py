"""Starting vectors by counting."""

import random
from pathlib import Path

import torch

from models.training.embeddings import company, positive_pmi, starting_vectors
from models.training.pairs import Pair
from models.training.vocabulary import FILE, train_vocabulary

ARABIC, ENGLISH = "بتثجحخدذرزسش", "bcdfghjklmnp"


def test_words_begin_near_their_translations(tmp_path: Path) -> None:
    """In a language of one-letter words nearly every word's nearest English word is its translation."""
    pairs = [letters(choose) for choose in map(random.Random, range(600))]
    texts = [text for pair in pairs for text in (pair.arabic, pair.english)]
    vocabulary = train_vocabulary(iter(texts), tmp_path / FILE, pieces=60)
    vectors = starting_vectors(pairs, [pair.arabic for pair in pairs], vocabulary, width=16)
    arabic, english = (vocabulary.encode(" ".join(side)) for side in (ARABIC, ENGLISH))
    assert len(arabic) == len(english) == len(ARABIC)
    directions = torch.nn.functional.normalize(vectors, dim=1)
    nearest = (directions[arabic] @ directions[english].t()).argmax(1)
    assert (nearest == torch.arange(len(arabic))).float().mean() > 0.8


def letters(choose: random.Random) -> Pair:
    """Make a sentence of letters, the next in the alphabet likelier than any other, with its links."""
    places = [choose.randrange(len(ARABIC))]
    while len(places) < choose.randint(3, 9):
        places.append((places[-1] + choose.choice((1, 1, 2, 5))) % len(ARABIC))
    links = " ".join(f"{place}-{place}" for place in range(len(places)))
    return Pair(" ".join(ARABIC[place] for place in places), " ".join(ENGLISH[place] for place in places), links)


def test_company_is_counted_by_distance_within_sentences() -> None:
    """Neighbors count 1, those a word apart a half; the next sentence is no company."""
    counts = company([[0, 1, 2], [3]], 4)
    assert counts.tolist() == [[0, 1, 0.5, 0], [1, 0, 1, 0], [0.5, 1, 0, 0], [0, 0, 0, 0]]


def test_pmi_is_zero_where_there_is_no_more_than_chance() -> None:
    """Pieces that keep each other's company more than chance has it stand out."""
    together = torch.tensor([[0.0, 8.0, 2.0], [8.0, 0.0, 2.0], [2.0, 2.0, 0.0]])
    pmi = positive_pmi(together)
    assert pmi.min() == 0
    assert pmi[0, 1] > pmi[0, 2]
    assert positive_pmi(torch.ones(3, 3)).abs().max() < 1e-6
