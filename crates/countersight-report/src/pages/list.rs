//! The page of an official list as a publication.

use super::{briefs, refs, write};
use crate::doc::{Block, Doc, Item, Line, items};
use crate::error::ReportError;
use crate::format::PageFormat;
use crate::options::{Dossier, Options};
use crate::words;
use countersight_model::date::PartialDate;
use countersight_model::list::OfficialList;
use countersight_model::measure::Measure;
use countersight_model::source::Source;
use jiff::civil::Date;
use serde::Serialize;
use std::io::Write;

/// An official list, and the measures that rest on it.
#[derive(Debug, Clone, Serialize)]
pub struct ListPage<'a> {
    /// The list.
    pub list: &'a OfficialList,
    /// Measures that rest on it.
    #[serde(serialize_with = "briefs")]
    pub measures: Vec<&'a Measure>,
    /// The day on which its age is judged.
    pub on: Date,
    /// By how many days it is older than its cadence allows on that day.
    pub overdue: Option<i32>,
    /// Documents cited on this page; the text refers to them by number.
    pub sources: Vec<&'a Source>,
}

/// Writes the page of an official list.
///
/// # Errors
///
/// When the output refuses what is written.
pub fn write_list(
    out: &mut dyn Write,
    format: PageFormat,
    page: &ListPage<'_>,
    dossier: &Dossier,
    options: &Options,
) -> Result<(), ReportError> {
    write(out, format, page, options, || doc(page, dossier))
}

fn doc<'a>(of: &ListPage<'a>, dossier: &Dossier) -> Doc<'a> {
    let list = of.list;
    let mut head = Vec::new();
    if let Some(late) = of.overdue {
        let late = overdue(late, list.checked).and(", judged on ");
        head.push(Block::Notice(
            late.and(Line::day(PartialDate::day(of.on)))
                .and(". What changed on it since then is not in the register."),
        ));
    }
    let every = words::count(u64::from(list.cadence_days), "day", "days");
    head.push(Block::Fields(vec![
        (
            "Publisher",
            Line::foreign(&list.publisher).and(refs(&list.sources, &of.sources)),
        ),
        ("Edition", list.edition.map(Line::day).unwrap_or_default()),
        ("Last checked", Line::day(list.checked)),
        ("Look again", Line::from(format!("after {every}"))),
        ("Changes", Line::from(&list.cadence)),
        ("Format", Line::from(&list.format)),
        ("Licence", Line::maybe(list.licence.as_deref())),
    ]));
    let files = list.download.iter().chain(&list.beside);
    let addresses = std::iter::once(&list.page).chain(files);
    head.push(Block::Addresses(addresses.cloned().collect()));
    let mut doc = Doc {
        title: list.name.clone(),
        kicker: Line::join([
            Line::id(&list.id),
            Line::from("official list"),
            Line::from(dossier.place(&list.jurisdiction)),
        ]),
        head,
        sources: of.sources.clone(),
        ..Doc::default()
    };
    let resting = of.measures.iter().map(|measure| {
        let kind = words::kind(measure.kind);
        let name = Line::foreign(&measure.name).and(format!(" ({kind}); "));
        Item::new(name.and(Line::id(&measure.id)))
    });
    doc.section("Measures that rest on it", items(resting.collect()));
    if let Some(note) = &list.note {
        doc.section("Notes", vec![Block::Para(Line::from(note))]);
    }
    doc
}

/// How far a list is older than its cadence allows: `110 days overdue; last looked at in 2022`.
pub(super) fn overdue(late: i32, checked: PartialDate) -> Line {
    let late = u64::try_from(late).unwrap_or_default();
    let at = if checked.is_exact() { "on" } else { "in" };
    Line::from(words::count(late, "day", "days"))
        .and(format!(" overdue; last looked at {at} "))
        .and(Line::day(checked))
}
