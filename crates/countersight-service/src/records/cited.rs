//! The facts of every record with the documents they cite; and, of a document, the facts that cite it.

use countersight_model::brand::Brand;
use countersight_model::claim::Claim;
use countersight_model::conflict::Conflict;
use countersight_model::device::Fingerprint;
use countersight_model::entity::Entity;
use countersight_model::id::SourceId;
use countersight_model::list::OfficialList;
use countersight_model::measure::Measure;
use countersight_model::reach::Figure;
use countersight_model::source::Source;
use countersight_register::Register;
use countersight_report::CitedBy;
use std::collections::BTreeSet;

/// A fact in words, with what it cites.
#[derive(Debug, Clone)]
pub(super) struct Fact<'r> {
    what: String,
    sources: &'r [SourceId],
}

/// What stands for a record as a whole.
const WHOLE: &str = "the record as a whole";

impl<'r> Fact<'r> {
    pub(super) fn new(what: impl Into<String>, sources: &'r [SourceId]) -> Self {
        Self {
            what: what.into(),
            sources,
        }
    }
}

pub(super) fn of_entity(entity: &Entity) -> Vec<Fact<'_>> {
    let mut facts = vec![Fact::new(WHOLE, &entity.sources)];
    let aliases = entity.aliases.iter();
    facts.extend(aliases.map(|a| Fact::new(format!("name {}", a.text), &a.sources)));
    facts.extend(entity.identifiers.iter().map(|i| {
        let what = format!("{} {}", i.scheme.as_str(), i.value);
        Fact::new(what, &i.sources)
    }));
    facts.extend(entity.owners.iter().map(|edge| {
        let named = edge.holder.as_ref().map(AsRef::as_ref);
        let holder = named.or(edge.holder_name.as_deref());
        let what = format!("holder {}", holder.unwrap_or("not known"));
        Fact::new(what, &edge.sources)
    }));
    facts.extend(of_conflicts(&entity.conflicts));
    facts
}

pub(super) fn of_brand(brand: &Brand) -> Vec<Fact<'_>> {
    let ties = brand.ties.iter().map(|tie| {
        let named = tie.maker.as_ref().map(AsRef::as_ref);
        let maker = named.or(tie.maker_name.as_deref());
        let what = format!("tie to {}", maker.unwrap_or("a maker not known"));
        Fact::new(what, &tie.sources)
    });
    ties.chain(of_conflicts(&brand.conflicts)).collect()
}

pub(super) fn of_measure(measure: &Measure) -> Vec<Fact<'_>> {
    let mut facts = vec![Fact::new(WHOLE, &measure.sources)];
    facts.extend(measure.interruptions.iter().map(|pause| {
        let what = format!("{} from {}", pause.kind.as_str(), pause.from);
        Fact::new(what, &pause.sources)
    }));
    facts.extend(measure.targets.iter().map(|target| {
        let meant = target.entity.as_ref().map(AsRef::as_ref);
        let meant = meant.or(target.listed_as.as_deref());
        let meant = meant.or(target.country.as_deref());
        let what = format!("entry of {}", meant.unwrap_or("somebody"));
        Fact::new(what, &target.sources)
    }));
    facts.extend(measure.not_listed.iter().map(|entry| {
        let what = format!("{} looked for on {}", entry.entity, entry.looked_on);
        Fact::new(what, &entry.sources)
    }));
    facts.extend(of_conflicts(&measure.conflicts));
    facts
}

pub(super) fn of_claim(claim: &Claim) -> Vec<Fact<'_>> {
    let mut facts = vec![Fact::new(WHOLE, &claim.sources)];
    let answers = claim.responses.iter();
    facts.extend(answers.map(|answer| Fact::new("the company's answer", &answer.sources)));
    facts.extend(of_conflicts(&claim.conflicts));
    facts
}

pub(super) fn of_figure(figure: &Figure) -> Vec<Fact<'_>> {
    vec![Fact::new(WHOLE, &figure.sources)]
}

pub(super) fn of_list(list: &OfficialList) -> Vec<Fact<'_>> {
    vec![Fact::new(WHOLE, &list.sources)]
}

fn of_fingerprint(print: &Fingerprint) -> Vec<Fact<'_>> {
    let whole = Fact::new(WHOLE, &print.sources);
    std::iter::once(whole)
        .chain(of_conflicts(&print.conflicts))
        .collect()
}

fn of_conflicts(conflicts: &[Conflict]) -> impl Iterator<Item = Fact<'_>> {
    conflicts.iter().flat_map(|conflict| {
        conflict.readings.iter().map(|reading| {
            let what = format!("reading on {}: {}", conflict.about, reading.says);
            Fact::new(what, &reading.sources)
        })
    })
}

/// The cited documents once each, in the order of their first citation.
pub(super) fn sources<'r>(facts: &[Fact<'_>], register: &'r Register) -> Vec<&'r Source> {
    let mut seen = BTreeSet::new();
    facts
        .iter()
        .flat_map(|fact| fact.sources)
        .filter(|id| seen.insert(*id))
        .filter_map(|id| register.sources.get(id))
        .collect()
}

/// Every record with a fact that cites the document.
pub(super) fn citing(source: &SourceId, register: &Register) -> Vec<CitedBy> {
    let mut citing = Vec::new();
    let mut look = |kind: &str, id: &str, name: &str, facts: Vec<Fact<'_>>| {
        let cites = facts.into_iter().filter(|f| f.sources.contains(source));
        let mut facts: Vec<String> = cites.map(|fact| fact.what).collect();
        if facts.is_empty() {
            return;
        }
        if facts == [WHOLE] {
            facts.clear();
        }
        citing.push(CitedBy {
            kind: kind.to_owned(),
            id: id.to_owned(),
            name: name.to_owned(),
            facts,
        });
    };
    for entity in register.entities.values() {
        look(
            "entity",
            entity.id.as_str(),
            &entity.name,
            of_entity(entity),
        );
    }
    for brand in register.brands.values() {
        look("brand", brand.id.as_str(), &brand.name, of_brand(brand));
    }
    for measure in register.measures.values() {
        let id = measure.id.as_str();
        look("measure", id, &measure.name, of_measure(measure));
    }
    for claim in register.claims.values() {
        look("claim", claim.id.as_str(), &claim.text, of_claim(claim));
    }
    for figure in register.figures.values() {
        let id = figure.id.as_str();
        look("figure", id, &figure.metric, of_figure(figure));
    }
    for list in register.lists.values() {
        look("list", list.id.as_str(), &list.name, of_list(list));
    }
    for print in &register.fingerprints {
        look(
            "fingerprint",
            &print.id,
            &print.field,
            of_fingerprint(print),
        );
    }
    for namesake in &register.namesakes {
        let facts = vec![Fact::new(WHOLE, &namesake.sources)];
        let not = format!("not {}", namesake.not);
        look("namesake", &namesake.name, &not, facts);
    }
    citing
}
