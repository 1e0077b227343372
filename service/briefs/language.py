"""Is a text Arabic, and if not, what is it? Letters decide first, a language model (py3langid) second.

Knows nothing of sentences. Arabic shares its script with Persian, Urdu, Kurdish and others, whose extra letters give
them away; see `docs/decisions/0012-is-it-arabic.md` for the figures behind the limits.
"""

import re
from collections import Counter
from dataclasses import dataclass, replace
from functools import lru_cache
from threading import Lock

from py3langid.langid import LanguageIdentifier

from service.briefs.lexicon import ARABIC_LETTERS
from service.errors import NotArabic, NothingToSummarize

NAMES = {
    "ar": "Arabic", "fa": "Persian", "ur": "Urdu", "ckb": "Sorani Kurdish", "sd": "Sindhi", "ps": "Pashto",
    "ug": "Uyghur", "en": "English", "fr": "French", "de": "German", "es": "Spanish", "it": "Italian",
    "pt": "Portuguese", "nl": "Dutch", "tr": "Turkish", "ku": "Kurdish", "az": "Azerbaijani",
    "id": "Indonesian", "ms": "Malay", "sw": "Swahili", "so": "Somali", "pl": "Polish", "ro": "Romanian",
    "sv": "Swedish", "da": "Danish", "no": "Norwegian", "fi": "Finnish", "cs": "Czech", "hu": "Hungarian",
    "vi": "Vietnamese", "tl": "Tagalog", "ha": "Hausa", "ru": "Russian", "uk": "Ukrainian", "bg": "Bulgarian",
    "sr": "Serbian", "el": "Greek", "he": "Hebrew", "hi": "Hindi", "bn": "Bengali", "am": "Amharic",
    "hy": "Armenian", "ka": "Georgian", "th": "Thai", "ta": "Tamil", "zh": "Chinese", "ja": "Japanese",
    "ko": "Korean",
}  # fmt: skip
"""ISO 639 codes that `detect` gives, with their English names; also 'und' where there is nothing to tell from."""

_ARABIC_LABELS = ("ar", "arz", "ary")  # Egyptian and Moroccan Arabic are Arabic here
_SCRIPT_LABELS = (*_ARABIC_LABELS, "fa", "ur", "ps", "ug", "sdh")
_OUR_CODE = {"arz": "ar", "ary": "ar", "sdh": "ckb"}  # the model knows Southern Kurdish, which Sorani looks like

_ARABIC_SCRIPT = re.compile(f"[{ARABIC_LETTERS}]")
_LETTER = re.compile(r"[^\W\d_]")
# Letters that one language alone has, or has far more than its neighbors.
_SIGNS = {
    "ckb": "ەێۆڵڕ",
    "sd": "ڪٿڄڃڻڏٽڊٻڳڱٺڦڀڌڇڍڙ",
    "ps": "ټډړږښۍځڅڼ",
    "ug": "ۇۈۋڭ",
    "ur": "ٹڈڑےںہھ",
    "fa": "پچژگ",
}
# Frequent words that tell these languages apart (not from Arabic: به is a word of both).
_WORDS = {
    "ckb": frozenset(("لە", "بە", "کە", "بۆ", "ئەم")),
    "sd": frozenset(("جي", "جو", "۾", "آهي", "ته", "جا")),
    "ps": frozenset(("د", "په", "چې", "له", "دي", "کې", "سره", "هم")),
    "ug": frozenset(("بىلەن", "ۋە", "بۇ")),
    "ur": frozenset(("کے", "کی", "کا", "نے", "میں", "ہے", "سے", "کو", "اور")),
    "fa": frozenset(("از", "به", "که", "را", "این", "است", "با", "برای", "آن", "می")),
}
_WORD_WEIGHT = 3  # a frequent word tells as much as this many letters
_FOREIGN_LETTERS = re.compile(f"[{''.join(_SIGNS.values())}ېۀۂۃۅۉڨݣ]")
_KEYBOARD = str.maketrans("یکھہپچژگڤ", "يكههبجزكف")
"""Persian forms that keyboards in Egypt and Iraq also type, and letters of foreign names, with what Arabic writes."""

MOST_FOREIGN = 0.04
"""Share of Arabic-script letters that may be foreign in Arabic, as in چاد or گوگل; Persian has more."""

MOST_FOREIGN_IN_NAMES, LEAST_ARABIC_WORDS = 0.12, 0.15
"""A short text may have more of them if this share of its words can only be Arabic (ال, ة, particles)."""

SURE_CHARACTERS, SURE = 20, 0.9
"""A model that says another language is believed from this length and this confidence (probability, 0-1) on."""

LEAST_MIXED = 0.25
"""A text of several languages counts as Arabic when Arabic lines hold this share of its letters."""

_SAMPLE, _SAMPLES = 1000, 3
_ARABIC_WORD = re.compile(r"\b(?:[وفبك]?ال\w{2,}|لل\w{2,}|\w{2,}ة|في|على|إلى|أن|إن|عن|قال|هذا|هذه|لا|لم)\b")
_LINE = re.compile(r"[^\n]+")
_MOST_LINES = 40
_loading = Lock()


@dataclass(frozen=True, slots=True)
class Detection:
    """What a text seems to be.

    `language`: an ISO 639 code of `NAMES`, or 'und' where there are no letters. `confidence`: probability, 0-1.
    `arabic_share`: letters of the Arabic script among all letters, 0-1. `foreign_share`: letters that Arabic never uses
    among those, 0-1.
    """

    language: str
    confidence: float
    arabic_share: float
    foreign_share: float


def detect(text: str) -> Detection:
    """Return the language of a text, judged from at most 3,000 characters spread over it."""
    sample = _spread(text)
    letters = len(_LETTER.findall(sample))
    script = _ARABIC_SCRIPT.findall(sample)
    if not letters:
        return Detection("und", 0.0, 0.0, 0.0)
    foreign = len(_FOREIGN_LETTERS.findall(sample)) / len(script) if script else 0.0
    share = len(script) / letters
    language, confidence = _arabic_script(sample, foreign) if share >= 0.5 else _other_script(sample)  # noqa: PLR2004
    return Detection(language, confidence, share, foreign)


def require_arabic(text: str) -> Detection:
    """Return the detection of a text with enough Arabic to work on.

    Raises `NothingToSummarize` where there are no letters, `NotArabic` naming what the text seems to be. A text of
    several languages passes when its Arabic lines hold a quarter of the letters.
    """
    found = detect(text)
    if found.language == "und":
        raise NothingToSummarize("There are no words in the text.")
    if found.language == "ar":
        return found
    mixed = _arabic_lines_share(text)
    if mixed >= LEAST_MIXED:
        return replace(found, language="ar", confidence=mixed)
    name = NAMES.get(found.language, found.language)
    raise NotArabic(f"The text seems to be {name}; only Arabic can be summarized.")


def _spread(text: str) -> str:
    """Return the text, or three stretches of it (beginning, middle, end) where it is long."""
    if len(text) <= _SAMPLE * _SAMPLES:
        return text
    step = (len(text) - _SAMPLE) // (_SAMPLES - 1)
    return " ".join(text[start : start + _SAMPLE] for start in range(0, _SAMPLES * step, step))


def _arabic_script(sample: str, foreign: float) -> tuple[str, float]:
    """Tell the languages of the Arabic script apart."""
    words = " ".join(word for word in sample.split() if _ARABIC_SCRIPT.search(word))
    label, confidence = _classify(words, _SCRIPT_LABELS)
    if label == "ar" and foreign < MOST_FOREIGN:
        return label, confidence
    plain = words.translate(_KEYBOARD)
    arabic_words = len(_ARABIC_WORD.findall(plain)) / len(plain.split())
    plain_label, plain_confidence = _classify(plain, _SCRIPT_LABELS)
    if foreign < MOST_FOREIGN_IN_NAMES and arabic_words >= LEAST_ARABIC_WORDS and plain_label == "ar":
        return "ar", plain_confidence
    signs = _signs(words)
    if foreign >= MOST_FOREIGN:
        return max(signs, key=lambda language: signs[language]), confidence
    doubtful = len(words) < SURE_CHARACTERS or confidence < SURE
    if doubtful and words == plain and not signs[label]:
        return "ar", 1 - confidence
    # Urdu without one of its own letters is Persian.
    return ("fa" if label == "ur" and not signs["ur"] else label), confidence


def _signs(text: str) -> dict[str, int]:
    """Return how much speaks for each language: its own letters and its frequent words."""
    letters, words = Counter(text), Counter(text.split())
    return {
        language: sum(letters[sign] for sign in _SIGNS[language])
        + _WORD_WEIGHT * sum(words[word] for word in _WORDS[language])
        for language in _SIGNS
    } | {"ar": 0}


def _other_script(text: str) -> tuple[str, float]:
    words = " ".join(word for word in text.split() if not _ARABIC_SCRIPT.search(word))
    language, confidence = _classify(words, tuple(NAMES))
    if words.isascii() and len(words) < SURE_CHARACTERS and confidence < SURE:
        # The model takes `Hello` for Finnish; a word or two of plain Latin letters is English more often than not.
        return "en", confidence
    return language, confidence


def _arabic_lines_share(text: str) -> float:
    """Return the share of the letters that stand in lines which are Arabic by themselves, over the first lines."""
    lines = [match[0] for match in _LINE.finditer(text)][:_MOST_LINES]
    letters = [len(_LETTER.findall(line)) for line in lines]
    arabic = sum(n for line, n in zip(lines, letters, strict=True) if n and detect(line).language == "ar")
    return arabic / max(sum(letters), 1)


def _classify(text: str, labels: tuple[str, ...]) -> tuple[str, float]:
    """Return our code for the likeliest of the labels and its probability among them (Arabic dialects summed)."""
    with _loading:
        identifier = _identifier()
    shares: Counter[str] = Counter()
    for label, share in identifier.rank(text):
        if label in labels:
            shares[_OUR_CODE.get(label, label)] += share
    code, best = max(shares.items(), key=lambda item: item[1])
    return code, best / sum(shares.values())


@lru_cache(maxsize=1)
def _identifier() -> LanguageIdentifier:
    """Load the model once; half a second. Ranking does not change it, so threads may share it."""
    return LanguageIdentifier.from_model_file("data/model.npz.xz", norm_probs=True)
