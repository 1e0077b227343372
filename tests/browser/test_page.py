"""The page in a real browser: usable with and without scripts, accessible, quiet, nothing from elsewhere."""

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.http.conftest import ARTICLE

pytestmark = pytest.mark.browser

DESK = {"width": 1280, "height": 900}
PHONE = {"width": 360, "height": 740}


def make_brief(page: Page, *, translation: bool = False) -> None:
    """Paste the article and press the button."""
    page.fill("#text", ARTICLE)
    if translation:
        page.check("#translation")
    page.click("button[type=submit]")
    page.wait_for_selector("article.brief")
    page.wait_for_load_state()  # what is measured is measured with the style sheet


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_is_accessible(open_page: Callable[..., Page], scheme: str) -> None:
    """axe finds no violation on the form, on the brief and on an error, in both color schemes."""
    page = open_page(viewport=DESK, color_scheme=scheme)
    found = {"form": Axe().run(page)}
    make_brief(page, translation=True)
    assert page.locator("mark a").count() > 0
    page.click(".copy details summary")
    found["brief"] = Axe().run(page)
    page.click(".again > summary")
    page.fill("#text", "Only English words stand in this text, and nothing else.")
    page.click("button[type=submit]")
    page.wait_for_selector(".notice-error")
    found["error"] = Axe().run(page)
    assert {name: result.response["violations"] for name, result in found.items()} == {
        "form": [],
        "brief": [],
        "error": [],
    }


def test_it_works_without_scripts(open_page: Callable[..., Page]) -> None:
    """Without JavaScript the brief is made, its links lead to the Arabic, and its text can be copied by hand."""
    page = open_page(viewport=DESK, java_script_enabled=False)
    make_brief(page)
    page.click(".points a.ref >> nth=0")
    assert page.url.endswith("#s2")
    mark = page.locator("mark a").first
    mark.click()
    assert page.locator(".flag:target").text_content().strip().endswith(mark.get_attribute("title"))
    assert not page.is_visible(".copy-buttons")
    assert "not checked by a person" in page.input_value("#copy-text")


@pytest.mark.parametrize(("button", "field"), [("Copy as text", "#copy-text"), ("Copy as Markdown", "#copy-markdown")])
def test_one_click_copies(open_page: Callable[..., Page], button: str, field: str) -> None:
    """A button puts the brief on the clipboard and says so."""
    page = open_page(viewport=DESK, permissions=["clipboard-read", "clipboard-write"])
    make_brief(page)
    page.click(f"text={button}")
    page.wait_for_selector("text=Copied.")
    assert page.evaluate("navigator.clipboard.readText()") == page.input_value(field)


MARKED = "Array.from(CSS.highlights.get('linked') ?? [], (range) => range.toString())"
MIDDLE_OF_WORD = """([selector, word]) => {
  const walker = document.createTreeWalker(document.querySelector(selector), NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const start = walker.currentNode.data.indexOf(word);
    if (start < 0) continue;
    const range = new Range();
    range.setStart(walker.currentNode, start + 1);
    range.setEnd(walker.currentNode, start + 2);
    const box = range.getBoundingClientRect();
    return [box.x + box.width / 3, box.y + box.height / 2];
  }
}"""


def test_words_that_go_together_are_marked(open_page: Callable[..., Page]) -> None:
    """Under the pointer, or the caret, a word of either language is marked with the one that it goes with."""
    page = open_page(viewport=DESK)
    make_brief(page)
    for selector, word in (("#point-1 .said", "ministry"), ("#point-1 .arabic p", "وزارة")):
        page.mouse.move(*page.evaluate(MIDDLE_OF_WORD, [selector, word]))
        assert page.evaluate(MARKED) == ["ministry", "وزارة"]
        page.mouse.move(1, 1)
        assert page.evaluate(MARKED) == []
    page.evaluate("getSelection().collapse(document.querySelector('#point-1 .said').firstChild, 1)")
    page.wait_for_function(f"{MARKED}.length === 2")


def test_nothing_is_wider_than_a_phone(open_page: Callable[..., Page]) -> None:
    """On a phone nothing needs sideways scrolling, with everything shown."""
    page = open_page(viewport=PHONE)
    make_brief(page, translation=True)
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_arabic_reads_from_the_right(open_page: Callable[..., Page]) -> None:
    """Arabic sentences are marked as Arabic and run right to left; pasted Arabic does too."""
    page = open_page(viewport=DESK)
    page.fill("#text", ARTICLE)
    assert page.eval_on_selector("#text", "e => getComputedStyle(e).direction") == "rtl"
    make_brief(page)
    sentence = page.locator(".pair .arabic").first
    assert sentence.get_attribute("lang") == "ar"
    assert sentence.evaluate("e => getComputedStyle(e).direction") == "rtl"


@pytest.mark.parametrize("path", ["/", "/docs"])
def test_pages_are_quiet_and_keep_to_themselves(open_page: Callable[..., Page], address: str, path: str) -> None:
    """No error in the console, none from the content security policy, no request to anywhere else."""
    page = open_page(viewport=DESK)
    said: list[str] = []
    asked: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda request: asked.append(request.url))
    page.goto(address + path)
    page.wait_for_selector(".article-form" if path == "/" else ".opblock")
    assert said == []
    assert [url for url in asked if not url.startswith((address, "data:"))] == []
