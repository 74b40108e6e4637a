//! The lists of the Office of Foreign Assets Control as XML (`sdnList`).
//!
//! Format: the schema `sdn.xsd` that the Treasury publishes beside its data specification, and its
//! consolidated file. `sdnType` is `Individual`, `Entity`, `Vessel` or `Aircraft`.

use super::date::{Order, parse};
use super::document;
use super::draft::{Draft, What};
use super::error::Fault;
use super::gather::Gather;
use super::labels;
use super::source::Source;
use super::xml::Node;
use countersight_model::party::PartyNameKind::{Alias, Former, Primary, Weak};

pub(super) fn read(source: Source<'_>, gather: &mut Gather) -> Result<(), Fault> {
    let mut expected = None;
    document::read(source, "sdnList", |xml, node| {
        match node.name.as_str() {
            "sdnEntry" => {
                let node = xml.whole(node)?;
                gather.row();
                gather.take(entry(&xml.record_place(), &node));
            }
            "publshInformation" | "publishInformation" => {
                let node = xml.whole(node)?;
                gather.edition = parse(node.text_of("Publish_Date"), Order::MonthFirst);
                expected = node.text_of("Record_Count").parse().ok();
            }
            _ => {}
        }
        Ok(())
    })?;
    gather.expected("records", expected);
    Ok(())
}

fn entry(place: &str, node: &Node) -> Draft {
    let what = match node.text_of("sdnType") {
        "Individual" => What::Person,
        "Entity" => What::Organisation,
        "Vessel" => What::Vessel,
        "Aircraft" => What::Aircraft,
        _ => What::Unsaid,
    };
    let mut draft = Draft::new(place, what).id(node.text_of("uid"));
    if what == What::Person {
        return draft;
    }
    draft.name(Primary, node.text_of("lastName"));
    for aka in node.below("aka") {
        let kind = if aka.text_of("category") == "weak" {
            Weak
        } else if aka.text_of("type").starts_with("f.k.a") {
            Former
        } else {
            Alias
        };
        draft.name(kind, aka.text_of("lastName"));
    }
    for programme in node.below("program") {
        draft.programme(programme.text());
    }
    for country in node.below("country") {
        draft.country(country.text());
    }
    if let Some(vessel) = node.child("vesselInfo") {
        draft.country(vessel.text_of("vesselFlag"));
    }
    for id in node
        .child("idList")
        .map(|list| list.below("id"))
        .unwrap_or_default()
    {
        let (label, value) = (id.text_of("idType"), id.text_of("idNumber"));
        if label.starts_with("Issuer Name") {
            draft.name(Alias, value);
        } else if label.starts_with("Listing Date (CMIC)") {
            draft.listed = parse(value, Order::DayFirst);
        } else if labels::is_identifier(label) {
            draft.identifier(label, value);
        }
    }
    draft
}
