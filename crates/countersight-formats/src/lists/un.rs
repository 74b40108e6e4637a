//! The consolidated list of the Security Council of the United Nations (XML).
//!
//! Format: `sc-sanctions.xsd` and the file itself. Individuals and entities stand in two branches; the
//! name of an entity is in `FIRST_NAME`.

use super::date::{Order, parse};
use super::document;
use super::draft::{Draft, What};
use super::error::Fault;
use super::gather::Gather;
use super::source::Source;
use super::xml::Node;
use countersight_model::party::PartyNameKind::{Alias, Former, Primary, Weak};

pub(super) fn read(source: Source<'_>, gather: &mut Gather) -> Result<(), Fault> {
    document::read(source, "CONSOLIDATED_LIST", |xml, node| {
        match node.name.as_str() {
            "CONSOLIDATED_LIST" => {
                gather.edition = parse(node.attribute("dateGenerated"), Order::DayFirst);
            }
            "INDIVIDUAL" => {
                xml.whole(node)?;
                gather.row();
                gather.person();
            }
            "ENTITY" => {
                let node = xml.whole(node)?;
                gather.row();
                gather.take(entity(&xml.record_place(), &node));
            }
            _ => {}
        }
        Ok(())
    })
}

fn entity(place: &str, node: &Node) -> Draft {
    let id = match node.text_of("REFERENCE_NUMBER") {
        "" => node.text_of("DATAID"),
        reference => reference,
    };
    let mut draft = Draft::new(place, What::Organisation).id(id);
    let name: Vec<&str> = ["FIRST_NAME", "SECOND_NAME", "THIRD_NAME", "FOURTH_NAME"]
        .iter()
        .map(|part| node.text_of(part))
        .filter(|part| !part.is_empty())
        .collect();
    // `FIRST COMPANY (FC) ; SECOND NAME (SN)`
    for (at, part) in name.join(" ").split(" ; ").enumerate() {
        draft.name(if at == 0 { Primary } else { Alias }, part);
    }
    draft.name(Alias, node.text_of("NAME_ORIGINAL_SCRIPT"));
    for alias in node.all("ENTITY_ALIAS") {
        let quality = alias.text_of("QUALITY");
        let kind = if quality.starts_with("f.k.a") {
            Former
        } else if quality.eq_ignore_ascii_case("low") {
            Weak
        } else {
            Alias
        };
        draft.name(kind, alias.text_of("ALIAS_NAME"));
    }
    for address in node.all("ENTITY_ADDRESS") {
        draft.country(address.text_of("COUNTRY"));
    }
    draft.programme(node.text_of("UN_LIST_TYPE"));
    draft.listed = parse(node.text_of("LISTED_ON"), Order::DayFirst);
    draft
}
