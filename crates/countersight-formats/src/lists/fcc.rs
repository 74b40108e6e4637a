//! The Covered List of the Federal Communications Commission: its table, saved as CSV or a workbook.
//!
//! Format: the published table of July 2026 as a copy of it shows. It names companies inside sentences,
//! and goods without a maker too; a cell may hold two entries. Dates run into the notes of later
//! changes.

use super::clean;
use super::date::{Order, parse};
use super::draft::{Draft, What};
use super::error::Fault;
use super::gather::Gather;
use super::legal;
use super::source::Source;
use super::table;
use countersight_model::party::PartyNameKind::{Primary, Related};

const GOODS: &[&str] = &[
    "covered_equipment_or_services",
    "Covered Equipment or Services",
    "Covered Equipment and Services",
];
const DATE: &[&str] = &[
    "date_of_inclusion_on_covered_list",
    "Date of Inclusion on Covered List",
    "Date of Inclusion",
];

/// Words before the name of a maker or provider.
const BEFORE: &[&str] = &[
    "supplied, directly or indirectly, by ",
    "produced or provided by ",
    "produced by ",
    "services provided by ",
    "provided by ",
];

/// What ends a name.
const AFTER: &[&str] = &[
    ", including",
    ", to the extent",
    " or any of its",
    ", subject to",
    " subject to",
    " and its wholly-owned",
    ", or ",
];

const SUBSIDIARIES: &[&str] = &["and its wholly-owned subsidiary ", "and its subsidiary "];

pub(super) fn read(source: Source<'_>, gather: &mut Gather) -> Result<(), Fault> {
    for mut table in table::open(source, &[GOODS])? {
        while let Some(row) = table.row()? {
            gather.row();
            let goods = clean::fold(table.header.cell(&row, GOODS));
            let date = parse(table.header.cell(&row, DATE), Order::MonthFirst);
            // Two entries that ran together have a quotation mark between them.
            for entry in goods.split(".\"") {
                let own = table.header.cell(&row, &["Entity Name"]);
                let name = if own.is_empty() {
                    maker(entry)
                } else {
                    Some(own)
                };
                let Some(name) = name else {
                    let start: String = entry.chars().take(70).collect();
                    gather.remark(format!(
                        "{}: names goods and no company: {start}…",
                        row.place()
                    ));
                    continue;
                };
                let mut draft = Draft::new(row.place(), What::Organisation).prefix("fcc");
                draft.cleaned(Primary, clean::trim(name), name);
                let others = table.header.cell(&row, &["Subsidiary Names"]);
                for other in others.split(';').chain(subsidiary(entry)) {
                    draft.name(Related, other);
                }
                draft.listed = date;
                gather.take(draft);
            }
        }
    }
    Ok(())
}

fn cut(rest: &str) -> &str {
    let end = AFTER
        .iter()
        .filter_map(|word| rest.find(word))
        .min()
        .unwrap_or(rest.len());
    let name = rest.get(..end).unwrap_or_default().trim();
    // A full stop ends the sentence, unless it is that of a legal form.
    match name.strip_suffix('.') {
        Some(bare) if !legal::is_legal_form(bare.rsplit([' ', ',']).next().unwrap_or_default()) => {
            bare
        }
        _ => name,
    }
}

fn maker(entry: &str) -> Option<&str> {
    let at = BEFORE
        .iter()
        .filter_map(|word| entry.find(word).map(|at| at + word.len()))
        .min()?;
    let name = cut(entry.get(at..)?);
    // `produced by such entity` and `produced in a foreign country` name nobody.
    let first = name.chars().next()?;
    (first.is_uppercase() && name.len() < 200).then_some(name)
}

fn subsidiary(entry: &str) -> Option<&str> {
    let at = SUBSIDIARIES
        .iter()
        .find_map(|word| entry.find(word).map(|at| at + word.len()))?;
    Some(cut(entry.get(at..)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn makers_are_found_in_their_sentences() {
        for (entry, name) in [
            (
                "Telecommunications equipment produced by Muster Technologies Company, including services provided by such entity.",
                Some("Muster Technologies Company"),
            ),
            (
                "Products supplied, directly or indirectly, by AO Muster or any of its predecessors.",
                Some("AO Muster"),
            ),
            (
                "Services provided by Muster International USA Inc. subject to section 214 of an Act.",
                Some("Muster International USA Inc."),
            ),
            (
                "Software produced or provided by Muster Lab, Inc. or any of its successors.",
                Some("Muster Lab, Inc."),
            ),
            ("Routers produced in a foreign country, except some.", None),
            ("Foreign-produced inverters.", None),
        ] {
            assert_eq!(maker(entry), name, "{entry}");
        }
        assert_eq!(
            subsidiary(
                "Services provided by Muster Corp and its wholly-owned subsidiary MusterNet (USA) LLC subject to section 214."
            ),
            Some("MusterNet (USA) LLC")
        );
    }
}
