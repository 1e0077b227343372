"""Names, addresses and hashtags written in Latin letters must survive translation as they are."""

import re

from service.briefs.types import Flag, Severity

LATIN_RUN = re.compile(r"[@#]?[A-Za-zÀ-ɏ](?:[\wÀ-ɏ'’.:/@?=&%+#~-]*[A-Za-z0-9À-ɏ/])", re.ASCII)
"""A run of at least two characters that begins with a Latin letter: a word, a web or mail address, a hashtag."""


def squeeze(text: str) -> str:
    """Drop case and spaces: a model may split an address without losing any of it."""
    return "".join(text.split()).casefold()


def check_latin(source: str, english: str) -> tuple[Flag, ...]:
    """Flag each Latin run of the source that the English does not hold."""
    kept = squeeze(english)
    lost = dict.fromkeys(run for run in LATIN_RUN.findall(source) if squeeze(run) not in kept)
    return tuple(
        Flag("latin-lost", Severity.WARNING, f"“{run}” stands in the source but not in the English.") for run in lost
    )
