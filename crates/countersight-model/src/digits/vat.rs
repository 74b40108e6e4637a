//! VAT numbers of the states of the European Union, of Northern Ireland and of Great Britain.
//!
//! The rules are those that the tax offices publish. Numbers that only natural persons bear (as a
//! Czech birth number) are not sound here.

use super::{luhn, mod_11_10};

/// A VAT number in the form in which two are compared: `DE129274202` from `DE 129.274.202`. Greece
/// writes EL; none if it does not begin with a state whose numbers are known.
///
/// ```
/// use countersight_model::digits::vat;
/// assert_eq!(vat("nl 8206.46.660.b01").as_deref(), Some("NL820646660B01"));
/// assert_eq!(vat("GR 094259216").as_deref(), Some("EL094259216"));
/// assert_eq!(vat("US123"), None);
/// ```
pub fn vat(text: &str) -> Option<String> {
    let bare: String = text
        .chars()
        .filter(|c| !matches!(c, ' ' | '.' | '-' | '\u{a0}'))
        .collect();
    let bare = bare.to_ascii_uppercase();
    let (state, rest) = bare.split_at_checked(2)?;
    let state = if state == "GR" { "EL" } else { state };
    let plain = rest
        .bytes()
        .all(|b| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'*'));
    (STATES.contains(&state) && plain && !rest.is_empty()).then(|| format!("{state}{rest}"))
}

/// Whether a text is a VAT number with the form and check digits of its state.
///
/// ```
/// use countersight_model::digits::is_vat;
/// assert!(is_vat("FR40303265045"));
/// assert!(!is_vat("FR40303265046"));
/// ```
pub fn is_vat(text: &str) -> bool {
    let Some(number) = vat(text) else {
        return false;
    };
    number
        .split_at_checked(2)
        .is_some_and(|(state, rest)| sound(state, rest).unwrap_or(false))
}

const STATES: &[&str] = &[
    "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "EL", "ES", "FI", "FR", "GB", "HR", "HU", "IE",
    "IT", "LT", "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK", "XI",
];

/// None where the form is wrong.
fn sound(state: &str, rest: &str) -> Option<bool> {
    Some(match state {
        "AT" => austria(rest)?,
        "BE" => {
            let n = digits(rest, 10)?;
            let (head, check) = (number(n.get(..8)?), number(n.get(8..)?));
            n.first().is_some_and(|first| *first < 2) && head > 0 && (head + check) % 97 == 0
        }
        "BG" => bulgaria(rest)?,
        "CY" => cyprus(rest)?,
        "CZ" => {
            let n = digits(rest, 8)?;
            let check = (11 - weighted(&n, &[8, 7, 6, 5, 4, 3, 2]) % 11) % 10;
            *n.first()? != 9 && check == *n.last()?
        }
        "DE" => {
            let n = digits(rest, 9)?;
            *n.first()? != 0 && mod_11_10(&n)
        }
        "DK" => leading(rest, 8)? && divided(rest, 8, &[2, 7, 6, 5, 4, 3, 2, 1], 11)?,
        "EE" => divided(rest, 9, &[3, 7, 1, 3, 7, 1, 3, 7, 1], 10)?,
        "EL" => {
            let n = digits(&format!("{rest:0>9}"), 9)?;
            let sum = weighted(&n, &[256, 128, 64, 32, 16, 8, 4, 2]);
            sum % 11 % 10 == *n.last()?
        }
        "ES" => spain(rest)?,
        "FI" => divided(rest, 8, &[7, 9, 10, 5, 8, 4, 2, 1], 11)?,
        "FR" => france(rest)?,
        "GB" | "XI" => britain(rest)?,
        "HR" => mod_11_10(&digits(rest, 11)?),
        "HU" => divided(rest, 8, &[9, 7, 3, 1, 9, 7, 3, 1], 10)?,
        "IE" => ireland(rest)?,
        "IT" => {
            let n = digits(rest, 11)?;
            let office = number(n.get(7..10)?);
            let known = matches!(office, 1..=100 | 120 | 121 | 888 | 999);
            number(n.get(..7)?) > 0 && known && luhn(&n)
        }
        "LT" => lithuania(rest)?,
        "LU" => {
            let n = digits(rest, 8)?;
            number(n.get(..6)?) % 89 == number(n.get(6..)?)
        }
        "LV" => {
            let n = digits(rest, 11)?;
            let weights = [9, 1, 4, 8, 3, 10, 2, 5, 7, 6, 1];
            *n.first()? > 3 && weighted(&n, &weights) % 11 == 3
        }
        "MT" => leading(rest, 8)? && divided(rest, 8, &[3, 4, 6, 7, 8, 9, 10, 1], 37)?,
        "NL" => netherlands(rest)?,
        "PL" => {
            let n = digits(rest, 10)?;
            weighted(&n, &[6, 5, 7, 2, 3, 4, 5, 6, 7]) % 11 == *n.last()?
        }
        "PT" => {
            let n = digits(rest, 9)?;
            let check = (11 - weighted(&n, &[9, 8, 7, 6, 5, 4, 3, 2]) % 11) % 11 % 10;
            *n.first()? != 0 && check == *n.last()?
        }
        "RO" => {
            let known = (2..=10).contains(&rest.len()) && leading(rest, rest.len())?;
            let n = digits(&format!("{rest:0>10}"), 10)?;
            let sum = weighted(&n, &[7, 5, 3, 2, 1, 7, 5, 3, 2]);
            known && 10 * sum % 11 % 10 == *n.last()?
        }
        "SE" => {
            let n = digits(rest.strip_suffix("01")?, 10)?;
            luhn(&n)
        }
        "SI" => {
            let n = digits(rest, 8)?;
            let check = (11 - weighted(&n, &[8, 7, 6, 5, 4, 3, 2]) % 11) % 11 % 10;
            *n.first()? != 0 && check == *n.last()?
        }
        "SK" => {
            let n = digits(rest, 10)?;
            let kind = matches!(n.get(2)?, 2 | 3 | 4 | 7 | 8 | 9);
            *n.first()? != 0 && kind && rest.parse::<u64>().ok()? % 11 == 0
        }
        _ => false,
    })
}

/// The digits, if there are so many and nothing else.
fn digits(text: &str, count: usize) -> Option<Vec<u32>> {
    let digits: Vec<u32> = text
        .chars()
        .map(|c| c.to_digit(10))
        .collect::<Option<_>>()?;
    (digits.len() == count).then_some(digits)
}

/// So many digits, the first not a nought.
fn leading(text: &str, count: usize) -> Option<bool> {
    Some(*digits(text, count)?.first()? != 0)
}

fn number(digits: &[u32]) -> u32 {
    digits.iter().fold(0, |all, digit| all * 10 + digit)
}

/// The sum of digits times weights; digits without a weight do not count.
fn weighted(digits: &[u32], weights: &[u32]) -> u32 {
    digits.iter().zip(weights).map(|(d, w)| d * w).sum()
}

/// Whether the weighted sum of so many digits is a multiple of a number.
fn divided(text: &str, count: usize, weights: &[u32], by: u32) -> Option<bool> {
    Some(weighted(&digits(text, count)?, weights).is_multiple_of(by))
}

fn austria(rest: &str) -> Option<bool> {
    let n = digits(rest.strip_prefix('U')?, 8)?;
    let each = n.iter().take(7).enumerate();
    let sum: u32 = each
        .map(|(place, digit)| {
            if place % 2 == 0 {
                *digit
            } else {
                digit * 2 / 10 + digit * 2 % 10
            }
        })
        .sum();
    Some((10 - (sum + 4) % 10) % 10 == *n.last()?)
}

fn bulgaria(rest: &str) -> Option<bool> {
    // Ten digits are of persons and of foreigners, by several rules: the form alone counts.
    let Some(n) = digits(rest, 9) else {
        return digits(rest, 10).map(|_| true);
    };
    let first = weighted(&n, &[1, 2, 3, 4, 5, 6, 7, 8]) % 11;
    let second = weighted(&n, &[3, 4, 5, 6, 7, 8, 9, 10]) % 11 % 10;
    Some(if first == 10 { second } else { first } == *n.last()?)
}

fn cyprus(rest: &str) -> Option<bool> {
    const ODD: [u32; 10] = [1, 0, 5, 7, 9, 13, 15, 17, 19, 21];
    let (number, letter) = rest.split_at_checked(8)?;
    let each = digits(number, 8)?.into_iter().enumerate();
    let sum: u32 = each
        .map(|(place, digit)| {
            let odd = usize::try_from(digit).ok().and_then(|at| ODD.get(at));
            if place % 2 == 0 {
                odd.copied().unwrap_or(0)
            } else {
                digit
            }
        })
        .sum();
    let check = char::from_digit(sum % 26 + 10, 36)?.to_ascii_uppercase();
    Some(!number.starts_with("12") && letter.chars().eq([check]))
}

fn spain(rest: &str) -> Option<bool> {
    let kind = rest.chars().next()?;
    let (number, control) = rest.get(1..)?.split_at_checked(7)?;
    let sum: u32 = digits(number, 7)?
        .iter()
        .enumerate()
        .map(|(place, digit)| {
            if place % 2 == 1 {
                *digit
            } else {
                digit * 2 / 10 + digit * 2 % 10
            }
        })
        .sum();
    let check = (10 - sum % 10) % 10;
    let letter = "JABCDEFGHI".chars().nth(usize::try_from(check).ok()?)?;
    let as_letter = control.chars().eq([letter]);
    let as_digit = control.chars().eq([char::from_digit(check, 10)?]);
    // Which letters take which form of the control is said in several ways: both go.
    Some("ABCDEFGHJNPQRSUVW".contains(kind) && (as_letter || as_digit))
}

fn france(rest: &str) -> Option<bool> {
    const ALPHABET: &str = "0123456789ABCDEFGHJKLMNPQRSTUVWXYZ";
    let (key, siren) = rest.split_at_checked(2)?;
    let n = digits(siren, 9)?;
    // Monaco's firms have no French number behind the key.
    let firm = siren.starts_with("000") || luhn(&n);
    let siren: u64 = siren.parse().ok()?;
    if let Some(key) = digits(key, 2) {
        return Some(firm && (siren * 100 + 12) % 97 == u64::from(number(&key)));
    }
    let mut places = key.chars().map(|c| ALPHABET.find(c));
    let (first, second) = (places.next()??, places.next()??);
    let check = if first < 10 {
        (first * 24 + second).checked_sub(10)?
    } else {
        (first * 34 + second).checked_sub(100)?
    };
    let check = u64::try_from(check).ok()?;
    Some(firm && (siren + 1 + check / 11) % 11 == check % 11)
}

fn britain(rest: &str) -> Option<bool> {
    if let Some(office) = rest.strip_prefix("GD") {
        return Some(number(&digits(office, 3)?) < 500);
    }
    if let Some(authority) = rest.strip_prefix("HA") {
        return Some(number(&digits(authority, 3)?) >= 500);
    }
    let n = digits(rest, 9).or_else(|| digits(rest, 12))?;
    let sum = weighted(&n, &[8, 7, 6, 5, 4, 3, 2, 10, 1]);
    Some(matches!(sum % 97, 0 | 42))
}

fn ireland(rest: &str) -> Option<bool> {
    const ALPHABET: &str = "WABCDEFGHIJKLMNOPQRSTUV";
    let n: Vec<char> = rest.chars().collect();
    let (number, letter, more) = match n.as_slice() {
        [all @ .., letter] if all.len() == 7 && all.iter().all(char::is_ascii_digit) => {
            (all.to_vec(), *letter, None)
        }
        [all @ .., letter, more] if all.len() == 7 && all.iter().all(char::is_ascii_digit) => {
            (all.to_vec(), *letter, Some(*more))
        }
        // The form before 2013: a digit, a sign, five digits, a letter.
        [first, sign, five @ .., letter]
            if five.len() == 5 && (sign.is_ascii_uppercase() || matches!(sign, '+' | '*')) =>
        {
            ([&['0'], five, &[*first]].concat(), *letter, None)
        }
        _ => return None,
    };
    let text: String = number.iter().collect();
    let mut sum = weighted(&digits(&text, 7)?, &[8, 7, 6, 5, 4, 3, 2]);
    if let Some(more) = more {
        sum += 9 * u32::try_from(ALPHABET.find(more)?).ok()?;
    }
    Some(ALPHABET.chars().nth(usize::try_from(sum % 23).ok()?)? == letter)
}

fn lithuania(rest: &str) -> Option<bool> {
    let n = digits(rest, 9).or_else(|| digits(rest, 12))?;
    let marked = *n.get(n.len().checked_sub(2)?)? == 1;
    let sum = |from: u32| -> u32 {
        let weights = (0..).map(|place| 1 + (place + from) % 9);
        let all = n.iter().take(n.len() - 1).zip(weights);
        all.map(|(digit, weight)| digit * weight).sum::<u32>() % 11
    };
    let check = if sum(0) == 10 { sum(2) % 10 } else { sum(0) };
    Some(marked && check == *n.last()?)
}

fn netherlands(rest: &str) -> Option<bool> {
    let (number, branch) = rest.split_once('B')?;
    let (n, branch) = (digits(number, 9)?, digits(branch, 2)?);
    let sum = weighted(&n, &[9, 8, 7, 6, 5, 4, 3, 2]);
    let old = sum % 11 == *n.last()? && n.iter().any(|digit| *digit > 0);
    // Since 2020 the whole number, letters as two digits, leaves 1 when divided by 97.
    let whole = format!("2321{number}11{}{}", branch.first()?, branch.last()?);
    let new = whole
        .bytes()
        .fold(0, |rest, b| (rest * 10 + u32::from(b - b'0')) % 97)
        == 1;
    Some((old || new) && branch.iter().any(|digit| *digit > 0))
}
