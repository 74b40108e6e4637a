//! Entities of OpenSanctions or FollowTheMoney: JSON lines, and the delta files beside them.
//!
//! Format: the project's documentation and its exports (`id`, `schema`, `properties`); a delta has one
//! `{"op": "ADD" | "MOD" | "DEL", "entity": …}` a line. A `Person` is dropped; a `LegalEntity` may be
//! either, so its kind stays open. Addresses, passports, securities and relations are no parties; nor
//! is an entity that is not a target.

use super::date::{Order, parse};
use super::draft::{Draft, What};
use super::error::{Fault, ListError};
use super::gather::Gather;
use super::json::{Json, text, texts};
use super::source::{Look, Source};
use countersight_model::party::PartyList;
use countersight_model::party::PartyNameKind::{Alias, Former, Primary, Weak};
use serde_json::Value;
use std::collections::HashSet;
use std::io::Read;

/// What one delta file changed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Delta {
    /// Lines read.
    pub rows: u64,
    /// Parties that came.
    pub added: u64,
    /// Parties that changed.
    pub changed: u64,
    /// Parties that went.
    pub removed: u64,
    /// Natural persons passed over.
    pub persons: u64,
    /// Lines on entities that are no parties, or that the list does not have.
    pub other: u64,
}

pub(super) fn read(source: Source<'_>, gather: &mut Gather) -> Result<(), Fault> {
    if source.look != Look::Json {
        return Err(Fault::shape("the beginning", "this is not JSON"));
    }
    Json::new(source.text()).records(|place, record| {
        gather.row();
        if text(&record, "schema").is_empty() {
            gather.unreadable(place, "it has no `schema`");
        } else if let Some(draft) = entity(place, &record) {
            gather.take(draft);
        }
        Ok(())
    })
}

/// Identifiers: property and label.
const IDENTIFIERS: &[&str] = &[
    "registrationNumber",
    "leiCode",
    "isin",
    "isinCode",
    "uscCode",
    "taxNumber",
    "vatCode",
    "innCode",
    "ogrnCode",
    "okpoCode",
    "kppCode",
    "dunsCode",
    "cageCode",
    "uniqueEntityId",
    "swiftBic",
    "ticker",
    "ricCode",
    "imoNumber",
    "mmsi",
    "callSign",
    "bikCode",
    "jibCode",
    "npiCode",
    "website",
    "serialNumber",
];

const COUNTRIES: &[&str] = &["country", "jurisdiction", "mainCountry", "flag"];

/// A party, or a person to be dropped; none for what is no party.
fn entity(place: &str, record: &Value) -> Option<Draft> {
    let what = match text(record, "schema") {
        "Person" => What::Person,
        "Organization" | "Company" | "PublicBody" => What::Organisation,
        "LegalEntity" => What::Unsaid,
        "Vessel" => What::Vessel,
        "Airplane" => What::Aircraft,
        _ => return None,
    };
    if record.get("target").and_then(Value::as_bool) == Some(false) {
        return None;
    }
    let mut draft = Draft::new(place, what).id(text(record, "id"));
    if what == What::Person {
        return Some(draft);
    }
    let empty = Value::Null;
    let properties = record.get("properties").unwrap_or(&empty);
    let caption = text(record, "caption");
    let names = texts(properties, "name");
    if names.contains(&caption) || names.is_empty() {
        draft.name(Primary, caption);
    }
    for (kind, property) in [
        (Alias, "name"),
        (Alias, "alias"),
        (Weak, "weakAlias"),
        (Weak, "abbreviation"),
        (Former, "previousName"),
    ] {
        for name in texts(properties, property) {
            draft.name(kind, name);
        }
    }
    for property in COUNTRIES {
        for country in texts(properties, property) {
            draft.country(country);
        }
    }
    for label in IDENTIFIERS {
        for value in texts(properties, label) {
            draft.identifier(label, value);
        }
    }
    for programme in texts(properties, "programId")
        .into_iter()
        .chain(texts(record, "datasets"))
    {
        draft.programme(programme);
    }
    let dates = texts(properties, "createdAt");
    draft.listed = dates
        .iter()
        .filter_map(|date| parse(date, Order::DayFirst))
        .min();
    Some(draft)
}

/// Applies a delta file to a list that was read before.
///
/// The list is as it was if the file cannot be read.
pub fn apply_delta(
    list: &mut PartyList,
    name: &str,
    bytes: &mut dyn Read,
) -> Result<Delta, ListError> {
    let mut changes = Vec::new();
    let told = |fault: Fault| fault.of(name);
    let source = match Source::open(bytes, 1 << 33) {
        Ok(source) => source,
        // A day without changes has an empty file.
        Err(fault) if fault.what.contains("is empty") => return Ok(Delta::default()),
        Err(fault) => return Err(told(fault)),
    };
    if source.look != Look::Json {
        return Err(told(Fault::shape("the beginning", "this is not JSON")));
    }
    let read = Json::new(source.text()).records(|place, record| {
        let op = text(&record, "op");
        let Some(entity) = record.get("entity") else {
            return Err(Fault::shape(place, "a line has no `entity`"));
        };
        if !matches!(op, "ADD" | "MOD" | "DEL") {
            return Err(Fault::shape(
                place,
                format!("`op` is `{op}`, not ADD, MOD or DEL"),
            ));
        }
        if text(entity, "id").is_empty() {
            return Err(Fault::shape(place, "an entity has no `id`"));
        }
        changes.push((place.to_owned(), op.to_owned(), entity.clone()));
        Ok(())
    });
    read.map_err(told)?;
    Ok(apply(list, changes))
}

fn apply(list: &mut PartyList, changes: Vec<(String, String, Value)>) -> Delta {
    let mut delta = Delta::default();
    let rows = list.counts.rows;
    let mut gather = Gather::resume(list);
    // The last line on an entity decides.
    let mut latest: Vec<(String, String, Value)> = Vec::new();
    let mut seen = HashSet::new();
    delta.rows = changes.len() as u64;
    for change in changes.into_iter().rev() {
        if seen.insert(text(&change.2, "id").to_owned()) {
            latest.push(change);
        }
    }
    latest.reverse();
    let mut gone = HashSet::new();
    let mut come = Vec::new();
    for (place, op, record) in latest {
        let id = text(&record, "id").to_owned();
        let known = gather.position(&id).is_some();
        let draft = if op == "DEL" {
            None
        } else {
            entity(&place, &record)
        };
        let person = draft
            .as_ref()
            .is_some_and(|draft| draft.what() == What::Person);
        if known {
            gone.insert(id);
        }
        match draft {
            Some(draft) if !person => {
                if known {
                    delta.changed += 1;
                } else {
                    delta.added += 1;
                }
                come.push(draft);
            }
            _ => {
                delta.persons += u64::from(person);
                delta.removed += u64::from(known);
                delta.other += u64::from(!known && !person);
            }
        }
    }
    gather.remove(&gone);
    for draft in come {
        gather.take(draft);
    }
    *list = gather.finish();
    list.counts.rows = rows + delta.added;
    delta
}
