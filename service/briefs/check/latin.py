"""Names, addresses and hashtags written in Latin letters must survive translation as they are."""

from service.briefs.latin import lost_runs
from service.briefs.types import Flag, Severity


def check_latin(source: str, english: str) -> tuple[Flag, ...]:
    """Flag each Latin run of the source that the English does not hold."""
    return tuple(
        Flag("latin-lost", Severity.WARNING, f"“{run}” stands in the source but not in the English.")
        for run in lost_runs(source, english)
    )
