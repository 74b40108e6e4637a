//! Fuzzes the reader of observations: one JSON object a line with the fields of an observation.

#![no_main]

use countersight_fuzz::read_observations;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| read_observations("one JSON object a line with the fields of an observation", bytes));
