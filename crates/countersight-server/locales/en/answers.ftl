# Answers and what they mean, matches, devices, and how it was decided.

answer-prohibited = Prohibited
answer-review = Review
answer-not-screened = Not screened
answer-no-restriction-found = No restriction found
answer-means-prohibited = A binding rule forbids this to you on this day. The rule and its source are named.
answer-means-review = A person must decide. The question to settle is named. This accuses nobody.
answer-means-not-screened = It could not be judged. What is missing is named.
answer-means-no-restriction-found = It was judged, and the register holds nothing that restricts you. It does not mean “clear”.
verdict-prohibited = A binding rule forbids this to you on this day.
verdict-review = A person must decide. This is a question and not a finding against anybody.
verdict-review-open = Rules name this company. Which of them bind you depends on who asks, so this is a question until you say it.
verdict-not-screened = This could not be judged. Below stands what is missing.
verdict-no-restriction-found = The register holds nothing that restricts you here. This does not mean “clear”.
in-short = Why:
open-notice = Nobody said who asks. The measures are listed by place; say who asks to see which of them bind you.
missing = What is missing

leads-to = { $n ->
    [one] It leads to one company
   *[other] It leads to { $n } companies
}
relation-is = It is the company
relation-brand-of = It is a label of the company
relation-made-by = It is made by the company
relation-owned-by = The company owns it
relation-controlled-by = The company controls it
relation-affiliate-of = It bears the company’s name
relation-agent-of = It represents the company
relation-mentions = The text names the company
confidence-possible = possible: a lead to ask about
confidence-strong = strong: act after reading the reasons
confidence-conclusive = conclusive: proven by an assigned identifier
code-listed-entity = The subject is a company in the register.
code-identifier-match = An ISIN, ticker or registration number is the company’s.
code-owned-by-entity = A company in the register owns or controls it.
code-bears-name = It bears the company’s name; the tie is not in the register.
code-name-resembles = The name may be a misspelling of the company’s.
code-listed-party = An official list, or your own, holds a name like this.
code-name-mentioned = The text names the company.
code-own-brand = The label is the maker’s own brand.
code-maker-by-mac = The hardware address is assigned to the maker.
code-maker-by-mark = The device answers as this maker’s firmware does.
code-rebrand = The label is known to be sold on this maker’s devices, wholly or in part.
code-model-pattern = The model number has the form this maker uses.
code-evidence-conflict = The label and the other evidence name different firms.
code-make-missing = Nothing says which make was bought or installed.
code-nothing-to-screen = There is no name, label, model or number in it.
code-number-unsound = The check digit of the number is wrong.
code-brand-unknown = The register does not know who makes this label.
how-matched = How the two were matched
why-feature = What was compared
why-query = You gave
why-found = The register holds
why-detail = What it told
score-was = Likeness { $score } of 1

measures-say = { $n ->
    [one] One measure names it
   *[other] { $n } measures name it
}
measures-count = { $n ->
    [one] one measure
   *[other] { $n } measures
}
measures-quiet = { $n ->
    [one] One more names it and restricts nothing for you here
   *[other] { $n } more name it and restrict nothing for you here
}
measures-open = { $n ->
    [one] One measure names the maker. Say who asks to see whether it binds you.
   *[other] { $n } measures name the maker. Say who asks to see which of them bind you.
}
to-settle = To settle:
set-aside = Looked at and set aside
set-aside-means = These companies have a name like it. They were compared and are not it, for the reason given.

how-decided = How this was decided
how-steps = What was typed is followed to companies, the companies to their owners, and each to the rules that name them; then every rule is asked whether it binds this reader, in this place, on this day.
how-taken-for = Taken for
how-findings = What was found
how-no-finding = Nothing
how-compared = Compared with
how-others = { $n ->
    [one] One more measure was asked and does not apply
   *[other] { $n } more measures were asked and do not apply
}
subject-company = a company or body
subject-device = a device
subject-holding = a security held
subject-purchase = a payment or purchase
subject-text = a text
holds-yes = Yes
holds-no = No
holds-open = Open

device-head = Label and maker are two answers
device-label = Label
device-maker = Likely maker
device-others = Also possible
device-model = Model
device-firmware = Firmware
device-evidence = What was read, strongest first
device-field = Field
device-value = Value
device-weight = Weight
device-says = What it shows
strength-weak = weak
strength-strong = strong
strength-conclusive = conclusive
not-known = not known
device-lead = Fill in whatever you have. One line is enough; the more there is, the surer the answer.
device-mac = Hardware address (MAC)
device-mac-hint = Twelve digits and letters on the label or in your router, such as 3c:ef:8c:21:40:07.
device-brand = Label
device-brand-hint = The brand printed on the device.
device-model-ask = Model number
device-model-ask-hint = As printed, such as DS-2CD2143G0-I.
device-banner = Banner
device-banner-hint = What the device says of itself, such as “Dahua Rtsp Server”.
device-text = Text of the label
device-text-hint = Type what is printed on the device or its box, in any order. Leave out the serial number.
device-button = Identify
device-means-listed = The evidence points to a maker of the register. How sure that is stands beside the name.
device-means-other = The evidence names somebody, and no maker of the register.
device-means-nothing = Nothing in it points to a maker. That does not mean that it has none of the makers sought.
