//! Entries of rules and lists as FollowTheMoney sanctions, and the topics that follow from them.

use super::Export;
use super::ftm::{Given, Node, id, is_written, own_or};
use countersight_model::context::Action;
use countersight_model::date::{InPeriod, PartialDate, in_period};
use countersight_model::entity::{Entity, EntityKind};
use countersight_model::measure::{Clause, Measure, MeasureKind, Target};
use countersight_model::result::Answer;
use countersight_model::source::Trust;
use jiff::civil::Date;

/// Whether an entry of such a measure is a sanction in the wide sense of FollowTheMoney.
fn is_sanction(kind: MeasureKind) -> bool {
    match kind {
        MeasureKind::Binding
        | MeasureKind::ListEntry
        | MeasureKind::PurchasePolicy
        | MeasureKind::MarketExclusion => true,
        MeasureKind::Removal
        | MeasureKind::Warning
        | MeasureKind::Proposal
        | MeasureKind::Call
        | MeasureKind::PrivateDecision
        | MeasureKind::OwnershipRule
        | MeasureKind::NoMeasure => false,
    }
}

/// An entry with the day from which it counts here: one taken from another measure brings the
/// company, not that measure's days.
#[derive(Debug, Clone, Copy)]
struct Entry<'a> {
    target: &'a Target,
    from: Option<PartialDate>,
}

fn entries<'a>(measure: &'a Measure, export: &'a Export<'_>) -> Vec<Entry<'a>> {
    let own = measure.targets.iter().map(|target| Entry {
        target,
        from: target.from,
    });
    let others = measure.targets_of.iter();
    let taken = others.filter_map(|id| export.measures.get(id));
    let taken = taken.flat_map(|other| &other.targets);
    let taken = taken.map(|target| Entry {
        target,
        from: target.listed,
    });
    own.chain(taken).collect()
}

/// The entries of a measure, one node each; unverified ones are notes of the company instead.
pub(super) fn sanctions(measure: &Measure, export: &Export<'_>, given: &mut Given) -> Vec<Node> {
    if !is_sanction(measure.kind) || measure.trust == Trust::Unverified {
        return Vec::new();
    }
    let sure = entries(measure, export)
        .into_iter()
        .filter(|entry| entry.target.trust > Trust::Unverified);
    sure.filter_map(|entry| sanction(measure, entry, export, given))
        .collect()
}

fn sanction(
    measure: &Measure,
    entry: Entry<'_>,
    export: &Export<'_>,
    given: &mut Given,
) -> Option<Node> {
    let Entry { target, from } = entry;
    let entity = target.entity.as_ref();
    let entity = entity.filter(|id| is_written(id, export))?;
    let key = measure.id.as_str().replace('/', "-");
    let key = format!("countersight-listed-{entity}-{key}");
    let mut node = Node::new(given.next(key), "Sanction");
    node.add("entity", Some(id(entity)));
    let place = export.jurisdictions.get(&measure.jurisdiction);
    node.add("authority", place);
    node.add("country", country(measure));
    node.add("program", Some(&measure.name));
    let page = export.urls(&measure.sources).next();
    node.add("programUrl", page);
    node.add("provisions", Some(&measure.citation));
    node.add("recordId", target.citation.as_ref());
    node.add("listingDate", target.listed);
    // The latest start and the earliest end count: all must hold.
    let start = from.into_iter().chain(measure.from);
    node.add("startDate", start.max_by_key(|day| day.earliest()));
    let end = target.until.into_iter().chain(measure.until);
    let end = end.min_by_key(|day| day.latest());
    node.add("endDate", end);
    let ended = end.is_some_and(|end| end.latest() < export.register.version);
    let status = if ended { "ended" } else { &measure.status };
    node.add("status", Some(status));
    node.add("description", Some(&measure.summary));
    let listed_as = target.listed_as.as_ref();
    let listed_as = listed_as.map(|name| format!("Listed as: {name}"));
    node.add("summary", listed_as);
    node.add("summary", target.note.as_ref());
    let sources = own_or(&target.sources, &measure.sources);
    node.add_all("sourceUrl", export.urls(sources));
    Some(node)
}

/// The country of a measure, as FollowTheMoney writes it: a part of a country by its country.
fn country(measure: &Measure) -> Option<String> {
    let code = measure.jurisdiction.as_str().split('-').next()?;
    (code.len() == 2).then(|| code.to_ascii_lowercase())
}

/// Topics of an entity by the rules in force on the day of the register, and notes on entries that
/// no source confirms.
pub(super) fn topics(entity: &Entity, export: &Export<'_>, node: &mut Node) {
    match entity.kind {
        EntityKind::StateGroup => node.add("topics", Some("gov.soe")),
        EntityKind::StateBody => node.add("topics", Some("gov")),
        EntityKind::Police => node.add("topics", Some("gov.security")),
        EntityKind::Company
        | EntityKind::ProjectCompany
        | EntityKind::Institute
        | EntityKind::Fund
        | EntityKind::Namesake => {}
    }
    let mut topics = Vec::new();
    for measure in export.measures.values().filter(|m| is_sanction(m.kind)) {
        let mut named = entries(measure, export);
        named.retain(|entry| entry.target.entity.as_ref() == Some(&entity.id));
        for entry in named {
            if entry.target.trust.min(measure.trust) == Trust::Unverified {
                let doubt = format!("Unverified: it may be named by {}", measure.name);
                node.add("notes", Some(doubt));
            } else if holds(measure, entry, export.register.version) {
                topics.extend(measure.clauses.iter().flat_map(topics_of));
            }
        }
    }
    topics.sort_unstable();
    for topic in topics {
        node.add("topics", Some(topic));
    }
}

/// Whether a rule that binds is in force for the entry on a day, beyond doubt.
fn holds(measure: &Measure, entry: Entry<'_>, on: Date) -> bool {
    let inside = |from, until| in_period(on, from, until) == InPeriod::Yes;
    let interrupted = measure.interruptions.iter().any(|pause| {
        pause.part.is_none() && in_period(on, Some(pause.from), pause.until) != InPeriod::No
    });
    measure.kind == MeasureKind::Binding
        && inside(measure.from, measure.until)
        && inside(entry.from, entry.target.until)
        && !interrupted
}

fn topics_of(clause: &Clause) -> impl Iterator<Item = &'static str> {
    let forbids = clause.answer == Answer::Prohibited && clause.question.is_none();
    let topic = |action: &Action| match action {
        Action::Export => Some("export.control"),
        Action::Invest => Some("invest.ban"),
        Action::Buy | Action::Fund => Some("debarment"),
        Action::Use | Action::Sell | Action::Import | Action::Authorise => None,
    };
    let actions = clause.actions.iter().filter(move |_| forbids);
    actions.filter_map(topic)
}
