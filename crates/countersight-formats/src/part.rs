//! What every reader of a form shares.

use crate::columns::Vocabulary;
use crate::decode::{TextFault, TextReader, fault_of};
use crate::encoding::TextEncoding;
use crate::error::ReadError;
use crate::input;
use crate::reading::Item;
use crate::shape::{Place, Shaper};
use countersight_model::input::InputKind;
use std::io;
use std::sync::Arc;

/// A line or row without end has these causes.
const MEND_LONG: &str =
    "a quotation mark may be missing, or the file is not a table or list; break it into lines";

/// A table, list or stream of records, opened.
pub(crate) struct Part<'a> {
    pub(crate) kind: InputKind,
    pub(crate) form: String,
    pub(crate) columns: Vec<String>,
    pub(crate) rows: Box<dyn Rows + Send + 'a>,
}

/// Rows one after the other.
pub(crate) trait Rows {
    /// The next item; `None` at the end.
    fn next(&mut self) -> Option<Result<Item, ReadError>>;
}

/// What a reader knows of its surroundings.
#[derive(Debug, Clone)]
pub(crate) struct Env<'a> {
    pub(crate) vocabulary: Arc<Vocabulary<'a>>,
    /// Kind given by the user.
    pub(crate) kind: Option<InputKind>,
    /// File name as given.
    pub(crate) source: String,
    /// Name of the file inside an archive.
    pub(crate) inside: Option<String>,
}

impl Env<'_> {
    /// The file's name for a message.
    pub(crate) fn file(&self) -> String {
        match &self.inside {
            Some(inside) => format!("{} ({inside})", self.source),
            None => self.source.clone(),
        }
    }

    /// The file's extension in lower case.
    pub(crate) fn extension(&self) -> String {
        let name = self.inside.as_ref().unwrap_or(&self.source);
        name.rsplit_once('.')
            .map_or_else(String::new, |(_, extension)| extension.to_lowercase())
    }

    pub(crate) fn shaper(&self, kind: InputKind) -> Shaper {
        Shaper {
            kind,
            source: self.source.clone(),
            inside: self.inside.clone(),
        }
    }

    pub(crate) fn no_column(&self, seen: impl AsRef<[String]>) -> ReadError {
        let seen = seen.as_ref();
        let shown: Vec<String> = seen
            .iter()
            .filter(|cell| !cell.trim().is_empty())
            .take(12)
            .map(|cell| format!("`{}`", crate::cell::shorten(&crate::cell::clean(cell), 40)))
            .collect();
        let more = if seen.len() > 12 { ", …" } else { "" };
        ReadError::NoColumn {
            file: self.file(),
            seen: format!("{}{more}", shown.join(", ")),
            understood: self.vocabulary.examples(),
        }
    }

    /// An error while reading, at a place.
    pub(crate) fn fault(&self, error: &io::Error, place: Place) -> ReadError {
        let file = self.file();
        match fault_of(error) {
            Some(TextFault::TooLong) => ReadError::TooLong {
                file,
                place: place.in_words(),
                mend: MEND_LONG,
            },
            Some(TextFault::Nul(line)) => ReadError::Nul {
                file,
                place: Place::Line(line).in_words(),
            },
            None if self.inside.is_some() => ReadError::Broken {
                file,
                what: "the archive",
                reason: error.to_string(),
            },
            None => input::unreadable(&file, error),
        }
    }
}

/// What is to be said at the end of a text.
pub(crate) fn last_words(reader: &TextReader, encoding: TextEncoding) -> Option<Item> {
    reader.mended().then(|| {
        Item::Remark(match encoding {
            TextEncoding::Utf8 { .. } => {
                "some bytes are not UTF-8: read as Windows-1252".to_owned()
            }
            TextEncoding::Other(_) => {
                format!(
                    "some bytes are not {}: replaced by `\u{fffd}`",
                    encoding.label()
                )
            }
        })
    })
}
