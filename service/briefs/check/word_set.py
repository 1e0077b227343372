"""One way to write a lexicon's word lists: as a line of words."""


def word_set(line: str) -> frozenset[str]:
    """The words of a line, which spaces part."""
    return frozenset(line.split())
