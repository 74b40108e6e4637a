//! Numbers in names: `13th`, `second`, 第五十二.

/// The figures of a word that is a number.
pub(crate) fn number(word: &str) -> Option<&str> {
    let digits = word.bytes().take_while(u8::is_ascii_digit).count();
    let (figures, rest) = word.split_at_checked(digits)?;
    if !figures.is_empty() && matches!(rest, "" | "st" | "nd" | "rd" | "th") {
        let bare = figures.trim_start_matches('0');
        return Some(if bare.is_empty() { "0" } else { bare });
    }
    Some(match word {
        "first" => "1",
        "second" => "2",
        "third" => "3",
        "fourth" => "4",
        "fifth" => "5",
        "sixth" => "6",
        "seventh" => "7",
        "eighth" => "8",
        "ninth" => "9",
        "tenth" => "10",
        _ => return None,
    })
}

/// A Han number at the beginning of a run: its length in bytes and its figures. Only a number behind
/// 第 or of two characters and more is one, for 一 and 三 stand in many names.
pub(crate) fn han_number(run: &str) -> Option<(usize, String)> {
    let ordinal = run.strip_prefix('第');
    let text = ordinal.unwrap_or(run);
    let length: usize = text
        .chars()
        .take_while(|c| digit(*c).is_some() || matches!(c, '十' | '百'))
        .map(char::len_utf8)
        .sum();
    let numeral = text.get(..length)?;
    let count = numeral.chars().count();
    if count == 0 || ordinal.is_none() && count < 2 {
        return None;
    }
    let prefix = run.len() - text.len();
    Some((prefix + length, value(numeral)))
}

fn digit(c: char) -> Option<u32> {
    "〇一二三四五六七八九"
        .chars()
        .position(|d| d == c || c == '零' && d == '〇')
        .and_then(|n| u32::try_from(n).ok())
}

fn value(numeral: &str) -> String {
    if !numeral.contains(['十', '百']) {
        // 七一六 is read figure by figure.
        return numeral
            .chars()
            .filter_map(digit)
            .map(|d| d.to_string())
            .collect();
    }
    let (mut total, mut last) = (0, None);
    for c in numeral.chars().take(8) {
        match c {
            '十' => total += last.take().unwrap_or(1) * 10,
            '百' => total += last.take().unwrap_or(1) * 100,
            c => last = digit(c),
        }
    }
    (total + last.unwrap_or(0)).to_string()
}

#[cfg(test)]
mod tests {
    use super::{han_number, number};

    #[test]
    fn ordinals_are_numbers() {
        assert_eq!(number("013th"), Some("13"));
        assert_eq!(number("second"), Some("2"));
        assert_eq!(number("5g"), None);
    }

    #[test]
    fn han_numbers_are_read() {
        let read = |text| han_number(text).map(|(_, n)| n);
        assert_eq!(read("第五十二研究所").as_deref(), Some("52"));
        assert_eq!(read("第二研究院").as_deref(), Some("2"));
        assert_eq!(read("七一六研究所").as_deref(), Some("716"));
        assert_eq!(read("一百二十所").as_deref(), Some("120"));
        assert_eq!(read("三星").as_deref(), None);
    }
}
