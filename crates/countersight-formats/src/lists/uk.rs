//! The UK Sanctions List: ODS, XLSX, CSV and XML.
//!
//! Format: descriptions of the file of 2026 in public parsers and their tests (58 columns; root
//! `Designations`); no file of it was at hand. One row for each name or address, joined by
//! `Unique ID`. The kind is `Individual`, `Entity` or `Ship`.

use super::date::{Order, parse};
use super::document;
use super::draft::{Draft, What};
use super::error::Fault;
use super::gather::Gather;
use super::group::{self, Groups};
use super::source::{Look, Source};
use super::table::{self, Header, Row};
use super::uk_conlist::{name_kind, what, whole_name};
use super::xml::Node;
use countersight_model::party::PartyNameKind::Alias;

pub(super) fn read(source: Source<'_>, gather: &mut Gather) -> Result<(), Fault> {
    if source.look == Look::Xml {
        return read_xml(source, gather);
    }
    let wanted: &[&[&str]] = &[
        &["Unique ID"],
        &["Name 6"],
        &["Designation Type", "Individual, Entity, Ship"],
    ];
    for mut table in table::open(source, wanted)? {
        if let Some((_, date)) = table.above.split_once("Report Date:") {
            gather.edition = parse(date, Order::DayFirst);
        }
        group::read(&mut table, gather, one)?;
    }
    Ok(())
}

fn one(header: &Header, row: &Row, groups: &mut Groups) {
    let cell = |name: &str| header.cell(row, &[name]);
    let id = cell("Unique ID");
    let is = what(header.cell(row, &["Designation Type", "Individual, Entity, Ship"]));
    groups.add(
        id,
        || Draft::new(row.place(), is).id(id),
        |draft| {
            if is == What::Person {
                return;
            }
            draft.name(
                name_kind(cell("Name type"), cell("Alias strength")),
                &whole_name(header, row),
            );
            draft.name(Alias, cell("Name non-latin script"));
            draft.country(cell("Address Country"));
            draft.country(cell("Current believed flag of ship"));
            draft.programme(cell("Regime Name"));
            for label in ["Business registration number (s)", "IMO number", "Website"] {
                draft.identifier(label, cell(label));
            }
            draft.listed = draft
                .listed
                .or(parse(cell("Date Designated"), Order::DayFirst));
            let reference = header.cell(row, &["UN Reference Number"]);
            if !reference.is_empty() {
                draft.citation = Some(reference.to_owned());
            }
        },
    );
}

fn read_xml(source: Source<'_>, gather: &mut Gather) -> Result<(), Fault> {
    document::read(source, "Designations", |xml, node| {
        match node.name.as_str() {
            "Designation" => {
                let node = xml.whole(node)?;
                gather.row();
                gather.take(designation(&xml.record_place(), &node));
            }
            "DateGenerated" => {
                let node = xml.whole(node)?;
                gather.edition = parse(node.text(), Order::DayFirst);
            }
            _ => {}
        }
        Ok(())
    })
}

fn designation(place: &str, node: &Node) -> Draft {
    let is = what(node.text_of("IndividualEntityShip"));
    let mut draft = Draft::new(place, is).id(node.text_of("UniqueID"));
    if is == What::Person {
        return draft;
    }
    for name in node
        .child("Names")
        .map(|names| names.below("Name"))
        .unwrap_or_default()
    {
        let parts: Vec<&str> = ["Name1", "Name2", "Name3", "Name4", "Name5", "Name6"]
            .iter()
            .map(|part| name.text_of(part))
            .filter(|part| !part.is_empty())
            .collect();
        let kind = name_kind(name.text_of("NameType"), name.text_of("AliasStrength"));
        draft.name(kind, &parts.join(" "));
    }
    for name in node.below("NameNonLatinScript") {
        draft.name(Alias, name.text());
    }
    for country in node.below("AddressCountry") {
        draft.country(country.text());
    }
    for flag in node.below("CurrentBelievedFlagOfShip") {
        draft.country_if_known(flag.text());
    }
    for (label, element) in [
        ("Business registration number", "BusinessRegistrationNumber"),
        ("IMO number", "IMONumber"),
        ("Website", "Website"),
    ] {
        for value in node.below(element) {
            draft.identifier(label, value.text());
        }
    }
    draft.programme(node.text_of("RegimeName"));
    draft.listed = parse(node.text_of("DateDesignated"), Order::DayFirst);
    let reference = node.text_of("UNReferenceNumber");
    draft.citation = (!reference.is_empty()).then(|| reference.to_owned());
    draft
}
