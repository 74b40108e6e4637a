# الأجوبة ومعانيها، والتطابقات، والأجهزة، وكيف تقرر الجواب.

answer-prohibited = محظور
answer-review = يحتاج إلى مراجعة
answer-not-screened = لم يُفحص
answer-no-restriction-found = لم يُعثر على قيد
answer-means-prohibited = قاعدة مُلزِمة تمنع هذا عليك في هذا اليوم. وتُذكر القاعدة ومصدرها.
answer-means-review = يجب أن يقرر إنسان. ويُذكر السؤال المطلوب حسمه. وليس في هذا اتهام لأحد.
answer-means-not-screened = تعذّر الحكم عليه. ويُذكر ما ينقص.
answer-means-no-restriction-found = جرى فحصه ولا يوجد في السجل ما يقيّدك. وهذا لا يعني أنه «سليم».
verdict-prohibited = قاعدة مُلزِمة تمنع هذا عليك في هذا اليوم.
verdict-review = يجب أن يقرر إنسان. هذا سؤال وليس نتيجة ضد أحد.
verdict-review-open = توجد قواعد تذكر هذه الشركة. أيّها يُلزمك يتوقف على الجهة التي تسأل، فيبقى هذا سؤالًا إلى أن تذكرها.
verdict-not-screened = تعذّر الحكم على هذا. ما ينقص مذكور أدناه.
verdict-no-restriction-found = لا يوجد في السجل ما يقيّدك هنا. وهذا لا يعني أنه «سليم».
in-short = السبب:
open-notice = لم يُذكر من يسأل. التدابير مرتّبة بحسب المكان؛ عرّف بجهتك لترى أيّها يُلزمك.
missing = ما ينقص

leads-to = { $n ->
    [zero] لا يقود إلى أي شركة
    [one] يقود إلى شركة واحدة
    [two] يقود إلى شركتين
    [few] يقود إلى { $n } شركات
    [many] يقود إلى { $n } شركة
   *[other] يقود إلى { $n } شركة
}
relation-is = هو الشركة نفسها
relation-brand-of = علامة تجارية للشركة
relation-made-by = من صنع الشركة
relation-owned-by = تملكه الشركة
relation-controlled-by = تسيطر عليه الشركة
relation-affiliate-of = يحمل اسم الشركة
relation-agent-of = يمثّل الشركة
relation-mentions = النص يذكر الشركة
confidence-possible = محتمل: خيط يستحق السؤال
confidence-strong = قوي: تصرّف بعد قراءة الأسباب
confidence-conclusive = قاطع: يثبته معرّف مخصّص
code-listed-entity = هذا الاسم لشركة في السجل.
code-identifier-match = رمز ISIN أو رمز التداول أو رقم السجل هو للشركة.
code-owned-by-entity = تملكه أو تسيطر عليه شركة في السجل.
code-bears-name = يحمل اسم الشركة، والصلة بها غير مثبتة في السجل.
code-name-resembles = قد يكون الاسم تحريفًا لاسم الشركة.
code-listed-party = في قائمة رسمية، أو في قائمتك، اسم يشبهه.
code-name-mentioned = النص يذكر الشركة.
code-own-brand = العلامة التجارية هي علامة الصانع نفسه.
code-maker-by-mac = عنوان MAC مخصّص للصانع.
code-maker-by-mark = يجيب الجهاز كما تجيب برمجيات هذا الصانع.
code-rebrand = يُعرف أن هذه العلامة تُباع على أجهزة هذا الصانع، كلها أو بعضها.
code-model-pattern = رقم الطراز على الصيغة التي يستعملها هذا الصانع.
code-evidence-conflict = العلامة وبقية الأدلة تشير إلى شركتين مختلفتين.
code-make-missing = لا شيء يبيّن أي صنف اشتُري أو رُكّب.
code-nothing-to-screen = لا اسم فيه ولا علامة ولا طراز ولا رقم.
code-number-unsound = رقم التحقق في هذا الرقم خاطئ.
code-brand-unknown = لا يعرف السجل من يصنع هذه العلامة.
how-matched = كيف تمّت المطابقة
why-feature = ما قورن
why-query = ما كتبته
why-found = ما في السجل
why-detail = ما تبيّن
score-was = درجة التشابه { $score } من 1

measures-say = { $n ->
    [zero] لا يذكره أي تدبير
    [one] يذكره تدبير واحد
    [two] يذكره تدبيران
    [few] تذكره { $n } تدابير
    [many] يذكره { $n } تدبيرًا
   *[other] يذكره { $n } تدبير
}
measures-count = { $n ->
    [zero] لا تدابير
    [one] تدبير واحد
    [two] تدبيران
    [few] { $n } تدابير
    [many] { $n } تدبيرًا
   *[other] { $n } تدبير
}
measures-quiet = { $n ->
    [zero] لا تدبير آخر يذكره
    [one] تدبير آخر يذكره ولا يقيّدك هنا
    [two] تدبيران آخران يذكرانه ولا يقيّدانك هنا
    [few] { $n } تدابير أخرى تذكره ولا تقيّدك هنا
    [many] { $n } تدبيرًا آخر تذكره ولا تقيّدك هنا
   *[other] { $n } تدبير آخر تذكره ولا تقيّدك هنا
}
measures-open = { $n ->
    [zero] لا تدبير يذكر الصانع.
    [one] تدبير واحد يذكر الصانع. عرّف بجهتك لترى هل يُلزمك.
    [two] تدبيران يذكران الصانع. عرّف بجهتك لترى أيّهما يُلزمك.
    [few] { $n } تدابير تذكر الصانع. عرّف بجهتك لترى أيّها يُلزمك.
    [many] { $n } تدبيرًا تذكر الصانع. عرّف بجهتك لترى أيّها يُلزمك.
   *[other] { $n } تدبير تذكر الصانع. عرّف بجهتك لترى أيّها يُلزمك.
}
to-settle = للحسم:
set-aside = نُظر فيه واستُبعد
set-aside-means = لهذه الشركات اسم قريب منه. قورنت به وليست هي، للسبب المذكور.

how-decided = كيف تقرر هذا
how-steps = يُتتبَّع ما كُتب إلى الشركات، والشركات إلى مالكيها، وكلٌّ منها إلى القواعد التي تذكرها؛ ثم تُسأل كل قاعدة: هل تُلزم هذه الجهة، في هذا المكان، في هذا اليوم؟
how-taken-for = فُهم على أنه
how-findings = ما وُجد
how-no-finding = لا شيء
how-compared = قورن مع
how-others = { $n ->
    [zero] لم يُسأل أي تدبير آخر
    [one] سُئل تدبير آخر ولا ينطبق
    [two] سُئل تدبيران آخران ولا ينطبقان
    [few] سُئلت { $n } تدابير أخرى ولا تنطبق
    [many] سُئل { $n } تدبيرًا آخر ولا تنطبق
   *[other] سُئل { $n } تدبير آخر ولا تنطبق
}
subject-company = شركة أو جهة
subject-device = جهاز
subject-holding = ورقة مالية
subject-purchase = دفعة أو عملية شراء
subject-text = نص
holds-yes = نعم
holds-no = لا
holds-open = غير محسوم

device-head = العلامة والصانع جوابان
device-label = العلامة التجارية
device-maker = الصانع المرجّح
device-others = محتملون أيضًا
device-model = الطراز
device-firmware = إصدار البرمجيات
device-evidence = ما قُرئ، الأقوى أولًا
device-field = الحقل
device-value = القيمة
device-weight = القوة
device-says = ما تدل عليه
strength-weak = ضعيفة
strength-strong = قوية
strength-conclusive = قاطعة
not-known = غير معروف
device-lead = املأ ما لديك. يكفي سطر واحد؛ وكلما زادت المعلومات زاد الجواب يقينًا.
device-mac = عنوان العتاد (MAC)
device-mac-hint = اثنا عشر رقمًا وحرفًا على الملصق أو في جهاز التوجيه، مثل 3c:ef:8c:21:40:07.
device-brand = العلامة التجارية
device-brand-hint = الاسم المطبوع على الجهاز.
device-model-ask = رقم الطراز
device-model-ask-hint = كما هو مطبوع، مثل DS-2CD2143G0-I.
device-banner = النص الذي يرسله الجهاز
device-banner-hint = ما يعرّف به الجهاز نفسه على الشبكة، مثل Dahua Rtsp Server.
device-text = نص الملصق
device-text-hint = اكتب ما هو مطبوع على الجهاز أو علبته بأي ترتيب، واترك الرقم التسلسلي.
device-button = تعرّف عليه
device-means-listed = تشير الأدلة إلى صانع مذكور في السجل. ودرجة اليقين مكتوبة إلى جانب الاسم.
device-means-other = تشير الأدلة إلى جهة ما، وليست من الصانعين المذكورين في السجل.
device-means-nothing = لا شيء فيه يدل على صانع. وهذا لا يعني أنه ليس من الصانعين المقصودين.
