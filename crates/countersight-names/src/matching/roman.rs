//! Other scripts in Latin letters, and what is left of a word when its vowels are.
//!
//! Cyrillic follows the passport form of ICAO Doc 9303 part 3, which lists use most. Uyghur follows
//! Uyghur Latin Yéziqi letter for letter. Arabic and Persian are written without short vowels, so only
//! their consonants are compared. Han has its own place in [`super::prepare`]. Every other script goes
//! through `any_ascii`.

use crate::fold::is_arabic;

/// Appends a word in Latin letters.
pub(crate) fn romanise(word: &str, out: &mut String) {
    for c in word.chars() {
        if c.is_ascii_alphanumeric() {
            out.push(c);
        } else if let Some(text) = cyrillic(c).or_else(|| arabic(c)) {
            out.push_str(text);
        } else {
            out.extend(
                any_ascii::any_ascii_char(c)
                    .chars()
                    .filter(char::is_ascii_alphanumeric)
                    .map(|c| c.to_ascii_lowercase()),
            );
        }
    }
}

/// Whether a text is Uyghur: it holds a letter that neither Arabic nor Persian uses.
pub(crate) fn is_uyghur(text: &str) -> bool {
    text.chars()
        .any(|c| matches!(c, 'ە' | 'ې' | 'ۆ' | 'ۈ' | 'ۇ' | 'ۋ' | 'ڭ'))
}

/// Uyghur in Arabic letters to Uyghur in Latin letters, without diacritics.
pub(crate) fn uyghur_to_latin(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match uyghur(c) {
            Some(latin) => out.push_str(latin),
            None => out.push(c),
        }
    }
    out
}

fn uyghur(c: char) -> Option<&'static str> {
    Some(match c {
        'ئ' => "",
        'ا' => "a",
        'ە' | 'ې' => "e",
        'ب' => "b",
        'پ' => "p",
        'ت' => "t",
        'ج' => "j",
        'چ' => "ch",
        'خ' => "x",
        'د' => "d",
        'ر' => "r",
        'ز' => "z",
        'ژ' => "zh",
        'س' => "s",
        'ش' => "sh",
        'غ' => "gh",
        'ف' => "f",
        'ق' => "q",
        'ك' => "k",
        'گ' => "g",
        'ڭ' => "ng",
        'ل' => "l",
        'م' => "m",
        'ن' => "n",
        'ھ' => "h",
        'و' | 'ۆ' => "o",
        'ۇ' | 'ۈ' => "u",
        'ۋ' => "w",
        'ى' => "i",
        'ي' => "y",
        _ => return None,
    })
}

fn cyrillic(c: char) -> Option<&'static str> {
    Some(match c {
        'а' => "a",
        'б' => "b",
        'в' => "v",
        'г' | 'ґ' | 'ғ' => "g",
        'д' => "d",
        'е' | 'э' | 'ё' | 'є' => "e",
        'ж' => "zh",
        'з' => "z",
        'и' | 'й' | 'і' | 'ї' | 'ы' => "i",
        'к' | 'қ' => "k",
        'л' => "l",
        'м' => "m",
        'н' => "n",
        'о' | 'ө' => "o",
        'п' => "p",
        'р' => "r",
        'с' => "s",
        'т' => "t",
        'у' | 'ү' | 'ұ' => "u",
        'ф' => "f",
        'х' | 'һ' => "h",
        'ц' => "ts",
        'ч' => "ch",
        'ш' => "sh",
        'щ' => "shch",
        'ъ' | 'ь' => "",
        'ю' => "yu",
        'я' => "ya",
        _ => return None,
    })
}

fn arabic(c: char) -> Option<&'static str> {
    if !is_arabic(c) {
        return None;
    }
    Some(match c {
        'ا' | 'ع' => "a",
        'ب' => "b",
        'پ' => "p",
        'ت' | 'ط' => "t",
        'ث' | 'س' | 'ص' => "s",
        'ج' => "j",
        'چ' => "ch",
        'ح' | 'ه' => "h",
        'خ' => "kh",
        'د' | 'ض' => "d",
        'ذ' | 'ز' | 'ظ' => "z",
        'ر' => "r",
        'ژ' => "zh",
        'ش' => "sh",
        'غ' => "gh",
        'ف' => "f",
        'ق' => "q",
        'ك' => "k",
        'گ' => "g",
        'ل' => "l",
        'م' => "m",
        'ن' => "n",
        'و' | 'ؤ' => "w",
        'ي' | 'ئ' => "y",
        _ => "",
    })
}

pub(crate) fn is_vowel(byte: u8) -> bool {
    matches!(byte, b'a' | b'e' | b'i' | b'o' | b'u')
}

/// Whether `short` is `long` without the vowels inside it: `tchnlgs` of `technologies`. The first and
/// the last letter may stay.
pub(crate) fn is_without_vowels(short: &str, long: &str) -> bool {
    let inside = |text: &str| {
        let end = text.len().saturating_sub(1);
        text.bytes().take(end).skip(1).any(is_vowel)
    };
    if short.len() >= long.len() || inside(short) || !inside(long) {
        return false;
    }
    let end = long.len() - 1;
    let kept = long
        .bytes()
        .enumerate()
        .filter(|(at, byte)| *at == 0 || *at == end || !is_vowel(*byte))
        .map(|(_, byte)| byte);
    kept.eq(short.bytes())
        || long
            .bytes()
            .enumerate()
            .filter(|(at, byte)| *at == 0 || !is_vowel(*byte))
            .map(|(_, byte)| byte)
            .eq(short.bytes())
}

/// Whether two texts of several words each have the same consonants, and begin alike: one of them lacks vowels.
/// Where words are written together, the last letter of each may stay.
pub(crate) fn same_consonants(a: &str, b: &str) -> bool {
    const LEAST: usize = 5;
    let bones = |text: &str| text.bytes().filter(|byte| !is_vowel(*byte)).count();
    a.len() != b.len()
        && a.bytes().next() == b.bytes().next()
        && bones(a) >= LEAST
        && a.bytes()
            .filter(|byte| !is_vowel(*byte))
            .eq(b.bytes().filter(|byte| !is_vowel(*byte)))
}

/// Whether two words differ only in letters that are read, heard or typed for each other: `1`, `l` and
/// `i`, `0` and `o`, `c`, `k` and `q`, `s`, `z` and `5`, `f` and `ph`, `rn` and `m`, one letter and the same
/// letter twice. Of three letters only a figure can be one that was read wrongly: SSI is not SLL.
pub(crate) fn confusable(a: &str, b: &str) -> bool {
    let shorter = a.len().min(b.len());
    let figure = |word: &str| word.bytes().any(|byte| byte.is_ascii_digit());
    a.len().abs_diff(b.len()) <= 2
        && (shorter >= 4 || shorter == 3 && figure(a) != figure(b))
        && Plain::of(a).eq(Plain::of(b))
}

/// Whether two words differ only in half-vowels, which scripts without short vowels write for vowels:
/// `dahwa`, `dahua`.
pub(crate) fn same_letters(a: &str, b: &str) -> bool {
    let plain = |byte| match byte {
        b'w' | b'o' => b'u',
        b'y' => b'i',
        other => other,
    };
    a.len() >= 4 && a.bytes().map(plain).eq(b.bytes().map(plain))
}

/// The letters of a word, confusable ones made one.
#[derive(Debug, Clone)]
pub(crate) struct Plain<'a> {
    bytes: std::iter::Peekable<std::str::Bytes<'a>>,
    last: u8,
}

impl<'a> Plain<'a> {
    pub(crate) fn of(word: &'a str) -> Self {
        Self {
            bytes: word.bytes().peekable(),
            last: 0,
        }
    }
}

impl Iterator for Plain<'_> {
    type Item = u8;

    fn next(&mut self) -> Option<u8> {
        loop {
            let plain = match self.bytes.next()? {
                b'1' | b'l' | b'i' => b'i',
                b'0' | b'o' => b'o',
                b'c' | b'k' | b'q' => b'k',
                // `zh` is a sound of its own.
                b'z' if self.bytes.peek() != Some(&b'h') => b's',
                b'5' => b's',
                b'p' if self.bytes.peek() == Some(&b'h') => {
                    self.bytes.next();
                    b'f'
                }
                b'r' if self.bytes.peek() == Some(&b'n') => {
                    self.bytes.next();
                    b'm'
                }
                other => other,
            };
            if plain != self.last {
                self.last = plain;
                return Some(plain);
            }
        }
    }
}

/// The word in classes of like consonants, vowels and half-vowels dropped, doubled ones once.
///
/// Languages write `v`, `f`, `w`, `b` and `p` for each other's sounds, and likewise `j`, `zh`, `s` and
/// `z`; `h` is dropped by many.
pub(crate) fn skeleton(word: &str, out: &mut String) {
    let mut last = 0;
    for byte in word.bytes() {
        let class = match byte {
            b'b' | b'p' | b'v' | b'f' => b'p',
            b'k' | b'g' | b'q' | b'c' => b'k',
            b't' | b'd' => b't',
            b's' | b'z' | b'j' | b'x' => b's',
            b'l' | b'r' | b'm' | b'n' | b'0'..=b'9' => byte,
            _ => continue,
        };
        if class != last {
            out.push(char::from(class));
        }
        last = class;
    }
}

#[cfg(test)]
mod tests {
    use super::{is_uyghur, romanise, same_consonants, skeleton, uyghur_to_latin};

    fn latin(word: &str) -> String {
        let mut out = String::new();
        romanise(word, &mut out);
        out
    }

    fn bones(word: &str) -> String {
        let mut out = String::new();
        skeleton(&latin(word), &mut out);
        out
    }

    #[test]
    fn one_sound_has_one_skeleton_in_every_script() {
        for word in [
            "hikvision",
            "хиквижн",
            "هيكفيجن",
            "하이크비전",
            "ハイクビジョン",
        ] {
            assert_eq!(bones(word), "kpsn", "{word}");
        }
    }

    #[test]
    fn uyghur_is_written_with_its_vowels() {
        assert!(is_uyghur("خۇاۋېي"));
        assert!(!is_uyghur("داهوا"));
        assert_eq!(uyghur_to_latin("خۇاۋېي"), "xuawey");
    }
    #[test]
    fn words_written_together_may_each_lack_their_vowels() {
        assert!(same_consonants("pblcscrtybru", "publicsecuritybureau"));
        assert!(same_consonants("chnantnl", "chinanational"));
        assert!(!same_consonants("newmtrl", "newmaterials"));
        assert!(!same_consonants("iran", "aaron"));
        // As long as each other: another vowel is another word.
        assert!(!same_consonants("securitas", "securitis"));
    }
}
