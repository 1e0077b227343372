"""What every folder of tests uses: how properties are searched, and tiny trained checkpoints as published."""

import os
from pathlib import Path

import pytest
from hypothesis import settings

# Continuous integration tries the same examples every time; a developer's run looks for new ones.
settings.register_profile("ci", derandomize=True)
if os.environ.get("CI"):
    settings.load_profile("ci")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Run at the end what waits for a tool that runs beside all other tests."""
    items.sort(key=lambda item: item.get_closest_marker("last") is not None)


@pytest.fixture(scope="session")
def tiny_marian_checkpoint(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Train a tiny Marian checkpoint once; copy it before changing it."""
    from tests.tiny.marian import tiny_marian  # noqa: PLC0415 (torch takes seconds, and few tests need it)

    return tiny_marian(tmp_path_factory.mktemp("tiny") / "marian")


@pytest.fixture(scope="session")
def tiny_mt5_checkpoint(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Train a tiny mT5 checkpoint once; copy it before changing it."""
    from tests.tiny.mt5 import tiny_mt5  # noqa: PLC0415

    return tiny_mt5(tmp_path_factory.mktemp("tiny") / "mt5")
