//! The consolidated list of the Office of Financial Sanctions Implementation of the United Kingdom,
//! which was closed in January 2026 (XLSX, CSV).
//!
//! Format: the published file of 2022 ("2022 format"): one row for each name or address, joined by
//! `Group ID`; the day of the edition stands above the header. `Group Type` is `Individual`, `Entity`
//! or `Ship`.

use super::date::{Order, parse};
use super::draft::{Draft, What};
use super::error::Fault;
use super::gather::Gather;
use super::group::{self, Groups};
use super::source::Source;
use super::table::{self, Header, Row};
use countersight_model::party::PartyNameKind::{self, Alias, Former, Primary, Weak};

pub(super) fn read(source: Source<'_>, gather: &mut Gather) -> Result<(), Fault> {
    let wanted: &[&[&str]] = &[&["Name 6"], &["Group Type"], &["Group ID"]];
    for mut table in table::open(source, wanted)? {
        let above = table.above.split_once("Last Updated");
        if let Some((_, date)) = above {
            gather.edition = parse(date.trim_start_matches([',', ' ']), Order::DayFirst);
        }
        group::read(&mut table, gather, one)?;
    }
    Ok(())
}

/// What the word for a kind of designation says.
pub(super) fn what(word: &str) -> What {
    match word.to_lowercase().as_str() {
        "individual" => What::Person,
        "entity" => What::Organisation,
        "ship" => What::Vessel,
        _ => What::Unsaid,
    }
}

/// How a name is used: by the words for its type and its strength.
pub(super) fn name_kind(kind: &str, strength: &str) -> PartyNameKind {
    let kind = kind.to_lowercase();
    if strength.to_lowercase().starts_with("low") {
        Weak
    } else if kind == "primary name" {
        Primary
    } else if kind.starts_with("fka") || kind.contains("former") {
        Former
    } else {
        Alias
    }
}

/// Parts 1 to 5 of a name, then 6.
pub(super) fn whole_name(header: &Header, row: &Row) -> String {
    ["Name 1", "Name 2", "Name 3", "Name 4", "Name 5", "Name 6"]
        .iter()
        .map(|part| header.cell(row, &[part]))
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

fn one(header: &Header, row: &Row, groups: &mut Groups) {
    let cell = |name: &str| header.cell(row, &[name]);
    let id = cell("Group ID");
    let is = what(cell("Group Type"));
    let begin = || Draft::new(row.place(), is).id(id);
    groups.add(id, begin, |draft| {
        if is == What::Person {
            return;
        }
        draft.name(
            name_kind(cell("Alias Type"), cell("Alias Quality")),
            &whole_name(header, row),
        );
        draft.name(Alias, cell("Name Non-Latin Script"));
        draft.country(cell("Country"));
        draft.programme(cell("Regime"));
        draft.listed = draft.listed.or(parse(cell("Listed On"), Order::DayFirst));
        for (label, value) in remarks(cell("Other Information")) {
            match label {
                "UK Sanctions List Ref" => draft.citation = Some(value.to_owned()),
                "Business Reg No" | "IMO number" | "Website" => draft.identifier(label, value),
                _ => {}
            }
        }
    });
}

/// `(Label):value (Label):value`; a value ends where the next label begins.
fn remarks(text: &str) -> Vec<(&str, &str)> {
    let mut found = Vec::new();
    let mut pieces = text.split("):");
    let mut label = pieces.next().and_then(|head| head.rsplit('(').next());
    for piece in pieces {
        let (value, next) = match piece.rsplit_once('(') {
            Some((value, next)) => (value, Some(next)),
            None => (piece, None),
        };
        if let Some(label) = label {
            // A number may have words before it and a country behind it.
            let numbered = label == "Business Reg No";
            let mut words = value
                .split([' ', ',', ';'])
                .map(|word| word.trim_end_matches('.'));
            let value = if label == "Website" {
                // An address of the web may hold what opens a label.
                piece.trim().split(' ').next().unwrap_or_default()
            } else {
                words
                    .find(|word| !numbered || word.bytes().filter(u8::is_ascii_digit).count() > 3)
                    .unwrap_or_default()
            };
            found.push((label, value));
        }
        label = next;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_in_remarks_are_read() {
        let text = "(UK Sanctions List Ref):RUS0001 (Website):www.example.org (Business Reg No):Tax ID No. 12345 (Russia).";
        assert_eq!(
            remarks(text),
            [
                ("UK Sanctions List Ref", "RUS0001"),
                ("Website", "www.example.org"),
                ("Business Reg No", "12345")
            ]
        );
        assert!(remarks("no labels").is_empty());
    }
}
