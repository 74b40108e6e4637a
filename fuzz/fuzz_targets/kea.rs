//! Fuzzes the reader of observations: leases of Kea (CSV).

#![no_main]

use countersight_fuzz::read_observations;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| read_observations("leases of Kea (CSV)", bytes));
