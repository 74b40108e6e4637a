//! Names a form by its first bytes.

use crate::error::ReadError;

/// What the first bytes say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    /// ZIP: a workbook or an archive.
    Zip,
    /// The container of old Office files and of locked new ones.
    Compound,
    /// Text, as far as is known.
    Text,
    /// Something known that is neither table nor text.
    Unsupported {
        what: &'static str,
        mend: &'static str,
    },
}

const EXPORT: &str = "export the list as CSV or XLSX and give that file";
const CAPTURE: &str = "a capture of network traffic";
const IDENTIFY: &str = "leave out `--kind`, for it is a file of observations";
const UNPACK: &str = "unpack it and give the files inside";

/// First bytes, what they say, how to mend it.
const KNOWN: &[(&[u8], &str, &str)] = &[
    (b"%PDF", "a PDF document", EXPORT),
    (b"\x89PNG\r\n\x1a\n", "a PNG image", EXPORT),
    (b"\xff\xd8\xff", "a JPEG image", EXPORT),
    (b"GIF8", "a GIF image", EXPORT),
    (b"II*\0", "a TIFF image", EXPORT),
    (b"MM\0*", "a TIFF image", EXPORT),
    (
        b"MZ",
        "a Windows program",
        "check that the right file was named",
    ),
    (
        b"\x7fELF",
        "a program",
        "check that the right file was named",
    ),
    (b"\x1f\x8b", "a gzip file", UNPACK),
    (b"BZh", "a bzip2 file", UNPACK),
    (b"\xfd7zXZ\0", "an xz file", UNPACK),
    (b"\x28\xb5\x2f\xfd", "a Zstandard file", UNPACK),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive", UNPACK),
    (b"Rar!\x1a\x07", "a RAR archive", UNPACK),
    (b"SQLite format 3\0", "an SQLite database", EXPORT),
    (b"PAR1", "a Parquet file", EXPORT),
    (b"\xd4\xc3\xb2\xa1", CAPTURE, IDENTIFY),
    (b"\xa1\xb2\xc3\xd4", CAPTURE, IDENTIFY),
    (b"\x4d\x3c\xb2\xa1", CAPTURE, IDENTIFY),
    (b"\xa1\xb2\x3c\x4d", CAPTURE, IDENTIFY),
    (b"\x0a\x0d\x0d\x0a", CAPTURE, IDENTIFY),
    (b"{\\rtf", "an RTF document", EXPORT),
    (
        b"ID3",
        "a sound file",
        "check that the right file was named",
    ),
    (b"\xff\xfe\0\0", "UTF-32 text", "save it as UTF-8"),
    (b"\0\0\xfe\xff", "UTF-32 text", "save it as UTF-8"),
];
/// Marks of two or three letters need a byte beside them that text does not hold.
const SHORT: usize = 3;

/// What the first bytes say.
pub(crate) fn look(sample: &[u8]) -> Form {
    if sample.starts_with(b"PK\x03\x04") || sample.starts_with(b"PK\x05\x06") {
        return Form::Zip;
    }
    if sample.starts_with(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") {
        return Form::Compound;
    }
    let binary = || {
        sample
            .iter()
            .take(512)
            .any(|&byte| byte == 0 || byte == 0x7f || byte < 7)
    };
    KNOWN
        .iter()
        .find(|(mark, ..)| {
            sample.starts_with(mark) && (mark.len() > SHORT || !mark.is_ascii() || binary())
        })
        .map_or(Form::Text, |&(_, what, mend)| Form::Unsupported {
            what,
            mend,
        })
}

/// What text says that is no table: markup.
pub(crate) fn look_at_text(text: &str) -> Option<(&'static str, &'static str)> {
    let start: String = text
        .trim_start()
        .chars()
        .take(64)
        .collect::<String>()
        .to_lowercase();
    if start.starts_with("<?xml") {
        Some(("an XML document", EXPORT))
    } else if ["<!doctype html", "<html", "<table", "<head", "<body"]
        .iter()
        .any(|tag| start.starts_with(tag))
    {
        // Some programs call an HTML table `.xls`.
        Some((
            "an HTML page",
            "open it in a spreadsheet program and save it as XLSX or CSV",
        ))
    } else {
        None
    }
}

/// The error for something that is neither table nor text.
pub(crate) fn unsupported(file: &str, what: &'static str, mend: &'static str) -> ReadError {
    ReadError::Unsupported {
        file: file.to_owned(),
        what,
        mend,
    }
}
