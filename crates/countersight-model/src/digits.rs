//! Forms and check digits of identifiers: a number that fails its own check was mistyped.
//!
//! ```
//! use countersight_model::digits::is_isin;
//! assert!(is_isin("CNE100000PM8"));
//! assert!(!is_isin("CNE100000PM9"));
//! ```

mod domain;
mod suggest;
mod us;
mod vat;

pub use domain::{domain, is_domain};
pub use suggest::suggest;
pub use us::{duns_has_check_digit, is_cage, is_duns, is_uei};
pub use vat::{is_vat, vat};

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
    luhn(&digits)
}

/// Luhn's sum: every second digit from the right doubled, its digits added; a multiple of ten.
fn luhn(digits: &[u32]) -> bool {
    let each = digits.iter().rev().enumerate();
    let sum: u32 = each
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

/// ISO 7064 mod 11,10: the last digit checks those before it.
fn mod_11_10(digits: &[u32]) -> bool {
    let Some((check, head)) = digits.split_last() else {
        return false;
    };
    let product = head.iter().fold(10, |product, digit| {
        let sum = match (product + digit) % 10 {
            0 => 10,
            sum => sum,
        };
        sum * 2 % 11
    });
    (product + check) % 10 == 1
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

    #[test]
    fn vat_numbers_of_real_companies_pass_and_one_wrong_digit_fails() {
        for number in [
            "ATU13585627",
            "BE0411905847",
            "BG175074752",
            "CY10259033P",
            "CZ25123891",
            "CZ00177041",
            "DE129274202",
            "DE129273398",
            "DK24256790",
            "EE100366327",
            "EL094259216",
            "ESA28015865",
            "ESA48265169",
            "FI20774740",
            "FI01120389",
            "FR40303265045",
            "GB220430231",
            "GB980780684",
            "HR38453148181",
            "HU10597190",
            "IE6388047V",
            "IE8256796U",
            "IT00905811006",
            "IT00743110157",
            "LT119508113",
            "LU20260743",
            "LV40003032949",
            "MT11679112",
            "NL004495445B01",
            "NL820646660B01",
            "PL5260250995",
            "PL7740001454",
            "PT501507930",
            "RO1590082",
            "RO361757",
            "SE556056625801",
            "SE556703748501",
            "SI80267432",
            "SK2020317068",
            "SK2022749619",
        ] {
            assert!(is_vat(number), "{number}");
            // The last digit but for a branch at the end.
            let mut bytes = number.as_bytes().to_vec();
            let branch = if number.starts_with("SE") || number.starts_with("NL") {
                3
            } else {
                0
            };
            let digit = bytes
                .iter_mut()
                .rev()
                .skip(branch)
                .find(|b| b.is_ascii_digit());
            let digit = digit.unwrap();
            *digit = b'0' + (*digit - b'0' + 1) % 10;
            let wrong = String::from_utf8(bytes).unwrap();
            assert!(!is_vat(&wrong), "{wrong}");
        }
        for wrong in [
            "",
            "DE",
            "DE12927420",
            "XX123456789",
            "海康威视",
            "DE海康威视12",
        ] {
            assert!(!is_vat(wrong), "{wrong}");
        }
    }

    #[test]
    fn suppliers_codes_have_their_forms() {
        for (sound, text) in [
            (true, "150483782"),
            (true, "06-704-7183"),
            (false, "1504837820"),
            (false, "15048378X"),
        ] {
            assert_eq!(is_duns(text), sound, "{text}");
        }
        for (sound, text) in [
            (true, "1TRZ3"),
            (true, "D8285"),
            (false, "1TRZ"),
            (false, "1trz3"),
        ] {
            assert_eq!(is_cage(text), sound, "{text}");
        }
        assert!(!is_uei("A123456789BC") && !is_uei("ABCDEFGHJKLM") && !is_uei("海康威视"));
    }

    #[test]
    fn a_suggestion_is_sound_and_known_and_never_made_for_what_is_exact() {
        let known = |code: &str| ["91330000733796106P", "914403001922038216"].contains(&code);
        let meant = suggest("91330000737396106P", &is_uscc, &known);
        assert_eq!(meant, ["91330000733796106P"]);
        assert_eq!(suggest("9133000073379610GP", &is_uscc, &known), meant);
        assert!(suggest("91330000733796106P", &is_uscc, &known).is_empty());
        assert!(suggest("海康威视海康", &is_uscc, &known).is_empty());
        assert!(suggest(&"9".repeat(1000), &is_uscc, &known).is_empty());
    }
}
