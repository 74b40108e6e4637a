# القواعد: أنواعها ومُددها وبنودها وما تغيّر فيها.

kind-binding = قاعدة مُلزِمة
kind-list-entry = قائمة
kind-purchase-policy = سياسة شراء
kind-removal = إزالة
kind-market-exclusion = إقصاء من السوق
kind-warning = تحذير
kind-proposal = مقترح
kind-call = نداء
kind-private-decision = قرار جهة خاصة
kind-ownership-rule = قاعدة ملكية
kind-no-measure = لم تُعرف قاعدة
kind-means-binding = قانون أو أمر أو لائحة. ويمكن أن تمنع من تُلزمه.
kind-means-list-entry = قائمة تحيل إليها قواعد أخرى. والإدراج فيها لا يمنع شيئًا بذاته.
kind-means-purchase-policy = سياسة مشترٍ بعينه. تُلزمه هو، وهي لغيره سبب للسؤال.
kind-means-removal = برنامج تُخرج به جهة عامة الأجهزة من الخدمة.
kind-means-market-exclusion = شرط لدخول سوق.
kind-means-warning = تحذير عام. لا يمنع شيئًا.
kind-means-proposal = لم يُعتمد بقدر ما هو معروف. ولا يُلزم أحدًا.
kind-means-call = نداء من سياسيين أو غيرهم. لا يُلزم أحدًا.
kind-means-private-decision = قرار جهة خاصة، مثل صندوق أو مؤشر.
kind-means-ownership-rule = تبيّن فقط إلى أي مدى تصل قوائم أخرى.
kind-means-no-measure = بُحث عن قاعدة ولم توجد.
everybody = الجميع
action-buy = الشراء
action-use = الاستعمال
action-sell = البيع أو التقديم
action-export = التصدير
action-import = الاستيراد
action-invest = الاستثمار
action-authorise = ترخيص المعدات
action-fund = التمويل
interruption-suspended = معلّق
interruption-stayed = أوقفته محكمة
interruption-vacated = أبطلته محكمة
interruption-unsettled = غير مؤكد

measure = التدبير
measures-lead = ما هو نافذ في يوم معيّن، بحسب المكان. القاعدة المُلزِمة مميّزة؛ أما القوائم والتحذيرات والنداءات فتُعرض ولا تمنع شيئًا بذاتها.
measures-found = { $n ->
    [zero] لا تدابير في
    [one] تدبير واحد في
    [two] تدبيران في
    [few] { $n } تدابير في
    [many] { $n } تدبيرًا في
   *[other] { $n } تدبير في
}
measures-none = لا يعرف السجل تدبيرًا هناك في ذلك اليوم. وهذا لا يعني أنه غير موجود.
place-all = كل الأماكن
day = اليوم
day-slider = اليوم على خط الزمن
show = اعرض
period = المدة
citation = المرجع القانوني
state-on = في { $day }:
state-in = نافذ أو ساري الأثر
state-out = غير نافذ
state-unclear = غير مؤكد، لأن اليوم نفسه غير معروف
state-unknown = غير مؤكد، إذ لا تاريخ معروفًا
measure-status = الحالة
measure-scope = ما يشمله
measure-components = الأجزاء داخل منتج
measure-penalty = ما يترتب على المخالفة
measure-clauses = من يُمنع من ماذا
measure-exceptions = ما يستثنيه
measure-interruptions = أوقات لم يعمل فيها، أو ربما لم يعمل
measure-targets = من يذكرهم
measure-related = تدابير يحيل إليها
measure-not-listed = بُحث عنهم فيه ولم يوجدوا
companies-of = شركات { $country }

changes-title = ما تغيّر في القانون
changes-ask = ماذا تغيّر بين يومين؟
changes-from = بعد
changes-to = حتى
changes-order = اليوم الأول بعد الثاني؛ بدّل بينهما.
changes-found = { $n ->
    [zero] لا تغييرات.
    [one] تغيير واحد.
    [two] تغييران.
    [few] { $n } تغييرات.
    [many] { $n } تغييرًا.
   *[other] { $n } تغيير.
}
changes-caution = يُذكر التغيير بقدر ما يعرفه السجل؛ وعدم وجود تغيير ليس تبرئة.
change-began = بدأ:
change-ended = انتهى:
change-resumed = عاد إلى العمل:
change-suspended = عُلّق، كله أو بعضه:
change-stayed = أوقفته محكمة، كله أو بعضه:
change-vacated = أبطلته محكمة، كله أو بعضه:
change-unsettled = غير مؤكد منذ هذا اليوم:
change-added = صار يذكر:
change-removed = لم يعد يذكر:
change-clause-began = بدأ بند:
change-clause-ended = انتهى بند:
change-reach-began = صار يتجاوز من يذكرهم:
change-reach-ended = لم يعد يتجاوز من يذكرهم:
change-reach-unsettled = ربما يتجاوز من يذكرهم؛ لا يؤكد ذلك مصدر:
