//! Bytes into the folder, from an address or a file.

use super::{Origin, UpdateError};
use crate::examine::{Alarm, AlarmCode};
use crate::fetch::{Fetched, Validators};
use crate::store::{Arrival, Edition, Scratch, Writer};
use countersight_model::list::OfficialList;
use jiff::civil::Date;
use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom, Write as _};
use std::path::Path;

/// What came.
pub(super) enum Arrived {
    /// Nothing: the copy at hand is the newest.
    Same,
    /// A file.
    File {
        scratch: Scratch,
        validators: Validators,
        origin: String,
    },
}

/// Brings the bytes into the folder, or says what is wrong with them at first sight.
pub(super) fn arrive(
    writer: &Writer<'_>,
    list: &OfficialList,
    origin: Origin<'_>,
    newest: Option<&Edition>,
    reader: &str,
    watch: &mut dyn FnMut(u64, Option<u64>),
) -> Result<Result<Arrived, Alarm>, UpdateError> {
    let mut scratch = writer.scratch(&list.id)?;
    let (validators, origin) = match origin {
        Origin::File(path) => {
            let name = path.file_name().unwrap_or(path.as_os_str());
            copy(path, scratch.file(), watch)?;
            (Validators::default(), name.to_string_lossy().into_owned())
        }
        Origin::Address(fetcher) => {
            let url = list
                .download
                .as_deref()
                .ok_or_else(|| UpdateError::NoAddress {
                    list: list.id.to_string(),
                    page: list.page.clone(),
                })?;
            // A copy from elsewhere, or one that was read otherwise, is asked for again.
            let known = newest
                .filter(|newest| newest.origin == url && newest.reader == reader)
                .map(|newest| &newest.validators)
                .filter(|known| known.etag.is_some() || known.last_modified.is_some());
            match fetcher.fetch(&list.id, url, known, scratch.file(), watch) {
                Ok(Fetched::NotModified) => return Ok(Ok(Arrived::Same)),
                Ok(Fetched::File { validators, .. }) => (validators, url.to_owned()),
                Err(error) => {
                    return Ok(Err(Alarm::new(AlarmCode::NotFetched, error.told())));
                }
            }
        }
    };
    let unwritten = |source| crate::store::StoreError::Io {
        path: writer.store().folder().join(list.id.as_str()),
        done: "written to",
        source,
    };
    scratch.file().flush().map_err(unwritten)?;
    if list.format != "html" && is_web_page(scratch.file()).map_err(unwritten)? {
        let message = "it is a web page, and no list: the address may have moved, or want a person; \
                       open it in a browser, save the file, and give it with `--from FILE`";
        return Ok(Err(Alarm::new(AlarmCode::WebPage, message)));
    }
    Ok(Ok(Arrived::File {
        scratch,
        validators,
        origin,
    }))
}

fn copy(
    path: &Path,
    to: &mut File,
    watch: &mut dyn FnMut(u64, Option<u64>),
) -> Result<(), UpdateError> {
    let unreadable = |source| UpdateError::File {
        path: path.to_owned(),
        source,
    };
    if path.is_dir() {
        return Err(unreadable(io::Error::from(io::ErrorKind::IsADirectory)));
    }
    let mut from = File::open(path).map_err(unreadable)?;
    let length = from.metadata().map(|meta| meta.len()).ok();
    let bytes = io::copy(&mut from, to).map_err(unreadable)?;
    watch(bytes, length);
    Ok(())
}

/// Whether a file begins as a web page does.
fn is_web_page(file: &mut File) -> io::Result<bool> {
    file.seek(SeekFrom::Start(0))?;
    let mut head = Vec::new();
    file.take(1024).read_to_end(&mut head)?;
    let text = String::from_utf8_lossy(&head).to_lowercase();
    let text = text.trim_start_matches(['\u{feff}', ' ', '\t', '\r', '\n']);
    Ok(text.starts_with("<!doctype html") || text.starts_with("<html"))
}

/// What is noted of a copy besides its bytes and parties.
pub(super) fn note<'a>(
    origin: &'a str,
    reader: &'a str,
    validators: Validators,
    alarms: &[Alarm],
    today: Date,
) -> Arrival<'a> {
    Arrival {
        today,
        origin,
        reader,
        validators,
        alarms: alarms.to_vec(),
    }
}
