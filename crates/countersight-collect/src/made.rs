//! Files that can be made anew: indexes of the lists, as they are searched, and parties kept for the next time.

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// Indexes kept in all; the oldest goes when another comes.
const KEPT: usize = 4;
/// Files of parties kept in all, two for each file of the user's.
const KEPT_PARTIES: usize = 32;

/// A folder of such files, beside the lists.
#[derive(Debug, Clone)]
pub struct Made {
    folder: PathBuf,
    most: usize,
}

impl Made {
    /// Beside the lists of this folder. It need not exist.
    pub fn beside(lists: &Path) -> Self {
        Self {
            folder: lists.join("index"),
            most: KEPT,
        }
    }

    /// What is kept of the user's own parties, beside the lists of this folder. It need not exist.
    pub fn parties(lists: &Path) -> Self {
        Self {
            folder: lists.join("parties"),
            most: KEPT_PARTIES,
        }
    }

    /// Where the files are.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// The bytes of a file, mapped: they are read as they are needed, and stay until the program ends.
    ///
    /// # Errors
    /// A file that is there and cannot be read.
    pub fn get(&self, name: &str) -> io::Result<Option<&'static [u8]>> {
        let file = match File::open(self.folder.join(name)) {
            Ok(file) => file,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(error),
        };
        let mapped = map(&file)?;
        Ok(Some(Box::leak(Box::new(mapped))))
    }

    /// Writes a file and puts it in its place in one step, then drops the oldest beyond those kept. On Unix
    /// nobody but its owner may read it (mode 0600), nor look into a folder that is made for it (0700).
    ///
    /// # Errors
    /// What cannot be written; nothing is half-written then.
    pub fn put(
        &self,
        name: &str,
        write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
    ) -> io::Result<()> {
        make_private(&self.folder)?;
        // Its mode is 0600 from the beginning, and stays so when it is put in its place.
        let file = tempfile::NamedTempFile::new_in(&self.folder)?;
        let mut out = BufWriter::with_capacity(1 << 20, file);
        write(&mut out)?;
        let file = out.into_inner().map_err(io::IntoInnerError::into_error)?;
        file.as_file().sync_all()?;
        file.persist(self.folder.join(name))?;
        self.drop_old(name)
    }

    fn drop_old(&self, newest: &str) -> io::Result<()> {
        let mut others = Vec::new();
        for entry in std::fs::read_dir(&self.folder)? {
            let entry = entry?;
            if entry.file_name() != newest {
                let made = entry
                    .metadata()?
                    .modified()
                    .unwrap_or(SystemTime::UNIX_EPOCH);
                others.push((made, entry.path()));
            }
        }
        others.sort();
        let most = self.most.saturating_sub(1);
        let gone = others.len().saturating_sub(most);
        for (_, path) in others.into_iter().take(gone) {
            std::fs::remove_file(path)?;
        }
        Ok(())
    }
}

/// Makes a folder, and those above it; into the last one nobody but its owner may look.
fn make_private(folder: &Path) -> io::Result<()> {
    if let Some(above) = folder.parent() {
        std::fs::create_dir_all(above)?;
    }
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

/// Maps a file of [`Made::put`].
fn map(file: &File) -> io::Result<memmap2::Mmap> {
    // SAFETY: a mapping is sound while nobody changes the file. `put` writes every file under a name that
    // nobody knows and renames it when it is whole; no code of ours opens one for writing after that, and a
    // file that is removed or replaced stays as it is for those who have it mapped. Were another program to
    // write into it all the same, readers would see other bytes: every reader sums them up and checks what
    // it takes from them.
    #[expect(
        unsafe_code,
        reason = "mapping a file cannot be had otherwise; see above"
    )]
    unsafe {
        memmap2::Mmap::map(file)
    }
}

#[cfg(test)]
mod tests {
    use super::{KEPT, Made};

    #[test]
    fn what_is_put_is_mapped_and_stays_when_it_is_replaced() {
        let folder = tempfile::tempdir().unwrap();
        let made = Made::beside(folder.path());
        assert!(made.get("a").unwrap().is_none());
        made.put("a", |out| out.write_all(b"first")).unwrap();
        let first = made.get("a").unwrap().unwrap();
        made.put("a", |out| out.write_all(b"other")).unwrap();
        assert_eq!(
            (first, made.get("a").unwrap().unwrap()),
            (&b"first"[..], &b"other"[..])
        );
        made.put("empty", |_| Ok(())).unwrap();
        assert_eq!(made.get("empty").unwrap(), Some(&b""[..]));
    }

    #[test]
    fn a_file_that_fails_half_way_leaves_the_one_before() {
        let folder = tempfile::tempdir().unwrap();
        let made = Made::beside(folder.path());
        made.put("a", |out| out.write_all(b"first")).unwrap();
        let failed = made.put("a", |out| {
            out.write_all(b"hal")?;
            Err(std::io::Error::other("no room"))
        });
        assert!(failed.is_err());
        assert_eq!(made.get("a").unwrap(), Some(&b"first"[..]));
        assert_eq!(
            std::fs::read_dir(folder.path().join("index"))
                .unwrap()
                .count(),
            1
        );
    }

    #[cfg(unix)]
    #[test]
    fn nobody_but_the_owner_reads_what_is_kept() {
        use std::os::unix::fs::PermissionsExt as _;
        let folder = tempfile::tempdir().unwrap();
        let made = Made::parties(&folder.path().join("lists"));
        made.put("a", |out| out.write_all(b"secret")).unwrap();
        let bits = |path: &std::path::Path| path.metadata().unwrap().permissions().mode() & 0o777;
        assert_eq!(bits(made.folder()), 0o700);
        assert_eq!(bits(&made.folder().join("a")), 0o600);
    }

    #[test]
    fn the_oldest_go() {
        let folder = tempfile::tempdir().unwrap();
        let made = Made::beside(folder.path());
        for name in 0..KEPT + 3 {
            made.put(&name.to_string(), |out| out.write_all(b"x"))
                .unwrap();
        }
        assert_eq!(
            std::fs::read_dir(folder.path().join("index"))
                .unwrap()
                .count(),
            KEPT
        );
        assert!(made.get(&(KEPT + 2).to_string()).unwrap().is_some());
    }
}
