"""A real Chromium on a real server with fake engines; skipped where there is no Chromium, unless that is forbidden."""

import os
import shutil
import threading
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright
from werkzeug.serving import make_server

from models.fake_engine import FakeRanker, FakeTranslator
from models.protocol import DecodingOptions
from service.app import create_app
from service.briefs.types import Engines
from service.loading import EngineLoader, Services
from service.settings import Settings

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Start the system's Chromium once."""
    program = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if program is None:
        missing = pytest.fail if os.environ.get("MUJAZ_TEST_REQUIRE_SERVICES") == "1" else pytest.skip
        missing("There is no Chromium on this machine.")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def address() -> Iterator[str]:
    """Serve a ready application on a free port."""
    loader = EngineLoader(lambda: Engines("starter", FakeTranslator(), None, FakeRanker()))
    loader.wait(10)
    app = create_app(Settings(rate_limit="", log_level="error"), Services(loader, DecodingOptions()))
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.port}"
    server.shutdown()
    thread.join(10)
    loader.close()


@pytest.fixture
def open_page(chromium: Browser, address: str) -> Iterator[Callable[..., Page]]:
    """Return a function that opens the page in a new context, with any of Playwright's context options."""
    contexts: list[BrowserContext] = []

    def open_with(**options: object) -> Page:
        context = chromium.new_context(**options)  # type: ignore[arg-type]
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(15_000)
        page.goto(address)
        return page

    yield open_with
    for context in contexts:
        context.close()
