//! A JSON document that holds records: an array of them, an answer of an interface with an array inside,
//! or objects that run over several lines. Each record is cut out and read as if it stood on a line.

use super::form::{LineFormat, RecordFault, StreamFormat};
use super::reading::Located;
use super::table::JsonForm;
use super::walk::{Value, Walk};
use crate::decode::TextReader;
use crate::encoding::TextEncoding;
use crate::input::SAMPLE;
use crate::scan::{ScanError, Scanner};
use countersight_model::field::FieldSet;
use std::io::{Cursor, Read};

/// The longest record, in bytes.
const LONGEST: u64 = 64 << 20;

/// A document of records of a format.
#[derive(Debug)]
pub(super) struct Documents(pub(super) &'static JsonForm);

/// Where records stand in a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// One after the other.
    Loose,
    /// In an array.
    Array,
    /// Below keys, with `/` between them: in an array, or one that stands there.
    Within(&'static str),
}

impl StreamFormat for Documents {
    fn name(&self) -> &'static str {
        self.0.name
    }

    fn fits(&self, beginning: &[u8]) -> bool {
        shape(beginning, self.0.within, &|record| self.0.fits(record)).is_some()
    }

    fn open(
        &self,
        bytes: Box<dyn Read + Send>,
    ) -> Box<dyn Iterator<Item = Result<Located, RecordFault>> + Send> {
        let form = self.0;
        let cut = Cut::new(bytes, form.within, &|record| form.fits(record));
        Box::new(cut.map(|record| {
            let (place, record) = record?;
            let mut located = Located::default();
            form.read(&record, FieldSet::all(), &mut located)?;
            located.place = place;
            Ok(located)
        }))
    }
}

/// Where records stand in a document that begins so; none, if it holds none that fit.
pub(super) fn shape(
    beginning: &[u8],
    within: &'static [&'static str],
    fits: &dyn Fn(&str) -> bool,
) -> Option<Shape> {
    let text = String::from_utf8_lossy(beginning);
    let text = text.trim_start_matches('\u{feff}').trim_start();
    if let Some(items) = text.strip_prefix('[') {
        return fits(items.trim_start()).then_some(Shape::Array);
    }
    if fits(text) {
        return Some(Shape::Loose);
    }
    let found = |path: &&&str| record_below(text, path).is_some_and(fits);
    within.iter().find(found).map(|path| Shape::Within(path))
}

/// The first record below keys, up to the end of the text.
fn record_below<'t>(text: &'t str, path: &str) -> Option<&'t str> {
    let mut rest = text;
    for key in path.split('/') {
        rest = value_of(rest, key)?;
    }
    match rest.strip_prefix('[') {
        Some(items) => Some(items.trim_start()),
        None => rest.starts_with('{').then_some(rest),
    }
}

/// What stands at a key of an object, up to the end of the text.
fn value_of<'t>(text: &'t str, wanted: &str) -> Option<&'t str> {
    let mut walk = Walk::new(text);
    walk.take(b'{', "an object").ok()?;
    let mut first = true;
    while let Some(key) = walk.key(&mut first).ok()? {
        if matches!(key, Value::Text { inner, .. } if inner == wanted) {
            walk.peek();
            return Some(walk.rest());
        }
        walk.value().ok()?;
    }
    None
}

/// The records of a document, each with its place.
pub(super) struct Cut {
    scanner: Scanner,
    shape: Option<Shape>,
    /// Whether an array of records is open.
    inside: bool,
    /// Objects that are open around the records.
    around: usize,
    number: u64,
    ended: bool,
}

impl Cut {
    pub(super) fn new(
        mut bytes: Box<dyn Read + Send>,
        within: &'static [&'static str],
        fits: &dyn Fn(&str) -> bool,
    ) -> Self {
        let mut sample = Vec::new();
        // What cannot be read is told when the sample is read again from the same stream.
        let failed = (&mut bytes)
            .take(SAMPLE as u64)
            .read_to_end(&mut sample)
            .err();
        let shape = shape(&sample, within, fits);
        let rest: Box<dyn Read + Send> = match failed {
            Some(error) => Box::new(Failing(Some(error))),
            None => bytes,
        };
        let all: Box<dyn Read + Send> = Box::new(Cursor::new(sample).chain(rest));
        let reader = TextReader::new(all, TextEncoding::Utf8 { mark: false });
        Self {
            scanner: Scanner::new(reader.with_longest(LONGEST)),
            shape,
            inside: false,
            around: 0,
            number: 0,
            ended: false,
        }
    }

    fn step(&mut self) -> Result<Option<String>, ScanError> {
        let mut bytes = Vec::new();
        loop {
            match (self.scanner.token()?, self.inside) {
                (None, false) if self.around == 0 => return Ok(None),
                (None, _) => {
                    return Err(self
                        .scanner
                        .fail("the text ends too early; the file may be cut off"));
                }
                (Some(b','), _) => self.scanner.bump()?,
                (Some(b']'), true) => {
                    self.scanner.bump()?;
                    self.inside = false;
                    self.leave()?;
                }
                (Some(_), true) => return self.record(&mut bytes),
                (Some(_), false) if self.shape == Some(Shape::Loose) => {
                    return self.record(&mut bytes);
                }
                (Some(b'['), false) if self.shape == Some(Shape::Array) => {
                    self.scanner.bump()?;
                    self.inside = true;
                }
                (Some(b'{'), false) => {
                    // A document of no shape that is known would never be gone on in.
                    let Some(Shape::Within(path)) = self.shape else {
                        return Err(self.scanner.fail("expected records"));
                    };
                    if self.enter(path)? {
                        return self.record(&mut bytes);
                    }
                }
                (Some(_), false) => return Err(self.scanner.fail("expected records")),
            }
        }
    }

    fn record(&mut self, bytes: &mut Vec<u8>) -> Result<Option<String>, ScanError> {
        self.number += 1;
        self.scanner.value(bytes)?;
        if !self.inside {
            self.leave()?;
        }
        Ok(Some(String::from_utf8_lossy(bytes).into_owned()))
    }

    /// Goes down to the records. True, if one stands there itself; with an array, it is opened.
    fn enter(&mut self, path: &str) -> Result<bool, ScanError> {
        let mut key = Vec::new();
        for wanted in path.split('/') {
            self.scanner.expect(b'{')?;
            self.around += 1;
            loop {
                match self.scanner.token()? {
                    Some(b',') => self.scanner.bump()?,
                    // A page without records.
                    Some(b'}') => {
                        self.scanner.bump()?;
                        self.around -= 1;
                        self.leave()?;
                        return Ok(false);
                    }
                    _ => {
                        self.scanner.value(&mut key)?;
                        self.scanner.expect(b':')?;
                        if key
                            .strip_prefix(b"\"")
                            .and_then(|key| key.strip_suffix(b"\""))
                            == Some(wanted.as_bytes())
                        {
                            break;
                        }
                        self.scanner.skip(0)?;
                    }
                }
            }
        }
        match self.scanner.token()? {
            Some(b'[') => {
                self.scanner.bump()?;
                self.inside = true;
                Ok(false)
            }
            Some(b'{') => Ok(true),
            _ => {
                self.scanner.skip(0)?;
                self.leave()?;
                Ok(false)
            }
        }
    }

    /// Passes over what follows the records in the objects around them.
    fn leave(&mut self) -> Result<(), ScanError> {
        while self.around > 0 {
            self.scanner.skip(1)?;
            self.around -= 1;
        }
        Ok(())
    }
}

impl Iterator for Cut {
    type Item = Result<(String, String), RecordFault>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.ended {
            return None;
        }
        match self.step() {
            Ok(Some(record)) => Some(Ok((format!("record {}", self.number), record))),
            Ok(None) => {
                self.ended = true;
                None
            }
            Err(error) => {
                self.ended = true;
                Some(Err(fault(error)))
            }
        }
    }
}

fn fault(error: ScanError) -> RecordFault {
    let reason = match error {
        ScanError::Io(error) => format!("cannot be read on: {error}"),
        ScanError::Json {
            line,
            column,
            reason,
        } => format!("line {line}, column {column}: {reason}"),
    };
    RecordFault {
        column: None,
        reason,
    }
}

/// Gives an error that was met before.
struct Failing(Option<std::io::Error>);

impl Read for Failing {
    fn read(&mut self, _: &mut [u8]) -> std::io::Result<usize> {
        self.0.take().map_or(Ok(0), Err)
    }
}

#[cfg(test)]
mod tests {
    use super::super::shodan::SHODAN;
    use super::*;

    /// The endless loop that the fuzz target found: a document that is none of the form's.
    #[test]
    fn a_document_of_another_shape_is_told_and_ends() {
        for text in [
            "{\"ip_str\":\"192.0.2.1\",],\"data\":[]}",
            "{}",
            "{\"x\":1}{",
            "7",
        ] {
            let bytes = Box::new(Cursor::new(text.as_bytes().to_vec()));
            let records: Vec<_> = Documents(&SHODAN).open(bytes).take(10).collect();
            assert!(
                matches!(records.as_slice(), [Err(_)]),
                "{text}: {records:?}"
            );
        }
    }
}
