//! Fuzzes delta files of OpenSanctions.

#![no_main]

use countersight_formats::lists::apply_delta;
use countersight_model::party::PartyList;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let mut bytes = bytes;
    let _delta = apply_delta(&mut PartyList::default(), "fuzz", &mut bytes);
});
