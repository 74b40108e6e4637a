//! The log of what was sent: a CSV file that only grows.

use anyhow::{Context as _, bail};
use countersight_collect::discover::Sent;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::Path;

const HEADING: &str = "time,destination,protocol,bytes,purpose\n";

/// A log that is open.
#[derive(Debug)]
pub(super) struct Log(File);

impl Log {
    /// Opens a log to add to it; a new one gets its heading. A file that is something else is refused.
    pub(super) fn open(path: &Path) -> anyhow::Result<Self> {
        let name = path.display();
        if let Ok(text) = fs::read(path)
            && !text.is_empty()
            && !text.starts_with(HEADING.as_bytes())
        {
            bail!(
                "`{name}` is not a log of `discover`, and nothing is added to it; name another file"
            );
        }
        let opened = File::options().append(true).create(true).open(path);
        let mut file = opened
            .with_context(|| format!("the log `{name}` cannot be written; nothing was sent"))?;
        if file.metadata().is_ok_and(|meta| meta.len() == 0) {
            file.write_all(HEADING.as_bytes())?;
        }
        Ok(Self(file))
    }

    /// Adds a line; when it returns, the system has it.
    pub(super) fn write(&mut self, sent: &Sent) -> io::Result<()> {
        let mut line = csv::Writer::from_writer(Vec::new());
        line.write_record([
            format!("{:.3}", sent.at),
            sent.to.to_string(),
            sent.protocol.to_owned(),
            sent.bytes.to_string(),
            sent.purpose.to_owned(),
        ])?;
        let line = line
            .into_inner()
            .map_err(|error| io::Error::other(error.to_string()))?;
        self.0.write_all(&line)
    }
}
