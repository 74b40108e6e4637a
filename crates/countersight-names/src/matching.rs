//! Compares any two company names, in any scripts, with one score and its reasons.
//!
//! Where [`compare`](crate::compare) knows a company's names from the register and how far each may be
//! trusted, this compares two texts about which nothing is known: a supplier and a row of an official
//! list. A name is cut into atoms ([`prepare`](self)), atoms meet by equality, meaning, sound or a
//! typing error, and what meets is weighed against what is left over.

mod align;
mod alike;
mod asked;
mod asking;
mod atom;
mod bound;
mod candidates;
mod cut;
mod explain;
mod hint;
mod index;
mod keys;
mod leftover;
mod likeness;
mod near;
mod numbers;
mod phrases;
mod postings;
mod prepare;
mod roman;
mod runs;
mod score;
mod search;
mod side;
mod snapshot;
mod stored;
mod table;
mod truncated;
mod typo;
mod words;

pub use align::{Alignment, How};
pub use cut::MOST_CHARACTERS;
pub use explain::{Explained, LeftWord, MetWords, explain};
pub use index::{Builder, Index};
pub use prepare::{MOST_ATOMS, Name, Prepared, Workshop};
pub use score::{REVIEW, SAME, Verdict};
pub use search::{Found, Search};
pub use snapshot::SnapshotError;
pub use words::{Class, Sense, Words};
