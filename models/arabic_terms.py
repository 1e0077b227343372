"""Arabic text to terms for comparing sentences: folded spelling, light stems, no stop words.

For counting only, never for showing; knows no model.
"""

import re
import unicodedata

WORD = re.compile(r"\w+")
MARKS_AND_TATWEEL = re.compile(r"[\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0640]")
FOLDED = str.maketrans("أإآٱىة", "اااايه")
"""Spellings that writers mix: hamza carriers, alif maqsura, ta marbuta (normalized as in Larkey et al. 2002)."""

PREFIXES = ("وال", "بال", "كال", "فال", "ال", "لل")
SUFFIXES = ("ها", "ان", "ات", "ون", "ين", "يه", "ه", "ي")
"""The affixes of the light10 stemmer (Larkey, Ballesteros & Connell 2007, "Light Stemming for Arabic Information
Retrieval"), in folded spelling."""

CONJUNCTION = "و"
SHORTEST_AFTER_CONJUNCTION = 3
SHORTEST_STEM = 2
"""light10's own limits: "and" is taken off where three letters stay, other affixes where two stay."""

STOP_WORDS = frozenset(
    """
    في من الى على عن مع بين بعد قبل عند حتى منذ خلال حول ضد دون بدون تحت فوق امام خلف نحو لدى لدي رغم عبر ضمن
    و ف ب ل ك او ام ثم لكن بل اما اذا ان انه انها انهم لان كان كانت كانوا يكون تكون ليس ليست كما مثل
    قد لقد سوف لن لم لا ما ماذا هل كل بعض اي غير سوى هذا هذه ذلك تلك هؤلاء هنا هناك حيث حين عندما بينما
    الذي التي الذين اللذين اللتين اللواتي هو هي هم هن هما نحن انا انت انتم
    فيه فيها منه منها منهم عليه عليها عليهم اليه اليها له لها لهم به بها بهم عنه عنها معه معها بينهم
    ايضا فقط جدا كذلك لذلك وفق وفقا بحسب حسب اكد اكدت قال قالت قالوا يقول تقول اضاف اضافت واضاف ذكر ذكرت اوضح اعلن
    """.translate(FOLDED).split()
)
"""Words that say nothing of a sentence's subject: particles, pronouns, and the verbs that introduce news quotations."""


def terms(text: str) -> list[str]:
    """Give a text's terms in order, with repeats; a number is a term, whichever digits it was written with."""
    return [stem(word) for word in words(text) if not is_stop_word(word)]


def words(text: str) -> list[str]:
    """Give a text's words in folded spelling."""
    plain = MARKS_AND_TATWEEL.sub("", unicodedata.normalize("NFKC", text)).translate(FOLDED).casefold()
    return ["".join(map(_digit, word)) if word.isdecimal() else word for word in WORD.findall(plain)]


def _digit(character: str) -> str:
    return str(unicodedata.decimal(character))


def is_stop_word(word: str) -> bool:
    """Say whether a folded word is a stop word, also with "and" before it."""
    return word in STOP_WORDS or word.removeprefix(CONJUNCTION) in STOP_WORDS


def stem(word: str) -> str:
    """Take off a folded word's light10 affixes; words that are not Arabic stay as they are."""
    if word[0] == CONJUNCTION and len(word) > SHORTEST_AFTER_CONJUNCTION:
        word = word[1:]
    for prefix in PREFIXES:
        if word.startswith(prefix) and len(word) - len(prefix) >= SHORTEST_STEM:
            word = word[len(prefix) :]
            break
    for suffix in SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= SHORTEST_STEM:
            word = word[: -len(suffix)]
    return word
