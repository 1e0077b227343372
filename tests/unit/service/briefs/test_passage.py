"""A text of any layout comes back in English in the same layout."""

import pytest

from models.fake_engine import FakeRanker, FakeTranslator
from models.protocol import DecodingOptions
from service.briefs.passage import TranslatedText
from service.briefs.pipeline import BriefMaker
from service.briefs.types import Engines
from tests.unit.service.briefs.stand_ins import ScriptedTranslator, spelled


def translate(text: str, alternatives: int = 0) -> TranslatedText:
    """Translate one text with the fake translator."""
    maker = BriefMaker(Engines("standard", FakeTranslator(), None, FakeRanker()), DecodingOptions())
    [made] = maker.translate([text], alternatives=alternatives)
    return made


@pytest.mark.parametrize(
    ("text", "english"),
    [
        ("مرحبا", "hello"),
        ("كتاب جديد.\nكتاب جديد.", "book new.\nbook new."),
        ("كتاب جديد.\n\n\n  شخص جديد.\n", "book new.\n\n\n  people new.\n"),
        ("كتاب جديد.  شخص جديد.", "book new.  people new."),
        ("  مرحبا  ", "  hello  "),
        ("كتاب جديد.\r\nشخص", "book new.\r\npeople"),
        ("هل كتاب جديد؟ شخص.", "does book new? people."),
        ("", ""),
        (" \n ", " \n "),
        ("Hello there.\nمرحبا", "Hello there.\nhello"),
        ("***\nمرحبا", "***\nhello"),
        ("\u200fمرحبا\u200f", "hello"),
    ],
)
def test_layout_survives(text: str, english: str) -> None:
    """Line breaks, blank lines, spaces and what is not Arabic stay where they are; invisible marks go."""
    assert translate(text).text == english


def test_alternatives_are_whole_texts_in_the_same_layout() -> None:
    """As many as were asked for, different from the best and from each other."""
    assert translate("مرحبا\nمرحبا", alternatives=2).alternatives == ("hello (2)\nhello (2)", "hello (3)\nhello (3)")


def test_no_more_alternatives_than_the_beam_has() -> None:
    """A beam of four keeps four hypotheses."""
    assert len(translate("مرحبا", alternatives=7).alternatives) == 3


def test_all_texts_go_to_the_model_together_each_sentence_once() -> None:
    """The engine can batch, and repeated lines cost nothing."""
    translator = ScriptedTranslator(spelled)
    maker = BriefMaker(Engines("standard", translator, None, FakeRanker()), DecodingOptions())
    maker.translate(["مرحبا\nكتاب", "كتاب\nشخص", "hello"])
    assert translator.calls == [("مرحبا", "كتاب", "شخص")]
