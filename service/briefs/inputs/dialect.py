"""Arabic that is not the standard language of the news: models translate dialects far worse, and a reader should know.

Words of the four large groups that the standard language does not have, or hardly; no grammar, no model.
"""

from collections import Counter
from collections.abc import Sequence

from service.briefs.check.spelling import arabic_words, fold_arabic
from service.briefs.types import Flag, Sentence, SentenceKind, Severity

_MARKERS = {
    "Egyptian": """
        ده كده كدا ازاي ازى فين ليه امتى عشان علشان عايز عايزه عايزين عاوز عاوزه عاوزين مش مفيش مافيش محدش
        دلوقتي دلوقت امبارح النهارده النهاردة اللي برضه برضو بتاع بتاعه بتاعت بتاعته بتاعي بتوع احنا انتو
        بيقول بتقول بيقولوا بيعمل بتعمل بيعملوا بيكون بتكون بيحصل بتحصل بيبقى كويس كويسه ايوه لسه
        معلش مكنش ماكنش مكانش معرفش ماعرفش مينفعش ماينفعش هيعمل هيكون هيبقى هنعمل هنروح عندكو
        """,
    "Levantine": """
        شو ليش هلق هلقيت هيك هيدا هيدي هاد هادا هدول هدولا منيح منيحه كتير بدي بدنا بدك بدكم بدكن بدهم بدهن مو
        مشان منشان كرمال لسا لسه نحنا احنا انتو انتوا هني هون هونيك هنيك شوية اللي وين لوين كيفك شلون هالشي هاليوم
        عنجد ايمت ايمتى مافي مابدي مبدي عندكن فيكن بيقول بيقولوا بيعمل منقول منعمل بحكي عمبقول عمبحكي قديش قديه
        """,
    "Gulf or Iraqi": """
        شلون شلونك شلونكم شلونهم اشلون شنو شنهو ايش وش وشو ليش وين وايد هالحين دحين ابغى ابغي تبغى تبغي يبغى نبغى تبون
        مب مهب مو موب ماكو اكو هسه هسة جذي چذي عشان علشان اللي احنا حنا انتو هالشي هاليوم هالوقت هالناس شفيك شفيه
        خوش يمعود شكو شسوي شسوينا نسوي تسوي يسوي يسوون
        """,
    "Maghrebi": """
        واش بزاف بالزاف برشا كيفاش علاش علاه وقتاش شحال باش ديال ديالنا ديالك ديالهم ديالها ديالو متاع متاعي متاعنا
        متاعهم نتاع تاع غادي راني رانا كاينه مكاينش ماكاينش مكانش ماكانش شنوه شنو اشنو توه توا
        حنا احنا انتوما هوما خويا دابا ديما شويه موش ماشي هكا هكاك هكه كيما وقتلي اللي مفماش ماعندناش
        ماعنديش معنديش حتان هاذي هاذا هاذاك بصح واحنا
        """,
}
MARKERS = {name: frozenset(fold_arabic(lines).split()) for name, lines in _MARKERS.items()}
"""Words of each group, folded. Left out are words that news in the standard language also writes, for another thing:
`دي` (de), `الحين` (then), `هما` (both), `إيه` (the letter A), `نجم` (star)."""

_ALL_MARKERS = frozenset().union(*MARKERS.values())

FEWEST_KINDS = 2
"""One word may be a name, or part of a word quoted; two different ones are speech."""

LEAST_SHARE = 0.02
"""Markers among all words; an article in the standard language that quotes a sentence of dialect stays below."""


def dialect_of(text: str) -> str | None:
    """Name the group of dialects that a text seems to be in, None where it is standard Arabic for the most part."""
    words = [word.text for word in arabic_words(text)]
    markers = Counter(marker for word in words if (marker := _marker(word)))
    if len(markers) < FEWEST_KINDS or markers.total() < LEAST_SHARE * len(words):
        return None
    return max(MARKERS, key=lambda name: sum(count for word, count in markers.items() if word in MARKERS[name]))


def _marker(word: str) -> str | None:
    """The marker that a word is, by itself or behind an "and"."""
    return next((form for form in (word, word.removeprefix("و")) if form in _ALL_MARKERS), None)


def check_dialect(sentences: Sequence[Sentence]) -> tuple[Flag, ...]:
    """Flag an article that seems to be written in a dialect."""
    name = dialect_of(" ".join(one.text for one in sentences if one.kind is SentenceKind.BODY))
    if name is None:
        return ()
    message = f"Much of this item seems to be in dialect ({name} Arabic), which is translated less well: check it all."
    return (Flag("dialect", Severity.NOTICE, message),)
