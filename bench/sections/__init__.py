"""The sections of the benchmark, each a function from a lab to what it measured; each can be run by itself."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from bench.lab import Lab
from bench.outcome import Outcome
from bench.sections.articles import lone_articles, opponent, throughput
from bench.sections.cache import ask_again
from bench.sections.ceilings import approach
from bench.sections.growth import lengthen
from bench.sections.joining import join_requests
from bench.sections.peer import ask_peer
from bench.sections.running import memory, startup
from bench.sections.short import beside, short_requests
from bench.sections.trimming import trim

SECTIONS: Mapping[str, Callable[[Lab], Outcome]] = MappingProxyType(
    {
        "articles": lone_articles,
        "throughput": throughput,
        "opponent": opponent,
        "short": short_requests,
        "beside": beside,
        "joining": join_requests,
        "growth": lengthen,
        "memory": memory,
        "startup": startup,
        "ceilings": approach,
        "trimming": trim,
        "peer": ask_peer,
        "cache": ask_again,
    }
)

NOT_QUICK = frozenset({"opponent", "beside", "memory", "trimming", "peer", "cache"})
"""Sections that a quick run leaves out unless they are asked for: it is to take less than five minutes."""
