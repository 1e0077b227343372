"""Who says so must not get lost: a claim that the Arabic lays to a source must not stand as a fact in English.

Knows phrases and verbs of reporting, not who the source is.
"""

import re

from service.briefs.types import Flag, Severity, Span

_SPEAKERS = (
    r"(?:وكال|صحيف|قنا[ةته]|موقع|مواقع|مصدر|مصادر|وسائل|تقرير|تقارير|بيان|مسؤول|وزار|وزير|رئيس|شهود|ناشط|تصريح|"
    r"شبكة|إذاعة|شرطة)"
)
_RULES = (
    r"(?:ا?ل?(?:قانون|قوانين|اتفاق|دستور|معايير|نظام|لوائح|شروط|خطة|جدول|حاجة|مبد[أإ]|قرار|عقد|نوع|مواصفات|ظروف|"
    r"سياسة|مستوى|تشريع|تشريعات))"
)
"""What things are done by, not who says them: `وفقا للقانون` is `under the law`."""

_PERFECT = "قال ذكر أعلن أفاد أوضح صرح أكد أضاف زعم كشف اعتبر رجح نفى"
_SPEECH = "|".join(
    (*_PERFECT.split(), *(f"{verb}ت" for verb in _PERFECT.split()), "قالوا", "يقول", "تقول", "يؤكد", "تؤكد")
)
_ATTRIBUTION = re.compile(
    r"(?<!\w)(?:"
    rf"[وف]?وفقا\s+(?:لما\s\w+|لل?(?!{_RULES})\w+)"
    r"|[وف]?نقلا\s+عن|[وف]?نقلت\s+\S+(?:\s+\S+){0,4}\s+عن"
    rf"|[وف]?(?:ب?حسب|وفق)\s+(?:ما\s+)?(?:ال)?(?:{_SPEAKERS}|{_SPEECH}|نقلت?|أوردت?|جاء)\w*"
    r"|على\s+(?:حد|حسب)\s+(?:قول|تعبير|زعم|وصف)\w*|ب?حسب\s+(?:قول|تعبير)\w*"
    rf"|[وف]?(?:{_SPEECH})\s+(?:\S+\s+){{0,8}}?(?:إن|أن|ب?أن)(?:ه|ها|هم|هما)?"
    r")(?!\w)"
)
"""`according to`, `citing`, `as he put it`, and a verb of speech with its "that" a few words on."""

_REPORTING = re.compile(
    r"[\"“”«»]|(?<!\w)['‘](?=\w)|\b(?:sa(?:id|y|ys|ying)|t(?:old|ell|ells|elling)|cit(?:e|es|ed|ing)|quot\w+|according|"
    r"report\w*|announc\w+|stat(?:e|es|ed|ing|ement|ements)|declar\w+|claim\w*|alleg\w+|add(?:s|ed|ing)?|explain\w*|"
    r"not(?:es|ed|ing)|point\w*|stress\w*|emphasi\w+|confirm\w*|affirm\w*|assert\w*|assur\w+|reveal\w*|disclos\w+|"
    r"indicat\w+|mention\w*|descri\w+|comment\w*|remark\w*|believ\w+|th(?:ink|inks|ought)|argu\w+|suggest\w*|insist\w*|"
    r"warn\w*|den(?:y|ies|ied|ying|ial)|consider\w*|felt|feels?|f[io]nds?|found|sees?|show(?:s|ed)|establish\w*|"
    r"maintain\w*|admit\w*|acknowledg\w+|underlin\w+|underscor\w+|recall\w*|repl(?:y|ied|ies)|wr(?:ote|ites?)|"
    r"as \w+ put it|in \w+ words|per)\b",
    re.IGNORECASE,
)
"""Any word of attribution, or quotation marks: which one is the translator's choice."""


def check_attribution(source: str, english: str) -> tuple[Flag, ...]:
    """Flag an Arabic sentence that names or implies a source where the English has no word of attribution at all."""
    found = _ATTRIBUTION.search(source)
    if found is None or _REPORTING.search(english):
        return ()
    message = f"The Arabic lays this to a source (“{' '.join(found[0].split()[:3])}”); the English says it as a fact."
    return (Flag("attribution-lost", Severity.WARNING, message, source=Span(*found.span())),)
