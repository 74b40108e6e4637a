//! Fuzzes the reader of observations: a table of neighbours (arp -a, ip neigh).

#![no_main]

use countersight_fuzz::read_observations;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| read_observations("a table of neighbours (arp -a, ip neigh)", bytes));
