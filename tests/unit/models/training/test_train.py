"""Training on the toy language: what is resumed, shared and refused."""

import multiprocessing
from dataclasses import replace
from pathlib import Path

import pytest
import torch

from models.training import curve
from models.training.checkpoint import KEPT, Progress, load_model
from models.training.errors import MaterialInvalid, RunInvalid, TrainingError
from models.training.options import Shape, TrainingOptions
from models.training.parameters import Flat
from models.training.train import begin, open_stream, processes, train
from tests.unit.models.training.conftest import SETTING, Toy

BRIEF = replace(SETTING, until=0.012, decay=0.0, dropout=0.1, log_every=5)


def test_a_run_that_stopped_ends_where_one_without_a_stop_does(toy: Toy, tmp_path: Path) -> None:
    """Steps, tokens, weights, moments and average are the same to the bit."""
    whole = train(toy.data, tmp_path / "whole", BRIEF)
    half = train(toy.data, tmp_path / "halves", replace(BRIEF, until=0.006))
    rest = train(toy.data, tmp_path / "halves", BRIEF)
    assert 0 < half.step < rest.step
    assert (rest.step, rest.tokens, rest.position) == (whole.step, whole.tokens, whole.position)
    states = [torch.load(tmp_path / run / "state.pt", weights_only=True) for run in ("whole", "halves")]
    assert all(torch.equal(states[0][name], states[1][name]) for name in KEPT)
    assert [point.step for point in curve.read(tmp_path / "halves")][-1] == whole.step


def test_two_processes_train_together(toy: Toy, tmp_path: Path) -> None:
    """Each step reads two batches, and the loss falls as with one, in half the precision too."""
    progress = train(toy.data, tmp_path, replace(BRIEF, processes=2, batch_tokens=256, precision="bfloat16"))
    points = curve.read(tmp_path)
    assert progress.tokens / progress.step > 300
    assert points[-1].train_loss < points[0].train_loss - 0.5
    assert load_model(tmp_path).shape == SETTING.shape


def test_nobody_waits_for_a_process_that_died(toy: Toy) -> None:
    """The others are sent home at once, and the error says whose fault it was not."""
    options = replace(BRIEF, processes=2)
    stream = open_stream(toy.data, options)
    flat = Flat.of(begin(stream.vocabulary, options, None), processes=2, precision=torch.float32, device="cpu")

    def meet_after_a_death() -> None:
        before = set(multiprocessing.active_children())
        with processes(options, stream, flat, Progress()) as exchange:
            for other in set(multiprocessing.active_children()) - before:
                other.kill()
            exchange.meet()

    with pytest.raises(TrainingError, match="Another process"):
        meet_after_a_death()


def test_a_run_that_ends_between_lines_is_measured(toy: Toy, tmp_path: Path) -> None:
    """Whether or not the last step was worth a line, the last line has the dev loss, and only it."""
    for every in (1, 3):
        train(toy.data, tmp_path / str(every), replace(BRIEF, until=0.002, log_every=every))
        measured = [point.dev_loss is not None for point in curve.read(tmp_path / str(every))]
        assert measured == [*[False] * (len(measured) - 1), True]


def test_a_sitting_ends_in_time(toy: Toy, tmp_path: Path) -> None:
    """The run is not over and goes on from its state."""
    progress = train(toy.data, tmp_path, replace(BRIEF, minutes=1e-6))
    assert progress.step == 0
    assert train(toy.data, tmp_path, replace(BRIEF, until=0.001)).step > 0


def test_a_run_keeps_its_shape(toy: Toy, tmp_path: Path) -> None:
    """Another shape cannot go on from its state."""
    train(toy.data, tmp_path, replace(BRIEF, until=0.0005))
    with pytest.raises(RunInvalid, match="another shape"):
        train(toy.data, tmp_path, replace(BRIEF, shape=replace(SETTING.shape, inner=32)))


def test_vectors_of_another_size_are_refused(toy: Toy, tmp_path: Path) -> None:
    """The error says which size was wanted."""
    with pytest.raises(MaterialInvalid, match="by 16"):
        train(toy.data, tmp_path, replace(BRIEF, shape=Shape(width=16, heads=2)), vectors=toy.vectors)


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"processes": 2, "device": "cuda"}, "used by one process"),
        ({"processes": 1, "device": "cuda"}, "There is no GPU"),
        ({"precision": "float8"}, "bfloat16, float32"),
    ],
)
def test_what_cannot_be_done_is_said_first(
    tmp_path: Path, change: dict[str, object], sentence: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Before files are read or the GPU is touched."""
    monkeypatch.setattr(torch.cuda, "is_available", lambda: False)
    with pytest.raises(TrainingError, match=sentence):
        train(tmp_path / "nowhere", tmp_path, replace(BRIEF, **change))  # type: ignore[arg-type]


def test_a_run_without_a_model_cannot_be_exported(tmp_path: Path) -> None:
    """The error names the file."""
    with pytest.raises(RunInvalid, match=r"model\.pt"):
        load_model(tmp_path)


@pytest.mark.parametrize(
    ("step", "tokens", "rate"),
    [(0, 0, 0.25), (1, 0, 0.5), (3, 0, 1.0), (9, 6_000_000, 1.0), (9, 9_000_000, 0.5), (9, 10_000_000, 0.0)],
)
def test_the_rate_rises_holds_and_falls(step: int, tokens: int, rate: float) -> None:
    """It depends on how far the run is and on nothing else."""
    assert TrainingOptions(rate=1.0, warmup=4, until=10, decay=2).rate_at(step, tokens) == pytest.approx(rate)
