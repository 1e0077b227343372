"""The commonest English words: docs/models.md says where the list is from and how to make it again."""

from collections.abc import Iterator
from itertools import islice
from pathlib import Path

ENGLISH_WORDS = Path(__file__).with_name("english_words.txt")


def commonest_words(most: int | None = None) -> Iterator[str]:
    """Give the commonest words in small letters, the commonest first; all 150,000 of the list, or `most` of them.

    Raises `OSError`.
    """
    lines = ENGLISH_WORDS.read_text(encoding="utf-8").splitlines()
    return islice((line for line in lines if not line.startswith("#")), most)
