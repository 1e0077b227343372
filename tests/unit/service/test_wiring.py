"""The profile decides the engines, the best one on this disk by default, and none serves unchecked."""

from pathlib import Path

import pytest

from models.caching import CachingTranslator
from models.catalogue import CATALOGUE, PROFILES
from models.errors import CheckpointInvalid, EngineClosed, GoldenMismatch, ModelNotInstalled
from models.golden import GoldenPair, write_recorded
from models.installed import GOLDEN, Manifest, folder_of
from models.protocol import DecodingOptions
from service.briefs.types import Article, BriefRequest
from service.settings import Settings
from service.wiring import build, choose_profile, load_engines
from tests.bundled_starter import SENTENCE, record_golden, starter_settings


def install(profile: str, models_dir: Path) -> None:
    """Put manifests without files where the models of a profile belong: what choosing looks at."""
    for entry in PROFILES[profile]:
        folder = folder_of(entry, models_dir, "int8")
        folder.mkdir(parents=True, exist_ok=True)
        Manifest(entry.name, entry.hub, entry.revision, entry.architecture, "int8", (), (), {}, "passed", "").write(
            folder
        )


@pytest.mark.parametrize(
    ("installed", "asked", "chosen"),
    [
        ([], "auto", "starter"),
        (["standard"], "auto", "standard"),
        (["quality"], "auto", "quality"),
        (["standard", "quality"], "auto", "quality"),
        (["standard", "quality"], "starter", "starter"),
        ([], "quality", "quality"),
    ],
)
def test_auto_takes_the_best_that_is_installed(tmp_path: Path, installed: list[str], asked: str, chosen: str) -> None:
    """A profile asked for is taken as it is; `auto` takes the best whose models are all there."""
    for profile in installed:
        install(profile, tmp_path)
    assert choose_profile(Settings(profile=asked, models_dir=tmp_path)) == chosen


def test_a_profile_with_one_model_missing_is_not_chosen(tmp_path: Path) -> None:
    """A translator without its summarizer makes no profile."""
    install("quality", tmp_path)
    manifest = folder_of(PROFILES["quality"][1], tmp_path, "int8") / "manifest.json"
    manifest.unlink()
    assert choose_profile(Settings(models_dir=tmp_path)) == "starter"


def test_a_missing_profile_says_how_to_get_it(tmp_path: Path) -> None:
    """Asking for models that are not there names the command that gets them."""
    with pytest.raises(ModelNotInstalled, match="mujaz models prepare"):
        load_engines(Settings(profile="standard", models_dir=tmp_path))


def test_the_starter_serves_once_its_golden_sentence_is_right(tmp_path: Path) -> None:
    """The services are built at once, load in the background, and make briefs with the bundled weights."""
    settings = starter_settings(tmp_path)
    record_golden(tmp_path)
    services = build(settings)
    engines = services.loader.wait(60)
    assert (engines.profile, engines.summarizer, engines.translator.info.model) == ("starter", None, "starter")
    assert engines.uncertain_below == CATALOGUE["starter"].uncertain_below is not None
    assert engines.corrects_names is CATALOGUE["starter"].corrects_names is True
    assert engines.copies_terms is CATALOGUE["starter"].copies_terms is True
    brief = services.brief_maker().make(BriefRequest(Article(SENTENCE * 6)))
    assert brief.profile == "starter"
    services.loader.close()
    with pytest.raises(EngineClosed):
        engines.translator.translate([SENTENCE], DecodingOptions())
    assert "beam:2" in brief.signature


@pytest.mark.parametrize(("cache_bytes", "kept"), [(0, False), (1_000_000, True)])
def test_one_setting_switches_all_memory_off(tmp_path: Path, cache_bytes: int, kept: bool) -> None:
    """Without memory no translator remembers and no brief is given again; with it both, in equal shares."""
    settings = starter_settings(tmp_path, cache_bytes=cache_bytes)
    record_golden(tmp_path)
    services = build(settings)
    assert isinstance(services.loader.wait(60).translator, CachingTranslator) is kept
    request = BriefRequest(Article(SENTENCE * 6))
    assert [services.brief_maker().make(request).cached for _ in range(2)] == [False, kept]
    assert (services.memory is not None) is kept
    if services.memory is not None:
        parts = (services.memory.sentences.statistics, services.memory.briefs.statistics)
        assert [(part.most_bytes, part.entries) for part in parts] == [(500_000, 1), (500_000, 1)]
    services.loader.close()


def test_one_setting_leaves_garbled_names_as_they_are(tmp_path: Path) -> None:
    """Who wants names only flagged can have it so, and the signature tells."""
    settings = starter_settings(tmp_path, correct_names=False)
    record_golden(tmp_path)
    services = build(settings)
    assert services.loader.wait(60).corrects_names is False
    assert "names:corrected" not in services.brief_maker().make(BriefRequest(Article(SENTENCE * 6))).signature
    services.loader.close()


def test_the_starter_says_its_true_precision(tmp_path: Path) -> None:
    """The setting asks for float32, the bundled weights are int8: they serve, and every brief says so."""
    settings = starter_settings(tmp_path, precision="float32")
    record_golden(tmp_path)
    services = build(settings)
    assert services.loader.wait(60).translator.info.precision == "int8"
    assert "-int8|" in services.brief_maker().make(BriefRequest(Article(SENTENCE * 6))).signature
    services.loader.close()


def test_wrong_words_never_serve(tmp_path: Path) -> None:
    """A model whose golden sentence comes out wrong is refused."""
    settings = starter_settings(tmp_path)
    write_recorded(GoldenPair(SENTENCE, ("Something else entirely.",), 60.0), tmp_path / GOLDEN)
    with pytest.raises(GoldenMismatch):
        load_engines(settings)


def test_no_golden_sentence_is_no_check(tmp_path: Path) -> None:
    """A model that cannot be checked is refused too."""
    with pytest.raises(CheckpointInvalid):
        load_engines(starter_settings(tmp_path))
