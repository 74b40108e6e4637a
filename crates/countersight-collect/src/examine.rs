//! What a sound copy of a list holds, asked of a copy that has come.
//!
//! A list that is empty, shrank, changed shape or is older than it should be is an alarm, never
//! silence. Most alarms refuse the copy; the last good one then stays in force.

mod alarm;

pub use alarm::{Alarm, AlarmCode};

use countersight_model::date::PartialDate;
use countersight_model::list::{Expect, Filled};
use countersight_model::party::{Party, PartyCounts, PartyList, PartyNameKind};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// By how many per cent a list may shrink, if its record does not say.
const SHRINK: u8 = 10;

/// By how many parts of a hundred a field may empty from one copy to the next.
const EMPTIES: u8 = 20;

/// Rows of a hundred that may be unreadable.
const UNREADABLE: u64 = 5;

/// Of a hundred parties, how many have at least one of each.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Fill(pub BTreeMap<Filled, u8>);

impl Fill {
    /// Counts; rounded down, so that 100 means all.
    ///
    /// ```
    /// use countersight_collect::examine::Fill;
    /// assert!(Fill::of(&[]).0.is_empty());
    /// ```
    pub fn of(parties: &[Party]) -> Self {
        if parties.is_empty() {
            return Self::default();
        }
        let percent = |field| {
            let filled = parties.iter().filter(|party| has(party, field)).count();
            u8::try_from(filled * 100 / parties.len()).unwrap_or(100)
        };
        Self(
            Filled::ALL
                .into_iter()
                .map(|field| (field, percent(field)))
                .collect(),
        )
    }

    fn get(&self, field: Filled) -> u8 {
        self.0.get(&field).copied().unwrap_or(0)
    }
}

fn has(party: &Party, field: Filled) -> bool {
    match field {
        Filled::Country => !party.countries.is_empty(),
        Filled::Alias => party
            .names
            .iter()
            .skip(1)
            .any(|name| name.kind != PartyNameKind::Related),
        Filled::Identifier => !party.identifiers.is_empty(),
        Filled::Programme => !party.programmes.is_empty(),
        Filled::Listed => party.listed.is_some(),
        Filled::Citation => party.citation.is_some(),
    }
}

/// The copy at hand, as far as a new one is compared with it.
#[derive(Debug, Clone, Copy)]
pub struct Before<'a> {
    /// What was counted.
    pub counts: &'a PartyCounts,
    /// How much was filled.
    pub fill: &'a Fill,
    /// The day that it gives itself.
    pub edition: Option<PartialDate>,
}

/// What is wrong with a copy; nothing is well.
pub fn examine(
    list: &PartyList,
    expect: &Expect,
    before: Option<Before<'_>>,
    today: Date,
) -> Vec<Alarm> {
    let mut alarms = Vec::new();
    let number = list.parties.len() as u64;
    if number == 0 {
        alarms.push(Alarm::new(
            AlarmCode::Empty,
            match list.remarks.first() {
                Some(why) => format!(
                    "it names nobody ({} rows were read): {why}",
                    list.counts.rows
                ),
                None => format!("it names nobody ({} rows were read)", list.counts.rows),
            },
        ));
        return alarms;
    }
    bounds(number, expect, &mut alarms);
    rows(&list.counts, &mut alarms);
    ids(list, expect, &mut alarms);
    let fill = Fill::of(&list.parties);
    for (field, least) in &expect.min_fill {
        let share = fill.get(*field);
        if share < *least {
            alarms.push(Alarm::new(
                AlarmCode::Emptied,
                format!(
                    "{share} % of the parties have a {}; {least} % are expected",
                    field.as_str()
                ),
            ));
        }
    }
    if let Some(before) = before {
        shrank(number, expect, before.counts.parties, &mut alarms);
        emptied(&fill, before.fill, expect, &mut alarms);
        if let (Some(old), Some(new)) = (before.edition, list.edition)
            && new.latest() < old.earliest()
        {
            alarms.push(Alarm::new(
                AlarmCode::Older,
                format!("it is the edition of {new}, and the copy at hand that of {old}"),
            ));
        }
    }
    alarms.extend(stale(list.edition, expect, today));
    alarms
}

/// Whether an edition is older than a list that lives should be.
pub fn stale(edition: Option<PartialDate>, expect: &Expect, today: Date) -> Option<Alarm> {
    let (edition, most) = (edition?, expect.max_age_days?);
    let age = today.since(edition.latest()).ok()?.get_days();
    (age > i32::from(most)).then(|| {
        Alarm::new(
            AlarmCode::Stale,
            format!("it is the edition of {edition}, {age} days old; at most {most} are expected"),
        )
    })
}

fn bounds(number: u64, expect: &Expect, alarms: &mut Vec<Alarm>) {
    if let Some(least) = expect.min_parties.filter(|least| number < *least) {
        alarms.push(Alarm::new(
            AlarmCode::TooFew,
            format!("it names {number} parties; at least {least} are expected"),
        ));
    }
    if let Some(most) = expect.max_parties.filter(|most| number > *most) {
        alarms.push(Alarm::new(
            AlarmCode::TooMany,
            format!("it names {number} parties; at most {most} are expected"),
        ));
    }
}

fn rows(counts: &PartyCounts, alarms: &mut Vec<Alarm>) {
    if counts.unreadable.saturating_mul(100) > counts.rows.saturating_mul(UNREADABLE) {
        alarms.push(Alarm::new(
            AlarmCode::RowsLost,
            format!(
                "{} of {} rows could not be understood",
                counts.unreadable, counts.rows
            ),
        ));
    }
}

fn ids(list: &PartyList, expect: &Expect, alarms: &mut Vec<Alarm>) {
    let mut seen = BTreeSet::new();
    if let Some(double) = list.parties.iter().find(|party| !seen.insert(&party.id)) {
        alarms.push(Alarm::new(
            AlarmCode::DoubleId,
            format!("two parties have the identifier `{}`", double.id),
        ));
    }
    let (repeated, most) = (
        list.counts.repeated_ids,
        expect.max_repeated_ids.unwrap_or(0),
    );
    if repeated > most {
        alarms.push(Alarm::new(
            AlarmCode::RepeatedIds,
            format!(
                "{repeated} rows repeat an identifier with other names; at most {most} are expected"
            ),
        ));
    }
}

fn shrank(number: u64, expect: &Expect, old: u64, alarms: &mut Vec<Alarm>) {
    let most = u64::from(expect.max_shrink_percent.unwrap_or(SHRINK));
    let lost = old.saturating_sub(number);
    if lost.saturating_mul(100) > old.saturating_mul(most) {
        alarms.push(Alarm::new(
            AlarmCode::Shrank,
            format!("it names {number} parties and the copy at hand {old}; it may lose {most} %"),
        ));
    }
}

fn emptied(new: &Fill, old: &Fill, expect: &Expect, alarms: &mut Vec<Alarm>) {
    for field in Filled::ALL {
        // A field with a bound of its own is judged by it.
        let (now, then) = (new.get(field), old.get(field));
        if !expect.min_fill.contains_key(&field) && then.saturating_sub(now) > EMPTIES {
            alarms.push(Alarm::new(
                AlarmCode::Emptied,
                format!(
                    "{now} % of the parties have a {}; in the copy at hand {then} % have one",
                    field.as_str()
                ),
            ));
        }
    }
}
