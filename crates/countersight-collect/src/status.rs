//! How a list stands on a day.

use crate::examine::{Alarm, AlarmCode, stale};
use crate::store::{Edition, Store};
use countersight_model::list::OfficialList;
use jiff::civil::Date;
use serde::Serialize;

/// How old a copy is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case", tag = "state", content = "days")]
pub enum State {
    /// There is no copy.
    Absent,
    /// What is kept of it is not as it was written, or cannot be read; the alarm says how to mend it.
    Damaged,
    /// It was looked at within the days that its record allows.
    Fresh,
    /// It is older than that by this many days.
    Overdue(i32),
}

/// A list and its copy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Status {
    /// How old the copy is.
    pub state: State,
    /// The copy in force.
    pub edition: Option<Edition>,
    /// How many editions are kept.
    pub kept: usize,
    /// What was wrong on the last update, or is wrong on this day.
    pub alarms: Vec<Alarm>,
    /// The day of the last update, whether or not it brought a copy.
    pub updated: Option<Date>,
}

impl Status {
    /// Whether somebody has to do something.
    pub fn is_well(&self) -> bool {
        self.alarms.is_empty() && !matches!(self.state, State::Overdue(_) | State::Damaged)
    }
}

/// How a list stands on a day. What cannot be read is told as [`State::Damaged`], so that it hides no
/// other list.
///
/// ```
/// # use countersight_model::{id::*, list::OfficialList};
/// use countersight_collect::{status::{State, status}, store::Store};
/// # let list = OfficialList { id: ListId::from("l"), name: String::new(), publisher: String::new(),
/// #   jurisdiction: Jurisdiction::from("US"), measures: vec![], page: String::new(), download: None, beside: vec![],
/// #   format: "csv".into(), cadence: String::new(), edition: None, licence: None, note: None, sources: vec![],
/// #   cadence_days: 7, checked: "2026-11-01".parse().unwrap(),
/// #   reader: None, part_of: None, expect: Default::default() };
/// let status = status(&Store::new("/no/such/folder"), &list, jiff::civil::date(2026, 11, 24));
/// assert_eq!(status.state, State::Absent);
/// ```
pub fn status(store: &Store, list: &OfficialList, today: Date) -> Status {
    let bare = |state, alarms| Status {
        state,
        edition: None,
        kept: 0,
        alarms,
        updated: None,
    };
    let manifest = match store.manifest(&list.id) {
        Ok(Some(manifest)) => manifest,
        Ok(None) => return bare(State::Absent, Vec::new()),
        Err(error) => {
            let alarm = Alarm::new(AlarmCode::Damaged, error.to_string());
            return bare(State::Damaged, vec![alarm]);
        }
    };
    let edition = manifest.newest().cloned();
    let mut alarms = manifest.alarms;
    let old = edition
        .as_ref()
        .and_then(|newest| stale(newest.edition, &list.expect, today));
    // The day of asking says more than the day of the update.
    if let Some(old) = old {
        alarms.retain(|alarm| alarm.code != old.code);
        alarms.push(old);
    }
    Status {
        state: edition.as_ref().map_or(State::Absent, |newest| {
            age(newest.checked, list.cadence_days, today)
        }),
        edition,
        kept: manifest.editions.len(),
        alarms,
        updated: manifest.updated,
    }
}

fn age(checked: Date, cadence_days: u16, today: Date) -> State {
    let age = today.since(checked).map_or(0, |span| span.get_days());
    match age - i32::from(cadence_days) {
        late if late > 0 => State::Overdue(late),
        _ => State::Fresh,
    }
}
