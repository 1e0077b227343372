"""Lines of a page that are not the article: read-also links, share buttons, signatures of initials."""

import re

from service.briefs.lexicon import SHARE_WORDS

_ALSO = r"(?:[أا]يض[ًاأ]+|المزيد)"
_OPENINGS = (
    rf"[اأإ]قر[أاآ]و?ا?\s+(?:{_ALSO}|كذلك|في الموقع|المقال)",
    rf"(?:شاهد|شاهدوا|طالع|تابع)\s*(?:{_ALSO}|الفيديو|بالفيديو|البث)",
    r"تابعو?نا?ا?\s+(?:على|عبر)|تابعوا\s+(?:قناتنا|صفحتنا|حسابنا)",
    r"لمتابعة\s+(?:[أا]خبارنا|آخر الأخبار|المزيد)",
    r"للمزيد(?:\s*[:.]|\s+من\s+(?:الأخبار|التفاصيل|المعلومات|المواضيع)|\s*$)",
    r"لمزيد من\s+(?:الأخبار|التفاصيل|المعلومات)\s+(?:اضغط|انقر|تابع|زوروا|:)",
    r"لقراءة\s+(?:المزيد|المقال|الخبر)|المزيد\s+(?:من الأخبار|حول)|[اأ](?:ضغط|نقر) هنا",
    r"[اإ]شترك(?:وا)?\s+(?:في|الآن|بقناتنا)",
    r"[اإ]نضم(?:وا)?\s+(?:إلى|الى)\s+(?:قناتنا|قناة|صفحتنا|مجموعتنا)|حمّ?ل(?:وا)?\s+تطبيق",
    r"شارك(?:وا|ها|نا)?\s+(?:الخبر|المقال|الموضوع|هذا|عبر|على|رأيك|برأيك)",
    r"[اأ]ضف\s+تعليق|[أاإ]رسال? إلى صديق",
    r"(?:مواضيع|أخبار|اخبار|مقالات|موضوعات)\s+(?:ذات صلة|متعلقة|مشابهة|قد تهمك)|ذات صلة\s*:?\s*$",
    r"قد يهمك\s*(?:[أا]يض[ًاأ]*)?|قد يعجبك",
    r"(?:الكلمات\s+(?:المفتاحية|الدالة|الدلالية)|الوسوم|كلمات مفتاحية)\s*:?",
    r"\(?صور[ةه]?\s+(?:تعبيرية|توضيحية|أرشيفية|ارشيفية|من الأرشيف)\W*$",
    r"جميع الحقوق محفوظة|حقوق النشر|(?:تم\s+)?نسخ الرابط",
)
_OPENING = re.compile(rf"[\W_]*(?:{'|'.join(_OPENINGS)})")
_LABEL = re.compile(_OPENING.pattern + r"[\W_]*$")
_INITIALS = re.compile(r"[\W_]*(?:[\u0621-\u064aA-Z](?:[\s./\-ـ]+|$)){2,4}[\W_]*$")


def is_boilerplate(text: str) -> bool:
    """Tell whether a line is a read-also link, a share bar or a line of hashtags."""
    return bool(_OPENING.match(text)) or _is_hashtags(text) or _is_share_bar(text)


def is_link_label(text: str) -> bool:
    """Tell whether a line only announces a link, which then follows on the next line (`اقرأ أيضا:`)."""
    return bool(_LABEL.match(text))


def is_signature(text: str) -> bool:
    """Tell whether a last line is an editor's initials (`ع ب م`)."""
    return bool(_INITIALS.match(text))


def _is_hashtags(text: str) -> bool:
    words = text.split()
    return all(word.startswith("#") for word in words) and bool(words)


def _is_share_bar(text: str) -> bool:
    words = re.findall(r"\w+", text.lower())
    return len(words) > 1 and all(word in SHARE_WORDS for word in words)
