//! JSON, read record by record.

use super::error::{AGAIN, Fault};
use super::source::{Text, io_fault};
use crate::scan::{ScanError, Scanner};
use serde_json::Value;
use std::io::Read;

/// A document being read.
pub(super) struct Json<'a> {
    scanner: Scanner<Box<dyn Read + 'a>>,
    buffer: Vec<u8>,
}

impl<'a> Json<'a> {
    pub(super) fn new(text: Text<'a>) -> Self {
        Self {
            scanner: Scanner::new(text),
            buffer: Vec::new(),
        }
    }

    pub(super) fn place(&self) -> String {
        let at = self.scanner.at();
        format!("line {}, column {}", at.line, at.column)
    }

    /// The next byte that is not white space.
    pub(super) fn token(&mut self) -> Result<Option<u8>, Fault> {
        let token = self.scanner.token();
        token.map_err(|error| self.fault(error))
    }

    fn expect(&mut self, byte: u8) -> Result<(), Fault> {
        let done = self.scanner.expect(byte);
        done.map_err(|error| self.fault(error))
    }

    /// The next value.
    pub(super) fn value(&mut self) -> Result<Value, Fault> {
        let place = self.place();
        let mut buffer = std::mem::take(&mut self.buffer);
        let read = self.scanner.value(&mut buffer);
        self.buffer = buffer;
        read.map_err(|error| self.fault(error))?;
        serde_json::from_slice(&self.buffer).map_err(|error| {
            let what = format!("the JSON is broken ({error})");
            Fault::new(place, what, AGAIN)
        })
    }

    /// Passes over the next value.
    pub(super) fn skip(&mut self) -> Result<(), Fault> {
        let done = self.scanner.skip(0);
        done.map_err(|error| self.fault(error))
    }

    /// Walks the keys of an object; each must read or skip its value.
    pub(super) fn object(
        &mut self,
        mut each: impl FnMut(&mut Self, &str) -> Result<(), Fault>,
    ) -> Result<(), Fault> {
        self.expect(b'{')?;
        loop {
            match self.token()? {
                Some(b'}') => return self.expect(b'}'),
                Some(b',') => self.expect(b',')?,
                Some(b'"') => {
                    let key = self.value()?;
                    self.expect(b':')?;
                    each(self, key.as_str().unwrap_or_default())?;
                }
                Some(_) => {
                    return Err(Fault::new(self.place(), "the JSON is broken", AGAIN));
                }
                None => return Err(Fault::cut(self.place(), "an object")),
            }
        }
    }

    /// Walks the values of an array.
    pub(super) fn array(
        &mut self,
        mut each: impl FnMut(&str, Value) -> Result<(), Fault>,
    ) -> Result<(), Fault> {
        self.expect(b'[')?;
        loop {
            match self.token()? {
                Some(b']') => return self.expect(b']'),
                Some(b',') => self.expect(b',')?,
                Some(_) => {
                    let place = self.place();
                    let value = self.value()?;
                    each(&place, value)?;
                }
                None => return Err(Fault::cut(self.place(), "an array")),
            }
        }
    }

    /// Walks records that stand in an array or one after the other.
    pub(super) fn records(
        &mut self,
        mut each: impl FnMut(&str, Value) -> Result<(), Fault>,
    ) -> Result<(), Fault> {
        if self.token()? == Some(b'[') {
            return self.array(each);
        }
        while self.token()?.is_some() {
            let place = self.place();
            let value = self.value()?;
            each(&place, value)?;
        }
        Ok(())
    }

    fn fault(&self, error: ScanError) -> Fault {
        match error {
            ScanError::Io(error) => io_fault(&self.place(), &error),
            ScanError::Json { reason, .. } if reason.contains("cut off") => {
                Fault::cut(self.place(), "a JSON value")
            }
            ScanError::Json {
                line,
                column,
                reason,
            } => Fault::new(format!("line {line}, column {column}"), reason, AGAIN),
        }
    }
}

/// The text of a key; empty where it is missing or no text.
pub(super) fn text<'v>(record: &'v Value, key: &str) -> &'v str {
    record.get(key).and_then(Value::as_str).unwrap_or_default()
}

/// The texts of a key: one text or an array of them.
pub(super) fn texts<'v>(record: &'v Value, key: &str) -> Vec<&'v str> {
    match record.get(key) {
        Some(Value::String(text)) => vec![text.as_str()],
        Some(Value::Array(items)) => items.iter().filter_map(Value::as_str).collect(),
        _ => Vec::new(),
    }
}
