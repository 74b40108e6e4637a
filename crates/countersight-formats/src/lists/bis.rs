//! The Entity List of the Bureau of Industry and Security: Supplement No. 4 to Part 744 of the Export
//! Administration Regulations, as the text export or the XML of the eCFR.
//!
//! Format: notes of public parsers on both; no copy was at hand. In the text a line that begins with a
//! tab opens a cell and other lines go on with it; countries are cells in capitals; a row is name,
//! licence requirement, review policy and citation. In the XML a row of the table has five cells, and
//! the country stands in the first row of its block only. A name's cell holds aliases behind dashes and
//! addresses; the list does not tell persons from companies.

use super::bis_entry::{DASHES, Entry};
use super::clean;
use super::country::{self, Country};
use super::error::Fault;
use super::gather::Gather;
use super::source::{Look, Source, io_fault};
use super::xml::{Node, Step, Xml};

pub(super) fn read(source: Source<'_>, gather: &mut Gather) -> Result<(), Fault> {
    if source.look == Look::Xml {
        read_xml(source, gather)
    } else {
        read_text(source, gather)
    }
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
