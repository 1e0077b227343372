"""A lost or added negation is flagged; idioms that only look like one are not."""

import pytest

from service.briefs.check.negation import check_negation


@pytest.mark.parametrize(
    ("source", "english"),
    [
        ("لم يحضر الوزير", "The minister did not attend"),
        ("لن يعود", "He won't return"),
        ("غادر دون اتفاق", "He left without an agreement"),
        ("قرار غير قانوني", "An illegal decision"),
        ("نفت الوزارة الخبر", "The ministry denied the report"),
        ("رفض التوقيع", "He would not sign"),
        ("لا يزال الحريق مشتعلا", "The fire is still burning"),
        ("غير أنه وافق", "But he agreed"),
        ("لا ينجح إلا المجتهد", "Only the diligent succeed"),
        ("لم أره قط", "I never saw him"),
        ("لا تصل المياه إلا يوما في الأسبوع", "The water does not come except one day a week"),
        ("لن نوافق إلا إذا تغير القانون", "We will not agree unless the law changes"),
        ("ما لا يقل عن ألف", "No fewer than a thousand"),
        ("ما لا يقل عن ألف", "At least a thousand"),
        ("لا هذا ولا ذاك", "Neither this nor that"),
        ("طائرة بدون طيار", "A drone"),
        ("عاد الوفد", "The delegation returned"),
        ("لا شك في ذلك", "There is no doubt about it"),
        ("ولا يخفى أن المدينة تغيرت", "Clearly the city has changed"),
        ("قالها دون مواربة", "He said it bluntly"),
        ("تذكر إضافة الضرائب", "Don't forget to add the taxes"),
        ("يتصل مجانا", "He calls without charge"),
        ("توقف القتال، والوضع غير واضح", "The fighting stopped, and the situation is unclear"),
        ("سنضرب ما لم توافق الحكومة", "We will strike unless the government agrees"),
        ("سنضرب ما لم توافق الحكومة", "We will strike if the government does not agree"),
        ("تهمة الإثراء غير المشروع", "A charge of graft"),
        ("لم تغب المدينة عن الذاكرة", "The city was not absent from memory"),
        ("لولا صبر الوسيط لما التقى الخصمان", "Without the mediator's patience the two would not have met"),
        ("لولا صبر الوسيط لما التقى الخصمان", "But for the mediator's patience the two would not have met"),
        ("لو خضع الجسر للصيانة لما انهار", "Had the bridge been maintained, it would not have collapsed"),
        ("لما وصل الوفد بدأ الاجتماع", "When the delegation arrived, the meeting began"),
        ("ألم يعد الرئيس بذلك؟", "Did the president not promise that?"),
        ("يعاني من ألم في الظهر", "He suffers from back pain"),
        ("حملوا الماء كيلا يموتوا عطشا", "They carried water so that they would not die of thirst"),
        ("دخل من غير أن يراه أحد", "He entered without anyone seeing him"),
        ("لم يجدوا غير الملح", "They found only salt"),
        ("لا يعرفون غير الفرنسية", "They know nothing but French"),
        ("لم يكن غير راض", "He was not dissatisfied"),
        ("لم سمي البحر ميتا؟", "Why was the sea called dead?"),
        ("وما نزلا إلا ليلا", "They did not come down until night"),
        ("اختار اسما لا رقما", "He chose a name rather than a number"),
        ("يبيع دون السعر المحدد", "He sells below the set price"),
        ("لم يؤيد القرار ولم يعارضه", "He neither backed the decision nor opposed it"),
        ("أفاد مصدر بأن الوزير لم يحضر", "A source said the minister did not attend"),
        ("كلا الزعيمين نفى اللقاء", "Both leaders denied the meeting"),
        ("ولا يحق له الخروج إلا بإذن", "He may not leave without permission"),
        ("عملوا بلا كلل", "They worked tirelessly"),
        ("أوصى بعدم السفر", "He recommended against traveling"),
        ("يوم بلا سيارات", "A car-free day"),
        ("تنكر اللص في زي شرطي", "The thief disguised himself as a policeman"),
        ("دون الرحالة ملاحظاته", "The traveler wrote down his remarks"),
        ("غير المصنع اسمه", "The factory changed its name"),
        ("نفي الأمير إلى دمشق", "The emir was exiled to Damascus"),
        ("أفلست الشركة", "The company went bankrupt"),
        ("وصلت الحمم إلى لا بالما", "The lava reached La Palma"),
        ("حال نقص الوقود دون الإقلاع", "A lack of fuel prevented takeoff"),
        ("طلب ألا يغادر وألا يصرح بشيء", "He asked that he not leave or say anything"),
        ("أبدى عدم اكتراث بالتحذير", "He showed indifference to the warning"),
        ("لم يرق الاقتراع إلى المعايير", "The vote fell short of the standards"),
        ("بحثوا قرونا بلا طائل", "They searched for centuries in vain"),
        ("من لنا إن خلت القرية من الأطباء", "Who is there for us if the village is without doctors"),
        ("لا يسرقون ولا يشاركون في السوق غير القانونية", "They do not steal or take part in the illegal market"),
        ("فازوا بثلاثة أهداف دون مقابل", "They won by three goals"),
        ("فازوا بهدفين مقابل لا شيء", "They won 2-0"),
        ("لم يطرأ تغير يذكر على السعر", "The price was little changed"),
        ("بعد الاطلاع على القرار رقم (60 / 33)", "After reviewing resolution No. (60/33)"),
        ("لا يكفي الحماس ولا بد من العمل", "Enthusiasm is not enough and there must be work"),
        ("ألستم عربا مثلنا؟", "Are you not Arabs like us?"),
        ("ما عدت أنزعج منها", "I no longer get upset about it"),
        ("سيفتقد الفريق قائده", "The team will be without its captain"),
        ("مرضت دون ستورجيس أمس", "Dawn Sturgess fell ill yesterday"),
        ("لايمكن أن يستمر هذا", "This cannot go on"),
        ("كان الرد غير متماسك", "The response was incoherent"),
        ("يعمل مدربا غير متفرغ", "He works as a part-time trainer"),
        ("كثرت الديون ناهيك عن الضرائب", "Debts grew, not to mention taxes"),
        ("الوزير نو كوانغ شول", "Minister No Kwang Chol"),
        ("لا تصل إلا يوما وليس لدينا خزان", "It comes only one day and we do not have a tank"),
        ("لم يعرفوها إلا في الدمى، لا قصورا في الخيال", "They knew it only in toys, not for lack of imagination"),
        ("لم يدع إلا الوزراء وليس الوزراء فقط من حضر", "Only ministers were invited, and not only ministers came"),
        ("لا يحق إلا للأعضاء", "It is not open except to members, and only then"),
        ("كل العوامل غير الغذاء", "all factors other than food"),
        ("ما لم يتغير ذلك سننسحب، وما لم يدفعوا", "Unless that changes we will leave, unless they pay"),
        ("صورته طائرة بدون طيارة", "A drone filmed it"),
        ("جرى نفيهم إلى الجزيرة", "They were deported to the island"),
        ("وأليس توملينسون فازت", "And Alys Tomlinson won"),
        ("دروب لا تحصى", "countless paths"),
        ("إلى ما لا نهاية", "to infinity"),
        ("كان القرار غير مدروس", "The decision was ill-considered"),
        ("ما في هيك شي", "There is no such thing"),
        ("نفت الوزارة منع دخولهم", "The ministry denied that they were barred from entering"),
    ],
)
def test_a_kept_negation_passes(source: str, english: str) -> None:
    """The same polarity in other words is no fault."""
    assert check_negation(source, english) == ()


@pytest.mark.parametrize(
    ("source", "english", "code"),
    [
        ("لم يحضر الوزير", "The minister attended", "negation-lost"),
        ("لم يحضر ولم يعتذر", "He did not attend and apologized", "negation-lost"),
        ("رفض الحوار ولم يحضر", "He refused dialogue and attended", "negation-lost"),
        ("طلب منهم ألا يغادروا", "He asked them to leave", "negation-lost"),
        ("حضر الوزير", "The minister did not attend", "negation-added"),
        ("لا يزال هنا", "He is not here", "negation-added"),
        ("لن يظهر إلا بعد عام", "It will appear after a year", "negation-lost"),
        ("لن نسمح إلا إذا وافقوا", "We will allow it unless they agree", "negation-lost"),
        ("لن يعرض بالكامل لسوء الحظ", "Unfortunately it will be shown in full", "negation-lost"),
        (
            "لا تصل المياه إلى المنزل إلا يوما في الأسبوع",
            "The water does not reach the house in the week",
            "exception-lost",
        ),
        (
            "لا تصل المياه إلى المنزل إلا يوما في الأسبوع",
            "The water does not reach the house only one day in the week",
            "exception-lost",
        ),
        ("لم يحضر بسبب نقص الوقود", "He attended because of the lack of fuel", "negation-lost"),
        ("لم يعلق على مكافحة الإرهاب", "He commented on anti-terrorism", "negation-lost"),
        ("سنضرب ما لم توافق الحكومة", "We will strike what the government agrees", "negation-lost"),
        ("لا يقل العدد عن ألف", "The number is a thousand", "negation-lost"),
        ("لا نملك قانونا للإثراء غير المشروع", "We have a law on illegal wealth", "negation-lost"),
        ("لم تغب المدينة عن الذاكرة", "The city was absent from memory", "negation-lost"),
        ("لو خضع الجسر للصيانة لما انهار", "Had the bridge been maintained, it would have collapsed", "negation-lost"),
        ("ألم يعد الرئيس بذلك؟", "Did the president promise that?", "negation-lost"),
        ("دخل من غير أن يراه أحد", "He entered and someone saw him", "negation-lost"),
        ("غادر دون علم الشرطة", "He left and told the police", "negation-lost"),
        ("طلب ألا يغادر وألا يصرح بشيء", "He asked to leave and say something", "negation-lost"),
        ("لا يعرفون غير الفرنسية", "They know French", "negation-lost"),
        ("ليست حالة غير طبيعية", "It is an abnormality", "negation-lost"),
        ("أفاد مصدر بأن الوزير لم يحضر", "A source said the minister attended", "negation-lost"),
        ("لم يحضر الملك؟", "Did the king attend?", "negation-lost"),
        ("لما وصل الوفد بدأ الاجتماع", "When the delegation arrived, the meeting did not begin", "negation-added"),
        ("نفى الوزير الخبر بعد المعجزة", "The minister confirmed the news after the miracle", "negation-lost"),
        ("لم أره قط", "There was no time and I never saw him", "negation-added"),
        ("سجل فقط عشر نقاط", "He did not score ten points", "negation-added"),
        ("سقط في الملعب", "He did not fall on the pitch", "negation-added"),
        ("جاء اللاعبون لاتحاد الكرة", "The players did not come to the federation", "negation-added"),
        (
            "لا تصدقوا من يعدكم ولا تهملوا من يسأل",
            "Believe those who promise and do not ignore who asks",
            "negation-lost",
        ),
        ("لن يحضر إلا الوزير ولم يعتذر أحد", "The minister will attend and nobody apologized", "negation-lost"),
        ("لا يقتصر الأمر على الطعام", "The matter is limited to food", "negation-lost"),
        ("سيعاقبون إن لم يلقوا السلاح", "They will be punished if they lay down arms", "negation-lost"),
    ],
)
def test_a_turned_sentence_is_flagged(source: str, english: str, code: str) -> None:
    """A "not" too few or too many turns a sentence into its opposite."""
    assert [flag.code for flag in check_negation(source, english)] == [code]


def test_a_word_far_off_does_not_stand_for_a_lost_negation() -> None:
    """What may stand for a negation does so about where the Arabic negates, not at the other end of the sentence."""
    source = "لم يوافق المجلس على الخطة التي عرضتها الحكومة في اجتماع طويل حضره رؤساء الكتل وممثلو النقابات أمس"
    near = "The council rejected the plan that the government presented in a long meeting attended by bloc leaders"
    far = "The council approved the plan that the government presented in a long meeting attended by rejected unions"
    assert check_negation(source, near) == ()
    assert [flag.code for flag in check_negation(source, far)] == ["negation-lost"]


def test_an_empty_text_has_lost_every_negation() -> None:
    """A sentence of which nothing came out is checked like any other."""
    assert [flag.code for flag in check_negation("لم يحضر ولا اعتذر", "")] == ["negation-lost"]
    assert check_negation("", "") == ()


def test_the_flag_marks_the_negator_that_has_no_partner() -> None:
    """Of two negations the one far from the kept one is marked."""
    source = "لم يحضر الوزير الجلسة التي عقدت أمس في العاصمة ولن يسافر غدا"
    [flag] = check_negation(source, "The minister did not attend the session held yesterday and will travel tomorrow")
    assert flag.source is not None
    assert source[flag.source.start : flag.source.end] == "ولن"
    assert flag.target is None
