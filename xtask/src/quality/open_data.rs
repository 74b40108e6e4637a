//! The files of open data, read.

use super::made::{Party, folded, merged};
use anyhow::{Context as _, bail};
use countersight_formats::lists::{ListForm, read_list, read_list_files};
use countersight_model::party::{Party as Listed, PartyList};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use std::collections::BTreeMap;
use std::fs::File;
use std::io::{BufRead as _, BufReader, Read};
use std::path::{Path, PathBuf};

/// Lists that are asked beside the Consolidated Screening List of 2026, each with the files that make it.
const LISTS: &[(&str, ListForm, &[&str])] = &[
    (
        "csl-2022",
        ListForm::Csl,
        &["csl-2022/csl_us_consolidated.csv.gz"],
    ),
    (
        "ofac-2022",
        ListForm::OfacXml,
        &["official-2022/USA_consolidated.xml"],
    ),
    (
        "ofac-2025",
        ListForm::OfacCsv,
        &[
            "ofac-consolidated-2025/cons_prim.csv",
            "ofac-consolidated-2025/cons_add.csv",
        ],
    ),
    (
        "sdn-2022",
        ListForm::OfacCsv,
        &[
            "ofac-sdn-2022/sdn.csv",
            "ofac-sdn-2022/alt.csv",
            "ofac-sdn-2022/add.csv",
        ],
    ),
    (
        "uk-2022",
        ListForm::UkConlist,
        &["official-2022/UK_ConList.xlsx"],
    ),
    (
        "ca-2022",
        ListForm::CaSema,
        &["official-2022/CA_sema-lmes.xml"],
    ),
    ("au-2026", ListForm::AuDfat, &["zr101-2026/dfat.xlsx"]),
    ("un-2026", ListForm::Un, &["zr101-2026/un.xml"]),
    ("jp-2025", ListForm::JpMeti, &["jp-meti/jp.json"]),
];

/// A folder of open data.
#[derive(Debug, Clone)]
pub(crate) struct OpenData {
    folder: PathBuf,
}

/// A party of the Consolidated Screening List, with the part of the list that names it.
#[derive(Debug, Clone)]
pub(crate) struct Screened {
    pub(crate) source: String,
    pub(crate) party: Party,
}

#[derive(Deserialize)]
struct ScreeningList {
    tables: Tables,
    entries: Vec<Entry>,
}

#[derive(Deserialize)]
struct Tables {
    sources: Vec<String>,
}

/// The keys are those of the file.
#[derive(Deserialize)]
struct Entry {
    n: String,
    #[serde(default)]
    a: Vec<String>,
    s: usize,
    t: Option<String>,
    #[serde(default)]
    c: Vec<String>,
}

impl OpenData {
    /// A folder that holds `names/` and `lists/`.
    pub(crate) fn new(folder: &Path) -> anyhow::Result<Self> {
        if !folder.join("names").is_dir() || !folder.join("lists").is_dir() {
            bail!(
                "{} does not hold the folders names and lists",
                folder.display()
            );
        }
        Ok(Self {
            folder: folder.to_owned(),
        })
    }

    fn open(&self, path: &str) -> anyhow::Result<BufReader<File>> {
        let full = self.folder.join(path);
        let file =
            File::open(&full).with_context(|| format!("{} cannot be read", full.display()))?;
        Ok(BufReader::new(file))
    }

    /// The rows of a CSV file.
    pub(crate) fn rows<T: DeserializeOwned>(&self, path: &str) -> anyhow::Result<Vec<T>> {
        let mut table = csv::Reader::from_reader(self.open(path)?);
        let rows: Result<Vec<T>, _> = table.deserialize().collect();
        rows.with_context(|| path.to_owned())
    }

    /// A JSON file.
    pub(crate) fn json<T: DeserializeOwned>(&self, path: &str) -> anyhow::Result<T> {
        serde_json::from_reader(self.open(path)?).with_context(|| path.to_owned())
    }

    /// A file of JSON lines.
    pub(crate) fn json_lines<T: DeserializeOwned>(&self, path: &str) -> anyhow::Result<Vec<T>> {
        let mut rows = Vec::new();
        for (line, number) in self.open(path)?.lines().zip(1..) {
            let row = serde_json::from_str(&line?);
            rows.push(row.with_context(|| format!("{path}, line {number}"))?);
        }
        Ok(rows)
    }

    /// The Consolidated Screening List of 31 July 2026, without the entries that it calls persons.
    pub(crate) fn screening_list(&self) -> anyhow::Result<Vec<Screened>> {
        let list: ScreeningList = self.json("lists/csl-2026-07-31/screening-list.json")?;
        let mut parties = Vec::new();
        for (entry, number) in list.entries.into_iter().zip(0..) {
            if entry.t.as_deref() == Some("Individual") {
                continue;
            }
            let source = list.tables.sources.get(entry.s).cloned();
            let names = std::iter::once(&entry.n).chain(&entry.a);
            let names = names.flat_map(|name| name.split(';')).map(cleaned);
            parties.push(Screened {
                source: source.unwrap_or_default(),
                party: Party {
                    id: format!("csl-{number}"),
                    names: names
                        .filter(|name| !name.is_empty())
                        .map(str::to_owned)
                        .collect(),
                    countries: entry.c.into_iter().collect(),
                },
            });
        }
        Ok(parties)
    }

    /// The Consolidated Screening List of April 2022, under the names as the list writes them, before its reader
    /// sets them right: those are the names that were changed.
    pub(crate) fn screening_list_2022(&self) -> anyhow::Result<Vec<Party>> {
        let mut parties = Vec::new();
        for mut party in self.official("csl-2022")? {
            for name in &mut party.names {
                if let Some(verbatim) = name.verbatim.take() {
                    name.text = verbatim;
                }
            }
            parties.push(own("csl-2022", party));
        }
        Ok(parties)
    }

    /// Every list of the folder; a company that several name is one party.
    pub(crate) fn all_lists(&self) -> anyhow::Result<Vec<Party>> {
        let screened = self.screening_list()?.into_iter();
        let mut parties: Vec<Party> = screened.map(|screened| screened.party).collect();
        for (id, ..) in LISTS {
            parties.extend(self.official(id)?.into_iter().map(|party| own(id, party)));
        }
        Ok(merged(parties))
    }

    fn official(&self, wanted: &str) -> anyhow::Result<Vec<Listed>> {
        let Some((id, form, paths)) = LISTS.iter().find(|(id, ..)| *id == wanted) else {
            bail!("no list is called {wanted}");
        };
        let mut files = Vec::new();
        for path in *paths {
            files.push(self.open(&format!("lists/{path}"))?);
        }
        let mut readers: Vec<&mut dyn Read> = Vec::new();
        for file in &mut files {
            readers.push(file);
        }
        let list: PartyList = match readers.as_mut_slice() {
            [one] => read_list(*form, id, *one)?,
            several => read_list_files(*form, id, several)?,
        };
        Ok(list.parties)
    }
}

fn own(list: &str, party: Listed) -> Party {
    Party {
        id: format!("{list}-{}", party.id.replace('|', "-")),
        names: party.names.into_iter().map(|name| name.text).collect(),
        countries: party.countries.into_iter().collect(),
    }
}

/// A name without the conjunctions that the file leaves around it.
fn cleaned(name: &str) -> &str {
    let mut name = name.trim();
    for word in ["and ", "or "] {
        name = name.strip_prefix(word).unwrap_or(name).trim_start();
    }
    name.strip_suffix(" and")
        .unwrap_or(name)
        .trim_matches([' ', ','])
}

/// Parties by their folded primary name.
pub(crate) fn by_primary(parties: &[Party]) -> BTreeMap<String, Vec<String>> {
    let mut ids: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for party in parties {
        if let Some(primary) = party.names.first() {
            let id = party.id.clone();
            ids.entry(folded(primary)).or_default().push(id);
        }
    }
    ids
}
