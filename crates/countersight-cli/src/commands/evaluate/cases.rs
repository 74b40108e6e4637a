//! Labelled cases, read from a file.

use crate::commands::rows::{Row, Rows};
use anyhow::bail;
use countersight_quality::{Expected, case_id};
use std::collections::BTreeSet;
use std::path::Path;

/// What is asked in a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Question {
    /// Are the two names one company?
    Pair { name1: String, name2: String },
    /// Whom does the name lead to? The identifiers of whom it should; none where it should lead to nobody.
    Name {
        name: String,
        expect: BTreeSet<String>,
    },
}

/// A case as it was read.
#[derive(Debug, Clone)]
pub(crate) struct Case {
    /// What stands for it in a frozen file.
    pub(crate) id: String,
    /// Where it stands, for messages.
    pub(crate) place: String,
    pub(crate) class: String,
    pub(crate) question: Question,
    pub(crate) expected: Expected,
}

/// All cases of a file.
#[derive(Debug)]
pub(crate) struct Cases {
    pub(crate) all: Vec<Case>,
    /// Whether the cases are names to be looked for, not pairs.
    pub(crate) of_names: bool,
    /// Rows that say again what a row before them says.
    pub(crate) doubles: usize,
}

/// Reads the cases; `-` is standard input.
pub(crate) fn read(path: &Path) -> anyhow::Result<Cases> {
    let mut rows = Rows::open(path)?;
    let columns = Columns::of(&rows)?;
    let class = rows.column(&["class", "kind", "category"]);
    let mut read = Cases {
        all: Vec::new(),
        of_names: matches!(columns, Columns::Names { .. }),
        doubles: 0,
    };
    let mut known = BTreeSet::new();
    while let Some(row) = rows.next()? {
        let class = class.map(|at| row.cell(at).to_owned()).unwrap_or_default();
        let (question, expected) = columns.question(&row)?;
        let id = id(&question, expected, &class);
        if !known.insert(id.clone()) {
            read.doubles += 1;
            continue;
        }
        read.all.push(Case {
            id,
            place: row.place,
            class,
            question,
            expected,
        });
    }
    if read.all.is_empty() {
        bail!("`{}` holds no case", path.display());
    }
    Ok(read)
}

/// The columns of the two kinds of files.
enum Columns {
    Pairs {
        name1: usize,
        name2: usize,
        same: usize,
    },
    Names {
        name: usize,
        expect: usize,
    },
}

impl Columns {
    fn of(rows: &Rows) -> anyhow::Result<Self> {
        let file = &rows.file;
        let word = rows.column(&["same", "match", "label", "expect", "expected"]);
        let expect = rows.column(&["expect", "expected"]);
        let pair = (rows.column(&["name1"]), rows.column(&["name2"]));
        match (pair, rows.column(&["name", "query"])) {
            ((Some(name1), Some(name2)), _) => {
                let Some(same) = word else {
                    bail!("`{file}`, row 1, lacks the column same, which says yes or no");
                };
                Ok(Self::Pairs { name1, name2, same })
            }
            ((None, None), Some(name)) => {
                let Some(expect) = expect else {
                    bail!(
                        "`{file}`, row 1, lacks the column expect: the identifier of the party that the name should \
                         lead to, `|` between several, nothing where it should lead to nobody"
                    );
                };
                Ok(Self::Names { name, expect })
            }
            _ => bail!(
                "`{file}`, row 1, holds neither the columns name1, name2 and same, nor name and expect; it holds: {}",
                rows.columns()
            ),
        }
    }

    fn question(&self, row: &Row) -> anyhow::Result<(Question, Expected)> {
        match *self {
            Self::Pairs { name1, name2, same } => {
                let word = row.cell(same).trim();
                let expected = match word.to_ascii_lowercase().as_str() {
                    "yes" | "y" | "true" | "1" | "same" => Expected::Yes,
                    "no" | "n" | "false" | "0" | "different" => Expected::No,
                    _ => bail!("{}, column same: `{word}` is neither yes nor no", row.place),
                };
                let pair = Question::Pair {
                    name1: row.cell(name1).to_owned(),
                    name2: row.cell(name2).to_owned(),
                };
                Ok((pair, expected))
            }
            Self::Names { name, expect } => {
                let ids = row.cell(expect).split('|').map(str::trim);
                let expect: BTreeSet<String> =
                    ids.filter(|id| !id.is_empty()).map(str::to_owned).collect();
                let expected = if expect.is_empty() {
                    Expected::No
                } else {
                    Expected::Yes
                };
                let name = row.cell(name).to_owned();
                if name.trim().is_empty() {
                    bail!(
                        "{}, holds no name; write one, or leave the row out",
                        row.place
                    );
                }
                Ok((Question::Name { name, expect }, expected))
            }
        }
    }
}

/// Stands for all that is said of a case, so that a case whose class or expectation changed is another.
fn id(question: &Question, expected: Expected, class: &str) -> String {
    match question {
        Question::Pair { name1, name2 } => {
            case_id(&["pair", class, expected.as_str(), name1, name2])
        }
        Question::Name { name, expect } => {
            let mut parts = vec!["name", class, name];
            parts.extend(expect.iter().map(String::as_str));
            case_id(&parts)
        }
    }
}
