"""Names, addresses and hashtags in Latin letters inside Arabic text: they reach the reader as they are, or it is said.

Knows one sentence and its English; knows no model.
"""

import re

from service.briefs.types import Flag, Severity

LATIN_RUN = re.compile(r"[@#]?[A-Za-zÀ-ɏ](?:[\wÀ-ɏ'’.:/@?=&%+#~-]*[A-Za-z0-9À-ɏ/])", re.ASCII)
"""A run of at least two characters that begins with a Latin letter: a word, a web or mail address, a hashtag."""

ADDRESS = re.compile(r"(?:https?://|www\.)[!-~]*[0-9A-Za-z/]|[\w.+-]+@[\w-]+\.[\w.-]*\w", re.ASCII)
"""A web or mail address: nothing a translator could translate."""


def squeeze(text: str) -> str:
    """Drop case and spaces: a model may split an address without losing any of it."""
    return "".join(text.split()).casefold()


def lost_runs(source: str, english: str) -> tuple[str, ...]:
    """List the Latin runs of the source that the English does not hold, each once."""
    kept = squeeze(english)
    return tuple(dict.fromkeys(run for run in LATIN_RUN.findall(source) if squeeze(run) not in kept))


def without_addresses(text: str) -> str:
    """Leave out web and mail addresses, which a translator only garbles."""
    return " ".join(ADDRESS.sub(" ", text).split()) if ADDRESS.search(text) else text


def with_lost_runs(source: str, english: str) -> str:
    """Put what the English lost in brackets at its end, so that nothing of it is missing."""
    lost = lost_runs(source, english)
    return f"{english} [{'; '.join(lost)}]".lstrip() if lost else english


def flag_moved(source: str, english: str) -> tuple[Flag, ...]:
    """Flag each Latin run that `with_lost_runs` adds."""
    return tuple(
        Flag("latin-moved", Severity.WARNING, f"“{run}” is put at the end in brackets: its place was lost.")
        for run in lost_runs(source, english)
    )
