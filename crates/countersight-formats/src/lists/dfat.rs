//! The consolidated list of Australia (XLSX, CSV).
//!
//! Format: the published workbook of 2026. One row for each name: `2`, `2a`, `2b` are one party. The
//! kind is `Individual`, `Entity` or `Vessel`; a country stands only at the end of an address.

use super::clean;
use super::date::{Order, parse};
use super::draft::{Draft, What};
use super::error::Fault;
use super::gather::Gather;
use super::group::{self, Groups};
use super::source::Source;
use super::table::{self, Header, Row};
use countersight_model::party::PartyNameKind::{Alias, Former, Primary, Weak};

pub(super) fn read(source: Source<'_>, gather: &mut Gather) -> Result<(), Fault> {
    let wanted: &[&[&str]] = &[&["Reference"], &["Name of Individual or Entity"], &["Type"]];
    for mut table in table::open(source, wanted)? {
        group::read(&mut table, gather, one)?;
    }
    Ok(())
}

fn one(header: &Header, row: &Row, groups: &mut Groups) {
    let cell = |name: &str| header.cell(row, &[name]);
    let reference = cell("Reference");
    let number = reference.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let id = if number.is_empty() { reference } else { number };
    let is = match cell("Type").to_lowercase().as_str() {
        "individual" => What::Person,
        "entity" => What::Organisation,
        "vessel" => What::Vessel,
        _ => What::Unsaid,
    };
    groups.add(
        id,
        || Draft::new(row.place(), is).id(id),
        |draft| {
            if is == What::Person {
                return;
            }
            let kind = match cell("Name Type").to_lowercase().as_str() {
                "primary name" => Primary,
                word if word.contains("former") => Former,
                _ if cell("Alias Strength").eq_ignore_ascii_case("weak") => Weak,
                _ => Alias,
            };
            draft.name(kind, cell("Name of Individual or Entity"));
            for citizenship in cell("Citizenship").split(';') {
                draft.country_if_known(citizenship);
            }
            for address in cell("Address").split([';', '\n']) {
                let last = address.trim().trim_end_matches('.').rsplit(',').next();
                draft.country_if_known(&clean::fold(last.unwrap_or_default()));
            }
            draft.identifier("IMO Number", cell("IMO Number"));
            draft.programme(cell("Committees"));
            let information = cell("Listing Information");
            draft.listed = draft.listed.or_else(|| listed(information));
            let instrument = clean::fold(cell("Instrument of Designation"));
            if draft.citation.is_none() && !instrument.is_empty() {
                draft.citation = Some(instrument.chars().take(300).collect());
            }
        },
    );
}

/// `Listed on 25 January 2001 (amended …)`, `Listed by the 1267 Committee on 6 Oct. 2001`.
fn listed(text: &str) -> Option<countersight_model::date::PartialDate> {
    let at = clean::find_word(text, "listed ")?;
    let rest = text.get(at..)?;
    let head = rest.split('(').next()?;
    let date = head.split(" on").nth(1)?;
    parse(date.trim_start_matches([':', ' ']), Order::DayFirst)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_day_of_listing_is_found_in_words() {
        for (text, date) in [
            (
                "Listed on 25 January 2001 (amended on 3 Sep 2003)",
                Some("2001-01-25"),
            ),
            (
                "Listed by the 1267 Committee on 19 Nov. 2014 ( amended",
                Some("2014-11-19"),
            ),
            ("Listed on: 17 Aug. 2017. Continued", Some("2017-08-17")),
            ("Autonomous Sanctions Regulations", None),
        ] {
            assert_eq!(listed(text).map(|date| date.to_string()).as_deref(), date);
        }
    }
}
