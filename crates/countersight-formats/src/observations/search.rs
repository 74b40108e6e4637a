//! Where a text of JSON ends.
//!
//! Texts without escapes are searched by `memchr`. Texts full of them, such as pages of HTML, would be gone through
//! in steps of a dozen bytes, each a guess of the processor that goes wrong; they are gone through in blocks of 64
//! bytes, all of whose escapes are worked out at once (the method of simdjson: Langdale and Lemire, "Parsing
//! Gigabytes of JSON per Second", 2019), here with the arithmetic of whole words.

/// A text up to the quotation mark that ends it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Text<'r> {
    pub(super) inner: &'r str,
    /// Whether it holds escapes.
    pub(super) escaped: bool,
}

/// Words of eight bytes that are looked at one by one before the rest is searched: most texts are short.
const NEAR: usize = 6;
const BLOCK: usize = 64;

/// The text that begins here; none where it does not end.
pub(super) fn text(rest: &str) -> Option<Text<'_>> {
    let bytes = rest.as_bytes();
    let first = quote_or_backslash(bytes)?;
    let escaped = bytes.get(first) == Some(&b'\\');
    let end = if escaped {
        first + end(bytes.get(first..)?)?
    } else {
        first
    };
    let inner = rest.get(..end)?;
    Some(Text { inner, escaped })
}

/// Where the next quotation mark or backslash stands.
fn quote_or_backslash(bytes: &[u8]) -> Option<usize> {
    let (words, _) = bytes.as_chunks::<8>();
    for (n, word) in words.iter().take(NEAR).enumerate() {
        let word = u64::from_le_bytes(*word);
        let found = zeros(word ^ each(b'"')) | zeros(word ^ each(b'\\'));
        if found != 0 {
            return Some(8 * n + (found.trailing_zeros() / 8) as usize);
        }
    }
    let near = 8 * words.len().min(NEAR);
    let far = memchr::memchr2(b'"', b'\\', bytes.get(near..)?)?;
    Some(near + far)
}

/// Where the first quotation mark stands that no backslash takes away.
fn end(bytes: &[u8]) -> Option<usize> {
    let (blocks, rest) = bytes.as_chunks::<BLOCK>();
    // Whether the first byte of the block stands behind a backslash: one or zero.
    let mut behind = 0;
    for (n, block) in blocks.iter().enumerate() {
        let mut quotes = 0;
        let mut backslashes = 0;
        for (at, word) in block.as_chunks::<8>().0.iter().enumerate() {
            let word = u64::from_le_bytes(*word);
            quotes |= gathered(zeros(word ^ each(b'"'))) << (8 * at);
            backslashes |= gathered(zeros(word ^ each(b'\\'))) << (8 * at);
        }
        let ends = quotes & !taken_away(backslashes, &mut behind);
        if ends != 0 {
            return Some(BLOCK * n + ends.trailing_zeros() as usize);
        }
    }
    let before = BLOCK * blocks.len();
    let mut taken = behind == 1;
    for (at, byte) in rest.iter().enumerate() {
        match byte {
            _ if taken => taken = false,
            b'\\' => taken = true,
            b'"' => return Some(before + at),
            _ => {}
        }
    }
    None
}

/// The bytes of a block that stand behind a backslash which is not itself behind one, by the backslashes of the
/// block, one bit a byte. A run of backslashes is told odd from even by one subtraction for the whole block.
fn taken_away(backslashes: u64, behind: &mut u64) -> u64 {
    const ODD: u64 = 0xaaaa_aaaa_aaaa_aaaa;
    let may_take = backslashes & !*behind;
    let next = may_take << 1;
    let takes_or_ends = (next | ODD).wrapping_sub(may_take) ^ ODD;
    let taken = takes_or_ends ^ (backslashes | *behind);
    *behind = (takes_or_ends & backslashes) >> 63;
    taken
}

/// A byte in each place of a word.
const fn each(byte: u8) -> u64 {
    u64::from_le_bytes([byte; 8])
}

/// The highest bit of each byte that is zero; no other bit.
const fn zeros(word: u64) -> u64 {
    const LOW: u64 = each(0x7f);
    !(((word & LOW) + LOW) | word | LOW)
}

/// The highest bits of the eight bytes, side by side in one byte.
const fn gathered(highest: u64) -> u64 {
    (highest >> 7).wrapping_mul(0x0102_0408_1020_4080) >> 56
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Byte by byte.
    fn slowly(rest: &str) -> Option<Text<'_>> {
        let mut taken = false;
        for (at, byte) in rest.bytes().enumerate() {
            match byte {
                _ if taken => taken = false,
                b'\\' => taken = true,
                b'"' => {
                    let inner = rest.get(..at)?;
                    let escaped = inner.contains('\\');
                    return Some(Text { inner, escaped });
                }
                _ => {}
            }
        }
        None
    }

    proptest::proptest! {
        #[test]
        fn a_text_ends_where_it_does_byte_by_byte(
            plain in "[a!#\\[\\]é\u{a2}\u{80}\u{dc}]{0,90}",
            dense in "(?:[a#\\[é]{0,9}\\\\{0,5}\"?){0,40}",
            runs in "(?:\\\\){0,140}\"?a?\"?",
        ) {
            for text in [format!("{plain}{dense}"), format!("{dense}{plain}\""), format!("{plain}{runs}"), format!("\\{runs}\"")] {
                proptest::prop_assert_eq!(super::text(&text), slowly(&text), "{}", text);
            }
        }
    }
}
