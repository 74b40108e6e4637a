//! Lines broken by the columns they take: two for a Chinese character, none for a joined mark.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// Columns that a text takes.
pub(crate) fn width_of(text: &str) -> usize {
    UnicodeWidthStr::width(text)
}

/// Breaks a text at spaces, and inside words wider than the line; at least one line comes back.
pub(crate) fn wrap(text: &str, width: usize) -> Vec<String> {
    let width = width.max(4);
    let mut lines = Vec::new();
    let mut line = String::new();
    let mut used = 0;
    for word in text.split_whitespace() {
        let wide = width_of(word);
        if used > 0 && used + 1 + wide <= width {
            line.push(' ');
            line.push_str(word);
            used += 1 + wide;
            continue;
        }
        if used > 0 {
            lines.push(std::mem::take(&mut line));
        }
        if wide <= width {
            line.push_str(word);
            used = wide;
        } else {
            used = cut(word, width, &mut lines, &mut line);
        }
    }
    if !line.is_empty() || lines.is_empty() {
        lines.push(line);
    }
    lines
}

/// Puts a word wider than the line onto several; the last piece stays in `line`.
fn cut(word: &str, width: usize, lines: &mut Vec<String>, line: &mut String) -> usize {
    let mut used = 0;
    for c in word.chars() {
        let wide = c.width().unwrap_or(0);
        if used + wide > width {
            lines.push(std::mem::take(line));
            used = 0;
        }
        line.push(c);
        used += wide;
    }
    used
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chinese_takes_two_columns() {
        assert_eq!(wrap("杭州海康威视", 8), ["杭州海康", "威视"]);
        assert_eq!(wrap("شركة هيكفيجن", 20), ["شركة هيكفيجن"]);
    }

    #[test]
    fn a_mark_stays_with_its_letter() {
        for line in wrap(&"e\u{301}".repeat(10), 4) {
            assert!(!line.starts_with('\u{301}'), "{line}");
        }
    }

    #[test]
    fn words_are_kept_whole_where_they_fit() {
        assert_eq!(wrap("one two  three", 7), ["one two", "three"]);
        assert_eq!(wrap("", 7), [""]);
    }

    proptest::proptest! {
        #[test]
        fn no_line_is_too_wide_and_nothing_is_lost(text in "\\PC{0,60}", width in 4usize..30) {
            let lines = wrap(&text, width);
            for line in &lines {
                // The width of a cluster can exceed the sum of its parts by one column.
                proptest::prop_assert!(width_of(line) <= width + 1, "{line:?}");
            }
            let bare = |t: &str| t.chars().filter(|c| !c.is_whitespace()).collect::<String>();
            proptest::prop_assert_eq!(bare(&lines.concat()), bare(&text));
        }
    }
}
