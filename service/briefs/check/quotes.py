"""Quotation marks tell a reader whose words these are: they must not vanish, become fewer, nor stay open.

Knows which words Arabic puts before a name that stands in quotation marks; what is quoted it does not read.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from service.briefs.check.heard_names import count_heard
from service.briefs.check.word_set import word_set
from service.briefs.types import Flag, Severity, Span

_QUOTATION = re.compile(r"«([^»]*)»?|[“„]([^”‟“„]*)[”‟]?|\"([^\"]*)\"?|<<([^>]*)(?:>>)?|[”]([^“”]*)“")
_ENGLISH_QUOTATION = re.compile(
    r"“([^”“]*)”?|«([^»«]*)»?|„([^”“„]*)[”“]?|\"([^\"]*)\"?|''(.*?)''|(?<!\w)['‘](?=\w)((?:[^'’]|['’](?=\w))*)['’]?"
)
"""A single mark counts where it opens a word; behind a letter it is an apostrophe."""

ENGLISH_MARKS = re.compile(r"[«»“”„‟\"]|''|(?<!\w)['‘](?=\w)")

NAME_WORDS = 2
"""Arabic puts names in quotation marks too; up to so many words without a colon before them are taken for a name."""

INITIAL = 3
"""Words of so many letters on average spell out initials: `إس إن سي إف`."""

LONGEST_NAME = 6
"""Names of organizations and works, behind a word that says what they are, have at most this many words."""

_NAMED = word_set(
    "صحيفة صحيفتي جريدة مجلة وكالة قناة محطة موقع إذاعة راديو تلفزيون تطبيق شبكة منصة برنامج بوابة صفحة حساب "
    "مدونة وسم هاشتاغ هاشتاج هيئة مؤسسة منظمة جمعية مركز معهد جامعة كلية مدرسة مستشفى شركة مصرف بنك مصنع متجر "
    "مطعم مقهى فندق نادي نادى فريق ملعب ستاد حزب حركة تنظيم جماعة ميليشيا ميليشيات كتائب كتيبة لواء سرايا جبهة "
    "تحالف ائتلاف تيار كتلة قائمة اتحاد نقابة لجنة مبادرة حملة مشروع فيلم فيلمه فيلمها مسلسل مسلسله مسلسلها "
    "مسرحية رواية روايته روايتها كتاب كتابه كتابها ديوان قصيدة أغنية أغنيته أغنيتها ألبوم لوحة مقطع جائزة "
    "مهرجان بطولة كأس دوري لعبة مسابقة معرض مؤتمر منتدى قمة عملية مناورات تمرين إعصار عاصفة سفينة باخرة ناقلة "
    "حاملة طائرة طائرات مقاتلة مقاتلات صاروخ صواريخ منظومة نظام سيارة دبابة هاتف جهاز فيروس مرض دواء لقاح قمر "
    "مسبار مركبة حي شارع ميدان ساحة منطقة بلدة قرية مدينة معبر سجن قاعدة ميناء مطار قصر برج سد نهر متحف مسرح "
    "مسجد كنيسة اسم باسم بإسم لقب يسمى تسمى سمي المعروف المعروفة المدعو الملقب الشهير يدعى تدعى عنوان بعنوان "
    "تحت مصطلح كلمة عبارة شعار فئة نوع طراز ماركة المسمى المسماة"
)
"""Nouns behind which a name may stand in quotation marks."""

_PREFIX = re.compile(r"^[وفبلك]?(?:ال|لل)?(?=\w{2})")
_OPENS_A_NAME = word_set("مركز حزب حركة اتحاد جمعية هيئة منظمة مؤسسة شركة جامعة معهد مجلس لجنة جبهة تحالف جيش قوات")
_ADDRESSED = re.compile(r"(?:^|\s)(?:لـ|ل|بـ|ب|كـ|عبر|لدى|على|في)\s?$")
"""`لـ"رويترز"`, `على "تويتر"`: short quoted things behind these are names of outlets."""

CONTEXT = 60
"""Characters before a quotation in which what introduces it is looked for."""

_QUALIFIED = 3
"""A name may stand so many words behind what it is: `صحيفة "..."`, `الصحيفة العبرية الواسعة الانتشار "..."`."""

_DESCRIBED = re.compile(
    r"(?:^|\s)[وف]?(?:ما\s)?(?:[تي]?صف|وصف|واصف|نعت|اعتبر|بأن|إن|أسم[يتا]|سم[اّ]|قال|قائل)"
    r"(?:ت|وا|ا)?(?:ه|ها|هم|هما)?(?:\s\S+){0,2}\s*(?:بـ?)?\s?$"
)
"""`وصفه بـ"الكارثي"`: even one or two words behind these are someone's."""

_SAID_SO = re.compile(
    r"(?:^|\s)(?:[وف]?ب[أإ]ن(?:ه|ها|هم|هما)|[وف]?(?:[تي]?صف|وصف|واصف|نعت)(?:ت|ة|وا|ا)?(?:ه|ها|هم)?(?:\s\S+){0,2}\sبـ?)\s?$"
)
"""`بأنه "..."`, `واصفة البلاد ب "..."`: whatever stands before, these are someone's words."""

OPENING, CLOSING = "«“„", "»”‟"

LOST = "The source quotes someone; the English shows no quotation marks."
FEWER = "The source has more quotations than the English: see whose words are missing or stand without marks."


class Quotation(NamedTuple):
    """Words that stand in quotation marks, and where, with their marks."""

    said: str
    start: int
    end: int


def is_balanced(text: str) -> bool:
    """Tell whether every quotation mark that opens also closes."""
    opened = sum(text.count(mark) for mark in OPENING)
    closed = sum(text.count(mark) for mark in CLOSING)
    return (opened == closed and text.count('"') % 2 == 0) or (opened + closed + text.count('"')) % 2 == 0


def quotations(source: str) -> tuple[Quotation, ...]:
    """List what an Arabic text quotes of someone's words; what is just a name in quotation marks is left out."""
    return tuple(one for one in quoted(source) if _is_someones(one, source))


def english_quotations(english: str) -> tuple[Quotation, ...]:
    """List what an English text has in quotation marks, names too."""
    return tuple(_quoted(_ENGLISH_QUOTATION, english))


def quoted(source: str) -> list[Quotation]:
    """List all that an Arabic text has in quotation marks, words that someone said and names."""
    return _quoted(_QUOTATION, source)


def _quoted(pattern: re.Pattern[str], text: str) -> list[Quotation]:
    found = (Quotation("".join(filter(None, one.groups())).strip(), *one.span()) for one in pattern.finditer(text))
    return [one for one in found if one.said]


def _is_someones(quotation: Quotation, source: str) -> bool:
    """Tell words that someone said from a name, by the words before it and its length."""
    opening, words = source[max(0, quotation.start - CONTEXT) : quotation.start], quotation.said.split()
    if opening.rstrip().endswith(":") or _SAID_SO.search(opening):
        return True
    if is_named(quotation, source) and len(words) <= LONGEST_NAME:
        return False
    is_short = len(words) <= NAME_WORDS or len("".join(words)) <= INITIAL * len(words)
    return not is_short or _DESCRIBED.search(opening) is not None


def is_named(quotation: Quotation, source: str) -> bool:
    """Tell whether what is quoted stands where a name would: behind what it is, or behind `في`, `على`."""
    opening = source[max(0, quotation.start - CONTEXT) : quotation.start]
    nouns = {_says_what(word) for word in opening.split()[-_QUALIFIED:]}
    first = _says_what(quotation.said.split()[0])
    return not _NAMED.isdisjoint(nouns) or _ADDRESSED.search(opening) is not None or first in _OPENS_A_NAME


def _says_what(word: str) -> str:
    """A noun without its conjunction, preposition and article."""
    bare = word.strip("،,.()")
    return bare if bare in _NAMED else _PREFIX.sub("", bare)


def check_quotes(source: str, english: str) -> tuple[Flag, ...]:
    """Flag quotations of a sentence that vanished or became fewer, or that stay open where the source closes them."""
    marked, kept = quoted(source), english_quotations(english)
    phrases = quotations(source) or tuple(one for one in marked if len(one.said.split()) > NAME_WORDS)
    if phrases and kept and _are_fewer(source, english, marked, kept):
        return (Flag("quote-lost", Severity.WARNING, FEWER, source=Span(phrases[0].start, phrases[0].end)),)
    return check_marks(source, english)


def check_marks(source: str, english: str) -> tuple[Flag, ...]:
    """Flag quotation marks that vanished altogether, or that stay open; for texts of any length."""
    said = quotations(source)
    if said and not ENGLISH_MARKS.search(english):
        return (Flag("quote-lost", Severity.WARNING, LOST, source=Span(said[0].start, said[0].end)),)
    if _QUOTATION.search(source) and is_balanced(source) and not (is_balanced(english) or _only_closes(english)):
        message = "A quotation in the English is not closed: see the source for where it ends."
        return (Flag("quote-unbalanced", Severity.WARNING, message),)
    return ()


def _are_fewer(source: str, english: str, marked: Sequence[Quotation], kept: Sequence[Quotation]) -> bool:
    """Compare what was said with what can be speech in English, and all that is in marks, names too.

    Names that English writes without marks are not missed: `موقع "تويتر"`, Twitter.
    """
    speech = sum(len(one.said.split()) > 1 for one in kept)
    said = sum(len(one.said.split()) > NAME_WORDS for one in quotations(source))
    if said > speech:
        return True
    fewer = len(marked) - len(kept)
    if fewer <= 0 or not is_balanced(source):
        return False
    names = [one.said for one in marked if not _is_someones(one, source)]
    return fewer > count_heard(names, without(english, kept))


def without(text: str, places: Sequence[Quotation]) -> str:
    """The text with blanks for what is quoted."""
    for one in places:
        text = text[: one.start] + " " * (one.end - one.start) + text[one.end :]
    return text


def _only_closes(english: str) -> bool:
    """Tell whether the one mark of a text closes words that it began with: `I will return," she said` is clear."""
    return re.match(r"[^\"“”]*[,.?!][\"”]\s[^\"“”]*$", english) is not None
