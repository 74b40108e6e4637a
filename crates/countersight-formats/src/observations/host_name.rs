//! Which host names are those of a device. Most are those of people, and are dropped while reading.
//!
//! Phones and computers are named after their owners (`Annas-iPhone`) or by a code of their own
//! (`DESKTOP-8F3K2A1`). A camera that nobody named calls itself by its model or by its hardware address, and
//! only such a name can point to a maker. So a name is kept if it has one of these two forms, and no other.

/// Parts of names of computers and phones.
const OF_PERSONS: &[&str] = &[
    "pc",
    "nb",
    "win",
    "desktop",
    "laptop",
    "notebook",
    "workstation",
    "mac",
    "macbook",
    "imac",
    "iphone",
    "ipad",
    "android",
    "galaxy",
    "pixel",
    "phone",
    "tablet",
    "surface",
    "srv",
    "vm",
];

/// Whether a host name is that of a device that nobody named: it holds a whole hardware address, or it is
/// written as model numbers are.
///
/// ```
/// use countersight_formats::observations::host_name::is_of_a_device;
/// assert!(is_of_a_device("axis-accc8e000001") && is_of_a_device("DS-2CD2143G0-I"));
/// assert!(!is_of_a_device("Annas-iPhone") && !is_of_a_device("DESKTOP-8F3K2A1"));
/// ```
pub fn is_of_a_device(name: &str) -> bool {
    let part = |c: char| !c.is_ascii_alphanumeric();
    let of_person = name.split(part).any(|part| {
        OF_PERSONS
            .iter()
            .any(|word| part.eq_ignore_ascii_case(word))
    });
    !of_person && name.is_ascii() && (holds_hardware_address(name) || is_model(name))
}

/// Twelve hex digits that stand alone, at least one of them a digit.
fn holds_hardware_address(name: &str) -> bool {
    name.split(|c: char| !c.is_ascii_alphanumeric())
        .any(|part| {
            part.len() == 12
                && part.bytes().all(|b| b.is_ascii_hexdigit())
                && part.bytes().any(|b| b.is_ascii_digit())
        })
}

/// No small letters, and one word as of a model number: two letters first, three to eight digits, two groups
/// of letters, such as `DS-2CD2143G0-I`. A serial number has more digits or begins with one.
fn is_model(name: &str) -> bool {
    !name.bytes().any(|b| b.is_ascii_lowercase())
        && name.split([' ', '_', ',', '.']).any(|word| {
            let digits = word.bytes().filter(u8::is_ascii_digit).count();
            let groups = word.split(|c: char| !c.is_ascii_uppercase());
            let begins = word.bytes().take(2).filter(u8::is_ascii_uppercase).count() == 2;
            begins
                && (3..=8).contains(&digits)
                && groups.filter(|group| !group.is_empty()).count() >= 2
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_devices_are_kept_and_names_of_people_are_not() {
        let kept = [
            "axis-accc8e000001",
            "ACCC8E000001",
            "DS-2CD2143G0-I",
            "IPC-HFW2228M",
            "HIKVISION DS-2CD2032-I - 1",
            "AXIS M1065-LW - ACCC8E000001",
            "DHI-NVR4104HS",
        ];
        let dropped = [
            "",
            "Annas-iPhone",
            "DESKTOP-8F3K2A1",
            "LAPTOP-2CD2143G",
            "WIN-8F3K2A1B9C0",
            "ANNA-PC-2019X",
            "android-0123456789abcdef",
            "Galaxy-S21-Ultra-von-Anna",
            "MACBOOK-PRO-2019",
            "toms-cam",
            "anna1987",
            "TOM1987",
            "front-door-DS-2CD2143G0-I",
            "Küche DS-2CD2143G0-I",
            "caféfacade00",
            "facadefacade",
            "4K00AEBPAG0D0E7",
            "DS-2CD2143G0-I20240101AAWR123",
            "C12345678",
        ];
        let of = |names: &[&str]| -> Vec<bool> {
            names.iter().map(|name| is_of_a_device(name)).collect()
        };
        assert_eq!(of(&kept), [true; 7]);
        assert_eq!(of(&dropped), [false; 19]);
    }
}
