//! Gathers rows to parties: counts, drops persons, keeps ids apart, says what was set right.

use super::draft::{Draft, MANY, What};
use countersight_model::date::PartialDate;
use countersight_model::party::{Party, PartyCounts, PartyKind, PartyList, PartyName};
use std::collections::{BTreeSet, HashMap, HashSet};

/// The longest citation, in bytes, when several are joined.
const LONGEST_CITATION: usize = 2000;
/// Remarks that are written out.
const REMARKS: usize = 200;

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
        if draft.what() == What::Person {
            self.person();
            return;
        }
        for note in std::mem::take(&mut draft.notes) {
            self.remark(format!("{}: {note}", draft.place));
        }
        self.strange.extend(std::mem::take(&mut draft.strange));
        let place = std::mem::take(&mut draft.place);
        match draft.into_party() {
            Ok((party, made)) => self.place(party, made, &place),
            Err(reason) => self.unreadable(&place, &reason),
        }
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
                self.counts.repeated_ids += 1;
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
