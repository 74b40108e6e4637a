//! The register's words, and a short form of what was read.

use countersight_formats::{Input, Item, Options, ReadError, ReadingWords, open};
use countersight_model::input::InputKind;
use countersight_model::lexicon::{ColumnMeaning, ColumnWords, GoodsWords};
use countersight_model::subject::Subject;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::fmt::Write;
use std::io::Cursor;
use std::path::PathBuf;
use std::sync::OnceLock;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Columns {
    column: Vec<Column>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Column {
    meaning: ColumnMeaning,
    words: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Goods {
    words: Vec<String>,
    except: Vec<String>,
}

/// The words of `data/vocab`.
pub(crate) fn words() -> ReadingWords<'static> {
    static WORDS: OnceLock<(Vec<ColumnWords>, GoodsWords)> = OnceLock::new();
    let (columns, goods) = WORDS.get_or_init(|| {
        let vocab = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../data/vocab");
        let text = |file| std::fs::read_to_string(vocab.join(file)).unwrap();
        let columns: Columns = toml::from_str(&text("columns.toml")).unwrap();
        let goods: Goods = toml::from_str(&text("goods.toml")).unwrap();
        let columns = columns.column.into_iter();
        (
            columns
                .map(|Column { meaning, words }| ColumnWords { meaning, words })
                .collect(),
            GoodsWords {
                words: goods.words,
                except: goods.except,
            },
        )
    });
    ReadingWords { columns, goods }
}

pub(crate) fn fixture(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("tests/fixtures")
        .join(name)
}

/// Bytes as a stream.
pub(crate) fn stream(bytes: impl Into<Vec<u8>>) -> Input {
    Input::Stream(Box::new(Cursor::new(bytes.into())))
}

/// Everything of an input: how it was read, its subjects, its remarks with counts.
pub(crate) fn read(name: &str, input: Input, kind: Option<InputKind>) -> Result<String, ReadError> {
    let mut reading = open(name, input, &words(), &Options { kind })?;
    let mut body = String::new();
    let mut remarks: BTreeMap<String, u64> = BTreeMap::new();
    for item in &mut reading {
        match item? {
            Item::Subject(subject) => {
                assert_eq!(subject.source, name);
                body.push_str(&short(&subject));
            }
            Item::Remark(remark) => *remarks.entry(remark).or_default() += 1,
        }
    }
    let seen = reading.described();
    let mut out = format!("{} | {} | {} rows\n", seen.kind, seen.form, seen.rows);
    writeln!(out, "{}", seen.columns.join(", ")).unwrap();
    out.push_str(&body);
    for (remark, count) in remarks {
        writeln!(out, "{count} × {remark}").unwrap();
    }
    Ok(out)
}

/// A fixture, read.
pub(crate) fn shown(name: &str) -> String {
    read(name, Input::File(fixture(name)), None).unwrap()
}

/// The message of an input that cannot be read.
pub(crate) fn fault(name: &str, input: Input, kind: Option<InputKind>) -> String {
    read(name, input, kind).unwrap_err().to_string()
}

fn short(subject: &Subject) -> String {
    let mut out = format!(
        "{} [{}] {}: {}\n",
        subject.locator,
        subject.id,
        subject.kind.as_str(),
        subject.text
    );
    let mut line = |name: &str, value: &Option<String>| {
        if let Some(value) = value {
            writeln!(out, "    {name}: {value}").unwrap();
        }
    };
    line("name", &subject.name);
    line("country", &subject.country);
    let identifiers = subject.identifiers.iter();
    let identifiers: Vec<String> = identifiers
        .map(|given| format!("{} {}", given.scheme.as_str(), given.value))
        .collect();
    line(
        "identifiers",
        &(!identifiers.is_empty()).then(|| identifiers.join(", ")),
    );
    for (field, value) in subject.device.values() {
        line(field.as_str(), &Some(value.to_owned()));
    }
    line("context", &subject.context_text);
    line("unreadable", &subject.unreadable);
    out
}
