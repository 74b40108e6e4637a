//! Which script and language a name is written in, as far as its letters tell.

/// A BCP 47 tag for a text that is mostly not in Latin script; a mixed text gets none.
///
/// It picks a voice and a typeface, and sorts the names of a company.
pub fn language(text: &str) -> Option<&'static str> {
    let (mut latin, mut han, mut kana, mut hangul, mut arabic, mut cyrillic) = (0, 0, 0, 0, 0, 0);
    for c in text.chars() {
        match c {
            'A'..='Z' | 'a'..='z' | '\u{C0}'..='\u{24F}' => latin += 1,
            '\u{4E00}'..='\u{9FFF}' | '\u{3400}'..='\u{4DBF}' => han += 1,
            '\u{3040}'..='\u{30FF}' => kana += 1,
            '\u{AC00}'..='\u{D7AF}' => hangul += 1,
            '\u{600}'..='\u{6FF}' | '\u{FB50}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFF}' => {
                arabic += 1;
            }
            '\u{400}'..='\u{4FF}' => cyrillic += 1,
            _ => {}
        }
    }
    if han + kana + hangul + arabic + cyrillic <= latin {
        return None;
    }
    match () {
        () if kana > 0 => Some("ja"),
        () if hangul > 0 => Some("ko"),
        () if han > 0 => Some("zh"),
        () if arabic == 0 => Some("und-Cyrl"),
        () if text.contains(['ې', 'ۆ', 'ۈ', 'ۇ', 'ە', 'ۋ']) => Some("ug"),
        () if text.contains(['پ', 'چ', 'ژ', 'گ', 'ک', 'ی']) => Some("fa"),
        () => Some("ar"),
    }
}

/// The script of a name, in words.
pub fn script(text: &str) -> &'static str {
    match language(text) {
        None => "Latin script",
        Some("zh") => "Chinese characters",
        Some("ja") => "Japanese",
        Some("ko") => "Korean",
        Some("und-Cyrl") => "Cyrillic script",
        Some(_) => "Arabic script",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_is_told_by_its_letters() {
        for (text, tag) in [
            ("杭州海康威视", Some("zh")),
            ("شركة هيكفيجن", Some("ar")),
            ("شینجاڭ ئۇيغۇر", Some("ug")),
            ("Hikvision 海康", None),
            ("Хиквижн", Some("und-Cyrl")),
            ("123", None),
        ] {
            assert_eq!(language(text), tag, "{text}");
        }
    }
}
