//! Answers of web and stream servers, without what names one device or one session.

use super::cell;
use countersight_model::field::Field;
use std::borrow::Cow;

/// The text of a page that is kept.
const MOST_BODY: usize = 8192;

/// Server, login, cookie names, title and text of a page.
pub(crate) fn read_page(bytes: &[u8]) -> Vec<(Field, String)> {
    let text = String::from_utf8_lossy(bytes);
    if !text.starts_with("HTTP/") {
        return Vec::new();
    }
    let (head, body) = parts(&text);
    let mut found = Vec::new();
    for (name, value) in headers(head) {
        match name.as_str() {
            "server" => found.push((Field::HttpServer, cell(value))),
            "www-authenticate" => found.push((Field::HttpWwwAuthenticate, login(value))),
            "set-cookie" => {
                // The value is that of one session.
                let name = value.split('=').next().unwrap_or_default();
                found.push((Field::HttpSetCookie, format!("{}=", cell(name))));
            }
            "location" => {
                let path = value.split(['?', '#']).next().unwrap_or_default();
                found.push((Field::HttpLocation, cell(path)));
            }
            _ => {}
        }
    }
    if let Some(title) = title(body) {
        found.push((Field::HttpTitle, cell(title)));
    }
    let end = body.floor_char_boundary(MOST_BODY);
    found.push((
        Field::HttpBody,
        body.get(..end).unwrap_or_default().to_owned(),
    ));
    found
}

/// Server and login of a stream.
pub(crate) fn read_stream(bytes: &[u8]) -> Vec<(Field, String)> {
    let text = String::from_utf8_lossy(bytes);
    if !text.starts_with("RTSP/") {
        return Vec::new();
    }
    let field = |(name, value): (String, &str)| match name.as_str() {
        "server" => Some((Field::RtspServer, cell(value))),
        "www-authenticate" => Some((Field::RtspWwwAuthenticate, login(value))),
        _ => None,
    };
    headers(parts(&text).0).filter_map(field).collect()
}

fn parts(text: &str) -> (&str, &str) {
    let parts = text
        .split_once("\r\n\r\n")
        .or_else(|| text.split_once("\n\n"));
    parts.unwrap_or((text, ""))
}

fn headers(head: &str) -> impl Iterator<Item = (String, &str)> {
    let lines = head.lines().skip(1).filter_map(|line| line.split_once(':'));
    lines.map(|(name, value)| (name.trim().to_ascii_lowercase(), value.trim()))
}

fn title(body: &str) -> Option<&str> {
    // Only ASCII letters change, so places are the same in both.
    let lower = body.to_ascii_lowercase();
    let tag = lower.find("<title")?;
    let start = tag + lower.get(tag..)?.find('>')? + 1;
    let end = start + lower.get(start..)?.find('<')?;
    body.get(start..end)
        .map(str::trim)
        .filter(|title| !title.is_empty())
}

/// The way to log in and the realm; the rest of the line is for one session.
fn login(value: &str) -> String {
    let scheme = value.split_whitespace().next().unwrap_or_default();
    let lower = value.to_ascii_lowercase();
    let realm = lower.find("realm").and_then(|at| {
        let rest = value
            .get(at + "realm".len()..)?
            .trim_start()
            .strip_prefix('=')?
            .trim_start();
        match rest.strip_prefix('"') {
            Some(quoted) => quoted.split('"').next(),
            None => rest.split([',', ' ']).next(),
        }
    });
    match realm {
        Some(realm) => format!(
            "{} realm=\"{}\"",
            cell(scheme),
            cell(&without_number(realm))
        ),
        None => cell(scheme),
    }
}

/// Firmware of Dahua writes `Login to` and the device's number. What is kept is the form of the number,
/// which is the mark, with zeros for what tells one device from another.
fn without_number(realm: &str) -> Cow<'_, str> {
    let Some(number) = realm.strip_prefix("Login to ") else {
        return Cow::Borrowed(realm);
    };
    let is_hex = number.len() == 32 && number.bytes().all(|b| b.is_ascii_hexdigit());
    if is_hex {
        return Cow::Owned(format!("Login to {}", "0".repeat(32)));
    }
    let is_serial = number.len() >= 12 && number.bytes().all(|b| b.is_ascii_alphanumeric());
    if !is_serial {
        return Cow::Borrowed(realm);
    }
    let zeroed = |(at, sign): (usize, char)| match sign {
        // The letters PA in the middle are the same for all devices.
        'P' | 'A' if at == 7 || at == 8 => sign,
        '0'..='9' => '0',
        _ => 'X',
    };
    Cow::Owned(format!(
        "Login to {}",
        number.chars().enumerate().map(zeroed).collect::<String>()
    ))
}
