//! Cuts a stream of JSON into values without holding more than one.

use crate::decode::TextReader;
use std::io::{self, Read};

/// Why the scan stopped.
#[derive(Debug)]
pub(crate) enum ScanError {
    Io(io::Error),
    Json {
        line: u64,
        column: u64,
        reason: String,
    },
}

impl From<io::Error> for ScanError {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}

/// A place in the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct At {
    pub(crate) line: u64,
    pub(crate) column: u64,
}

pub(crate) struct Scanner<R = Box<dyn Read + Send>> {
    reader: TextReader<R>,
    at: At,
}

impl<R: Read> Scanner<R> {
    pub(crate) fn new(reader: TextReader<R>) -> Self {
        Self {
            reader,
            at: At { line: 1, column: 1 },
        }
    }

    pub(crate) fn reader(&self) -> &TextReader<R> {
        &self.reader
    }

    pub(crate) fn at(&self) -> At {
        self.at
    }

    /// An error here.
    pub(crate) fn fail(&self, reason: impl Into<String>) -> ScanError {
        ScanError::Json {
            line: self.at.line,
            column: self.at.column,
            reason: reason.into(),
        }
    }

    /// The next byte that is not white space, without taking it.
    pub(crate) fn token(&mut self) -> Result<Option<u8>, ScanError> {
        loop {
            let piece = self.reader.fill()?;
            if piece.is_empty() {
                return Ok(None);
            }
            let blank = |byte: &u8| matches!(byte, b' ' | b'\n' | b'\t' | b'\r');
            let length = piece.iter().take_while(|byte| blank(byte)).count();
            let found = piece.get(length).copied();
            self.reader.mark();
            self.go(length)?;
            if found.is_some() {
                return Ok(found);
            }
        }
    }

    /// Takes one byte that was seen.
    pub(crate) fn bump(&mut self) -> Result<(), ScanError> {
        self.go(1)
    }

    /// Takes a byte that must stand here.
    pub(crate) fn expect(&mut self, byte: u8) -> Result<(), ScanError> {
        match self.token()? {
            Some(found) if found == byte => self.bump(),
            Some(found) => Err(self.fail(format!(
                "expected `{}`, found `{}`",
                char::from(byte),
                char::from(found).escape_default()
            ))),
            None => Err(self.fail("the text ends too early; the file may be cut off")),
        }
    }

    /// Copies the next value.
    pub(crate) fn value(&mut self, out: &mut Vec<u8>) -> Result<(), ScanError> {
        out.clear();
        self.walk(0, |piece| out.extend_from_slice(piece), false)
    }

    /// Passes over the next value, or, with `depth` 1, over the rest of an open array or object.
    pub(crate) fn skip(&mut self, depth: usize) -> Result<(), ScanError> {
        self.walk(depth, |_| {}, true)
    }

    fn walk(
        &mut self,
        mut depth: usize,
        mut take: impl FnMut(&[u8]),
        endless: bool,
    ) -> Result<(), ScanError> {
        if self.token()?.is_none() {
            return Err(self.fail("the text ends too early; the file may be cut off"));
        }
        let (mut in_string, mut escaped, mut begun) = (false, false, depth > 0);
        loop {
            let piece = self.reader.fill()?;
            if piece.is_empty() {
                let bare = begun && depth == 0 && !in_string;
                return if bare {
                    Ok(())
                } else {
                    Err(self.fail("the text ends inside a value; the file may be cut off"))
                };
            }
            let mut length = 0;
            let mut done = false;
            for &byte in piece {
                if in_string {
                    match byte {
                        _ if escaped => escaped = false,
                        b'\\' => escaped = true,
                        b'"' => in_string = false,
                        _ => {}
                    }
                    done = !in_string && depth == 0;
                } else {
                    match byte {
                        b'"' => in_string = true,
                        b'{' | b'[' => depth += 1,
                        // The end of what holds this bare value.
                        b'}' | b']' | b',' | b' ' | b'\n' | b'\t' if depth == 0 && begun => {
                            done = true;
                            break;
                        }
                        b'}' | b']' => {
                            depth = depth.saturating_sub(1);
                            done = depth == 0;
                        }
                        _ => {}
                    }
                }
                begun = true;
                length += 1;
                if done {
                    break;
                }
            }
            take(piece.get(..length).unwrap_or_default());
            if endless {
                self.reader.mark();
            }
            self.go(length)?;
            if done {
                return Ok(());
            }
        }
    }

    /// Goes on by some bytes and keeps the place.
    fn go(&mut self, length: usize) -> Result<(), ScanError> {
        let piece = self.reader.fill()?;
        let taken = piece.get(..length).unwrap_or_default();
        let lines = memchr::memchr_iter(b'\n', taken).count() as u64;
        let last_line = memchr::memrchr(b'\n', taken)
            .map_or(taken, |end| taken.get(end + 1..).unwrap_or_default());
        // Bytes that begin a character.
        let characters = last_line
            .iter()
            .filter(|&&byte| byte & 0xc0 != 0x80)
            .count() as u64;
        if lines > 0 {
            self.at = At {
                line: self.at.line + lines,
                column: 1 + characters,
            };
        } else {
            self.at.column += characters;
        }
        self.reader.consume(length)?;
        Ok(())
    }
}
