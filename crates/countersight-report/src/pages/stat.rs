//! What the register holds, in numbers, and how fresh its lists are.

use super::list::overdue;
use super::write;
use crate::doc::{Block, Doc, Grid, Item, Line, items};
use crate::error::ReportError;
use crate::format::PageFormat;
use crate::options::Options;
use crate::terminal::Column;
use crate::words;
use countersight_model::date::PartialDate;
use countersight_model::id::ListId;
use countersight_model::run::RegisterStamp;
use jiff::civil::Date;
use serde::Serialize;
use std::io::Write;

/// What the register holds, in numbers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct StatPage {
    /// The register.
    pub register: RegisterStamp,
    /// Records of each kind.
    pub counts: Vec<StatLine>,
    /// The day on which the age of the lists is judged.
    pub on: Date,
    /// The official lists, and how fresh they are.
    pub lists: Vec<Freshness>,
}

/// Records of one kind.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct StatLine {
    /// What is counted, such as `entities`.
    pub what: String,
    /// How many there are.
    pub number: u64,
    /// How many of them are unverified.
    pub unverified: u64,
}

/// How fresh the register's copy of an official list is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Freshness {
    /// The list.
    pub id: ListId,
    /// Its name.
    pub name: String,
    /// Newest edition known to the register.
    pub edition: Option<PartialDate>,
    /// Last day on which a copy was looked at.
    pub checked: PartialDate,
    /// After how many days it should be looked at again.
    pub cadence_days: u16,
    /// By how many days it is older than that; none while it is fresh.
    pub overdue: Option<i32>,
}

/// Writes the numbers of the register.
///
/// # Errors
///
/// When the output refuses what is written.
pub fn write_stat(
    out: &mut dyn Write,
    format: PageFormat,
    page: &StatPage,
    options: &Options,
) -> Result<(), ReportError> {
    write(out, format, page, options, || doc(page))
}

fn doc(of: &StatPage) -> Doc<'static> {
    let row = |line: &StatLine| {
        vec![
            Line::from(&line.what),
            Line::from(words::thousands(line.number)),
            Line::from(words::thousands(line.unverified)),
        ]
    };
    let counts = Grid {
        caption: "Records of each kind".to_owned(),
        columns: vec![
            Column::new("What", 20, 40),
            Column::number("Records"),
            Column::number("Unverified"),
        ],
        rows: of.counts.iter().map(row).collect(),
    };
    let mut doc = Doc {
        title: format!("Register of {}", of.register.version),
        head: vec![
            Block::Addresses(vec![format!("sha256 {}", of.register.sha256)]),
            Block::Gap,
            Block::Table(counts),
        ],
        ..Doc::default()
    };
    if !of.lists.is_empty() {
        doc.section(format!("How fresh the lists are on {}", of.on), lists(of));
    }
    doc
}

fn lists(of: &StatPage) -> Vec<Block> {
    let row = |list: &Freshness| {
        let state = list.overdue.map_or_else(
            || Line::from("fresh"),
            |late| {
                let late = u64::try_from(late).unwrap_or_default();
                Line::mark(format!("{} overdue", words::count(late, "day", "days")))
            },
        );
        vec![
            Line::id(&list.id),
            list.edition
                .map_or_else(|| Line::from("not said"), Line::day),
            Line::day(list.checked),
            Line::from(list.cadence_days.to_string()),
            state,
        ]
    };
    let longest = of.lists.iter().map(|list| list.id.as_str().len()).max();
    let longest = longest.unwrap_or(16);
    let grid = Grid {
        caption: "Official lists, with the day of their last check".to_owned(),
        columns: vec![
            // An identifier is copied into the next command, so it is never broken.
            Column::new("List", longest, longest),
            Column::new("Edition", 10, 10),
            Column::new("Checked", 10, 10),
            Column::number("Days"),
            Column::new("State", 12, 24),
        ],
        rows: of.lists.iter().map(row).collect(),
    };
    let late = of.lists.iter().filter_map(|list| {
        let warning = overdue(list.overdue?, list.checked);
        Some(Item::new(Line::foreign(&list.name).and(": ").and(warning)))
    });
    let late: Vec<Item> = late.collect();
    let mut blocks = vec![Block::Table(grid)];
    if late.is_empty() {
        blocks.push(Block::Gap);
        blocks.push(Block::Para(Line::from("No list is overdue.")));
    } else {
        let many = words::count(late.len() as u64, "list is", "lists are");
        blocks.push(Block::Gap);
        blocks.push(Block::Notice(Line::from(format!(
            "{many} older than should be, and must be looked at again:"
        ))));
        blocks.extend(items(late));
        blocks.push(Block::Para(Line::from(
            "What changed on them since then is not in the register.",
        )));
    }
    blocks
}
