//! Gathers rows to parties: counts, drops persons, keeps ids apart, says what was set right.

use super::clean;
use super::country::{self, Country};
use countersight_model::date::PartialDate;
use countersight_model::party::{
    Party, PartyCounts, PartyIdentifier, PartyKind, PartyList, PartyName, PartyNameKind,
};
use std::collections::{BTreeSet, HashMap, HashSet};

/// The longest name, in characters.
pub(super) const LONGEST_NAME: usize = 10_000;
/// The longest id of a list, in bytes.
const LONGEST_ID: usize = 1000;
/// Identifiers and programmes of one party; no list has nearly as many.
const MANY: usize = 1000;
/// The longest citation, in bytes, when several are joined.
const LONGEST_CITATION: usize = 2000;
/// Remarks that are written out.
const REMARKS: usize = 200;

/// What a list says that a row is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum What {
    Person,
    Organisation,
    Vessel,
    Aircraft,
    Unsaid,
}

/// A row on its way to a party.
#[derive(Debug)]
pub(super) struct Draft {
    /// Where it stands.
    place: String,
    /// The list's identifier; empty where it has none.
    id: String,
    /// What an identifier made from the name begins with.
    prefix: String,
    what: What,
    names: Vec<PartyName>,
    countries: Vec<String>,
    strange: Vec<String>,
    identifiers: Vec<PartyIdentifier>,
    programmes: Vec<String>,
    pub(super) listed: Option<PartialDate>,
    pub(super) until: Option<PartialDate>,
    pub(super) citation: Option<String>,
    notes: Vec<String>,
    too_long: bool,
}

impl Draft {
    pub(super) fn new(place: impl Into<String>, what: What) -> Self {
        Self {
            place: place.into(),
            id: String::new(),
            prefix: String::new(),
            what,
            names: Vec::new(),
            countries: Vec::new(),
            strange: Vec::new(),
            identifiers: Vec::new(),
            programmes: Vec::new(),
            listed: None,
            until: None,
            citation: None,
            notes: Vec::new(),
            too_long: false,
        }
    }

    pub(super) fn id(mut self, id: impl AsRef<str>) -> Self {
        let id = id.as_ref().trim();
        self.too_long |= id.len() > LONGEST_ID;
        id.clone_into(&mut self.id);
        self
    }

    pub(super) fn prefix(mut self, prefix: impl Into<String>) -> Self {
        self.prefix = prefix.into();
        self
    }

    /// The list says what it is in another place.
    pub(super) fn is(&mut self, what: What) {
        self.what = what;
    }

    pub(super) fn what(&self) -> What {
        self.what
    }

    pub(super) fn is_nameless(&self) -> bool {
        self.names.is_empty()
    }

    /// A name as it stands.
    pub(super) fn name(&mut self, kind: PartyNameKind, raw: &str) {
        let text = clean::fold(raw);
        match clean::former(&text) {
            Some(former) => self.cleaned(PartyNameKind::Former, former, raw),
            None => self.cleaned(kind, text, raw),
        }
    }

    /// A name whose text was cleaned by the reader.
    pub(super) fn cleaned(&mut self, kind: PartyNameKind, text: String, raw: &str) {
        if text.chars().any(char::is_alphanumeric) {
            self.too_long |= text.len() > LONGEST_NAME && text.chars().count() > LONGEST_NAME;
            let verbatim = (text != raw).then(|| raw.to_owned());
            self.names.push(PartyName {
                text,
                verbatim,
                kind,
            });
        }
    }

    /// A name of a list of the Bureau of Industry and Security, which writes more than names.
    pub(super) fn bis_name(&mut self, kind: PartyNameKind, raw: &str) {
        for (kind, text) in clean::bis(kind, raw) {
            if clean::is_note(&text) {
                self.notes.push(format!("`{text}` is a note, not a name"));
            } else {
                self.cleaned(kind, text, raw);
            }
        }
    }

    /// A country by code or name.
    pub(super) fn country(&mut self, text: &str) {
        match country::find(text) {
            Country::Code(code) => {
                if !self.countries.iter().any(|known| known == code) {
                    self.countries.push(code.to_owned());
                }
            }
            Country::Unsaid => {}
            Country::Strange => {
                let word: String = text.chars().take(80).collect();
                self.strange.push(clean::fold(&word));
            }
        }
    }

    /// A country, if the text is one; an address says it last.
    pub(super) fn country_if_known(&mut self, text: &str) {
        if matches!(country::find(text), Country::Code(_)) {
            self.country(text);
        }
    }

    /// An identifier under the list's label.
    pub(super) fn identifier(&mut self, label: &str, value: &str) {
        let (label, value) = (clean::fold(label), clean::fold(value));
        if value.is_empty() || value.chars().count() > 200 {
            return;
        }
        let identifier = PartyIdentifier {
            scheme: super::labels::scheme(&label),
            label,
            value,
        };
        if self.identifiers.len() < MANY && !self.identifiers.contains(&identifier) {
            self.identifiers.push(identifier);
        }
    }

    pub(super) fn programme(&mut self, text: &str) {
        let text = clean::fold(text);
        if !text.is_empty() && self.programmes.len() < MANY && !self.programmes.contains(&text) {
            self.programmes.push(text);
        }
    }

    pub(super) fn note(&mut self, text: String) {
        self.notes.push(text);
    }

    /// Primary names first, none twice, in the order of the list.
    fn settled_names(&mut self) -> Vec<PartyName> {
        let mut names = std::mem::take(&mut self.names);
        names.sort_by_key(|name| name.kind != PartyNameKind::Primary);
        if let Some(first) = names.first_mut()
            && first.kind != PartyNameKind::Related
        {
            first.kind = PartyNameKind::Primary;
        }
        for other in names.iter_mut().skip(1) {
            // A list that gives several primary names means the first; the others are as good.
            if other.kind == PartyNameKind::Primary {
                other.kind = PartyNameKind::Alias;
            }
        }
        let mut seen = HashSet::new();
        names.retain(|name| seen.insert(name.text.clone()));
        names
    }
}

/// A list being read.
#[derive(Debug, Default)]
pub(super) struct Gather {
    parties: Vec<Party>,
    counts: PartyCounts,
    pub(super) edition: Option<PartialDate>,
    remarks: Vec<String>,
    unwritten: u64,
    by_id: HashMap<String, usize>,
    next_number: HashMap<String, u32>,
    strange: BTreeSet<String>,
    same_name: u64,
    merged: u64,
}

impl Gather {
    /// Goes on with a list that was read before.
    pub(super) fn resume(list: &mut PartyList) -> Self {
        let list = std::mem::take(list);
        let by_id = (0..)
            .zip(&list.parties)
            .map(|(at, party)| (party.id.clone(), at))
            .collect();
        Self {
            parties: list.parties,
            counts: list.counts,
            edition: list.edition,
            remarks: list.remarks,
            by_id,
            ..Self::default()
        }
    }

    /// A row was read.
    pub(super) fn row(&mut self) {
        self.counts.rows += 1;
    }

    pub(super) fn person(&mut self) {
        self.counts.persons_dropped += 1;
    }

    pub(super) fn unreadable(&mut self, place: &str, reason: &str) {
        self.counts.unreadable += 1;
        self.remark(format!("{place}: not read: {reason}"));
    }

    pub(super) fn remark(&mut self, text: String) {
        if self.remarks.len() < REMARKS {
            self.remarks.push(text);
        } else {
            self.unwritten += 1;
        }
    }

    /// The list says how many rows it has.
    pub(super) fn expected(&mut self, what: &str, count: Option<u64>) {
        if let Some(count) = count
            && count != self.counts.rows
        {
            let text = format!(
                "the list says that it has {count} {what}; {} were read",
                self.counts.rows
            );
            self.remark(text);
        }
    }

    pub(super) fn position(&self, id: &str) -> Option<usize> {
        self.by_id.get(id).copied()
    }

    /// A row is understood: a person is dropped, anything else becomes a party.
    pub(super) fn take(&mut self, mut draft: Draft) {
        if draft.what == What::Person {
            self.person();
            return;
        }
        for note in std::mem::take(&mut draft.notes) {
            self.remark(format!("{}: {note}", draft.place));
        }
        if draft.too_long {
            let reason = format!(
                "a name is longer than {LONGEST_NAME} characters, or its id without measure"
            );
            self.unreadable(&draft.place, &reason);
            return;
        }
        let names = draft.settled_names();
        let Some(primary) = names.first() else {
            self.unreadable(&draft.place, "it has no name");
            return;
        };
        self.strange.extend(std::mem::take(&mut draft.strange));
        let made = draft.id.is_empty();
        let id = if made {
            clean::slug(&draft.prefix, &primary.text)
        } else {
            draft.id.clone()
        };
        let kind = match draft.what {
            What::Vessel => PartyKind::Vessel,
            What::Aircraft => PartyKind::Aircraft,
            What::Organisation => PartyKind::Organisation,
            What::Person | What::Unsaid => PartyKind::Unsaid,
        };
        let party = Party {
            id,
            kind,
            names,
            countries: draft.countries,
            identifiers: draft.identifiers,
            programmes: draft.programmes,
            listed: draft.listed,
            until: draft.until,
            citation: draft.citation,
        };
        self.place(party, made, &draft.place);
    }

    fn place(&mut self, mut party: Party, made: bool, place: &str) {
        if let Some(&at) = self.by_id.get(&party.id) {
            if let Some(known) = self.parties.get_mut(at)
                && !made
                && known.kind == party.kind
                && same_names(&known.names, &party.names)
            {
                merge(known, party);
                self.merged += 1;
                return;
            }
            let given = party.id.clone();
            let number = self.next_number.entry(given.clone()).or_insert(2);
            while self.by_id.contains_key(&format!("{given}#{number}")) {
                *number += 1;
            }
            party.id = format!("{given}#{number}");
            *number += 1;
            if made {
                self.same_name += 1;
            } else {
                let text = format!(
                    "{place}: the id {given} is there already with other names; this row is kept as {}",
                    party.id
                );
                self.remark(text);
            }
        }
        self.by_id.insert(party.id.clone(), self.parties.len());
        self.parties.push(party);
    }

    /// Takes a party away.
    pub(super) fn remove(&mut self, ids: &HashSet<String>) {
        self.parties.retain(|party| !ids.contains(&party.id));
        self.by_id = (0..)
            .zip(&self.parties)
            .map(|(at, party)| (party.id.clone(), at))
            .collect();
    }

    pub(super) fn finish(mut self) -> PartyList {
        if self.merged > 0 {
            let text = format!(
                "rows that repeat an id with the same names, each joined to the first: {}",
                self.merged
            );
            self.remarks.push(text);
        }
        if self.same_name > 0 {
            let text = format!(
                "rows without an id that bear the name of an earlier row, each kept by itself: {}",
                self.same_name
            );
            self.remarks.push(text);
        }
        if !self.strange.is_empty() {
            let words: Vec<String> = self
                .strange
                .iter()
                .take(20)
                .map(|word| format!("`{}`", word.chars().take(60).collect::<String>()))
                .collect();
            let text = format!(
                "words for countries that are not known and were left out, {} of them: {}",
                self.strange.len(),
                words.join(", ")
            );
            self.remarks.push(text);
        }
        if self.unwritten > 0 {
            let text = format!("remarks that are not written out: {}", self.unwritten);
            self.remarks.push(text);
        }
        self.counts.parties = self.parties.len() as u64;
        let moving = |party: &&Party| matches!(party.kind, PartyKind::Vessel | PartyKind::Aircraft);
        self.counts.vessels_and_aircraft = self.parties.iter().filter(moving).count() as u64;
        PartyList {
            parties: self.parties,
            counts: self.counts,
            edition: self.edition,
            remarks: self.remarks,
        }
    }
}

fn same_names(one: &[PartyName], other: &[PartyName]) -> bool {
    let set = |names: &[PartyName]| -> BTreeSet<String> {
        names.iter().map(|name| name.text.clone()).collect()
    };
    set(one) == set(other)
}

fn merge(known: &mut Party, again: Party) {
    fn add<T: PartialEq>(to: &mut Vec<T>, from: Vec<T>) {
        for item in from {
            if to.len() < MANY && !to.contains(&item) {
                to.push(item);
            }
        }
    }
    add(&mut known.countries, again.countries);
    add(&mut known.identifiers, again.identifiers);
    add(&mut known.programmes, again.programmes);
    known.listed = match (known.listed, again.listed) {
        (Some(one), Some(other)) => Some(one.min(other)),
        (one, other) => one.or(other),
    };
    // A row without an end still names it.
    known.until = match (known.until, again.until) {
        (Some(one), Some(other)) => Some(one.max(other)),
        _ => None,
    };
    known.citation = match (known.citation.take(), again.citation) {
        (Some(one), Some(other)) if one != other && one.len() < LONGEST_CITATION => {
            Some(format!("{one}; {other}"))
        }
        (one, other) => one.or(other),
    };
}
