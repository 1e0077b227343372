"""The documents and the code say the same: settings, commands, links, decisions."""

import re
from pathlib import Path

import pytest

from service.commands.settings import settings_page
from service.settings import REPOSITORY

README = REPOSITORY / "README.md"
MAKEFILE = (REPOSITORY / "Makefile").read_text(encoding="utf-8")
TARGETS = set(re.findall(r"^([a-z-]+):", MAKEFILE, re.MULTILINE))
PAGES = sorted([README, REPOSITORY / "CHANGELOG.md", *(REPOSITORY / "docs").rglob("*.md")])
DECISIONS = sorted((REPOSITORY / "docs" / "decisions").glob("[0-9]*.md"))

PARTS = ["Context", "Choice", "Rejected", "What would change it"]


def test_the_settings_page_is_that_of_the_code(monkeypatch: pytest.MonkeyPatch) -> None:
    """`make docs` was run after the last change of a setting."""
    monkeypatch.delenv("XDG_DATA_HOME", raising=False)
    assert (REPOSITORY / "docs" / "settings.md").read_text(encoding="utf-8") == settings_page()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(REPOSITORY).as_posix())
def test_make_commands_in_documents_exist(page: Path) -> None:
    """Whoever copies a `make` command from a page finds a target of that name."""
    text = page.read_text(encoding="utf-8")
    snippets = re.findall(r"`([^`\n]+)`", text) + re.findall(r"^(?:\$ )?(make .*)$", text, re.MULTILINE)
    named = {word for snippet in snippets for word in re.findall(r"\bmake ([a-z]+)\b", snippet)}
    assert named <= TARGETS


def test_every_target_is_explained() -> None:
    """`make help` leaves out no target that a person can call."""
    explained = set(re.findall(r"^([a-z-]+):.*## [A-Z].*\.$", MAKEFILE, re.MULTILINE))
    assert explained == TARGETS
    assert set(re.search(r"^\.PHONY: (.*)$", MAKEFILE, re.MULTILINE).group(1).split()) == TARGETS  # type: ignore[union-attr]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(REPOSITORY).as_posix())
def test_links_between_pages_lead_somewhere(page: Path) -> None:
    """A relative link points at a file of the project."""
    links = re.findall(r"\]\((?!https?:|#|mailto:)([^)#\s]+)", page.read_text(encoding="utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []


@pytest.mark.parametrize("page", DECISIONS, ids=lambda page: page.stem)
def test_decisions_have_their_four_parts(page: Path) -> None:
    """Each decision gives context, choice, what was rejected and what would change it, under its own number."""
    text = page.read_text(encoding="utf-8")
    assert text.startswith(f"# {page.name[:4]}: ")
    parts = re.findall(r"^\*\*([A-Z][a-z ]+)\.\*\*", text, re.MULTILINE)
    assert [part for part in parts if part in PARTS] == PARTS


def test_the_index_lists_every_decision() -> None:
    """No decision is missing from the index."""
    index = (REPOSITORY / "docs" / "decisions" / "README.md").read_text(encoding="utf-8")
    assert [page.name for page in DECISIONS] == re.findall(r"\]\((\d{4}-[a-z0-9-]+\.md)\)", index)
