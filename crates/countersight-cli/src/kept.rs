//! Parties of the user's, kept beside the lists so that a change of a list is asked of few of them.
//!
//! Two files for each file of parties: the index of its names, and its rows. Both begin with the key of what
//! they were made from, and end with a check sum; whatever does not fit is made anew.

mod rows;

use anyhow::Context as _;
use countersight_collect::made::Made;
use countersight_model::run::InputRead;
use countersight_model::subject::Subject;
use countersight_names::matching::Index;
use countersight_register::Register;
use countersight_screening::standing::Standing;
use countersight_service::lists::hex;
use countersight_service::program;
pub(crate) use rows::{Gathered, Rows};
use sha2::{Digest, Sha256};
use std::fs::File;
use std::io::Read as _;
use std::path::{Path, PathBuf};

/// What is kept of one file of parties, or is to be.
pub(crate) struct Shelf<'m> {
    made: &'m Made,
    file: PathBuf,
    /// SHA-256 of the file when it was looked at.
    sha256: [u8; 32],
    key: [u8; 32],
    name: String,
}

/// What was kept of a file.
pub(crate) struct Kept {
    pub(crate) names: Index,
    pub(crate) rows: Rows,
}

impl<'m> Shelf<'m> {
    /// The place for a file, which is read once for its SHA-256.
    pub(crate) fn of(file: &Path, register: &Register, made: &'m Made) -> anyhow::Result<Self> {
        let sha256 = sum(file)?;
        let mut hash = Sha256::new();
        let mut add = |bytes: &[u8]| {
            hash.update(bytes.len().to_le_bytes());
            hash.update(bytes);
        };
        add(env!("CARGO_PKG_VERSION").as_bytes());
        add(program().unwrap_or_default().as_bytes());
        add(register.stamp.sha256.as_bytes());
        // How a file is called is told beside its rows, and decides how it is read.
        add(file.as_os_str().as_encoded_bytes());
        add(&sha256);
        // One place for a file, whatever stands in it: what was kept of it before goes when it changes.
        let place = file.canonicalize().unwrap_or_else(|_| file.to_owned());
        let name = Sha256::digest(place.as_os_str().as_encoded_bytes());
        Ok(Self {
            made,
            file: file.to_owned(),
            sha256,
            key: hash.finalize().into(),
            name: hex(name.get(..12).unwrap_or_default()),
        })
    }

    /// What was kept of the very file, by this program and register; nothing if it is damaged.
    pub(crate) fn open(&self) -> Option<Kept> {
        let get = |ending| self.made.get(&format!("{}.{ending}", self.name)).ok()?;
        let (names, rows) = (get("names")?, get("rows")?);
        // Both are summed up, which takes a while for many names.
        let (names, rows) = std::thread::scope(|scope| {
            let rows = scope.spawn(|| Rows::open(rows, &self.key));
            let names = Index::mapped(names, &self.key).ok();
            (names, rows.join().ok().flatten())
        });
        let (names, rows) = (names?, rows?);
        (names.len() == rows.names()).then_some(Kept { names, rows })
    }

    /// Keeps what was read of the file, unless it changed meanwhile. Whether it is kept.
    pub(crate) fn keep(
        &self,
        gathered: &Gathered,
        standing: &Standing,
        read: &InputRead,
    ) -> anyhow::Result<bool> {
        if sum(&self.file)? != self.sha256 || !gathered.fits(standing) {
            return Ok(false);
        }
        let put = |ending: &str, write: &dyn Fn(&mut dyn std::io::Write) -> std::io::Result<()>| {
            self.made
                .put(&format!("{}.{ending}", self.name), |out| write(out))
                .with_context(|| {
                    let folder = self.made.folder().display();
                    format!("the parties cannot be kept in `{folder}`")
                })
        };
        put("names", &|out| {
            standing
                .names
                .write(&self.key, |bytes| out.write_all(bytes))
        })?;
        put("rows", &|out| {
            gathered.write(&self.key, standing, read, out)
        })?;
        Ok(true)
    }
}

/// SHA-256 of a file.
fn sum(file: &Path) -> anyhow::Result<[u8; 32]> {
    let failed = || format!("`{}` cannot be read", file.display());
    let mut from = File::open(file).with_context(failed)?;
    let mut hash = Sha256::new();
    let mut part = vec![0; 1 << 18];
    loop {
        match from.read(&mut part) {
            Ok(0) => return Ok(hash.finalize().into()),
            Ok(read) => hash.update(part.get(..read).unwrap_or_default()),
            Err(error) if error.kind() == std::io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error).with_context(failed),
        }
    }
}

impl Kept {
    /// The subjects that bear one of these names, in the order of the file; none if a row is damaged.
    pub(crate) fn subjects(&self, names: &[u32]) -> Option<Vec<Subject>> {
        let mut bearers: Vec<u32> = names
            .iter()
            .flat_map(|name| self.rows.bearers(*name))
            .collect();
        bearers.sort_unstable();
        bearers.dedup();
        bearers
            .into_iter()
            .map(|row| self.rows.subject(row))
            .collect()
    }
}
