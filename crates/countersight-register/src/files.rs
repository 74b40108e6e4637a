//! The files of the register, compiled in or read from a folder.

use crate::fault::Fault;
use crate::place;
use crate::report::whole;
use countersight_model::problem::Problem;
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::{fs, io};

/// Written by `build.rs`: path and text of every file of `data/`, sorted.
static EMBEDDED: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/embedded.rs"));

/// Folders inside folders beyond this are not the register's, and may be a loop of links.
const DEEPEST: usize = 6;

/// Files of the register: path relative to the root of the data (with `/`), content.
///
/// ```
/// use countersight_register::DataFiles;
/// assert!(DataFiles::embedded().files.contains_key("register.toml"));
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DataFiles {
    /// Path and content.
    pub files: BTreeMap<String, Cow<'static, str>>,
    /// What stood in the folder and could not be read as a file of the register.
    pub unread: Vec<Problem>,
}

/// The folder itself cannot be read; faults of single files are problems, not errors.
#[derive(Debug, thiserror::Error)]
#[error("cannot read the register's folder {}", folder.display())]
pub struct ReadError {
    folder: PathBuf,
    source: io::Error,
}

impl DataFiles {
    /// The register that was compiled into the program.
    pub fn embedded() -> Self {
        let files = EMBEDDED
            .iter()
            .map(|(path, text)| ((*path).to_owned(), Cow::Borrowed(*text)))
            .collect();
        Self {
            files,
            unread: Vec::new(),
        }
    }

    /// Reads another copy of the register: every `*.toml` and `*.csv` that is not hidden.
    ///
    /// # Errors
    /// If the folder itself cannot be listed. A file inside that cannot be read, or is not UTF-8,
    /// becomes a problem that [`crate::load`] passes on.
    ///
    /// ```
    /// use countersight_register::DataFiles;
    /// let error = DataFiles::from_folder("/no/such/folder".as_ref()).unwrap_err();
    /// assert_eq!(error.to_string(), "cannot read the register's folder /no/such/folder");
    /// ```
    pub fn from_folder(root: &Path) -> Result<Self, ReadError> {
        let mut read = Self::default();
        read.folder(root, "", 0).map_err(|source| ReadError {
            folder: root.to_owned(),
            source,
        })?;
        read.unread.sort();
        Ok(read)
    }

    fn folder(&mut self, folder: &Path, prefix: &str, depth: usize) -> io::Result<()> {
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            let name = path
                .file_name()
                .map(|name| name.to_string_lossy())
                .unwrap_or_default();
            if name.starts_with('.') || name == "README.md" {
                continue;
            }
            let full = format!("{prefix}{name}");
            if path.is_dir() {
                if depth == DEEPEST {
                    self.unread.push(unknown(&full));
                } else if let Err(error) = self.folder(&path, &format!("{full}/"), depth + 1) {
                    self.unread.push(unreadable(&full, &error));
                }
            } else if path
                .extension()
                .is_some_and(|kind| kind == "toml" || kind == "csv")
            {
                self.file(&path, full);
            } else {
                self.unread.push(unknown(&full));
            }
        }
        Ok(())
    }

    fn file(&mut self, path: &Path, full: String) {
        match fs::read(path).map(String::from_utf8) {
            Ok(Ok(text)) => {
                self.files.insert(full, Cow::Owned(text));
            }
            Ok(Err(error)) => self.unread.push(not_utf8(&full, &error)),
            Err(error) => self.unread.push(unreadable(&full, &error)),
        }
    }
}

/// Takes texts from memory, as tests and examples do.
impl<P: Into<String>, T: Into<Cow<'static, str>>> FromIterator<(P, T)> for DataFiles {
    fn from_iter<I: IntoIterator<Item = (P, T)>>(files: I) -> Self {
        let files = files
            .into_iter()
            .map(|(path, text)| (path.into(), text.into()))
            .collect();
        Self {
            files,
            unread: Vec::new(),
        }
    }
}

/// The problem of a file or folder that is not part of the register.
pub(crate) fn unknown(path: &str) -> Problem {
    whole(
        path,
        Fault::UnknownFile,
        "this is not a file of the register, and was not read",
        "data/README.md says which files there are; move it elsewhere or correct its name",
    )
}

fn unreadable(path: &str, error: &io::Error) -> Problem {
    whole(
        path,
        Fault::UnreadableFile,
        format!("cannot be read: {error}"),
        "check that it exists and that you may read it",
    )
}

fn not_utf8(path: &str, error: &std::string::FromUtf8Error) -> Problem {
    let offset = error.utf8_error().valid_up_to();
    let (line, column) = place::line_and_column(&String::from_utf8_lossy(error.as_bytes()), offset);
    Problem {
        line,
        column,
        ..whole(
            path,
            Fault::NotUtf8,
            "the file is not UTF-8 text from here on",
            "save it as UTF-8 in your editor",
        )
    }
}
