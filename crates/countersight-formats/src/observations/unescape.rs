//! Text of a JSON string without its escapes (RFC 8259, section 7).

/// Writes the text between the quotation marks of a JSON string without escapes; `false` if an escape is
/// none. Half of a surrogate pair becomes `U+FFFD`.
pub(crate) fn unescape(raw: &str, out: &mut String) -> bool {
    out.clear();
    let mut rest = raw;
    while let Some(at) = memchr::memchr(b'\\', rest.as_bytes()) {
        let Some((before, escape)) = rest.split_at_checked(at) else {
            return false;
        };
        out.push_str(before);
        let Some(kind) = escape.as_bytes().get(1) else {
            return false;
        };
        let mut length = 2;
        out.push(match kind {
            b'"' => '"',
            b'\\' => '\\',
            b'/' => '/',
            b'n' => '\n',
            b't' => '\t',
            b'r' => '\r',
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'u' => match code(escape) {
                Some((c, taken)) => {
                    length = taken;
                    c
                }
                None => return false,
            },
            _ => return false,
        });
        rest = escape.get(length..).unwrap_or_default();
    }
    out.push_str(rest);
    true
}

/// The character of `\uXXXX`, or of two such that are a surrogate pair, and the bytes it takes.
fn code(escape: &str) -> Option<(char, usize)> {
    let unit = |from: usize| {
        let digits = escape.get(from..from + 4)?;
        let hex = digits.bytes().all(|b| b.is_ascii_hexdigit());
        hex.then(|| u16::from_str_radix(digits, 16).ok()).flatten()
    };
    let first = unit(2)?;
    let second = if escape.get(6..8) == Some("\\u") {
        unit(8)
    } else {
        None
    };
    let units = [first, second.unwrap_or_default()];
    let mut decoded = char::decode_utf16(units);
    match decoded.next()? {
        Ok(c) if c.len_utf16() == 2 => Some((c, 12)),
        Ok(c) => Some((c, 6)),
        Err(_half) => Some((char::REPLACEMENT_CHARACTER, 6)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    proptest::proptest! {
        #[test]
        fn as_serde_json_reads_it(text in "\\PC{0,20}[\"\\\\/\n\t\u{8}\u{c}\u{1f600}]{0,6}\\PC{0,20}") {
            let json = serde_json::to_string(&text).unwrap();
            let units = |c: char| c.encode_utf16(&mut [0; 2]).to_vec();
            let escape = |c: char| -> Vec<String> { units(c).iter().map(|unit| format!("\\u{unit:04x}")).collect() };
            let ascii = |c: char| if c.is_ascii() { c.to_string() } else { escape(c).concat() };
            let ascii: Vec<String> = json.chars().map(ascii).collect();
            let ascii = ascii.concat();
            for json in [json, ascii] {
                let mut out = String::new();
                proptest::prop_assert!(unescape(json.strip_prefix('"').and_then(|json| json.strip_suffix('"')).unwrap(), &mut out));
                proptest::prop_assert_eq!(&out, &text);
            }
        }
    }

    #[test]
    fn what_is_no_escape_is_refused_and_half_a_pair_is_shown() {
        let of = |raw: &str| {
            let mut out = String::new();
            unescape(raw, &mut out).then_some(out)
        };
        assert_eq!(of(r"a\"), None);
        assert_eq!(of(r"\x"), None);
        assert_eq!(of(r"\u12g4"), None);
        assert_eq!(of(r"\ud83d!").as_deref(), Some("\u{fffd}!"));
        assert_eq!(of(r"\ud83d\ude00").as_deref(), Some("\u{1f600}"));
        assert_eq!(of(r"\/\/").as_deref(), Some("//"));
    }
}
