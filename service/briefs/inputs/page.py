"""What came along from the page around an article: menus, pay walls, cookie notices, a paragraph pasted twice.

Knows lines and phrases, not what they mean for a brief.
"""

import re
from collections.abc import Sequence

from service.briefs.types import Flag, Sentence, SentenceKind, Severity
from service.briefs.words import WORD, count_words

_PAYWALL = re.compile(
    r"(?:هذا|باقي|بقية)\s+(?:المحتوى|المقال|الخبر|التقرير)\s+(?:متاح|مخصص|حصري|متوفر)\S*\s+(?:فقط\s+)?"
    r"(?:لل?مشترك|لأصحاب)"
    r"|(?:محتوى|مقال|المحتوى|المقال)\s+(?:حصري\s+)?للمشتركين"
    r"|للمشتركين\s+فقط"
    r"|[اإ]شترك(?:وا)?\s+(?:الآن|الان|لقراءة|للقراءة|لمتابعة\s+القراءة|للوصول|معنا)"
    r"|(?:سجل|سجلوا|تسجيل|قم\s+بتسجيل)\s+(?:الدخول|دخولك|حسابا)\s*(?:لقراءة|للقراءة|لمتابعة|للمتابعة|للوصول|أو|او|$|[.!|])"
)
_PAGE = re.compile(
    r"ملفات\s+(?:تعريف\s+)?(?:الارتباط|الكوكيز|كوكيز)|سياسة\s+(?:الخصوصية|الكوكيز)|شروط\s+(?:الاستخدام|الخدمة)"
    r"|جميع\s+الحقوق\s+محفوظة|حقوق\s+(?:النشر|الطبع)\s+محفوظة|(?:إنشاء|انشاء)\s+حساب|نسيت\s+كلمة"
    r"|تخطى?\s+إلى\s+المحتوى|النشرة\s+(?:البريدية|الإخبارية)|(?:^|[|•>])\s*الرئيسية\s*(?:[|•>]|$)"
    r"|الأكثر\s+(?:قراءة|مشاهدة|تداولا)\s*$|[اإ]تصل(?:وا)?\s+بنا|من\s+نحن\s*$|تعليقات\s*\(\d+\)"
)
SHORT_LINE = 25
"""A line with a phrase of a page's frame in it has at most this many words; a longer one tells of such things."""

FEWEST_LINES, FEWEST_FRAMES = 5, 1
"""So many lines of links and share buttons, or one of a page's frame, are more than an article brings along."""

LARGE_SHARE = 0.4
"""Nor does a text of which this share are such lines."""

REPEATED_WORDS = 8
"""Shorter sentences are said twice on purpose."""

PAYWALL = Flag(
    "source-paywall",
    Severity.WARNING,
    "This item ends at a pay wall or a login: most of the story may be missing.",
)
RESIDUE = Flag(
    "source-page-residue",
    Severity.NOTICE,
    "Menus, notices or link lines of a web page came along with this item: they may have ended up in the brief.",
)
REPEATED = Flag(
    "source-repeated",
    Severity.NOTICE,
    "This item says the same sentences twice: it may have been pasted twice or put together wrongly.",
)


def check_page(sentences: Sequence[Sentence]) -> tuple[Flag, ...]:
    """Flag a pay wall, and lines of a page's frame."""
    lines = [sentence.text for sentence in sentences if count_words(sentence.text) <= SHORT_LINE]
    paywall = any(_PAYWALL.search(line) for line in lines)
    frames = sum(_PAGE.search(line) is not None for line in lines)
    links = sum(sentence.kind is SentenceKind.BOILERPLATE for sentence in sentences)
    many = links >= FEWEST_LINES or links + frames > max(1, LARGE_SHARE * len(sentences))
    residue = frames >= FEWEST_FRAMES or many
    return (PAYWALL,) * paywall + (RESIDUE,) * residue


def check_repeats(sentences: Sequence[Sentence]) -> tuple[Flag, ...]:
    """Flag an article with a sentence of some length that it says twice."""
    seen: set[tuple[str, ...]] = set()
    for sentence in sentences:
        words = tuple(WORD.findall(sentence.text))
        if len(words) >= REPEATED_WORDS and words in seen:
            return (REPEATED,)
        seen.add(words)
    return ()
