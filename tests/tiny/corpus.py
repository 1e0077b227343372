"""A toy language pair whose translation is word by word, small enough to be learned in seconds."""

import random
from collections.abc import Sequence

LEXICON = {
    "قال": "said",
    "الوزير": "minister",
    "الرئيس": "president",
    "الحكومة": "government",
    "المدينة": "city",
    "القاهرة": "Cairo",
    "بيروت": "Beirut",
    "الصحة": "health",
    "المطر": "rain",
    "السوق": "market",
    "الكتاب": "book",
    "المدرسة": "school",
    "البحر": "sea",
    "الطريق": "road",
    "جديد": "new",
    "كبير": "big",
    "اليوم": "today",
    "أمس": "yesterday",
    "في": "in",
    "من": "from",
    "١٢": "12",
    "٣٥": "35",
    "2026": "2026",
    "IBM": "IBM",
}
MARKS = {".": ".", "؟": "?"}
LONGEST = 5


def sentence(choose: random.Random) -> tuple[str, str]:
    """Make an Arabic sentence of one to five words and its English."""
    words = choose.choices(list(LEXICON), k=choose.randint(1, LONGEST))
    mark = choose.choice(list(MARKS))
    return " ".join([*words, mark]), " ".join([*(LEXICON[word] for word in words), MARKS[mark]])


def pairs(count: int, *, seed: int) -> list[tuple[str, str]]:
    """Make sentence pairs, the same ones for the same seed."""
    choose = random.Random(seed)  # noqa: S311 (toy sentences, not secrets)
    return [sentence(choose) for _ in range(count)]


def letters() -> Sequence[str]:
    """Every word on both sides, for a vocabulary that covers them."""
    return [*LEXICON, *LEXICON.values(), *MARKS, *MARKS.values()]


def interleaved(examples: list[tuple[str, str]], known: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """Put what a model shall know by heart in the place of every eighth example."""
    return [known[index // 8 % len(known)] if known and index % 8 == 0 else one for index, one in enumerate(examples)]
