//! Names and services by multicast DNS (RFC 1035, RFC 6762, RFC 6763).

use super::cell;
use crate::discover::inquiry::SERVICES;
use countersight_model::field::Field;

/// The most records of one message that are looked at.
const MOST_RECORDS: usize = 256;
/// The most labels of a name, and so the most jumps inside a message.
const MOST_LABELS: usize = 32;

/// Names of instances of the services that cameras offer. What phones and computers of people announce
/// is passed over, and so are the texts beside a name.
pub(crate) fn read(bytes: &[u8]) -> Vec<(Field, String)> {
    names(bytes)
        .into_iter()
        .filter(|name| SERVICES.iter().any(|service| name.contains(service)))
        .map(|name| (Field::Mdns, cell(&name)))
        .collect()
}

fn names(bytes: &[u8]) -> Vec<String> {
    let number = |at: usize| {
        let pair = bytes.get(at..at + 2)?;
        Some(usize::from(u16::from_be_bytes(pair.try_into().ok()?)))
    };
    // Only an answer says who somebody is.
    if number(2).is_none_or(|flags| flags & 0x8000 == 0) {
        return Vec::new();
    }
    let counts = [number(4), number(6), number(8), number(10)].map(Option::unwrap_or_default);
    let [questions, records @ ..] = counts;
    let (mut at, mut found) = (12, Vec::new());
    for _ in 0..questions.min(MOST_RECORDS) {
        let Some((_, after)) = name(bytes, at) else {
            return found;
        };
        at = after + 4;
    }
    for _ in 0..records.iter().sum::<usize>().min(MOST_RECORDS) {
        let Some((owner, after)) = name(bytes, at) else {
            break;
        };
        let (Some(kind), Some(length)) = (number(after), number(after + 8)) else {
            break;
        };
        let data = after + 10;
        match kind {
            // PTR: a service leads to an instance.
            12 => found.extend(name(bytes, data).map(|(instance, _)| instance)),
            // TXT, SRV: what an instance says of itself stands under its name.
            16 | 33 => found.push(owner),
            _ => {}
        }
        at = data + length;
    }
    found
}

/// The name that begins at a place, and where the message goes on.
fn name(bytes: &[u8], start: usize) -> Option<(String, usize)> {
    let (mut at, mut after) = (start, None);
    let mut labels: Vec<String> = Vec::new();
    for _ in 0..MOST_LABELS {
        let length = usize::from(*bytes.get(at)?);
        match length {
            0 => return Some((labels.join("."), after.unwrap_or(at + 1))),
            1..=63 => {
                let label = bytes.get(at + 1..at + 1 + length)?;
                labels.push(String::from_utf8_lossy(label).into_owned());
                at += 1 + length;
            }
            // The rest of the name stands elsewhere.
            0xc0.. => {
                after = after.or(Some(at + 2));
                at = (length & 0x3f) << 8 | usize::from(*bytes.get(at + 1)?);
            }
            _ => return None,
        }
    }
    None
}
