//! Cases and lists, made and written for `countersight evaluate`.

use anyhow::Context as _;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// A party of a list.
#[derive(Debug, Clone, Default)]
pub(crate) struct Party {
    pub(crate) id: String,
    /// Names, the primary one first.
    pub(crate) names: Vec<String>,
    pub(crate) countries: BTreeSet<String>,
}

/// A case.
#[derive(Debug, Clone)]
pub(crate) enum Case {
    Pair {
        name1: String,
        name2: String,
        same: bool,
        class: &'static str,
    },
    Name {
        name: String,
        expect: Vec<String>,
        class: &'static str,
    },
}

/// The cases of a set, and the list that is asked, if names are looked for.
#[derive(Debug, Default)]
pub(crate) struct Made {
    pub(crate) list: Vec<Party>,
    pub(crate) cases: Vec<Case>,
}

impl Made {
    /// Writes the cases, and the list if there is one.
    pub(crate) fn write(&self, cases: &Path, list: &Path) -> anyhow::Result<()> {
        let mut table = writer(cases)?;
        let pairs = self.list.is_empty();
        if pairs {
            table.write_record(["name1", "name2", "same", "class"])?;
        } else {
            table.write_record(["name", "expect", "class"])?;
        }
        for case in &self.cases {
            match case {
                Case::Pair {
                    name1,
                    name2,
                    same,
                    class,
                } => {
                    let same = if *same { "yes" } else { "no" };
                    table.write_record([name1, name2, same, class])?;
                }
                Case::Name {
                    name,
                    expect,
                    class,
                } => table.write_record([name, &expect.join("|"), *class])?,
            }
        }
        table.flush()?;
        if pairs {
            return Ok(());
        }
        let mut table = writer(list)?;
        table.write_record(["id", "name", "aliases"])?;
        for party in &self.list {
            let mut names = party.names.iter().map(|name| name.replace('|', " "));
            let primary = names.next().unwrap_or_default();
            let aliases: Vec<String> = names.collect();
            table.write_record([&party.id, &primary, &aliases.join("|")])?;
        }
        Ok(table.flush()?)
    }
}

fn writer(path: &Path) -> anyhow::Result<csv::Writer<std::fs::File>> {
    csv::Writer::from_path(path).with_context(|| format!("cannot write {}", path.display()))
}

/// A name by which two rows are told to be one party: case and the width of gaps do not count.
pub(crate) fn folded(name: &str) -> String {
    let words: Vec<&str> = name.split_whitespace().collect();
    words.join(" ").to_lowercase()
}

/// Parties that are listed under one name are one, as a company that stands on two lists is. Names that differ
/// only in case are one.
pub(crate) fn merged(parties: impl IntoIterator<Item = Party>) -> Vec<Party> {
    let mut all: Vec<Party> = Vec::new();
    let mut known: BTreeMap<String, usize> = BTreeMap::new();
    for party in parties {
        let Some(primary) = party.names.first() else {
            continue;
        };
        let key = folded(primary);
        let at = known.get(&key).copied();
        if let Some(same) = at.and_then(|at| all.get_mut(at)) {
            same.names.extend(party.names);
            same.countries.extend(party.countries);
        } else {
            known.insert(key, all.len());
            all.push(party);
        }
    }
    for party in &mut all {
        let mut seen = BTreeSet::new();
        party.names.retain(|name| seen.insert(folded(name)));
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    fn party(id: &str, names: &[&str]) -> Party {
        Party {
            id: id.to_owned(),
            names: names.iter().map(|&name| name.to_owned()).collect(),
            ..Party::default()
        }
    }

    #[test]
    fn a_company_on_two_lists_is_one_party() {
        let merged = merged([
            party("a", &["Vostok  Ltd", "VOSTOK LTD", "Vostok Line"]),
            party("b", &["Severny"]),
            party("c", &["vostok ltd", "Vostok Shipping", "VOSTOK LINE"]),
            party("d", &[]),
        ]);
        let said: Vec<(&str, String)> = merged
            .iter()
            .map(|party| (party.id.as_str(), party.names.join(" / ")))
            .collect();
        let vostok = "Vostok  Ltd / Vostok Line / Vostok Shipping".to_owned();
        assert_eq!(said, [("a", vostok), ("b", "Severny".to_owned())]);
    }
}
