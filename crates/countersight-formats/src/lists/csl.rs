//! The Consolidated Screening List of the United States: JSON and CSV.
//!
//! Format: files of `data.trade.gov`. The bulk JSON holds its records under `results`; a condensed
//! copy that others publish names its short keys in `fieldKey` and keeps repeated texts in `tables`.
//! Only the lists of the Treasury say what a row is (`type`); the others leave it open.

use super::date::{Order, parse};
use super::draft::{Draft, What};
use super::error::Fault;
use super::gather::Gather;
use super::json::{Json, text, texts};
use super::labels;
use super::source::{Look, Source};
use super::table::{self, Header, Row};
use countersight_model::party::PartyNameKind::{Alias, Primary};
use serde_json::Value;

pub(super) fn read(source: Source<'_>, gather: &mut Gather) -> Result<(), Fault> {
    if source.look == Look::Json {
        read_json(source, gather)
    } else {
        read_csv(source, gather)
    }
}

/// What a record says, in either form.
#[derive(Debug, Default)]
struct Record<'r> {
    id: &'r str,
    list: &'r str,
    kind: &'r str,
    name: &'r str,
    aliases: Vec<&'r str>,
    programmes: Vec<&'r str>,
    citation: &'r str,
    start: &'r str,
    end: &'r str,
}

impl Record<'_> {
    fn draft(&self, place: &str) -> Draft {
        let what = match self.kind.to_lowercase().as_str() {
            "individual" => What::Person,
            "entity" => What::Organisation,
            "vessel" => What::Vessel,
            "aircraft" => What::Aircraft,
            _ => What::Unsaid,
        };
        // `Entity List (EL) - Bureau of Industry and Security`
        let code = self
            .list
            .split('(')
            .nth(1)
            .and_then(|rest| rest.split(')').next());
        let mut draft = Draft::new(place, what)
            .id(self.id)
            .prefix(code.unwrap_or_default().to_lowercase());
        let treasury = self.list.contains("Treasury");
        let (name, label) = label(self.name);
        if what == What::Unsaid
            && !treasury
            && let Some(label) = label
        {
            draft.is(label);
        }
        let mut put = |kind, name: &str| {
            if treasury {
                draft.name(kind, name);
            } else {
                draft.bis_name(kind, name.trim());
            }
        };
        put(Primary, &name);
        for alias in &self.aliases {
            put(Alias, alias);
        }
        draft.programme(self.list);
        for programme in &self.programmes {
            draft.programme(programme);
        }
        draft.listed = parse(self.start, Order::MonthFirst);
        draft.until = parse(self.end, Order::MonthFirst);
        if !self.citation.is_empty() {
            draft.citation = Some(super::clean::fold(self.citation));
        }
        draft
    }
}

/// The list's own word in brackets for what a row is: `(PRC individual)`, `(Russian entity)`; and the
/// name without it.
fn label(name: &str) -> (String, Option<What>) {
    for (at, _) in name.match_indices('(') {
        let (before, rest) = name.split_at_checked(at).unwrap_or((name, ""));
        let Some((inside, after)) = rest.trim_start_matches('(').split_once(')') else {
            continue;
        };
        let what = match inside.rsplit(' ').next().unwrap_or_default() {
            "individual" | "national" => What::Person,
            "entity" | "Entity" => What::Organisation,
            _ => continue,
        };
        if inside.split(' ').count() < 4 && inside.contains(' ') {
            return (format!("{}{after}", before.trim_end()), Some(what));
        }
    }
    (name.to_owned(), None)
}

fn read_json(source: Source<'_>, gather: &mut Gather) -> Result<(), Fault> {
    let mut json = Json::new(source.text());
    if json.token()? == Some(b'[') {
        return json.array(|place, record| {
            full(place, &record, gather);
            Ok(())
        });
    }
    let mut tables = Value::Null;
    let mut found = false;
    let mut expected = None;
    json.object(|json, key| {
        match key {
            "results" => {
                found = true;
                json.array(|place, record| {
                    full(place, &record, gather);
                    Ok(())
                })?;
            }
            "entries" => {
                found = true;
                if tables.is_null() {
                    let what = "`entries` stand before `tables`, which say what they mean";
                    return Err(Fault::shape(json.place(), what));
                }
                json.array(|place, record| {
                    condensed(place, &record, &tables, gather);
                    Ok(())
                })?;
            }
            "tables" => tables = json.value()?,
            "total" | "entryCount" => expected = json.value()?.as_u64(),
            "sourceGeneratedAt" => {
                let value = json.value()?;
                gather.edition = parse(value.as_str().unwrap_or_default(), Order::MonthFirst);
            }
            _ => json.skip()?,
        }
        Ok(())
    })?;
    if !found {
        let what = "there is neither `results` nor `entries` in it";
        return Err(Fault::shape("the document", what));
    }
    gather.expected("records", expected);
    Ok(())
}

fn full(place: &str, record: &Value, gather: &mut Gather) {
    gather.row();
    let mut draft = Record {
        id: text(record, "id"),
        list: text(record, "source"),
        kind: text(record, "type"),
        name: text(record, "name"),
        aliases: texts(record, "alt_names"),
        programmes: texts(record, "programs"),
        citation: text(record, "federal_register_notice"),
        start: text(record, "start_date"),
        end: text(record, "end_date"),
    }
    .draft(place);
    let objects = |key: &str| {
        record
            .get(key)
            .and_then(Value::as_array)
            .into_iter()
            .flatten()
    };
    for address in objects("addresses") {
        draft.country(text(address, "country"));
    }
    draft.country(text(record, "country"));
    draft.country(text(record, "vessel_flag"));
    for id in objects("ids") {
        identifier(&mut draft, text(id, "type"), text(id, "number"));
    }
    gather.take(draft);
}

fn identifier(draft: &mut Draft, label: &str, value: &str) {
    if label.starts_with("Issuer Name") {
        draft.name(Alias, value);
    } else if labels::is_identifier(label) {
        draft.identifier(label, value);
    }
}

fn condensed(place: &str, record: &Value, tables: &Value, gather: &mut Gather) {
    gather.row();
    let from = |table: &str, key: &str| {
        let at = record.get(key)?.as_u64()?;
        tables.get(table)?.get(usize::try_from(at).ok()?)?.as_str()
    };
    let mut draft = Record {
        id: text(record, "e"),
        list: from("sources", "s").unwrap_or_default(),
        kind: text(record, "t"),
        name: text(record, "n"),
        aliases: texts(record, "a"),
        programmes: from("programmes", "pg")
            .map(|programmes| programmes.split("; ").collect())
            .unwrap_or_default(),
        citation: text(record, "fr"),
        ..Record::default()
    }
    .draft(place);
    for country in texts(record, "c") {
        draft.country(country);
    }
    gather.take(draft);
}

fn read_csv(source: Source<'_>, gather: &mut Gather) -> Result<(), Fault> {
    for mut table in table::open(source, &[&["source"], &["name"], &["alt_names"]])? {
        while let Some(row) = table.row()? {
            gather.row();
            csv_row(&table.header, &row, gather);
        }
    }
    Ok(())
}

fn csv_row(header: &Header, row: &Row, gather: &mut Gather) {
    let cell = |name: &str| header.cell(row, &[name]);
    let list = |name: &str| -> Vec<&str> {
        cell(name)
            .split("; ")
            .filter(|part| !part.is_empty())
            .collect()
    };
    let mut draft = Record {
        id: header.cell(row, &["_id", "id"]),
        list: cell("source"),
        kind: cell("type"),
        name: cell("name"),
        aliases: list("alt_names"),
        programmes: list("programs"),
        citation: cell("federal_register_notice"),
        start: cell("start_date"),
        end: cell("end_date"),
    }
    .draft(&row.place());
    for address in list("addresses") {
        // The country is the last word, in two letters; other last words are postal codes.
        let tail = address.rsplit(", ").next().unwrap_or_default();
        if tail.len() == 2 && tail.bytes().all(|byte| byte.is_ascii_uppercase()) {
            draft.country(tail);
        }
    }
    draft.country(cell("vessel_flag"));
    for id in list("ids") {
        // `CN, 2015-08-19, 123, Registration ID`: label last, value before it.
        let mut parts = id.rsplit(", ");
        if let (Some(label), Some(value)) = (parts.next(), parts.next()) {
            identifier(&mut draft, label, value);
        }
    }
    gather.take(draft);
}
