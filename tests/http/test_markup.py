"""HTML comes apart into texts and together again."""

import pytest

from service.http.markup import Markup

PAGES = [
    "",
    "plain",
    "<p>one</p> two <b>three</b>",
    "<p class='a' data-x=\"1 > 0\">one</p>",
    "a &amp; b &lt; c",
    "<img src=x alt='<'>text<br>",
    "<style>p > a { color: red }</style>",
    "<?php echo 1 ?><p>x",
    "<P>Upper",
]


@pytest.mark.parametrize("page", PAGES)
def test_html_with_its_own_texts_is_itself(page: str) -> None:
    """Putting the same texts back gives the same page."""
    markup = Markup(page)
    assert markup.filled(markup.texts) == page


def test_replacements_are_escaped() -> None:
    """A translation cannot become markup."""
    assert Markup("<p>x</p>").filled(["<script>&"]) == "<p>&lt;script&gt;&amp;</p>"


def test_every_text_needs_a_replacement() -> None:
    """A missing replacement is refused rather than dropped."""
    with pytest.raises(ValueError, match="one replacement"):
        Markup("<p>x</p>").filled([])
