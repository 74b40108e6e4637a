//! Loads, checks, merges and freezes `data/` into one dated, hashed register.
//!
//! [`load`] is the fast path that every run of the program takes: it reads the records, resolves
//! their references and builds the [`Register`]. [`check`] does the same and then asks everything
//! that a careful editor would ask. Neither ever panics, and neither stops at the first fault: what
//! is broken is left out, and every [`Problem`] says where it stands and how to mend it.
//!
//! ```
//! use countersight_register::{DataFiles, load};
//!
//! let files: DataFiles = [
//!     ("register.toml", "version = '2026-11-23'"),
//!     ("vocab/jurisdictions.toml", "[[jurisdiction]]\ncode = 'EU'\nname = 'European Union'"),
//! ]
//! .into_iter()
//! .collect();
//!
//! let loaded = load(&files);
//! assert!(loaded.problems.is_empty());
//! assert_eq!(loaded.register.jurisdictions["EU"], "European Union");
//! assert_eq!(loaded.register.stamp.version.to_string(), "2026-11-23");
//! ```
//!
//! [`Problem`]: countersight_model::problem::Problem

mod build;
mod check;
mod csv_table;
mod draft;
mod fault;
mod files;
mod known;
mod link;
mod load;
mod parse;
mod place;
mod records;
mod register;
mod report;
#[cfg(feature = "schema")]
mod schema;
mod spanned;
mod stamp;
mod stat;

pub use fault::Fault;
pub use files::{DataFiles, ReadError};
pub use load::{Loaded, check, load};
pub use register::{MeasureCase, Register};
#[cfg(feature = "schema")]
pub use schema::{RecordSchema, schemas};
pub use stat::{DateRange, Stat};
