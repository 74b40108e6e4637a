//! ZIP: a workbook, or an archive whose files are read one after the other.

use crate::error::ReadError;
use crate::input::{Anywhere, ReadSeek};
use crate::part::Env;
use crate::workbook::Book;
use flate2::Crc;
use flate2::read::DeflateDecoder;
use std::collections::VecDeque;
use std::io::{self, Read, Take};
use zip::read::ZipFile;
use zip::{CompressionMethod, ZipArchive};

/// Files of these kinds stand beside tables and are passed over.
const BESIDE: &[&str] = &[
    "pdf", "doc", "docx", "odt", "rtf", "ppt", "pptx", "png", "jpg", "jpeg", "gif", "svg", "tif",
    "tiff", "xml", "xsd", "html", "htm", "css", "js", "md", "zip", "gz", "7z", "rar", "sig", "asc",
    "sha256", "md5", "exe", "dll", "mp4", "mov", "avi", "yaml", "yml", "toml", "geojson", "kml",
];
const BESIDE_NAMES: &[&str] = &[
    "readme",
    "licence",
    "license",
    "copying",
    "changelog",
    "notice",
];

/// What a ZIP holds.
pub(crate) enum Contents {
    Book(Book),
    Archive(Archive),
}

/// Files of an archive still to be read, in the order of their names.
pub(crate) struct Archive {
    source: Anywhere,
    entries: VecDeque<Entry>,
    pub(crate) passed_over: Vec<String>,
    pub(crate) size: u64,
}

#[derive(Debug)]
struct Entry {
    name: String,
    start: u64,
    packed: u64,
    size: u64,
    crc: u32,
    deflated: bool,
}

fn broken(env: &Env<'_>, reason: &dyn std::fmt::Display) -> ReadError {
    broken_file(&env.file(), reason)
}

fn broken_file(file: &str, reason: &dyn std::fmt::Display) -> ReadError {
    ReadError::Broken {
        file: file.to_owned(),
        what: "the archive",
        reason: reason.to_string(),
    }
}

/// Looks into a ZIP.
pub(crate) fn open(env: &Env<'_>, source: Anywhere) -> Result<Contents, ReadError> {
    let stream = source.open().map_err(|error| broken(env, &error))?;
    let mut zip = ZipArchive::new(stream).map_err(|error| broken(env, &error))?;
    if let Some(book) = book(&mut zip, env)? {
        return Ok(Contents::Book(book));
    }
    let mut archive = Archive {
        source,
        entries: VecDeque::new(),
        passed_over: Vec::new(),
        size: 0,
    };
    let mut entries = Vec::new();
    for index in 0..zip.len() {
        let file = zip
            .by_index_raw(index)
            .map_err(|error| broken(env, &error))?;
        let name = file.name().map_or_else(
            |_| String::from_utf8_lossy(file.name_raw()).into_owned(),
            std::borrow::Cow::into_owned,
        );
        if !file.is_file() || name.starts_with("__MACOSX/") {
            continue;
        }
        if stands_beside(&name) {
            archive.passed_over.push(name);
            continue;
        }
        entries.push(entry(&env.file(), name, &file)?);
    }
    if entries.is_empty() {
        // Beside tables XML is a description; alone it may be a scan.
        let scans = |name: &String| name.to_lowercase().ends_with(".xml");
        for index in 0..zip.len() {
            let file = zip
                .by_index_raw(index)
                .map_err(|error| broken(env, &error))?;
            let name = String::from_utf8_lossy(file.name_raw()).into_owned();
            if archive.passed_over.contains(&name) && scans(&name) {
                entries.push(entry(&env.file(), name, &file)?);
            }
        }
        archive.passed_over.retain(|name| !scans(name));
    }
    entries.sort_by(|one, other| one.name.cmp(&other.name));
    archive.size = entries
        .iter()
        .map(|entry| entry.size)
        .fold(0, u64::saturating_add);
    archive.entries = entries.into();
    if archive.entries.is_empty() {
        let names: Vec<String> = archive
            .passed_over
            .iter()
            .take(8)
            .map(|name| format!("`{name}`"))
            .collect();
        let seen = if names.is_empty() {
            "nothing".to_owned()
        } else {
            names.join(", ")
        };
        return Err(ReadError::NothingInside {
            file: env.file(),
            seen,
        });
    }
    Ok(Contents::Archive(archive))
}

/// What must be known of a file to read it.
fn entry<R: Read>(archive: &str, name: String, file: &ZipFile<'_, R>) -> Result<Entry, ReadError> {
    if file.encrypted() {
        return Err(ReadError::Encrypted {
            file: archive.to_owned(),
            what: "the archive",
        });
    }
    let deflated = match file.compression() {
        CompressionMethod::Stored => false,
        CompressionMethod::Deflated => true,
        other => {
            let reason = format!("`{name}` is packed by {other}, which is not read");
            return Err(broken_file(archive, &reason));
        }
    };
    let start = file
        .data_start()
        .ok_or_else(|| broken_file(archive, &"an entry has no place"))?;
    Ok(Entry {
        name,
        start,
        packed: file.compressed_size(),
        size: file.size(),
        crc: file.crc32(),
        deflated,
    })
}

/// The only file of an archive, whatever its kind; notes such as a read-me are passed over.
pub(crate) fn only(archive: &str, source: Anywhere) -> Result<Box<dyn Read + Send>, ReadError> {
    let failed = |error: &dyn std::fmt::Display| broken_file(archive, error);
    let stream = source.open().map_err(|error| failed(&error))?;
    let mut zip = ZipArchive::new(stream).map_err(|error| failed(&error))?;
    let mut entries = Vec::new();
    for index in 0..zip.len() {
        let file = zip.by_index_raw(index).map_err(|error| failed(&error))?;
        let name = String::from_utf8_lossy(file.name_raw()).into_owned();
        let last = name.rsplit('/').next().unwrap_or_default().to_lowercase();
        let beside = name.starts_with("__MACOSX/")
            || last.starts_with('.')
            || BESIDE_NAMES.iter().any(|word| last.starts_with(word));
        if file.is_file() && !beside {
            entries.push(entry(archive, name, &file)?);
        }
    }
    if entries.len() > 1 {
        let names: Vec<String> = entries
            .iter()
            .take(8)
            .map(|entry| format!("`{}`", entry.name))
            .collect();
        return Err(ReadError::Several {
            file: archive.to_owned(),
            seen: names.join(", "),
        });
    }
    let mut inside = Archive {
        source,
        entries: entries.into(),
        passed_over: Vec::new(),
        size: 0,
    };
    match inside.next() {
        Some(file) => file.map(|(_, bytes)| bytes).map_err(|error| failed(&error)),
        None => Err(ReadError::NothingInside {
            file: archive.to_owned(),
            seen: "nothing".to_owned(),
        }),
    }
}

fn stands_beside(name: &str) -> bool {
    let last = name.rsplit('/').next().unwrap_or(name).to_lowercase();
    let (stem, extension) = last.rsplit_once('.').unwrap_or((last.as_str(), ""));
    last.starts_with('.')
        || BESIDE.contains(&extension)
        || (matches!(extension, "" | "txt")
            && BESIDE_NAMES.iter().any(|word| stem.starts_with(word)))
}

/// The form of the workbook, if the ZIP is one.
fn book(zip: &mut ZipArchive<Box<dyn ReadSeek>>, env: &Env<'_>) -> Result<Option<Book>, ReadError> {
    let has = |start: &str| {
        zip.file_names()
            .any(|name| name.is_ok_and(|name| name.starts_with(start)))
    };
    if has("[Content_Types].xml") {
        let what = if has("xl/workbook.bin") {
            return Ok(Some(Book::Xlsb));
        } else if has("xl/") {
            return Ok(Some(Book::Xlsx));
        } else if has("word/") {
            "a Word document"
        } else if has("ppt/") {
            "a PowerPoint document"
        } else {
            return Ok(None);
        };
        let mend = "copy its table to a spreadsheet and save that";
        return Err(crate::magic::unsupported(&env.file(), what, mend));
    }
    if has("mimetype") && has("content.xml") {
        return Ok(Some(Book::Ods));
    }
    Ok(None)
}

impl Archive {
    pub(crate) fn len(&self) -> usize {
        self.entries.len()
    }

    /// The next file: its name and its bytes.
    pub(crate) fn next(&mut self) -> Option<io::Result<(String, Box<dyn Read + Send>)>> {
        let entry = self.entries.pop_front()?;
        Some(self.source.open_at(entry.start).map(|stream| {
            let packed = stream.take(entry.packed);
            let unpack = if entry.deflated {
                Unpack::Deflated(DeflateDecoder::new(packed))
            } else {
                Unpack::Stored(packed)
            };
            let checked = Checked {
                unpack,
                crc: Crc::new(),
                expected: entry.crc,
            };
            (entry.name, Box::new(checked) as Box<dyn Read + Send>)
        }))
    }
}

enum Unpack {
    Stored(Take<Box<dyn ReadSeek>>),
    Deflated(DeflateDecoder<Take<Box<dyn ReadSeek>>>),
}

/// Unpacks and compares the checksum at the end.
struct Checked {
    unpack: Unpack,
    crc: Crc,
    expected: u32,
}

impl Read for Checked {
    fn read(&mut self, buf: &mut [u8]) -> io::Result<usize> {
        let read = match &mut self.unpack {
            Unpack::Stored(stream) => stream.read(buf)?,
            Unpack::Deflated(stream) => stream.read(buf)?,
        };
        self.crc.update(buf.get(..read).unwrap_or_default());
        if read == 0 && !buf.is_empty() && self.crc.sum() != self.expected {
            return Err(io::Error::new(
                io::ErrorKind::InvalidData,
                "the checksum does not fit",
            ));
        }
        Ok(read)
    }
}
