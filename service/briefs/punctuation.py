"""Mends an English sentence's final mark; knows nothing of how the sentence was made."""

import re

CLOSERS = r"[\s\"'”’»)\]]*"
QUESTION = re.compile(r"[؟?][!؟?]*" + CLOSERS + "$")
FINAL_MARKS = re.compile(r"[.!,;:…?]*(" + CLOSERS + ")$")


def end_as_question(source: str, english: str) -> str:
    """End the English with a question mark, inside closing quotation marks, where its source ends with one."""
    if not english or not QUESTION.search(source) or QUESTION.search(english):
        return english
    return FINAL_MARKS.sub(lambda match: "?" + match.group(1), english, count=1)


def without_full_stop(source: str, english: str) -> str:
    """Take off the full stop that a model puts behind a title that has none."""
    return english if source.endswith(".") or english.endswith("..") else english.removesuffix(".")
