//! Fuzzes the reader of observations: runZero (JSON).

#![no_main]

use countersight_fuzz::read_observations;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| read_observations("runZero (JSON)", bytes));
