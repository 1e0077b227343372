"""The catalogue pins every model and invents nothing."""

import re

import pytest

from models.catalogue import CATALOGUE, PROFILES, CatalogueEntry, entry
from models.errors import UnknownModel
from models.golden import GoldenDocument, GoldenPair

PUBLISHED = [found for found in CATALOGUE.values() if found.hub]
LAYOUTS = {
    "marian": {
        "source.spm",
        "target.spm",
        "vocab.json",
        "config.json",
        "generation_config.json",
        "tokenizer_config.json",
        "pytorch_model.bin",
    },
    "mt5": {"spiece.model", "config.json", "pytorch_model.bin", "tokenizer_config.json", "special_tokens_map.json"},
}


@pytest.mark.parametrize("model", PUBLISHED, ids=lambda model: model.name)
def test_published_model_is_pinned_to_a_commit(model: CatalogueEntry) -> None:
    """A published model is pinned to a commit, which nobody can move."""
    assert model.pinned


@pytest.mark.parametrize("model", PUBLISHED, ids=lambda model: model.name)
def test_files_are_the_published_layout(model: CatalogueEntry) -> None:
    """The files listed are those of the layout, each once."""
    names = [file.name for file in model.files]
    assert sorted(names) == sorted(LAYOUTS[model.architecture])


@pytest.mark.parametrize("model", CATALOGUE.values(), ids=lambda model: model.name)
def test_checksums_are_whole_or_absent(model: CatalogueEntry) -> None:
    """A checksum is a SHA-256 or absent."""
    for file in model.files:
        assert file.sha256 is None or re.fullmatch(r"[0-9a-f]{64}", file.sha256)


@pytest.mark.parametrize("model", CATALOGUE.values(), ids=lambda model: model.name)
def test_every_model_says_whose_it_is(model: CatalogueEntry) -> None:
    """License and attribution are there for whoever serves the model."""
    assert model.license
    assert model.attribution


@pytest.mark.parametrize("model", PUBLISHED, ids=lambda model: model.name)
def test_golden_input_fits_the_role(model: CatalogueEntry) -> None:
    """A translator has a golden sentence and a summarizer a golden document."""
    kind = {"translator": GoldenPair, "summarizer": GoldenDocument}[model.role]
    assert isinstance(model.golden, kind)


@pytest.mark.parametrize("profile", PROFILES)
def test_profile_begins_with_a_translator(profile: str) -> None:
    """A profile is a translator, and then a summarizer where it has one."""
    roles = [model.role for model in PROFILES[profile]]
    assert roles in (["translator"], ["translator", "summarizer"])


def test_branches_are_not_pinned() -> None:
    """A branch name does not pass for a commit."""
    assert not entry("starter").pinned


def test_unknown_name_lists_the_known() -> None:
    """A name that is not there raises an error that says which are."""
    with pytest.raises(UnknownModel, match="opus-mt-ar-en"):
        entry("opus-mt-en-ar")
