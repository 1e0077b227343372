"""Where a stretch of Arabic text falls into sentences; `|` marks the expected cuts."""

import pytest

from service.briefs.sentence_ends import sentence_cuts

MARKED = {
    "final marks": "وصل الوفد مساء.| هل يبقى طويلا؟| نعم!| وقال: لا نعرف…| ثم غادر الجميع",
    "commas and semicolons": "قال الوزير، أمس، إن الوضع هادئ؛ وأضاف أن العمل مستمر",
    "marks in a row": "ماذا حدث هناك؟!| لا أحد يعرف حتى اليوم!!| هذا كل شيء في الحكاية.",
    "closing quotes and brackets": 'قال "سنعود غدا."| وأضاف «لن نتأخر.»| ثم غادر (مساء أمس.)| وانتهى.',
    "a quote closed behind a space": 'وقال "اقتنعوا جميعا. "| وختم حديثه',
    "a quote opened behind a space": 'غادر الوفد.| "نحن هنا" قال الوزير',
    "a quote opened with no space": 'غادر الوفد القاعة.|"نحن هنا" قال الوزير',
    "a space before the mark": "حسب تعبيره .| و دعا الوزير إلى الهدوء .",
    "titles": "حضر د. أحمد وأ.د. منى والم. سامي ود. وليد وقال أ. كريم كلمة",
    "latin initials": "كتب J. K. Rowling رواية عن U.S. Army وعن Dr. No سابقا",
    "company names": "أعلنت HK Management Inc. سبب الإلغاء",
    "agencies by initials": "حسب أ.ف.ب وأ ف ب.| وقالت الوكالة إن القصف توقف",
    "a unit behind a number": "بلغ السعر 10 د.| تعرّف على باقي الأسعار",
    "an era": "بني عام 300 ق.م.| ويزوره السياح",
    "a letter that is a name": "فاز بصدارة المجموعة ب.| وينقص الجسم فيتامين د.| هذا كل شيء",
    "decimals": "بلغت النسبة 3.5 في المئة و٣٫٥ و1.250.000 دينار",
    "dates and times": "في 30.3.2021 عند 10.30 صباحا و10:30 مساء",
    "a year at the end": "بدأت الحرب عام 2011.| وانتهت بعد عام",
    "addresses": "انظر www.example.com/a?b=1.2 أو اكتب إلى a.b@example.com عن موقع العربية.نت وإيلاف.كوم اليوم",
    "an address at the end": "الموقع example.com.| وقال المتحدث إنه جديد",
    "no space behind the period": "وفق نص البيان.|يذكر أن الاجتماع تأجل.|وأضاف المصدر",
    "letter names": "بثت بي.بي.سي وسي.إن.إن وإم.بي.سي التقرير",
    "و apart behind a period": "إلى التنمية.|و تربط الطرق المدن",
    "no space behind a question": "من المسؤول؟|سؤال يطرحه الجميع",
    "dots in a headline": "الضربة الأمريكية على سوريا.. قرار شجاع",
    "dots before but": "دفع الرجل الغرامة ومعه المبلغ كله.. ولكن في شكل قطع نقدية صغيرة من فئة سنت واحد أغضبت الجميع.",
    "dots at the end": "كانت القصة طويلة ومؤلمة لكل من عاشها حينذاك...| ويستعد المؤرخ لنشرها في كتاب جديد هذا العام.",
    "et cetera": "الصور والأصوات ورواية القصص... إلخ مما نعرفه جميعا من قبل في هذا الباب وغيره من الأبواب الكثيرة.",
    "a remark in brackets": "قال إنه فاز (!) بالجائزة (؟) مرة أخرى",
    "a list in a line": "المطالب: |1. رفع الأجور |2. خفض الأسعار |3. وقف الحرب",
    "a number at the start": "1. قال الوزير إن الوضع هادئ",
    "bullets in a line": "النتائج |• فوز الأهلي |• خسارة الزمالك",
    "a brand": "عدد مستخدمي ياهو! و خدمات مايكروسوفت",
}


@pytest.mark.parametrize("marked", MARKED.values(), ids=MARKED.keys())
def test_sentences_end_where_a_reader_would_end_them(marked: str) -> None:
    """Cuts lie exactly at the marks of the table, and nowhere else."""
    text = marked.replace("|", "")
    starts = [0, *sentence_cuts(text)]
    pieces = [text[start:end] for start, end in zip(starts, [*starts[1:], None], strict=True)]
    assert "|".join(pieces) == marked
