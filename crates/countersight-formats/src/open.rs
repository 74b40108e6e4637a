//! Opens text and old workbooks as what they are.

use crate::decode::decode_sample;
use crate::encoding;
use crate::error::ReadError;
use crate::input::{Anywhere, Head};
use crate::magic;
use crate::part::{Env, Part};
use crate::sniff::{self, Sniffed};
use crate::workbook::{self, Book};
use crate::{delimited, json, label, list, table};
use countersight_model::input::InputKind;

/// How much of a text is looked at to find its form.
const LOOK: usize = 256 << 10;

/// Opens text: a table, a list or JSON.
pub(crate) fn text<'a>(env: &Env<'a>, head: Head) -> Result<Part<'a>, ReadError> {
    let file = env.file();
    let Some(encoding) = encoding::detect(&head.sample, head.whole) else {
        let mend = "export the list as CSV or XLSX and give that file";
        return Err(magic::unsupported(&file, "binary data", mend));
    };
    let text = decode_sample(&head.sample, encoding, LOOK);
    let cut = !head.whole || head.sample.len() > LOOK;
    if text.trim().is_empty() && head.whole && !head.sample.contains(&0) {
        return Err(ReadError::Empty { file });
    }
    if let Some((what, mend)) = magic::look_at_text(&text) {
        return Err(magic::unsupported(&file, what, mend));
    }
    if env.kind == Some(InputKind::Label) {
        return label::open(env, head, encoding);
    }
    let sniffed = sniff::look(&text, cut, &env.extension(), &env.vocabulary);
    if env.kind == Some(InputKind::List) && !matches!(sniffed, Sniffed::Json(_)) {
        return Ok(list::open(env, head, encoding));
    }
    match sniffed {
        Sniffed::Json(form) => json::open(env, head, encoding, form),
        Sniffed::Table(found) => {
            let kind = table::kind_of(&found.mapping, env.kind, &found.rows, &env.vocabulary)
                .ok_or_else(|| env.no_column(&found.header))?;
            Ok(delimited::open(env, head, encoding, found, kind))
        }
        Sniffed::Unread(seen) => Err(env.no_column(&seen)),
        Sniffed::List if matches!(env.extension().as_str(), "json" | "jsonl" | "ndjson") => {
            let found: String = text.trim_start().chars().take(1).collect();
            let reason = format!("this is not JSON with records; it begins with `{found}`");
            let line = 1 + text
                .lines()
                .take_while(|line| line.trim().is_empty())
                .count() as u64;
            Err(ReadError::Json {
                file,
                line,
                column: 1,
                reason,
            })
        }
        Sniffed::List => Ok(list::open(env, head, encoding)),
    }
}

/// The old container: an XLS workbook, or a locked workbook of any kind.
pub(crate) fn compound<'a>(env: &Env<'a>, source: &Anywhere) -> Result<Part<'a>, ReadError> {
    let first = match workbook::open(env, Book::Xls, source) {
        Err(error @ ReadError::Broken { .. }) => error,
        done => return done,
    };
    match workbook::open(env, Book::Xlsx, source) {
        Err(locked @ ReadError::Encrypted { .. }) => Err(locked),
        _ => Err(first),
    }
}
