"""A signature names all that a brief depends on besides its text."""

from dataclasses import replace

from models.protocol import DecodingOptions
from service import __version__
from service.briefs.check.glossary import make_glossary
from service.briefs.signature import signature
from service.briefs.summarize import XLSUM
from service.briefs.types import Engines, GlossaryTerm, Route


def test_an_extractive_signature_names_translator_ranker_and_decoding(extractive: Engines) -> None:
    """One line, always the same."""
    assert signature(extractive, DecodingOptions(), Route.EXTRACT) == (
        f"mujaz:{__version__}|standard|tr:fake-translator@1/fake-none|rank:fake-ranker@1/fake-none"
        "|route:extract|beam:4|lp:1|max:256|ngram:0|rep:1"
    )


def test_an_abstractive_signature_names_the_summarizer_and_its_decoding(abstractive: Engines) -> None:
    """The summarizer's own decoding stands beside it."""
    line = signature(abstractive, DecodingOptions(), Route.SUMMARIZE_FIRST, XLSUM)
    assert "|sum:fake-summarizer@1/fake-none|beam:4|lp:0.6|max:84|ngram:2|rep:1|route:summarize-first|" in line


def test_a_summary_held_against_the_points_is_named(abstractive: Engines) -> None:
    """With the order in which it was written."""
    line = signature(abstractive, DecodingOptions(), Route.SUMMARIZE_FIRST, XLSUM, both=True)
    assert "|route:both+summarize-first|" in line


def test_another_decoding_is_another_signature(extractive: Engines) -> None:
    """The signature can be part of a cache's key."""
    lines = {signature(extractive, DecodingOptions(beam_size=beam), Route.EXTRACT) for beam in (1, 2, 4)}
    assert len(lines) == 3


def test_a_glossary_is_named(extractive: Engines) -> None:
    """Its forms are put into the English, so another glossary is another signature; the order of its terms is not."""
    sidon, tyre = GlossaryTerm("صيدا", "Saida"), GlossaryTerm("صور", "Sour")
    glossaries = [(), (sidon,), (GlossaryTerm("صيدا", "Sidon"),), (sidon, tyre), (tyre, sidon)]
    lines = [
        signature(extractive, DecodingOptions(), Route.EXTRACT, glossary=make_glossary(terms)) for terms in glossaries
    ]
    assert len(set(lines)) == 4
    assert lines[3] == lines[4]
    assert "|glossary:" not in lines[0]
    assert "|glossary:2-" in lines[3]


def test_word_links_are_named(extractive: Engines) -> None:
    """They show omissions that a brief without them has no flag for."""
    assert "|links|route:extract|" in signature(extractive, DecodingOptions(), Route.EXTRACT, alignment=True)


def test_names_put_right_are_named(extractive: Engines) -> None:
    """They change the English, and take word links."""
    line = signature(replace(extractive, corrects_names=True), DecodingOptions(), Route.EXTRACT)
    assert "|names:corrected|links|route:extract|" in line


def test_a_translator_that_is_told_terms_is_named(extractive: Engines) -> None:
    """What it is told changes the English."""
    line = signature(replace(extractive, copies_terms=True), DecodingOptions(), Route.EXTRACT)
    assert "|terms:told|route:extract|" in line
