//! Fields taken out of other fields: the realm of a login, the lines of a whole answer.

use countersight_model::field::Field;

/// Where the lines of an answer go.
struct Lines {
    server: Field,
    login: Field,
    others: &'static [(&'static str, Field)],
}

const WEB: Lines = Lines {
    server: Field::HttpServer,
    login: Field::HttpWwwAuthenticate,
    others: &[
        ("set-cookie", Field::HttpSetCookie),
        ("location", Field::HttpLocation),
    ],
};

const STREAM: Lines = Lines {
    server: Field::RtspServer,
    login: Field::RtspWwwAuthenticate,
    others: &[],
};

/// The field that a field is read from, if it need not be given: to know it, read that one.
pub(crate) fn derived_from(field: Field) -> &'static [Field] {
    match field {
        Field::HttpRealm => &[Field::HttpWwwAuthenticate, Field::Banner],
        Field::RtspRealm => &[Field::RtspWwwAuthenticate, Field::RtspBanner, Field::Banner],
        Field::HttpServer | Field::HttpSetCookie | Field::HttpLocation => &[Field::Banner],
        Field::RtspServer => &[Field::RtspBanner, Field::Banner],
        _ => &[],
    }
}

/// Whether other fields are taken out of it.
pub(crate) fn is_source(field: Field) -> bool {
    matches!(
        field,
        Field::HttpWwwAuthenticate | Field::RtspWwwAuthenticate | Field::RtspBanner | Field::Banner
    )
}

/// Hands on what a value holds of other fields.
///
/// A realm stands in quotation marks after `realm=` (RFC 9110, section 11.5); a text that begins as an
/// answer of HTTP or RTSP is a status line and then one line a field (RFC 9112, RFC 7826).
pub(crate) fn derive<'t>(field: Field, text: &'t str, give: &mut impl FnMut(Field, &'t str)) {
    match field {
        Field::HttpWwwAuthenticate => give_realm(text, Field::HttpRealm, give),
        Field::RtspWwwAuthenticate => give_realm(text, Field::RtspRealm, give),
        Field::RtspBanner => lines(text, &STREAM, give),
        Field::Banner if text.starts_with("RTSP/") => lines(text, &STREAM, give),
        Field::Banner if text.starts_with("HTTP/") => lines(text, &WEB, give),
        _ => {}
    }
}

fn give_realm<'t>(text: &'t str, field: Field, give: &mut impl FnMut(Field, &'t str)) {
    for realm in realms(text) {
        give(field, realm);
    }
}

/// The realms of a line; it may offer several ways to log in.
fn realms(text: &str) -> impl Iterator<Item = &str> {
    const WORD: &str = "realm";
    let mut rest = text;
    std::iter::from_fn(move || {
        loop {
            let at = rest
                .as_bytes()
                .windows(WORD.len())
                .position(|word| word.eq_ignore_ascii_case(WORD.as_bytes()))?;
            rest = rest.get(at + WORD.len()..)?;
            let Some(value) = rest.trim_start().strip_prefix('=') else {
                continue;
            };
            let value = value.trim_start();
            let (realm, after) = if let Some(quoted) = value.strip_prefix('"') {
                quoted.split_once('"').unwrap_or((quoted, ""))
            } else {
                let end = value.find([',', ' ', '\r', '\n']).unwrap_or(value.len());
                value.split_at_checked(end)?
            };
            rest = after;
            return Some(realm);
        }
    })
}

fn lines<'t>(text: &'t str, to: &Lines, give: &mut impl FnMut(Field, &'t str)) {
    for line in text.lines().skip(1) {
        if line.trim().is_empty() {
            return;
        }
        let Some((name, value)) = line.split_once(':') else {
            continue;
        };
        let (name, value) = (name.trim(), value.trim());
        if name.eq_ignore_ascii_case("server") {
            give(to.server, value);
        } else if name.eq_ignore_ascii_case("www-authenticate") {
            give(to.login, value);
            derive(to.login, value, give);
        } else if let Some((_, field)) =
            to.others.iter().find(|(n, _)| name.eq_ignore_ascii_case(n))
        {
            give(*field, value);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(field: Field, text: &str) -> String {
        let mut found = Vec::new();
        derive(field, text, &mut |field, value: &str| {
            found.push(format!("{field}={value}"));
        });
        found.join("; ")
    }

    #[test]
    fn realms_and_lines() {
        let answer = "RTSP/1.0 401 Unauthorized\r\nCSeq: 1\r\nServer: Sample Rtsp\r\nWWW-Authenticate: Digest realm=\"A\", nonce=\"n\"\r\n\r\nServer: no";
        let page = "HTTP/1.1 200 OK\nserver: Sample-Webs\nSet-Cookie: a=b\nLocation: /doc\n";
        insta::assert_snapshot!(
            [
                of(Field::HttpWwwAuthenticate, "Digest realm=\"Login to 7A\", nonce=\"x\", Basic REALM = plain, x"),
                of(Field::HttpWwwAuthenticate, "Basic realm=\"open"),
                of(Field::HttpWwwAuthenticate, "Basic realmé realm"),
                of(Field::RtspBanner, answer),
                of(Field::Banner, answer),
                of(Field::Banner, page),
                of(Field::Banner, "Server: not an answer"),
            ]
            .join("\n"),
            @r#"
            http.realm=Login to 7A; http.realm=plain
            http.realm=open

            rtsp.server=Sample Rtsp; rtsp.www_authenticate=Digest realm="A", nonce="n"; rtsp.realm=A
            rtsp.server=Sample Rtsp; rtsp.www_authenticate=Digest realm="A", nonce="n"; rtsp.realm=A
            http.server=Sample-Webs; http.set_cookie=a=b; http.location=/doc
            "#
        );
    }
}
