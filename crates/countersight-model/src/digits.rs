//! Check digits of identifiers: a number that fails its own check was mistyped.
//!
//! ```
//! use countersight_model::digits::is_isin;
//! assert!(is_isin("CNE100000PM8"));
//! assert!(!is_isin("CNE100000PM9"));
//! ```

/// Whether an ISIN is well formed and its check digit right (ISO 6166).
pub fn is_isin(text: &str) -> bool {
    let bytes = text.as_bytes();
    let (Some(country), Some(check)) = (bytes.get(..2), bytes.get(11)) else {
        return false;
    };
    if bytes.len() != 12 || !country.iter().all(u8::is_ascii_uppercase) || !check.is_ascii_digit() {
        return false;
    }
    // Letters stand for two digits each, A = 10 to Z = 35; then Luhn's sum from the right.
    let mut digits = Vec::with_capacity(24);
    for byte in bytes {
        match value(*byte) {
            Some(value @ 0..10) => digits.push(value),
            Some(value) => digits.extend([value / 10, value % 10]),
            None => return false,
        }
    }
    let sum: u32 = digits
        .iter()
        .rev()
        .enumerate()
        .map(|(place, digit)| {
            if place % 2 == 0 {
                *digit
            } else {
                digit * 2 / 10 + digit * 2 % 10
            }
        })
        .sum();
    sum.is_multiple_of(10)
}

/// Whether an LEI is well formed and its check digits right (ISO 17442, ISO 7064 mod 97-10).
pub fn is_lei(text: &str) -> bool {
    if text.len() != 20 {
        return false;
    }
    let mut rest = 0;
    for byte in text.bytes() {
        rest = match value(byte) {
            Some(value @ 0..10) => (rest * 10 + value) % 97,
            Some(value) => (rest * 100 + value) % 97,
            None => return false,
        };
    }
    rest == 1
}

/// Whether a Unified Social Credit Code is well formed and its check character right (GB 32100).
pub fn is_uscc(text: &str) -> bool {
    const CHARACTERS: &str = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    if text.len() != 18 {
        return false;
    }
    // The weight of the character at place i is 3^i modulo 31; the last one, of weight 1, is the
    // check character and makes the sum a multiple of 31.
    let (mut sum, mut weight) = (0, 1);
    for (place, character) in text.chars().enumerate() {
        let Some(value) = CHARACTERS.find(character) else {
            return false;
        };
        sum += value * if place == 17 { 1 } else { weight };
        weight = weight * 3 % 31;
    }
    sum % 31 == 0
}

fn value(byte: u8) -> Option<u32> {
    match byte {
        b'0'..=b'9' => Some(u32::from(byte - b'0')),
        b'A'..=b'Z' => Some(u32::from(byte - b'A') + 10),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn real_numbers_pass_and_one_wrong_digit_fails() {
        for isin in ["CNE100000PM8", "US0378331005", "GB0002634946"] {
            assert!(is_isin(isin), "{isin}");
        }
        for wrong in [
            "CNE100000PM7",
            "US0378331006",
            "CNE100000PM",
            "cne100000pm8",
            "",
            "海康威视",
        ] {
            assert!(!is_isin(wrong), "{wrong}");
        }
        assert!(is_lei("5493001KJTIIGC8Y1R12"));
        assert!(!is_lei("5493001KJTIIGC8Y1R13"));
        for uscc in [
            "91330000733796106P",
            "914403001922038216",
            "91440300746645251H",
        ] {
            assert!(is_uscc(uscc), "{uscc}");
        }
        for wrong in [
            "91330000733796106S",
            "9133000073379610P6",
            "91330000733796106",
            "海康威视海康",
        ] {
            assert!(!is_uscc(wrong), "{wrong}");
        }
    }
}
