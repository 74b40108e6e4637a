//! The reader of official lists that `lists update` uses: the one place where it is chosen.
//!
//! Until the readers of all forms are here, this reads the user's own table alone.

use countersight_model::list::READERS;
use countersight_model::party::{
    Party, PartyCounts, PartyKind, PartyList, PartyName, PartyNameKind,
};
use std::collections::BTreeSet;
use std::io::Read;

/// A list cannot be read.
#[derive(Debug, thiserror::Error)]
pub(crate) enum ReadListError {
    /// The form has no reader here.
    #[error(
        "this program does not read `{0}` yet; a table with the columns id,name,aliases,country is read as own-csv"
    )]
    Form(String),
    /// A row is not one of a table.
    #[error("{name}, line {line}: {why}")]
    Row {
        name: String,
        line: u64,
        why: String,
    },
}

/// Whether a word names a reader.
pub(crate) fn is_reader(word: &str) -> bool {
    READERS.contains(&word)
}

/// Reads a list: the word of its form, the name to call the file by, its bytes.
pub(crate) fn read_list(
    form: &str,
    name: &str,
    from: &mut dyn Read,
) -> Result<PartyList, ReadListError> {
    if form != "own-csv" {
        return Err(ReadListError::Form(form.to_owned()));
    }
    let fault = |line: u64, why: String| ReadListError::Row {
        name: name.to_owned(),
        line,
        why,
    };
    let mut table = csv::ReaderBuilder::new().from_reader(from);
    let head = table
        .headers()
        .map_err(|error| fault(1, error.to_string()))?;
    let column = |word: &str| {
        head.iter().position(|cell| {
            cell.trim_start_matches('\u{feff}')
                .trim()
                .eq_ignore_ascii_case(word)
        })
    };
    let (id, aliases, country) = (column("id"), column("aliases"), column("country"));
    let Some(listed) = column("name") else {
        let why = "the table has no column `name`; its columns are id,name,aliases,country";
        return Err(fault(1, why.to_owned()));
    };
    let mut list = PartyList::default();
    for row in table.records() {
        let row = row.map_err(|error| {
            let line = error.position().map_or(0, csv::Position::line);
            fault(line, error.to_string())
        })?;
        let cell = |at: Option<usize>| at.and_then(|at| row.get(at)).unwrap_or_default().trim();
        list.counts.rows += 1;
        let name = cell(Some(listed));
        if name.is_empty() {
            list.counts.unreadable += 1;
            continue;
        }
        let id = Some(cell(id)).filter(|id| !id.is_empty()).unwrap_or(name);
        list.parties
            .push(party(id, name, cell(aliases), cell(country)));
    }
    list.counts = PartyCounts {
        parties: list.parties.len() as u64,
        ..list.counts
    };
    Ok(list)
}

fn party(id: &str, name: &str, aliases: &str, country: &str) -> Party {
    let mut seen = BTreeSet::from([name]);
    let aliases = aliases.split('|').map(str::trim);
    let aliases = aliases.filter(|alias| !alias.is_empty() && seen.insert(alias));
    let called = |text: &str, kind| PartyName {
        text: text.to_owned(),
        verbatim: None,
        kind,
    };
    let mut names = vec![called(name, PartyNameKind::Primary)];
    names.extend(aliases.map(|alias| called(alias, PartyNameKind::Alias)));
    Party {
        id: id.to_owned(),
        kind: PartyKind::Unsaid,
        names,
        countries: Some(country.to_ascii_uppercase())
            .filter(|code| code.len() == 2)
            .into_iter()
            .collect(),
        identifiers: Vec::new(),
        programmes: Vec::new(),
        listed: None,
        until: None,
        citation: None,
    }
}
