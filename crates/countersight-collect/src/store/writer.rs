//! Writing to the folder, one program at a time.

use super::manifest::{Edition, KeptFile, Manifest};
use super::{Store, StoreError, failed};
use crate::examine::{Alarm, Fill};
use crate::fetch::Validators;
use crate::hash::{sha256, short};
use crate::lines;
use countersight_model::id::ListId;
use countersight_model::party::PartyList;
use jiff::civil::Date;
use std::fs::{File, TryLockError};
use std::io::{self, BufWriter, Write as _};
use std::path::Path;
use tempfile::NamedTempFile;

/// The beginning of the names of files that are not done.
const UNDONE: &str = ".new-";

/// The folder, taken for writing until this is dropped.
#[derive(Debug)]
pub struct Writer<'s> {
    store: &'s Store,
    /// The lock goes with the file.
    _lock: File,
}

/// A file that comes in, in the folder of its list, and is gone when it is dropped.
#[derive(Debug)]
pub struct Scratch {
    file: NamedTempFile,
}

impl Scratch {
    /// Where the bytes go.
    pub fn file(&mut self) -> &mut File {
        self.file.as_file_mut()
    }

    /// Its fingerprint.
    pub(crate) fn sha256(&self) -> Result<String, StoreError> {
        sha256(&mut self.open()?).map_err(failed(self.file.path(), "read"))
    }

    /// Opens it for reading, from its first byte.
    ///
    /// # Errors
    ///
    /// When it cannot be opened.
    pub fn open(&self) -> Result<File, StoreError> {
        File::open(self.file.path()).map_err(failed(self.file.path(), "read"))
    }
}

/// A file that came, and where from.
#[derive(Debug)]
pub(crate) struct CameFile {
    pub(crate) scratch: Scratch,
    pub(crate) origin: String,
    pub(crate) validators: Validators,
}

/// What is known of a copy besides its bytes and parties.
#[derive(Debug, Clone)]
pub(crate) struct Arrival<'a> {
    pub(crate) today: Date,
    pub(crate) reader: &'a str,
    pub(crate) alarms: Vec<Alarm>,
}

impl<'s> Writer<'s> {
    pub(super) fn lock(store: &'s Store) -> Result<Self, StoreError> {
        let folder = &store.folder;
        std::fs::create_dir_all(folder).map_err(failed(folder, "made"))?;
        let path = folder.join(".lock");
        let mut options = File::options();
        options.create(true).truncate(false).write(true);
        let file = options.open(&path).map_err(failed(&path, "written"))?;
        match file.try_lock() {
            Ok(()) => Ok(Self { store, _lock: file }),
            Err(TryLockError::WouldBlock) => Err(StoreError::Locked {
                folder: folder.clone(),
            }),
            Err(TryLockError::Error(error)) => Err(failed(&path, "locked")(error)),
        }
    }

    /// The folder that is written to.
    pub fn store(&self) -> &'s Store {
        self.store
    }

    /// A place for a file that comes in.
    ///
    /// # Errors
    ///
    /// When it cannot be made.
    pub fn scratch(&self, list: &ListId) -> Result<Scratch, StoreError> {
        let folder = self.store.of(list)?;
        std::fs::create_dir_all(&folder).map_err(failed(&folder, "made"))?;
        let file = new_in(&folder)?;
        Ok(Scratch { file })
    }

    /// Makes a copy the one in force: its main file, and those beside it.
    pub(crate) fn put(
        &self,
        list: &ListId,
        main: CameFile,
        beside: Vec<CameFile>,
        parties: &PartyList,
        arrival: Arrival<'_>,
    ) -> Result<Edition, StoreError> {
        let folder = self.store.of(list)?;
        let main = keep(main, &folder)?;
        let beside: Vec<KeptFile> = beside
            .into_iter()
            .map(|file| keep(file, &folder))
            .collect::<Result<_, _>>()?;
        let (hash, files) = if beside.is_empty() {
            (main.sha256.clone(), Vec::new())
        } else {
            let files: Vec<KeptFile> = std::iter::once(main.clone()).chain(beside).collect();
            let hashes: Vec<&str> = files.iter().map(|file| file.sha256.as_str()).collect();
            let hash = sha256(&mut (hashes.join("\n") + "\n").as_bytes())
                .map_err(failed(&folder, "read"))?;
            (hash, files)
        };
        let bytes = files.iter().map(|file| file.bytes).sum::<u64>();

        let lines = new_in(&folder)?;
        let beside = lines.path().to_owned();
        let mut out = BufWriter::with_capacity(1 << 16, lines.as_file());
        lines::write(&mut out, parties)
            .and_then(|()| out.flush())
            .map_err(failed(&beside, "written"))?;
        drop(out);
        let mut again = File::open(&beside).map_err(failed(&beside, "read"))?;
        let parties_sha256 = sha256(&mut again).map_err(failed(&beside, "read"))?;
        let name = format!("{}-{}.parties.jsonl", short(&hash), short(&parties_sha256));
        place(lines, &folder.join(&name))?;

        let edition = Edition {
            fetched: arrival.today,
            checked: arrival.today,
            origin: main.origin,
            reader: arrival.reader.to_owned(),
            edition: parties.edition,
            bytes: bytes.max(main.bytes),
            sha256: hash,
            counts: parties.counts.clone(),
            fill: Fill::of(&parties.parties),
            validators: main.validators,
            files,
            raw: main.raw,
            parties: name,
            parties_sha256,
        };
        let mut manifest = self.manifest(list)?;
        // The same file, read anew: it came on the day on which it first came.
        let mut edition = edition;
        if let Some(same) = manifest
            .editions
            .pop_if(|newest| newest.sha256 == edition.sha256)
        {
            edition.fetched = same.fetched;
        }
        manifest.editions.push(edition.clone());
        let many = manifest.editions.len().saturating_sub(self.store.keep);
        manifest.editions.drain(..many);
        manifest.alarms = arrival.alarms;
        manifest.updated = Some(arrival.today);
        replace(&folder, &manifest)?;
        sweep(&folder, &manifest);
        Ok(edition)
    }

    /// Notes that the copy in force is still the newest.
    pub(crate) fn confirm(
        &self,
        list: &ListId,
        today: Date,
        alarms: Vec<Alarm>,
    ) -> Result<(), StoreError> {
        let mut manifest = self.manifest(list)?;
        if let Some(newest) = manifest.editions.last_mut() {
            newest.checked = newest.checked.max(today);
        }
        manifest.alarms = alarms;
        manifest.updated = Some(today);
        replace(&self.store.of(list)?, &manifest)
    }

    /// Notes that a copy was refused; the one in force stays.
    pub(crate) fn refuse(
        &self,
        list: &ListId,
        today: Date,
        alarms: Vec<Alarm>,
    ) -> Result<(), StoreError> {
        let mut manifest = self.manifest(list)?;
        manifest.alarms = alarms;
        manifest.updated = Some(today);
        let folder = self.store.of(list)?;
        std::fs::create_dir_all(&folder).map_err(failed(&folder, "made"))?;
        replace(&folder, &manifest)
    }

    fn manifest(&self, list: &ListId) -> Result<Manifest, StoreError> {
        let known = self.store.manifest(list)?;
        Ok(known.unwrap_or_else(|| Manifest::new(list.clone())))
    }
}

/// Puts a file as it came in its place; it is named by its fingerprint.
fn keep(came: CameFile, folder: &Path) -> Result<KeptFile, StoreError> {
    let sha256 = came.scratch.sha256()?;
    let file = came.scratch.file;
    let length = file.as_file().metadata().map(|meta| meta.len());
    let bytes = length.map_err(failed(file.path(), "read"))?;
    let raw = format!("{}.raw", short(&sha256));
    place(file, &folder.join(&raw))?;
    Ok(KeptFile {
        origin: came.origin,
        bytes,
        sha256,
        validators: came.validators,
        raw,
    })
}

/// Replaces the manifest, by which a copy is in force.
fn replace(folder: &Path, manifest: &Manifest) -> Result<(), StoreError> {
    let path = folder.join("manifest.json");
    let file = new_in(folder)?;
    let mut text = serde_json::to_vec_pretty(manifest)
        .map_err(io::Error::from)
        .map_err(failed(&path, "written"))?;
    text.push(b'\n');
    file.as_file()
        .write_all(&text)
        .map_err(failed(&path, "written"))?;
    place(file, &path)
}

fn new_in(folder: &Path) -> Result<NamedTempFile, StoreError> {
    tempfile::Builder::new()
        .prefix(UNDONE)
        .tempfile_in(folder)
        .map_err(failed(folder, "written to"))
}

/// Flushes a file to the disk and gives it its name, in one step for whoever looks.
fn place(file: NamedTempFile, path: &Path) -> Result<(), StoreError> {
    file.as_file()
        .sync_all()
        .map_err(failed(path, "flushed to the disk"))?;
    file.persist(path)
        .map_err(|error| failed(path, "written")(error.error))?;
    // The name itself is flushed too, where a folder can be; a rename is whole without it.
    #[cfg(unix)]
    if let Some(folder) = path.parent() {
        let folder = File::open(folder).map_err(failed(folder, "read"))?;
        folder
            .sync_all()
            .map_err(failed(path, "flushed to the disk"))?;
    }
    Ok(())
}

/// Removes what no edition needs any more. What cannot be removed now is removed the next time.
fn sweep(folder: &Path, manifest: &Manifest) {
    let needed = |name: &str| {
        name == "manifest.json"
            || manifest
                .editions
                .iter()
                .any(|edition| edition.raws().any(|raw| raw == name) || edition.parties == name)
    };
    let ours = |name: &str| {
        let ending = Path::new(name)
            .extension()
            .and_then(|ending| ending.to_str());
        name.starts_with(UNDONE) || matches!(ending, Some("raw" | "jsonl"))
    };
    let entries = std::fs::read_dir(folder).into_iter().flatten();
    for entry in entries.filter_map(Result::ok) {
        let name = entry.file_name();
        let Some(name) = name.to_str() else { continue };
        if ours(name) && !needed(name) {
            let _ = std::fs::remove_file(entry.path());
        }
    }
}
