//! What changed between two editions of a list.

use countersight_model::party::{Party, PartyName};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// What changed, each kind in the order of its identifiers.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct ListDiff<'a> {
    /// Parties that the new edition names and the old one does not.
    pub added: Vec<&'a Party>,
    /// Parties that the old edition names and the new one does not.
    pub removed: Vec<&'a Party>,
    /// Parties of both that are not the same in both.
    pub changed: Vec<Changed<'a>>,
}

impl ListDiff<'_> {
    /// How many parties are concerned.
    pub fn len(&self) -> usize {
        self.added.len() + self.removed.len() + self.changed.len()
    }

    /// Whether nothing changed.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

/// A party of both editions that is not the same in both.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Changed<'a> {
    /// It, as the new edition has it.
    pub party: &'a Party,
    /// Its identifier in the old edition, if the list numbered it anew.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id_before: Option<&'a str>,
    /// What is new or gone, field by field.
    pub fields: Vec<FieldChange>,
}

/// What is new or gone in one field of a party.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FieldChange {
    /// The field: `name`, `country`, `identifier`, `programme`, `kind`, `listed`, `until` or `citation`.
    pub field: &'static str,
    /// Values that are new.
    pub added: Vec<String>,
    /// Values that are gone.
    pub removed: Vec<String>,
}

/// Compares two editions. The order of rows and of values in a row does not count.
///
/// A party is the same if its identifier is. Where a list numbers its rows anew, a party that left
/// and one that came are one changed party if their names and programmes are equal and nobody
/// else's are.
///
/// ```
/// use countersight_collect::diff::diff;
/// use countersight_model::party::{Party, PartyKind, PartyName, PartyNameKind};
///
/// let party = |id: &str, name: &str| Party {
///     id: id.to_owned(),
///     kind: PartyKind::Organisation,
///     names: vec![PartyName { text: name.to_owned(), verbatim: None, kind: PartyNameKind::Primary }],
///     countries: vec![],
///     identifiers: vec![],
///     programmes: vec![],
///     listed: None,
///     until: None,
///     citation: None,
/// };
/// let (old, new) = ([party("1", "A"), party("2", "B")], [party("3", "C"), party("2", "B Ltd.")]);
/// let diff = diff(&old, &new);
/// assert_eq!(diff.added[0].id, "3");
/// assert_eq!(diff.removed[0].id, "1");
/// assert_eq!(diff.changed[0].fields[0].added, ["B Ltd. (primary)"]);
/// ```
pub fn diff<'a>(old: &'a [Party], new: &'a [Party]) -> ListDiff<'a> {
    let (before, after) = (by_id(old), by_id(new));
    let mut diff = ListDiff::default();
    let (mut gone, mut came) = (Vec::new(), Vec::new());
    for (id, party) in &after {
        match before.get(id) {
            None => came.push(*party),
            Some(was) => diff.changed.extend(compare(was, party)),
        }
    }
    gone.extend(
        before
            .iter()
            .filter(|(id, _)| !after.contains_key(*id))
            .map(|(_, party)| *party),
    );
    let (left, arrived) = (by_face(&gone), by_face(&came));
    let mut met = BTreeSet::new();
    for (face, parties) in &arrived {
        let ([party], Some([was])) = (parties.as_slice(), left.get(face).map(Vec::as_slice)) else {
            continue;
        };
        met.extend([(true, party.id.as_str()), (false, was.id.as_str())]);
        diff.changed.push(Changed {
            party,
            id_before: Some(&was.id),
            fields: fields(was, party),
        });
    }
    diff.changed.sort_by_key(|changed| &changed.party.id);
    let unmet = |new: bool| {
        let met = &met;
        move |party: &&Party| !met.contains(&(new, party.id.as_str()))
    };
    diff.added = came.into_iter().filter(unmet(true)).collect();
    diff.removed = gone.into_iter().filter(unmet(false)).collect();
    diff
}

fn by_id(parties: &[Party]) -> BTreeMap<&str, &Party> {
    // Of two rows with one identifier the first stands; the store refuses such lists.
    let mut map = BTreeMap::new();
    for party in parties {
        map.entry(party.id.as_str()).or_insert(party);
    }
    map
}

type Face<'a> = (&'a str, BTreeSet<&'a str>);

/// Parties by their name and programmes.
fn by_face<'a>(parties: &[&'a Party]) -> BTreeMap<Face<'a>, Vec<&'a Party>> {
    let mut map: BTreeMap<Face<'a>, Vec<&'a Party>> = BTreeMap::new();
    for party in parties.iter().filter(|party| !party.primary().is_empty()) {
        let programmes = party.programmes.iter().map(String::as_str).collect();
        map.entry((party.primary(), programmes))
            .or_default()
            .push(party);
    }
    map
}

fn compare<'a>(old: &Party, new: &'a Party) -> Option<Changed<'a>> {
    if old == new {
        return None;
    }
    let fields = fields(old, new);
    (!fields.is_empty()).then_some(Changed {
        party: new,
        id_before: None,
        fields,
    })
}

fn fields(old: &Party, new: &Party) -> Vec<FieldChange> {
    let names = |party: &Party| party.names.iter().map(name).collect::<Vec<_>>();
    let identifiers = |party: &Party| {
        let text =
            |i: &countersight_model::party::PartyIdentifier| format!("{}: {}", i.label, i.value);
        party.identifiers.iter().map(text).collect::<Vec<_>>()
    };
    let day = |day: Option<countersight_model::date::PartialDate>| {
        day.iter().map(ToString::to_string).collect::<Vec<_>>()
    };
    let all = [
        ("name", names(old), names(new)),
        ("country", old.countries.clone(), new.countries.clone()),
        ("identifier", identifiers(old), identifiers(new)),
        ("programme", old.programmes.clone(), new.programmes.clone()),
        ("kind", vec![word(old)], vec![word(new)]),
        ("listed", day(old.listed), day(new.listed)),
        ("until", day(old.until), day(new.until)),
        (
            "citation",
            old.citation.iter().cloned().collect(),
            new.citation.iter().cloned().collect(),
        ),
    ];
    let changes = all.into_iter().map(|(field, old, new)| {
        let (old, new): (BTreeSet<_>, BTreeSet<_>) =
            (old.into_iter().collect(), new.into_iter().collect());
        FieldChange {
            field,
            added: new.difference(&old).cloned().collect(),
            removed: old.difference(&new).cloned().collect(),
        }
    });
    changes
        .filter(|change| !change.added.is_empty() || !change.removed.is_empty())
        .collect()
}

fn name(name: &PartyName) -> String {
    format!("{} ({})", name.text, plain(&name.kind))
}

fn word(party: &Party) -> String {
    plain(&party.kind)
}

/// The word that files use for a value of a fixed set.
fn plain(value: &impl Serialize) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(word)) => word,
        _ => String::new(),
    }
}
