# Rules: kinds, periods, clauses, changes.

kind-binding = Binding rule
kind-list-entry = List
kind-purchase-policy = Purchase policy
kind-removal = Removal
kind-market-exclusion = Market exclusion
kind-warning = Warning
kind-proposal = Proposal
kind-call = Call
kind-private-decision = Private decision
kind-ownership-rule = Ownership rule
kind-no-measure = No rule found
kind-means-binding = A law, order or regulation. It can forbid, to those whom it binds.
kind-means-list-entry = A list that other rules refer to. Being on it forbids nothing by itself.
kind-means-purchase-policy = A buyer’s own policy. It binds that buyer; for others it is a reason to ask.
kind-means-removal = A programme by which a public body takes devices out.
kind-means-market-exclusion = A condition of access to a market.
kind-means-warning = A public warning. It forbids nothing.
kind-means-proposal = It was not adopted as far as is known. It binds nobody.
kind-means-call = A call by politicians or others. It binds nobody.
kind-means-private-decision = A private body’s own decision, such as that of a fund or an index.
kind-means-ownership-rule = It only says how far other lists reach.
kind-means-no-measure = A rule was looked for, and none was found.
everybody = everybody
action-buy = buying
action-use = using
action-sell = selling or providing
action-export = exporting
action-import = importing
action-invest = investing
action-authorise = having equipment authorised
action-fund = funding
interruption-suspended = Suspended
interruption-stayed = Stayed by a court
interruption-vacated = Set aside by a court
interruption-unsettled = Not confirmed

measure = Measure
measures-lead = What is in force on a day, place by place. A rule that binds is marked; lists, warnings and calls are shown and forbid nothing by themselves.
measures-found = { $n ->
    [one] One measure on
   *[other] { $n } measures on
}
measures-none = The register knows of no measure there on that day. That does not mean that there is none.
place-all = All places
day = Day
day-slider = Day on a line of time
show = Show
period = Period
citation = Citation
state-on = On { $day }:
state-in = in force or effect
state-out = not in force or effect
state-unclear = not certain, for the day itself is not known
state-unknown = not certain, for no date is known
measure-status = State
measure-scope = What it covers
measure-components = Parts inside a product
measure-penalty = What follows a breach
measure-clauses = Who may not do what
measure-exceptions = What it leaves out
measure-interruptions = Times in which it did not work, or may not have
measure-targets = Whom it names
measure-related = Measures it refers to
measure-not-listed = Looked for on it and not found
companies-of = companies of { $country }

changes-title = What changed in law
changes-ask = What changed between two days?
changes-from = After
changes-to = Up to
changes-order = The first day is after the second; exchange them.
changes-found = { $n ->
    [one] One change.
   *[other] { $n } changes.
}
changes-caution = A change is told as far as the register knows of it; no change is no clearance.
change-began = Began:
change-ended = Ended:
change-resumed = Works again:
change-suspended = Was suspended, wholly or in part:
change-stayed = Was stayed by a court, wholly or in part:
change-vacated = Was set aside by a court, wholly or in part:
change-unsettled = From here on not confirmed:
change-added = Names from here on:
change-removed = No longer names:
change-clause-began = A clause began:
change-clause-ended = A clause ended:
change-reach-began = Reaches further than those it names:
change-reach-ended = No longer reaches further:
change-reach-unsettled = May reach further; no source confirms it:
