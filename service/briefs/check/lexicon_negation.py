"""The words Arabic and English negate with, over folded Arabic spellings and lower-case English; tables only.

A *negator* must come out as a negation in the other language. A *license* may: its like on the other side is often a
negator (`رفض` is `did not accept`, `unable` is `لا يستطيع`).
"""

import re

from service.briefs.check.word_set import word_set

ARABIC_NEGATORS = frozenset(
    f"{prefix}{word}"
    for prefix in ("", "و", "ف", "اف", "او")
    for word in word_set("لم لن ليس ليست ليسوا ليسا ليستا لسنا لست لستم")
) - {"افلست"} | word_set(
    "اليس اليست اليسوا السنا الستم افلا مش كيلا لكيلا دونما بدونه بدونها بدونهم بدونك بدوننا "
    "لا فلا بالا لئلا وبالا غير وغير بغير دون بدون وبدون ودون بلا وبلا عدم وعدم بعدم لعدم وبعدم ولعدم فعدم كعدم "
    "نفي نفت ينفي تنفي نفوا ونفي ونفت وينفي وتنفي ننفي نافيا ونافيا نافيه ونافيه النفي بنفي نفيه نفيها نفيهم "
    "انكر انكرت ينكر تنكر وانكر وانكرت"
)
ARABIC_REPEATED = frozenset({"ولا", "اولا"})
"""`لا ... ولا`: negates by itself only where nothing before it does."""

ARABIC_LICENSE = re.compile(
    r"[وف]?(?:غابت?|غابوا|[يت]غي?ب)|"
    r"مدري|مافيه?|ماكو|موب?|و?قط|[وفبل]{0,2}براءتهما|[وف]?(?:نه[يت]|[يت]نهي)|[وف]?(?:ممنوعه?|خال|خلا|خلت|[يت]خلو?|اياك[من]?|العدم|قلما|ابدا|لولا|سوي|عدا|كلا|كفت?|[يت]كف)|[وفبل]{0,2}براءت(?:ه|ها|هم|ي)|و?ب(?:غض|صرف)|"
    r"(?!\w*معجز)[وفبلك]{0,2}(?:ال)?(?:ي|ت|ن|ا|س|م|مت|سي|ست|سن)?(?:"
    r"رفض|رافض|فشل|فاشل|عجز|عاجز|امتنع|متنع|امتناع|منع|حظر|افتقر|فتقر|افتقار|ستحيل|استحال|غياب|غائب|خالي|خلو|نادر|"
    r"مجهول|توقف|نكر|انكار|تجنب|ستبعد|استبعاد|استثناء|كاد|جهل|تعذر|مجان|انعدام|نعدم|تخلف|تخلي|نقض|فقدان|فتقد|افتقد|لاانساني|"
    r"ستغني|ستغنا|استغناء|لاسلكي|لااخلاقي|لامركزي|لاحدود|لانهائي|نقص|ناقص|اخفق|خفق|اخفاق|تراجع|مكافح|مناهض|مضاد|تفاد[يا]?"
    r")(?:ت|ه|ها|هم|ا|وا|ون|ين|يه|ات|نا|تا|ته|تها|تهم)?"
)
"""Short words count only as they are: with prefixes and endings `قط` would be in `نقطة` (point) and `سقط` (fell)."""

ARABIC_AFTER_WHAT = word_set("من كان كنت عاد عادت استطاع يمكن كانت عدت كنا زلت في فيه دريت شفت ادري اقدر نقدر يفيد")
"""Behind `ما` they are oftener denied than what it is "what" of."""

ARABIC_JOINED_NOT = re.compile(
    r"[وف]?لا(?:ي(?!بز|ف$|دن|كا$|ن$)|ت(?!حاد|فاق|خاذ|صال|هام|جاه|باع|مام|ساع|لاف|يني|في|سي|زان|كال|را|كت)|نريد|نعرف|نستطيع|نقبل|نملك)\w{2,}"
)
"""`لايمكن`: the negator written together with its verb; not names (`لايبزيغ`), nor `for` before a noun (`لاتفاق`)."""

ARABIC_EMPHATIC = word_set("قط وقط ابدا")
"""Never: a license only where nothing before it negates, for `لم ... قط` is one negation."""

ARABIC_EXCEPTIONS = word_set("سوي وسوي عدا")
"""With a negator before: `only`. `إلا` is told from `ألا` (that not) by its hamza."""

ARABIC_HARMLESS_AFTER = {
    "لا": word_set(
        "يزال تزال زال يزالون تزالون نزال ازال زالت زالوا زلت زلنا زلتم يزالان بل غير سيما بد شك ريب باس محاله ينفك "
        "تنفك غرو جرم جدال روخا ليغا جازيتا غازيتا ماسيا سكالا ريبوبليكا بالما ريونيون باز بلاتا كورونيا روشيل"
    ),
    "غير": word_set("ان انه انها انهم اني انني انهما اننا"),
    "دون": frozenset({"مواربه"}),
    "لم": word_set("يزل تزل يلبث تلبث يكد تكد يفتا شمل الشمل لا"),
}
"""Negators that with these words after them say no "no": still, clearly, bluntly, reunion, why; or names: La Liga."""

ARABIC_OPTIONAL_AFTER = {
    "لا": word_set(
        "يقل تقل يزيد تزيد يتجاوز تتجاوز يتعدي تتعدي تقتصر يقتصر اقل اكثر مثيل يتجزا تتجزا يستهان تحصي يحصي نكاد يكاد "
        "تكاد يكادون يخفي يسعنا يسعني يسعه يسعها تحمد"
    ),
    "لم": word_set("يبلغ تبلغ يبلغوا يتجاوز تتجاوز يكمل تكمل"),
    "بلا": word_set("طيار توقف مقابل ادني شك ريب طائل جدوي"),
    "دون": word_set(
        "غيره غيرها غيرهم العشرين الثلاثين الاربعين الثالثه الرابعه الخامسه السادسه السابعه الثامنه التاسعه العاشره "
        "الحاديه الثانيه السنتين المتوسط المعدل الذروه التوقعات ادني شك طيار طياره سن السن مستوي المستوي سواه سواها "
        "سواهم الصفر توقف اخر اخري مقابل رد"
    ),
    "غير": word_set("ذلك رجعه مره مشروع المشروع شقيق شقيقه الشقيق الشقيقه"),
}
"""Negators that English often turns: at least, at most, under age, otherwise."""

ARABIC_OPTIONAL_BEFORE = {
    "دون": frozenset({"ما"}),
    "لم": word_set("ما وما مالم ومالم ان وان"),
    "لا": word_set("ام او كاد كادت يكاد تكاد مقابل"),
    "غير": frozenset({"لا"}),
}

ARABIC_OPTIONAL_SINCE = {"دون": word_set("حال حالت حان يحول تحول للحيلوله الحيلوله وحال وحالت ليحول لتحول حائلا")}
"""Negators that belong to one of these words a little before them: `حال المطر دون` is "prevented"."""

ARABIC_OTHER_THAN = word_set("غير لغير بغير")
ARABIC_TO_BE = word_set("يكن تكن يكون تكون يكونوا كان كانت اكن نكن")
"""`لا يعرف غير`: knows nothing but; behind a form of "to be" `غير` denies what follows it."""

ARABIC_NAMELY = word_set("وهو وهي وهما وهم")
"""Behind `ألا` it is "namely"."""

ARABIC_DEFINITE = re.compile("[وفبكل]?(?:ال|لل)")
"""How a noun with the article begins: behind it `غير ال` is its adjective."""

ARABIC_CONDITIONS = word_set("لو ولو فلو لولا ولولا فلولا")
"""If, but for: `لما` behind them negates what would have been, else it is "when"."""

_LIMITED = (
    r"little|least|minim\w+|most|max\w+|up to|more|less|fewer|over|above|than|under|below|exceed\w*|within|limit\w*|"
    r"only|just|almost|nearly|barely|hardly|hard|scarcely|merely|dire|grave|serious|disastrous|secret|clear\w*|obvious\w*|"
    r"peer\w*|unprecedented|match\w*|rival\w*|part|integral|underestimat\w+"
)
_MORE_THAN = r"more than|beyond|besides|also|as well|well as|too|go(?:es)? far"
_UNLESS = r"unless|until|till|without|except|provided|long as|otherwise|before|fail\w*|else|even"
_NOT_YET = r"under|younger|less|below|fewer|within|just|only|yet|before|short"
ENGLISH_TURNS: tuple[tuple[str, frozenset[str], re.Pattern[str]], ...] = (
    ("لم", ARABIC_OPTIONAL_AFTER["لم"], re.compile(rf"\b(?:{_NOT_YET})\b", re.I)),
    ("لم", frozenset(), re.compile(rf"\b(?:{_UNLESS})\b", re.I)),
    ("غير", word_set("مشروع المشروع"), re.compile(r"\b(?:corrupt|graft|smuggl|clandestin|pirat|bootleg)\w*", re.I)),
    ("لا", word_set("تقتصر يقتصر"), re.compile(rf"\b(?:{_MORE_THAN})\b", re.I)),
    ("لا", ARABIC_OPTIONAL_AFTER["لا"], re.compile(rf"\b(?:{_LIMITED})\b", re.I)),
)
"""What English says for a negator that it may turn, with these words after it (none: with any): `ما لم` is `unless`.

The first line that fits counts. English with none of it must negate, for else the turn of phrase is lost.
"""

HOMOGRAPHS: tuple[tuple[frozenset[str], re.Pattern[str]], ...] = (
    (
        word_set("دون ودون"),
        re.compile(r"\b(?:(?i:wr(?:ote|ites|itten)|jot|record|noted|logged|inscri|[sp][eu]t down)|Do[nm]\b)"),
    ),
    (word_set("دون ودون"), re.compile(r"\b(?:below|under|beneath|lower|less|inferior) |-old\b", re.I)),
    (word_set("لا"), re.compile(r"\bLa [A-Z]")),
    (word_set("ليست"), re.compile(r"\bLiszt\b")),
    (word_set("غير وغير"), re.compile(r"\b(?:chang|alter|switch|shift|transform|modif|replac|revers)", re.I)),
    (word_set("ينفي وينفي نفي ونفي نفت نفيه نفيها نفيهم"), re.compile(r"\b(?:exil|banish|deport)", re.I)),
    (word_set("تنكر"), re.compile(r"\b(?:disguis|dress|mask)", re.I)),
    (word_set("وليسا"), re.compile(r"\bLisa\b")),
    (word_set("كيلا"), re.compile(r"\b(?:kilomet|km\b)", re.I)),
    (word_set("اليس"), re.compile(r"\b(?:Al[iy](?:ce|s)|Ellis)\b")),
    (word_set("دون"), re.compile(r"\bDawn\b")),
)
"""Negators without vowel marks that may be another word, with the English of that: wrote down, below, changed."""

ENGLISH_NEGATORS = word_set(
    "not no never without cannot neither none nothing nobody nowhere aint cant dont wont didnt doesnt isnt wasnt "
    "arent werent hasnt havent hadnt couldnt wouldnt shouldnt"
)
NO_NEGATION = re.compile(r"No\.\s?[(\d]|No [A-Z]\w+ [A-Z]|not to mention\b")
"""A number, a Korean by his name, and what is `ناهيك عن`."""
ENGLISH_REPEATED = frozenset({"nor"})
ENGLISH_HARMLESS_AFTER = {"no": frozenset({"doubt"}), "not": frozenset({"least"})}
"""`no doubt`; `not least` is `لا سيما`."""

ENGLISH_OPTIONAL_AFTER = {
    "no": word_set("less fewer more later sooner matter confidence -"),
    "don't": frozenset({"forget"}),
    "nothing": frozenset({"but", "of"}),
    "not": word_set("less fewer more exceed exceeding later until mention even"),
}
ENGLISH_TURNED = re.compile(
    r"\b(?:f(?:all|alls|ell|alling|allen) short|in vain|for good|anything but|rather than|a first|yet to|"
    r"little (?:changed?|known|more)|other than|"
    r"(?:advis|recommend|warn|caution|urg|counsel)\w*(?: \w+){0,3} against|free (?:of|from)|"
    r"out of (?:reach|season|the question)|part-time|off-the-record|"
    r"ill-(?:fitting|advised|considered|defined|prepared|equipped)|"
    r"beyond (?:(?:any|the slightest|a shadow of a|reasonable) )?(?:doubt|words))\b|-free\b",
    re.IGNORECASE,
)
"""What English says for an Arabic negation without a word that negates."""

ENGLISH_OPTIONAL_BEFORE = {
    "not": word_set("or if whether"),
    "no": frozenset({"or"}),
    "without": frozenset({"from"}),
}

ENGLISH_LICENSE = re.compile(
    r"den(?:y|ies|ied|ying|ial|ials)|refus\w*|fail(?:s|ed|ing|ures?)?|lack\w*|reject\w*|declin\w*|prevent\w*|avoid\w*|prohibit\w*|ban(?:s|ned|ning)?|"
    r"forb[ai]\w+|abst(?:ain|en)\w*|exclud\w*|hardly|barely|rarely|scarcely|seldom|instead|"
    r"absen(?:t|ce)|anonym\w+|impossible|incapable|inabilit\w+|inaccura\w+|insufficient\w*|inadequa\w+|incomplete\w*|ineligib\w+|"
    r"invisib\w+|irresponsib\w+|irregular\w*|illegitima\w+|illicit\w*|immoral\w*|improper\w*|impartial\w*|inhuman\w*|"
    r"instabilit\w+|insecur\w+|inconsisten\w+|indirect\w*|informal\w*|inappropriate\w*|inexplicab\w+|inevitab\w+|invalid\w*|immature|"
    r"disapprov\w+|dishonest\w*|disrespect\w*|dissatisf\w+|disallow\w*|"
    r"extraordinar\w+|disproportion\w*|inconclus\w+|lest|implausib\w+|infinit\w+|inaccess\w+|illeg\w+|asynch\w+|discomfort|abnormal\w*|deficien\w+|offline|invinc\w+|"
    r"non(?!e$|sense)\w*|landlocked|intangib\w+|irrational\w*|indifferen\w+|inescapab\w+|incessant\w*|poach\w+|manslaughter|"
    r"inexperienc\w+|inseparab\w+|inconceivab\w+|indisputab\w+|indescribab\w+|disregard\w*|displeas\w+|"
    r"indomit\w+|un(?!der|it|til|ion|iv|iq|cles?$|if|i$|anim|less|ani|esco|icef|hcr|rwa|aiz|fortunate|rest$|veil|cover|leash|fold|ravel|load|employ|conscious|ilateral)\w{3,}|(?!(?:un|never|regard|none)\w*)\w{3,}less(?:ly)?|anti|zero|"
    r"incompatib\w+|irrefutab\w+|irreversib\w+|irresistib\w+|inexcusab\w+|incurab\w+|inexhaustib\w+|incorrect\w*|"
    r"intolerab\w+|illogical\w*|indefinite\w*|indispensab\w+|misplaced|decentrali[sz]\w+|"
    r"disappear\w*|exempt\w*|regardless|bar(?:s|red|ring)|ineffective\w*|insignificant\w*|indecen\w+|inactiv\w+|"
    r"discontinu\w*|exclusion|spar(?:e|es|ed|ing)|contrary|neglect\w*|"
    r"incomprehens\w+|impolite\w*|immov\w+|inefficien\w+|incoheren\w+|heterogen\w+|ignoran\w+|"
    r"imprecis\w+|imperfec\w+|impass\w+|impenetr\w+|impruden\w+|incompeten\w+|inconsider\w+|inedib\w+|inequal\w+|inequit\w+|"
    r"inflexib\w+|infrequen\w+|inhospit\w+|injustice\w*|inoperab\w+|insensitiv\w+|insincer\w+|insolven\w+|involuntar\w+|"
    r"irrelevan\w+|irreplac\w+|irrespectiv\w+|irreverent\w*|disagree\w*|dishono\w+|dislik\w+|disloyal\w*|disobe\w+|"
    r"disorgani\w+|countless|immodest\w*|incredib\w+|imbalanc\w+|impractic\w+|impermissib\w+|idl(?:e|y)"
)

ENGLISH_ONLY = re.compile(
    r"\b(?:only|just|but|mere|merely|sole|solely|exclusively|alone|simply|purely|all|as long as|unique|few|little|"
    r"by the time|(?:less|fewer) than)\b",
    re.IGNORECASE,
)
"""What English says for `لا ... إلا` without a negation."""

ENGLISH_AGAIN = re.compile(
    r"\b(?:n?or|neither|any\w*|let alone|both|as well|also|un\w+|remain\w*|still|first\w*|whatsoever)\b", re.IGNORECASE
)
"""What English says where Arabic negates again with `ولا`, if it does not negate again itself."""

ENGLISH_LIMITS = re.compile(
    ENGLISH_ONLY.pattern
    + r"|\b(?:except\w*|unless|until|till|other|than|before|after|when|once|if|save|apart|aside|besides|beyond|"
    r"without|yet|rather|instead|barely|hardly|less|short|nothing|exclud\w+)\b",
    re.IGNORECASE,
)
"""What limits a negation, as `إلا` does: of 165 exceptions in news and encyclopedias all but one came out so."""

ENGLISH_DENIED_ONLY = re.compile(
    r"(?!\s*(?:only|just|solely)\b)[^,;:.]*\b(?:only|just|solely|exclusively)\b", re.IGNORECASE
)
"""What follows a negation that belongs to an `only` farther on: `not come only one day` is no `come only one day`."""

ENGLISH_EXCEPTS = re.compile(
    r"\b(?:except\w*|exclud\w+|but|until|till|unless|no other|save|besides|before|after|when|if|once|without|aside|"
    r"apart|beyond|nothing|than|as long as|instead|short of)\b",
    re.IGNORECASE,
)
"""What makes an exception to a negation, as `إلا` does, so that an `only` beside it says something else."""

NEGATING_AFFIXES = ("un", "in", "im", "il", "ir", "non")
"""Words that begin so, and are on the list of what may negate, say `غير` or `لا` and nothing else."""
