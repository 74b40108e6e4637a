# من يسأل، والملفات التي تُرفع.

profile-title = من يسأل؟
profile-lead = للكاميرا نفسها أجوبة مختلفة لوكالة اتحادية ومجلس بلدي وبيت. أجب عمّا ينطبق عليك، واترك الباقي.
profile-do = ماذا تريد أن تفعل؟
profile-any = لا أعرف بعد، أو أكثر من واحد مما يلي
profile-where = أين أنت؟
profile-where-hint = البلد أو الولاية أو الإقليم الذي يُلزمك قانونه. وتُضاف قواعد الاتحاد الأوسع إن وُجد.
profile-nowhere = غير مذكور
profile-group-money = من أين يأتي المال؟
profile-group-body = باسم من تتصرف؟
profile-group-firm = إن كنت تتصرف باسم شركة أو باسمك
profile-when = قانون أي يوم؟
profile-conclude = اعرض ما يترتب
profile-concluded = ما يترتب على أجوبتك
profile-roles = صفتك
profile-action = ما تريد فعله
profile-not-said = غير مذكور
profile-implied = ويترتب على ذلك أيضًا:
profile-go = تابع بهذه الصفة
profile-carried = يحمل عنوان كل صفحة هذه الصفة. لا يُحفظ شيء، ولا يُخبر أحد.

screen-lead = ارفع قائمة مورّدين أو عروض أو أجهزة أو مدفوعات أو استثمارات أو قطع. يحصل كل صف على جواب واحد من أربعة، مع سببه.
screen-open = لم تذكر من يسأل. ومن دون ذلك لا يكون التطابق إلا سؤالًا.
screen-file = الملف المطلوب فحصه
screen-forms = CSV أو Excel أو ODS أو JSON أو قائمة نصية، أو ملف ZIP منها. أفلته هنا أو اختره.
screen-button = افحص هذا الملف
screen-private = يبقى الملف على هذا الخادم في مجلد خاص، ويُحذف فور قراءته. ويُحذف ما وُجد حين تطلب ذلك، أو بعد ساعة، أو حين يتوقف الخادم.
screen-example = جرّب أولًا
screen-example-text = عشر كاميرات لمنطقة تعليمية متخيَّلة تدفع ثمنها من منحة اتحادية.
screen-example-button = افحص المثال
screen-kept = ملفات فُحصت
job-title = ما وُجد في { $file }
job-open = فُحص لسائل لم يُذكر عنه شيء.
job-for = فُحص لأجل:
job-waiting = ينتظر
job-running = قيد الفحص
job-done = فُحص
job-failed = تعذّر فحصه
job-cancelled = أُوقف
job-means-waiting = تسبقه ملفات أخرى، وهو ينتظر دوره.
job-means-running = يجري فحص الملف.
job-means-done = فُحص الملف كله.
job-means-failed = تعذّر فحص الملف.
job-means-cancelled = أُوقف الفحص.
job-progress = ما قُرئ من الملف
job-rows = { $n ->
    [zero] لا صفوف بعد.
    [one] صف واحد.
    [two] صفّان.
    [few] { $n } صفوف.
    [many] { $n } صفًّا.
   *[other] { $n } صف.
}
job-stop = أوقف واحذف
job-forget = احذف ما وُجد
job-forget-text = ويُحذف أيضًا بعد ساعة، وحين يتوقف الخادم.
job-downloads = تنزيل
job-downloads-text = تقرير HTML ملف واحد لا يطلب شيئًا من أي مكان: للطباعة والتوقيع والإرفاق والحفظ. والتقارير بالإنجليزية.
job-found = { $n ->
    [zero] لا نتائج
    [one] نتيجة واحدة
    [two] نتيجتان
    [few] { $n } نتائج
    [many] { $n } نتيجة
   *[other] { $n } نتيجة
}
job-none = لا شيء يطابق هذا الاختيار.
job-filter-answer = الأجوبة
job-filter-text = صفوف فيها
job-read-as = قُرئ على أنه
job-not-judged = لم يُحكم عليه
job-remarks = صُحّح أو تُجووز
