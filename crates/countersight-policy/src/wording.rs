//! Findings, reasons and refusals in words.

use crate::evaluate::{Applying, Judging, NotApplicable};
use crate::hold::{Doubts, Hold};
use crate::reach::Reached;
use countersight_model::context::{Action, Context};
use countersight_model::date::PartialDate;
use countersight_model::id::RoleId;
use countersight_model::measure::{Clause, MeasureKind};
use countersight_model::result::{Answer, MeasureFinding};
use countersight_model::works::Works;

/// Something that the facts leave open, with the question that would settle it.
#[derive(Debug)]
pub(crate) struct Doubt {
    pub(crate) because: String,
    pub(crate) question: String,
}

/// What is open about a hold that applies, in words.
pub(crate) fn doubts_in_words(judging: &Judging<'_, '_>, applying: Applying<'_, '_>) -> Vec<Doubt> {
    let (measure, name) = (judging.measure, judging.tie.name);
    let (hold, doubts) = (applying.hold, applying.doubts);
    let mut words = Vec::new();
    let mut push = |because: String, question: String| words.push(Doubt { because, question });
    if doubts.has(Doubts::DAY) {
        push(
            "the day on which it took effect is not known exactly".to_owned(),
            "On which day did it take effect?".to_owned(),
        );
    }
    if doubts.has(Doubts::WORKS) {
        let pause = match measure.interrupted(judging.asked.on) {
            Works::Maybe(pause) | Works::No(pause) => pause,
            Works::Yes => None,
        };
        push(
            "no source confirms whether it works on that day: if it does, this is the answer, and \
             if it does not, it restricts nothing"
                .to_owned(),
            pause
                .and_then(|pause| pause.question.clone())
                .unwrap_or_else(|| format!("Is {} in force on that day?", measure.name)),
        );
    }
    if doubts.has(Doubts::ROLE) {
        let ask = if hold.clause.roles.len() == 1 {
            "Are you a"
        } else {
            "Are you one of these:"
        };
        push(
            String::new(),
            format!("{ask} {}?", bound_words(hold.clause)),
        );
    }
    if doubts.has(Doubts::PLACE) {
        push(
            format!("it holds in {}", judging.place()),
            format!("Are you bound by the law of {}?", judging.place()),
        );
    }
    if doubts.has(Doubts::QUESTION) {
        let question = hold.clause.question.clone().unwrap_or_default();
        push(String::new(), question);
    }
    if doubts.has(Doubts::SELLER) {
        push(
            "it covers dealings with the company itself, not its goods sold by others".to_owned(),
            format!("Is {name} itself the seller?"),
        );
    }
    if doubts.has(Doubts::DEALS) {
        push(
            format!("it covers dealings with {name} itself, and this is a label or goods"),
            format!("Do you deal with {name} itself?"),
        );
    }
    if doubts.has(Doubts::REACH)
        && let Reached::Unclear { because, question } = judging.reached
    {
        push(because.clone(), question.clone());
    }
    if doubts.has(Doubts::ENTRY) {
        push(
            "no good source confirms this entry".to_owned(),
            "Does the official text name the company?".to_owned(),
        );
    }
    if doubts.has(Doubts::MATCH) {
        push(
            format!("that it leads to {name} is possible, not proven"),
            format!("Is it {name}, or made by it?"),
        );
    }
    words
}

/// What a hold that applies says, in full.
pub(crate) fn finding(judging: &Judging<'_, '_>, applying: Applying<'_, '_>) -> MeasureFinding {
    let (measure, tie) = (judging.measure, judging.tie);
    let (hold, target) = (applying.hold, applying.hold.target);
    let doubts = doubts_in_words(judging, applying);
    let role = role_bound(judging, hold.clause);
    let from = latest_start(hold);
    let ends = hold.periods.iter().filter_map(|p| p.1);
    let action = match (judging.asked.context.action, hold.clause.actions.as_slice()) {
        (Some(action), _) => Some(action),
        (None, [only]) => Some(*only),
        (None, _) => None,
    };
    MeasureFinding {
        id: measure.id.clone(),
        name: measure.name.clone(),
        answer: applying.answer,
        kind: measure.kind,
        jurisdiction: measure.jurisdiction.clone(),
        action,
        because: reason(judging, hold, role.as_ref(), from, &doubts),
        role,
        from,
        until: ends.min_by_key(|d| d.earliest()),
        citation: target
            .citation
            .as_ref()
            .filter(|cited| **cited != measure.citation)
            .map_or_else(
                || measure.citation.clone(),
                |cited| format!("{}; entry: {cited}", measure.citation),
            ),
        entity: tie.entity.clone(),
        listed_as: target.listed_as.clone(),
        question: doubts.into_iter().map(|d| d.question).next(),
        trust: target.trust.min(measure.trust),
        // The caller knows the sources' addresses.
        source: None,
    }
}

/// The latest of the starts that must all have passed.
pub(crate) fn latest_start(hold: &Hold<'_>) -> Option<PartialDate> {
    let starts = hold.periods.iter().filter_map(|p| p.0);
    starts.max_by_key(|d| d.latest())
}

/// The role that a clause binds the reader in.
fn role_bound(judging: &Judging<'_, '_>, clause: &Clause) -> Option<RoleId> {
    let context = judging.asked.context;
    if context.is_open() {
        return None;
    }
    let own = clause.roles.iter().find(|r| context.roles.contains(r));
    own.or_else(|| clause.roles.iter().find(|r| r.as_str() == "any"))
        .cloned()
}

/// Why a hold does not apply, in one sentence.
pub(crate) fn refusal(judging: &Judging<'_, '_>, hold: &Hold<'_>, why: NotApplicable) -> String {
    let (measure, context) = (judging.measure, judging.asked.context);
    let (name, on) = (&measure.name, judging.asked.on);
    match why {
        NotApplicable::NotNamed => format!("{name} does not name {}", judging.tie.name),
        NotApplicable::NotYetInForce => {
            let starts = hold.periods.iter().filter_map(|p| p.0);
            let start = starts
                .filter(|from| on < from.earliest())
                .max_by_key(|d| d.earliest());
            format!(
                "{name} was not yet in force; it starts on {}",
                start.map(|d| d.to_string()).unwrap_or_default()
            )
        }
        NotApplicable::NoLongerInForce => {
            let ends = hold.periods.iter().filter_map(|p| p.1);
            let end = ends
                .filter(|until| on > until.latest())
                .min_by_key(|d| d.latest());
            format!(
                "{name} was no longer in force; it ended on {}",
                end.map(|d| d.to_string()).unwrap_or_default()
            )
        }
        NotApplicable::Interrupted => match measure.interrupted(on) {
            Works::No(Some(pause)) | Works::Maybe(Some(pause)) => {
                let until = pause.until.map(|d| format!(" to {d}")).unwrap_or_default();
                let cited = pause.citation.as_ref().map(|c| format!(" ({c})"));
                format!(
                    "{name} was {} from {}{until}{}",
                    pause.kind.as_str(),
                    pause.from,
                    cited.unwrap_or_default()
                )
            }
            _ => format!("{name} did not work on that day"),
        },
        NotApplicable::DoesNotBind if outside(judging, hold) => {
            format!("{name} does not bind outside {}", judging.place())
        }
        NotApplicable::DoesNotBind => format!("{name} does not bind a {}", reader_words(context)),
        NotApplicable::DoesNotCover => {
            let action = context.action.map_or("", Action::as_str);
            format!("{name} does not cover `{action}`")
        }
    }
}

/// Whether the reader is where the clause does not reach.
pub(crate) fn outside(judging: &Judging<'_, '_>, hold: &Hold<'_>) -> bool {
    let places = &judging.asked.context.jurisdictions;
    let here = places
        .iter()
        .any(|place| judging.measure.jurisdiction.covers(place));
    !places.is_empty() && !here && !hold.clause.worldwide
}

/// `federal-agency` as it stands in a sentence.
pub(crate) fn role_words(role: &RoleId) -> String {
    role.as_str().replace('-', " ")
}

pub(crate) fn action_words(actions: &[Action]) -> String {
    let words: Vec<&str> = actions.iter().map(|action| action.as_str()).collect();
    match words.split_last() {
        None => String::new(),
        Some((last, [])) => (*last).to_owned(),
        Some((last, rest)) => format!("{} or {last}", rest.join(", ")),
    }
}

/// Whom a clause binds, in words.
pub(crate) fn bound_words(clause: &Clause) -> String {
    if clause.roles.iter().any(|role| role.as_str() == "any") {
        return "everybody there".to_owned();
    }
    let roles: Vec<String> = clause.roles.iter().map(role_words).collect();
    roles.join(", ")
}

/// The reader, in words.
pub(crate) fn reader_words(context: &Context) -> String {
    context
        .roles
        .first()
        .map_or_else(|| "a reader of unknown role".to_owned(), role_words)
}

pub(crate) fn since(from: Option<PartialDate>) -> String {
    from.map_or_else(String::new, |from| format!(" since {from}"))
}

/// From when an entry has effect, which may be later than the day on which it was made.
fn effect(from: Option<PartialDate>) -> String {
    from.map_or_else(String::new, |from| format!(", with effect since {from}"))
}

/// What a measure of a kind does, as the verb of a reason.
fn verb(kind: MeasureKind) -> &'static str {
    match kind {
        MeasureKind::Binding => "binds",
        MeasureKind::ListEntry => "is a list that other rules use; it names",
        MeasureKind::PurchasePolicy => "is a buyer's own policy for",
        MeasureKind::Removal => "is a removal programme of",
        MeasureKind::MarketExclusion => "sets a condition of market access for",
        MeasureKind::Warning => "is a warning to",
        MeasureKind::Proposal => "is proposed, not in force, for",
        MeasureKind::Call => "is a call, not a rule, on",
        MeasureKind::PrivateDecision => "is a private decision, not a rule, of",
        MeasureKind::OwnershipRule => "says how far other lists reach; it concerns",
        MeasureKind::NoMeasure => "records that no rule was found for",
    }
}

/// Why a clause answers as it does, in one sentence.
fn reason(
    judging: &Judging<'_, '_>,
    hold: &Hold<'_>,
    role: Option<&RoleId>,
    from: Option<PartialDate>,
    doubts: &[Doubt],
) -> String {
    let (kind, clause, target) = (judging.measure.kind, hold.clause, hold.target);
    let listed = target.listed_as.as_deref().unwrap_or(judging.tie.name);
    if kind == MeasureKind::NoMeasure {
        let when = from.map_or_else(String::new, |from| format!(", as of {from}"));
        return format!("A rule on “{listed}” was looked for here, and none was found{when}.");
    }
    let mut text = match kind {
        MeasureKind::ListEntry => {
            "It is a list that other rules use, and forbids nothing by itself".to_owned()
        }
        MeasureKind::Call => "It is a call, not a rule".to_owned(),
        MeasureKind::PrivateDecision => {
            "It is the decision of a private body, and binds nobody else".to_owned()
        }
        _ => {
            let bound = role
                .filter(|role| role.as_str() != "any")
                .map_or_else(|| bound_words(clause), role_words);
            let actions = judging.asked.context.action.map_or_else(
                || action_words(&clause.actions),
                |action| action_words(&[action]),
            );
            format!("It {} {bound} for the action {actions}", verb(kind))
        }
    };
    let named = match &target.country {
        Some(country) if target.entity.is_none() => {
            let country = judging.country(country);
            format!("; it means companies of {country}{}", effect(from))
        }
        _ => format!("; it names “{listed}”{}", effect(from)),
    };
    text.push_str(&named);
    if let Reached::Yes(how) = judging.reached
        && !how.is_empty()
    {
        text = format!("{text}; {how}");
    }
    for doubt in doubts.iter().filter(|d| !d.because.is_empty()) {
        text = format!("{text}; {}", doubt.because);
    }
    text.push('.');
    text
}

/// What an answer of this kind of measure can be at most, in words.
pub(crate) fn ceiling_words(kind: MeasureKind) -> String {
    match kind.gravest() {
        Answer::Prohibited => format!("a measure of kind `{}` can forbid", kind.as_str()),
        Answer::Review | Answer::NotScreened => {
            format!(
                "a measure of kind `{}` can ask for a review at most",
                kind.as_str()
            )
        }
        Answer::NoRestrictionFound => {
            format!(
                "a measure of kind `{}` is shown and restricts nothing",
                kind.as_str()
            )
        }
    }
}
