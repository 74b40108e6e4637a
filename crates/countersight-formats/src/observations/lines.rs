//! A file cut into pieces that end with a line, so that pieces can be read side by side.

use crate::error::ReadError;
use crate::input::{self, Input};
use crate::unpack::unpack;
use std::borrow::Cow;
use std::fmt;
use std::io::{self, Read};

/// Bytes read at once: little enough to stay in a core's own memory (its second cache) while they are gone through,
/// enough that starting on them costs nothing beside it.
const PIECE: usize = 256 << 10;
/// A record longer than this is none.
const LONGEST: usize = 256 << 20;
/// What some programs put before UTF-8.
const UTF8_MARK: &[u8] = b"\xef\xbb\xbf";

/// A file of records, opened.
pub struct Opened {
    /// Its beginning, for a look at its format.
    pub beginning: Vec<u8>,
    /// All of its bytes, the beginning included.
    pub bytes: Box<dyn Read + Send>,
    /// Length in bytes, where it is known.
    pub len: Option<u64>,
}

impl fmt::Debug for Opened {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Opened")
            .field("len", &self.len)
            .finish_non_exhaustive()
    }
}

/// Opens an input, unpacks it where it is packed, and looks at its beginning.
///
/// # Errors
///
/// [`ReadError`] when it is missing, empty, a folder or cannot be read.
pub fn open(name: &str, input: Input) -> Result<Opened, ReadError> {
    let opened = unpack(name, input::open(name, input)?)?;
    if opened.head.sample.iter().all(u8::is_ascii_whitespace) && opened.head.whole {
        return Err(ReadError::Empty {
            file: name.to_owned(),
        });
    }
    Ok(Opened {
        beginning: opened.head.sample.clone(),
        len: opened.len,
        bytes: opened.head.into_reader(),
    })
}

/// Some lines of a file, whole.
#[derive(Debug, Default)]
pub struct Chunk {
    /// Room that is used again from chunk to chunk; the text stands at its beginning.
    room: Vec<u8>,
    length: usize,
    first_line: u64,
}

/// A line with its number, counted from 1.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line<'c> {
    /// Its number in the file.
    pub number: u64,
    /// Its text; bytes that are not UTF-8 stand in it as `\xNN`, escaped for JSON.
    pub text: Cow<'c, str>,
}

impl Chunk {
    fn bytes(&self) -> &[u8] {
        self.room.get(..self.length).unwrap_or_default()
    }

    /// The lines that are not blank.
    pub fn lines(&self) -> impl Iterator<Item = Line<'_>> {
        let bytes = self.bytes();
        let whole = simdutf8::basic::from_utf8(bytes).ok();
        let mut number = self.first_line;
        let mut at = 0;
        std::iter::from_fn(move || {
            while at < bytes.len() {
                let rest = bytes.get(at..)?;
                let length = memchr::memchr(b'\n', rest).unwrap_or(rest.len());
                let text = match whole {
                    Some(whole) => Cow::Borrowed(whole.get(at..at + length)?),
                    None => shown(rest.get(..length)?),
                };
                let line = Line { number, text };
                at += length + 1;
                number += 1;
                if !line.text.trim_ascii().is_empty() {
                    return Some(line);
                }
            }
            None
        })
    }

    /// Leaves nothing in it.
    pub fn clear(&mut self) {
        self.length = 0;
    }

    /// Bytes in it.
    pub fn len(&self) -> usize {
        self.length
    }

    /// Whether nothing is in it.
    pub fn is_empty(&self) -> bool {
        self.length == 0
    }

    /// Puts bytes in place of all that is in it.
    fn replace(&mut self, bytes: &[u8]) {
        self.length = 0;
        self.make_room(bytes.len());
        if let Some(room) = self.room.get_mut(..bytes.len()) {
            room.copy_from_slice(bytes);
            self.length = bytes.len();
        }
    }

    /// Reads on behind what is in it, until a piece is full or nothing is left; how many bytes came.
    fn read_piece(&mut self, bytes: &mut dyn Read) -> io::Result<usize> {
        self.make_room(PIECE);
        let before = self.length;
        let piece = self.room.get_mut(before..before + PIECE);
        let mut rest = piece.unwrap_or_default();
        while !rest.is_empty() {
            match bytes.read(rest) {
                Ok(0) => break,
                Ok(read) => {
                    self.length += read;
                    rest = rest.get_mut(read..).unwrap_or_default();
                }
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
        Ok(self.length - before)
    }

    /// Takes the mark of UTF-8 from the beginning of a file.
    fn without_mark(&mut self) {
        if self.bytes().starts_with(UTF8_MARK) {
            self.room.copy_within(UTF8_MARK.len()..self.length, 0);
            self.length -= UTF8_MARK.len();
        }
    }

    /// Room is filled with zeros when it is made and not again: a reader writes over it.
    fn make_room(&mut self, bytes: usize) {
        let needed = self.length + bytes;
        if self.room.len() < needed {
            // Twice as much, so that a long record is not copied again and again.
            self.room.resize(needed.max(2 * self.length), 0);
        }
    }
}

/// Text whose bytes outside of UTF-8 are shown as `\xNN`. The backslash is escaped for JSON, so that the
/// value that is read holds one.
fn shown(bytes: &[u8]) -> Cow<'_, str> {
    use std::fmt::Write;
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(bytes.len() + 64);
    for piece in bytes.utf8_chunks() {
        out.push_str(piece.valid());
        for byte in piece.invalid() {
            // Writing to a string does not fail.
            let _ = write!(out, "\\\\x{byte:02X}");
        }
    }
    Cow::Owned(out)
}

/// Cuts a stream into [`Chunk`]s.
pub struct Chunks {
    bytes: Box<dyn Read + Send>,
    file: String,
    /// The beginning of a line whose end is still to be read.
    left: Vec<u8>,
    next_line: u64,
    ended: bool,
}

impl fmt::Debug for Chunks {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Chunks")
            .field("file", &self.file)
            .finish_non_exhaustive()
    }
}

impl Chunks {
    /// Cuts the bytes of a file; `file` is its name for messages.
    pub fn new(file: &str, bytes: Box<dyn Read + Send>) -> Self {
        Self {
            bytes,
            file: file.to_owned(),
            left: Vec::new(),
            next_line: 1,
            ended: false,
        }
    }

    /// Reads the next chunk into one that is done with; `false` at the end.
    ///
    /// # Errors
    ///
    /// [`ReadError`] when the system cannot read on, or a line has no end.
    pub fn next_into(&mut self, chunk: &mut Chunk) -> Result<bool, ReadError> {
        chunk.replace(&self.left);
        self.left.clear();
        chunk.first_line = self.next_line;
        while !self.ended {
            let before = chunk.length;
            let read = chunk
                .read_piece(&mut self.bytes)
                .map_err(|error| input::unreadable(&self.file, &error))?;
            if before == 0 && self.next_line == 1 {
                chunk.without_mark();
            }
            self.ended = read == 0;
            let fresh = chunk.bytes().get(before..).unwrap_or_default();
            if let Some(end) = memchr::memrchr(b'\n', fresh) {
                self.left
                    .extend_from_slice(fresh.get(end + 1..).unwrap_or_default());
                chunk.length = before + end + 1;
                break;
            }
            if chunk.length > LONGEST {
                return Err(ReadError::TooLong {
                    file: self.file.clone(),
                    place: format!("line {}", self.next_line),
                    mend: "the file may not be one record a line; write it so",
                });
            }
        }
        self.next_line += memchr::memchr_iter(b'\n', chunk.bytes()).count() as u64;
        Ok(!chunk.is_empty())
    }
}
