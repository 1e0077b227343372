"""The family of errors is complete, distinct and safe to show."""

import re
from collections.abc import Iterator

import pytest

from service import errors
from service.errors import MujazError


def family(kind: type[MujazError] = MujazError) -> Iterator[type[MujazError]]:
    """Yield an error and all that descend from it."""
    yield kind
    for child in kind.__subclasses__():
        yield from family(child)


FAMILY = list(family())


def test_codes_are_distinct() -> None:
    """A code names one error; only the root and its plain child share theirs."""
    codes = [kind.code for kind in FAMILY if kind is not MujazError]
    assert len(codes) == len(set(codes))


@pytest.mark.parametrize("kind", FAMILY, ids=lambda kind: kind.__name__)
def test_every_error_can_be_answered(kind: type[MujazError]) -> None:
    """Every error has an error status, a code for machines, and a title that stands in for a missing detail."""
    assert 400 <= kind.status < 600
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", kind.code)
    assert kind().detail == kind.title
    assert kind("more").detail == "more"


@pytest.mark.parametrize("kind", [kind for kind in FAMILY if kind.status in (429, 503)], ids=lambda kind: kind.__name__)
def test_what_passes_says_when_to_come_back(kind: type[MujazError]) -> None:
    """An error that time mends says how long; models that failed need a person."""
    assert (kind.retry_after is None) is (kind is errors.ModelsFailed)


def test_the_tree_in_the_docstring_is_the_family() -> None:
    """What the module's head draws is what it defines, with the same statuses and codes."""
    drawn = dict(re.findall(r"[├└]── (\w+)(.*)", errors.__doc__ or ""))
    assert drawn.keys() == {kind.__name__ for kind in FAMILY if kind is not MujazError}
    for kind in FAMILY:
        if kind in (MujazError, errors.Unprocessable):
            continue
        assert kind.code in drawn[kind.__name__].split()
