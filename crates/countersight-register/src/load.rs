//! The two ways in: load, and load with every check.

use crate::build;
use crate::draft::Draft;
use crate::files::DataFiles;
use crate::known::Known;
use crate::register::Register;
use crate::report::Report;
use crate::stamp;
use countersight_model::problem::{Problem, Severity};

/// A register, and what is wrong with the files it came from.
#[derive(Debug, Clone)]
pub struct Loaded {
    /// The register, without the records that could not be read.
    pub register: Register,
    /// Faults by file and place.
    pub problems: Vec<Problem>,
}

impl Loaded {
    /// Whether a fault forbids the use of the register: something may be left out of it.
    pub fn has_errors(&self) -> bool {
        self.problems
            .iter()
            .any(|problem| problem.severity == Severity::Error)
    }
}

/// Reads the records, resolves their references and builds the register.
///
/// A record that cannot be read, or refers to what is not there, is left out and reported with
/// severity `error`.
///
/// ```
/// use countersight_register::{DataFiles, load};
///
/// let files: DataFiles = [("register.toml", "version = '23 November'")].into_iter().collect();
/// let problem = &load(&files).problems[0];
/// assert_eq!((problem.line, problem.column, problem.code.as_str()), (1, 11, "bad-date"));
/// ```
pub fn load(files: &DataFiles) -> Loaded {
    read(files, false)
}

/// Loads, and asks everything that needs more time: that each record is sound in itself, that each
/// fingerprint proves itself by its examples, and that the records agree with each other.
///
/// ```
/// use countersight_register::{DataFiles, check};
///
/// let files: DataFiles = [
///     ("register.toml", "version = '2026-11-23'"),
///     ("sources/press.toml", "[[source]]\nid = 'a'\ntitle = ''\npublisher = 'B'\nurl = 'https://b.org'"),
/// ]
/// .into_iter()
/// .collect();
/// assert_eq!(check(&files).problems[0].code, "unused-source");
/// ```
pub fn check(files: &DataFiles) -> Loaded {
    read(files, true)
}

fn read(files: &DataFiles, thorough: bool) -> Loaded {
    let mut report = Report::new(files.unread.clone());
    let draft = Draft::parse(files, &mut report);
    let known = Known::of(&draft);
    if thorough {
        crate::check::all(&draft, &mut report);
    }
    let stamp = stamp::stamp(files, draft.version.as_ref(), &mut report);
    let register = build::register(draft, &known, stamp, &mut report);
    Loaded {
        register,
        problems: report.finish(),
    }
}
