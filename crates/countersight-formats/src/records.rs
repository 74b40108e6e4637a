//! The records of a JSON text, one after the other.

use crate::decode::TextReader;
use crate::error::ReadError;
use crate::part::Env;
use crate::reading::Item;
use crate::scan::{At, ScanError, Scanner};
use crate::shape::Place;
use crate::sniff::JsonForm;
use serde_json::Value;
use std::collections::VecDeque;

/// How deep an array of records may stand.
const DEEPEST: usize = 3;

/// Values of a JSON text, one after the other.
pub(crate) struct Records<'a> {
    pub(crate) env: Env<'a>,
    scanner: Scanner,
    form: JsonForm,
    /// Objects that stand open around the records.
    open: usize,
    /// Key of the array that is read.
    pub(crate) key: Option<String>,
    number: u64,
    pub(crate) bytes: Vec<u8>,
    pub(crate) remarks: VecDeque<Item>,
    ended: bool,
}

impl<'a> Records<'a> {
    pub(crate) fn new(env: Env<'a>, scanner: Scanner, form: JsonForm) -> Self {
        Self {
            env,
            scanner,
            form,
            open: 0,
            key: None,
            number: 0,
            bytes: Vec::new(),
            remarks: VecDeque::new(),
            ended: false,
        }
    }

    pub(crate) fn reader(&self) -> &TextReader {
        self.scanner.reader()
    }

    pub(crate) fn begin(&mut self) -> Result<(), ScanError> {
        match self.form {
            JsonForm::Array => self.scanner.expect(b'['),
            JsonForm::Lines => Ok(()),
            JsonForm::Object => {
                self.scanner.expect(b'{')?;
                self.open = 1;
                if self.find_array()? {
                    Ok(())
                } else {
                    Err(self
                        .scanner
                        .fail("there is no array of objects in this object"))
                }
            }
        }
    }

    /// Goes on inside open objects to the next array of objects; `false` at their end.
    fn find_array(&mut self) -> Result<bool, ScanError> {
        while self.open > 0 {
            match self.scanner.token()? {
                Some(b'}') => {
                    self.scanner.bump()?;
                    self.open -= 1;
                }
                Some(b',') => self.scanner.bump()?,
                Some(b'"') => {
                    self.scanner.value(&mut self.bytes)?;
                    self.key = serde_json::from_slice(&self.bytes).ok();
                    self.scanner.expect(b':')?;
                    match self.scanner.token()? {
                        Some(b'[') => {
                            self.scanner.bump()?;
                            if self.scanner.token()? == Some(b'{') {
                                return Ok(true);
                            }
                            self.scanner.skip(1)?;
                        }
                        Some(b'{') if self.open < DEEPEST => {
                            self.scanner.bump()?;
                            self.open += 1;
                        }
                        _ => self.scanner.skip(0)?,
                    }
                }
                Some(_) => return Err(self.scanner.fail("expected a key in quotation marks")),
                None => {
                    return Err(self
                        .scanner
                        .fail("the text ends too early; the file may be cut off"));
                }
            }
        }
        Ok(false)
    }

    /// The next value with its place.
    pub(crate) fn next(&mut self) -> Result<Option<(Place, Value)>, ReadError> {
        if self.ended {
            return Ok(None);
        }
        let step = self.step();
        let next = step.map_err(|error| {
            self.ended = true;
            match error {
                ScanError::Io(error) => self.env.fault(&error, Place::Item(self.number + 1)),
                ScanError::Json {
                    line,
                    column,
                    reason,
                } => ReadError::Json {
                    file: self.env.file(),
                    line,
                    column,
                    reason,
                },
            }
        })?;
        self.ended = next.is_none();
        Ok(next)
    }

    fn step(&mut self) -> Result<Option<(Place, Value)>, ScanError> {
        let mut token = self.scanner.token()?;
        if self.form == JsonForm::Lines {
            if token == Some(b',') {
                self.scanner.bump()?;
                token = self.scanner.token()?;
            }
            if token.is_none() {
                return Ok(None);
            }
            if token != Some(b'{') {
                return Err(self.scanner.fail("expected an object"));
            }
        } else {
            if token == Some(b',') && self.number > 0 {
                self.scanner.bump()?;
                token = self.scanner.token()?;
            }
            if token == Some(b']') {
                self.scanner.bump()?;
                return self.finish().map(|()| None);
            }
        }
        let at = self.scanner.at();
        self.scanner.value(&mut self.bytes)?;
        self.number += 1;
        let value = serde_json::from_slice(&self.bytes).map_err(|error| misplaced(at, &error))?;
        let place = match self.form {
            JsonForm::Lines => Place::Line(at.line),
            JsonForm::Array | JsonForm::Object => Place::Item(self.number),
        };
        Ok(Some((place, value)))
    }

    /// After the records: says which others stand there too.
    fn finish(&mut self) -> Result<(), ScanError> {
        if self.form == JsonForm::Object {
            while self.find_array()? {
                let key = self.key.clone().unwrap_or_default();
                self.remarks.push_back(Item::Remark(format!(
                    "the array `{key}` was not read: only the first array of objects is"
                )));
                self.scanner.skip(1)?;
            }
        }
        match self.scanner.token()? {
            None => Ok(()),
            Some(_) => Err(self.scanner.fail("there is more after the end of the JSON")),
        }
    }
}

/// An error inside a value, with its place in the file.
fn misplaced(at: At, error: &serde_json::Error) -> ScanError {
    let (line, column) = (error.line() as u64, error.column() as u64);
    let full = error.to_string();
    let reason = full
        .rsplit_once(" at line")
        .map_or(full.as_str(), |(reason, _)| reason)
        .to_owned();
    if line <= 1 {
        ScanError::Json {
            line: at.line,
            column: at.column + column.saturating_sub(1),
            reason,
        }
    } else {
        ScanError::Json {
            line: at.line + line - 1,
            column,
            reason,
        }
    }
}
