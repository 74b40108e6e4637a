//! The consolidated list of financial sanctions of the European Union: XML 1.1, CSV 1.0 and 1.1.
//!
//! Format: descriptions in public parsers and reports on the file of August 2026 (118 columns); no file
//! was at hand. In XML everything stands in attributes; in CSV a party repeats for each name, address
//! and identifier, joined by its logical id. The kind is `person` (`P`) or `enterprise` (`E`).

use super::date::{Order, parse};
use super::document;
use super::draft::{Draft, What};
use super::error::Fault;
use super::gather::Gather;
use super::group::{self, Groups};
use super::labels;
use super::source::{Look, Source};
use super::table::{self, Header, Row};
use super::xml::Node;
use countersight_model::party::PartyNameKind::{Alias, Primary, Weak};

pub(super) fn read(source: Source<'_>, gather: &mut Gather) -> Result<(), Fault> {
    if source.look == Look::Xml {
        read_xml(source, gather)
    } else {
        read_csv(source, gather)
    }
}

fn what(word: &str) -> What {
    match word.to_lowercase().as_str() {
        "person" | "p" => What::Person,
        "enterprise" | "e" => What::Organisation,
        _ => What::Unsaid,
    }
}

fn read_xml(source: Source<'_>, gather: &mut Gather) -> Result<(), Fault> {
    document::read(source, "export", |xml, node| {
        match node.name.as_str() {
            "export" => {
                gather.edition = parse(node.attribute("generationDate"), Order::DayFirst);
            }
            "sanctionEntity" => {
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
    let subject = node.child("subjectType");
    let word = subject.map_or("", |kind| match kind.attribute("code") {
        "" => kind.attribute("classificationCode"),
        code => code,
    });
    let what = what(word);
    let id = match node.attribute("euReferenceNumber") {
        "" => node.attribute("logicalId"),
        reference => reference,
    };
    let mut draft = Draft::new(place, what).id(id);
    if what == What::Person {
        return draft;
    }
    let mut has_primary = false;
    for name in node.all("nameAlias") {
        let kind = if name.attribute("strong") == "false" {
            Weak
        } else if has_primary {
            Alias
        } else {
            Primary
        };
        let text = match name.attribute("wholeName") {
            "" => name.attribute("lastName"),
            whole => whole,
        };
        has_primary |= kind == Primary && !text.is_empty();
        draft.name(kind, text);
    }
    for element in ["address", "citizenship"] {
        for country in node.all(element) {
            match country.attribute("countryIso2Code") {
                "" => draft.country(country.attribute("countryDescription")),
                code => draft.country(code),
            }
        }
    }
    for id in node.all("identification") {
        let label = match id.attribute("identificationTypeDescription") {
            "" => id.attribute("identificationTypeCode"),
            label => label,
        };
        if labels::is_identifier(label) {
            let number = id.attribute("number");
            let number = if number.is_empty() {
                id.attribute("latinNumber")
            } else {
                number
            };
            draft.identifier(label, number);
        }
    }
    for regulation in node.all("regulation") {
        draft.programme(regulation.attribute("programme"));
        if draft.citation.is_none() {
            let title = regulation.attribute("numberTitle");
            draft.citation = (!title.is_empty()).then(|| title.to_owned());
        }
    }
    draft.listed = parse(node.attribute("designationDate"), Order::DayFirst);
    draft
}

const ID: &[&str] = &["Entity_LogicalId", "Entity_logical_id"];
const NAME: &[&str] = &["NameAlias_WholeName", "Naal_wholename"];
const KIND: &[&str] = &[
    "Entity_SubjectType_ClassificationCode",
    "Entity_SubjectType",
    "Subject_type",
];

fn read_csv(source: Source<'_>, gather: &mut Gather) -> Result<(), Fault> {
    for mut table in table::open(source, &[ID, NAME, KIND])? {
        let mut edition = None;
        group::read(&mut table, gather, |header, row, groups| {
            let date = header.cell(row, &["fileGenerationDate", "Date_file"]);
            edition = edition.or_else(|| parse(date, Order::DayFirst));
            one(header, row, groups);
        })?;
        gather.edition = gather.edition.or(edition);
    }
    Ok(())
}

fn one(header: &Header, row: &Row, groups: &mut Groups) {
    let cell = |names: &[&str]| header.cell(row, names);
    let what = what(cell(KIND));
    let logical = cell(ID);
    let id = match cell(&["Entity_EU_ReferenceNumber", "EU_ref_num", "Eu_ref_num"]) {
        "" => logical,
        reference => reference,
    };
    groups.add(
        logical,
        || Draft::new(row.place(), what).id(id),
        |draft| {
            if what == What::Person {
                return;
            }
            let kind = if cell(&["NameAlias_Strong"]).eq_ignore_ascii_case("false") {
                Weak
            } else if draft.is_nameless() {
                Primary
            } else {
                Alias
            };
            draft.name(kind, cell(NAME));
            draft.country(cell(&["Address_CountryIso2Code", "Addr_country"]));
            draft.country(cell(&["Citizenship_CountryIso2Code", "Citi_country"]));
            let label = cell(&["Identification_TypeDescription", "Identification_TypeCode"]);
            if labels::is_identifier(label) {
                draft.identifier(
                    label,
                    cell(&["Identification_Number", "Identification_LatinNumber"]),
                );
            }
            draft.programme(cell(&["Entity_Regulation_Programme", "Programme"]));
            let date = parse(cell(&["Entity_DesignationDate"]), Order::DayFirst);
            draft.listed = draft.listed.or(date);
            let title = cell(&["Entity_Regulation_NumberTitle", "Leba_numtitle"]);
            if draft.citation.is_none() && !title.is_empty() {
                draft.citation = Some(title.to_owned());
            }
        },
    );
}
