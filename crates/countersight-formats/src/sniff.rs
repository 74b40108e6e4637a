//! Looks at the beginning of a text: table, JSON or list?

use crate::columns::Vocabulary;
use crate::table::{HEADER_WITHIN, Mapping};
use csv::{ReaderBuilder, StringRecord};
use serde::de::IgnoredAny;
use serde_json::Value;

/// A delimiter that stands in no text: for tables of one column, where a comma belongs to the name.
pub(crate) const NO_DELIMITER: u8 = 0x1f;
const DELIMITERS: [u8; 4] = [b',', b';', b'\t', b'|'];
/// Rows looked at.
const ROWS: usize = 200;

/// What the text is.
pub(crate) enum Sniffed {
    Json(JsonForm),
    Table(FoundTable),
    /// A table whose header says nothing that is understood.
    Unread(Vec<String>),
    List,
}

/// How records stand in JSON.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum JsonForm {
    /// `[{…},{…}]`
    Array,
    /// `{"holdings":[{…},{…}]}`
    Object,
    /// `{…}` after `{…}`
    Lines,
}

/// A table with a header that is understood.
pub(crate) struct FoundTable {
    pub(crate) delimiter: u8,
    /// Record of the header, from 0.
    pub(crate) header_at: usize,
    pub(crate) mapping: Mapping,
    /// Its cells as written.
    pub(crate) header: Vec<String>,
    /// The first rows under the header.
    pub(crate) rows: Vec<StringRecord>,
}

impl FoundTable {
    fn new(delimiter: u8, header_at: usize, mapping: Mapping, records: &[StringRecord]) -> Self {
        let rows = records.iter().skip(header_at + 1).cloned().collect();
        Self {
            delimiter,
            header_at,
            mapping,
            header: written(records.get(header_at)),
            rows,
        }
    }
}

fn written(record: Option<&StringRecord>) -> Vec<String> {
    record
        .map(|record| record.iter().map(str::to_owned).collect())
        .unwrap_or_default()
}

/// A table, a list or neither; `cut` says that the text goes on after this look.
pub(crate) fn look(text: &str, cut: bool, extension: &str, vocabulary: &Vocabulary<'_>) -> Sniffed {
    if let Some(form) = json_form(text, cut) {
        return Sniffed::Json(form);
    }
    let looks: Vec<(u8, Vec<StringRecord>)> = DELIMITERS
        .iter()
        .map(|&delimiter| (delimiter, records(text, cut, delimiter)))
        .collect();
    let mut best: Option<(usize, FoundTable)> = None;
    for (delimiter, rows) in &looks {
        let Some((header_at, mapping, score)) = Mapping::find(rows, vocabulary) else {
            continue;
        };
        if mapping.width() > 1 && best.as_ref().is_none_or(|(other, _)| score > *other) {
            best = Some((score, FoundTable::new(*delimiter, header_at, mapping, rows)));
        }
    }
    if let Some((_, table)) = best {
        return Sniffed::Table(table);
    }
    let rows = records(text, cut, NO_DELIMITER);
    if let Some((0, mapping, _)) = Mapping::find(rows.get(..1).unwrap_or_default(), vocabulary) {
        return Sniffed::Table(FoundTable::new(NO_DELIMITER, 0, mapping, &rows));
    }
    // In a `.txt` a line is a line, whatever stands in it.
    if matches!(extension, "txt" | "text" | "lst" | "list" | "log" | "md") {
        return Sniffed::List;
    }
    match looks
        .iter()
        .find(|(delimiter, rows)| is_tabular(*delimiter, rows))
    {
        Some((_, rows)) => Sniffed::Unread(written(rows.first())),
        None => Sniffed::List,
    }
}

fn records(text: &str, cut: bool, delimiter: u8) -> Vec<StringRecord> {
    let mut reader = ReaderBuilder::new()
        .delimiter(delimiter)
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes());
    let mut rows: Vec<StringRecord> = reader
        .records()
        .take(ROWS.max(HEADER_WITHIN))
        .map_while(Result::ok)
        .collect();
    if cut && rows.len() > 1 && rows.len() < ROWS {
        rows.pop();
    }
    rows
}

/// Nearly all rows have the same number of cells, more than one, and commas are not those of prose.
fn is_tabular(delimiter: u8, rows: &[StringRecord]) -> bool {
    let width = rows.first().map_or(0, StringRecord::len);
    if width < 2 || rows.len() < 2 {
        return false;
    }
    let same = rows.iter().filter(|row| row.len() == width).count();
    let prose = delimiter == b','
        && rows
            .iter()
            .flat_map(|row| row.iter().skip(1))
            .all(|cell| cell.starts_with(' '));
    same * 10 >= rows.len() * 9 && !prose
}

fn json_form(text: &str, cut: bool) -> Option<JsonForm> {
    let text = text.trim_start();
    let after = |open: char| {
        text.strip_prefix(open)
            .map(|rest| rest.trim_start().chars().next())
    };
    if let Some(next) = after('[') {
        return matches!(next, Some('{' | '[' | '"' | ']')).then_some(JsonForm::Array);
    }
    if !matches!(after('{')?, Some('"' | '}')) {
        return None;
    }
    let mut values = serde_json::Deserializer::from_str(text).into_iter::<IgnoredAny>();
    let first = values.next()?;
    let rest = text
        .get(values.byte_offset()..)
        .unwrap_or_default()
        .trim_start();
    match first {
        Ok(_) if !rest.is_empty() => Some(JsonForm::Lines),
        Ok(_) if cut => Some(JsonForm::Lines),
        Ok(_) => {
            let value: Value = serde_json::from_str(text).unwrap_or_default();
            Some(if holds_records(&value, 3) {
                JsonForm::Object
            } else {
                JsonForm::Lines
            })
        }
        Err(error) if error.is_eof() && cut => Some(JsonForm::Object),
        Err(_) => {
            let line = text.lines().next().unwrap_or_default().trim_end();
            Some(if line.ends_with('}') {
                JsonForm::Lines
            } else {
                JsonForm::Object
            })
        }
    }
}

/// Whether an object holds an array of objects, within some levels.
fn holds_records(value: &Value, levels: u8) -> bool {
    let Value::Object(object) = value else {
        return false;
    };
    levels > 0
        && object.values().any(|inner| match inner {
            Value::Array(items) => items.first().is_some_and(Value::is_object),
            other => holds_records(other, levels - 1),
        })
}
