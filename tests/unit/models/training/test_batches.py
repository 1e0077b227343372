"""The stream of batches."""

from dataclasses import replace
from itertools import islice

import numpy as np
import pytest
import torch

from models.training.batches import SPREAD, Corpus, Position, Stream, cut, parse_mixture, read_sets, stack
from models.training.errors import MaterialInvalid
from models.training.pairs import Pair
from models.training.vocabulary import FILE, Vocabulary
from tests.unit.models.training.conftest import Toy

BUDGET = 120


@pytest.fixture(scope="module")
def stream(toy: Toy) -> Stream:
    """Batches for two processes: the toy's pairs once a pass and of a second set a fifth."""
    vocabulary = Vocabulary.load(toy.data / FILE)
    sets = {"toy": read_sets(toy.data, ["toy"])["toy"][:300], "other": [Pair("نعم", "city")] * 50}
    corpus = Corpus.of(sets, vocabulary)
    return Stream(corpus, vocabulary, {"toy": 1.0, "other": 0.2}, BUDGET, processes=2, seed=1)


def test_batches_keep_to_the_budget(stream: Stream) -> None:
    """The longer sides of a batch sum to the budget at most, padded to no more than twice that."""
    for rows in (rows for step in stream.plan(0) for rows in step):
        costs = stream.corpus.costs[rows]
        assert costs.sum() <= BUDGET
        assert costs.max() * len(rows) <= SPREAD * BUDGET


def test_a_pair_over_the_budget_stands_alone() -> None:
    """It is trained on, not dropped."""
    order = np.arange(4)
    assert [rows.tolist() for rows in cut(order, np.array([2, 3, 50, 4]), 10)] == [[0, 1], [2], [3]]


def test_a_pass_reads_each_set_as_often_as_the_mixture_says(stream: Stream) -> None:
    """All of one set, a fifth of the other, but for the batch that is left without a partner."""
    whole = replace(stream, processes=1)
    rows = np.concatenate([rows for step in whole.plan(3) for rows in step])
    assert sorted(set(rows.tolist()) & set(range(300))) == list(range(300))
    assert np.count_nonzero(rows >= 300) == 10
    assert len(rows) == 310


def test_processes_get_different_batches_of_like_size(stream: Stream) -> None:
    """No row comes twice in a step, and the longest pairs of both differ little."""
    for left, right in stream.plan(0):
        assert not set(left.tolist()) & set(right.tolist())
        assert abs(stream.corpus.costs[left].max() - stream.corpus.costs[right].max()) <= 6


def test_a_stream_goes_on_where_it_stopped(stream: Stream) -> None:
    """From any position, over the end of a pass too, come the batches that would have come."""
    length = len(stream.plan(0))
    whole = list(islice(stream.read(1, Position()), length + 5))
    for stopped in (3, length):
        position, _ = whole[stopped - 1]
        for (there, again), (here, once) in zip(stream.read(1, position), whole[stopped:], strict=False):
            assert there == here
            assert torch.equal(again.source, once.source)
            assert torch.equal(again.target, once.target)


def test_passes_differ(stream: Stream) -> None:
    """Pairs meet other pairs in the next pass."""
    passes = [[rows.tolist() for step in stream.plan(epoch) for rows in step] for epoch in (0, 1)]
    assert passes[0] != passes[1]


def test_a_batch_has_ends_and_links(stream: Stream) -> None:
    """The decoder reads what it should write, one position late and beginning with `<pad>`; gold marks the links."""
    vocabulary = stream.vocabulary
    source, target = vocabulary.encode("أمس"), vocabulary.encode("yesterday city")
    batch = stack([(source, target, "0-0"), (source, target[:1], "")], vocabulary)
    pad = vocabulary.pieces
    assert batch.target[0].tolist() == [*target, 0]
    assert batch.decoder_input[0].tolist() == [pad, *target]
    assert batch.target[1].tolist() == [target[0], 0, *[pad] * (len(target) - 1)]
    gold = batch.gold()
    assert gold.shape == (2, len(target) + 1, len(source) + 1)
    assert gold[0, len(target), len(source)] == gold[1, 1, len(source)] == 1
    assert gold[0, 0, : len(source)].tolist() == [1.0] * len(source)
    assert gold[1].sum() == 1


def test_sources_are_split_at_random_where_asked(stream: Stream) -> None:
    """Subword regularization changes sources and no target."""
    rows = stream.plan(0)[0][0]
    plain = stream.make(rows, (0,))
    sampled = replace(stream, sampled=1.0).make(rows, (0,))
    assert torch.equal(plain.target, sampled.target)
    assert plain.source.shape != sampled.source.shape or not torch.equal(plain.source, sampled.source)


def test_pairs_that_are_too_long_are_counted(stream: Stream) -> None:
    """They are left out of the corpus, and it says how many."""
    corpus = Corpus.of({"toy": [Pair("المدينة " * 80, "city " * 80), Pair("", "city")]}, stream.vocabulary)
    assert (len(corpus.pairs), corpus.left_out) == (0, 2)


@pytest.mark.parametrize("words", [["news"], ["news:many"], ["news:0"], []])
def test_a_mixture_of_another_form_is_refused(words: list[str]) -> None:
    """The error says how a mixture is written, or that it is empty."""
    with pytest.raises(MaterialInvalid, match="mixture"):
        parse_mixture(words)


def test_too_few_pairs_are_an_error(stream: Stream) -> None:
    """Rather than a pass without end and without a step."""
    with pytest.raises(MaterialInvalid, match="too few"):
        replace(stream, mixture={"other": 0.02}).plan(0)
