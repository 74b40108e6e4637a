//! The Entity List of the Uyghur Forced Labor Prevention Act: a table (CSV, workbook) or its text.
//!
//! Format: the page of the Department of Homeland Security as a public parser describes it; no copy
//! was at hand. A cell holds a name, its aliases in brackets, and words on subsidiaries.

use super::clean;
use super::date::{Order, parse};
use super::draft::{Draft, What};
use super::error::Fault;
use super::gather::Gather;
use super::legal;
use super::source::{Look, Source};
use super::table;
use countersight_model::party::PartyNameKind::{Alias, Former, Primary, Related};

const NAME: &[&str] = &["Name of Entity", "Entity Name", "Entity", "Name"];
const DATE: &[&str] = &["Effective Date", "Date", "Date Added"];

/// Words on companies without names, at the end of a cell.
const ENDS: &[&str] = &[
    "and its subordinate and affiliated entities",
    "and its subordinate entities",
    "and its affiliated entities",
    "and its subsidiaries",
    ", and subsidiaries",
    "and subsidiaries",
];

pub(super) fn read(source: Source<'_>, gather: &mut Gather) -> Result<(), Fault> {
    let has_header = source.look != Look::Lines
        || source.start.lines().take(30).any(|line| {
            let line = line.to_lowercase();
            line.contains("name") && line.contains([',', ';', '\t', '|'])
        });
    if !has_header {
        return read_text(source, gather);
    }
    for mut table in table::open(source, &[NAME])? {
        while let Some(row) = table.row()? {
            gather.row();
            let cell = |names: &[&str]| table.header.cell(&row, names);
            let mut draft = entry(&row.place(), cell(NAME));
            draft.listed = parse(cell(DATE), Order::MonthFirst);
            for column in ["Section", "Sector", "Country"] {
                if column == "Country" {
                    draft.country(cell(&[column]));
                } else {
                    draft.programme(cell(&[column]));
                }
            }
            gather.take(draft);
        }
    }
    Ok(())
}

/// One entry a line; the day stands at its end.
fn read_text(source: Source<'_>, gather: &mut Gather) -> Result<(), Fault> {
    let mut text = source.text();
    let mut line = Vec::new();
    let mut number = 0_u64;
    while text
        .next_line(&mut line)
        .map_err(|error| super::source::io_fault(&format!("line {}", number + 1), &error))?
    {
        number += 1;
        let entire = clean::fold(&String::from_utf8_lossy(&line));
        let Some((name, date)) = date_at_end(&entire) else {
            continue;
        };
        gather.row();
        let mut draft = entry(&format!("line {number}"), name);
        draft.listed = parse(date, Order::MonthFirst);
        gather.take(draft);
    }
    Ok(())
}

/// `Muster Co., Ltd. June 21, 2022`: the last three words are a date.
fn date_at_end(line: &str) -> Option<(&str, &str)> {
    let mut spaces = line.rmatch_indices(' ').map(|(at, _)| at);
    let at = spaces.nth(2)?;
    let (name, date) = line.split_at_checked(at)?;
    parse(date, Order::MonthFirst)
        .filter(|date| date.is_exact())
        .map(|_| (name.trim(), date))
}

fn entry(place: &str, raw: &str) -> Draft {
    let mut draft = Draft::new(place, What::Organisation).prefix("uflpa");
    let mut text = clean::fold(raw);
    for end in ENDS {
        if text.to_ascii_lowercase().ends_with(end) {
            text.truncate(text.len() - end.len());
        }
    }
    if let Some(at) = clean::find_word(&text, " and its ")
        && let Some((own, rest)) = text.clone().split_at_checked(at)
    {
        let list = rest
            .split_once("which include ")
            .or_else(|| rest.split_once("subsidiary "))
            .or_else(|| rest.split_once("subsidiaries "));
        if let Some((_, list)) = list {
            for name in names_of(list) {
                draft.cleaned(Related, name, raw);
            }
            own.clone_into(&mut text);
        }
    }
    let (own, inside) = brackets(&text);
    draft.cleaned(Primary, clean::trim(&own), raw);
    for (former, list) in inside {
        for name in names_of(&list) {
            draft.cleaned(if former { Former } else { Alias }, name, raw);
        }
    }
    draft
}

/// The text without brackets that hold other names, and these: whether former, and their list.
fn brackets(text: &str) -> (String, Vec<(bool, String)>) {
    let mut own = String::new();
    let mut inside = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find('(') {
        let (before, after) = rest.split_at_checked(at).unwrap_or((rest, ""));
        let mut depth = 0_i32;
        let end = after.char_indices().find_map(|(at, c)| {
            depth += match c {
                '(' => 1,
                ')' => -1,
                _ => 0,
            };
            (depth == 0).then_some(at)
        });
        let end = end.unwrap_or(after.len());
        let content = after.get(1..end).unwrap_or_default();
        let lower = content.to_ascii_lowercase();
        let list = if lower.contains("alias") {
            content.split_once(':').map(|(_, list)| (false, list))
        } else {
            ["formerly known as", "also known as", "formerly", "a.k.a."]
                .iter()
                .find(|word| lower.starts_with(*word))
                .and_then(|word| {
                    content
                        .get(word.len()..)
                        .map(|list| (word.starts_with("formerly"), list))
                })
        };
        own.push_str(before);
        match list {
            Some((former, list)) => inside.push((former, list.to_owned())),
            None => own.push_str(
                after
                    .get(..=end.min(after.len().saturating_sub(1)))
                    .unwrap_or(after),
            ),
        }
        rest = after.get(end + 1..).unwrap_or_default();
    }
    own.push_str(rest);
    (clean::fold(&own), inside)
}

/// Names with semicolons, or commas and `and`, between them.
fn names_of(list: &str) -> Vec<String> {
    let pieces: Vec<String> = if list.contains(';') {
        list.split(';').map(str::to_owned).collect()
    } else {
        let mut found: Vec<String> = Vec::new();
        for piece in list.replace(" and formerly known as ", ", ").split(',') {
            match found.last_mut() {
                Some(name) if legal::is_legal_form(piece) => {
                    name.push(',');
                    name.push_str(piece);
                }
                _ => found.push(piece.to_owned()),
            }
        }
        // `A and B`, where both are names.
        if let [only] = found.as_slice()
            && let Some((one, other)) = only.clone().split_once(" and ")
            && other.split_whitespace().count() > 1
        {
            found = vec![one.to_owned(), other.to_owned()];
        }
        found
    };
    pieces
        .iter()
        .map(|piece| clean::trim(piece))
        .filter(|piece| !piece.is_empty())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn brackets_hold_other_names() {
        assert_eq!(
            brackets(
                "Muster Co., Ltd. (including two aliases: Eins Co., Ltd.; and Zwei (Nord) Ltd.)"
            ),
            (
                "Muster Co., Ltd.".to_owned(),
                vec![(false, " Eins Co., Ltd.; and Zwei (Nord) Ltd.".to_owned())]
            )
        );
        assert_eq!(
            brackets("Muster (Xinjiang) Co. (formerly known as Probe)"),
            (
                "Muster (Xinjiang) Co.".to_owned(),
                vec![(true, " Probe".to_owned())]
            )
        );
        assert_eq!(
            brackets("Muster (offen"),
            ("Muster (offen".to_owned(), vec![])
        );
    }

    #[test]
    fn lists_of_names_are_split() {
        assert_eq!(
            names_of("Eins Co., Ltd., Zwei, and Drei LLC"),
            ["Eins Co., Ltd.", "Zwei", "Drei LLC"]
        );
        assert_eq!(
            names_of("Eins Werk and Zwei Werk"),
            ["Eins Werk", "Zwei Werk"]
        );
    }

    #[test]
    fn a_day_ends_a_line() {
        assert_eq!(
            date_at_end("Muster Co., Ltd. June 21, 2022"),
            Some(("Muster Co., Ltd.", " June 21, 2022"))
        );
        assert_eq!(date_at_end("A heading of the page"), None);
    }
}
