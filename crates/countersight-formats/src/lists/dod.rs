//! The list of Chinese military companies of the Department of Defense (section 1260H): a table, or the
//! text of the notice.
//!
//! Format: the columns of a public table of all editions (name, clean name, alias, previous name, start
//! and end date), and the notice itself: one name a line, short name in brackets, a star for a foot
//! note. Sentences of the notice are passed over.

use super::clean;
use super::date::{Order, parse};
use super::draft::{Draft, What};
use super::error::Fault;
use super::gather::Gather;
use super::legal;
use super::source::{Look, Source, io_fault};
use super::table::{self, Header, Row};
use countersight_model::party::PartyNameKind::{Alias, Former, Primary};

const NAME: &[&str] = &["Name", "Entity", "Company", "Entity Name"];

pub(super) fn read(source: Source<'_>, gather: &mut Gather) -> Result<(), Fault> {
    let first = source
        .start
        .lines()
        .next()
        .unwrap_or_default()
        .to_lowercase();
    let has_header = source.look != Look::Lines
        || (first.contains([',', ';', '\t'])
            && first
                .split([',', ';', '\t'])
                .any(|cell| cell.trim_matches(['"', ' ']) == "name"));
    if !has_header {
        return read_text(source, gather);
    }
    for mut table in table::open(source, &[NAME])? {
        while let Some(row) = table.row()? {
            gather.row();
            gather.take(one(&table.header, &row));
        }
    }
    Ok(())
}

fn one(header: &Header, row: &Row) -> Draft {
    let cell = |names: &[&str]| header.cell(row, names);
    let mut draft = Draft::new(row.place(), What::Organisation).prefix("1260h");
    let clean_name = cell(&["Clean Name"]);
    if !clean_name.is_empty() {
        draft.cleaned(Primary, clean::fold(clean_name), cell(NAME));
    }
    put(&mut draft, cell(NAME));
    for alias in legal::comma_names(cell(&["Alias", "Aliases"])) {
        draft.name(Alias, &alias);
    }
    for former in legal::comma_names(cell(&["Previous Name"])) {
        draft.name(Former, &former);
    }
    draft.listed = parse(cell(&["Start date"]), Order::MonthFirst);
    draft.until = parse(cell(&["End date"]), Order::MonthFirst);
    draft
}

/// `Muster Co., Ltd. (Muster)*`: a name and what stands in brackets at its end.
fn put(draft: &mut Draft, raw: &str) {
    let text = clean::fold(raw);
    let text = text.trim_end_matches(['*', '†', '‡', ' ']);
    // The notice ends some names with a full stop behind the brackets.
    let text = text
        .strip_suffix(").")
        .map_or_else(|| text.to_owned(), |bare| format!("{bare})"));
    let inner = text
        .strip_suffix(')')
        .and_then(|bare| bare.rsplit_once(" ("));
    match inner {
        Some((own, inner)) if !matches!(inner, "Group" | "Limited" | "Holdings" | "China") => {
            draft.cleaned(Primary, own.trim().to_owned(), raw);
            let lower = inner.to_lowercase();
            let former = ["formerly known as ", "formerly "]
                .iter()
                .find(|word| lower.starts_with(*word));
            match former.and_then(|word| inner.get(word.len()..)) {
                Some(former) => draft.cleaned(Former, former.trim().to_owned(), raw),
                None => draft.cleaned(Alias, inner.trim().to_owned(), raw),
            }
        }
        _ => draft.cleaned(Primary, text, raw),
    }
}

fn read_text(source: Source<'_>, gather: &mut Gather) -> Result<(), Fault> {
    let mut text = source.text();
    let mut line = Vec::new();
    let mut number = 0_u64;
    let mut pending: Option<(u64, String)> = None;
    let take = |entry: Option<(u64, String)>, gather: &mut Gather| {
        if let Some((number, entry)) = entry {
            gather.row();
            let mut draft =
                Draft::new(format!("line {number}"), What::Organisation).prefix("1260h");
            put(&mut draft, &entry);
            gather.take(draft);
        }
    };
    while text
        .next_line(&mut line)
        .map_err(|error| io_fault(&format!("line {}", number + 1), &error))?
    {
        number += 1;
        let folded = clean::fold(&String::from_utf8_lossy(&line));
        let entry = unnumbered(&folded);
        if is_prose(entry) {
            take(pending.take(), gather);
            continue;
        }
        // A line that goes on with a legal form, a bracket or a small letter ends the name before it.
        let goes_on = legal::is_legal_form(entry)
            || entry.starts_with(|c: char| c == '(' || c.is_lowercase());
        match &mut pending {
            Some((_, name)) if goes_on || name.ends_with(',') => {
                name.push(' ');
                name.push_str(entry);
            }
            _ => {
                take(pending.take(), gather);
                pending = Some((number, entry.to_owned()));
            }
        }
    }
    take(pending.take(), gather);
    Ok(())
}

fn unnumbered(line: &str) -> &str {
    let line = line
        .trim_start_matches(['•', '·', '–', '—', '-', ' '])
        .trim_start();
    let rest = line.trim_start_matches(|c: char| c.is_ascii_digit());
    match rest.strip_prefix(['.', ')']) {
        Some(rest) if rest.len() < line.len() => rest.trim_start(),
        _ => line,
    }
}

/// Headings, page numbers and sentences.
fn is_prose(line: &str) -> bool {
    let words = line.split_whitespace().count();
    let upper = line.to_uppercase();
    words == 0
        || !line.chars().any(char::is_alphabetic)
        || words > 16
        || [
            "SECTION 1260H",
            "CHINESE MILITARY COMPANIES",
            "PUBLIC LAW",
            "FISCAL YEAR",
            "UNCLASSIFIED",
            "FEDERAL REGISTER",
            "ENTITIES IDENTIFIED",
            "NATIONAL DEFENSE AUTHORIZATION",
        ]
        .iter()
        .any(|word| upper.contains(word))
        || upper.starts_with("PAGE ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prose_is_no_name() {
        assert!(is_prose("Page 3"));
        assert!(is_prose("12"));
        assert!(is_prose(
            "Entities Identified as Chinese Military Companies"
        ));
        assert!(!is_prose(
            "Hangzhou Hikvision Digital Technology Co., Ltd. (Hikvision)"
        ));
        assert_eq!(unnumbered("12. Muster Co."), "Muster Co.");
        assert_eq!(unnumbered("360 Muster Inc."), "360 Muster Inc.");
    }
}
