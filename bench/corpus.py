"""Arabic news sentences and articles, made here, all different: nobody's text, no cache can know them.

Knows no service.
"""

from collections.abc import Iterator
from itertools import count, islice

WHO = (
    "قال وزير الصحة",
    "أعلنت شركة النقل",
    "ذكر رئيس البلدية في مؤتمر صحفي",
    "أكد الباحثون في الجامعة",
    "أوضح المتحدث باسم الحكومة",
    "أفادت وكالة الأنباء الرسمية",
    "أضاف مدير المشروع خلال زيارة للموقع",
)
WHAT = (
    "إن المستشفى الجديد",
    "أن خط القطار بين المدينتين",
    "أن المكتبة العامة",
    "أن مشروع الري في الوادي الشرقي",
    "أن محطة الكهرباء",
    "أن معرض الكتاب الدولي",
    "أن الطريق الساحلي بين الميناء والمطار",
    "أن برنامج دعم المزارعين",
    "أن المباحثات مع الشركات الأجنبية",
    "أن الجسر القديم فوق النهر",
    "أن السوق المركزي",
)
WHEN = (
    "سيفتح أبوابه اليوم",
    "يبدأ العمل صباح الأحد المقبل بعد عامين من التأخير",
    "توقف أمس بسبب الأمطار الغزيرة",
    "عاد إلى العمل هذا الأسبوع بعد إصلاحات واسعة",
    "ينتظر موافقة البرلمان على الميزانية الجديدة",
)
TAIL = (
    ".",
    " ويخدم 40 ألف شخص.",
    " بكلفة 12 مليون دولار، بحسب بيان صدر مساء الخميس.",
    " لأول مرة منذ عشر سنوات.",
    "، مشيرا إلى أن الحكومة خصصت الأموال اللازمة.",
    "، وأن الخبراء سيقدمون تقريرهم في نهاية الشهر.",
)
PARTS = (TAIL, WHEN, WHAT, WHO)
"""Of pairwise coprime numbers, so that neighbors differ in all of them and every combination comes once in 2,310."""


def sentences(start: int = 1) -> Iterator[str]:
    """Give different sentences of 8 to 28 words, about 30 tokens, without end; `start` numbers the first."""
    for number in count(start):
        tail, when, what, who = (parts[number % len(parts)] for parts in PARTS)
        yield f"{who} {what} {when} {number}{tail}"


def texts(source: Iterator[str], size: int) -> Iterator[str]:
    """Give articles of so many sentences, in paragraphs of four, without end."""
    while True:
        taken = list(islice(source, size))
        yield "\n\n".join(" ".join(taken[first : first + 4]) for first in range(0, size, 4))
