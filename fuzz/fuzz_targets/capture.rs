//! Fuzzes the reader of observations: a capture of network traffic (pcap, pcapng).

#![no_main]

use countersight_fuzz::read_observations;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| read_observations("a capture of network traffic (pcap, pcapng)", bytes));
