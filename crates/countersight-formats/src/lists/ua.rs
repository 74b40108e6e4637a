//! The sanctions of Ukraine as the workbook that the National Security and Defence Council exported.
//!
//! Format: known from the columns that a public importer of 2022 takes by position; no file was at
//! hand. Persons stand on the sheet `Фізичні особи`, which is dropped; companies on another, with the
//! number, decree, dates, names in Ukrainian, in the original and otherwise, code and tax number.

use super::date::{Order, parse};
use super::draft::{Draft, What};
use super::error::Fault;
use super::gather::Gather;
use super::source::{Look, Source};
use super::workbook;
use countersight_model::party::PartyNameKind::{Alias, Primary};

/// The sheet of natural persons.
const PERSONS: &str = "фізичні особи";
/// Columns of a sheet of companies.
const COLUMNS: usize = 14;

pub(super) fn read(source: Source<'_>, gather: &mut Gather) -> Result<(), Fault> {
    if !matches!(source.look, Look::Zip | Look::Compound) {
        let what = "this is no workbook; the list comes as XLSX";
        return Err(Fault::shape("the beginning", what));
    }
    let mut found = false;
    for sheet in workbook::sheets(source)? {
        let persons = sheet.name.trim().to_lowercase() == PERSONS;
        let widest = sheet
            .rows
            .iter()
            .map(|row| row.cells.len())
            .max()
            .unwrap_or(0);
        if widest < COLUMNS {
            continue;
        }
        found = true;
        for row in sheet.rows.iter().skip(1) {
            gather.row();
            if persons {
                gather.person();
                continue;
            }
            let at = |column: usize| row.cells.get(column).map_or("", |cell| cell.trim());
            let place = format!("sheet `{}`, {}", sheet.name, row.place());
            let mut draft = Draft::new(place, What::Organisation).id(at(0));
            for (column, kind) in [(9, Primary), (10, Alias), (11, Alias)] {
                for name in at(column).split(['\n', ';']) {
                    draft.name(kind, name);
                }
            }
            draft.programme(at(1));
            draft.listed = parse(at(2), Order::DayFirst);
            draft.until = parse(at(8), Order::DayFirst);
            draft.identifier("Ідентифікаційний код (registration number)", at(12));
            draft.identifier("ІПН (tax number)", at(13));
            draft.citation = Some(at(1).to_owned()).filter(|decree| !decree.is_empty());
            gather.take(draft);
        }
    }
    if found {
        Ok(())
    } else {
        let what = format!("no sheet has the {COLUMNS} columns of a list of companies");
        Err(Fault::shape("the workbook", what))
    }
}
