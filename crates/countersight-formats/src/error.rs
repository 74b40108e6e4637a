//! Why a file could not be read, and how to mend it.

/// Why a file could not be read: what, where, and how to mend it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ReadError {
    /// No such file.
    #[error("{file}: there is no such file; check the name and the folder")]
    Missing {
        /// File as given.
        file: String,
    },
    /// A folder.
    #[error("{file}: this is a folder; name the files in it")]
    Folder {
        /// File as given.
        file: String,
    },
    /// The system refused.
    #[error("{file}: cannot be read: {reason}")]
    Unreadable {
        /// File as given.
        file: String,
        /// What the system said.
        reason: String,
    },
    /// Nothing in it.
    #[error("{file}: the file is empty; export it again, or check that the right file was named")]
    Empty {
        /// File as given.
        file: String,
    },
    /// Not a table or text.
    #[error("{file}: this is {what}, which cannot be read as a table or text; {mend}")]
    Unsupported {
        /// File as given.
        file: String,
        /// What it is, such as `a PDF document`.
        what: &'static str,
        /// What to do.
        mend: &'static str,
    },
    /// A line or cell without end.
    #[error("{file}, {place}: longer than 1 MiB; {mend}")]
    TooLong {
        /// File as given.
        file: String,
        /// Where, such as `row 7`.
        place: String,
        /// What to do.
        mend: &'static str,
    },
    /// Too large to be held, where the form needs it.
    #[error("{file}: {what} is larger than {limit} MiB; save it as CSV, which is read row by row")]
    TooLarge {
        /// File as given.
        file: String,
        /// What is too large.
        what: &'static str,
        /// The limit in mebibytes.
        limit: u64,
    },
    /// A NUL byte inside text.
    #[error(
        "{file}, {place}: there is a NUL byte inside the text; the file is damaged or not text: \
         export it again as CSV (UTF-8)"
    )]
    Nul {
        /// File as given.
        file: String,
        /// Where, such as `line 7`.
        place: String,
    },
    /// A quotation mark that is not closed.
    #[error(
        "{file}, row {row}, column `{column}`: a quotation mark opens and is never closed, so the \
         rest of the file would be one cell; close it or take it away"
    )]
    OpenQuote {
        /// File as given.
        file: String,
        /// Row where it opens.
        row: u64,
        /// Header of its column.
        column: String,
    },
    /// Locked with a password.
    #[error("{file}: {what} is locked with a password; save a copy without one")]
    Encrypted {
        /// File as given.
        file: String,
        /// What is locked.
        what: &'static str,
    },
    /// A workbook or archive that does not hold together.
    #[error("{file}: {what} is broken ({reason}); open it in its own program and save it again")]
    Broken {
        /// File as given.
        file: String,
        /// What is broken.
        what: &'static str,
        /// What the reader said.
        reason: String,
    },
    /// JSON that is not rows.
    #[error(
        "{file}, line {line}, column {column}: {reason}; the file must be a JSON array of objects, \
         an object holding such an array, or one object a line"
    )]
    Json {
        /// File as given.
        file: String,
        /// Line.
        line: u64,
        /// Column, in characters.
        column: u64,
        /// What is wrong.
        reason: String,
    },
    /// No column whose meaning is known.
    #[error(
        "{file}: no column is understood; seen are: {seen}. Understood are words such as \
         {understood}, also in other languages. Name the columns so, or give `--kind list` to read \
         each row as text"
    )]
    NoColumn {
        /// File as given.
        file: String,
        /// The cells of the first row.
        seen: String,
        /// Words that would be understood.
        understood: String,
    },
    /// A file that holds no observations in any form that is known.
    #[error(
        "{file}: no form of observations is recognised; it begins with `{seen}`. Understood are: \
         {understood}; a table with a column of make, model or hardware address"
    )]
    NoObservations {
        /// File as given.
        file: String,
        /// Its first line, shortened.
        seen: String,
        /// The forms that are known.
        understood: String,
    },
    /// A Django fixture of something else.
    #[error(
        "{file}: this is a Django fixture without devices; export the rows of `dcim.device`, \
         `dcim.devicetype` and `dcim.manufacturer` from NetBox"
    )]
    NoDevices {
        /// File as given.
        file: String,
    },
    /// Packed bytes that cannot be unpacked.
    #[error("{file}: {reason}")]
    Packed {
        /// File as given.
        file: String,
        /// What is wrong, and how to mend it.
        reason: String,
    },
    /// An archive of several files, where one is read at a time.
    #[error(
        "{file}: the archive holds several files ({seen}); unpack it and give the files inside"
    )]
    Several {
        /// File as given.
        file: String,
        /// The files.
        seen: String,
    },
    /// An archive without a file that can be read.
    #[error("{file}: the archive holds no table, list or JSON file; it holds {seen}")]
    NothingInside {
        /// File as given.
        file: String,
        /// What it holds.
        seen: String,
    },
}
