"""Sets a run up, from files to shared memory, and lets one process per core, or one on a GPU, train it; resumable.

Knows where everything is; what a step does is the replica's, what is written down the journal's.
"""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing import connection
from multiprocessing.synchronize import Event
from pathlib import Path
from threading import BrokenBarrierError, Thread

import torch
from torch import Tensor, multiprocessing

from models.training import checkpoint, vocabulary
from models.training.batches import Corpus, Stream, parse_mixture, read_sets
from models.training.checkpoint import Progress
from models.training.errors import MaterialInvalid, TrainingError
from models.training.journal import Journal, Report
from models.training.measure import DevSet
from models.training.network import Network
from models.training.options import TrainingOptions
from models.training.pairs import read_pairs
from models.training.parameters import Flat, lay_out
from models.training.published import read_published
from models.training.replica import PATIENCE, Exchange, Observer, work
from models.training.vocabulary import Vocabulary

PRECISIONS = ("bfloat16", "float32")


def train(
    data: Path,
    folder: Path,
    options: TrainingOptions,
    *,
    vectors: Path | None = None,
    published: Path | None = None,
    growing: bool = False,
    report: Report = lambda _: None,
) -> Progress:
    """Train until the run or this sitting is over, leaving `state.pt`, `model.pt` and the curve in `folder`.

    `data` holds the vocabulary, the mixture's sets and dev.tsv. A run begins with starting embeddings (embeddings.py)
    where `vectors` is given, or with the weights of an exported checkpoint, the folder `published`; it may be a smaller
    network's if `growing`. The same call goes on where the last one stopped. Raises `TrainingError`.
    """
    check(options)
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(data / vocabulary.FILE, folder / vocabulary.FILE)  # so that a run can be exported by itself
    stream = open_stream(data, options)
    report(f"{len(stream.corpus.pairs)} pairs; {stream.corpus.left_out} too long or empty, left out")
    network = begin(stream.vocabulary, options, vectors)
    dev = DevSet.of(
        list(read_pairs(data / "dev.tsv")), stream.vocabulary, folder / vocabulary.FILE, budget=options.batch_tokens
    )
    if published:
        read_published(published, data / vocabulary.FILE, network, dev.batches[-1] if growing else None)
    spans = lay_out(network)
    precision: torch.dtype = getattr(torch, options.precision)
    flat = Flat.of(network, processes=options.processes, precision=precision, device=options.device)
    progress = checkpoint.resume(folder, flat, spans)
    journal = Journal(folder, options, dev, (flat, spans), progress, report)
    with processes(options, stream, flat, progress) as exchange:
        progress = work(0, options, stream, exchange, progress, Observer(journal.enough, journal.after))
    journal.note(progress, measured=True)
    journal.save(progress)
    return progress


def check(options: TrainingOptions) -> None:
    """Raise `TrainingError` for what this machine cannot do, before anything is read."""
    if options.precision not in PRECISIONS:
        raise TrainingError(f"The precision is one of {', '.join(PRECISIONS)}.")
    if options.device != "cpu" and options.processes > 1:
        raise TrainingError("A GPU is used by one process.")
    if options.device != "cpu" and not torch.cuda.is_available():
        raise TrainingError("There is no GPU that PyTorch can use.")


def open_stream(data: Path, options: TrainingOptions) -> Stream:
    """Read and encode the sets of the mixture."""
    mixture = parse_mixture(options.mixture)
    pieces = Vocabulary.load(data / vocabulary.FILE)
    return Stream(
        corpus=Corpus.of(read_sets(data, list(mixture)), pieces),
        vocabulary=pieces,
        mixture=mixture,
        budget=options.batch_tokens,
        processes=options.processes,
        seed=options.seed,
        sampled=options.sampled,
        alpha=options.alpha,
    )


def begin(pieces: Vocabulary, options: TrainingOptions, vectors: Path | None) -> Network:
    """Make a new network, its embeddings from a file where one is given."""
    torch.manual_seed(options.seed)
    network = Network(pieces.pieces, options.shape)
    if vectors:
        with torch.no_grad():
            network.table.copy_(_read_vectors(vectors, network.table.shape))
    return network


@contextmanager
def processes(options: TrainingOptions, stream: Stream, flat: Flat, progress: Progress) -> Iterator[Exchange]:
    """Give the exchange of the first process; the others, if any, work beside it and end with it."""
    if options.processes == 1:
        yield Exchange.of(flat, processes=1)
        return
    context = multiprocessing.get_context("spawn")
    exchange = Exchange.of(flat.share(), processes=options.processes, barrier=context.Barrier(options.processes))
    over = context.Event()
    others = [
        context.Process(target=_follow, args=(number, options, stream, exchange, progress, over), daemon=True)
        for number in range(1, options.processes)
    ]
    for other in others:
        other.start()
    Thread(target=_watch, args=([other.sentinel for other in others], exchange), daemon=True).start()
    try:
        yield exchange
    except BrokenBarrierError as error:
        raise TrainingError("Another process of the training failed; what it wrote is above.") from error
    finally:
        over.set()
        exchange.abort()
        for other in others:
            other.join()


def _follow(
    number: int, options: TrainingOptions, stream: Stream, exchange: Exchange, progress: Progress, over: Event
) -> None:
    try:
        work(number, options, stream, exchange, progress)
    except BrokenBarrierError:
        return  # the first process failed, or has stopped waiting, and says so itself
    over.wait(PATIENCE)  # who leaves earlier is taken to have failed


def _watch(sentinels: list[int], exchange: Exchange) -> None:
    """Send everybody home as soon as one process has ended, whatever it died of; nobody waits for the dead."""
    connection.wait(sentinels)
    exchange.abort()


def _read_vectors(path: Path, shape: torch.Size) -> Tensor:
    try:
        vectors = torch.load(path, map_location="cpu", weights_only=True)
    except (OSError, RuntimeError) as error:
        raise MaterialInvalid(f"{path}: missing or damaged.") from error
    if not isinstance(vectors, Tensor) or vectors.shape != shape:
        raise MaterialInvalid(f"{path}: not a table of {shape[0]} pieces by {shape[1]}.")
    return vectors
