//! The certificate of a TLS server, without a session.
//!
//! Up to TLS 1.2 a server sends its certificate in the clear, straight after the first message of the
//! client (RFC 5246, section 7.4.2). So one hello is sent, the certificate is read, and the connection
//! ends: no key is agreed, nothing is trusted, and old firmware whose ciphers no library speaks any more
//! answers too. A server that speaks nothing but TLS 1.3 refuses, and is not asked again.

use super::cell;
use countersight_model::field::Field;
use x509_parser::prelude::{FromDer, X509Certificate, X509Name};

/// Key exchanges and ciphers, from those of today to those of old firmware. None of them is ever used.
const CIPHERS: [u16; 20] = [
    0xc02b, 0xc02f, 0xc02c, 0xc030, 0xcca9, 0xcca8, 0xc009, 0xc013, 0xc00a, 0xc014, 0xc023, 0xc027,
    0x009e, 0x0033, 0x0039, 0x009c, 0x009d, 0x002f, 0x0035, 0x000a,
];
const GROUPS: [u16; 4] = [0x001d, 0x0017, 0x0018, 0x0019];
const SIGNATURES: [u16; 10] = [
    0x0403, 0x0503, 0x0603, 0x0804, 0x0805, 0x0806, 0x0401, 0x0501, 0x0601, 0x0201,
];

/// The largest certificate that is looked at.
const MOST_CERTIFICATE: usize = 1 << 15;

/// The first message of a client that speaks TLS 1.0 to 1.2. No name of a server stands in it, for a
/// device is asked by its number. The random part is fixed: no secret follows from it.
pub(crate) fn client_hello() -> Vec<u8> {
    let list =
        |numbers: &[u16]| -> Vec<u8> { numbers.iter().flat_map(|n| n.to_be_bytes()).collect() };
    let extensions = [
        // Supported groups, point formats, signature algorithms.
        extension(0x000a, &sized16(&list(&GROUPS))),
        extension(0x000b, &[1, 0]),
        extension(0x000d, &sized16(&list(&SIGNATURES))),
    ]
    .concat();
    let body = [
        // Version 1.2, random, no session.
        [0x03, 0x03].as_slice(),
        &[0x43; 32],
        &[0],
        &sized16(&list(&CIPHERS)),
        // No compression.
        &[1, 0],
        &sized16(&extensions),
    ]
    .concat();
    let length = u32::try_from(body.len()).unwrap_or_default().to_be_bytes();
    let message = [[1].as_slice(), length.get(1..).unwrap_or_default(), &body].concat();
    // A record of handshake, in the oldest version for the sake of old servers.
    [[22, 3, 1].as_slice(), &sized16(&message)].concat()
}

fn sized16(bytes: &[u8]) -> Vec<u8> {
    let length = u16::try_from(bytes.len()).unwrap_or_default().to_be_bytes();
    [length.as_slice(), bytes].concat()
}

fn extension(kind: u16, bytes: &[u8]) -> Vec<u8> {
    [kind.to_be_bytes().as_slice(), &sized16(bytes)].concat()
}

/// Whether the server has said enough: its certificate is whole, or none will come.
pub(crate) fn is_enough(answer: &[u8]) -> bool {
    match certificate(answer) {
        Progress::Waiting => false,
        Progress::Found(_) | Progress::None => true,
    }
}

/// Subject and issuer of the first certificate of an answer.
pub(crate) fn read(answer: &[u8]) -> Vec<(Field, String)> {
    let Progress::Found(der) = certificate(answer) else {
        return Vec::new();
    };
    let Ok((_, certificate)) = X509Certificate::from_der(&der) else {
        return Vec::new();
    };
    let names = [
        (Field::TlsSubject, certificate.subject()),
        (Field::TlsIssuer, certificate.issuer()),
    ];
    names
        .into_iter()
        .map(|(field, name)| (field, name_text(name)))
        .filter(|(_, text)| !text.is_empty())
        .collect()
}

/// Country, place, organisation, unit and common name, as `C=CN, O=…, CN=…`. Serial numbers, mail
/// addresses and names of persons, which stand in other attributes, are left out.
fn name_text(name: &X509Name<'_>) -> String {
    const KEPT: [(&str, &str); 6] = [
        ("2.5.4.6", "C"),
        ("2.5.4.8", "ST"),
        ("2.5.4.7", "L"),
        ("2.5.4.10", "O"),
        ("2.5.4.11", "OU"),
        ("2.5.4.3", "CN"),
    ];
    let parts = name.iter_attributes().filter_map(|attribute| {
        let oid = attribute.attr_type().to_id_string();
        let (_, short) = KEPT.iter().find(|(kept, _)| *kept == oid)?;
        let value = String::from_utf8_lossy(attribute.attr_value().data);
        Some(format!("{short}={}", cell(&value)))
    });
    parts.collect::<Vec<_>>().join(", ")
}

enum Progress {
    Waiting,
    Found(Vec<u8>),
    None,
}

/// The first certificate in the messages so far.
fn certificate(answer: &[u8]) -> Progress {
    let (messages, more) = handshake(answer);
    let mut rest = messages.as_slice();
    loop {
        let Some((kind, body, after)) = message(rest) else {
            return if more && rest.len() < MOST_CERTIFICATE {
                Progress::Waiting
            } else {
                Progress::None
            };
        };
        match kind {
            // A hello of the server comes first.
            2 => {}
            11 => {
                let first = body.get(3..).and_then(|list| sized24(list));
                return first.map_or(Progress::None, |(der, _)| Progress::Found(der.to_vec()));
            }
            _ => return Progress::None,
        }
        rest = after;
    }
}

/// The messages of handshake out of their records, and whether more may come.
fn handshake(answer: &[u8]) -> (Vec<u8>, bool) {
    let (mut messages, mut rest) = (Vec::new(), answer);
    while let Some((head, after)) = rest.split_at_checked(5) {
        let &[kind, major, _, high, low] = head else {
            return (messages, false);
        };
        if kind != 22 || major != 3 {
            return (messages, false);
        }
        let length = usize::from(u16::from_be_bytes([high, low]));
        let Some((body, after)) = after.split_at_checked(length) else {
            break;
        };
        messages.extend_from_slice(body);
        rest = after;
    }
    (messages, true)
}

/// One message: its kind, what is in it, what follows.
fn message(bytes: &[u8]) -> Option<(u8, &[u8], &[u8])> {
    let (kind, rest) = bytes.split_first()?;
    let (body, after) = sized24(rest)?;
    Some((*kind, body, after))
}

fn sized24(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let (head, rest) = bytes.split_at_checked(3)?;
    let length = head
        .iter()
        .fold(0_usize, |sum, byte| sum << 8 | usize::from(*byte));
    rest.split_at_checked(length)
}
