//! Firms with names in two scripts: do the Chinese ones lead to the Latin ones?

use super::made::{Case, Made, Party, folded, merged};
use super::open_data::{OpenData, by_primary};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};

pub(crate) const LETTERS: &str = "with letters or digits in it";
pub(crate) const TRANSLATED: &str = "in characters alone";
pub(crate) const CHINESE: &str = "Chinese name";

#[derive(Deserialize)]
struct ChineseName {
    #[serde(rename = "Company Name")]
    latin: String,
    #[serde(rename = "Chinese Name")]
    chinese: String,
}

pub(crate) fn chinese(data: &OpenData) -> anyhow::Result<Made> {
    let rows: Vec<ChineseName> = data.rows("lists/ofac-consolidated-2025/company_names.csv")?;
    let screened = data.screening_list()?.into_iter();
    let cmic = screened.filter(|row| row.source.contains("CMIC"));
    let known: BTreeMap<String, Vec<String>> = cmic
        .filter_map(|row| {
            let primary = folded(row.party.names.first()?);
            Some((primary, row.party.names))
        })
        .collect();
    let listed = rows.into_iter().map(|row| {
        let others = known.get(&folded(&row.latin)).cloned();
        let names = [vec![row.latin], others.unwrap_or_default()].concat();
        (row.chinese, names)
    });
    Ok(in_two_scripts(&listed.collect::<Vec<_>>(), |_| CHINESE))
}

#[derive(Deserialize)]
struct ForeignFirm {
    #[serde(rename = "Type")]
    kind: String,
    #[serde(rename = "Name")]
    name: String,
    #[serde(rename = "Alias")]
    aliases: String,
    #[serde(rename = "Chinese name")]
    chinese: String,
}

pub(crate) fn translated(data: &OpenData) -> anyhow::Result<Made> {
    let rows: Vec<ForeignFirm> = data.rows("names/zh_en_foreign_firms.csv")?;
    // Persons stand in the file and are not read.
    let firms = rows
        .into_iter()
        .filter(|row| matches!(row.kind.as_str(), "Company" | "Organization"));
    let named = firms.map(|row| {
        let aliases = row.aliases.split(';').map(|alias| alias.trim().to_owned());
        let names = std::iter::once(row.name).chain(aliases.filter(|alias| !alias.is_empty()));
        (row.chinese, names.collect())
    });
    let class = |name: &str| {
        let letters = name.chars().any(|c| c.is_ascii_alphanumeric());
        if letters { LETTERS } else { TRANSLATED }
    };
    Ok(in_two_scripts(&named.collect::<Vec<_>>(), class))
}

/// Firms with a name in Chinese and names in Latin letters: those are looked for among these.
fn in_two_scripts(rows: &[(String, Vec<String>)], class: fn(&str) -> &'static str) -> Made {
    let parties = rows.iter().zip(0..).map(|((_, names), number)| Party {
        id: format!("firm-{number}"),
        names: names.clone(),
        ..Party::default()
    });
    let list = merged(parties);
    let ids = by_primary(&list);
    let mut expected: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    for (chinese, names) in rows {
        let chinese = chinese.trim();
        let found = names.first().and_then(|name| ids.get(&folded(name)));
        if let (false, Some(found)) = (chinese.is_empty(), found) {
            expected
                .entry(chinese)
                .or_default()
                .extend(found.iter().cloned());
        }
    }
    let cases = expected.into_iter().map(|(name, expect)| Case::Name {
        class: class(name),
        name: name.to_owned(),
        expect: expect.into_iter().collect(),
    });
    Made {
        cases: cases.collect(),
        list,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_firm_with_two_rows_and_a_name_of_two_firms_are_expected_rightly() {
        let row = |chinese: &str, latin: &str| (chinese.to_owned(), vec![latin.to_owned()]);
        let made = in_two_scripts(
            &[
                row("东方", "Vostok"),
                row("东方公司", "VOSTOK"),
                row("东方", "Orient"),
                row("", "Severny"),
            ],
            |_| CHINESE,
        );
        let ids: Vec<&str> = made.list.iter().map(|party| party.id.as_str()).collect();
        assert_eq!(ids, ["firm-0", "firm-2", "firm-3"]);
        let expected: Vec<String> = made
            .cases
            .iter()
            .map(|case| match case {
                Case::Name { name, expect, .. } => format!("{name}: {}", expect.join(" ")),
                Case::Pair { .. } => String::new(),
            })
            .collect();
        assert_eq!(expected, ["东方: firm-0 firm-2", "东方公司: firm-0"]);
    }
}
