//! Every format of scans, by a fixture: devices are invented, addresses are those of documentation.

use countersight_formats::Input;
use countersight_formats::observations::{names, observations};
use std::path::{Path, PathBuf};

#[cfg(test)]
mod corpus;
#[cfg(test)]
mod never_panics;
#[cfg(test)]
mod reports;
#[cfg(test)]
mod scanners;
#[cfg(test)]
mod search_engines;

/// Words of persons, places and single devices in the fixtures.
const PRIVATE: &[&str] = &[
    "muster", "anna", "garden", "kids", "till", "serial", "77123", "anytown", "48.25", "12.5",
    "road", "99999\"", "@", "/home",
];

fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/fixtures/scans")
        .join(name)
}

/// The observations of a fixture, in words.
fn shown(name: &str) -> String {
    shown_of(name, Input::File(fixture(name)))
}

/// The observations of a text.
fn shown_text(text: &str) -> String {
    let bytes = text.as_bytes().to_vec();
    shown_of("scan", Input::Stream(Box::new(std::io::Cursor::new(bytes))))
}

fn shown_of(name: &str, input: Input) -> String {
    let (format, records) = match observations(name, input) {
        Ok(opened) => opened,
        Err(error) => return error.to_string(),
    };
    let mut lines = vec![format.name().to_owned()];
    for record in records {
        match record {
            Ok(Ok(located)) => {
                let id = located.id.unwrap_or_default();
                lines.push(format!("{} [{id}]", located.place));
                for (field, value) in located.observation.values() {
                    lines.push(format!("    {field}: {}", value.escape_debug()));
                }
            }
            Ok(Err(misread)) => {
                let column = misread.fault.column;
                let column = column.map_or(String::new(), |column| format!(", column {column}"));
                lines.push(format!("{}{column}: {}", misread.place, misread.fault));
            }
            Err(error) => lines.push(error.to_string()),
        }
    }
    lines.join("\n")
}

/// No word of a person, a place or one device is in what was read.
fn keeps_none_of(shown: &str, words: &[&str]) {
    for word in words {
        assert!(
            !shown.to_lowercase().contains(&word.to_lowercase()),
            "{word} in {shown}"
        );
    }
}

#[cfg(test)]
/// A file that ends anywhere is read as far as it goes, and never taken for another format.
fn may_end_anywhere(name: &str, shortest: usize) {
    let whole = std::fs::read_to_string(fixture(name)).unwrap();
    let format = shown(name).lines().next().unwrap_or_default().to_owned();
    for end in (shortest..whole.len()).filter(|end| whole.is_char_boundary(*end)) {
        let cut = shown_text(whole.get(..end).unwrap_or_default());
        assert_eq!(
            cut.lines().next(),
            Some(format.as_str()),
            "cut at {end}: {cut}"
        );
    }
}

#[test]
fn the_book_has_a_row_for_every_format() {
    let page = |name: &str| {
        let book = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/src/reference");
        std::fs::read_to_string(book.join(name)).unwrap()
    };
    let scans = page("scan-formats.md");
    let rows = scans
        .lines()
        .filter_map(|line| line.strip_prefix("| ")?.split(" |").next())
        .skip(1);
    // Captures and tables of hosts have a page of their own.
    let hosts = page("captures-and-host-tables.md");
    let (there, here): (Vec<&str>, Vec<&str>) = names()
        .into_iter()
        .partition(|name| hosts.contains(&format!("`{name}`")));
    assert_eq!(there.len(), 6, "{there:?}");
    assert_eq!(rows.collect::<Vec<_>>(), here);
}
