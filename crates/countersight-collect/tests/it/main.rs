//! Fetching from a server on this machine, keeping, refusing, comparing.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "tests: a helper that cannot do its part must stop the test"
)]

mod examining;
mod fetching;
mod server;
mod storing;
mod support;
mod updating;
