//! Folds words so that case, spaces, punctuation and diacritics do not matter.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The words of a text, folded; `BeneficiaryName` gives `beneficiary`, `name`.
pub(crate) fn words(text: &str) -> Vec<String> {
    let chars: Vec<char> = text
        .nfkd()
        .filter(|&c| !is_combining_mark(c) && c != 'ـ')
        .collect();
    let mut words = Vec::new();
    let mut word = String::new();
    let mut previous = ' ';
    for (at, &c) in chars.iter().enumerate() {
        let next = chars.get(at + 1).copied().unwrap_or(' ');
        let hump = c.is_uppercase()
            && (previous.is_lowercase() || (previous.is_uppercase() && next.is_lowercase()));
        if (hump || !c.is_alphanumeric()) && !word.is_empty() {
            words.push(std::mem::take(&mut word));
        }
        if c.is_alphanumeric() {
            push_folded(c, &mut word);
        }
        previous = c;
    }
    if !word.is_empty() {
        words.push(word);
    }
    words
}

fn push_folded(c: char, word: &mut String) {
    for c in c.to_lowercase() {
        match c {
            'ß' => word.push_str("ss"),
            'æ' => word.push_str("ae"),
            'œ' => word.push_str("oe"),
            'ø' => word.push('o'),
            'ı' => word.push('i'),
            'ł' => word.push('l'),
            'đ' => word.push('d'),
            _ if is_combining_mark(c) => {}
            _ => word.push(c),
        }
    }
}

/// Whether a script writes words without spaces, or glues them: Han, kana, Hangul, Thai.
pub(crate) fn is_unspaced(c: char) -> bool {
    matches!(
        u32::from(c),
        0x0E00..=0x0E7F | 0x1100..=0x11FF | 0x3005..=0x30FF | 0x3130..=0x318F | 0x3400..=0x4DBF
            | 0x4E00..=0x9FFF | 0xAC00..=0xD7AF | 0xF900..=0xFAFF | 0x20000..=0x323AF
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_headers() {
        let joined = |text: &str| words(text).join("|");
        assert_eq!(joined("BeneficiaryName"), "beneficiary|name");
        assert_eq!(joined("VATRegistrationNumber"), "vat|registration|number");
        assert_eq!(joined("Weight (%)"), "weight");
        assert_eq!(joined("Straße / Größe"), "strasse|grosse");
        assert_eq!(joined("beløb_i_alt"), "belob|i|alt");
        assert_eq!(joined("İhale ADI"), "ihale|adi");
        assert_eq!(joined("اسمُ المـورّد"), "اسم|المورد");
        assert_eq!(joined("供应商 名称"), "供应商|名称");
    }
}
