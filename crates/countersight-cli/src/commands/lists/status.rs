//! `lists status`: which copy of each list is at hand, how old it is, what is wrong with it.

use super::{chosen, comes_with, store};
use crate::Found;
use crate::args::ListsStatusArgs;
use crate::output::write_table_page;
use crate::{reader, setup};
use anyhow::bail;
use countersight_collect::examine::Alarm;
use countersight_collect::status::{State, Status, status};
use countersight_collect::store::Store;
use countersight_model::list::OfficialList;
use countersight_report::{Sheet, SheetColumn};
use jiff::civil::Date;
use serde::Serialize;
use std::io::ErrorKind;

/// How one list stands.
#[derive(Debug, Serialize)]
struct Told {
    list: String,
    name: String,
    state: &'static str,
    overdue: Option<i32>,
    edition: Option<String>,
    fetched: Option<Date>,
    checked: Option<Date>,
    cadence_days: u16,
    parties: Option<u64>,
    persons_dropped: Option<u64>,
    editions: usize,
    sha256: Option<String>,
    part_of: Option<String>,
    alarms: Vec<Alarm>,
}

#[derive(Debug, Serialize)]
struct Page {
    on: Date,
    lists: Vec<Told>,
}

pub(super) fn run(args: &ListsStatusArgs) -> anyhow::Result<Found> {
    let on = reader::day_or_today(args.place.on.as_deref())?;
    let register = setup::register()?;
    let lists = chosen(&args.lists, &register)?;
    let store = store(args.place.folder.as_ref())?;
    readable(&store)?;
    let mut page = Page {
        on,
        lists: Vec::new(),
    };
    let mut well = true;
    for list in lists {
        let now = status(&store, list, on);
        well &= now.is_well();
        let whole = comes_with(list, &register).map(|whole| whole.id.to_string());
        // What was never meant to be fetched is not missed.
        let fetched = now.edition.is_some() || !now.alarms.is_empty();
        if fetched || list.reader.is_some() || !args.lists.is_empty() || whole.is_some() {
            page.lists.push(tell(list, now, whole));
        }
    }
    write_table_page(&args.output, register.stamp.clone(), &sheet(&page), &page)?;
    Ok(if well {
        Found::Nothing
    } else {
        Found::Something
    })
}

/// A folder that is there must be one that can be read; else each list would seem damaged by itself.
fn readable(store: &Store) -> anyhow::Result<()> {
    match std::fs::read_dir(store.folder()) {
        Err(error) if error.kind() != ErrorKind::NotFound => bail!(
            "the folder of the lists, `{}`, cannot be read: {error}; name another with `--folder`, or mend its rights",
            store.folder().display()
        ),
        _ => Ok(()),
    }
}

fn tell(list: &OfficialList, now: Status, part_of: Option<String>) -> Told {
    let edition = now.edition.as_ref();
    Told {
        list: list.id.to_string(),
        name: list.name.clone(),
        state: match (&now.state, &part_of) {
            (State::Absent, Some(_)) => "part",
            (State::Absent, None) => "absent",
            (State::Damaged, _) => "damaged",
            (State::Fresh, _) => "fresh",
            (State::Overdue(_), _) => "overdue",
        },
        overdue: match now.state {
            State::Overdue(days) => Some(days),
            State::Absent | State::Damaged | State::Fresh => None,
        },
        edition: edition.map(|edition| edition.day().to_string()),
        fetched: edition.map(|edition| edition.fetched),
        checked: edition.map(|edition| edition.checked),
        cadence_days: list.cadence_days,
        parties: edition.map(|edition| edition.counts.parties),
        persons_dropped: edition.map(|edition| edition.counts.persons_dropped),
        editions: now.kept,
        sha256: edition.map(|edition| edition.sha256.clone()),
        part_of,
        alarms: now.alarms,
    }
}

fn sheet(page: &Page) -> Sheet {
    let text = |value: Option<String>| value.unwrap_or_default();
    let row = |one: &Told| {
        let state = match (one.overdue, &one.part_of, one.state) {
            (Some(days), ..) => format!("overdue {days} days"),
            (None, Some(whole), "part") => format!("in {whole}"),
            (None, _, state) => state.to_owned(),
        };
        let alarms: Vec<String> = one.alarms.iter().map(ToString::to_string).collect();
        vec![
            one.list.clone(),
            match (alarms.is_empty(), one.overdue) {
                (true, _) => state,
                (false, None) if one.state == "damaged" => "ALARM, damaged".to_owned(),
                (false, None) => "ALARM".to_owned(),
                (false, Some(_)) => "ALARM, overdue".to_owned(),
            },
            text(one.edition.clone()),
            text(one.fetched.map(|day| day.to_string())),
            text(one.checked.map(|day| day.to_string())),
            text(one.parties.map(|n| n.to_string())),
            text(one.persons_dropped.map(|n| n.to_string())),
            text(
                one.sha256
                    .as_ref()
                    .map(|hash| hash.chars().take(12).collect()),
            ),
            text(one.sha256.clone()),
            one.state.to_owned(),
            alarms.join("; "),
        ]
    };
    let widest = page.lists.iter().map(|one| one.list.len()).max();
    let alarms = page.lists.iter().flat_map(|one| {
        let day = text(one.edition.clone());
        let stays = if one.state == "damaged" {
            "until then nothing of it is used".to_owned()
        } else if day.is_empty() {
            "there is no copy of it".to_owned()
        } else {
            format!("the copy of {day} is in force")
        };
        let alarms = one.alarms.iter();
        alarms.map(move |alarm| format!("ALARM {}: {alarm}; {stays}", one.list))
    });
    let absent = page.lists.iter().all(|one| one.edition.is_none());
    Sheet {
        title: format!("Official lists on {}", page.on),
        lead: absent
            .then(|| {
                "No list was fetched yet; `countersight lists update` fetches them.".to_owned()
            })
            .into_iter()
            .collect(),
        notices: alarms.collect(),
        columns: vec![
            SheetColumn::text("list", "List", widest.unwrap_or(8), widest.unwrap_or(8)),
            SheetColumn::text("stands", "State", 16, 20),
            SheetColumn::text("edition", "Edition", 7, 10),
            SheetColumn::text("fetched", "Fetched", 7, 10),
            SheetColumn::hidden("checked"),
            SheetColumn::number("parties", "Parties"),
            SheetColumn::number("persons_dropped", "Dropped"),
            SheetColumn::text("sha256_short", "sha256", 12, 12),
            SheetColumn::hidden("sha256"),
            SheetColumn::hidden("state"),
            SheetColumn::hidden("alarms"),
        ],
        rows: page.lists.iter().map(row).collect(),
        foot: Some("Dropped: natural persons, who are never kept.".to_owned()),
        ..Sheet::default()
    }
}
