//! A device answers network management: SNMP, versions 1 and 2c (RFC 1157, RFC 3416).
//!
//! Only the two values that name a device are kept. The community, which is a password, is passed over.

use super::traffic::Say;
use countersight_model::field::Field;

const SEQUENCE: u8 = 0x30;
const INTEGER: u8 = 0x02;
const OCTETS: u8 = 0x04;
const OBJECT: u8 = 0x06;
/// `GetResponse`.
const ANSWER: u8 = 0xa2;
/// 1.3.6.1.2.1.1.1.0, `sysDescr`, and 1.3.6.1.2.1.1.2.0, `sysObjectID` (RFC 3418).
const SYS_DESCR: &[u8] = &[0x2b, 6, 1, 2, 1, 1, 1, 0];
const SYS_OBJECT_ID: &[u8] = &[0x2b, 6, 1, 2, 1, 1, 2, 0];
const DAMAGED: &str = "an answer of network management (SNMP) contradicts itself";

/// Reads an answer.
///
/// # Errors
///
/// The message contradicts itself.
pub(super) fn answer(bytes: &[u8], say: &mut Say<'_>) -> Result<(), &'static str> {
    read(bytes, say).ok_or(DAMAGED)
}

fn read(bytes: &[u8], say: &mut Say<'_>) -> Option<()> {
    let (SEQUENCE, mut message, _) = element(bytes)? else {
        return Some(());
    };
    let (INTEGER, version, _) = next(&mut message)? else {
        return None;
    };
    // Version 3 is encrypted, or could be.
    if !matches!(version, [0 | 1]) {
        return Some(());
    }
    let (OCTETS, _community, _) = next(&mut message)? else {
        return None;
    };
    let (ANSWER, mut answer, _) = next(&mut message)? else {
        return Some(());
    };
    // Number of the question, status, place of an error.
    for _ in 0..3 {
        next(&mut answer)?;
    }
    let (SEQUENCE, mut values, _) = next(&mut answer)? else {
        return None;
    };
    while !values.is_empty() {
        let (SEQUENCE, mut pair, _) = next(&mut values)? else {
            return None;
        };
        let (_, name, _) = next(&mut pair)?;
        let (kind, value, _) = next(&mut pair)?;
        if name == SYS_DESCR && kind == OCTETS {
            say(Field::SnmpSysDescr, &String::from_utf8_lossy(value));
        } else if name == SYS_OBJECT_ID && kind == OBJECT {
            say(Field::SnmpSysObjectId, &object(value)?);
        }
    }
    Some(())
}

/// Takes the first element.
fn next<'b>(bytes: &mut &'b [u8]) -> Option<(u8, &'b [u8], &'b [u8])> {
    let found = element(bytes)?;
    *bytes = found.2;
    Some(found)
}

/// Kind, content and what follows of the first element (ITU-T X.690, section 8.1).
fn element(bytes: &[u8]) -> Option<(u8, &[u8], &[u8])> {
    let (kind, rest) = bytes.split_first()?;
    let (first, rest) = rest.split_first()?;
    let (length, rest) = if *first < 0x80 {
        (usize::from(*first), rest)
    } else {
        let digits = usize::from(first & 0x7f);
        let (length, rest) = rest.split_at_checked(digits)?;
        if digits > 3 {
            return None;
        }
        let length = length
            .iter()
            .fold(0, |sum, digit| sum << 8 | usize::from(*digit));
        (length, rest)
    };
    let (content, after) = rest.split_at_checked(length)?;
    Some((*kind, content, after))
}

/// An object identifier in numbers (ITU-T X.690, section 8.19).
fn object(bytes: &[u8]) -> Option<String> {
    let mut numbers = Vec::new();
    let mut number = 0_u64;
    for byte in bytes {
        number = number.checked_mul(128)? + u64::from(byte & 0x7f);
        if byte & 0x80 != 0 {
            continue;
        }
        if numbers.is_empty() {
            let first = (number / 40).min(2);
            numbers.push(first.to_string());
            numbers.push((number - first * 40).to_string());
        } else {
            numbers.push(number.to_string());
        }
        number = 0;
    }
    Some(numbers.join("."))
}
