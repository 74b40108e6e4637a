//! Folding: the same word, however it was typed, becomes the same text.
//!
//! Unicode NFKC (Standard Annex 15) joins full-width and compatibility forms; then case, accents,
//! invisible characters, Arabic spelling variants, traditional Han and look-alike letters are folded.

use std::borrow::Cow;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Folds a text for comparison.
///
/// ```
/// use countersight_names::fold::fold;
/// assert_eq!(fold("ＨＩＫ\u{200B}VISION"), "hikvision");
/// assert_eq!(fold("海康威視"), "海康威视");
/// assert_eq!(fold("Société"), "societe");
/// // The first letter is Cyrillic.
/// assert_eq!(fold("Нikvision"), "hikvision");
/// ```
pub fn fold(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let composed = simplify(text.nfkc().collect());
    let lower: String = composed
        .chars()
        .filter(|c| !is_invisible(*c))
        .flat_map(char::to_lowercase)
        .collect();
    let bare: String = lower
        .nfd()
        .filter(|c| !is_accent(*c))
        .nfc()
        .map(fold_letter)
        .collect();
    fold_lookalikes(&bare.replace('ß', "ss"))
}

/// Traditional and variant Han to simplified. A conversion may yield a character that is itself
/// converted, so it is repeated until nothing changes.
fn simplify(mut text: String) -> String {
    for _ in 0..4 {
        if !text.chars().any(is_han) {
            break;
        }
        let simplified = hanconv::t2s(&text);
        if simplified == text {
            break;
        }
        text = simplified;
    }
    text
}

/// Whether a character is a Han ideograph.
pub fn is_han(c: char) -> bool {
    matches!(u32::from(c), 0x3400..=0x4DBF | 0x4E00..=0x9FFF | 0xF900..=0xFAFF | 0x2_0000..=0x3_23AF | 0x3005..=0x3007)
}

/// Whether a character belongs to a script written without spaces between words.
pub fn is_unspaced(c: char) -> bool {
    // Han, Hiragana and Katakana, Thai.
    is_han(c) || matches!(u32::from(c), 0x3040..=0x30FF | 0x31F0..=0x31FF | 0x0E00..=0x0E7F)
}

/// Whether a character is an Arabic letter, as used for Arabic, Persian and Uyghur.
pub fn is_arabic(c: char) -> bool {
    matches!(u32::from(c), 0x0600..=0x06FF | 0x0750..=0x077F | 0x08A0..=0x08FF)
}

fn is_invisible(c: char) -> bool {
    matches!(
        u32::from(c),
        0x00AD | 0x034F | 0x061C | 0x180E | 0x200B..=0x200F | 0x202A..=0x202E | 0x2060..=0x2064
            | 0x2066..=0x206F | 0xFE00..=0xFE0F | 0xFEFF | 0x0640
    )
}

/// Accents are dropped from scripts that write words without them. Marks that carry meaning, as in
/// Devanagari or Thai, and the marks of Kana stay.
fn is_accent(c: char) -> bool {
    matches!(u32::from(c), 0x0300..=0x036F | 0x064B..=0x065F | 0x0670 | 0x0591..=0x05C7)
        && is_combining_mark(c)
}

fn fold_letter(c: char) -> char {
    match c {
        // Arabic spelling variants.
        'آ' | 'أ' | 'إ' | 'ٱ' => 'ا',
        'ى' | 'ی' | 'ې' => 'ي',
        'ک' => 'ك',
        'ة' | 'ە' | 'ھ' | 'ہ' => 'ه',
        'ڤ' => 'ف',
        // Latin letters that no decomposition reaches.
        'ø' => 'o',
        'ł' => 'l',
        'đ' => 'd',
        'ı' => 'i',
        other => other,
    }
}

/// Maps Cyrillic and Greek look-alikes to Latin in words that mix scripts; a word wholly in one script
/// is left as it is.
fn fold_lookalikes(text: &str) -> String {
    if !text.chars().any(|c| lookalike(c).is_some()) {
        return text.to_owned();
    }
    text.split_inclusive(|c: char| !c.is_alphanumeric())
        .map(|word| {
            let mixed = word.chars().any(|c| c.is_ascii_alphabetic());
            if mixed {
                Cow::Owned(word.chars().map(|c| lookalike(c).unwrap_or(c)).collect())
            } else {
                Cow::Borrowed(word)
            }
        })
        .collect::<Vec<Cow<'_, str>>>()
        .concat()
}

fn lookalike(c: char) -> Option<char> {
    Some(match c {
        'а' | 'α' => 'a',
        'в' | 'β' => 'b',
        'с' => 'c',
        'е' | 'ε' => 'e',
        'н' | 'η' => 'h',
        'і' | 'ι' => 'i',
        'ј' => 'j',
        'к' | 'κ' => 'k',
        'м' => 'm',
        'о' | 'ο' => 'o',
        'р' | 'ρ' => 'p',
        'ѕ' => 's',
        'т' | 'τ' => 't',
        'υ' => 'u',
        'ν' => 'v',
        'х' | 'χ' => 'x',
        'у' => 'y',
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::fold;

    #[test]
    fn arabic_spelling_variants_meet() {
        assert_eq!(fold("داهوا تکنولوژی"), fold("داهوا تكنولوژي"));
        assert_eq!(fold("شَرِكَة"), fold("شركه"));
        assert_eq!(fold("هيكفيجـــن"), fold("هيكفيجن"));
    }

    #[test]
    fn a_word_in_one_script_is_left_alone() {
        assert_eq!(fold("Ромашка"), "ромашка");
        assert_eq!(fold("Ταξίδι"), "ταξιδι");
    }

    proptest::proptest! {
        #[test]
        fn folding_twice_changes_nothing(text in "\\PC{0,40}") {
            let once = fold(&text);
            proptest::prop_assert_eq!(fold(&once), once);
        }
    }
}
