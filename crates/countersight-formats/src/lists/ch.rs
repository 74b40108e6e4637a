//! The sanctions list of Switzerland (XML, `swiss-sanctions-list`).
//!
//! Format: descriptions in public parsers and the shapes of their tests (names in parts with spelling
//! variants, places in a table at the end, modifications with dates); no file was at hand. A target
//! holds an `individual`, an `entity` or an `object`. One that was taken off the list stays in the file
//! with that modification; it gets an end.

use super::clean;
use super::date::{Order, parse};
use super::document;
use super::draft::{Draft, What};
use super::error::Fault;
use super::gather::Gather;
use super::labels;
use super::source::Source;
use super::xml::Node;
use countersight_model::party::PartyNameKind::{Alias, Former, Primary, Weak};
use std::collections::HashMap;

pub(super) fn read(source: Source<'_>, gather: &mut Gather) -> Result<(), Fault> {
    let mut programmes: HashMap<String, String> = HashMap::new();
    let mut places: HashMap<String, String> = HashMap::new();
    let mut drafts = Vec::new();
    document::read(source, "swiss-sanctions-list", |xml, node| {
        match node.name.as_str() {
            "swiss-sanctions-list" => {
                gather.edition = parse(node.attribute("date"), Order::DayFirst);
            }
            "target" => {
                let node = xml.whole(node)?;
                gather.row();
                drafts.push(target(&xml.record_place(), &node));
            }
            "sanctions-program" => {
                let node = xml.whole(node)?;
                let names: Vec<&Node> = node.all("program-name").collect();
                let english = names.iter().find(|name| name.attribute("lang") == "eng");
                let name = english.or(names.first()).map_or("", |name| name.text());
                for set in node.all("sanctions-set") {
                    programmes.insert(set.attribute("ssid").to_owned(), name.to_owned());
                }
            }
            "place" => {
                let node = xml.whole(node)?;
                places.insert(node.attribute("ssid").to_owned(), country(&node).to_owned());
            }
            _ => {}
        }
        Ok(())
    })?;
    for mut target in drafts {
        for set in &target.sets {
            target
                .draft
                .programme(programmes.get(set).map_or("", String::as_str));
        }
        for place in &target.places {
            target
                .draft
                .country(places.get(place).map_or("", String::as_str));
        }
        gather.take(target.draft);
    }
    Ok(())
}

/// A party whose places and programmes are still references.
struct Target {
    draft: Draft,
    places: Vec<String>,
    sets: Vec<String>,
}

fn country(place: &Node) -> &str {
    place
        .child("country")
        .map_or("", |country| match country.attribute("iso-code") {
            "" => country.text(),
            code => code,
        })
}

fn target(place: &str, node: &Node) -> Target {
    let (what, subject) = if let Some(subject) = node.child("individual") {
        (What::Person, Some(subject))
    } else if let Some(subject) = node.child("entity") {
        (What::Organisation, Some(subject))
    } else {
        let object = node.child("object");
        let kind = object.map_or("", |object| object.attribute("object-type"));
        let what = match kind {
            "vessel" => What::Vessel,
            "aircraft" => What::Aircraft,
            _ => What::Unsaid,
        };
        (what, object)
    };
    let mut target = Target {
        draft: Draft::new(place, what).id(node.attribute("ssid")),
        places: Vec::new(),
        sets: vec![node.attribute("sanctions-set-id").to_owned()],
    };
    if what == What::Person {
        return target;
    }
    let draft = &mut target.draft;
    target.sets.extend(
        node.all("sanctions-set-id")
            .map(|set| set.text().to_owned()),
    );
    for identity in subject
        .map(|subject| subject.all("identity"))
        .into_iter()
        .flatten()
    {
        for name in identity.below("name") {
            names(draft, name);
        }
        for address in identity.below("address") {
            draft.country(country(address));
            target.places.push(address.attribute("place-id").to_owned());
        }
    }
    for information in subject
        .map(|subject| subject.all("other-information"))
        .into_iter()
        .flatten()
    {
        if let Some((label, value)) = information.text().split_once(':')
            && label.len() < 60
            && value.len() < 80
            && labels::is_identifier(label)
        {
            draft.identifier(label, value.trim_end_matches('.'));
        }
    }
    // The latest change decides; lists are written with the newest first or last.
    let mut last = None;
    for change in node.all("modification") {
        let date = parse(change.attribute("effective-date"), Order::DayFirst)
            .or_else(|| parse(change.attribute("publication-date"), Order::DayFirst));
        let ends = change.attribute("modification-type") == "de-listed";
        if !ends {
            draft.listed = match (draft.listed, date) {
                (Some(one), Some(other)) => Some(one.min(other)),
                (one, other) => one.or(other),
            };
        }
        if last.is_none_or(|(known, _)| date > known) {
            last = Some((date, ends));
        }
    }
    if let Some((date, true)) = last {
        draft.until = date;
    }
    target
}

fn names(draft: &mut Draft, node: &Node) {
    let kind = if node.attribute("quality") == "low" {
        Weak
    } else {
        match node.attribute("name-type") {
            "primary-name" => Primary,
            "formerly-known-as" => Former,
            _ => Alias,
        }
    };
    let mut parts: Vec<(u32, &Node)> = node
        .all("name-part")
        .map(|part| (part.attribute("order").parse().unwrap_or(u32::MAX), part))
        .collect();
    parts.sort_by_key(|(order, _)| *order);
    let text_of = |part: &Node| match part.text_of("value") {
        "" => part.text().to_owned(),
        value => value.to_owned(),
    };
    let whole: Vec<String> = parts.iter().map(|(_, part)| text_of(part)).collect();
    draft.name(kind, &clean::fold(&whole.join(" ")));
    // Variants of a name in one part are names; those of parts are not.
    if let [(_, part)] = parts.as_slice() {
        let other = if kind == Primary { Alias } else { kind };
        for variant in part.all("spelling-variant") {
            draft.name(other, variant.text());
        }
    }
}
