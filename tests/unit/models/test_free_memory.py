"""Memory that was freed is given back to the system."""

import ctypes
import subprocess
import sys
import threading

import pytest

from models.free_memory import AtRest, give_back

PROBE = """
import ctypes, re
from models.free_memory import give_back

libc = ctypes.CDLL(None)
libc.malloc.restype, libc.free.argtypes = ctypes.c_void_p, [ctypes.c_void_p]

def resident():
    return int(re.search(r"VmRSS:\\s+(\\d+)", open("/proc/self/status").read())[1])

# Pieces too small to be mapped by themselves; the last stays, so that the heap cannot shrink from its end.
pieces = [libc.malloc(60_000) for _ in range(1_000)]
for piece in pieces:
    ctypes.memset(piece, 1, 60_000)
for piece in pieces[:-1]:
    libc.free(piece)
before = resident()
give_back()
print(before - resident())
"""


@pytest.mark.skipif(not hasattr(ctypes.CDLL(None), "malloc_trim"), reason="only glibc keeps freed memory this way")
def test_gives_freed_memory_back() -> None:
    """Of 60 MB that were used and freed, nearly all leaves the process."""
    freed = subprocess.run([sys.executable, "-c", PROBE], check=True, capture_output=True, text=True).stdout
    assert int(freed) > 50_000


def test_other_c_libraries(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the C library has no such function, nothing happens."""
    monkeypatch.setattr(ctypes, "CDLL", lambda _: object())
    assert give_back() is None


def test_once_for_all_that_rest() -> None:
    """Calls until memory is given back are one; a later one counts anew."""
    given = threading.Semaphore(0)
    at_rest = AtRest(0.2, given.release)
    for _ in range(3):
        at_rest()
    assert given.acquire(timeout=20)
    assert not given.acquire(timeout=0.5)
    at_rest()
    assert given.acquire(timeout=20)
