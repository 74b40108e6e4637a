//! Reads other people's files: bytes in, subjects out; no sockets.
//!
//! [`open`] takes a file or standard input, finds out what it is (encoding, form, header, kind) from
//! its first mebibyte, and gives a [`Reading`]: an iterator of [`Item`]s. A table of any length is read
//! row by row; no more than one row is held at a time. Workbooks and fixtures are the exceptions, for
//! their own forms scatter a row over the file.
//!
//! What a row may tell is decided by its columns: a column whose header is not among the register's
//! [`ColumnWords`](countersight_model::lexicon::ColumnWords) is dropped while reading. So serial
//! numbers, passwords, user names and coordinates never enter; an internet address only helps to see
//! that the row is a device.
//!
//! | module | what it does |
//! |---|---|
//! | `input`, `magic`, `archive`, `unpack` | opens a file, names its form by its first bytes, unpacks it |
//! | `encoding`, `decode`, `decoding` | finds the encoding, gives UTF-8 with plain line ends |
//! | `open`, `sniff` | table, JSON or plain list? which delimiter? |
//! | `fold`, `columns`, `meaning`, `table`, `kind` | header words, the header's row, the kind of file |
//! | `delimited`, `list`, `json`, `netbox`, `workbook` | one reader each |
//! | `scans` | scans and captures as subjects |
//! | `scan`, `records`, `keys`, `sheets` | JSON cut into records, their keys; workbooks into rows |
//! | `cell`, `slots`, `shape` | cells to a subject |
//! | `reading` | the public face |
//! | [`observations`] | marks of devices, each format in a file |
//! | [`lists`] | official lists, each in its own format |

mod archive;
mod cell;
mod columns;
mod decode;
mod decoding;
mod delimited;
mod encoding;
mod error;
mod fold;
mod input;
mod json;
mod keys;
mod kind;
mod list;
pub mod lists;
mod magic;
mod meaning;
mod netbox;
pub mod observations;
mod open;
mod part;
mod reading;
mod records;
mod scan;
mod scans;
mod shape;
mod sheets;
mod slots;
mod sniff;
mod table;
mod unpack;
mod workbook;

pub use error::ReadError;
pub use input::Input;
pub use reading::{Item, Options, Reading, ReadingWords, open};
