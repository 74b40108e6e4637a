//! Text of lists, cleaned as the lists themselves show that it must be.

/// White space and line ends become one space; marks without width go.
pub(super) fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    let mut gap = false;
    for c in text.chars() {
        match c {
            '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{2069}'
            | '\u{feff}'
            | '\u{ad}' => {}
            c if c.is_whitespace() || c.is_control() => gap = true,
            c => {
                if gap && !folded.is_empty() {
                    folded.push(' ');
                }
                gap = false;
                folded.push(c);
            }
        }
    }
    folded
}

/// An identifier from a name, for lists that give none.
pub(super) fn slug(prefix: &str, name: &str) -> String {
    let mut slug = String::from(prefix);
    let mut gap = !slug.is_empty();
    for c in name.chars().take(120) {
        if c.is_alphanumeric() {
            if gap && !slug.is_empty() {
                slug.push('-');
            }
            gap = false;
            slug.extend(c.to_lowercase());
        } else {
            gap = true;
        }
    }
    slug
}

/// The name behind `Formerly known as `.
pub(super) fn former(text: &str) -> Option<String> {
    ["formerly known as ", "previously known as "]
        .iter()
        .find_map(|word| {
            let (head, rest) = text.split_at_checked(word.len())?;
            head.eq_ignore_ascii_case(word).then(|| trim(rest))
        })
}

/// Finds `word` without regard to ASCII case.
pub(super) fn find_word(text: &str, word: &str) -> Option<usize> {
    text.to_ascii_lowercase().find(word)
}

/// Conjunctions, dashes and commas around a name.
pub(super) fn trim(text: &str) -> String {
    let mut text = text.trim();
    loop {
        let before = text;
        text = text.trim_end_matches([',', ';', ':']).trim_end();
        text = text
            .trim_start_matches([',', ';', '—', '–', '-', '•'])
            .trim_start();
        text = text.strip_prefix("and ").unwrap_or(text).trim_start();
        text = text
            .strip_suffix("; and")
            .or_else(|| text.strip_suffix(", and"))
            .unwrap_or(text);
        if text == before {
            return text.to_owned();
        }
    }
}

/// Takes away the bracket that closes one opened before the text.
pub(super) fn close(text: &str) -> String {
    let mut depth = 0_i32;
    for (at, c) in text.char_indices() {
        match c {
            '(' => depth += 1,
            ')' if depth == 0 => {
                let (inside, after) = text.split_at_checked(at).unwrap_or((text, ""));
                return format!("{inside}{}", after.strip_prefix(')').unwrap_or(after));
            }
            ')' => depth -= 1,
            _ => {}
        }
    }
    text.to_owned()
}

/// Sets right the question marks that stand for characters which a list lost.
pub(super) fn mend_lost(text: &str) -> String {
    if !text.contains('?') {
        return text.to_owned();
    }
    let chars: Vec<char> = text.chars().collect();
    let mut mended = String::with_capacity(text.len());
    for (at, &c) in chars.iter().enumerate() {
        if c != '?' {
            mended.push(c);
            continue;
        }
        let before = at.checked_sub(1).and_then(|at| chars.get(at));
        let after = chars.get(at + 1);
        match (before, after) {
            (Some(before), Some(after)) if before.is_alphabetic() && after.is_alphabetic() => {
                // `Xi?an`, `d?Etudes` lost an apostrophe; `Multi?Scale`, `STG?EKO` a dash.
                let elided = at < 2 || chars.get(at - 2).is_none_or(|c| !c.is_alphanumeric());
                mended.push(
                    if after.is_lowercase() || (before.is_lowercase() && elided) {
                        '’'
                    } else {
                        '-'
                    },
                );
            }
            // Quotation marks.
            _ => {}
        }
    }
    fold(&mended)
}

#[cfg(test)]
mod tests {
    use super::slug;

    #[test]
    fn slugs_keep_every_script() {
        assert_eq!(slug("el", "Muster & Co., 样例"), "el-muster-co-样例");
    }
}
