//! Fuzzes the reader of observations: Shadowserver report (CSV).

#![no_main]

use countersight_fuzz::read_observations;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| read_observations("Shadowserver report (CSV)", bytes));
