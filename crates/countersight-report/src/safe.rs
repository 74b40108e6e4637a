//! Text of strangers, made harmless for the place where it is shown.
//!
//! A subject's text comes from a bid, an invoice or a device's own banner. It may hold a spreadsheet
//! formula, a terminal's escape sequence, or an address that runs a script.

use std::borrow::Cow;

/// Whether a spreadsheet may take a cell for a formula because it starts with `c`.
///
/// The list is OWASP's (CSV injection), with the full-width forms that some programs fold.
pub(crate) fn starts_formula(c: char) -> bool {
    matches!(
        c,
        '=' | '+' | '-' | '@' | '\t' | '\r' | '\n' | '＝' | '＋' | '－' | '＠'
    )
}

/// A cell that no spreadsheet takes for a formula: a leading apostrophe is put before it.
pub(crate) fn cell(text: &str) -> Cow<'_, str> {
    if text.starts_with(starts_formula) {
        Cow::Owned(format!("'{text}"))
    } else {
        Cow::Borrowed(text)
    }
}

/// Text in one line for a terminal: no control characters, no reordering of what follows.
pub fn line(text: &str) -> Cow<'_, str> {
    if !text
        .chars()
        .any(|c| blank(c) || c.is_control() || reorders(c))
    {
        return Cow::Borrowed(text);
    }
    let replaced = text.chars().filter(|c| !reorders(*c)).map(|c| match c {
        c if blank(c) => ' ',
        c if c.is_control() => '\u{FFFD}',
        c => c,
    });
    Cow::Owned(replaced.collect())
}

fn blank(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\t' | '\u{2028}' | '\u{2029}')
}

/// Embeddings, overrides and isolates: they could make a name read as another.
fn reorders(c: char) -> bool {
    matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// At most `limit` characters of a text; a cut is shown by an ellipsis.
pub fn clip(text: &str, limit: usize) -> Cow<'_, str> {
    if text.chars().nth(limit).is_none() {
        return Cow::Borrowed(text);
    }
    Cow::Owned(
        text.chars()
            .take(limit.saturating_sub(1))
            .chain(['…'])
            .collect(),
    )
}

/// The address, if a reader may follow it: a plain web address and nothing that runs.
pub fn web_address(text: &str) -> Option<&str> {
    let start = text.get(..8).unwrap_or(text).to_ascii_lowercase();
    let plain = start.starts_with("https://") || start.starts_with("http://");
    (plain && !text.chars().any(|c| c.is_whitespace() || c.is_control())).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_become_text() {
        for text in [
            "=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1",
        ] {
            assert_eq!(cell(text), format!("'{text}"));
        }
        assert_eq!(cell("海康威视 = Hikvision"), "海康威视 = Hikvision");
    }

    #[test]
    fn a_terminal_is_not_driven_by_a_name() {
        assert_eq!(line("a\u{1b}[2Jb\nc\u{202E}d"), "a\u{FFFD}[2Jb cd");
        assert!(matches!(line("شركة"), Cow::Borrowed(_)));
    }

    #[test]
    fn only_web_addresses_are_followed() {
        assert_eq!(
            web_address("https://example.org/a"),
            Some("https://example.org/a")
        );
        for text in [
            "javascript:alert(1)",
            "data:text/html,x",
            "https://a b",
            "",
            "ｈ",
        ] {
            assert_eq!(web_address(text), None, "{text}");
        }
    }

    #[test]
    fn a_cut_is_shown() {
        assert_eq!(clip("abcdef", 4), "abc…");
        assert_eq!(clip("abcd", 4), "abcd");
    }
}
