"""The texts inside HTML, and the HTML again with other texts in their place; tags and attributes stay as they were.

Knows no translation and no web framework.
"""

import re
from collections.abc import Sequence
from html import escape
from html.parser import HTMLParser

VERBATIM = frozenset({"script", "style"})
"""Elements whose content is no text for a reader and is not escaped either."""
EDGES = re.compile(r"^(\s*)(.*?)(\s*)$", re.DOTALL)


class Markup(HTMLParser):
    """HTML taken apart into texts (`texts`) and what lies between them; `filled` puts other texts in."""

    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=True)
        self.texts: list[str] = []
        self._pieces: list[str | int] = []
        self._verbatim = False
        self.feed(source)
        self.close()

    def filled(self, texts: Sequence[str]) -> str:
        """Return the HTML with each of its texts replaced, escaped; there must be as many as `texts` has."""
        if len(texts) != len(self.texts):
            raise ValueError("there must be one replacement for each text")
        return "".join(piece if isinstance(piece, str) else escape(texts[piece], quote=False) for piece in self._pieces)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        """Keep a tag as written."""
        self._verbatim = tag in VERBATIM
        self._pieces.append(self.get_starttag_text() or "")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        """Keep a tag that closes itself as written."""
        self._pieces.append(self.get_starttag_text() or "")

    def handle_endtag(self, tag: str) -> None:
        """Keep an end tag."""
        self._verbatim = False
        self._pieces.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        """Collect a text; the white space around it stays outside it."""
        if self._verbatim:
            self._pieces.append(data)
            return
        before, text, after = EDGES.match(data).groups()  # type: ignore[union-attr]  # the pattern matches any text
        self._pieces.append(before)
        if text:
            self._pieces.append(len(self.texts))
            self.texts.append(text)
        self._pieces.append(after)

    def handle_comment(self, data: str) -> None:
        """Keep a comment."""
        self._pieces.append(f"<!--{data}-->")

    def handle_decl(self, decl: str) -> None:
        """Keep a declaration."""
        self._pieces.append(f"<!{decl}>")

    def unknown_decl(self, data: str) -> None:
        """Keep a marked section."""
        self._pieces.append(f"<![{data}]>")

    def handle_pi(self, data: str) -> None:
        """Keep a processing instruction."""
        self._pieces.append(f"<?{data}>")
