"""`mujaz check`: an English text, by whomever, against its Arabic source; needs no model."""

import json
from pathlib import Path

import click
from rich.console import Console
from rich.text import Text

from service.briefs.check.article import ArticleStyle
from service.briefs.check.glossary import joined, make_glossary, read_glossary
from service.briefs.check_texts import check_signature, check_texts
from service.briefs.clean import clean
from service.briefs.language import require_arabic
from service.briefs.types import Flag, Span
from service.commands.brief import read_article
from service.commands.startup import load_settings
from service.commands.terminal import flag_line, indented, printable
from service.errors import BadRequest
from service.http.check_schemas import check_document

READABLE = click.Path(exists=True, dir_okay=False, allow_dash=True, path_type=Path)


@click.command
@click.option("--source", "source_file", type=READABLE, required=True, help="The Arabic text (UTF-8).")
@click.option("--text", "text_file", type=READABLE, required=True, help="The English text (UTF-8).")
@click.option(
    "--glossary",
    "glossary_file",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Terms that must come out as given: Arabic, a tab, English, one a line; before MUJAZ_GLOSSARY.",
)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
def check(source_file: Path, text_file: Path, glossary_file: Path | None, form: str) -> None:
    """Check an English text against its Arabic source: numbers, names, negations, quotations, questions, repetition.

    One of the two files may be -, which is standard input.
    """
    settings = load_settings()
    if str(source_file) == str(text_file) == "-":
        raise BadRequest("Only one of the two texts can come from standard input.")
    source, text = read_article(source_file, settings), read_article(text_file, settings)
    require_arabic(clean(source).text)
    terms = joined(
        read_glossary(glossary_file) if glossary_file else (),
        read_glossary(settings.glossary) if settings.glossary else (),
    )
    glossary = make_glossary(terms)
    style = ArticleStyle(settings.article_style)
    flags, signature = check_texts(source, text, glossary, style), check_signature(glossary, style)
    if form == "json":
        click.echo(json.dumps(check_document(flags, signature), ensure_ascii=False, indent=2))
    else:
        print_flags(Console(highlight=False), flags, source, text)


def print_flags(console: Console, flags: tuple[Flag, ...], source: str, text: str) -> None:
    """Print flags for a person, each with the words it speaks of."""
    for flag in flags:
        console.print(flag_line(flag))
        for label, whole, span in (("Arabic", source, flag.source), ("English", text, flag.target)):
            if span is not None:
                console.print(indented(Text(f"{label} {excerpt(whole, span)}", style="dim")))
    console.print(Text("Nothing found; that does not make the text right." if not flags else summary_of(flags)))


def excerpt(whole: str, span: Span) -> str:
    """Show the words of a span and where they stand."""
    return f"“{printable(' '.join(whole[span.start : span.end].split()))}” [{span.start}:{span.end}]"


def summary_of(flags: tuple[Flag, ...]) -> str:
    """Say how many flags there are."""
    return "1 flag." if len(flags) == 1 else f"{len(flags)} flags."
