//! Answers of services, taken apart: lines of a head, the page behind it, its title, whose greeting it is.

use countersight_model::field::Field;

/// The field of a line in the head of an answer; scanners write the name in any case, with `_` or `-`.
pub(super) fn field_of(name: &str, stream: bool) -> Option<Field> {
    let is = |known: &str| {
        name.len() == known.len()
            && name
                .bytes()
                .zip(known.bytes())
                .all(|(a, b)| a.eq_ignore_ascii_case(&b) || (a == b'_' && b == b'-'))
    };
    let fields: &[(&str, Field)] = if stream {
        &[
            ("server", Field::RtspServer),
            ("www-authenticate", Field::RtspWwwAuthenticate),
        ]
    } else {
        &[
            ("server", Field::HttpServer),
            ("www-authenticate", Field::HttpWwwAuthenticate),
            ("set-cookie", Field::HttpSetCookie),
            ("location", Field::HttpLocation),
        ]
    };
    let found = fields.iter().find(|(known, _)| is(known));
    found.map(|(_, field)| *field)
}

/// The field of a greeting, by the name that a scanner gives the service.
pub(super) fn greeting_of(service: &str) -> Option<Field> {
    const KNOWN: &[(&str, Field)] = &[
        ("telnet", Field::TelnetBanner),
        ("ssh", Field::SshBanner),
        ("ftp", Field::FtpBanner),
        ("rtsp", Field::RtspBanner),
        ("sip", Field::SipServer),
        ("snmp", Field::SnmpSysDescr),
        ("http.server", Field::HttpServer),
        ("title", Field::HttpTitle),
    ];
    let found = KNOWN
        .iter()
        .find(|(known, _)| known.eq_ignore_ascii_case(service.trim()));
    found.map(|(_, field)| *field)
}

/// Whether what a scanner files under this service is no text that the device sent.
pub(super) fn is_no_text(service: &str) -> bool {
    ["x509", "x509ca", "ssl", "vuln"]
        .iter()
        .any(|known| known.eq_ignore_ascii_case(service.trim()))
}

/// The description of the system in what masscan writes of SNMP: `sysDescr:… sysName:…`.
pub(super) fn description(text: &str) -> &str {
    let Some((_, rest)) = text.split_once("sysDescr:") else {
        return text;
    };
    let end = [
        " sysName:",
        " sysObjectID:",
        " sysUpTime:",
        " sysContact:",
        " sysLocation:",
    ]
    .iter()
    .filter_map(|next| rest.find(next))
    .min();
    end.and_then(|end| rest.get(..end)).unwrap_or(rest)
}

/// The head of an answer and what follows the first empty line.
pub(super) fn parts(text: &str) -> (&str, &str) {
    let ends = ["\r\n\r\n", "\n\n"];
    let end = ends
        .iter()
        .filter_map(|end| text.find(end).map(|at| (at, end.len())))
        .min();
    match end {
        Some((at, length)) => (
            text.get(..at).unwrap_or(text),
            text.get(at + length..).unwrap_or_default(),
        ),
        None => (text, ""),
    }
}

/// The value of a line in a head, by its name in lower case.
pub(super) fn line<'t>(head: &'t str, name: &str) -> Option<&'t str> {
    head.lines().find_map(|line| {
        let (known, value) = line.split_once(':')?;
        known
            .trim()
            .eq_ignore_ascii_case(name)
            .then(|| value.trim())
    })
}

/// Whether a head is an answer of UPnP, which looks like one of the web but is of another service.
pub(super) fn is_announcement(head: &str) -> bool {
    line(head, "usn").is_some() && (line(head, "st").or_else(|| line(head, "nt"))).is_some()
}

/// The title inside a page.
pub(super) fn title(page: &str) -> Option<&str> {
    let at = position(page, "<title")?;
    let rest = page.get(at..)?;
    let rest = rest.get(rest.find('>')? + 1..)?;
    let title = rest.get(..position(rest, "</title")?)?.trim();
    (!title.is_empty()).then_some(title)
}

/// Where a word of small ASCII letters stands, in any case.
fn position(text: &str, word: &str) -> Option<usize> {
    let found = |window: &[u8]| window.eq_ignore_ascii_case(word.as_bytes());
    let mut from = 0;
    loop {
        let rest = text.as_bytes().get(from..)?;
        let at = memchr::memchr(b'<', rest)?;
        if rest.get(at..at + word.len()).is_some_and(found) {
            return Some(from + at);
        }
        from += at + 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_found_however_their_names_are_written() {
        assert_eq!(
            field_of("Www_Authenticate", false),
            Some(Field::HttpWwwAuthenticate)
        );
        assert_eq!(field_of("SERVER", true), Some(Field::RtspServer));
        assert_eq!(field_of("set_cookie", true), None);
        assert_eq!(field_of("servers", false), None);
    }

    #[test]
    fn an_answer_is_taken_apart_at_its_first_empty_line() {
        assert_eq!(
            parts("HTTP/1.1 200 OK\r\nA: b\r\n\r\nx\n\ny"),
            ("HTTP/1.1 200 OK\r\nA: b", "x\n\ny")
        );
        assert_eq!(parts("a\n\nb\r\n\r\nc"), ("a", "b\r\n\r\nc"));
        assert_eq!(parts("a"), ("a", ""));
    }

    #[test]
    fn titles() {
        assert_eq!(
            title("<HTML><Title lang=en>\n WEB SERVICE </TITLE>"),
            Some("WEB SERVICE")
        );
        assert_eq!(title("<titles"), None);
        assert_eq!(title("<title>cut off"), None);
        assert_eq!(title("é<<title></title>"), None);
    }

    #[test]
    fn names_of_systems_are_cut_off_their_description() {
        assert_eq!(
            description("sysDescr:Sample NVR sysName:ANNA sysContact:x"),
            "Sample NVR"
        );
        assert_eq!(description("Sample NVR"), "Sample NVR");
    }

    #[test]
    fn an_announcement_is_no_page() {
        assert!(is_announcement(
            "HTTP/1.1 200 OK\r\nST: upnp:rootdevice\r\nUSN: uuid:1"
        ));
        assert!(!is_announcement("HTTP/1.1 200 OK\r\nServer: a"));
    }
}
