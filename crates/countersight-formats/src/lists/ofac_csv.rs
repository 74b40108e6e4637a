//! The lists of the Office of Foreign Assets Control as CSV: SDN and non-SDN consolidated.
//!
//! Format: the Treasury's own data specification (`dat_spec.txt`, 2023). Files without header: the
//! main file (`sdn`, `cons_prim`), addresses (`add`), other names (`alt`) and what did not fit into a
//! remark (`comments`), joined by the number in the first column. `-0-` means nothing; a byte 0x1A may
//! end a file. The files may come in one ZIP. A row whose type is empty is an entity.

use super::date::{Order, parse};
use super::draft::{Draft, What};
use super::error::{AGAIN, Fault};
use super::gather::Gather;
use super::labels;
use super::source::{Look, Source};
use super::table::Delimited;
use super::workbook;
use countersight_model::party::PartyNameKind::{Alias, Former, Primary, Weak};
use std::collections::HashMap;
use std::io::{Cursor, Read};
use std::sync::Arc;

/// Which of the files one is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum File {
    Main,
    Addresses,
    Names,
    Comments,
}

/// What one row's number leads to in the side files.
#[derive(Debug, Default)]
struct Beside {
    countries: Vec<String>,
    names: Vec<(String, String)>,
    comment: String,
}

/// The rows of the files, before they are joined.
#[derive(Default)]
struct Files {
    main: Vec<(u64, Vec<String>)>,
    beside: HashMap<String, Beside>,
    has_names: bool,
}

pub(super) fn read(source: Source<'_>, gather: &mut Gather) -> Result<(), Fault> {
    let mut files = Files::default();
    if source.look == Look::Zip {
        let bytes: Arc<[u8]> = source.held()?.into();
        let mut archive = workbook::archive(&bytes)?;
        for index in 0..archive.len() {
            let mut file = archive.by_index(index).map_err(|error| {
                Fault::new("the archive", format!("it is broken ({error})"), AGAIN)
            })?;
            let mut bytes = Vec::new();
            if file.is_file() {
                file.read_to_end(&mut bytes).map_err(|error| {
                    Fault::new("the archive", format!("it is broken ({error})"), AGAIN)
                })?;
                let mut bytes = Cursor::new(bytes);
                let inner = Source::open(&mut bytes, u64::MAX)?;
                if inner.look == Look::Lines && inner.start.contains(',') {
                    files.add(inner)?;
                }
            }
        }
    } else {
        files.add(source)?;
    }
    files.join(gather)
}

/// Reads several files of one list.
pub(super) fn read_all(sources: Vec<Source<'_>>, gather: &mut Gather) -> Result<(), Fault> {
    let mut files = Files::default();
    for (number, source) in (1..).zip(sources) {
        files.add(source).map_err(|mut fault| {
            fault.place = format!("file {number}, {}", fault.place);
            fault
        })?;
    }
    files.join(gather)
}

fn value(cell: &str) -> &str {
    match cell.trim() {
        "-0-" => "",
        cell => cell,
    }
}

impl Files {
    fn add(&mut self, source: Source<'_>) -> Result<(), Fault> {
        if source.look != Look::Lines {
            let what = "this is markup, JSON or a workbook where CSV was expected";
            return Err(Fault::shape("the beginning", what));
        }
        let mut text = Delimited::with(source, b',');
        let mut kind = None;
        let mut short = false;
        while let Some(row) = text.row()? {
            let at = |column: usize| row.cells.get(column).map_or("", |cell| value(cell));
            if row.cells.len() <= 1 {
                // The end mark, or a blank line.
                continue;
            }
            let is = match kind {
                Some(kind) => kind,
                None => match row.cells.len() {
                    12 => File::Main,
                    6 => File::Addresses,
                    5 => File::Names,
                    2 => File::Comments,
                    cells => {
                        let what = format!("{cells} cells; OFAC files have 12, 6, 5 or 2");
                        return Err(Fault::shape(row.place(), what));
                    }
                },
            };
            kind = Some(is);
            let wanted = match is {
                File::Main => 12,
                File::Addresses => 6,
                File::Names => 5,
                File::Comments => 2,
            };
            if row.cells.len() < wanted {
                if text.is_last() && !short {
                    return Err(Fault::cut(row.place(), "a row"));
                }
                short = true;
            }
            let beside = || at(0).to_owned();
            match is {
                File::Main => self.main.push((row.number, row.cells)),
                File::Addresses => {
                    let country = at(4).to_owned();
                    self.beside
                        .entry(beside())
                        .or_default()
                        .countries
                        .push(country);
                }
                File::Names => {
                    self.has_names = true;
                    let name = (at(2).to_lowercase(), at(3).to_owned());
                    self.beside.entry(beside()).or_default().names.push(name);
                }
                File::Comments => {
                    let comment = at(1).to_owned();
                    self.beside
                        .entry(beside())
                        .or_default()
                        .comment
                        .push_str(&comment);
                }
            }
        }
        Ok(())
    }

    fn join(mut self, gather: &mut Gather) -> Result<(), Fault> {
        if self.main.is_empty() {
            let what =
                "the main file (sdn.csv or cons_prim.csv) is missing; the others only add to it";
            return Err(Fault::shape("the files", what));
        }
        if !self.has_names {
            gather.remark("the file of other names (alt.csv) was not given".to_owned());
        }
        for (number, cells) in std::mem::take(&mut self.main) {
            gather.row();
            let at = |column: usize| cells.get(column).map_or("", |cell| value(cell));
            let what = match at(2).to_lowercase().as_str() {
                "individual" => What::Person,
                "vessel" => What::Vessel,
                "aircraft" => What::Aircraft,
                "" | "entity" => What::Organisation,
                _ => What::Unsaid,
            };
            let mut draft = Draft::new(format!("row {number}"), what).id(at(0));
            let beside = self.beside.remove(at(0)).unwrap_or_default();
            if what != What::Person {
                draft.name(Primary, at(1));
                for (kind, name) in &beside.names {
                    draft.name(if kind == "fka" { Former } else { Alias }, name);
                }
                for programme in at(3).split("] [") {
                    draft.programme(programme.trim_matches(['[', ']']));
                }
                for country in beside.countries.iter().map(String::as_str).chain([at(9)]) {
                    draft.country(country);
                }
                remarks(&mut draft, &format!("{}{}", at(11), beside.comment));
            }
            gather.take(draft);
        }
        if !self.beside.is_empty() {
            let text = format!(
                "numbers of the side files that stand in no main row: {}",
                self.beside.len()
            );
            gather.remark(text);
        }
        Ok(())
    }
}

/// `Equity Ticker 002415 CN; ISIN CNE100000PM8; a.k.a. 'BNC'.`
fn remarks(draft: &mut Draft, text: &str) {
    for part in text.split(';') {
        let part = part.trim().trim_end_matches('.').trim();
        let part = part.strip_prefix("alt. ").unwrap_or(part);
        if let Some(quoted) = part.strip_prefix("a.k.a. ") {
            draft.name(Weak, quoted.trim_matches(['\'', '"', ' ']));
        } else if let Some(quoted) = part.strip_prefix("f.k.a. ") {
            draft.name(Former, quoted.trim_matches(['\'', '"', ' ']));
        } else if let Some(name) = part.strip_prefix("Issuer Name ") {
            draft.name(Alias, name);
        } else if let Some(date) = part.strip_prefix("Listing Date (CMIC) ") {
            draft.listed = parse(date, Order::DayFirst);
        } else if let Some((label, value)) = label_and_value(part)
            && labels::is_identifier(label)
        {
            draft.identifier(label, value);
        }
    }
}

/// The label ends where the value begins: after a bracket, `#`, `No.` or before the first word with a
/// digit; an address of the web is a value too.
fn label_and_value(part: &str) -> Option<(&str, &str)> {
    let mut at = 0;
    for word in part.split(' ') {
        let label = part.get(..at).unwrap_or_default().trim_end();
        let starts_value = word.bytes().any(|byte| byte.is_ascii_digit())
            || word.starts_with("www.")
            || word.starts_with("http")
            || label == "SWIFT/BIC"
            || label.ends_with('#');
        if !label.is_empty() && starts_value && !word.starts_with('(') {
            // `Identification Number IMO 1234567`: the kind of number belongs to it.
            let (label, at) = match label.strip_suffix(" IMO") {
                Some(bare) => (bare, at - "IMO ".len()),
                None => (label, at),
            };
            let value = part.get(at..).unwrap_or_default();
            // `(China)`: who issued it.
            let value = value.split(" (").next().unwrap_or_default();
            return Some((label, value));
        }
        at += word.len() + 1;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_of_remarks_end_where_values_begin() {
        for (part, label, value) in [
            ("Equity Ticker 002415 CN", "Equity Ticker", "002415 CN"),
            ("ISIN CNE100000PM8", "ISIN", "CNE100000PM8"),
            (
                "Unified Social Credit Code (USCC) 91330000733796106P (China)",
                "Unified Social Credit Code (USCC)",
                "91330000733796106P",
            ),
            (
                "Company Number IMO 1234567",
                "Company Number",
                "IMO 1234567",
            ),
            ("RUC # ABC (Panama)", "RUC #", "ABC"),
            ("SWIFT/BIC ABCDEFGH", "SWIFT/BIC", "ABCDEFGH"),
            ("Website www.example.org", "Website", "www.example.org"),
        ] {
            assert_eq!(label_and_value(part), Some((label, value)));
        }
        assert_eq!(label_and_value("all offices worldwide"), None);
    }
}
