//! The lists of the Office of Foreign Assets Control as advanced XML (`Sanctions`).
//!
//! Format: the Treasury's notes on the advanced data model and the shapes in public parsers; no file
//! was at hand. Meanings stand in reference tables at the beginning; places, documents, parties and
//! entries follow in branches of their own that refer to each other by number. The kind is that of the
//! sub-type of the profile, or of the type above it.

use super::date::{Order, parse};
use super::document;
use super::draft::{Draft, What};
use super::error::Fault;
use super::gather::Gather;
use super::group::Groups;
use super::labels;
use super::source::Source;
use super::xml::Node;
use countersight_model::date::PartialDate;
use countersight_model::party::PartyNameKind::{Alias, Former, Primary, Weak};
use std::collections::HashMap;

/// Reference tables: kind of reference and number to text.
#[derive(Default)]
struct References {
    texts: HashMap<(String, String), String>,
    /// Sub-type to type.
    above: HashMap<String, String>,
}

/// The tables that are needed.
const KINDS: &[&str] = &[
    "AliasType",
    "AreaCode",
    "Country",
    "FeatureType",
    "IDRegDocType",
    "List",
    "PartySubType",
    "PartyType",
    "SanctionsType",
];

impl References {
    fn take(&mut self, node: &Node) {
        for values in node.children() {
            for value in values.children() {
                if KINDS.contains(&value.name.as_str()) {
                    let id = value.attribute("ID").to_owned();
                    if value.name == "PartySubType" {
                        self.above
                            .insert(id.clone(), value.attribute("PartyTypeID").to_owned());
                    }
                    // An area code is short; its description is the country.
                    let text = match value.attribute("Description") {
                        "" => value.text(),
                        description => description,
                    };
                    self.texts.insert((value.name.clone(), id), text.to_owned());
                }
            }
        }
    }

    fn text(&self, kind: &str, id: &str) -> &str {
        let key = (kind.to_owned(), id.to_owned());
        self.texts.get(&key).map_or("", String::as_str)
    }

    fn what(&self, sub_type: &str) -> What {
        let text = match self.text("PartySubType", sub_type) {
            "" | "Unknown" => {
                let above = self.above.get(sub_type).map_or("", String::as_str);
                self.text("PartyType", above)
            }
            text => text,
        };
        match text {
            "Individual" => What::Person,
            "Entity" => What::Organisation,
            "Vessel" => What::Vessel,
            "Aircraft" => What::Aircraft,
            _ => What::Unsaid,
        }
    }
}

#[derive(Default)]
struct Tables {
    references: References,
    /// Place to countries.
    places: HashMap<String, Vec<String>>,
    /// Identity to documents that name a company.
    documents: HashMap<String, Vec<(String, String)>>,
}

pub(super) fn read(source: Source<'_>, gather: &mut Gather) -> Result<(), Fault> {
    let mut tables = Tables::default();
    let mut groups = Groups::default();
    document::read(source, "Sanctions", |xml, node| {
        match node.name.as_str() {
            "DateOfIssue" => gather.edition = date(&xml.whole(node)?),
            "ReferenceValueSets" => tables.references.take(&xml.whole(node)?),
            "Location" => tables.place(&xml.whole(node)?),
            "IDRegDocument" => tables.document(&xml.whole(node)?),
            "DistinctParty" => {
                let node = xml.whole(node)?;
                gather.row();
                party(&xml.record_place(), &node, &tables, &mut groups, gather);
            }
            "SanctionsEntry" => entry(&xml.whole(node)?, &tables.references, &mut groups),
            "ProfileRelationship" | "SanctionsEntryLink" => {
                xml.whole(node)?;
            }
            _ => {}
        }
        Ok(())
    })?;
    groups.give(gather);
    Ok(())
}

fn date(node: &Node) -> Option<PartialDate> {
    let part = |name: &str| node.text_of(name).parse::<u16>().ok();
    let (year, month, day) = (part("Year")?, part("Month")?, part("Day")?);
    parse(&format!("{year:04}-{month:02}-{day:02}"), Order::DayFirst)
}

impl Tables {
    fn place(&mut self, node: &Node) {
        let mut countries: Vec<String> = node
            .all("LocationCountry")
            .map(|country| {
                self.references
                    .text("Country", country.attribute("CountryID"))
            })
            .chain(node.all("LocationAreaCode").map(|area| {
                self.references
                    .text("AreaCode", area.attribute("AreaCodeID"))
            }))
            .filter(|country| !country.is_empty())
            .map(str::to_owned)
            .collect();
        countries.dedup();
        self.places
            .insert(node.attribute("ID").to_owned(), countries);
    }

    fn document(&mut self, node: &Node) {
        let label = self
            .references
            .text("IDRegDocType", node.attribute("IDRegDocTypeID"));
        if labels::is_identifier(label) {
            let entry = (
                label.to_owned(),
                node.text_of("IDRegistrationNo").to_owned(),
            );
            let identity = node.attribute("IdentityID").to_owned();
            self.documents.entry(identity).or_default().push(entry);
        }
    }
}

fn party(place: &str, node: &Node, tables: &Tables, groups: &mut Groups, gather: &mut Gather) {
    let Some(profile) = node.child("Profile") else {
        gather.unreadable(place, "it has no profile");
        return;
    };
    let id = match node.attribute("FixedRef") {
        "" => profile.attribute("ID"),
        reference => reference,
    };
    let what = tables.references.what(profile.attribute("PartySubTypeID"));
    if what == What::Person {
        gather.person();
        return;
    }
    let begin = || Draft::new(place, what).id(id);
    groups.add(profile.attribute("ID"), begin, |draft| {
        for identity in profile.all("Identity") {
            for alias in identity.all("Alias") {
                names(draft, alias, &tables.references);
            }
            let documents = tables.documents.get(identity.attribute("ID"));
            for (label, number) in documents.into_iter().flatten() {
                draft.identifier(label, number);
            }
        }
        for feature in profile.all("Feature") {
            let label = tables
                .references
                .text("FeatureType", feature.attribute("FeatureTypeID"));
            for place in feature.below("VersionLocation") {
                let countries = tables.places.get(place.attribute("LocationID"));
                for country in countries.into_iter().flatten() {
                    draft.country(country);
                }
            }
            for detail in feature.below("VersionDetail") {
                if label.starts_with("Issuer Name") {
                    draft.name(Alias, detail.text());
                } else if label.starts_with("Listing Date (CMIC)") {
                    draft.listed = parse(detail.text(), Order::DayFirst);
                } else if labels::is_identifier(label) {
                    draft.identifier(label, detail.text());
                }
            }
        }
    });
}

fn names(draft: &mut Draft, alias: &Node, references: &References) {
    let word = references.text("AliasType", alias.attribute("AliasTypeID"));
    let kind = if alias.attribute("LowQuality") == "true" {
        Weak
    } else if word.starts_with("F.K.A") {
        Former
    } else if alias.attribute("Primary") == "true" {
        Primary
    } else {
        Alias
    };
    for name in alias.all("DocumentedName") {
        let parts: Vec<&str> = name
            .below("NamePartValue")
            .iter()
            .map(|part| part.text())
            .collect();
        draft.name(kind, &parts.join(" "));
    }
}

fn entry(node: &Node, references: &References, groups: &mut Groups) {
    groups.with(node.attribute("ProfileID"), |draft| {
        draft.programme(references.text("List", node.attribute("ListID")));
        for measure in node.all("SanctionsMeasure") {
            if references.text("SanctionsType", measure.attribute("SanctionsTypeID")) == "Program" {
                draft.programme(measure.text_of("Comment"));
            }
        }
        for event in node.all("EntryEvent") {
            let day = event.child("Date").and_then(date);
            draft.listed = match (draft.listed, day) {
                (Some(one), Some(other)) => Some(one.min(other)),
                (one, other) => one.or(other),
            };
        }
    });
}
