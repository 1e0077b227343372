"""`MUJAZ_GLOSSARY` names a file whose terms every brief keeps to."""

from pathlib import Path

import pytest

from models.fake_engine import FakeRanker, FakeTranslator
from models.protocol import DecodingOptions
from service.briefs.types import Article, BriefRequest, Engines, GlossaryTerm
from service.errors import BadRequest
from service.loading import EngineLoader, Services
from service.settings import Settings
from service.wiring import build

TERM = GlossaryTerm("معرض الكتاب", "Book Fair")


def write(folder: Path, text: str) -> Path:
    """Write a glossary file."""
    path = folder / "glossary.tsv"
    path.write_text(text, encoding="utf-8")
    return path


def test_the_file_is_read_at_the_start(tmp_path: Path) -> None:
    """Its terms are there before any model is."""
    path = write(tmp_path, f"{TERM.arabic}\t{TERM.english}\n")
    assert build(Settings(glossary=path)).glossary == (TERM,)


def test_without_a_file_there_are_no_terms(monkeypatch: pytest.MonkeyPatch) -> None:
    """An empty variable is none."""
    monkeypatch.setenv("MUJAZ_GLOSSARY", "")
    assert build(Settings()).glossary == ()


def test_a_bad_file_stops_the_start(tmp_path: Path) -> None:
    """Nobody finds out from a brief that half a glossary was not read."""
    with pytest.raises(BadRequest, match="Line 1"):
        build(Settings(glossary=write(tmp_path, "معرض\n")))
    with pytest.raises(FileNotFoundError):
        build(Settings(glossary=tmp_path / "missing.tsv"))


@pytest.mark.parametrize(("terms", "flagged"), [((), True), ((GlossaryTerm("معرض الكتاب", "mard alktab"),), False)])
def test_a_request_overrules_the_file(terms: tuple[GlossaryTerm, ...], flagged: bool) -> None:
    """The file's terms hold for every brief, but for those that its request gives itself."""
    loader = EngineLoader(lambda: Engines("starter", FakeTranslator(), None, FakeRanker()))
    loader.wait(10)
    maker = Services(loader, DecodingOptions(), (TERM,)).brief_maker()
    text = "زار الوزير معرض الكتاب صباح أمس. وقال إنه سيعود إلى المدينة مرة أخرى."
    brief = maker.make(BriefRequest(Article(text), translation=True, glossary=terms))
    sentences = [one for paragraph in brief.translation or () for one in paragraph]
    assert ("name-glossary" in {flag.code for one in sentences for flag in one.flags}) is flagged
    loader.close()
