//! Holders and signers of certificates without what points to a person: only country, state, town,
//! organisation, unit and common name are kept; serial numbers, mail and street addresses and names of
//! persons are not.

use countersight_model::field::Field;

/// Parts that are kept, with the names that programs give them, in lower case without `_`, `-` and spaces.
const KEPT: &[(&str, &[&str])] = &[
    ("C", &["c", "country", "countryname"]),
    (
        "ST",
        &[
            "st",
            "s",
            "state",
            "province",
            "stateorprovincename",
            "stateorprovince",
        ],
    ),
    ("L", &["l", "locality", "localityname"]),
    ("O", &["o", "organization", "organizationname"]),
    (
        "OU",
        &[
            "ou",
            "organizationalunit",
            "organizationalunitname",
            "organizationunitname",
        ],
    ),
    ("CN", &["cn", "commonname"]),
];

/// The short name of a part that is kept.
pub(super) fn short(name: &str) -> Option<&'static str> {
    let plain: String = name
        .chars()
        .filter(|c| !matches!(c, '_' | '-' | ' '))
        .map(|c| c.to_ascii_lowercase())
        .collect();
    let found = KEPT
        .iter()
        .find(|(_, names)| names.contains(&plain.as_str()));
    found.map(|(short, _)| *short)
}

/// Adds a part to a holder; nothing, if it is not one that is kept.
pub(super) fn add(holder: &mut String, name: &str, value: &str) {
    if let Some(short) = short(name).filter(|_| !value.trim().is_empty()) {
        if !holder.is_empty() {
            holder.push_str(", ");
        }
        holder.push_str(short);
        holder.push('=');
        holder.push_str(value.trim());
    }
}

/// A holder as text, such as `C=CN, O=X, serialNumber=1` or `/C=CN/O=X`, with the parts that are kept.
pub(super) fn holder(text: &str) -> String {
    const BETWEEN: [char; 4] = [',', '/', '+', ';'];
    let mut kept = String::with_capacity(text.len());
    let mut part: Option<(&str, String)> = None;
    let mut before = "";
    for piece in text.trim().split_inclusive(BETWEEN) {
        let piece_alone = piece.trim_end_matches(BETWEEN);
        match piece_alone
            .split_once('=')
            .filter(|(name, _)| is_name(name))
        {
            Some((name, value)) => {
                if let Some((name, value)) = part.replace((name, value.to_owned())) {
                    add(&mut kept, name, &value);
                }
            }
            // `O=A Co., Ltd.` holds a comma.
            None => {
                if let Some((_, value)) = &mut part {
                    value.push_str(before);
                    value.push_str(piece_alone);
                }
            }
        }
        before = piece.get(piece_alone.len()..).unwrap_or_default();
    }
    if let Some((name, value)) = part {
        add(&mut kept, name, &value);
    }
    kept
}

fn is_name(name: &str) -> bool {
    let name = name.trim();
    !name.is_empty()
        && name
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || b == b'.' || b == b' ')
}

/// Holder and signer of a certificate that is written in words: `Subject: C=CN, …` on one line, or
/// `Subject:` with a part on each line behind it.
pub(super) fn in_words(text: &str, mut give: impl FnMut(Field, &str)) {
    let mut open: Option<(Field, String)> = None;
    for line in text.lines() {
        let Some((name, value)) = line.split_once(':') else {
            continue;
        };
        let field = match name.trim().to_ascii_lowercase().as_str() {
            "subject" => Some(Field::TlsSubject),
            "issuer" => Some(Field::TlsIssuer),
            _ => None,
        };
        if let Some(field) = field {
            if let Some((field, holder)) = open.replace((field, holder(value))) {
                give(field, &holder);
            }
        } else if let Some((_, parts)) = &mut open
            && short(name.trim()).is_some()
        {
            add(parts, name.trim(), value);
        } else if let Some((field, holder)) = open.take() {
            give(field, &holder);
        }
    }
    if let Some((field, holder)) = open {
        give(field, &holder);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_points_to_a_person_or_one_device_is_dropped() {
        let texts = [
            "C=CN, ST=ZJ, L=HZ, O=Sample Co., Ltd., OU=A, CN=192.0.2.1, serialNumber=77, emailAddress=a@example.org",
            "/C=CN/O=SAMPLE/street=1 Road/CN=x/emailAddress=a@example.org",
            "serialNumber=77+CN=a+SN=Doe+GN=Jo, postalCode=1, O=",
            "no parts",
            "",
        ];
        let kept: Vec<String> = texts.iter().map(|text| holder(text)).collect();
        insta::assert_snapshot!(kept.join("\n"), @r"
        C=CN, ST=ZJ, L=HZ, O=Sample Co., Ltd., OU=A, CN=192.0.2.1
        C=CN, O=SAMPLE, CN=x
        CN=a
        ");
    }

    #[test]
    fn certificates_in_words() {
        let lines = "Version:  v3\nSerial Number: 12\nIssuer:\n  Country: CN\n  Organization: Sample\n  Serial Number: 1\n\nSubject:\n  CommonName: 192.0.2.1\n  Email Address: a@example.org\nValidity:\n  Not Before: 2020";
        let short = "Subject: C=CN, O=Sample, emailAddress=a@example.org\nIssuer: CN=Root";
        let mut given = Vec::new();
        for text in [lines, short] {
            in_words(text, |field, holder| {
                given.push(format!("{field}: {holder}"));
            });
        }
        insta::assert_snapshot!(given.join("\n"), @r"
        tls.issuer: C=CN, O=Sample
        tls.subject: CN=192.0.2.1
        tls.subject: C=CN, O=Sample
        tls.issuer: CN=Root
        ");
    }

    proptest::proptest! {
        #[test]
        fn no_text_makes_it_panic_and_no_address_of_mail_stays(text in "[A-Za-z=,/+ é]{0,30}") {
            let kept = holder(&format!("{text}, emailAddress=a@example.org"));
            proptest::prop_assert!(!kept.contains('@'));
        }
    }
}
