//! The bytes of a list: unpacked within a limit, looked at, and refused where they are no list.

use super::error::{AGAIN, Fault};
use crate::decode::{TextFault, TextReader, decode_sample, fault_of};
use crate::encoding::{self, TextEncoding};
use crate::magic::{self, Form};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};
use flate2::read::MultiGzDecoder;
use std::io::{self, Cursor, Read};

/// What is looked at before anything is decided.
const SAMPLE: u64 = 256 << 10;
/// What one record of a list may be long.
pub(super) const RECORD: u64 = 32 << 20;
/// What a workbook or archive may be large, packed.
const HELD: u64 = 256 << 20;

/// Text of a list as UTF-8.
pub(super) type Text<'a> = TextReader<Box<dyn Read + 'a>>;

/// What the beginning of a list says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Look {
    Xml,
    Json,
    /// A table with delimiters, or lines.
    Lines,
    /// A workbook or an archive.
    Zip,
    /// An old workbook.
    Compound,
}

/// A list, opened.
pub(super) struct Source<'a> {
    pub(super) look: Look,
    /// The beginning of a text, decoded.
    pub(super) start: String,
    bytes: Box<dyn Read + 'a>,
    encoding: TextEncoding,
}

/// Fails when more comes out than may.
struct Capped<R> {
    inner: R,
    left: u64,
}

#[derive(Debug, thiserror::Error)]
#[error("larger than may be")]
struct TooLarge;

impl<R: Read> Read for Capped<R> {
    fn read(&mut self, buf: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(buf)?;
        self.left = self
            .left
            .checked_sub(read as u64)
            .ok_or_else(|| io::Error::other(TooLarge))?;
        Ok(read)
    }
}

/// An error of the stream, told.
pub(super) fn io_fault(place: &str, error: &io::Error) -> Fault {
    match fault_of(error) {
        Some(TextFault::TooLong) => {
            let what = format!("a record is longer than {} MiB", RECORD >> 20);
            return Fault::new(place, what, AGAIN);
        }
        Some(TextFault::Nul(line)) => {
            let what = "there is a NUL byte inside the text, so the file is damaged";
            return Fault::new(format!("line {line}"), what, AGAIN);
        }
        None => {}
    }
    if error
        .get_ref()
        .is_some_and(<dyn std::error::Error + Send + Sync>::is::<TooLarge>)
    {
        let what = "the file unpacks to more than a list may be large";
        return Fault::new(place, what, "check that the right file was named");
    }
    match error.kind() {
        io::ErrorKind::UnexpectedEof => Fault::cut(place, "its packed bytes"),
        _ => Fault::new(place, format!("the file cannot be read: {error}"), AGAIN),
    }
}

/// Reads the beginning.
fn sample(bytes: &mut dyn Read) -> Result<Vec<u8>, Fault> {
    let mut sample = Vec::new();
    bytes
        .take(SAMPLE)
        .read_to_end(&mut sample)
        .map_err(|error| io_fault("the beginning", &error))?;
    Ok(sample)
}

impl<'a> Source<'a> {
    /// Looks at the beginning; gzip is unpacked on the way, to no more than `limit` bytes.
    pub(super) fn open(bytes: &'a mut dyn Read, limit: u64) -> Result<Self, Fault> {
        let mut bytes: Box<dyn Read + 'a> = Box::new(Capped {
            inner: bytes,
            left: limit,
        });
        let mut head = sample(&mut bytes)?;
        if head.starts_with(b"\x1f\x8b") {
            bytes = Box::new(Capped {
                inner: MultiGzDecoder::new(Cursor::new(head).chain(bytes)),
                left: limit,
            });
            head = sample(&mut bytes)?;
        }
        let whole = (head.len() as u64) < SAMPLE;
        let refuse = |what: String, mend| Err(Fault::new("the beginning", what, mend));
        if head.iter().all(u8::is_ascii_whitespace) {
            return refuse("the file is empty".to_owned(), AGAIN);
        }
        let mut opened = Self {
            look: Look::Lines,
            start: String::new(),
            encoding: TextEncoding::Utf8 { mark: false },
            bytes: Box::new(io::empty()),
        };
        match magic::look(&head) {
            Form::Zip => opened.look = Look::Zip,
            Form::Compound => opened.look = Look::Compound,
            Form::Unsupported { what, mend } => {
                return refuse(format!("this is {what}, which is no list"), mend);
            }
            Form::Text => {
                let Some(encoding) = declared(&head).or_else(|| encoding::detect(&head, whole))
                else {
                    return refuse("this is neither text nor a workbook".to_owned(), AGAIN);
                };
                opened.encoding = encoding;
                opened.start = decode_sample(&head, encoding, 64 << 10);
                opened.look = look(&opened.start)?;
            }
        }
        opened.bytes = Box::new(Cursor::new(head).chain(bytes));
        Ok(opened)
    }

    /// The text, record by record.
    pub(super) fn text(self) -> Text<'a> {
        TextReader::new(self.bytes, self.encoding).with_longest(RECORD)
    }

    /// Everything at once, for a form that cannot be read in order.
    pub(super) fn held(self) -> Result<Vec<u8>, Fault> {
        let mut held = Vec::new();
        self.bytes
            .take(HELD + 1)
            .read_to_end(&mut held)
            .map_err(|error| io_fault("the file", &error))?;
        if held.len() as u64 > HELD {
            let what = format!("the file is larger than {} MiB", HELD >> 20);
            return Err(Fault::new(
                "the file",
                what,
                "check that the right file was named",
            ));
        }
        Ok(held)
    }
}

/// The encoding that an XML document declares, where it is one of eight bits.
fn declared(head: &[u8]) -> Option<TextEncoding> {
    let line = head.strip_prefix(b"<?xml")?;
    let line = line.get(..line.len().min(200))?;
    let line = String::from_utf8_lossy(line);
    let value = line.split("?>").next()?.split("encoding").nth(1)?;
    let label = value.split(['"', '\'']).nth(1)?;
    let encoding = Encoding::for_label(label.as_bytes())?;
    // What stands in bytes of one decides about sixteen bits; UTF-8 is proved by detection.
    (encoding != UTF_8 && encoding != UTF_16LE && encoding != UTF_16BE)
        .then_some(TextEncoding::Other(encoding))
}

fn look(start: &str) -> Result<Look, Fault> {
    let text = start.trim_start();
    let head: String = text.chars().take(1000).collect::<String>().to_lowercase();
    let page = ["<!doctype html", "<html", "<head", "<body"]
        .iter()
        .any(|tag| head.starts_with(tag))
        || (head.starts_with("<?xml") && head.contains("<html"));
    if page {
        let title = title(text)
            .map(|title| format!(" titled `{title}`"))
            .unwrap_or_default();
        let what = format!(
            "this is a web page{title}, not the list: the server answered with an error or with a page about the list"
        );
        return Err(Fault::new("the beginning", what, AGAIN));
    }
    Ok(match text.chars().next() {
        Some('<') => Look::Xml,
        Some('{' | '[') => Look::Json,
        _ => Look::Lines,
    })
}

fn title(text: &str) -> Option<String> {
    let lower = text.to_ascii_lowercase();
    let from = lower.find("<title")?;
    let rest = text.get(from..)?;
    let title = rest.split('>').nth(1)?.split('<').next()?;
    let title: String = title.split_whitespace().collect::<Vec<_>>().join(" ");
    let title: String = title.chars().take(80).collect();
    (!title.is_empty()).then_some(title)
}
