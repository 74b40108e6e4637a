//! Fixtures, and a list as text.

use countersight_formats::lists::{ListError, ListForm, read_list};
use countersight_model::party::{PartyList, PartyNameKind};
use std::fmt::Write;
use std::path::{Path, PathBuf};

pub(crate) fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/lists")
}

pub(crate) fn bytes(name: &str) -> Vec<u8> {
    let path = folder().join(name);
    std::fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// All fixtures with the form of their folder; delta files are no lists.
pub(crate) fn all() -> Vec<(String, ListForm, Vec<u8>)> {
    let mut found = Vec::new();
    for form in ListForm::all() {
        let mut names: Vec<_> = std::fs::read_dir(folder().join(form.as_str()))
            .into_iter()
            .flatten()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .filter(|name| !name.contains("delta"))
            .collect();
        names.sort();
        for name in names {
            let name = format!("{form}/{name}");
            let bytes = bytes(&name);
            found.push((name, form, bytes));
        }
    }
    assert!(found.len() > 20);
    found
}

pub(crate) fn parse(word: &str, bytes: &[u8]) -> Result<PartyList, ListError> {
    let form: ListForm = word.parse().unwrap();
    read_list(form, "list", &mut &bytes[..])
}

/// Reads a fixture and tells it.
pub(crate) fn read(name: &str) -> String {
    let form = name.split('/').next().unwrap();
    told(&parse(form, &bytes(name)).unwrap())
}

/// A list as lines: counts, parties, remarks.
pub(crate) fn told(list: &PartyList) -> String {
    let mut out = String::new();
    let counts = &list.counts;
    write!(
        out,
        "rows {}, parties {}, persons {}, moving {}, unreadable {}",
        counts.rows,
        counts.parties,
        counts.persons_dropped,
        counts.vessels_and_aircraft,
        counts.unreadable
    )
    .unwrap();
    if counts.repeated_ids > 0 {
        write!(out, ", repeated ids {}", counts.repeated_ids).unwrap();
    }
    if let Some(edition) = list.edition {
        write!(out, ", edition {edition}").unwrap();
    }
    out.push('\n');
    for party in &list.parties {
        write!(out, "{} [{:?}]", party.id, party.kind).unwrap();
        for name in &party.names {
            match name.kind {
                PartyNameKind::Primary => write!(out, " {}", name.text).unwrap(),
                kind => write!(out, " | {kind:?} {}", name.text).unwrap(),
            }
        }
        for (word, items) in [("in", &party.countries), ("on", &party.programmes)] {
            if !items.is_empty() {
                write!(out, "; {word} {}", items.join(", ")).unwrap();
            }
        }
        for id in &party.identifiers {
            let scheme = id.scheme.map(|scheme| format!(" ({})", scheme.as_str()));
            write!(
                out,
                "; {}{}: {}",
                id.label,
                scheme.unwrap_or_default(),
                id.value
            )
            .unwrap();
        }
        if let Some(date) = party.listed {
            write!(out, "; from {date}").unwrap();
        }
        if let Some(date) = party.until {
            write!(out, "; until {date}").unwrap();
        }
        if let Some(citation) = &party.citation {
            write!(out, "; cited {citation}").unwrap();
        }
        out.push('\n');
    }
    for remark in &list.remarks {
        writeln!(out, "! {remark}").unwrap();
    }
    out
}
