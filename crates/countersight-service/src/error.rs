//! What can go wrong between the libraries and those who ask.

use countersight_collect::store::StoreError;
use countersight_formats::ReadError;
use countersight_formats::lists::ListError;
use countersight_report::ReportError;
use std::io;

/// Something asked for could not be done.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ServiceError {
    /// A file cannot be read.
    #[error(transparent)]
    Read(#[from] ReadError),
    /// A report cannot be written.
    #[error(transparent)]
    Report(#[from] ReportError),
    /// The folder of official lists fails.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// A list of the reader's own cannot be read.
    #[error(transparent)]
    List(#[from] ListError),
    /// The output refused what was written to it.
    #[error("the answer cannot be written: {0}")]
    Output(#[from] io::Error),
    /// A file that is read whole cannot be read.
    #[error("`{file}` cannot be read: {reason}")]
    Unreadable {
        /// Its name as given.
        file: String,
        /// Why not.
        reason: io::Error,
    },
    /// A list of the reader's own would find nobody.
    #[error(
        "`{file}` names nobody ({rows} rows were read){why}; put one name in each row of the column `name`"
    )]
    EmptyList {
        /// Its name as given.
        file: String,
        /// Rows read.
        rows: u64,
        /// The first thing that was remarked, after a colon; or nothing.
        why: String,
    },
    /// No folder of official lists is known.
    #[error("no folder of official lists is known; name one in `{variable}`")]
    NoFolder {
        /// The variable of the environment that names one.
        variable: &'static str,
    },
    /// Whoever watches the run ended it.
    #[error("the run was stopped")]
    Stopped,
    /// No official list was fetched.
    #[error("no official list is at hand; `countersight lists update` fetches them")]
    NoOfficialList,
}
