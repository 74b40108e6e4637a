//! Bytes into the folder, from addresses or files.

use super::{Origin, UpdateError};
use crate::examine::{Alarm, AlarmCode};
use crate::fetch::{FetchError, Fetched, Fetcher, Validators};
use crate::store::{CameFile, Edition, StoreError, Writer};
use countersight_model::list::OfficialList;
use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom, Write as _};
use std::path::Path;

/// Is told how many bytes of a file came, and of how many.
pub(super) type Watch<'w> = dyn FnMut(u64, Option<u64>) + 'w;

/// What came.
pub(super) enum Arrived {
    /// Nothing: the copy at hand is the newest.
    Same,
    /// A copy: its main file, and those beside it.
    Files {
        main: CameFile,
        beside: Vec<CameFile>,
    },
}

/// Why no copy came.
enum Missed {
    /// What came is not sound at first sight, or did not come.
    Alarm(Alarm),
    /// Nothing could be tried.
    Error(UpdateError),
}

impl<E: Into<UpdateError>> From<E> for Missed {
    fn from(error: E) -> Self {
        Self::Error(error.into())
    }
}

/// Brings the bytes into the folder, or says what is wrong with them at first sight.
pub(super) fn arrive(
    writer: &Writer<'_>,
    list: &OfficialList,
    origin: Origin<'_>,
    newest: Option<&Edition>,
    reader: &str,
    watch: &mut Watch<'_>,
) -> Result<Result<Arrived, Alarm>, UpdateError> {
    let came = match origin {
        Origin::Files(paths) => paths
            .iter()
            .map(|path| saved(writer, list, path, watch))
            .collect::<Result<Vec<_>, _>>(),
        Origin::Address(fetcher) => {
            // A copy that was read otherwise is asked for again.
            let newest = newest.filter(|newest| newest.reader == reader);
            fetched(writer, list, fetcher, newest, watch)
        }
    };
    let mut files = match came {
        Ok(files) => files.into_iter(),
        Err(Missed::Alarm(alarm)) => return Ok(Err(alarm)),
        Err(Missed::Error(error)) => return Err(error),
    };
    Ok(Ok(files.next().map_or(Arrived::Same, |main| {
        Arrived::Files {
            main,
            beside: files.collect(),
        }
    })))
}

/// Fetches all files of a list; none if the copy at hand is the newest.
///
/// A copy is of one day: where one file changed, the others are fetched whole too.
fn fetched(
    writer: &Writer<'_>,
    list: &OfficialList,
    fetcher: &Fetcher,
    newest: Option<&Edition>,
    watch: &mut Watch<'_>,
) -> Result<Vec<CameFile>, Missed> {
    let main = list
        .download
        .as_deref()
        .ok_or_else(|| UpdateError::NoAddress {
            list: list.id.to_string(),
            page: list.page.clone(),
        })?;
    let addresses: Vec<&str> = std::iter::once(main)
        .chain(list.beside.iter().map(String::as_str))
        .collect();
    // Only a copy of these very files can be the newest.
    let known = newest.and_then(|newest| {
        let same = newest.files.len().max(1) == addresses.len();
        let known = addresses.iter().map(|url| newest.validators_of(url));
        same.then(|| known.collect::<Option<Vec<_>>>()).flatten()
    });
    let mut came = Vec::new();
    if let Some(known) = known {
        for (url, known) in addresses.iter().zip(known) {
            came.push(fetch(writer, list, fetcher, (url, Some(known)), watch)?);
        }
        if came.iter().all(Option::is_none) {
            return Ok(Vec::new());
        }
    }
    came.resize_with(addresses.len(), || None);
    let mut files = Vec::new();
    for (url, came) in addresses.iter().zip(came) {
        let file = match came {
            Some(file) => Some(file),
            None => fetch(writer, list, fetcher, (url, None), watch)?,
        };
        files.extend(file);
    }
    Ok(files)
}

/// Fetches one file; none if the server says that the copy at hand is the newest.
fn fetch(
    writer: &Writer<'_>,
    list: &OfficialList,
    fetcher: &Fetcher,
    (url, known): (&str, Option<&Validators>),
    watch: &mut Watch<'_>,
) -> Result<Option<CameFile>, Missed> {
    let mut scratch = writer.scratch(&list.id)?;
    let came = fetcher
        .fetch(&list.id, url, known, scratch.file(), watch)
        .map_err(|error: FetchError| {
            Missed::Alarm(Alarm::new(AlarmCode::NotFetched, error.told()))
        })?;
    let Fetched::File { validators, .. } = came else {
        return Ok(None);
    };
    let origin = url.to_owned();
    let mut file = CameFile {
        scratch,
        origin,
        validators,
    };
    look(writer, list, &mut file)?;
    Ok(Some(file))
}

/// Copies a file that the user saved.
fn saved(
    writer: &Writer<'_>,
    list: &OfficialList,
    path: &Path,
    watch: &mut Watch<'_>,
) -> Result<CameFile, Missed> {
    let mut scratch = writer.scratch(&list.id)?;
    copy(path, scratch.file(), watch)?;
    let name = path.file_name().unwrap_or(path.as_os_str());
    let mut file = CameFile {
        scratch,
        origin: name.to_string_lossy().into_owned(),
        validators: Validators::default(),
    };
    look(writer, list, &mut file)?;
    Ok(file)
}

/// Refuses a web page that came in place of a list.
fn look(writer: &Writer<'_>, list: &OfficialList, came: &mut CameFile) -> Result<(), Missed> {
    let unwritten = |source| StoreError::Io {
        path: writer.store().folder().join(list.id.as_str()),
        done: "written to",
        source,
    };
    let file = came.scratch.file();
    file.flush().map_err(unwritten)?;
    if list.format == "html" || !is_web_page(file).map_err(unwritten)? {
        return Ok(());
    }
    let which = if list.beside.is_empty() {
        String::new()
    } else {
        format!("{}: ", came.origin)
    };
    let message = format!(
        "{which}it is a web page, and no list: the address may have moved, or want a person; open it in a \
         browser, save the file, and give it with `--from FILE`"
    );
    Err(Missed::Alarm(Alarm::new(AlarmCode::WebPage, message)))
}

fn copy(path: &Path, to: &mut File, watch: &mut Watch<'_>) -> Result<(), UpdateError> {
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
