//! The folder of the lists: what is kept of each, and how it is replaced.
//!
//! ```text
//! <folder>/.lock                              held while one program writes
//! <folder>/<list>/manifest.json               the editions, newest last, and the alarms
//! <folder>/<list>/<hash>.raw                  the file as it came
//! <folder>/<list>/<hash>-<hash>.parties.jsonl its parties, one a line
//! ```
//!
//! Files are written beside their place, flushed to the disk and renamed. The manifest is replaced
//! last: until then the old edition stands, and whatever stops the program, it still stands after.

mod manifest;
mod writer;

pub use manifest::{Edition, KeptFile, Manifest};
pub(crate) use writer::{Arrival, CameFile};
pub use writer::{Scratch, Writer};

use crate::hash::sha256;
use crate::lines;
use countersight_model::id::ListId;
use countersight_model::party::PartyList;
use std::fs::File;
use std::io::{self, BufReader};
use std::path::{Path, PathBuf};

/// How many editions of a list are kept, if nothing else is said.
pub const KEPT: usize = 5;

/// The folder cannot do what is asked of it.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// Reading or writing failed.
    #[error("{} cannot be {done}: {source}; check the folder and its rights", path.display())]
    Io {
        /// Where.
        path: PathBuf,
        /// What was to be done with it.
        done: &'static str,
        /// Why not.
        source: io::Error,
    },
    /// Another program writes to the folder.
    #[error("another `countersight lists update` is at work in {}; wait until it is done", folder.display())]
    Locked {
        /// The folder.
        folder: PathBuf,
    },
    /// A file is not as it was written.
    #[error("{} is not as it was written ({why}); remove the folder of that list, and take it again with `countersight lists update {list}`", path.display())]
    Damaged {
        /// The list.
        list: ListId,
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        why: String,
    },
    /// The identifier cannot be the name of a folder.
    #[error("`{0}` is not the identifier of a list")]
    BadId(ListId),
}

/// The folder of the lists.
#[derive(Debug, Clone)]
pub struct Store {
    folder: PathBuf,
    keep: usize,
}

impl Store {
    /// A folder, which need not exist yet, with as many editions of each list as are usual.
    ///
    /// ```
    /// use countersight_collect::store::Store;
    /// use countersight_model::id::ListId;
    ///
    /// let store = Store::new("/no/such/folder");
    /// assert!(store.manifest(&ListId::from("us-csl"))?.is_none());
    /// # Ok::<(), countersight_collect::store::StoreError>(())
    /// ```
    pub fn new(folder: impl Into<PathBuf>) -> Self {
        Self {
            folder: folder.into(),
            keep: KEPT,
        }
    }

    /// The same folder with another number of editions; at least one is kept.
    #[must_use]
    pub fn keeping(self, editions: usize) -> Self {
        Self {
            keep: editions.max(1),
            ..self
        }
    }

    /// Where it is.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// What is kept of a list; none if it was never fetched.
    ///
    /// # Errors
    ///
    /// When there is something that cannot be read.
    pub fn manifest(&self, list: &ListId) -> Result<Option<Manifest>, StoreError> {
        let path = self.of(list)?.join("manifest.json");
        let text = match std::fs::read(&path) {
            Ok(text) => text,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(failed(&path, "read")(error)),
        };
        match Manifest::read(&text, list) {
            Ok(manifest) => Ok(Some(manifest)),
            Err(why) => Err(StoreError::Damaged {
                list: list.clone(),
                path,
                why,
            }),
        }
    }

    /// The parties of an edition.
    ///
    /// # Errors
    ///
    /// When the file cannot be read, or is not as it was written.
    pub fn parties(&self, list: &ListId, edition: &Edition) -> Result<PartyList, StoreError> {
        let path = self.of(list)?.join(&edition.parties);
        let damaged = |why: String| StoreError::Damaged {
            list: list.clone(),
            path: path.clone(),
            why,
        };
        let open = || File::open(&path).map_err(failed(&path, "read"));
        let hash = sha256(&mut open()?).map_err(failed(&path, "read"))?;
        if hash != edition.parties_sha256 {
            return Err(damaged("its fingerprint is another".to_owned()));
        }
        let mut file = BufReader::with_capacity(1 << 16, open()?);
        lines::read(&mut file).map_err(|error| damaged(error.to_string()))
    }

    /// The files as they came, the main one first.
    ///
    /// # Errors
    ///
    /// When the identifier cannot be the name of a folder.
    pub fn raw(&self, list: &ListId, edition: &Edition) -> Result<Vec<PathBuf>, StoreError> {
        let folder = self.of(list)?;
        Ok(edition.raws().map(|name| folder.join(name)).collect())
    }

    /// Takes the folder for writing, and makes it if it is not there.
    ///
    /// # Errors
    ///
    /// When another program has it, or it cannot be made.
    pub fn write(&self) -> Result<Writer<'_>, StoreError> {
        Writer::lock(self)
    }

    /// The folder of a list.
    fn of(&self, list: &ListId) -> Result<PathBuf, StoreError> {
        let id = list.as_str();
        let allowed = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
        if id.is_empty() || id.len() > 100 || !id.bytes().all(allowed) {
            return Err(StoreError::BadId(list.clone()));
        }
        Ok(self.folder.join(id))
    }
}

/// Turns a failure into one that says where.
fn failed(path: &Path, done: &'static str) -> impl FnOnce(io::Error) -> StoreError {
    let path = path.to_owned();
    move |source| StoreError::Io { path, done, source }
}
