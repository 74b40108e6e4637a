//! Text without regard to case, as the patterns read it.

/// The lower case of a character by way of its upper case, where each is one character. Letters that a
/// pattern takes for one another without regard to case fold to one: `K`, `k` and the Kelvin sign.
pub(crate) fn fold_char(c: char) -> char {
    if c.is_ascii() {
        return c.to_ascii_lowercase();
    }
    let upper = one(c.to_uppercase()).unwrap_or(c);
    one(upper.to_lowercase()).unwrap_or(upper)
}

fn one(mut chars: impl Iterator<Item = char>) -> Option<char> {
    let first = chars.next()?;
    chars.next().is_none().then_some(first)
}

/// Whether lowering the ASCII letters of a text is all there is to fold for words of ASCII letters. The
/// Kelvin sign and the long s are the only others that fold to ASCII letters.
/// With `all`, no letter outside of ASCII may stand in it.
pub(crate) fn is_plain(text: &str, all: bool) -> bool {
    let folds_to_ascii = |text: &str| text.contains('\u{212a}') || text.contains('\u{17f}');
    text.is_ascii() || !(all || folds_to_ascii(text))
}

/// Folds a text into a buffer. Without `all`, letters outside of ASCII are left as they are, which is
/// enough, and much faster, where no word that is looked for holds such a letter.
pub(crate) fn fold_into(text: &str, all: bool, out: &mut String) {
    out.clear();
    if is_plain(text, all) {
        out.push_str(text);
        out.make_ascii_lowercase();
    } else {
        out.extend(text.chars().map(fold_char));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_pattern_takes_for_one_letter_folds_to_one() {
        let folded = |text: &str| {
            let mut out = String::new();
            fold_into(text, true, &mut out);
            out
        };
        assert_eq!(folded("Hi\u{212a}vi\u{17f}ion"), "hikvision");
        assert_eq!(folded("ХИКВИЖН ΣΑΣ 海康"), "хиквижн σασ 海康");
        assert_eq!(fold_char('ς'), 'σ');
    }
}
