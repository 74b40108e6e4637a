//! What holds of devices, whatever is observed.

use countersight_devices::{DeviceIndex, Scratch};
use countersight_model::field::Field;
use countersight_model::observation::Observation;

/// An observation out of any bytes: each line is a value, and its first byte says of which field.
pub fn observation(bytes: &[u8]) -> Observation {
    let mut seen = Observation::default();
    for line in bytes.split(|byte| *byte == b'\n') {
        let Some((first, value)) = line.split_first() else {
            continue;
        };
        let at = usize::from(*first) % Field::ALL.len();
        if let Some(field) = Field::ALL.get(at) {
            // A carriage return stands for a line end inside the value.
            let value = String::from_utf8_lossy(value).replace('\r', "\n");
            seen.add(*field, value);
        }
    }
    seen
}

/// Identifies what the bytes observe: a value of which the quick look says that it says nothing, says nothing.
///
/// # Panics
///
/// When something is found where no value may speak.
pub fn identifies(bytes: &[u8], index: &DeviceIndex) {
    let seen = observation(bytes);
    let mut scratch = Scratch::default();
    let found = index.identify_with(&seen, &mut scratch);
    let mut values = seen.values();
    if !values.any(|(field, value)| index.may_speak(field, value, &mut scratch)) {
        assert!(
            found.evidence.is_empty() && found.maker.is_none(),
            "{found:?}"
        );
    }
}
