//! Every measure, by jurisdiction: what it says, whom it binds and names, since when.

use crate::markdown::{anchor, head, sentence, text};
use countersight_model::date::PartialDate;
use countersight_model::id::{EntityId, Jurisdiction};
use countersight_model::measure::{Clause, InterruptionKind, Measure, MeasureKind};
use countersight_model::source::Trust;
use countersight_register::Register;
use std::collections::BTreeMap;

/// As many companies as one sentence names.
const NAMED: usize = 8;

pub(super) fn page(register: &Register) -> String {
    let mut places: BTreeMap<&Jurisdiction, Vec<&Measure>> = BTreeMap::new();
    for measure in register.measures.values() {
        let place = places.entry(&measure.jurisdiction).or_default();
        place.push(measure);
    }
    let about = format!(
        "The register of {} holds {} measures of {} jurisdictions. Only a measure of kind `binding` \
         forbids; [what the kinds mean](measures.md#kinds). `countersight show` with an id gives one \
         in full, with all its sources.",
        register.stamp.version,
        register.measures.len(),
        places.len()
    );
    let mut page = vec![head("All measures", &about)];
    for (place, measures) in places {
        let name = register.jurisdictions.get(place);
        let name = name.map_or(place.as_str(), String::as_str);
        page.push(format!("\n## {} ({place})\n", text(name)));
        page.extend(measures.into_iter().map(|measure| one(measure, register)));
    }
    page.concat()
}

fn one(measure: &Measure, register: &Register) -> String {
    let id = measure.id.as_str();
    let mut said = vec![format!(
        "\n<a id=\"{}\"></a>\n\n### {}\n\n`{id}`, `{}`. {} {} {}",
        anchor(id),
        text(&measure.name),
        measure.kind.as_str(),
        sentence(&measure.summary),
        whom(measure, register),
        since(measure)
    )];
    for pause in measure.interruptions.iter().filter(|i| i.part.is_none()) {
        let period = period(Some(pause.from), pause.until);
        let kind = match pause.kind {
            InterruptionKind::Unsettled => "Whether it works is not settled",
            InterruptionKind::Suspended => "Suspended",
            InterruptionKind::Stayed => "Stayed by a court",
            InterruptionKind::Vacated => "Set aside by a court",
        };
        said.push(format!(" {kind} {period}."));
    }
    if measure.trust == Trust::Unverified {
        said.push(" No source was opened that confirms it.".to_owned());
    }
    let url = register.source_url(&measure.sources);
    let url = url.map(|url| format!("; <{url}>")).unwrap_or_default();
    said.push(format!("\n\n{}{url}\n", text(&measure.citation)));
    said.concat()
}

/// Whom it binds, and whom it names.
fn whom(measure: &Measure, register: &Register) -> String {
    let mut bound: Vec<String> = Vec::new();
    for clause in &measure.clauses {
        let one = binds(clause, register);
        // Clauses that differ only in their conditions read alike here.
        if !bound.contains(&one) {
            bound.push(one);
        }
    }
    let bound = if bound.is_empty() {
        "It binds nobody by itself".to_owned()
    } else {
        let verb = if measure.kind == MeasureKind::Binding {
            "binds"
        } else {
            "concerns"
        };
        format!("It {verb} {}", bound.join("; "))
    };
    match named(measure, register).as_slice() {
        [] => format!("{bound}."),
        names => {
            let more = names.len().saturating_sub(NAMED);
            let shown: Vec<&str> = names.iter().take(NAMED).map(String::as_str).collect();
            let more = if more > 0 {
                format!(" and {more} more")
            } else {
                String::new()
            };
            let said = format!("{bound}, and names {}{more}", shown.join(", "));
            // `Co., Ltd.` ends the sentence by itself.
            let end = if said.ends_with('.') { "" } else { "." };
            format!("{said}{end}")
        }
    }
}

fn binds(clause: &Clause, register: &Register) -> String {
    let roles = clause.roles.iter().map(|role| match role.as_str() {
        "any" => "everybody",
        id => register.roles.get(id).map_or(id, |r| r.label.as_str()),
    });
    let roles: Vec<String> = roles.map(text).collect();
    let actions: Vec<&str> = clause.actions.iter().map(|a| a.as_str()).collect();
    format!("{} ({})", roles.join(", "), actions.join(", "))
}

/// The names of those whom it names, by itself or through another measure, each once.
fn named(measure: &Measure, register: &Register) -> Vec<String> {
    let others = measure.targets_of.iter();
    let taken = others.filter_map(|id| register.measures.get(id));
    let taken = taken.flat_map(|other| &other.targets);
    let name = |id: &EntityId| {
        let entity = register.entities.get(id);
        text(entity.map_or(id.as_str(), |e| e.name.as_str()))
    };
    let mut names: Vec<String> = Vec::new();
    for target in measure.targets.iter().chain(taken) {
        let said = match (&target.entity, &target.country) {
            (Some(id), _) => name(id),
            (None, Some(code)) => {
                let country = register.jurisdictions.get(code.as_str());
                format!("companies of {}", text(country.unwrap_or(code)))
            }
            (None, None) => continue,
        };
        if !names.contains(&said) {
            names.push(said);
        }
    }
    names
}

fn since(measure: &Measure) -> String {
    let period = period(measure.from, measure.until);
    match measure.kind {
        _ if period.is_empty() => "Its days are not known.".to_owned(),
        MeasureKind::Proposal | MeasureKind::Call | MeasureKind::NoMeasure => {
            format!("It dates {period}.")
        }
        _ => format!("It holds {period}."),
    }
}

fn period(from: Option<PartialDate>, until: Option<PartialDate>) -> String {
    match (from, until) {
        (Some(from), Some(until)) => format!("from {from} to {until}"),
        (Some(from), None) => format!("from {from}"),
        (None, Some(until)) => format!("until {until}"),
        (None, None) => String::new(),
    }
}
