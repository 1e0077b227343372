"""Memory that was freed is given back to the system."""

import ctypes
import subprocess
import sys

import pytest

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
    from models.free_memory import give_back  # noqa: PLC0415  (its own `ctypes` is the one replaced)

    give_back()
