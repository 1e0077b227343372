"""Is it Arabic, and if not, what is it?"""

from concurrent.futures import ThreadPoolExecutor

import pytest

from service.briefs.language import detect, require_arabic
from service.errors import NotArabic, NothingToSummarize

ARABIC = (
    *(
        "قال",
        "وزير الدفاع",
        "وقالت الوزارة",
        "شنو صار اليوم",
        "عامل ايه يا باشا انهارده",
        "بدي روح عالسوق هلق",
        "شلونك خوي",
    ),
    *(
        "كيفاش راك داير خويا",
        "هاد الشي ماشي مزيان بزاف",
        "الرئیس المصری یلتقی وزیر الخارجیة فی القاهرة",
        "2021 قال الرئيس",
    ),
    *("گوگل تطلق هاتفا جديدا في باريس", "مباراة باريس وچيلسي", "رئيس الوزراء الباكستاني پرويز مشرف يستقيل"),
    "قَالَ الوَزِيرُ إِنَّ الاجْتِمَاعَ سَيُعْقَدُ غَدًا",
    "أعلنت شركة Microsoft إطلاق Windows 11 في الشرق الأوسط",
)
OTHERS = {
    "Persian": (
        *("این یک متن", "سلام دنیا", "خبر فوری", "من به خانه می روم", "تیم ملی فوتبال", "وزیر امور خارجه"),
        *(
            "رئیس جمهور گفت که کشور در برابر فشارها ایستادگی می‌کند",
            "رئيس جمهور در سخنراني خود گفت که اين کشور آماده است",
        ),
    ),
    "Urdu": (
        "پاکستان کے وزیر اعظم",
        "وزیر اعظم نے کہا کہ حکومت عوام کے مسائل حل کرے گی",
        "یہ ایک خبر ہے",
        "لاہور میں بارش",
    ),
    "Sorani Kurdish": ("سەرۆکی هەرێمی کوردستان", "ئەمڕۆ لە هەولێر کۆبوونەوەیەک بەڕێوەچوو", "دەنگۆی نوێ ئەمە"),
    "Pashto": ("د افغانستان ولسمشر", "د بهرنیو چارو وزیر وویل چې خبرې به روانې وي", "نن ورځ ښه ده"),
    "Uyghur": ("شىنجاڭ ئۇيغۇر ئاپتونوم رايونى", "بۈگۈن ھاۋا ياخشى"),
    "Sindhi": ("سنڌ جي وزير اعليٰ", "ڪراچي ۾ اڄ برسات پئي"),
    "Hebrew": ("סוף השבוע", "ראש הממשלה אמר היום"),
    "English": ("The minister said", "Good morning world", "The government announced new measures on Monday."),
    "French": ("Le ministre a déclaré", "Le gouvernement a annoncé de nouvelles mesures lundi."),
    "Russian": ("Президент заявил сегодня",),
    "Turkish": ("Cumhurbaşkanı bugün açıklama yaptı",),
    "Chinese": ("中国政府今天宣布",),
}


@pytest.mark.parametrize("text", ARABIC)
def test_arabic_of_every_sort_passes(text: str) -> None:
    """Short and long, dialects, vowel marks, Persian keyboards, foreign names and Latin words are Arabic."""
    found = require_arabic(text)
    assert found.language == "ar"
    assert 0 <= found.confidence <= 1
    assert found.arabic_share >= 0.5


@pytest.mark.parametrize(("name", "text"), [(name, text) for name, texts in OTHERS.items() for text in texts])
def test_another_language_is_refused_by_its_name(name: str, text: str) -> None:
    """The refusal says which language the text seems to be and quotes nothing of it."""
    with pytest.raises(NotArabic, match=name) as refused:
        require_arabic(text)
    assert text not in refused.value.detail


@pytest.mark.parametrize("text", ["Hello", "OK", "Tel Aviv", "Mujaz"])
def test_a_word_of_plain_latin_letters_is_taken_for_english(text: str) -> None:
    """So short a text tells the model nothing, and its guess (Finnish, Danish) would only puzzle."""
    assert detect(text).language == "en"


@pytest.mark.parametrize("text", ["", " \n", "123 !!", "٣٫٥ …", "😀", "\u200f"])
def test_text_without_words_is_nothing_to_summarize(text: str) -> None:
    """Digits and signs are no language."""
    assert detect(text).language == "und"
    with pytest.raises(NothingToSummarize):
        require_arabic(text)


def test_an_arabic_paragraph_among_english_passes() -> None:
    """A text of several languages is Arabic where Arabic lines hold a quarter of it."""
    arabic = "أعلنت الوزارة اليوم إجراءات جديدة لحماية المستهلك في الأسواق."
    english = "The ministry announced new measures today to protect consumers in the markets."
    assert require_arabic(f"{english}\n{arabic}").language == "ar"
    with pytest.raises(NotArabic, match="English"):
        require_arabic(f"{english}\n{english}\n{english}\n{english} قال")


def test_a_long_text_is_judged_from_its_parts() -> None:
    """Beginning, middle and end are read, so that the cost does not grow with the text."""
    text = "قال الوزير إن الاجتماع سيعقد غدا في العاصمة. " * 2_000
    assert detect(text).language == "ar"


def test_threads_may_ask_at_once() -> None:
    """The model is loaded once and shared."""
    with ThreadPoolExecutor(4) as threads:
        languages = set(threads.map(lambda text: detect(text).language, ARABIC * 4))
    assert languages == {"ar"}
