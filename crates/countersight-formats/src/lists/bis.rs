//! The Entity List of the Bureau of Industry and Security: Supplement No. 4 to Part 744 of the Export
//! Administration Regulations, as the text export or the XML of the eCFR.
//!
//! Format: notes of public parsers on both; no copy was at hand. In the text a line that begins with a
//! tab opens a cell and other lines go on with it; countries are cells in capitals; a row is name,
//! licence requirement, review policy and citation. In the XML a row of the table has five cells, and
//! the country stands in the first row of its block only. A name's cell holds aliases behind dashes and
//! addresses; the list does not tell persons from companies.

use super::clean;
use super::country::{self, Country};
use super::date::{Order, parse};
use super::draft::{Draft, What};
use super::error::Fault;
use super::gather::Gather;
use super::source::{Look, Source, io_fault};
use super::xml::{Node, Step, Xml};
use countersight_model::party::PartyNameKind::{Alias, Former, Primary, Related};

pub(super) fn read(source: Source<'_>, gather: &mut Gather) -> Result<(), Fault> {
    if source.look == Look::Xml {
        read_xml(source, gather)
    } else {
        read_text(source, gather)
    }
}

/// A row of the list, as lines.
#[derive(Default)]
struct Entry {
    place: String,
    country: String,
    lines: Vec<String>,
    citation: String,
}

const DASHES: [char; 2] = ['—', '–'];

impl Entry {
    fn take(self, gather: &mut Gather) {
        let mut lines = self.lines.iter();
        let Some(first) = lines.next() else { return };
        gather.row();
        let mut draft = Draft::new(&self.place, What::Unsaid).prefix("el");
        let (first, inline) = cut_at_dash(first);
        let (own, kind) = head(first);
        draft.cleaned(Primary, clean::trim(&own), first);
        let mut kind = kind;
        let mut rest: Vec<&str> = inline.collect();
        for line in lines {
            if line.starts_with(DASHES) {
                rest.extend(line.split(DASHES).filter(|part| !part.trim().is_empty()));
            } else {
                let lower = line.to_ascii_lowercase();
                if lower.starts_with("affiliated entit") || lower.starts_with("subordinate institu")
                {
                    put(&mut draft, kind, &mut rest);
                    kind = Related;
                } else if let Some(other) = other_kind(&lower) {
                    put(&mut draft, kind, &mut rest);
                    kind = other;
                    let inline = line.split_once(':').map_or("", |(_, inline)| inline);
                    rest.extend(inline.split(DASHES).filter(|part| !part.trim().is_empty()));
                }
                // Anything else is an address.
            }
        }
        put(&mut draft, kind, &mut rest);
        draft.country(&self.country);
        let citation = clean::fold(&self.citation);
        draft.listed = citation
            .split(", ")
            .nth(1)
            .and_then(|date| parse(date.trim_end_matches(['.', ';']), Order::MonthFirst));
        draft.citation = (!citation.is_empty()).then_some(citation);
        gather.take(draft);
    }
}

fn other_kind(lower: &str) -> Option<countersight_model::party::PartyNameKind> {
    if lower.contains("f.k.a.") {
        Some(Former)
    } else if lower.contains("a.k.a.") || lower.ends_with("aliases:") || lower.ends_with("alias:") {
        Some(Alias)
    } else {
        None
    }
}

fn put(draft: &mut Draft, kind: countersight_model::party::PartyNameKind, names: &mut Vec<&str>) {
    for raw in names.drain(..) {
        let own = without_address(raw);
        for (inner, text) in clean::bis(kind, &own) {
            draft.cleaned(if inner == Primary { Alias } else { inner }, text, raw);
        }
    }
}

/// The text before the first dash that opens an alias, and the aliases behind it.
fn cut_at_dash(line: &str) -> (&str, impl Iterator<Item = &str>) {
    let lower = line.to_ascii_lowercase();
    let marked = lower.contains("a.k.a.") || lower.contains("f.k.a.") || lower.contains("alias");
    let at = if marked { line.find(DASHES) } else { None };
    let (own, rest) = line
        .split_at_checked(at.unwrap_or(line.len()))
        .unwrap_or((line, ""));
    (
        own,
        rest.split(DASHES).filter(|part| !part.trim().is_empty()),
    )
}

/// The name at the beginning of a cell, and what the names behind it are.
fn head(line: &str) -> (String, countersight_model::party::PartyNameKind) {
    let folded = clean::fold(line);
    let at = ["a.k.a.", "f.k.a.", "also known as", "formerly known as"]
        .iter()
        .filter_map(|word| clean::find_word(&folded, word).map(|at| (at, *word)))
        .min();
    if let Some((at, word)) = at
        && let Some((own, _)) = folded.split_at_checked(at)
    {
        let kind = if word.starts_with('f') { Former } else { Alias };
        return (own.trim_end_matches([' ', ',', '(']).to_owned(), kind);
    }
    (before_address(&folded).to_owned(), Alias)
}

/// The name is what stands before the first comma that no legal form follows.
fn before_address(text: &str) -> &str {
    let text = text.split("; ").next().unwrap_or(text);
    for (at, _) in text.match_indices(',') {
        let after = text.get(at + 1..).unwrap_or_default();
        if !clean::is_legal_form(after) {
            return text.get(..at).unwrap_or(text);
        }
    }
    text
}

/// How an address begins.
const ADDRESS: &[&str] = &[
    "No.", "Room", "Rm", "Floor", "Building", "Bldg", "Block", "Unit", "Suite", "Flat", "P.O.",
    "House", "Office", "Plot", "Street", "St.", "ul.", "Ul.", "Km", "Level", "Tower", "South",
    "North", "East", "West",
];

/// Cuts an address that runs on behind the last alias of a cell: a sentence ends, and what follows
/// begins as addresses do.
fn without_address(alias: &str) -> String {
    let folded = clean::fold(alias);
    for (at, _) in folded.match_indices(". ") {
        let (own, rest) = folded
            .split_at_checked(at + 1)
            .unwrap_or((folded.as_str(), ""));
        let rest = rest.trim_start();
        let begins = rest.starts_with(|c: char| c.is_ascii_digit())
            || ADDRESS.iter().any(|word| rest.starts_with(word));
        if (begins && !clean::is_legal_form(rest)) || rest.matches(',').count() > 2 {
            return without_stop(own);
        }
    }
    without_stop(&folded)
}

/// Takes the full stop away that ends a sentence; that of an abbreviation stays.
fn without_stop(text: &str) -> String {
    let text = text.trim();
    let bare = text.trim_end_matches('.');
    let last = bare.rsplit([' ', ',']).next().unwrap_or_default();
    let lower = last.to_lowercase();
    let abbreviated = matches!(
        lower.as_str(),
        "ltd" | "inc" | "co" | "corp" | "pte" | "pvt" | "intl" | "bros"
    ) || last.contains('.')
        || last.chars().count() == 1;
    if abbreviated { text } else { bare }.to_owned()
}

fn is_country(cell: &str) -> bool {
    cell.len() < 60
        && cell.chars().any(char::is_alphabetic)
        && !cell.chars().any(char::is_lowercase)
        && matches!(country::find(cell), Country::Code(_))
}

fn is_citation(cell: &str) -> bool {
    let mut words = cell.split_whitespace();
    words
        .next()
        .is_some_and(|word| word.bytes().all(|byte| byte.is_ascii_digit()))
        && words.next() == Some("FR")
}

fn is_licence(cell: &str) -> bool {
    let lower = cell.to_ascii_lowercase();
    lower.contains("subject to the ear")
        || lower.starts_with("for all ")
        || lower.starts_with("all items")
}

fn goes_on(cell: &str) -> bool {
    let lower = cell.to_ascii_lowercase();
    cell.starts_with(DASHES)
        || lower.starts_with("affiliated entit")
        || lower.starts_with("subordinate institu")
        || lower.starts_with("the following addresses")
        || lower.starts_with("addresses for")
}

/// A cell of the text: where it begins, and its lines.
struct Cell {
    place: String,
    lines: Vec<String>,
}

fn read_text(source: Source<'_>, gather: &mut Gather) -> Result<(), Fault> {
    let mut text = source.text();
    let mut line = Vec::new();
    let mut number = 0_u64;
    let mut cell: Option<Cell> = None;
    let mut rows = Rows::default();
    while text
        .next_line(&mut line)
        .map_err(|error| io_fault(&format!("line {}", number + 1), &error))?
    {
        number += 1;
        let whole = String::from_utf8_lossy(&line).into_owned();
        let folded = clean::fold(&whole);
        if whole.starts_with("Supplement No. 5 to Part 744") {
            break;
        }
        if whole.starts_with('\t') {
            if let Some(cell) = cell.take() {
                rows.cell(cell, gather);
            }
            let lines = if folded.is_empty() {
                Vec::new()
            } else {
                vec![folded]
            };
            let place = format!("line {number}");
            cell = Some(Cell { place, lines });
        } else if !folded.is_empty()
            && let Some(cell) = &mut cell
        {
            cell.lines.push(folded);
        }
    }
    if let Some(cell) = cell.take() {
        rows.cell(cell, gather);
    }
    rows.end(gather);
    if rows.country.is_empty() {
        let what = "no cell (a line that begins with a tab) holds a country in capitals";
        return Err(Fault::shape("the text", what));
    }
    Ok(())
}

/// Cells on their way to rows.
#[derive(Default)]
struct Rows {
    country: String,
    entry: Option<Entry>,
    licensed: bool,
}

impl Rows {
    fn end(&mut self, gather: &mut Gather) {
        self.licensed = false;
        if let Some(entry) = self.entry.take() {
            entry.take(gather);
        }
    }

    fn cell(&mut self, cell: Cell, gather: &mut Gather) {
        let Some(first) = cell.lines.first() else {
            return;
        };
        if cell.lines.len() == 1 && is_country(first) {
            first.clone_into(&mut self.country);
            self.end(gather);
            return;
        }
        if self.country.is_empty() {
            return;
        }
        // Foot notes and the history of amendments stand behind the table.
        if first.starts_with('[') || first.contains(" For this entity") {
            self.end(gather);
            return;
        }
        let ended = self
            .entry
            .as_ref()
            .is_some_and(|entry| !entry.citation.is_empty());
        if ended && !goes_on(first) {
            self.end(gather);
        }
        match &mut self.entry {
            None => {
                self.entry = Some(Entry {
                    place: cell.place,
                    country: self.country.clone(),
                    lines: cell.lines,
                    citation: String::new(),
                });
            }
            Some(entry) if is_citation(first) => entry.citation = cell.lines.join(" "),
            Some(_) if is_licence(first) => self.licensed = true,
            // What follows the licence is the review policy; what precedes it is more of the name.
            Some(entry) if !self.licensed || ended => entry.lines.extend(cell.lines),
            Some(_) => {}
        }
    }
}

fn read_xml(source: Source<'_>, gather: &mut Gather) -> Result<(), Fault> {
    let mut xml = Xml::new(source.text());
    let mut inside = true;
    let mut country = String::new();
    let mut found = false;
    loop {
        match xml.next()? {
            Step::Open(node) => match node.name.as_str() {
                // Other appendices of the part stand beside it.
                "DIV9" => inside = node.attribute("N").starts_with("Supplement No. 4"),
                "TR" => {
                    let node = xml.whole(node)?;
                    let cells: Vec<&Node> = node.all("TD").collect();
                    if let [first, entity, _, _, citation] = cells.as_slice()
                        && inside
                    {
                        found = true;
                        let first = clean::fold(&first.whole_text());
                        if !first.is_empty() {
                            country = first;
                        }
                        let text = clean::fold(&entity.whole_text());
                        if !text.is_empty() && text != "[Reserved]" {
                            Entry {
                                place: xml.record_place(),
                                country: country.clone(),
                                lines: vec![text],
                                citation: citation.whole_text(),
                            }
                            .take(gather);
                        }
                    }
                }
                _ => {}
            },
            Step::End => break,
            Step::Close | Step::Text(_) => {}
        }
    }
    if found {
        Ok(())
    } else {
        let what = "there is no table with rows of five cells in Supplement No. 4";
        Err(Fault::shape("the document", what))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_end_where_addresses_begin() {
        for (text, name) in [
            (
                "Muster Optik Co., Ltd., 12 Weg, Hangzhou, China",
                "Muster Optik Co., Ltd.",
            ),
            ("Muster Trading, 501, 5th Floor, Kabul", "Muster Trading"),
            ("A. Muster Ltd.; HA'Assif 19, Ort", "A. Muster Ltd."),
        ] {
            assert_eq!(before_address(text), name);
        }
        for (text, name) in [
            ("Muster AI; and", "Muster AI; and"),
            (
                "Muster Co., Ltd. Floor 10, Building 9, No. 1, Weg, Ort",
                "Muster Co., Ltd.",
            ),
            ("Musterwerk. No. 5 Weg, Ort, China", "Musterwerk"),
            ("Musterwerk.", "Musterwerk"),
        ] {
            assert_eq!(without_address(text), name);
        }
    }
}
