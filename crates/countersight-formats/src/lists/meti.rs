//! The end-user list of the Ministry of Economy, Trade and Industry of Japan.
//!
//! Format: a copy of the list of September 2025 as JSON (`entity_name`, `aliases`, `addresses`), which
//! other lists of the same publisher share; and the columns of the ministry's table (number, country,
//! company, other names, concern), known from descriptions only. The list holds no persons.

use super::clean;
use super::country;
use super::date::{Order, parse};
use super::draft::{Draft, What};
use super::error::Fault;
use super::gather::Gather;
use super::json::{Json, text, texts};
use super::source::{Look, Source};
use super::table;
use countersight_model::party::PartyNameKind::{self, Alias, Primary};
use serde_json::Value;

pub(super) fn read(source: Source<'_>, gather: &mut Gather) -> Result<(), Fault> {
    if source.look == Look::Json {
        return Json::new(source.text()).records(|place, record| {
            gather.row();
            if record.get("entity_name").is_some() {
                gather.take(copied(place, &record));
            } else {
                gather.unreadable(place, "it has no `entity_name`");
            }
            Ok(())
        });
    }
    read_table(source, gather)
}

fn copied(place: &str, record: &Value) -> Draft {
    let what = match text(record, "entity_type") {
        "individual" | "person" => What::Person,
        "organization" | "organisation" | "company" | "entity" => What::Organisation,
        "vessel" => What::Vessel,
        "aircraft" => What::Aircraft,
        _ => What::Unsaid,
    };
    let mut draft = Draft::new(place, what).id(text(record, "id"));
    if what == What::Person {
        return draft;
    }
    names(&mut draft, Primary, text(record, "entity_name"));
    for address in texts(record, "addresses") {
        // A copy that lost the border between two columns has the name behind the country.
        match country::prefix(address) {
            Some((code, rest)) if !rest.is_empty() && draft.is_nameless() => {
                draft.country(code);
                names(&mut draft, Primary, rest);
                draft.note(format!("the name `{rest}` stood behind the country"));
            }
            _ => {
                let last = address.split(['（', '(']).next().unwrap_or(address);
                let last = last.rsplit(',').next().unwrap_or(last);
                draft.country_if_known(address);
                draft.country_if_known(last);
            }
        }
    }
    for alias in texts(record, "aliases") {
        names(&mut draft, Alias, alias);
    }
    draft.programme(text(record, "source_list_name"));
    draft.listed = parse(text(record, "date_added"), Order::DayFirst);
    draft
}

/// A name, and the name in Han characters that stands behind it in brackets.
fn names(draft: &mut Draft, kind: PartyNameKind, raw: &str) {
    let folded = clean::fold(raw);
    let inner = folded
        .strip_suffix(['）', ')'])
        .and_then(|text| text.rsplit_once(['（', '(']));
    match inner {
        Some((outer, inner)) if is_han(inner) && !is_han(outer) => {
            draft.cleaned(kind, outer.trim().to_owned(), raw);
            draft.cleaned(Alias, inner.trim().to_owned(), raw);
        }
        _ => draft.cleaned(kind, folded, raw),
    }
}

fn is_han(text: &str) -> bool {
    text.chars()
        .any(|c| matches!(c, '\u{3400}'..='\u{9fff}' | '\u{20000}'..='\u{3ffff}'))
}

const COUNTRY: &[&str] = &[
    "Country or Region",
    "国名、地域名",
    "国・地域名",
    "国名",
    "Country",
];
const COMPANY: &[&str] = &[
    "Company or Organization",
    "企業名、組織名",
    "企業・組織名",
    "企業名・組織名",
    "Name of Company or Organization",
    "Entity Name",
];
const OTHERS: &[&str] = &["Also Known As", "別名", "別称", "Alias"];
const CONCERN: &[&str] = &[
    "Type of WMD",
    "懸念区分",
    "WMD Type of concern",
    "Type of WMD of Concern",
];
const NUMBER: &[&str] = &["No", "番号", "Number"];

fn read_table(source: Source<'_>, gather: &mut Gather) -> Result<(), Fault> {
    for mut table in table::open(source, &[COUNTRY, COMPANY])? {
        let mut last_country = String::new();
        while let Some(row) = table.row()? {
            gather.row();
            let cell = |names: &[&str]| table.header.cell(&row, names);
            let mut draft = Draft::new(row.place(), What::Organisation).id(cell(NUMBER));
            names(&mut draft, Primary, cell(COMPANY));
            for alias in cell(OTHERS).split(['\n', ';', '・', '•', '●']) {
                names(&mut draft, Alias, clean::trim(alias).as_str());
            }
            // A merged cell speaks for the rows below it.
            if !cell(COUNTRY).is_empty() {
                cell(COUNTRY).clone_into(&mut last_country);
            }
            draft.country(&last_country.replace('\n', " "));
            draft.programme(cell(CONCERN));
            gather.take(draft);
        }
    }
    Ok(())
}
