//! What the engine answers, on worlds made for the tests.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::similar_names,
    clippy::cast_possible_truncation,
    reason = "tests may panic, and their small worlds hold small numbers"
)]

mod changes;
mod common;
mod evaluate;
mod explanation;
mod interruptions;
mod reference;
mod shares;
mod world;
