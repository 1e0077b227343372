"""The recipe's command line: `python -m models.training COMMAND`. Reads options, calls a step, says what came out."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import Field, fields
from itertools import islice
from pathlib import Path
from typing import Any

import click
import torch

from models.dictionary import Dictionary
from models.errors import ModelError
from models.training import vocabulary
from models.training.align import align, draw_phrases
from models.training.batches import read_sets
from models.training.checkpoint import load_model
from models.training.dictionary import joined, make_dictionary
from models.training.embeddings import starting_vectors
from models.training.errors import MaterialInvalid
from models.training.evaluate import Scores, evaluate
from models.training.export import export
from models.training.options import OptimizerOptions, Shape, TrainingOptions
from models.training.pairs import Pair, open_text, pair_files, read_pairs, write_pairs
from models.training.prepare import Material, prepare
from models.training.renaming import read_names, rename
from models.training.terms import read_terms, write_terms
from models.training.train import train

FOLDER = click.Path(path_type=Path, file_okay=False)
FILE = click.Path(path_type=Path, dir_okay=False, exists=True)
DATA = click.option("--data", type=FOLDER, required=True, help="The prepared folder.")
SETS = click.option("--set", "names", multiple=True, default=("news", "general"), show_default=True, help="Which sets.")
MONOLINGUAL = click.option("--monolingual", type=FILE, help="Further Arabic, a sentence a line; may be .xz.")
EVERY = click.option(
    "--every", type=click.IntRange(min=1), default=8, show_default=True, help="Read every so many lines of it."
)
SEED = click.option("--seed", default=1, show_default=True, help="What settles all chance.")
Decorated = Callable[..., None]


class Recipe(click.Group):
    """A group that ends with a sentence where a model's error would end with a traceback."""

    def invoke(self, context: click.Context) -> object:
        """Run a command."""
        try:
            return super().invoke(context)
        except ModelError as error:
            raise click.ClickException(str(error)) from error


@click.command(cls=Recipe)
def main() -> None:
    """Train the starter translator; docs/training.md explains each step."""


@main.command("prepare")
@click.option("--pairs", multiple=True, required=True, metavar="NAME=FILE", help="arabic<TAB>english, or a folder.")
@click.option("--evaluation", type=FILE, multiple=True, help="Pairs that training may not overlap.")
@click.option("--dev", type=FILE, help="Development pairs; by default split off from the first set.")
@click.option("--test", type=FILE, help="Test pairs; by default split off from the first set.")
@click.option("--split-per-mille", default=5, show_default=True, help="How many of a thousand are split off.")
@click.option("--title-case", multiple=True, metavar="NAME", help="Sets of names in lower case.")
@click.option("--out", type=FOLDER, required=True, help="Where the prepared folder goes.")
def prepare_command(pairs: Sequence[str], title_case: Sequence[str], out: Path, **held: Any) -> None:  # noqa: ANN401
    """Clean, drop duplicates and overlaps with evaluation, split."""
    sets: dict[str, list[Path]] = {}
    for name, _, path in (word.partition("=") for word in pairs):
        if not path:
            raise MaterialInvalid("Pairs are given as NAME=FILE or NAME=FOLDER.")
        sets.setdefault(name, []).extend(pair_files(Path(path)))
    prepared = prepare(Material(sets=sets, title_case=frozenset(title_case), **held), out)
    for title, counts in (("kept", prepared.kept), ("dropped", prepared.dropped)):
        click.echo(f"{title}: " + ", ".join(f"{name} {count}" for name, count in counts.items()))


@main.command("vocabulary")
@DATA
@SETS
@MONOLINGUAL
@EVERY
@click.option("--pieces", default=8000, show_default=True, help="Size of the joint vocabulary.")
@click.option("--threads", default=2, show_default=True)
@click.option("--keep", type=FILE, help="Learn nothing: this model's pieces, with the rules of today.")
def vocabulary_command(
    data: Path, names: Sequence[str], monolingual: Path | None, every: int, pieces: int, threads: int, keep: Path | None
) -> None:
    """Learn the joint vocabulary, Arabic folding in its normalizer."""
    if keep:
        (data / vocabulary.FILE).write_bytes(vocabulary.with_rules(keep.read_bytes()))
        return
    pairs = [pair for each in read_sets(data, names).values() for pair in each]
    texts = (text for pair in pairs for text in (pair.arabic, pair.english))
    learned = vocabulary.train_vocabulary(
        (line for lines in (texts, _lines(monolingual, every)) for line in lines),
        data / vocabulary.FILE,
        pieces=pieces,
        threads=threads,
    )
    click.echo(f"{learned.pieces} pieces")


@main.command("align")
@DATA
@SETS
@click.option("--phrases", default=900_000, show_default=True, help="Most phrase pairs to write.")
@SEED
def align_command(data: Path, names: Sequence[str], phrases: int, seed: int) -> None:
    """Link the words of the sets (needs eflomal) and draw phrase pairs."""
    sets = {name: list(read_pairs(data / f"{name}.tsv")) for name in names}
    linked = iter(align([pair for pairs in sets.values() for pair in pairs]))
    together: list[Pair] = []
    for name, pairs in sets.items():
        part = list(islice(linked, len(pairs)))
        write_pairs(data / f"{name}.linked.tsv", part)
        together += part
    count = write_pairs(data / "phrases.tsv", draw_phrases(together, most=phrases, seed=seed))
    click.echo(f"{len(together)} pairs linked, {count} phrase pairs")


@main.command("dictionary")
@DATA
@SETS
@click.option("--known", type=FILE, help="What an earlier stage of the same weights had: kept besides.")
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), required=True)
def dictionary_command(data: Path, names: Sequence[str], known: Path | None, out: Path) -> None:
    """Collect what English words the Arabic ones of the linked sets stood for, to ship beside the weights."""
    made = make_dictionary(pair for name in names for pair in read_pairs(data / f"{name}.linked.tsv"))
    made = joined(made, Dictionary.read(known)) if known else made
    made.write(out)
    click.echo(f"{len(made.stems)} roots, {sum(len(stems.split()) for stems in made.stems.values())} English stems")


@main.command("rename")
@DATA
@click.option("--set", "name", default="news", show_default=True, help="Of which set.")
@click.option(
    "--names", type=FILE, required=True, help="arabic<TAB>english<TAB>kind, as service/briefs/check/names.tsv."
)
@click.option("--copies", default=2, show_default=True, help="Most copies of each pair.")
@SEED
def rename_command(data: Path, name: str, names: Path, copies: int, seed: int) -> None:
    """Copy pairs with listed names, other names of their kind in the place of these."""
    renamed = rename(read_pairs(data / f"{name}.tsv"), read_names(names), copies=copies, seed=seed)
    click.echo(f"{write_pairs(data / 'renamed.tsv', renamed)} pairs with other names")


@main.command("terms")
@DATA
@SETS
@click.option(
    "--names",
    "listed",
    type=FILE,
    required=True,
    help="arabic<TAB>english<TAB>kind, as service/briefs/check/names.tsv.",
)
@SEED
def terms_command(data: Path, names: Sequence[str], listed: Path, seed: int) -> None:
    """Copy pairs with names and linked phrases in English in their Arabic, so that telling it to a network can work."""
    pairs = (pair for each in read_sets(data, names).values() for pair in each)
    count = write_pairs(data / "terms.tsv", write_terms(pairs, read_terms(listed), seed=seed))
    click.echo(f"{count} pairs with English terms in the Arabic")


@main.command("embeddings")
@DATA
@SETS
@MONOLINGUAL
@EVERY
@click.option("--width", default=Shape().width, show_default=True, help="The network's width.")
@SEED
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), required=True)
def embeddings_command(
    data: Path, names: Sequence[str], monolingual: Path | None, every: int, width: int, seed: int, out: Path
) -> None:
    """Count starting vectors that know which Arabic piece means which English one."""
    pairs = [pair for each in read_sets(data, names).values() for pair in each]
    pieces = vocabulary.Vocabulary.load(data / vocabulary.FILE)
    torch.save(starting_vectors(pairs, _lines(monolingual, every), pieces, width=width, seed=seed), out)


def every_option(*kinds: type) -> Callable[[Decorated], Decorated]:
    """Give a command an option for every field of these dataclasses."""

    def decorate(command: Decorated) -> Decorated:
        for field in reversed([field for kind in kinds for field in fields(kind)]):
            command = _option(field)(command) if "help" in field.metadata else command
        return command

    return decorate


def _option(field: "Field[Any]") -> Callable[[Decorated], Decorated]:
    several = isinstance(field.default, tuple)
    kind = str if several else float if field.default is None else type(field.default)
    name = f"--{field.name.replace('_', '-')}"
    return click.option(
        name,
        field.name,
        type=kind,
        multiple=several,
        default=field.default,
        show_default=True,
        help=field.metadata["help"],
    )


@main.command("train")
@DATA
@click.option("--run", type=FOLDER, required=True, help="The run's folder; one that has a state is gone on with.")
@click.option("--vectors", type=FILE, help="Starting vectors.")
@click.option("--published", type=FOLDER, help="Begin with the weights of this checkpoint, made by export.")
@click.option(
    "--growing", type=bool, default=False, show_default=True, help="It may be smaller than the run's network."
)
@every_option(TrainingOptions, Shape, OptimizerOptions)
def train_command(
    data: Path,
    run: Path,
    vectors: Path | None,
    published: Path | None,
    growing: bool,
    **chosen: Any,  # noqa: ANN401  (the fields of the options)
) -> None:
    """Train, or go on training."""
    shape = Shape(**{field.name: chosen.pop(field.name) for field in fields(Shape)})
    optimizer = OptimizerOptions(**{field.name: chosen.pop(field.name) for field in fields(OptimizerOptions)})
    options = TrainingOptions(shape=shape, optimizer=optimizer, **chosen)
    progress = train(data, run, options, vectors=vectors, published=published, growing=growing, report=click.echo)
    click.echo(f"{progress.tokens} target tokens in {progress.step} steps")


@main.command("export")
@click.option("--run", type=FOLDER, required=True, help="The run's folder.")
@click.option("--out", type=FOLDER, required=True, help="Where the two forms go.")
def export_command(run: Path, out: Path) -> None:
    """Write the averaged weights as opus-mt models are published, and for serving."""
    exported = export(load_model(run), run / vocabulary.FILE, out)
    click.echo(f"{exported.checkpoint}\n{exported.converted}")


@main.command("evaluate")
@click.argument("folder", type=FOLDER)
@click.argument("files", type=FILE, nargs=-1, required=True)
@click.option("--workers", default=0, show_default=True, help="0 means one per core.")
def evaluate_command(folder: Path, files: Sequence[Path], workers: int) -> None:
    """Score a served form on files of pairs: BLEU and chrF with their signatures."""
    for file in files:
        click.echo(f"{file.name}: {_sentence(evaluate(folder, list(read_pairs(file)), workers=workers))}")


def _sentence(scores: Scores) -> str:
    cut = f"; cut: {scores.source_cut} sources, {scores.target_cut} outputs"
    bleu, chrf = (
        f"BLEU {scores.bleu:.1f} ({scores.bleu_signature})",
        f"chrF {scores.chrf:.1f} ({scores.chrf_signature})",
    )
    return f"{scores.segments} segments, {bleu}, {chrf}{cut}"


def _lines(path: Path | None, every: int) -> Iterator[str]:
    if path:
        with open_text(path) as lines:
            yield from (line.strip() for line in islice(lines, 0, None, every))


if __name__ == "__main__":
    main(prog_name="python -m models.training")
