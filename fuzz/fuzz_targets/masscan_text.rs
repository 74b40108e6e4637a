//! Fuzzes the reader of observations: masscan (list and grepable).

#![no_main]

use countersight_fuzz::read_observations;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| read_observations("masscan (list and grepable)", bytes));
