//! A row of the Entity List: a name, others behind dashes, and addresses, all in one cell.

use super::bis_name;
use super::clean;
use super::date::{Order, parse};
use super::draft::{Draft, What};
use super::gather::Gather;
use super::legal;
use countersight_model::party::PartyNameKind::{self, Alias, Former, Primary, Related};

/// A row of the list, as lines.
#[derive(Default)]
pub(super) struct Entry {
    pub(super) place: String,
    pub(super) country: String,
    pub(super) lines: Vec<String>,
    pub(super) citation: String,
}

pub(super) const DASHES: [char; 2] = ['—', '–'];

impl Entry {
    /// Reads it as a party.
    pub(super) fn take(self, gather: &mut Gather) {
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

fn other_kind(lower: &str) -> Option<PartyNameKind> {
    if lower.contains("f.k.a.") {
        Some(Former)
    } else if lower.contains("a.k.a.") || lower.ends_with("aliases:") || lower.ends_with("alias:") {
        Some(Alias)
    } else {
        None
    }
}

fn put(draft: &mut Draft, kind: PartyNameKind, names: &mut Vec<&str>) {
    for raw in names.drain(..) {
        let own = without_address(raw);
        for (inner, text) in bis_name::taken_apart(kind, &own) {
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
fn head(line: &str) -> (String, PartyNameKind) {
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
        if !legal::is_legal_form(after) {
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
        if (begins && !legal::is_legal_form(rest)) || rest.matches(',').count() > 2 {
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
