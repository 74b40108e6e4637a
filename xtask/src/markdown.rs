//! Pieces of Markdown.

/// A heading, and the line that says where the page comes from.
pub(crate) fn head(title: &str, about: &str) -> String {
    format!(
        "# {title}\n\n<!-- Written by `cargo xtask generate` from data/. Do not edit it here. -->\n\n{about}\n"
    )
}

/// Text of a record, in which nothing is taken for mark-up.
pub(crate) fn text(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '&' => safe.push_str("&amp;"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '#' => {
                safe.push('\\');
                safe.push(letter);
            }
            '\n' | '\r' => safe.push(' '),
            other => safe.push(other),
        }
    }
    safe
}

/// A sentence of a record: its text, with a full stop if it has no end of its own.
pub(crate) fn sentence(words: &str) -> String {
    let words = words.trim();
    let ends = words.ends_with(['.', '!', '?']);
    format!("{}{}", text(words), if ends { "" } else { "." })
}

/// One row of a table.
pub(crate) fn row<C: AsRef<str>>(cells: impl IntoIterator<Item = C>) -> String {
    let cells: Vec<String> = cells.into_iter().map(|c| c.as_ref().to_owned()).collect();
    format!("| {} |\n", cells.join(" | "))
}

/// The head of a table.
pub(crate) fn table(heads: &[&str]) -> String {
    let rule: Vec<&str> = heads.iter().map(|_| "---").collect();
    format!("{}{}", row(heads), row(rule))
}

/// An identifier as the name of a place on a page.
pub(crate) fn anchor(id: &str) -> String {
    id.replace(['/', '.'], "-").to_ascii_lowercase()
}

/// A heading of words and spaces as the name of its place on a page, as mdBook makes it.
pub(crate) fn heading_anchor(heading: &str) -> String {
    let mut anchor = String::new();
    for letter in heading.chars() {
        match letter {
            ' ' => anchor.push('-'),
            letter if letter.is_alphanumeric() || matches!(letter, '-' | '_') => {
                anchor.extend(letter.to_lowercase());
            }
            _ => {}
        }
    }
    anchor
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_no_mark_up() {
        assert_eq!(text("A|B_<c> [d]"), "A\\|B\\_&lt;c&gt; \\[d\\]");
        assert_eq!(sentence("It binds"), "It binds.");
        assert_eq!(sentence("Does it?"), "Does it?");
        assert_eq!(heading_anchor("Cut, and Turned"), "cut-and-turned");
        assert_eq!(anchor("us/ndaa-2019-889-a1a"), "us-ndaa-2019-889-a1a");
    }
}
