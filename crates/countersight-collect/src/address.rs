//! Addresses: which may be opened, and where a redirect leads.

/// Whether an address may be opened: HTTPS anywhere, plain HTTP only on this machine and only if
/// asked for, as tests do.
pub(crate) fn may_open(url: &str, plain_on_loopback: bool) -> bool {
    match split(url) {
        Some(("https", rest)) => !host(rest).is_empty(),
        Some(("http", rest)) => plain_on_loopback && is_loopback(host(rest)),
        _ => false,
    }
}

/// Where a `Location` leads, seen from the address that gave it.
pub(crate) fn join(base: &str, location: &str) -> Option<String> {
    let location = location.trim();
    let location = location.split('#').next().unwrap_or_default();
    if location.is_empty()
        || location
            .chars()
            .any(|c| c.is_control() || c.is_whitespace())
    {
        return None;
    }
    if split(location).is_some() {
        return Some(location.to_owned());
    }
    let (scheme, rest) = split(base)?;
    if let Some(elsewhere) = location.strip_prefix("//") {
        return Some(format!("{scheme}://{elsewhere}"));
    }
    let (authority, path) = match rest.find(['/', '?']) {
        Some(at) => rest.split_at(at),
        None => (rest, "/"),
    };
    if location.starts_with('/') {
        return Some(format!("{scheme}://{authority}{location}"));
    }
    let path = path.split('?').next().unwrap_or_default();
    let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
    Some(format!("{scheme}://{authority}{folder}/{location}"))
}

fn split(url: &str) -> Option<(&str, &str)> {
    let (scheme, rest) = url.split_once("://")?;
    let is_scheme = !scheme.is_empty() && scheme.bytes().all(|b| b.is_ascii_alphanumeric());
    is_scheme.then_some((scheme, rest))
}

/// The host of what stands behind `://`, without a user and a port.
fn host(rest: &str) -> &str {
    let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let host = authority.rsplit('@').next().unwrap_or_default();
    match host.strip_prefix('[') {
        Some(six) => six.split(']').next().unwrap_or_default(),
        None => host.split(':').next().unwrap_or_default(),
    }
}

fn is_loopback(host: &str) -> bool {
    host == "localhost"
        || host
            .parse::<std::net::IpAddr>()
            .is_ok_and(|address| address.is_loopback())
}

#[cfg(test)]
mod tests {
    use super::{join, may_open};

    #[test]
    fn only_https_may_be_opened() {
        assert!(may_open("https://example.gov/list.csv", false));
        assert!(!may_open("http://example.gov/list.csv", false));
        assert!(!may_open("http://example.gov/list.csv", true));
        assert!(!may_open("http://127.0.0.1:80/", false));
        assert!(may_open("http://127.0.0.1:80/", true));
        assert!(may_open("http://[::1]:80/", true));
        assert!(!may_open("http://127.0.0.1@example.gov/", true));
        assert!(!may_open("http://localhost.example.gov/", true));
        for wrong in ["", "https://", "file:///etc/passwd", "ftp://a", "list.csv"] {
            assert!(!may_open(wrong, true), "{wrong}");
        }
    }

    #[test]
    fn a_redirect_leads_from_where_it_was_given() {
        let base = "https://a.gov/x/list.csv?day=1";
        let to = |location| join(base, location);
        assert_eq!(to("https://b.gov/y").as_deref(), Some("https://b.gov/y"));
        assert_eq!(to("//b.gov/y").as_deref(), Some("https://b.gov/y"));
        assert_eq!(to("/y?z=1#top").as_deref(), Some("https://a.gov/y?z=1"));
        assert_eq!(to("new.csv").as_deref(), Some("https://a.gov/x/new.csv"));
        assert_eq!(
            join("https://a.gov", "y").as_deref(),
            Some("https://a.gov/y")
        );
        assert_eq!(to(""), None);
        assert_eq!(to("/a b"), None);
    }
}
