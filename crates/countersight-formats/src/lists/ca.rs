//! The consolidated autonomous sanctions list of Canada (XML, `data-set`).
//!
//! Format: the published file of 2022, and descriptions of that of 2025 (`EntityOrShip`,
//! `ShipIMONumber`, `DateOfListing`). `Country` is the regulation, not the country of the party. A
//! record with a `LastName` or `GivenName` is a person. The list gives no identifier; regulation,
//! schedule and item together are one.

use super::clean;
use super::date::{Order, parse};
use super::document;
use super::draft::{Draft, What};
use super::error::Fault;
use super::gather::Gather;
use super::legal;
use super::source::Source;
use super::xml::Node;
use countersight_model::party::PartyNameKind::{Alias, Primary};

pub(super) fn read(source: Source<'_>, gather: &mut Gather) -> Result<(), Fault> {
    document::read(source, "data-set", |xml, node| {
        if node.name == "record" {
            let node = xml.whole(node)?;
            gather.row();
            gather.take(record(&xml.record_place(), &node));
        }
        Ok(())
    })
}

fn record(place: &str, node: &Node) -> Draft {
    let name = match node.text_of("Entity") {
        "" => node.text_of("EntityOrShip"),
        name => name,
    };
    let imo = node.text_of("ShipIMONumber");
    let has_person = !node.text_of("LastName").is_empty() || !node.text_of("GivenName").is_empty();
    let what = if name.is_empty() && has_person {
        What::Person
    } else if imo.is_empty() {
        What::Organisation
    } else {
        What::Vessel
    };
    let parts = ["Country", "Schedule", "Item"].map(|part| node.text_of(part));
    let id = match parts {
        [_, "", _] | [_, _, ""] => String::new(),
        parts => clean::slug("", &parts.join(" ")),
    };
    let mut draft = Draft::new(place, what).id(id);
    if what == What::Person {
        return draft;
    }
    for (at, part) in languages(name).enumerate() {
        let kind = if at == 0 { Primary } else { Alias };
        draft.cleaned(kind, clean::fold(part), name);
    }
    for alias in aliases(node.text_of("Aliases")) {
        draft.name(Alias, &alias);
    }
    draft.identifier("IMO number", imo);
    draft.programme(node.text_of("Country"));
    draft.listed = parse(node.text_of("DateOfListing"), Order::DayFirst);
    let [_, schedule, item] = parts;
    draft.citation = (!item.is_empty()).then(|| format!("schedule {schedule}, item {item}"));
    draft
}

/// English and French stand with a stroke between them, where both are several words.
fn languages(name: &str) -> impl Iterator<Item = &str> {
    let both = name.split_once('/').filter(|(one, other)| {
        one.trim().contains(' ') && other.trim().contains(' ') && other.len() > 12
    });
    match both {
        Some((one, other)) => [one, other].map(str::trim).into_iter().take(2),
        None => [name, ""].into_iter().take(1),
    }
}

/// Aliases with commas or semicolons between them; a legal form after a comma belongs to the name.
fn aliases(text: &str) -> Vec<String> {
    if text.contains(';') {
        return text.split(';').map(clean::trim).collect();
    }
    let mut found: Vec<String> = Vec::new();
    let mut open = 0_i32;
    for piece in text.split(',') {
        let joins = open > 0 || legal::is_legal_form(piece);
        match found.last_mut() {
            Some(last) if joins => {
                last.push(',');
                last.push_str(piece);
            }
            _ => found.push(piece.to_owned()),
        }
        for c in piece.chars() {
            match c {
                '(' => open += 1,
                ')' => open -= 1,
                _ => {}
            }
        }
    }
    found.iter().map(|alias| alias.trim().to_owned()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn aliases_keep_their_legal_forms() {
        assert_eq!(
            aliases("Muster Co., Ltd., Probe (Nord, Ost), Dritte"),
            ["Muster Co., Ltd.", "Probe (Nord, Ost)", "Dritte"]
        );
        assert_eq!(aliases("Eins; Zwei, LLC"), ["Eins", "Zwei, LLC"]);
    }

    #[test]
    fn two_languages_are_two_names() {
        let names: Vec<&str> =
            languages("Muster Office of Maps/Bureau des cartes de Muster").collect();
        assert_eq!(
            names,
            ["Muster Office of Maps", "Bureau des cartes de Muster"]
        );
        assert_eq!(languages("Muster A/S").count(), 1);
    }
}
