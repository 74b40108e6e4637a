//! Heads of web pages and of video streams, titles, and UPnP descriptions.

use super::discovery::elements;
use super::traffic::Say;
use countersight_model::field::Field;
use std::borrow::Cow;

/// Bytes of a page in which its title is looked for.
const PAGE: usize = 16 << 10;
/// Marks a description of a UPnP device.
const DESCRIPTION: &str = "urn:schemas-upnp-org:device-1-0";
const END_OF_HEAD: &[u8] = b"\r\n\r\n";

/// Elements of a UPnP description that name no device, place or owner (UPnP Device Architecture, section 2.3).
const DESCRIBED: &[(&str, Field)] = &[
    ("manufacturer", Field::SsdpManufacturer),
    ("manufacturerURL", Field::SsdpManufacturerUrl),
    ("modelName", Field::SsdpModelName),
    ("modelNumber", Field::SsdpModelNumber),
    ("modelDescription", Field::SsdpModelDescription),
    ("deviceType", Field::SsdpDeviceType),
];

/// Head and body, once the head has its end.
fn parts(bytes: &[u8]) -> Option<(Cow<'_, str>, &[u8])> {
    let end = memchr::memmem::find(bytes, END_OF_HEAD)?;
    let (head, body) = bytes.split_at_checked(end)?;
    Some((
        String::from_utf8_lossy(head),
        body.get(END_OF_HEAD.len()..)?,
    ))
}

/// The lines of a head with their names, which are not told apart by capitals.
fn lines(head: &str) -> impl Iterator<Item = (String, &str)> {
    head.lines().skip(1).filter_map(|line| {
        let (name, value) = line.split_once(':')?;
        Some((name.trim().to_ascii_lowercase(), value.trim()))
    })
}

/// Whether all that is wanted of an answer is there.
pub(super) fn is_whole(bytes: &[u8]) -> bool {
    let Some((head, body)) = parts(bytes) else {
        return false;
    };
    let mut page = false;
    let mut length = PAGE;
    for (name, value) in lines(&head) {
        match name.as_str() {
            "content-type" => page = value.contains("html") || value.contains("xml"),
            "content-length" => length = value.parse().unwrap_or(PAGE),
            _ => {}
        }
    }
    head.starts_with("RTSP/")
        || !page
        || body.len() >= length.min(PAGE)
        || [&b"</title>"[..], b"</TITLE>"]
            .iter()
            .any(|end| memchr::memmem::find(body, end).is_some())
}

/// Says what a head and the page under it tell.
pub(super) fn read(bytes: &[u8], say: &mut Say<'_>) {
    let Some((head, body)) = parts(bytes) else {
        return;
    };
    // A proxy hands on what another server says (RFC 9110, section 7.6.3).
    if lines(&head).any(|(name, _)| name == "via") {
        return;
    }
    let stream = head.starts_with("RTSP/");
    let mut page = false;
    for (name, value) in lines(&head) {
        match name.as_str() {
            "server" if stream => say(Field::RtspServer, value),
            "server" => say(Field::HttpServer, value),
            "www-authenticate" => {
                let field = if stream {
                    Field::RtspWwwAuthenticate
                } else {
                    Field::HttpWwwAuthenticate
                };
                for realm in realms(value) {
                    say(field, &realm);
                }
            }
            // What a cookie holds is a key to somebody's session.
            "set-cookie" if !stream => {
                if let Some((name, _)) = value.split_once('=') {
                    say(Field::HttpSetCookie, &format!("{}=", name.trim()));
                }
            }
            "location" if !stream => say(Field::HttpLocation, path(value)),
            "content-type" => page = value.contains("html") || value.contains("xml"),
            _ => {}
        }
    }
    if stream || !page {
        return;
    }
    let body = String::from_utf8_lossy(body.get(..PAGE).unwrap_or(body));
    if body.contains(DESCRIPTION) {
        for (name, field) in DESCRIBED {
            if let Some(value) = elements(&body, name).first() {
                say(*field, value);
            }
        }
    } else if let Some(title) = elements(&body, "title").first() {
        say(
            Field::HttpTitle,
            &title.split_whitespace().collect::<Vec<_>>().join(" "),
        );
    }
}

/// The path of an address, without host and question.
fn path(address: &str) -> &str {
    let path = match address.split_once("://") {
        Some((_, rest)) => rest.find('/').and_then(|at| rest.get(at..)).unwrap_or("/"),
        None => address,
    };
    path.split(['?', '#', ';']).next().unwrap_or_default()
}

/// The realms of the ways to log in that a line offers, and nothing else of it.
fn realms(line: &str) -> Vec<String> {
    let mut found = Vec::new();
    let lower = line.to_ascii_lowercase();
    let mut from = 0;
    while let Some(at) = lower.get(from..).and_then(|rest| rest.find("realm=")) {
        from += at + "realm=".len();
        let value = line.get(from..).unwrap_or_default();
        let realm = match value.strip_prefix('"') {
            Some(quoted) => quoted.split('"').next(),
            None => value.split([',', ' ']).next(),
        };
        found.push(format!(
            "realm=\"{}\"",
            without_serial(realm.unwrap_or_default())
        ));
    }
    found
}

/// A realm whose long codes end in noughts: the form shows the firmware, the end would show one device.
fn without_serial(realm: &str) -> String {
    let mut out = String::with_capacity(realm.len());
    for part in realm.split_inclusive(|c: char| !c.is_ascii_alphanumeric()) {
        let code = part.trim_end_matches(|c: char| !c.is_ascii_alphanumeric());
        let digits = code.bytes().filter(u8::is_ascii_digit).count();
        let kept = match code.len() {
            10..32 if digits >= 3 => code.len() - 5,
            32.. => 0,
            length => length,
        };
        out.push_str(code.get(..kept).unwrap_or_default());
        out.extend(std::iter::repeat_n('0', code.len() - kept));
        out.push_str(part.get(code.len()..).unwrap_or_default());
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_realm_keeps_its_form_and_loses_the_one_device() {
        let of = |line: &str| realms(line).join(" | ");
        insta::assert_snapshot!(
            [
                of("Digest realm=\"Login to 4K00AEBPAG0D0E7\", nonce=\"77\", qop=\"auth\""),
                of("Digest realm=\"Login to 0123456789abcdef0123456789abcdef\""),
                of("Basic realm=\"IP Camera(C2183)\""),
                of("Digest realm=\"AXIS_ACCC8E123456\", nonce=\"1\", Basic Realm=\"plain\""),
                of("Negotiate"),
            ]
            .join("\n"),
            @r#"
        realm="Login to 4K00AEBPAG00000"
        realm="Login to 00000000000000000000000000000000"
        realm="IP Camera(C2183)"
        realm="AXIS_ACCC8E100000" | realm="plain"
        "#
        );
    }

    #[test]
    fn of_an_address_the_path_is_kept() {
        let paths = [
            "http://10.0.0.7/doc/page?user=a",
            "/login.asp#x",
            "https://host",
            "a;jsessionid=1",
        ];
        assert_eq!(paths.map(path), ["/doc/page", "/login.asp", "/", "a"]);
    }
}
