//! The register's version and hash.

use crate::fault::Fault;
use crate::files::DataFiles;
use crate::records::Filed;
use crate::records::version::VersionRecord;
use crate::report::Report;
use countersight_model::run::RegisterStamp;
use jiff::civil::Date;
use sha2::{Digest, Sha256};
use std::fmt::Write as _;

/// Version and hash of these files.
pub(crate) fn stamp(
    files: &DataFiles,
    version: Option<&Filed<'_, VersionRecord>>,
    report: &mut Report,
) -> RegisterStamp {
    RegisterStamp {
        version: day(version, report),
        sha256: hash(files),
    }
}

fn day(version: Option<&Filed<'_, VersionRecord>>, report: &mut Report) -> Date {
    let Some(Filed { file, record }) = version else {
        return Date::MIN;
    };
    let date = *record.version.get_ref();
    if !date.is_exact() {
        report.at(
            *file,
            record.version.span(),
            Fault::BadDate,
            format!("the version `{date}` does not name a day"),
            "write the day of the newest fact, as in \"2026-11-23\"",
        );
    }
    date.latest()
}

/// SHA-256 of the listing that `sha256sum` prints for the files in the order of their paths, so that
/// anybody can repeat it in `data/` without this program:
///
/// ```text
/// find * -name '*.toml' -o -name '*.csv' | LC_ALL=C sort | xargs sha256sum | sha256sum
/// ```
fn hash(files: &DataFiles) -> String {
    let mut listing = String::new();
    for (path, text) in &files.files {
        listing.push_str(&hex(text.as_bytes()));
        listing.push_str("  ");
        listing.push_str(path);
        listing.push('\n');
    }
    hex(listing.as_bytes())
}

fn hex(bytes: &[u8]) -> String {
    Sha256::digest(bytes)
        .iter()
        .fold(String::with_capacity(64), |mut text, byte| {
            // Writing to a String cannot fail.
            let _ = write!(text, "{byte:02x}");
            text
        })
}
