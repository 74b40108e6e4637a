//! Internet domains in one form.

/// A domain in the form in which two are compared: small letters, without scheme, user, `www.`, port,
/// path and last dot. Punycode stays as it was typed; none if it is no domain.
///
/// ```
/// use countersight_model::digits::domain;
/// let form = domain("https://www.Hikvision.com:443/en/?x=1");
/// assert_eq!(form.as_deref(), Some("hikvision.com"));
/// assert_eq!(domain("XN--FIQS8S.example.").as_deref(), Some("xn--fiqs8s.example"));
/// assert_eq!(domain("info@dahuatech.com").as_deref(), Some("dahuatech.com"));
/// assert_eq!(domain("not a domain"), None);
/// ```
pub fn domain(text: &str) -> Option<String> {
    let lower = text.trim().to_lowercase();
    let rest = lower
        .split_once("://")
        .map_or(lower.as_str(), |(_, rest)| rest);
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let host = host.rsplit('@').next().unwrap_or_default();
    let host = match host.split_once(':') {
        Some((host, port)) if port.bytes().all(|b| b.is_ascii_digit()) => host,
        Some(_) => return None,
        None => host,
    };
    let host = host.strip_suffix('.').unwrap_or(host);
    let host = host
        .strip_prefix("www.")
        .filter(|rest| rest.contains('.'))
        .unwrap_or(host);
    is_domain(host).then(|| host.to_owned())
}

/// Whether a text is a domain in that form.
///
/// ```
/// use countersight_model::digits::is_domain;
/// assert!(is_domain("dahuatech.com") && is_domain("海康.example"));
/// assert!(!is_domain("Dahua.com") && !is_domain("10.0.0.1") && !is_domain("-a.com"));
/// ```
pub fn is_domain(text: &str) -> bool {
    let is_label = |label: &str| {
        let hyphen_outside = label.starts_with('-') || label.ends_with('-');
        !label.is_empty()
            && label.len() <= 63
            && !hyphen_outside
            && label
                .chars()
                .all(|c| c.is_alphanumeric() && !c.is_uppercase() || c == '-')
    };
    // An address of four numbers, or a decimal number, ends in digits; no top-level domain does.
    let top = text.rsplit('.').next().unwrap_or_default();
    let is_number = top.bytes().all(|b| b.is_ascii_digit());
    text.len() <= 253 && text.contains('.') && !is_number && text.split('.').all(is_label)
}
