//! A quick look at a long text, such as a page, as it stands in a JSON file with its escapes.
//!
//! Of every word that is looked for, all pieces of four bytes are known. A text that holds a word holds one of
//! its pieces at every place that is a multiple of the stride, for the shortest word is as long as a stride and
//! three bytes more. So only every so manieth place is looked at (the idea of Wu and Manber, 1994), nothing is
//! copied, and letters are compared without their case by one bit.

use rustc_hash::FxHashMap;

/// Bytes of a piece.
const PIECE: usize = 4;
/// A longer stride would look past more than it saves.
const LONGEST_STRIDE: usize = 12;
/// Set in a lower-case letter and not in an upper-case one. Other bytes are taken for one another by it too,
/// which lets a piece through and no word be lost.
const CASE: u32 = 0x2020_2020;

/// Finds out whether a text holds any of some words.
#[derive(Debug)]
pub(crate) struct Skim {
    stride: usize,
    /// One place for some pieces each; most places of a text end here.
    marks: Vec<u8>,
    shift: u32,
    /// Where a piece stands in which word.
    pieces: FxHashMap<u32, Vec<(usize, usize)>>,
    words: Vec<String>,
    /// A text not longer than this may be one that is named as a whole.
    whole: usize,
}

impl Skim {
    /// For words that are folded and not yet escaped; none where a word is too short, or is not ASCII. `whole` is
    /// the length of the longest text that is named as a whole.
    pub(crate) fn new(words: &[String], whole: usize) -> Option<Self> {
        let words: Vec<String> = words.iter().map(|word| escaped(word)).collect();
        let shortest = words.iter().map(String::len).min()?;
        if shortest < PIECE || !words.iter().all(|word| word.is_ascii()) {
            return None;
        }
        let stride = (shortest - PIECE + 1).min(LONGEST_STRIDE);
        let mut pieces: FxHashMap<u32, Vec<(usize, usize)>> = FxHashMap::default();
        for (at, word) in words.iter().enumerate() {
            // Pieces at the first places are enough: one of them stands at a place that is looked at.
            for offset in 0..stride {
                if let Some(piece) = piece_at(word.as_bytes(), offset) {
                    pieces.entry(piece).or_default().push((at, offset));
                }
            }
        }
        // One place in sixteen is marked at most; the smallest table stays in a core's first cache.
        let size = (pieces.len() * 16).next_power_of_two().max(1 << 12);
        let mut skim = Self {
            stride,
            marks: vec![0; size],
            shift: 32 - size.trailing_zeros().min(31),
            pieces: FxHashMap::default(),
            words,
            whole: whole * 6,
        };
        let mut known: Vec<u32> = pieces.keys().copied().collect();
        known.sort_unstable();
        for piece in known {
            let place = skim.place(piece);
            if let Some(mark) = skim.marks.get_mut(place) {
                *mark = 1;
            }
        }
        skim.pieces = pieces;
        Some(skim)
    }

    fn place(&self, piece: u32) -> usize {
        // Knuth's multiplicative hash; its upper bits are the good ones.
        (piece.wrapping_mul(0x9e37_79b1) >> self.shift) as usize
    }

    /// Whether a text, as it stands between the quotation marks of a JSON string, holds no word and is none of the
    /// texts that are named as a whole. `false` says nothing.
    pub(crate) fn is_silent(&self, raw: &str) -> bool {
        raw.len() > self.whole && is_canonical(raw) && !self.finds(raw.as_bytes())
    }

    fn finds(&self, text: &[u8]) -> bool {
        // The stride is known when this is compiled, so that the steps of a loop are laid out one by one.
        match self.stride {
            1 => self.finds_by::<1>(text),
            2 => self.finds_by::<2>(text),
            3 => self.finds_by::<3>(text),
            4 => self.finds_by::<4>(text),
            5 => self.finds_by::<5>(text),
            6 => self.finds_by::<6>(text),
            7 => self.finds_by::<7>(text),
            8 => self.finds_by::<8>(text),
            9 => self.finds_by::<9>(text),
            10 => self.finds_by::<10>(text),
            11 => self.finds_by::<11>(text),
            _ => self.finds_by::<LONGEST_STRIDE>(text),
        }
    }

    fn finds_by<const STRIDE: usize>(&self, text: &[u8]) -> bool {
        let (strides, _) = text.as_chunks::<STRIDE>();
        let mut place = 0;
        if STRIDE >= PIECE {
            // A stride holds a whole piece. Four are looked at before anything is decided.
            let (fours, _) = strides.as_chunks::<4>();
            for four in fours {
                let [a, b, c, d] = four;
                let seen = self.mark(first_piece(a))
                    | self.mark(first_piece(b))
                    | self.mark(first_piece(c))
                    | self.mark(first_piece(d));
                if seen != 0 && self.is_in(text, place, 4) {
                    return true;
                }
                place += 4 * STRIDE;
            }
        }
        // The last strides, also those that are cut short.
        let left = text.len().saturating_sub(place).div_ceil(STRIDE);
        self.is_in(text, place, left)
    }

    /// Whether a word stands at one of some places from here on, a stride apart.
    fn is_in(&self, text: &[u8], from: usize, places: usize) -> bool {
        (0..places).any(|n| {
            let place = from + n * self.stride;
            let piece = piece_at(text, place);
            piece.is_some_and(|piece| self.mark(piece) != 0 && self.is_word(text, place, piece))
        })
    }

    /// Not zero for every piece that is known, and for a few others.
    fn mark(&self, piece: u32) -> u8 {
        self.marks.get(self.place(piece)).copied().unwrap_or(0)
    }

    #[cold]
    fn is_word(&self, text: &[u8], place: usize, piece: u32) -> bool {
        let places = self.pieces.get(&piece).into_iter().flatten();
        places.into_iter().any(|(word, offset)| {
            let Some(word) = self.words.get(*word) else {
                return false;
            };
            let found = place
                .checked_sub(*offset)
                .and_then(|start| text.get(start..start + word.len()));
            found.is_some_and(|found| found.eq_ignore_ascii_case(word.as_bytes()))
        })
    }
}

/// The piece that a stride begins with; strides are as long as a piece or longer.
#[inline]
fn first_piece<const STRIDE: usize>(stride: &[u8; STRIDE]) -> u32 {
    match stride.as_slice() {
        [a, b, c, d, ..] => u32::from_le_bytes([*a, *b, *c, *d]) | CASE,
        _ => CASE,
    }
}

fn piece_at(text: &[u8], offset: usize) -> Option<u32> {
    let piece = text.get(offset..offset + PIECE)?;
    Some(u32::from_le_bytes(piece.try_into().ok()?) | CASE)
}

/// A word as it stands in JSON that escapes no more than it must.
fn escaped(word: &str) -> String {
    let mut out = String::with_capacity(word.len());
    for c in word.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            '\u{8}' => out.push_str("\\b"),
            '\u{c}' => out.push_str("\\f"),
            c => out.push(c),
        }
    }
    out
}

/// Whether a text has no escapes but those that must be, and no letters that fold into ASCII from outside of it.
fn is_canonical(raw: &str) -> bool {
    let first = raw.find('\\');
    let escapes = first.and_then(|first| raw.get(first..)).unwrap_or_default();
    if escapes.contains("\\u") || escapes.contains("\\/") {
        return false;
    }
    raw.is_ascii() || !(raw.contains('\u{212a}') || raw.contains('\u{17f}'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn skim(words: &[&str]) -> Skim {
        let words: Vec<String> = words.iter().map(|word| (*word).to_owned()).collect();
        Skim::new(&words, 0).unwrap()
    }

    #[test]
    fn a_word_is_found_at_every_place_and_in_any_case() {
        let skim = skim(&["hikvision", "<a href=\"x\">"]);
        for before in 0..40 {
            for after in 0..6 {
                let text = format!("{}HikVision{}", ".".repeat(before), " ".repeat(after));
                assert!(!skim.is_silent(&text), "{text}");
                let text = format!(
                    "{}<A href=\\\"x\\\">{}",
                    ".".repeat(before),
                    " ".repeat(after)
                );
                assert!(!skim.is_silent(&text), "{text}");
            }
        }
        assert!(skim.is_silent("a page about hikvisio and hik vision"));
    }

    #[test]
    fn a_text_with_other_escapes_is_not_judged() {
        let skim = skim(&["login"]);
        assert!(!skim.is_silent("a\\u006cogin"));
        assert!(!skim.is_silent("a\\/b"));
        assert!(!skim.is_silent("\u{212a}"));
        assert!(skim.is_silent("ünicode"));
    }

    #[test]
    fn words_that_are_too_short_are_not_taken() {
        assert!(Skim::new(&["abc".to_owned()], 0).is_none());
        assert!(Skim::new(&["海康威视".to_owned()], 0).is_none());
        assert!(Skim::new(&[], 0).is_none());
    }

    proptest::proptest! {
        #[test]
        fn no_word_is_lost(text in "[ab\"\\\\\nC]{0,30}", word in "[ab\"\\\\\nc]{4,9}", other in "[abc]{4,20}") {
            let skim = skim(&[&word, &other]);
            let raw = escaped(&text);
            let folded = text.to_ascii_lowercase();
            let holds = folded.contains(&word) || folded.contains(&other);
            proptest::prop_assert!(!(holds && skim.is_silent(&raw)), "{raw} {word} {other}");
            // And what it lets through holds one, as it stands.
            let raw = raw.to_ascii_lowercase();
            let stands = raw.contains(&escaped(&word)) || raw.contains(&other);
            proptest::prop_assert!(stands || skim.is_silent(&raw) || raw.is_empty());
        }
    }
}
