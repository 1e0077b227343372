"""How the Arabic article in persons' names is written: as the list has it, or in one house style.

The Associated Press takes the form that a person prefers or that is common, and where the article stands apart writes
it small and with a hyphen, `al-Zawahri`, on second reference too (its advisory on Arabic names of September 2001); most
newspapers drop it once the surname stands alone. Knows no text.
"""

import re
from enum import StrEnum

_ARTICLE = re.compile(r"\b(?:[AaEe]l-|[ae]l )(?=[A-Z])")
"""`Al` with a capital and a space is left alone: in `Al Thani` and `Al Saud` it is no article but "house of"."""


class ArticleStyle(StrEnum):
    """What a desk wants: see `styled`."""

    AS_LISTED = "as-listed"
    HYPHEN = "hyphen"
    SPACE = "space"
    DROP = "drop"


WRITTEN = {ArticleStyle.HYPHEN: "al-", ArticleStyle.SPACE: "al ", ArticleStyle.DROP: ""}


def styled(form: str, style: ArticleStyle) -> str:
    """Write a name's articles in a style: `al-Sisi`, `al Sisi`, `Sisi`; a name without any has none to write."""
    return form if style is ArticleStyle.AS_LISTED else _ARTICLE.sub(WRITTEN[style], form)
