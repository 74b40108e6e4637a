//! The certificate that a TLS server shows in clear, up to version 1.2 (RFC 5246). Version 1.3 hides it.

use super::super::host_name;
use super::traffic::Say;
use countersight_model::field::Field;
use x509_parser::prelude::{FromDer, X509Certificate, X509Name};

const HANDSHAKE: u8 = 22;
const SERVER_HELLO: u8 = 2;
const CERTIFICATE: u8 = 11;

/// Attributes that are kept, with the short names of RFC 4514. A serial number or a mail address is not.
const KEPT: &[(&str, &str)] = &[
    ("2.5.4.6", "C"),
    ("2.5.4.8", "ST"),
    ("2.5.4.7", "L"),
    ("2.5.4.10", "O"),
    ("2.5.4.11", "OU"),
    ("2.5.4.3", COMMON_NAME),
];
const COMMON_NAME: &str = "CN";
const TAKEN_OUT: &str = "…";

/// Whether a stream begins as that of a TLS server.
pub(super) fn begins(bytes: &[u8]) -> bool {
    matches!(bytes, [HANDSHAKE, 3, 0..=4, _, _, SERVER_HELLO, ..])
}

/// How far the certificate can be read.
enum Found<'b> {
    Whole(std::borrow::Cow<'b, [u8]>),
    More,
    Never,
}

/// Whether the certificate is there, or will never be.
pub(super) fn is_whole(bytes: &[u8]) -> bool {
    !matches!(find(bytes), Found::More)
}

/// Says who a certificate is of and who signed it.
pub(super) fn read(bytes: &[u8], say: &mut Say<'_>) {
    let Found::Whole(der) = find(bytes) else {
        return;
    };
    if let Ok((_, certificate)) = X509Certificate::from_der(&der) {
        say(Field::TlsSubject, &name(certificate.subject()));
        say(Field::TlsIssuer, &name(certificate.issuer()));
    }
}

/// The first certificate of a server, which is its own.
fn find(stream: &[u8]) -> Found<'_> {
    let mut messages = Vec::new();
    let mut rest = stream;
    // Messages may go over several records, and several may stand in one.
    loop {
        match rest {
            [HANDSHAKE, _, _, high, low, after @ ..] => {
                let length = usize::from(u16::from_be_bytes([*high, *low]));
                let Some((record, next)) = after.split_at_checked(length) else {
                    messages.extend_from_slice(after);
                    break;
                };
                messages.extend_from_slice(record);
                rest = next;
            }
            // Whatever follows in clear is no certificate any more.
            [kind, ..] if *kind != HANDSHAKE => return in_messages(&messages, true),
            _ => break,
        }
    }
    in_messages(&messages, false)
}

fn in_messages<'b>(messages: &[u8], ended: bool) -> Found<'b> {
    let none = || if ended { Found::Never } else { Found::More };
    let mut rest = messages;
    loop {
        let [kind, a, b, c, after @ ..] = rest else {
            return none();
        };
        let Some((message, next)) = after.split_at_checked(length(*a, *b, *c)) else {
            return none();
        };
        rest = next;
        if *kind != CERTIFICATE {
            continue;
        }
        let [_, _, _, a, b, c, chain @ ..] = message else {
            return Found::Never;
        };
        return match chain.get(..length(*a, *b, *c)) {
            Some(first) => Found::Whole(first.to_vec().into()),
            None => Found::Never,
        };
    }
}

fn length(a: u8, b: u8, c: u8) -> usize {
    usize::from(a) << 16 | usize::from(b) << 8 | usize::from(c)
}

/// A name in the order of the certificate, such as `C=CN, O=DAHUA`.
fn name(name: &X509Name<'_>) -> String {
    let mut parts = Vec::new();
    for attribute in name.iter_attributes() {
        let id = attribute.attr_type().to_id_string();
        let Some((_, short)) = KEPT.iter().find(|(known, _)| *known == id) else {
            continue;
        };
        let value = attribute.attr_value();
        let value = match attribute.as_str() {
            Ok(text) => text.to_owned(),
            // Old sorts of text, and devices that write bytes as they come.
            Err(_) => String::from_utf8_lossy(value.data).into_owned(),
        };
        let value = match value.trim() {
            common if *short == COMMON_NAME && !tells(common) => TAKEN_OUT,
            value => value,
        };
        let quote = if value.contains([',', '/', '=', '"']) {
            "\""
        } else {
            ""
        };
        parts.push(format!("{short}={quote}{}{quote}", value.replace('"', "'")));
    }
    parts.join(", ")
}

/// Whether the common name of a certificate is that of a site, an authority or a model; else it may be a
/// serial number or the name of somebody's machine.
fn tells(common: &str) -> bool {
    const OWN: &[&str] = &["local", "lan", "home", "internal", "localdomain", "box"];
    let last = common.rsplit('.').next().unwrap_or_default();
    let site = common.contains('.') && !OWN.contains(&last) && !common.contains('@');
    site || common.contains(' ') || host_name::is_of_a_device(common)
}
