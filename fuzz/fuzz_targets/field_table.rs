//! Fuzzes the reader of observations: a table whose columns are fields of an observation.

#![no_main]

use countersight_fuzz::read_observations;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| read_observations("a table whose columns are fields of an observation", bytes));
