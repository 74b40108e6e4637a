//! Typing errors between two words: insertions, deletions, substitutions, swapped neighbours.

/// Letters that are told apart: `a` to `z`, figures, everything else.
const LETTERS: usize = 37;

/// Typing errors between two words (optimal string alignment distance), or none where there are more
/// than `most`. Words of Latin letters and figures; other bytes count as one letter.
pub(crate) fn typos(a: &str, b: &str, most: usize) -> Option<usize> {
    if a.len().abs_diff(b.len()) > most {
        return None;
    }
    Spelling::of(a).typos(b, most)
}

/// A word, ready to be compared with many.
///
/// Hyyrö's bit-parallel form (2003), one 64-bit word for the column of the matrix: every letter of the
/// other word costs about twenty operations, whatever the length of this one.
pub(crate) struct Spelling<'a> {
    text: &'a str,
    /// Where each letter stands.
    places: [u64; LETTERS],
}

impl<'a> Spelling<'a> {
    pub(crate) fn of(text: &'a str) -> Self {
        let mut places = [0_u64; LETTERS];
        for (at, byte) in text.bytes().take(64).enumerate() {
            if let Some(place) = places.get_mut(letter(byte)) {
                *place |= 1 << at;
            }
        }
        Self { text, places }
    }

    /// Typing errors between this word and another, or none where there are more than `most`.
    pub(crate) fn typos(&self, other: &str, most: usize) -> Option<usize> {
        let (a, b) = (self.text.as_bytes(), other.as_bytes());
        if a.len().abs_diff(b.len()) > most {
            return None;
        }
        if a.is_empty() || a.len() > 64 {
            let distance = if a.is_empty() {
                b.len()
            } else {
                strsim::generic_damerau_levenshtein(a, b)
            };
            return (distance <= most).then_some(distance);
        }
        let end = 1_u64 << (a.len() - 1);
        let (mut up, mut down) = (u64::MAX, 0_u64);
        let (mut diagonal, mut before) = (0_u64, 0_u64);
        let mut distance = a.len();
        for byte in b {
            let here = self.places.get(letter(*byte)).copied().unwrap_or_default();
            let swapped = ((!diagonal & here) << 1) & before;
            diagonal = (((here & up).wrapping_add(up)) ^ up) | here | down | swapped;
            let right = down | !(diagonal | up);
            let left = up & diagonal;
            distance += usize::from(right & end != 0);
            distance -= usize::from(left & end != 0);
            let right = right << 1 | 1;
            up = left << 1 | !(diagonal | right);
            down = right & diagonal;
            before = here;
        }
        (distance <= most).then_some(distance)
    }
}

/// The number of a letter, below [`LETTERS`].
pub(crate) fn letter(byte: u8) -> usize {
    usize::from(match byte {
        b'a'..=b'z' => byte - b'a',
        b'0'..=b'9' => byte - b'0' + 26,
        _ => 36,
    })
}

#[cfg(test)]
mod tests {
    use super::typos;

    proptest::proptest! {
        #[test]
        fn equals_the_matrix(a in "[abc]{1,9}", b in "[abc]{0,9}", most in 0_usize..6) {
            let distance = strsim::osa_distance(&a, &b);
            proptest::prop_assert_eq!(typos(&a, &b, most), (distance <= most).then_some(distance));
        }

        #[test]
        fn equals_the_matrix_for_long_words(a in "[a-c0-1]{50,64}", b in "[a-c0-1]{50,64}") {
            let distance = strsim::osa_distance(&a, &b);
            proptest::prop_assert_eq!(typos(&a, &b, 64), Some(distance));
        }
    }
}
