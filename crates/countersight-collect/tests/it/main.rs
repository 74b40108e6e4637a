//! Fetching from a server on this machine, keeping, refusing, comparing; discovering devices on loopback.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::disallowed_methods,
    reason = "tests: a helper that cannot do its part must stop the test"
)]

mod devices;
mod discovering;
mod examining;
mod fetching;
mod server;
mod storing;
mod support;
mod updating;
