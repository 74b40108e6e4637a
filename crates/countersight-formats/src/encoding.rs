//! Finds the encoding of text from its beginning.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, GB18030, GBK, UTF_16BE, UTF_16LE};

/// How text is encoded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum TextEncoding {
    Utf8 { mark: bool },
    Other(&'static Encoding),
}

impl TextEncoding {
    /// The name for the reader of a report.
    pub(crate) fn label(self) -> String {
        let encoding = match self {
            Self::Utf8 { mark: false } => return "UTF-8".to_owned(),
            Self::Utf8 { mark: true } => return "UTF-8 with byte order mark".to_owned(),
            Self::Other(encoding) => encoding,
        };
        match encoding.name() {
            "UTF-16LE" => "UTF-16 LE".to_owned(),
            "UTF-16BE" => "UTF-16 BE".to_owned(),
            "gb18030" => "GB18030".to_owned(),
            name => name
                .strip_prefix("windows-")
                .map_or_else(|| name.to_owned(), |number| format!("Windows-{number}")),
        }
    }
}

/// The encoding of a sample, or `None` where it is not text.
pub(crate) fn detect(sample: &[u8], whole: bool) -> Option<TextEncoding> {
    if sample.starts_with(b"\xef\xbb\xbf") {
        return Some(TextEncoding::Utf8 { mark: true });
    }
    if sample.starts_with(b"\xff\xfe") {
        return Some(TextEncoding::Other(UTF_16LE));
    }
    if sample.starts_with(b"\xfe\xff") {
        return Some(TextEncoding::Other(UTF_16BE));
    }
    if let Some(encoding) = wide(sample) {
        return Some(TextEncoding::Other(encoding));
    }
    let zeros = memchr::memchr_iter(0, sample).count();
    let controls = sample
        .iter()
        .filter(|&&byte| byte < 7 || (14..=26).contains(&byte))
        .count();
    // A stray zero is a fault with a place; many are no text at all.
    if zeros * 50 > sample.len() || controls * 20 > sample.len() {
        return None;
    }
    if is_mostly_utf8(sample, whole) {
        return Some(TextEncoding::Utf8 { mark: false });
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(sample, whole);
    let encoding = detector.guess(None, Utf8Detection::Deny);
    // GB18030 holds all of GBK.
    Some(TextEncoding::Other(if encoding == GBK {
        GB18030
    } else {
        encoding
    }))
}

/// UTF-16 without a mark shows by zeros at every other place.
fn wide(sample: &[u8]) -> Option<&'static Encoding> {
    let seen = sample.get(..sample.len().min(4096)).unwrap_or_default();
    let (mut even, mut odd, mut after_odd, mut after_even, mut pairs) = (0, 0, 0, 0, 0);
    for pair in seen.chunks_exact(2) {
        pairs += 1;
        match pair {
            [0, 0] => return None,
            [0, low] => {
                even += 1;
                after_even += i32::from(matches!(low, b'\n' | b',' | b';' | b'\t' | b' '));
            }
            [low, 0] => {
                odd += 1;
                after_odd += i32::from(matches!(low, b'\n' | b',' | b';' | b'\t' | b' '));
            }
            _ => {}
        }
    }
    let enough = |zeros: i32, ends: i32| zeros >= 2 && ends >= 1 && zeros * 10 >= pairs;
    if even == 0 && enough(odd, after_odd) {
        Some(UTF_16LE)
    } else if odd == 0 && enough(even, after_even) {
        Some(UTF_16BE)
    } else {
        None
    }
}

/// UTF-8, or UTF-8 with a few damaged bytes: sequences far outnumber the faults.
fn is_mostly_utf8(sample: &[u8], whole: bool) -> bool {
    let (mut good, mut bad) = (0_usize, 0_usize);
    for chunk in sample.utf8_chunks() {
        good += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    // A sample may end in the middle of a character.
    if !whole && matches!(std::str::from_utf8(sample), Err(error) if error.error_len().is_none()) {
        bad = 0;
    }
    bad == 0 || good > bad * 20
}

#[cfg(test)]
mod tests {
    use super::*;

    fn label(bytes: &[u8]) -> String {
        detect(bytes, true).map_or_else(|| "not text".to_owned(), TextEncoding::label)
    }

    fn utf16(text: &str, mark: bool, order: fn(u16) -> [u8; 2]) -> Vec<u8> {
        let units = mark
            .then_some(0xfeff)
            .into_iter()
            .chain(text.encode_utf16());
        units.flat_map(order).collect()
    }

    #[test]
    fn encodings_are_found() {
        let text = "Firma;Ort\nMüller & Söhne Überwachungstechnik GmbH;Köln\n";
        assert_eq!(label(text.as_bytes()), "UTF-8");
        assert_eq!(
            label(&[b"\xef\xbb\xbf", text.as_bytes()].concat()),
            "UTF-8 with byte order mark"
        );
        assert_eq!(
            label(&encoding_rs::WINDOWS_1252.encode(text).0),
            "Windows-1252"
        );
        let chinese =
            "供应商名称,国家\n杭州某某数字技术股份有限公司,中国\n上海示例科技有限公司,中国\n";
        assert_eq!(label(&GB18030.encode(chinese).0), "GB18030");
        for (mark, order, found) in [
            (true, u16::to_le_bytes as fn(u16) -> [u8; 2], "UTF-16 LE"),
            (true, u16::to_be_bytes, "UTF-16 BE"),
            (false, u16::to_le_bytes, "UTF-16 LE"),
            (false, u16::to_be_bytes, "UTF-16 BE"),
        ] {
            assert_eq!(label(&utf16(text, mark, order)), found);
            assert_eq!(label(&utf16(chinese, mark, order)), found);
        }
    }

    #[test]
    fn binary_is_not_text_but_a_stray_zero_is() {
        assert_eq!(label(&[0, 1, 2, 3].repeat(100)), "not text");
        let mut text = "name,country\n".repeat(50).into_bytes();
        text.push(0);
        assert_eq!(label(&text), "UTF-8");
    }
}
