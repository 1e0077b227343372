"""Each text comes out as English with its flags, or as itself with a flag that says why."""

import pytest

from models.fake_engine import FakeTranslator
from models.fake_engine import Fault as FakeFault
from models.protocol import DecodingOptions
from service.briefs.timing import Deadline
from service.briefs.translate import UNCERTAIN, Rendering, checked, confidence, flag_uncertain, translate
from tests.unit.service.briefs.stand_ins import ScriptedTranslator, spelled

NEVER = Deadline()
LONG = "قال الوزير اليوم إن الحكومة في القاهرة، ثم قال الرئيس أمس إن وزارة الصحة في بيروت"


def render(translator: FakeTranslator | ScriptedTranslator, text: str, options: DecodingOptions) -> Rendering:
    """Translate one text."""
    return translate(translator, [text], options, NEVER)[text]


def codes(rendering: Rendering) -> list[str]:
    """List the codes of a rendering's flags."""
    return [flag.code for flag in rendering.flags]


@pytest.mark.parametrize(("log_probability", "value"), [(0.0, 1.0), (-0.5, 0.6065), (-1000.0, 0.0), (0.1, 1.0)])
def test_confidence_is_a_probability(log_probability: float, value: float) -> None:
    """exp of the mean log-probability, never outside 0-1."""
    assert confidence(log_probability) == pytest.approx(value, abs=1e-4)


def test_a_sound_sentence_has_text_confidence_and_no_flags() -> None:
    """The everyday case."""
    made = render(FakeTranslator(), "قال الوزير", DecodingOptions())
    assert made == Rendering("said minister", pytest.approx(0.7788, abs=1e-4))


@pytest.mark.parametrize(("below", "flagged"), [(None, False), (0.5, False), (0.9, True)])
def test_what_the_model_is_unsure_of_is_flagged(below: float | None, flagged: bool) -> None:
    """Where the limit is known, a translation below it is flagged, first of all."""
    made = flag_uncertain(render(FakeTranslator(), "قال الوزير", DecodingOptions()), below)
    assert (UNCERTAIN in made.flags) == flagged


def test_a_text_that_was_not_translated_is_not_uncertain() -> None:
    """What has no confidence cannot be below a limit."""
    kept = Rendering("In English.", None)
    assert flag_uncertain(kept, 0.9) == kept


def test_a_question_stays_a_question() -> None:
    """Whatever final mark the model chose."""
    translator = ScriptedTranslator(lambda *_: "Did he arrive.")
    assert render(translator, "هل وصل؟", DecodingOptions()).text == "Did he arrive?"


def test_a_text_without_arabic_is_kept_and_not_sent_to_the_model() -> None:
    """No model is asked about what is not its language."""
    translator = ScriptedTranslator(spelled)
    made = render(translator, "Breaking: 2024", DecodingOptions())
    assert (made.text, made.confidence, codes(made)) == ("Breaking: 2024", None, ["kept-as-is"])
    assert translator.calls == []


def test_a_sentence_over_the_window_is_split_never_cut() -> None:
    """Every word is translated, and a notice says that it was done in pieces."""
    made = render(FakeTranslator(window=6), LONG, DecodingOptions())
    whole = render(FakeTranslator(), LONG, DecodingOptions())
    assert made.text == whole.text
    assert codes(made) == ["split-for-length"]
    assert not made.unread


def test_a_loop_is_never_shown() -> None:
    """What stays a loop comes out as what it says before it repeats itself, or as the Arabic, with an error."""
    made = render(FakeTranslator(fault=FakeFault.LOOP), "قال الوزير اليوم", DecodingOptions())
    assert "repetition-loop" in codes(made)
    assert made.text == "قال الوزير اليوم"
    assert made.confidence is None


def test_the_sound_beginning_of_a_loop_is_shown() -> None:
    """The beginning may be worth reading."""
    translator = ScriptedTranslator(lambda *_: "The minister arrived " + "today " * 30)
    made = render(translator, "وصل", DecodingOptions())
    assert made.text == "The minister arrived today …"
    assert "repetition-loop" in codes(made)


def test_an_empty_translation_shows_the_arabic() -> None:
    """Nothing is lost without a word."""
    made = render(FakeTranslator(fault=FakeFault.EMPTY), "قال الوزير", DecodingOptions())
    assert made.text == "قال الوزير"
    assert "empty-translation" in codes(made)


def test_a_cut_that_stays_is_an_error() -> None:
    """Truncation is never silent."""
    made = render(FakeTranslator(fault=FakeFault.CUT), LONG, DecodingOptions())
    assert "cut-short" in codes(made)


def test_arabic_left_in_the_english_is_an_error() -> None:
    """A copied word shows and is named as a fault."""
    made = render(ScriptedTranslator(lambda source, _: f"The {source}"), "الوزير", DecodingOptions())
    assert "untranslated" in codes(made)


def test_checks_run_over_the_whole_text() -> None:
    """A lost number and a lost Latin name are flagged, and the name is kept."""
    source = "وصل 5 من OpenAir"
    made = checked(source, render(ScriptedTranslator(lambda *_: "He arrived"), source, DecodingOptions()))
    assert codes(made) == ["latin-moved", "number-missing"]
    assert made.text == "He arrived [OpenAir]"


def test_what_was_kept_is_not_checked() -> None:
    """A text that is its own English has nothing to lose."""
    kept = render(ScriptedTranslator(spelled), "Breaking: 2024", DecodingOptions())
    assert checked("Breaking: 2024", kept) == kept


def test_addresses_never_reach_the_model() -> None:
    """The model reads the words around an address; the address itself comes out as it was."""
    asked: list[str] = []

    def answer(text: str, *_: object) -> str:
        asked.append(text)
        return "More here"

    made = render(ScriptedTranslator(answer), "للمزيد https://example.org/a?b=5 هنا", DecodingOptions())
    assert asked == ["للمزيد هنا"]
    assert made.text == "More here [https://example.org/a?b=5]"


def test_alternatives_are_whole_texts() -> None:
    """A text in pieces has alternatives made of its pieces' alternatives."""
    made = render(FakeTranslator(window=6), LONG, DecodingOptions(num_hypotheses=3))
    assert len(made.alternatives) == 2
    assert len(made.alternatives[0].split()) >= len(LONG.split())


def test_no_texts_give_nothing() -> None:
    """An empty request asks the model for nothing."""
    translator = ScriptedTranslator(spelled)
    assert translate(translator, [], DecodingOptions(), NEVER) == {}
    assert translator.calls == []
