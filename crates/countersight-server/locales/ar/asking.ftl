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
