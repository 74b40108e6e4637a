//! Fuzzes what is found of a device, with the fingerprints of the register: nothing panics, and a value of
//! which the quick look says that it says nothing, says nothing.

#![no_main]

use countersight_devices::DeviceIndex;
use countersight_fuzz::devices::identifies;
use countersight_register::{DataFiles, load};
use countersight_screening::device_index;
use libfuzzer_sys::fuzz_target;
use std::sync::LazyLock;

static INDEX: LazyLock<DeviceIndex> =
    LazyLock::new(|| device_index(&load(&DataFiles::embedded()).register));

fuzz_target!(|bytes: &[u8]| identifies(bytes, &INDEX));
