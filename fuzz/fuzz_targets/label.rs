//! Fuzzes the reading of labels, with the fingerprints of the register.

#![no_main]

use countersight_devices::DeviceIndex;
use countersight_register::{DataFiles, load};
use countersight_screening::device_index;
use libfuzzer_sys::fuzz_target;
use std::sync::LazyLock;

static INDEX: LazyLock<DeviceIndex> =
    LazyLock::new(|| device_index(&load(&DataFiles::embedded()).register));

fuzz_target!(|text: &str| {
    let _label = INDEX.read_label_text(text);
});
