# Attaché, Arabic. The same keys as en.ftl; what is missing here is said in English.

## Shell

name = أتاشيه
corpus = المجموعة
skip = انتقل إلى العرض
views = طرق العرض
view-overview = نظرة عامة
view-actors = الأطراف
view-actor = الطرف
view-timeline = الخط الزمني
view-network = الشبكة
view-statements = التصريحات
view-goals = الأهداف والمواقف
view-compare = مقارنة
view-map = الخريطة
view-concordance = السياقات
view-read = قراءة
view-library = المكتبة
close = إغلاق
cancel = إلغاء
copy = نسخ
copied = تم النسخ
dismiss = إخفاء
digest = ملخص
and = { $first } و{ $last }
no-date = بلا تاريخ
more = أظهر { $n } أخرى

## Search, filters

search = ابحث في النصوص
search-hint = ابحث: كلمات، "عبارة"، ⁦who:… type:…⁩
search-help = كيف تبحث
search-about = ما تنقر عليه يُكتب في خانة البحث، وما تكتبه فيها يفعل الشيء نفسه. الكلمات المتجاورة يجب أن ترد كلها؛ أما OR وNOT والأقواس فتجمعها على نحو آخر.
search-suggestions = اقتراحات
example-words = الكلمتان بأي صيغة في الجمل التي تستند إليها الواقعة
example-phrase = كلمات بعينها بين علامتي اقتباس؛ إحدى اثنتين
example-prefix = كلمات تبدأ هكذا أو تُكتب قريبًا من هذا؛ دون أخرى
example-near = بينهما خمس كلمات على الأكثر
example-who = تعاملات طرفين
example-by = ما يقوله أحدهما أو يريده أو يفعله بشأن الآخر
example-type = أنواع من الوقائع في مكان؛ الفاصلة تعني أيًّا منها
example-date = في سنة، أو بعد سنة وقبل أخرى؛ وكذلك 2010-02-08 أو "8 February 2010"
example-is = لم يقع بعد، أو نُفي
example-disputed = أحداث تختلف فيها المصادر
example-stance = مواقف بحسب نوعها
example-goal = أهداف تتحدث عن ذلك
field-who = يشارك
field-by = يقول أو يريد أو يفعل
field-about = يدور الحديث عنه
field-with = يتعامل مع غيره أو يُخاطَب
field-type = نوع الواقعة
field-in = المكان
field-on = يوم أو شهر أو سنة
field-before = قبل
field-after = بعد
field-from = منذ ذلك الحين
field-to = حتى ذلك الحين
field-source = المستند
field-stance = نوع الموقف
field-goal = كلمات الهدف
field-is = مخطط، منفي، مختلف فيه …
is-occurred = وقع
is-planned = مخطط له
is-ongoing = جارٍ
is-negated = منفي
is-disputed = المصادر مختلفة
is-single-source = يرويه مصدر واحد فقط
problem-bracket-open = هذا القوس غير مغلق.
problem-bracket-close = هذا القوس لا يغلق شيئًا.
problem-bracket-deep = الأقواس متداخلة أكثر مما ينبغي.
problem-quote = علامة الاقتباس غير مغلقة.
problem-and = تقف AND بين كلمتين.
problem-or = تقف OR بين كلمتين؛ وللبحث عن الكلمة نفسها ضعها بين علامتي اقتباس.
problem-not = تقف NOT قبل كلمة.
problem-near = تقف NEAR/5 بين كلمتين أو عبارتين، مع عدد من 1 إلى 99.
problem-field = لا يوجد حقل بهذا الاسم؛ وللبحث عن الكلمات ضعها بين علامتي اقتباس.
problem-value = اكتب قيمة بعد النقطتين مباشرة.
problem-type = لا يوجد نوع كهذا من الوقائع.
problem-is = القيم الممكنة: occurred وplanned وongoing وnegated وdisputed وsingle-source.
problem-stance = لا يوجد موقف كهذا.
problem-date = اكتب التاريخ هكذا: 2010 أو 2010-02 أو 2010-02-08 أو "8 February 2010" أو 1990s أو 2010..2012.
problem-unknown = لا شيء هنا باسم «{ $value }» ({ $field }).
filters = المرشحات
filters-open =
    { $n ->
        [0] المرشحات
       *[other] المرشحات ({ $n })
    }
filters-done =
    { $n ->
        [0] لا وقائع
        [one] أظهر واقعة واحدة
        [two] أظهر واقعتين
        [few] أظهر { $n } وقائع
       *[other] أظهر { $n } واقعة
    }
facet-sources = المصادر
facet-actors = الأطراف
facet-kinds = أنواع الوقائع
facet-places = الأماكن
facet-is = كيف رُويت
facet-stance = أنواع المواقف
facet-dates = التواريخ
facet-find = ابحث
facet-find-sources = ابحث عن مصدر
facet-find-actors = ابحث عن طرف
facet-find-kinds = ابحث عن نوع
facet-find-places = ابحث عن مكان
facet-none = لا شيء بعد
facet-not = دون { $label }
facet-clear =
    { $n ->
        [one] امسح الاختيار
        [two] امسح الاختيارين
       *[other] امسح الاختيارات ({ $n })
    }
facet-all = الكل: { $n }
facet-fewer = أقل
date-from = من
date-to = إلى
date-form = 2010-02
date-wrong = اكتب التاريخ هكذا: 2010 أو 2010-02 أو 2010-02-08.
chips = المرشحات الفاعلة
chip-from = من { $date }
chip-to = إلى { $date }
chip-not = دون
chip-remove = أزل المرشح { $label }
clear-all = امسح الكل
passing = { $n } من { $total } واقعة
passing-all =
    { $total ->
        [0] { "" }
        [one] واقعة واحدة
        [two] واقعتان
        [few] { $total } وقائع
       *[other] { $total } واقعة
    }
passages-label = فقرات توافق البحث
passages =
    { $n ->
        [0] لا تضم النصوص هذه الكلمات.
        [one] جملة واحدة في النصوص
        [two] جملتان في { $documents } من النصوص
        [few] { $n } جمل في { $documents } من النصوص
       *[other] { $n } جملة في { $documents } من النصوص
    }
passages-all = كل الفقرات
passages-fewer = فقرات أقل

## Actors

actor-also = أيضًا
actor-more-aliases = ، و{ $n } غيرها
actor-events =
    { $n ->
        [0] لا تعاملات
        [one] تعامل واحد
        [two] تعاملان
        [few] { $n } تعاملات
       *[other] { $n } تعاملًا
    }
actor-said =
    { $n ->
        [0] لا تصريحات
        [one] تصريح واحد
        [two] تصريحان
        [few] { $n } تصريحات
       *[other] { $n } تصريحًا
    }
actor-stances =
    { $n ->
        [0] لا مواقف
        [one] موقف واحد
        [two] موقفان
        [few] { $n } مواقف
       *[other] { $n } موقفًا
    }
actor-mentions =
    { $n ->
        [one] ذُكر مرة
        [two] ذُكر مرتين
       *[other] ذُكر { $n } مرة
    } في { $documents ->
        [one] نص واحد
        [two] نصين
        [few] { $documents } نصوص
       *[other] { $documents } نصًا
    }
entity-person = شخص
entity-org = منظمة
entity-gpe = دولة أو مكان
entity-norp = جماعة
entity-loc = مكان
entity-fac = موقع
entity-event = حدث
entity-law = قانون
entity-product = منتج
entity-work_of_art = عمل

digests =
    { $n ->
        [one] النص المدمج ملخص لمقال، لا المقال نفسه.
        [two] النصان المدمجان ملخصان لمقالين، لا المقالان نفساهما.
       *[other] النصوص المدمجة ({ $n }) ملخصات لمقالات، لا المقالات نفسها.
    }
digests-open = هل لديك الأصول؟ افتحها.

## Timeline

lanes = مسار لكل
lanes-kind = نوع
lanes-actor = طرف
lanes-source = مصدر
key-day = يوم
key-span = شهر أو سنة
key-soft = حدود غير حاسمة: «منتصف»، «نحو»
key-planned = مخطط له
key-negated = منفي
key-differ = المصادر مختلفة
chart-undated =
    { $n ->
        [one] حدث واحد بلا تاريخ في آخر القائمة.
        [two] حدثان بلا تاريخ في آخر القائمة.
        [few] { $n } أحداث بلا تاريخ في آخر القائمة.
       *[other] { $n } حدثًا بلا تاريخ في آخر القائمة.
    }
status-occurred = وقع
status-planned = مخطط له
status-ongoing = جارٍ
status-negated = منفي
conflict = المصادر مختلفة في: { $field }
field-date = التاريخ
field-place = المكان
field-participants = المشاركون
field-number = العدد
field-status = الحال

## Kinds of fact

kind-agree = اتفاق
kind-consult = تشاور
kind-consult-meet = لقاء
kind-consult-visit = زيارة
kind-consult-phone = مكالمة هاتفية
kind-consult-talks = محادثات
kind-consult-host = استقبال
kind-consult-conference = مؤتمر
kind-consult-invite = دعوة
kind-support = دعم
kind-concede = تنازل
kind-cooperate = تعاون
kind-aid = مساعدة
kind-retreat = تراجع
kind-request = طلب
kind-accuse = اتهام
kind-reject = رفض
kind-threaten = تهديد
kind-protest = احتجاج
kind-mobilize = حشد
kind-sanction = عقوبة
kind-coerce = إكراه
kind-assault = هجوم
kind-statement = تصريح
kind-goal = هدف
kind-position = موقف
kind-role = منصب
kind-actor = طرف
kind-place = مكان
kind-entity = اسم

## Statements, goals, positions

quotation-direct = مباشر
quotation-indirect = غير مباشر
quotation-mixed = مقتبس جزئيًا
statement-no-speaker = لم يُذكر القائل
statement-to = إلى { $name }
statement-about = عن { $names }
goals = الأهداف
positions = المواقف
basis-stated = بكلام الطرف نفسه
basis-author = برواية الكاتب
stance-support = يؤيد
stance-oppose = يعارض
stance-demand = يطالب
stance-accept = يقبل
stance-reject = يرفض
stance-deny = ينفي
stance-recognise = يعترف
stance-not-recognise = لا يعترف
stance-neutral = محايد بشأن

## Drawings and tables

stage-nearer = أقرب
stage-farther = أبعد
stage-whole = أظهر الكل
table-sort-by = رتّب حسب { $column }

## Network

relations = أي التعاملات
relation-all = كل التعاملات
relation-consult = لقاءات وزيارات واتصالات
relation-support = اتفاق ودعم ومساعدة
relation-dispute = مطالب واتهامات وتهديدات
relation-force = قوة وعقوبات واحتجاج
relation-statement = تصريحات إليه أو عنه
relation-short-consult = لقاء
relation-short-support = دعم
relation-short-dispute = خلاف
relation-short-force = قوة
relation-short-statement = تصريحات
network-focus = حول
network-everyone = الجميع
network-show-everyone = أظهر الجميع
network-around = ارسمها حول { $name }
network-more = ارسم أطرافًا أكثر
network-drawing = رسم الشبكة. تحركه مفاتيح الأسهم، و+ و− يقربانه ويبعدانه، و0 يظهره كله. والجدول أدناه يقول الشيء نفسه.
network-facts =
    { $n ->
        [one] واقعة واحدة
       *[other] { $n } وقائع
    }
network-drawn = رُسم { $drawn } من { $n } طرفًا، أكثرهم تعاملات؛ والجدول يضمهم جميعًا.
network-isolates =
    { $n ->
        [one] طرف واحد لا تعامل له مع غيره.
       *[other] { $n } أطراف لا تعامل لها مع غيرها.
    }
network-table = من تعامل مع من
network-a = الطرف
network-b = الطرف الآخر
network-n = الوقائع
network-years = السنوات
kind-edge = تعاملات

## Map

map-drawing = خريطة أماكن الأحداث. تحركها مفاتيح الأسهم، و+ و− يقربانها ويبعدانها، و0 يظهر كل الأماكن. والجدول أدناه يقول الشيء نفسه.
map-events =
    { $n ->
        [one] حدث واحد
       *[other] { $n } أحداث
    }
map-located =
    { $n ->
        [one] حدث واحد على الخريطة، حيث يسمي النص مكانه.
       *[other] أماكن الأحداث كما تسميها النصوص؛ وحجم العلامة عددها. تجمع الحلقة أماكن متقاربة جدًا، والعلامة المفرغة بلد أو إقليم بأكمله.
    }
map-elsewhere =
    { $n ->
        [one] مكان واحد لم يُعرف موضعه، وهو في الجدول فقط.
       *[other] { $n } أماكن لم تُعرف مواضعها، وهي في الجدول فقط.
    }
map-world = العالم كله
map-borders = عن الحدود
map-borders-note = الخطوط من Natural Earth بمقياس 1:110 مليون، ملك عام. وهي تبين من يسيطر على المكان، ولا تقول شيئًا عن القانون. والحدود المتقطعة هي التي تذكر البيانات نفسها أن عليها مطالبة:
map-table = أماكن الأحداث
map-place = المكان
map-country = البلد
map-n = الأحداث
map-exact-region = إقليم
map-exact-country = بلد بأكمله
map-nowhere = لم يُعرف موضعه
map-filter = تصفية
map-only = هذا فقط
map-all = كل الأماكن

## Concordance

concordance-words = الكلمات
concordance-hint = treaty, "peace plan", negotiat*, aid NEAR/5 food
concordance-show = أظهر
concordance-sort = مرتبة حسب
concordance-text = ترتيبها في النصوص
concordance-l1 = الكلمة الأولى قبلها
concordance-l2 = الكلمة الثانية قبلها
concordance-l3 = الكلمة الثالثة قبلها
concordance-word = الكلمات الموجودة
concordance-r1 = الكلمة الأولى بعدها
concordance-r2 = الكلمة الثانية بعدها
concordance-r3 = الكلمة الثالثة بعدها
concordance-source = المصدر
concordance-date = تاريخ النص
concordance-lines =
    { $n ->
        [one] سطر واحد
       *[other] { $n } أسطر
    } في { $sources ->
        [one] نص واحد.
       *[other] { $sources } نصوص.
    }
concordance-left-out = هذه أسطر أول { $looked } جملة ترد فيها الكلمات، وترد في { $n } جملة أخرى: تابع البحث أو اختر مصادر.
concordance-go-on = ابحث في المزيد
concordance-by-source = الأسطر حسب المصدر
concordance-caption = «{ $word }» في سياقاتها
concordance-left = قبلها
concordance-keyword = الكلمات الموجودة
concordance-right = بعدها
concordance-none = لا ترد «{ $word }» في النصوص
concordance-none-hint = تُعرف الكلمات بكل صيغها؛ وبين علامتي اقتباس كما كُتبت فقط؛ ومع * ببدايتها.
concordance-empty = كلمات في سياقاتها
concordance-empty-hint = اكتب كلمات أعلاه لترى كل موضع ترد فيه، أو ابدأ بإحدى هذه:
mark-sorted = الأسطر مرتبة حسب هذه الكلمة

## Two documents, drawing of time

chart-more-lanes =
    { $n ->
        [one] مسار واحد آخر، أقلها أحداثًا، لم يُرسم.
       *[other] { $n } مسارات أخرى، أقلها أحداثًا، لم تُرسم.
    }
chart-label = رسم الأحداث في الزمن؛ والقائمة أدناه تقول الشيء نفسه. اسحب عبره لتختار التواريخ.
read-beside = بجانبه
read-beside-none = لا نص بجانبه
read-close-beside = أغلق النص الثاني
read-both = يرد في النصين
read-shared =
    { $n ->
        [0] لا واقعة ترد في النصين كليهما.
        [one] واقعة واحدة ترد في النصين كليهما.
       *[other] { $n } وقائع ترد في النصين كليهما.
    }

## Read

source-picker = المستند
legend = طبقات التظليل
layer-actor = أطراف
layer-place = أماكن
layer-name = أسماء أخرى
layer-date = تواريخ
layer-event = تعاملات
layer-quotation = تصريحات
layer-goal = أهداف
layer-position = مواقف
layer-match = نتائج البحث
margin = وقائع هذه الفقرة
furniture = ليس من المقال

## Library

notice-digest = النصوص المدمجة ملخصات كُتبت لأتاشيه بكلماته، تتبع المقالات نقطة نقطة. إن كانت لديك الأصول فافتحها هنا؛ تُقرأ في متصفحك ولا تُرسل إلى أي مكان.
open-files = افتح ملفات
open-hint = أو أفلتها في أي مكان من الصفحة: نص عادي، Markdown، HTML
paste-open = الصق نصًا
paste-title = الصق نصًا
paste-name = الاسم (اختياري)
paste-text = النص
paste-add = اقرأه
drop-here = أفلت المستندات لتُقرأ هنا في متصفحك
files-opened =
    { $n ->
        [one] فُتح مستند واحد
        [two] فُتح مستندان
        [few] فُتحت { $n } مستندات
       *[other] فُتح { $n } مستندًا
    }
file-unreadable = لم يستطع المتصفح قراءة { $name }.
skipped =
    { $n ->
        [one] تُرك مستند واحد
        [two] تُرك مستندان
        [few] تُركت { $n } مستندات
       *[other] تُرك { $n } مستندًا
    }
skip-empty = فارغ
skip-unsupported = صيغة لا تُقرأ
skip-malformed = تالف
skip-too-large = كبير جدًا
skip-duplicate = مفتوح من قبل
skip-missing = مفقود
skip-crashed = أوقف القارئ
document-own = فتحته أنت
document-printed = التاريخ المطبوع: { $date }.
document-counts = { $words } كلمة · { $facts } واقعة
document-furniture =
    { $n ->
        [one] مقطع واحد تُرك لأنه من أثاث الموقع
        [two] مقطعان تُركا لأنهما من أثاث الموقع
        [few] { $n } مقاطع تُركت لأنها من أثاث الموقع
       *[other] { $n } مقطعًا تُرك لأنه من أثاث الموقع
    }
document-remarks =
    { $n ->
        [one] ملاحظة واحدة
        [two] ملاحظتان
        [few] { $n } ملاحظات
       *[other] { $n } ملاحظة
    }
document-remove = إزالة
document-remove-named = أزل { $title }

## Evidence

evidence = الشواهد
evidence-none = اختر واقعة لترى الجمل التي أُخذت منها.
evidence-gone = لا شيء في المستندات المفتوحة مفتاحه «{ $fact }».
evidence-close = أغلق الشواهد
evidence-sources =
    { $n ->
        [one] مصدر واحد
        [two] مصدران
        [few] { $n } مصادر
       *[other] { $n } مصدرًا
    }
evidence-rest =
    { $n ->
        [one] جملة أخرى
        [two] جملتان أخريان
        [few] { $n } جمل أخرى
       *[other] { $n } جملة أخرى
    }
evidence-copy-link = انسخ الرابط
evidence-read = اقرأ
evidence-cite = استشهد
cite-chicago = شيكاغو
cite-bibtex = BibTeX
cite-ris = RIS
cite-csl = CSL-JSON
download = تنزيل
evidence-around = السياق
evidence-link = رابط الجملة
evidence-previous = الواقعة السابقة
print-sources = المصادر
evidence-next = الواقعة التالية
cite-no-date = بلا تاريخ
cite-digest = قُرئ ملخصًا.
why = لماذا؟
why-rule = القاعدة
why-cues = كلمات دالة
why-steps = الخطوات
why-confidence = الثقة
mark-trigger = الكلمات التي تدل عليها
mark-actor = من
mark-recipient = إلى من
mark-date = متى
mark-place = أين
mark-cue = كلمات النقل
mark-content = ما قيل
mark-target = الموضوع
mark-match = نتيجة بحث
mark-speaker = القائل
mark-holder = صاحبه
mark-goal = الهدف
mark-name = اسم
mark-role = منصب

## Share, theme, keys

share = شارك
share-done = نُسخ الرابط
copy-title = انسخ بيدك
copy-hint = لا يسمح المتصفح للصفحة هنا بالكتابة إلى الحافظة. اضغط Ctrl+C للنسخ.
settings = المظهر واللغة
language = اللغة
language-missing = تعذر تحميل رسائل تلك اللغة
theme = المظهر
theme-system = النظام
theme-light = فاتح
theme-dark = داكن
theme-contrast = تباين عالٍ
keys-title = اختصارات لوحة المفاتيح
keys-switch = اختصارات بمفتاح واحد
key-search = بحث
key-views = طرق العرض بترتيب الألسنة
key-next = الواقعة التالية والسابقة؛ Enter يفتحها
key-highlight = التظليل التالي والسابق في القراءة
key-evidence = إلى الشواهد
key-filters = إلى المرشحات
key-share = انسخ الرابط
key-close = أغلق المفتوح
key-help = هذه القائمة

## Progress and trouble

progress = مستندات مقروءة
progress-finished =
    { $n ->
        [one] قُرئ مستند واحد
        [two] قُرئ مستندان
        [few] قُرئت { $n } مستندات
       *[other] قُرئ { $n } مستندًا
    }
step-reading = قراءة
step-analysing = تحليل
step-resolving = وصل الأسماء والأحداث
step-idle = جاهز
step-cancelled = أُلغي
status-starting = يبدأ القارئ …
status-working = { $step } { $document } …
status-count = تم { $done }، بقي { $left }
status-cancelled = أُلغي · { $documents } مستندات · { $facts } واقعة حتى الآن
status-idle =
    { $documents ->
        [0] لا مستندات
        [one] مستند واحد · { $facts } واقعة
        [two] مستندان · { $facts } واقعة
        [few] { $documents } مستندات · { $facts } واقعة
       *[other] { $documents } مستندًا · { $facts } واقعة
    }
status-whole = افتح في أتاشيه
status-local = كل شيء يُقرأ في متصفحك
worker-again = توقف القارئ عند «{ $document }» وأُعيد تشغيله.
worker-restarted = توقف القارئ عند «{ $document }». أُعيد تشغيله مع سائر المستندات؛ وتُرك ذاك.
worker-stopped = توقف القارئ مرات عدة، آخرها عند «{ $document }».
worker-cannot-start = لم يشغّل المتصفح القارئ: { $reason }
worker-version = هذه الصفحة وقارئها من إصدارين مختلفين. أعد تحميل الصفحة.
worker-unknown-document = مستند غير معروف
worker-retry = ابدأ من جديد
failure = لم ينجح ذلك: { $reason }
empty-filtered = لا شيء يجتاز هذه المرشحات
empty-filtered-hint = أزل واحدًا منها أعلاه، أو امسحها كلها.
empty-view = لم يُعثر على شيء من هذا النوع
empty-view-hint = ليس في المستندات المفتوحة ما ينتمي إلى هذا العرض.
empty-corpus = لا مستندات مفتوحة
empty-corpus-hint = افتح ملفات، أو أفلتها في أي مكان من الصفحة.

## Dates

date-start = مطلع { $date }
date-mid = منتصف { $date }
date-end = أواخر { $date }
date-approx = نحو { $date }
date-before = قبل { $date }
date-after = بعد { $date }
date-on-or-before = حتى { $date }
date-on-or-after = منذ { $date }
date-more-than = أكثر من { $date }
date-less-than = أقل من { $date }

## Why a fact was taken

rule-event = كلمات الجملة تدل على من فعل ماذا بمن.
rule-event-verb = فعل يدل على عمل كهذا، فاعله من قام به ومفعوله من وقع عليه.
rule-event-noun = اسم يدل على عمل كهذا، مع من يخصهم.
rule-event-carried-noun = اسم يدل على العمل، يحمله فعل لا يضيف كثيرًا: «أجرى محادثات».
rule-event-adjective = صفة تدل على العمل.
rule-event-asked-in-speech = يطلبه أحدهم في الكلام المقتبس.
rule-event-shallow = لم يمكن تفكيك الجملة بيقين: الأسماء قبل الكلمة وبعدها.
rule-quotation = كلمات النقل وما تقدّم له.
rule-quotation-clause = فعل قول مع الجملة المتعلقة به.
rule-quotation-according-to = «وفقًا لـ» أحدهم.
rule-quotation-as-clause = «كما قال …».
rule-quotation-colon = قائل ثم نقطتان ثم ما قيل.
rule-quotation-cue-before = فعل قول قبل علامتي الاقتباس.
rule-quotation-cue-after = فعل قول بعد علامتي الاقتباس.
rule-quotation-split = اقتباس في وسطه فعل القول.
rule-quotation-paragraphs = اقتباس يمتد على فقرات.
rule-goal = كلمات إرادة، وما يُراد.
rule-goal-verb = فعل إرادة، وما يتعلق به هو الهدف.
rule-goal-noun = اسم يدل على هدف، مع ما يليه.
rule-goal-purpose = «من أجل»: ما فُعل شيء لأجله.
rule-goal-counted = واحد من أهداف يعدّها النص.
rule-position = كلمات تأييد أو معارضة، وموضوعها.
rule-position-verb = فعل يدل على موقف، مع مفعوله.
rule-position-noun = اسم يدل على موقف، مع موضوعه.
rule-position-against = «ضد» شيء.
rule-position-in-favour = «مع» شيء.
rule-mention = اسم، يُعرف بحروفه أو بما يجاوره أو من قائمة أسماء.
rule-mention-pronoun = ضمير، أُعيد إلى من يدل عليه.
rule-role = لقب أو منصب بجوار اسم.

## النظرة العامة

count-documents =
    { $n ->
        [one] وثيقة
       *[other] وثائق
    }
count-actors =
    { $n ->
        [one] طرف
       *[other] أطراف
    }
count-events =
    { $n ->
        [one] حدث
       *[other] أحداث
    }
count-meetings =
    { $n ->
        [one] لقاء
       *[other] لقاءات
    }
count-statements =
    { $n ->
        [one] تصريح
       *[other] تصريحات
    }
count-goals =
    { $n ->
        [one] هدف
       *[other] أهداف
    }
count-positions =
    { $n ->
        [one] موقف
       *[other] مواقف
    }
count-planned = مخطط له
count-negated = منفي
count-shared = ترويه مصادر عدة
count-differ = تختلف فيه المصادر
count-single = لا يرويه إلا مصدر واحد
section-all = الكل { $n }
section-shared = ترويه مصادر عدة
section-differ = المصادر تختلف
section-agreed = تصريح أو هدف أو موقف واحد ترويه مصادر عدة
none-shared = لا يروي مصدران حدثًا واحدًا هنا، بقدر ما يتبين للمستخرِج.
none-differ = حيث يروي مصدران حدثًا واحدًا لا يناقض أحدهما الآخر.
section-alone = لا يقوله إلا مصدر واحد
section-unsure = ما لا يتيقن منه المستخرِج
unsure-actors-not-taken = لم يؤخذ شيء
unsure-quoted-not-taken = كلام مقتبس
unsure-no-speaker = بلا قائل
unsure-weak-link = من المقصود
unsure-date-guessed = التاريخ
unsure-document-date = تاريخ النص
unsure-remark = ملاحظة

## المقارنة

parts = أقسام هذا العرض
compare-all = كل الأحداث
compare-shared = ترويها مصادر عدة
compare-differ = المصادر تختلف
compare-single = مصدر واحد فقط
compare-naming = الأسماء
compare-acts = ألفاظ الفعل
compare-about = ما يفعله كل مصدر بكل حدث. السكوت ليس نفيًا، ولا يُقيَّم أي مصدر.
compare-naming-about = بماذا يسمّي كل مصدر الطرف نفسه أو المكان أو الفعل، وكم مرة. الاسم يقود إلى مواضعه. ولا يُقيَّم أي مصدر.
matrix-event = الحدث
matrix-name = الطرف أو المكان
matrix-hidden =
    { $n ->
        [one] مصدر آخر يروي أقل وليس له عمود؛ اختر المصادر في المرشحات.
       *[other] { $n } مصادر أخرى تروي أقل وليس لها أعمدة؛ اختر المصادر في المرشحات.
    }
cell-reports = يرويه
cell-differs = يقول غير ذلك
cell-silent = يسكت عنه
cell-before = نُشر قبله
sort-by = الترتيب حسب
sort-date = الأقدم
sort-latest = الأحدث
sort-sources = الأكثر مصادر
sort-kind = النوع
sort-source = المصدر
sort-variety = التنوع
sort-name = الاسم
sort-mentions = مرات الذكر

## صفحة الطرف

actor-back = كل الأطراف
section-names = بماذا يسميه كل مصدر
section-roles = المناصب عبر الزمن
section-said = يقول
section-about = يقول عنه غيره
section-goals = الأهداف
section-positions = المواقف
section-places = الأماكن
section-dealings = تعاملاته مع غيره
wants-stated = يريد
wants-author = يريد، بحسب الكاتب

## الأهداف والمواقف في جدول

goals-matrix = الأطراف والقضايا: أين يقف كل طرف وماذا يريد
goals-list = الوقائع نفسها، طرفًا طرفًا
term-name = اسم
term-nominal = وصف
term-metonym = عاصمة أو قصر بدل الحكومة
matrix-actor = الطرف
matrix-issues-hidden = { $n } قضايا أخرى في القائمة أدناه.

## التصدير

export = تصدير
export-markdown = ماركداون مع حواشٍ
export-csv = CSV، سطر لكل جملة
export-save = حفظ
export-saved = حُفظ باسم { $name }
export-copied = نُسخ
