//! Fuzzes what is found of a device, with the fingerprints of the register: nothing panics, and a value of
//! which the quick look says that it says nothing, says nothing.

#![no_main]

use countersight_devices::{DeviceIndex, Scratch};
use countersight_fuzz::observation;
use countersight_register::{DataFiles, load};
use countersight_screening::device_index;
use libfuzzer_sys::fuzz_target;
use std::sync::LazyLock;

static INDEX: LazyLock<DeviceIndex> =
    LazyLock::new(|| device_index(&load(&DataFiles::embedded()).register));

fuzz_target!(|bytes: &[u8]| {
    let seen = observation(bytes);
    let mut scratch = Scratch::default();
    let found = INDEX.identify_with(&seen, &mut scratch);
    let mut values = seen.values();
    if !values.any(|(field, value)| INDEX.may_speak(field, value, &mut scratch)) {
        assert!(found.evidence.is_empty() && found.maker.is_none(), "{found:?}");
    }
});
