//! One TOML file into its record, or into a problem with a place and a mend.

use crate::fault::Fault;
use crate::report::{File, Report};
use serde::de::DeserializeOwned;
use std::ops::Range;

/// Reads a file into a record; a fault is reported and gives `None`.
pub(crate) fn record<T: DeserializeOwned>(file: File<'_>, report: &mut Report) -> Option<T> {
    let document = match toml::Deserializer::parse(file.text) {
        Ok(document) => document,
        Err(error) => {
            report.at(
                file,
                error.span().unwrap_or_default(),
                Fault::TomlSyntax,
                format!("this is not TOML: {}", error.message()),
                "texts stand in \"quotes\", lists in [brackets], each key on its own line, once",
            );
            return None;
        }
    };
    match T::deserialize(document) {
        Ok(record) => Some(record),
        Err(error) => {
            value_fault(file, error.message(), error.span(), report);
            None
        }
    }
}

/// Turns serde's message about a value into a fault with its mend.
fn value_fault(file: File<'_>, message: &str, span: Option<Range<usize>>, report: &mut Report) {
    // In serde's messages the first word in backticks is what was found, the others are allowed.
    let words: Vec<&str> = message.split('`').skip(1).step_by(2).collect();
    let (found, allowed) = words
        .split_first()
        .map_or(("", &[][..]), |(first, rest)| (*first, rest));
    let (fault, message, help) = if message.starts_with("unknown field") {
        (
            Fault::UnknownKey,
            format!("there is no key `{found}` here"),
            format!(
                "{}the keys are {}",
                did_you_mean(found, allowed),
                list(allowed)
            ),
        )
    } else if message.starts_with("missing field") {
        (
            Fault::MissingKey,
            format!("the key `{found}` is missing"),
            format!("add `{found} = …` to this record; data/README.md shows what it holds"),
        )
    } else if message.starts_with("unknown variant") {
        (
            Fault::UnknownWord,
            format!("`{found}` is not one of the allowed words"),
            format!(
                "{}the words are {}",
                did_you_mean(found, allowed),
                list(allowed)
            ),
        )
    } else if let Some(rest) = message.strip_prefix("invalid type: ") {
        (
            Fault::WrongType,
            format!("this is the wrong type of value: {}", plain(rest)),
            "write texts and dates in \"quotes\", numbers without, lists in [brackets]".to_owned(),
        )
    } else if message.contains("is not a date") {
        (
            Fault::BadDate,
            format!("`{found}` is not a date"),
            "write YYYY-MM-DD, YYYY-MM or YYYY, a day that the calendar has".to_owned(),
        )
    } else {
        (
            Fault::BadValue,
            format!("this value cannot be read: {message}"),
            "data/README.md shows what the record holds".to_owned(),
        )
    };
    match span {
        Some(span) => report.at(file, span, fault, message, help),
        None => report.whole(file.path, fault, message, help),
    }
}

/// `did you mean `x`? ` when one of the candidates is near, nothing otherwise.
pub(crate) fn did_you_mean<'a, S: AsRef<str> + ?Sized + 'a>(
    found: &str,
    candidates: impl IntoIterator<Item = &'a S>,
) -> String {
    let most = 1 + found.chars().count() / 4;
    candidates
        .into_iter()
        .map(|candidate| {
            (
                strsim::osa_distance(found, candidate.as_ref()),
                candidate.as_ref(),
            )
        })
        .filter(|(distance, _)| *distance <= most)
        .min()
        .map(|(_, nearest)| format!("did you mean `{nearest}`? "))
        .unwrap_or_default()
}

/// Serde's words for types in those of TOML; a date without quotes comes as a map.
fn plain(types: &str) -> String {
    types
        .replace(
            "map, expected a string",
            "a table or a date without quotes, expected a text",
        )
        .replace("sequence", "list")
        .replace("string", "text")
}

fn list(words: &[&str]) -> String {
    words
        .iter()
        .map(|word| format!("`{word}`"))
        .collect::<Vec<_>>()
        .join(", ")
}
