//! Gives text of any encoding as UTF-8 with plain line ends, in pieces.

use crate::decoding::Decoding;
use crate::encoding::TextEncoding;
use std::io::{self, Read};

/// The longest line, row or item.
pub(crate) const LONGEST: u64 = 1 << 20;
const PIECE: usize = 64 << 10;

/// A fault of text that the program cannot read around.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub(crate) enum TextFault {
    #[error("longer than 1 MiB")]
    TooLong,
    #[error("a NUL byte on line {0}")]
    Nul(u64),
}

impl From<TextFault> for io::Error {
    fn from(fault: TextFault) -> Self {
        Self::new(io::ErrorKind::InvalidData, fault)
    }
}

/// The fault inside an error, if it is one of ours.
pub(crate) fn fault_of(error: &io::Error) -> Option<TextFault> {
    error
        .get_ref()
        .and_then(|inner| inner.downcast_ref::<TextFault>())
        .copied()
}

/// Where the end of the text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum End {
    Ahead,
    /// All bytes are read; the last text may still be at hand.
    Read,
    /// The taker was told.
    Told,
}

/// Text as UTF-8: line ends are `\n`, the last line has one, there is no byte order mark.
///
/// It fails at a NUL byte, and when more than [`LONGEST`] bytes (or what
/// [`with_longest`](TextReader::with_longest) says) are taken without a [`mark`](TextReader::mark).
pub(crate) struct TextReader<R = Box<dyn Read + Send>> {
    input: R,
    decoding: Decoding,
    raw: Vec<u8>,
    text: Vec<u8>,
    at: usize,
    /// Line of the first byte of `text`.
    line: u64,
    since_mark: u64,
    longest: u64,
    after_return: bool,
    end: End,
    mended: bool,
    begun: bool,
}

impl<R: Read> TextReader<R> {
    pub(crate) fn new(input: R, encoding: TextEncoding) -> Self {
        Self {
            input,
            decoding: Decoding::new(encoding),
            raw: vec![0; PIECE],
            text: Vec::with_capacity(PIECE),
            at: 0,
            line: 1,
            since_mark: 0,
            longest: LONGEST,
            after_return: false,
            end: End::Ahead,
            mended: false,
            begun: false,
        }
    }

    /// Allows rows up to another length.
    pub(crate) fn with_longest(mut self, bytes: u64) -> Self {
        self.longest = bytes;
        self
    }

    /// A row ends here; the count of its length begins again.
    pub(crate) fn mark(&mut self) {
        self.since_mark = 0;
    }

    /// Whether the end of the text was given out.
    pub(crate) fn told_end(&self) -> bool {
        self.end == End::Told
    }

    /// Whether bytes were not of the encoding and were mended.
    pub(crate) fn mended(&self) -> bool {
        self.mended
    }

    /// The decoded text at hand; empty at the end.
    pub(crate) fn fill(&mut self) -> io::Result<&[u8]> {
        while self.at >= self.text.len() && self.end == End::Ahead {
            self.decode_piece()?;
        }
        let rest = self.text.get(self.at..).unwrap_or_default();
        if rest.is_empty() {
            self.end = End::Told;
        }
        Ok(rest)
    }

    /// Goes on by some bytes of what [`fill`](Self::fill) gave.
    pub(crate) fn consume(&mut self, bytes: usize) -> io::Result<()> {
        self.at += bytes;
        self.since_mark += bytes as u64;
        if self.since_mark > self.longest {
            Err(TextFault::TooLong.into())
        } else {
            Ok(())
        }
    }

    /// Reads one line without its end; `false` at the end of the text.
    pub(crate) fn next_line(&mut self, line: &mut Vec<u8>) -> io::Result<bool> {
        line.clear();
        self.mark();
        loop {
            let piece = self.fill()?;
            if piece.is_empty() {
                return Ok(!line.is_empty());
            }
            if let Some(end) = memchr::memchr(b'\n', piece) {
                line.extend_from_slice(piece.get(..end).unwrap_or_default());
                self.consume(end + 1)?;
                return Ok(true);
            }
            let length = piece.len();
            line.extend_from_slice(piece);
            self.consume(length)?;
        }
    }

    fn decode_piece(&mut self) -> io::Result<()> {
        let broken_lines = memchr::memchr_iter(b'\n', &self.text).count() as u64;
        self.line += broken_lines;
        let last_byte = self.text.last().copied();
        self.text.clear();
        self.at = 0;
        let read = loop {
            match self.input.read(&mut self.raw) {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                done => break done?,
            }
        };
        let last = read == 0;
        let raw = self.raw.get(..read).unwrap_or_default();
        self.mended |= self.decoding.decode(raw, last, &mut self.text);
        if !self.begun && !self.text.is_empty() {
            self.begun = true;
            if self.text.starts_with("\u{feff}".as_bytes()) {
                self.text.drain(..3);
            }
        }
        if let Some(at) = memchr::memchr(0, &self.text) {
            let before = self.text.get(..at).unwrap_or_default();
            return Err(TextFault::Nul(
                self.line + memchr::memchr_iter(b'\n', before).count() as u64,
            )
            .into());
        }
        self.plain_line_ends();
        if last {
            self.end = End::Read;
            let end = self.text.last().copied().or(last_byte);
            if end.is_some_and(|byte| byte != b'\n') {
                self.text.push(b'\n');
            }
        }
        Ok(())
    }

    /// `\r\n` and `\r` become `\n`.
    fn plain_line_ends(&mut self) {
        if self.after_return && !self.text.is_empty() {
            self.after_return = false;
            if self.text.first() == Some(&b'\n') {
                self.text.remove(0);
            }
        }
        if memchr::memchr(b'\r', &self.text).is_none() {
            return;
        }
        self.after_return = self.text.last() == Some(&b'\r');
        let mut previous = 0;
        self.text.retain_mut(|byte| {
            let keep = !(previous == b'\r' && *byte == b'\n');
            previous = *byte;
            if *byte == b'\r' {
                *byte = b'\n';
            }
            keep
        });
    }
}

impl<R: Read> Read for TextReader<R> {
    fn read(&mut self, buf: &mut [u8]) -> io::Result<usize> {
        let piece = self.fill()?;
        let length = piece.len().min(buf.len());
        if let (Some(to), Some(from)) = (buf.get_mut(..length), piece.get(..length)) {
            to.copy_from_slice(from);
        }
        self.consume(length)?;
        Ok(length)
    }
}

/// The beginning of a text, decoded whole, for a look.
pub(crate) fn decode_sample(sample: &[u8], encoding: TextEncoding, longest: usize) -> String {
    let bytes = sample
        .get(..sample.len().min(longest))
        .unwrap_or_default()
        .to_vec();
    let mut reader = TextReader::new(io::Cursor::new(bytes), encoding);
    let mut text = Vec::new();
    let mut line = Vec::new();
    // A NUL byte ends the look; reading will say where it stands.
    while let Ok(true) = reader.next_line(&mut line) {
        text.extend_from_slice(&line);
        text.push(b'\n');
    }
    String::from_utf8_lossy(&text).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8], step: usize) -> (String, bool) {
        struct Steps(io::Cursor<Vec<u8>>, usize);
        impl Read for Steps {
            fn read(&mut self, buf: &mut [u8]) -> io::Result<usize> {
                let length = self.1.min(buf.len());
                self.0.read(&mut buf[..length])
            }
        }
        let input = Box::new(Steps(io::Cursor::new(bytes.to_vec()), step));
        let encoding = crate::encoding::detect(bytes, true).unwrap();
        let mut reader = TextReader::new(input, encoding);
        let mut text = String::new();
        reader.read_to_string(&mut text).unwrap();
        (text, reader.mended())
    }

    #[test]
    fn pieces_may_cut_anywhere() {
        let text = "Müller\r\n监控\rEnd\n\nlast";
        for step in [1, 2, 3, 5, 64] {
            assert_eq!(
                read(text.as_bytes(), step),
                ("Müller\n监控\nEnd\n\nlast\n".to_owned(), false)
            );
        }
    }

    #[test]
    fn bytes_of_another_encoding_are_read_too() {
        let mut bytes = "Überwachung é ü ö ä ß € – … ".repeat(10).into_bytes();
        bytes.extend_from_slice(b"Soci\xe9t\xe9 Exemple");
        for step in [1, 2, 64] {
            let (text, mended) = read(&bytes, step);
            assert!(text.ends_with("Société Exemple\n") && mended, "{text}");
        }
    }

    #[test]
    fn nul_and_endless_lines_fail() {
        let fault = |bytes: Vec<u8>| {
            let input = Box::new(io::Cursor::new(bytes));
            let mut reader = TextReader::new(input, TextEncoding::Utf8 { mark: false });
            let error = reader.read_to_end(&mut Vec::new()).unwrap_err();
            fault_of(&error).unwrap()
        };
        assert_eq!(fault(b"a\nb\nc\0d".to_vec()), TextFault::Nul(3));
        assert_eq!(fault(vec![b'a'; 3 << 20]), TextFault::TooLong);
    }
}
