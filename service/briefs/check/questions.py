"""A question must stay one, and a statement must not become one: doubt that is not the source's, or lost.

Knows the marks, and the words that Arabic asks with where it omits the mark.
"""

import re

from service.briefs.types import Flag, Severity

_MARK = re.compile(r"[?؟]")
_ASKING = re.compile(
    r"(?:^|[\s«“\"(:،])(?:[وف]?(?:هل|ماذا|لماذا|كيف|متى|أين|من|ما|كم|أي|أية|ألا|أليس|أليست|ألم|ألن|أيهما|بماذا|بكم|لمن|"
    r"فيم|علام|إلام|مم|أهو|أهذا|يتساءل|تساءل|تساءلت|السؤال|سؤال|أسئلة|سأل|سألت|يسأل|تسأل|سئل))(?=\s)"
)
LOST = Flag("question-lost", Severity.WARNING, "The Arabic asks; the English does not.")
ADDED = Flag("question-added", Severity.WARNING, "The English asks; the Arabic seems not to.")


def check_questions(source: str, english: str) -> tuple[Flag, ...]:
    """Flag a question that the English states, or a statement that it asks."""
    asks, asked = _MARK.search(source), _MARK.search(english)
    if asks and not asked:
        return (LOST,)
    return (ADDED,) if asked and not asks and not _ASKING.search(source) else ()
