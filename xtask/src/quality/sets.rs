//! The sets of cases: one table, and how each is made.

use super::aliases::{self, ABBREVIATION, COMMON, NOTHING};
use super::made::{Case, Made, folded};
use super::open_data::{OpenData, by_primary};
use super::scripts::{self, CHINESE, LETTERS, TRANSLATED};
use anyhow::bail;
use serde::Deserialize;

/// A set of cases.
pub(crate) struct Set {
    /// Names its files.
    pub(crate) id: &'static str,
    pub(crate) title: &'static str,
    /// What it is and where it comes from, for the page.
    pub(crate) about: &'static str,
    /// Its classes, in the order of the page. Nothing else may stand in the frozen file.
    pub(crate) classes: &'static [&'static str],
    pub(crate) make: fn(&OpenData) -> anyhow::Result<Made>,
}

const ONE: &str = "one company, one script";
const ONE_SCRIPTS: &str = "one company, two scripts";
const TWO: &str = "two companies";
const INNOCENT: &str = "firm of the knowledge base";

/// Words of the file of changed names, and ours.
const CHANGES: &[(&str, &str)] = &[
    ("case_fold", "case"),
    ("diacritics_strip", "accents left out"),
    ("punctuation", "punctuation"),
    ("particle", "particles left out"),
    ("title_affix", "a title before the name"),
    ("homoglyph", "look-alike letters"),
    ("invisible_char", "invisible characters"),
    ("name_order", "words in another order"),
    ("double_collapse", "a letter doubled or halved"),
    ("ocr", "letters read for each other"),
    ("transpose", "neighbours swapped"),
    ("typo", "a letter wrong"),
    ("phonetic", "spelled by sound"),
    ("vowel_drop", "without vowels"),
    ("initials", "the first word only a letter"),
    ("truncate", "cut off after twenty letters"),
    ("token_drop", "a word dropped"),
    ("translit", "another romanisation"),
];

/// The sets, in the order of the page.
pub(crate) const SETS: &[Set] = &[
    Set {
        id: "pairs",
        title: "Pairs chosen by hand",
        about: "Pairs of names from lists, funds, tenders and public reports of errors, each with whether the two are \
            one company and why. They were chosen because they are hard.",
        classes: &[ONE, ONE_SCRIPTS, TWO],
        make: pairs,
    },
    Set {
        id: "aliases",
        title: "Names held out of the export lists",
        about: "One name of each of 400 Chinese firms, taken from the Consolidated Screening List of the United States \
            of 31 July 2026 (Entity, Military End User, Unverified and CMIC lists), is left out of the list and looked \
            for. Whoever may be a person is not among them. A name that has no word in common with the names that are left \
            can hardly be found by its letters.",
        classes: &[COMMON, ABBREVIATION, NOTHING],
        make: aliases::make,
    },
    Set {
        id: "changed",
        title: "Misspelt, cut, turned and abbreviated names",
        about: "Names of 914 Chinese firms of the Consolidated Screening List of April 2022, each changed in up to \
            eighteen ways by the program sanctions-screening-benchmark 0.1.0 (MIT), and looked for on that whole list.",
        classes: &[
            "case",
            "accents left out",
            "punctuation",
            "particles left out",
            "a title before the name",
            "look-alike letters",
            "invisible characters",
            "words in another order",
            "a letter doubled or halved",
            "letters read for each other",
            "neighbours swapped",
            "a letter wrong",
            "spelled by sound",
            "without vowels",
            "the first word only a letter",
            "cut off after twenty letters",
            "a word dropped",
            "another romanisation",
        ],
        make: changed,
    },
    Set {
        id: "chinese",
        title: "Chinese names of listed firms",
        about: "Chinese names of the firms of the CMIC list of the United States (OFAC, 2025), looked for among the \
            Latin names of the same list. Names that are spelled by sound can be found; those that are translated hang \
            on the words that the lexicon knows.",
        classes: &[CHINESE],
        make: scripts::chinese,
    },
    Set {
        id: "translated",
        title: "Chinese names of foreign firms",
        about: "Chinese names that the Chinese government gave foreign firms and bodies in its notices, looked for \
            among their English names (collected by OpenSanctions, August 2026). Most are translated or spelled by ear: \
            the hardest set.",
        classes: &[LETTERS, TRANSLATED],
        make: scripts::translated,
    },
    Set {
        id: "innocents",
        title: "Firms that nobody chose for being listed",
        about: "Firms of an open knowledge base (Wikidata, CC0), looked for on ten official lists together. Nobody is \
            expected, so whoever is found counts against the program; but some firms are listed, and are found rightly.",
        classes: &[INNOCENT],
        make: innocents,
    },
];

#[derive(Deserialize)]
struct HandPair {
    query: String,
    candidate: String,
    /// None where even a person cannot say.
    expect: Option<bool>,
}

fn pairs(data: &OpenData) -> anyhow::Result<Made> {
    let rows: Vec<HandPair> = data.json_lines("names/screening_cases.jsonl")?;
    let mut made = Made::default();
    for row in rows {
        let Some(same) = row.expect else { continue };
        let scripts = row.query.is_ascii() != row.candidate.is_ascii();
        made.cases.push(Case::Pair {
            class: match (same, scripts) {
                (false, _) => TWO,
                (true, false) => ONE,
                (true, true) => ONE_SCRIPTS,
            },
            name1: row.query,
            name2: row.candidate,
            same,
        });
    }
    Ok(made)
}

#[derive(Deserialize)]
struct ChangedName {
    perturbation: String,
    query: String,
    expected_primary_name: String,
}

fn changed(data: &OpenData) -> anyhow::Result<Made> {
    let list = data.screening_list_2022()?;
    let known = by_primary(&list);
    let rows: Vec<ChangedName> = data.rows("names/csl2022_company_perturbations_seed0.csv")?;
    let mut cases = Vec::new();
    for row in rows {
        let change = CHANGES.iter().find(|(word, _)| *word == row.perturbation);
        let Some((_, class)) = change else {
            bail!(
                "names/csl2022_company_perturbations_seed0.csv: `{}` is no known change",
                row.perturbation
            );
        };
        // A name that the reader of the list sets right otherwise is expected nowhere, and left out.
        if let Some(expect) = known.get(&folded(&row.expected_primary_name)) {
            cases.push(Case::Name {
                name: row.query,
                expect: expect.clone(),
                class,
            });
        }
    }
    Ok(Made { list, cases })
}

#[derive(Deserialize)]
struct KnowledgeBase {
    entities: Vec<KnownFirm>,
}

#[derive(Deserialize)]
struct KnownFirm {
    canonical: String,
}

fn innocents(data: &OpenData) -> anyhow::Result<Made> {
    let base: KnowledgeBase = data.json("names/wikidata_companies_half.json")?;
    let firms = base.entities.into_iter().map(|firm| Case::Name {
        name: firm.canonical,
        expect: Vec::new(),
        class: INNOCENT,
    });
    Ok(Made {
        list: data.all_lists()?,
        cases: firms.collect(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_change_has_its_class() {
        let set = SETS.iter().find(|set| set.id == "changed").unwrap();
        let classes: Vec<&str> = CHANGES.iter().map(|(_, class)| *class).collect();
        assert_eq!(set.classes, classes);
    }
}
