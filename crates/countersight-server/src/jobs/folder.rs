//! Private folders and files: only this program's user may open them.

use crate::problem::{Problem, ProblemCode};
use std::fs::{File, OpenOptions};
use std::io;
use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};
use tempfile::TempDir;
use tokio::io::AsyncWriteExt;

/// The folder of the server, made when the first file comes and deleted when the server ends.
#[derive(Debug)]
pub(super) struct Folders {
    below: PathBuf,
    root: Mutex<Option<TempDir>>,
}

/// The folder of one job; deleted with it.
#[derive(Debug)]
pub(crate) struct Folder(TempDir);

/// A file on its way into a folder.
#[derive(Debug)]
pub(super) struct Upload {
    folder: Folder,
    file: tokio::fs::File,
    bytes: u64,
    limit: u64,
}

/// The name of the file that was handed in, inside its folder; its own name is never a path.
const UPLOAD: &str = "upload";

fn private() -> tempfile::Builder<'static, 'static> {
    let mut builder = tempfile::Builder::new();
    builder.prefix("countersight-");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        builder.permissions(std::fs::Permissions::from_mode(0o700));
    }
    builder
}

/// A disk that refuses what it must hold.
pub(super) fn disk(error: &io::Error) -> Problem {
    Problem::new(
        ProblemCode::OwnFault,
        format!("the server's folder for files cannot be used: {error}"),
    )
}

impl Folders {
    /// No folder yet; it will lie below this one, or below the system's own for such files.
    pub(super) fn new(below: Option<PathBuf>) -> Self {
        Self {
            below: below.unwrap_or_else(std::env::temp_dir),
            root: Mutex::new(None),
        }
    }

    fn make(&self) -> io::Result<Folder> {
        let mut root = self.root.lock().unwrap_or_else(PoisonError::into_inner);
        let root = match root.take() {
            Some(there) => root.insert(there),
            None => root.insert(private().tempdir_in(&self.below)?),
        };
        Ok(Folder(private().tempdir_in(root.path())?))
    }

    /// A folder with an empty file in it.
    pub(super) fn upload(&self, limit: u64) -> Result<Upload, Problem> {
        let folder = self.make().map_err(|error| disk(&error))?;
        let file = folder.create(UPLOAD).map_err(|error| disk(&error))?;
        Ok(Upload {
            folder,
            file: tokio::fs::File::from_std(file),
            bytes: 0,
            limit,
        })
    }
}

impl Folder {
    /// Where a file of the folder lies.
    pub(super) fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    /// Makes a file that only this user may read.
    pub(super) fn create(&self, name: &str) -> io::Result<File> {
        let mut options = OpenOptions::new();
        options.read(true).write(true).create_new(true);
        #[cfg(unix)]
        {
            use std::os::unix::fs::OpenOptionsExt;
            options.mode(0o600);
        }
        options.open(self.path(name))
    }

    /// Opens a file of the folder to read it.
    pub(super) fn open(&self, name: &str) -> io::Result<File> {
        File::open(self.path(name))
    }

    /// Where the file lies that was handed in.
    pub(super) fn uploaded(&self) -> PathBuf {
        self.path(UPLOAD)
    }

    /// Deletes the file that was handed in; nobody needs it once it was read.
    pub(super) fn forget_upload(&self) {
        // If it cannot be deleted now, it goes with the folder.
        let _ = std::fs::remove_file(self.uploaded());
    }
}

impl Upload {
    /// Whether nothing was written.
    pub(super) fn is_empty(&self) -> bool {
        self.bytes == 0
    }

    /// Writes the next bytes.
    pub(super) async fn write(&mut self, bytes: &[u8]) -> Result<(), Problem> {
        self.bytes += bytes.len() as u64;
        if self.bytes > self.limit {
            return Err(Problem::new(
                ProblemCode::TooLarge,
                format!(
                    "this server takes files of up to {} MiB; split the file, or screen it with the program itself",
                    self.limit >> 20
                ),
            ));
        }
        self.file
            .write_all(bytes)
            .await
            .map_err(|error| disk(&error))
    }

    /// Ends the file. Its folder, and its length in bytes.
    pub(super) async fn close(mut self) -> Result<(Folder, u64), Problem> {
        self.file.flush().await.map_err(|error| disk(&error))?;
        Ok((self.folder, self.bytes))
    }
}
