//! One cell: clean text, words that mean nothing, the shape of identifiers.

use std::borrow::Cow;

/// What people write where they know nothing.
const NOTHING: &[&str] = &[
    "-",
    "-0-",
    "--",
    "---",
    "–",
    "—",
    ".",
    "?",
    "??",
    "???",
    "n/a",
    "#n/a",
    "n.a.",
    "n.a",
    "n/k",
    "unknown",
    "not known",
    "unk",
    "none",
    "null",
    "nil",
    "nan",
    "tbd",
    "tba",
    "tbc",
    "(blank)",
    "(none)",
    "(unknown)",
    "unbekannt",
    "k.a.",
    "keine",
    "inconnu",
    "inconnue",
    "s/o",
    "desconocido",
    "desconocida",
    "s/d",
    "sconosciuto",
    "sconosciuta",
    "nd",
    "n.d.",
    "n/d",
    "onbekend",
    "n.v.t.",
    "ukendt",
    "okänd",
    "ukjent",
    "desconhecido",
    "nieznany",
    "brak",
    "неизвестно",
    "неизвестен",
    "нет",
    "غير معروف",
    "لا يوجد",
    "无",
    "無",
    "未知",
    "不详",
    "不詳",
    "暂无",
    "不明",
    "なし",
    "미상",
    "없음",
    "bilinmiyor",
    "yok",
];
const LONGEST_NOTHING: usize = 32;

/// One line without control characters, without space at its ends.
pub(crate) fn clean(text: &str) -> Cow<'_, str> {
    let trimmed = text.trim_matches(|c: char| c.is_whitespace() || is_invisible(c));
    let plain = if trimmed.is_ascii() {
        !trimmed.bytes().any(|byte| byte < 0x20 || byte == 0x7f)
    } else {
        !trimmed.chars().any(|c| breaks_line(c) || is_invisible(c))
    };
    if plain {
        return Cow::Borrowed(trimmed);
    }
    let mut out = String::with_capacity(trimmed.len());
    let mut gap = false;
    for c in trimmed.chars().filter(|&c| !is_invisible(c)) {
        if breaks_line(c) {
            gap = true;
        } else {
            if gap && !out.ends_with(' ') && c != ' ' {
                out.push(' ');
            }
            gap = false;
            out.push(c);
        }
    }
    Cow::Owned(out)
}

fn breaks_line(c: char) -> bool {
    c.is_control() || c == '\u{2028}' || c == '\u{2029}'
}

/// Byte order marks and marks that turn the direction of text around.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{feff}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Whether a cleaned cell says that nothing is known.
pub(crate) fn says_nothing(cell: &str) -> bool {
    cell.is_empty()
        || (cell.len() <= LONGEST_NOTHING && {
            NOTHING.contains(&cell) || NOTHING.contains(&cell.to_lowercase().as_str())
        })
}

/// Whether a number has the form of a Unified Social Credit Code of China (GB 32100-2015).
pub(crate) fn looks_like_uscc(cell: &str) -> bool {
    let chars: Vec<char> = cell
        .chars()
        .filter(|c| !c.is_whitespace() && *c != '-')
        .collect();
    chars.len() == 18
        && chars.iter().enumerate().all(|(at, c)| {
            let c = c.to_ascii_uppercase();
            match at {
                2..=7 => c.is_ascii_digit(),
                _ => c.is_ascii_digit() || (c.is_ascii_uppercase() && !"IOSVZ".contains(c)),
            }
        })
}

/// Shortens a text for display, at a character.
pub(crate) fn shorten(text: &str, longest: usize) -> Cow<'_, str> {
    if text.len() <= longest {
        return Cow::Borrowed(text);
    }
    let mut short: String = text.chars().take(longest.saturating_sub(1)).collect();
    if short.len() == text.len() {
        return Cow::Borrowed(text);
    }
    short.push('…');
    Cow::Owned(short)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_one_clean_line() {
        assert_eq!(clean("  Hang\tzhou\r\nCity \u{a0}"), "Hang zhou City");
        assert_eq!(clean("\u{202e}evil\u{202c}"), "evil");
        assert_eq!(clean("=1+1"), "=1+1");
        assert_eq!(clean("two  spaces"), "two  spaces");
    }

    #[test]
    fn words_for_nothing() {
        for word in [
            "-",
            "-0-",
            "N/A",
            "unknown",
            "None",
            "?",
            "TBD",
            "",
            "未知",
            "UNBEKANNT",
        ] {
            assert!(says_nothing(word), "{word}");
        }
        for word in ["0", "Generic", "No Name Ltd", "Dash-8"] {
            assert!(!says_nothing(word), "{word}");
        }
    }

    #[test]
    fn social_credit_codes() {
        assert!(looks_like_uscc("91330000733796106P"));
        assert!(!looks_like_uscc("GB812311285"));
        assert!(!looks_like_uscc("913300007337961O6P"));
    }
}
