"""A sentence must not lose its "not", nor gain one: counts what negates on both sides, idioms apart.

Knows no grammar beyond the word before and the word after.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from service.briefs.check import lexicon_negation as lexicon
from service.briefs.check.digits import Token, tokenize
from service.briefs.types import Flag, Severity, Span

Neighbors = Mapping[str, frozenset[str]]

REACH = 4
"""Words before a negator among which the one that it belongs to is looked for."""
CLOSE = 0.4
"""Of a sentence: what may stand for a negation stands about where it does in the other language. Farther off it belongs
to something else, and hides a loss: in right sentences of 22 to 45 words dropped negations were noticed in 84 % without
this limit and in 85 % with it, at no more false alarms; 0.25 notices 86 % and flags a third more right sentences."""
CLOSE_LETTERS = 40
"""In short sentences a word more before it is a large part of the whole: nearer than this is close enough."""
IMPERFECT = frozenset("يتنا")
"""What the verb behind `ألم` (has ... not?) and `لم` begins with; else these are "pain" and "why"."""


@dataclass(frozen=True, slots=True)
class Negations:
    """What negates in one sentence, and how much else there may come out as a negation in the other language.

    Places are offsets in the sentence. `licenses` are the places of words that their like on the other side uses up
    (`refuse`, `رفض`); `optional` those of turns of phrase that either language may negate or not (`لا يقل عن`: no less
    than, at least; `لا ... إلا`: only, not until); `turned` are those of them that are known to be said in some other
    words, with these words. `affixed` counts English words that begin with their negation (`unlikely`), wherever.
    `excepted` are the negators that an exception follows, `exceptions` the words that make it: English that neither
    negates nor says `only` lost the first, English that negates and limits nothing lost the second.
    """

    negators: tuple[Token, ...]
    licenses: tuple[int, ...]
    optional: tuple[int, ...]
    affixed: int = 0
    excepted: tuple[Token, ...] = ()
    exceptions: tuple[Token, ...] = ()
    turned: tuple[tuple[Token, re.Pattern[str]], ...] = ()


def check_negation(source: str, english: str) -> tuple[Flag, ...]:
    """Flag a negation that only one side holds, or an exception to one (`not ... except`) that the English lost."""
    arabic, target = arabic_negations(source), english_negations(english)
    meant = (token for token in arabic.negators if not _is_homograph(token, english))
    needed = (*meant, *(token for token, instead in arabic.turned if not instead.search(english)))
    lost = _surplus(needed, target, arabic, source, english)
    if unmatched := (needed if lost else _lost_exceptions(arabic, target, english)):
        word = _unmatched(unmatched, target.negators, len(source), len(english))
        message = f"The Arabic negates with “{source[word.start : word.end]}”; the English may not."
        return (Flag("negation-lost", Severity.WARNING, message, source=Span(word.start, word.end)),)
    without = [token for token in target.negators if arabic.exceptions and token.text == "without"]
    said = tuple(token for token in target.negators if token not in without[:1])
    if _surplus(said, arabic, target, english, source):
        word = _unmatched(said, arabic.negators, len(english), len(source))
        message = f"The English negates with “{english[word.start : word.end]}”; the Arabic may not."
        return (Flag("negation-added", Severity.WARNING, message, target=Span(word.start, word.end)),)
    if arabic.exceptions and (not lexicon.ENGLISH_LIMITS.search(english) or _is_twisted(arabic, target, english)):
        word = arabic.exceptions[0]
        message = f"The Arabic makes an exception (“{source[word.start : word.end]}”); the English may not."
        return (Flag("exception-lost", Severity.WARNING, message, source=Span(word.start, word.end)),)
    return ()


def _surplus(these: Sequence[Token], those: Negations, own: Negations, text: str, other: str) -> bool:
    """Whether more words negate in a text than the other, `those`, can account for; `own` is all of the text's."""
    more = len(these) - len(those.negators) - those.affixed
    if more <= 0:
        return False
    place = _unmatched(these, those.negators, len(text), len(other)).start / len(text)
    licensed = _close(those.licenses, place, other) - _close(own.licenses, place, text)
    return more > _close(those.optional, place, other) + max(0, licensed)


def _close(places: Sequence[int], place: float, text: str) -> int:
    """How many places of a text are near a relative one (0-1); an empty text has none."""
    reach = max(CLOSE, CLOSE_LETTERS / max(len(text), 1))
    return sum(abs(one / len(text) - place) <= reach for one in places)


def _is_homograph(token: Token, english: str) -> bool:
    """`دون` is "without" or "wrote down": whether the English shows that the word is another than the negator."""
    return any(token.text in words and shown.search(english) for words, shown in lexicon.HOMOGRAPHS)


def _lost_exceptions(arabic: Negations, target: Negations, english: str) -> tuple[Token, ...]:
    """`لن يظهر إلا بعد عام` as `will appear after a year`: where nothing in the English limits what it says."""
    limits = (
        target.negators or target.licenses or target.optional or target.affixed or lexicon.ENGLISH_ONLY.search(english)
    )
    return () if limits else arabic.excepted


def _is_twisted(arabic: Negations, target: Negations, english: str) -> bool:
    """`لا تصل إلا يوما` as `does not come only one day`: English denies what the Arabic limits."""
    if not arabic.excepted or len(target.negators) <= len(arabic.negators) or lexicon.ENGLISH_EXCEPTS.search(english):
        return False
    return any(lexicon.ENGLISH_DENIED_ONLY.match(english, token.end) for token in target.negators)


def _unmatched(these: Sequence[Token], those: Sequence[Token], length: int, other_length: int) -> Token:
    """The word of the longer list that stands farthest, in relative position, from all of the other list."""
    return max(
        these,
        key=lambda one: min((abs(one.start / length - other.start / other_length) for other in those), default=0.0),
    )


def arabic_negations(text: str) -> Negations:
    """What negates in an Arabic sentence; a negator that an exception follows (`لا ... إلا`: only) becomes optional."""
    tokens = [token for token in tokenize(text) if token.kind == "word"]
    negators: list[Token] = []
    excepted: list[Token] = []
    exceptions: list[Token] = []
    turned: list[tuple[Token, re.Pattern[str]]] = []
    licenses: list[int] = []
    optional: list[int] = []
    for i, token in enumerate(tokens):
        if _is_exception(tokens, i, text, negators):
            limited = negators or licenses or any(word.text in ("ما", "وما") for word in tokens[:i])
            optional += [(negators[-1:] or [token])[0].start] * bool(limited)
            excepted += negators[-1:]
            turned += [(token, lexicon.ENGLISH_ONLY) for token in negators[-1:]]
            exceptions += [token] * bool(negators)
            negators = negators[:-1]
        elif _is_arabic_negator(tokens, i, text, negators):
            role = _arabic_role(tokens, i)
            negators += [token] * (role == "negates")
            optional += [token.start] * (role == "may negate")
            turned += _turns(tokens, i) if role == "may negate" else []
        elif token.text in lexicon.ARABIC_REPEATED or _is_repeated_that_not(token, text, negators):
            optional.append(token.start)
            turned += [(token, lexicon.ENGLISH_AGAIN)] * (bool(negators) and _arabic_role(tokens, i) == "negates")
        elif _may_negate_in_arabic(tokens, i) and not (negators and token.text in lexicon.ARABIC_EMPHATIC):
            licenses.append(token.start)
    return Negations(
        tuple(negators),
        tuple(licenses),
        tuple(optional),
        excepted=tuple(excepted),
        exceptions=tuple(exceptions),
        turned=tuple(turned),
    )


def _arabic_role(tokens: Sequence[Token], i: int) -> str:
    """As `_role`; `حال ... دون` prevents, and `من غير أن` is "without" where `غير أن` is "but"."""
    role = _role(
        tokens, i, lexicon.ARABIC_HARMLESS_AFTER, lexicon.ARABIC_OPTIONAL_AFTER, lexicon.ARABIC_OPTIONAL_BEFORE
    )
    word = tokens[i].text
    if word == "غير" and i and tokens[i - 1].text == "من":
        return "negates"
    since = {token.text for token in tokens[max(0, i - REACH) : i]}
    belongs = not since.isdisjoint(lexicon.ARABIC_OPTIONAL_SINCE.get(word, ()))
    return "may negate" if role == "negates" and belongs else role


def _is_repeated_that_not(token: Token, text: str, before: Sequence[Token]) -> bool:
    """`ألا يغادر وألا يدلي`: the second is often only "or"."""
    return token.text == "والا" and bool(before) and "أ" in text[token.start : token.end]


def _turns(tokens: Sequence[Token], i: int) -> list[tuple[Token, re.Pattern[str]]]:
    """The negator at a place with what English says in its stead, where that is known."""
    after = tokens[i + 1].text if i + 1 < len(tokens) else ""
    known = (
        [(tokens[i], instead)]
        for negator, behind, instead in lexicon.ENGLISH_TURNS
        if tokens[i].text.removeprefix("و") == negator and (not behind or after in behind)
    )
    return next(known, [])


def _may_negate_in_arabic(tokens: Sequence[Token], i: int) -> bool:
    word = tokens[i].text
    if word in ("ما", "وما", "فما") and i + 1 < len(tokens):
        return tokens[i + 1].text in lexicon.ARABIC_AFTER_WHAT
    if word == "كلا":
        return not (i + 1 < len(tokens) and tokens[i + 1].text.startswith("ال"))
    return bool(lexicon.ARABIC_LICENSE.fullmatch(word) or lexicon.ARABIC_JOINED_NOT.match(word))


def _is_exception(tokens: Sequence[Token], i: int, text: str, negators: Sequence[Token]) -> bool:
    """`إلا`, `سوى`, `لا يعرف غير`; but `إلا أن` is only "but", and `لم يكن غير` denies twice."""
    token = tokens[i]
    if token.text == "الا":
        is_but = i + 1 < len(tokens) and tokens[i + 1].text in lexicon.ARABIC_HARMLESS_AFTER["غير"]
        return not is_but and "أ" not in text[token.start : token.end]
    if token.text in lexicon.ARABIC_OTHER_THAN:
        return _is_other_than(tokens, i, negators)
    return token.text in lexicon.ARABIC_EXCEPTIONS


def _is_other_than(tokens: Sequence[Token], i: int, negators: Sequence[Token]) -> bool:
    """`لا يعرفون غير الفرنسية`, `لم تجد فيها غير التين`; but not `لم يكن غير`, `الإثراء غير المشروع`."""
    if i + 1 == len(tokens) or not any(one in negators for one in tokens[max(0, i - REACH) : i]):
        return False
    before = tokens[i - 1].text
    behind_verb = i > 1 and tokens[i - 2] in negators and before[0] in IMPERFECT and before not in lexicon.ARABIC_TO_BE
    is_definite = lexicon.ARABIC_DEFINITE.match(before) is not None
    return behind_verb or (tokens[i + 1].text.startswith("ال") and not is_definite)


def _is_arabic_negator(tokens: Sequence[Token], i: int, text: str, before: Sequence[Token]) -> bool:
    """Whether a word negates; some do only in a question, before some verbs or behind some words."""
    after = tokens[i + 1].text if i + 1 < len(tokens) else ""
    match tokens[i].text:
        case "الا" | "والا" as word:
            is_first = word == "الا" or not before
            negates = is_first and "أ" in text[tokens[i].start : tokens[i].end] and after not in lexicon.ARABIC_NAMELY
        case "الم":
            negates = "؟" in text and after[:1] in IMPERFECT
        case "لم":
            negates = "؟" not in text or after[:1] in IMPERFECT
        case "لما":
            negates = any(one.text in lexicon.ARABIC_CONDITIONS for one in tokens[:i])
        case "دونه" | "دونها" | "دونهم":
            negates = i > 0 and tokens[i - 1].text == "من"
        case "ولا":
            negates = not before
        case word:
            negates = word in lexicon.ARABIC_NEGATORS
    return negates


def english_negations(text: str) -> Negations:
    """What negates in an English sentence."""
    tokens = tokenize(text)
    negators: list[Token] = []
    licenses: list[int] = []
    optional = [found.start() for found in lexicon.ENGLISH_TURNED.finditer(text)]
    affixed = 0
    for i, token in enumerate(tokens):
        if token.kind != "word":
            continue
        if lexicon.NO_NEGATION.match(text, token.start):
            continue
        if token.text in lexicon.ENGLISH_NEGATORS or token.text.endswith("n't"):
            role = _role(
                tokens,
                i,
                lexicon.ENGLISH_HARMLESS_AFTER,
                lexicon.ENGLISH_OPTIONAL_AFTER,
                lexicon.ENGLISH_OPTIONAL_BEFORE,
            )
            negators += [token] * (role == "negates")
            optional += [token.start] * (role == "may negate")
        elif token.text in lexicon.ENGLISH_REPEATED:
            optional += [token.start] * bool(negators)
            negators += [token] * (not negators)
        elif lexicon.ENGLISH_LICENSE.fullmatch(token.text):
            is_affixed = token.text.startswith(lexicon.NEGATING_AFFIXES)
            affixed += is_affixed
            licenses += [token.start] * (not is_affixed)
    return Negations(tuple(negators), tuple(licenses), tuple(optional), affixed)


def _role(tokens: Sequence[Token], i: int, harmless: Neighbors, optional: Neighbors, optional_before: Neighbors) -> str:
    """Whether a negator negates, may negate or does not, by its neighbors."""
    word = tokens[i].text
    bare = word[1:] if word[:1] in ("و", "ف") else word.removeprefix("ب") if word == "بدون" else word
    after = tokens[i + 1].text if i + 1 < len(tokens) else ""
    before = tokens[i - 1].text if i else ""
    if after in harmless.get(bare, ()) or (bare == "no" and after.isdigit()):
        return "does not"
    if after in optional.get(bare, ()) or before in optional_before.get(bare, ()):
        return "may negate"
    return "negates"
