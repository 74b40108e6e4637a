//! Countries as lists write them, to ISO 3166-1 alpha-2.

use std::collections::HashMap;
use std::sync::LazyLock;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// `code,alpha3,"name|name|…"`: names in the spellings that lists use.
const TABLE: &str = include_str!("countries.csv");

/// Words that stand where a country is not known.
const UNKNOWN: &[&str] = &[
    "",
    "00",
    "na",
    "unknown",
    "undetermined",
    "various",
    "none",
    "world",
    "other",
    "international",
    "none identified",
];

static BY_NAME: LazyLock<HashMap<String, &'static str>> = LazyLock::new(|| {
    let mut found = HashMap::new();
    for line in TABLE.lines().skip(1) {
        let mut cells = line.splitn(3, ',');
        let (Some(code), Some(alpha3), Some(names)) = (cells.next(), cells.next(), cells.next())
        else {
            continue;
        };
        found.insert(code.to_lowercase(), code);
        found.insert(alpha3.to_lowercase(), code);
        for name in names.trim_matches('"').split('|') {
            found.insert(fold(name), code);
        }
    }
    found
});

/// What a cell says of a country.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Country {
    Code(&'static str),
    /// The list says that it does not know.
    Unsaid,
    /// A word that the table does not hold.
    Strange,
}

/// The longest text that is looked at.
const LONGEST: usize = 300;

/// Finds a country by its code or its name.
pub(super) fn find(text: &str) -> Country {
    if text.len() > LONGEST {
        return Country::Strange;
    }
    let folded = fold(text);
    if UNKNOWN.contains(&folded.as_str()) {
        return Country::Unsaid;
    }
    if let Some(code) = BY_NAME.get(&folded) {
        return Country::Code(code);
    }
    // `Iran (the south)`, `Region: Crimea`
    let bare = text.split('(').next().unwrap_or_default();
    let bare = bare.rsplit(':').next().unwrap_or_default();
    match BY_NAME.get(&fold(bare)) {
        Some(code) => Country::Code(code),
        None => Country::Strange,
    }
}

/// The country that a text begins with, and the rest of it: the longest name decides.
pub(super) fn prefix(text: &str) -> Option<(&'static str, &str)> {
    if text.len() > LONGEST {
        return None;
    }
    let ends = text
        .char_indices()
        .filter(|(_, c)| c.is_whitespace())
        .map(|(at, _)| at);
    ends.take(8)
        .filter_map(|at| {
            let (head, rest) = text.split_at_checked(at)?;
            match find(head) {
                Country::Code(code) if head.len() > 3 => Some((code, rest.trim())),
                _ => None,
            }
        })
        .last()
}

/// Letters and digits alone, without marks, in lower case.
fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in text.nfkd().filter(|c| !is_combining_mark(*c)) {
        if c.is_alphanumeric() {
            folded.extend(c.to_lowercase());
        } else if c == '&' {
            folded.push_str(" and ");
        } else if !matches!(c, '\'' | '’' | '.') && !folded.ends_with(' ') {
            folded.push(' ');
        }
    }
    let folded = folded.trim();
    let folded = folded.strip_prefix("the ").unwrap_or(folded);
    folded.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn countries_are_found_in_the_spellings_of_lists() {
        for (text, code) in [
            ("CN", "CN"),
            ("cn", "CN"),
            ("IRQ", "IRQ"),
            ("CHINA, PEOPLE'S REPUBLIC OF", "CN"),
            ("People’s Republic of China", "CN"),
            ("Korea, North", "KP"),
            ("Congo (Democratic Republic)", "CD"),
            ("Belarus / Bélarus", "BY"),
            ("Cote d'Ivoire", "CI"),
            ("Türkiye", "TR"),
            ("Region: Crimea", "UA"),
            ("ロシア", "RU"),
            ("росія", "RU"),
            ("The Gambia", "GM"),
        ] {
            let code = if code == "IRQ" { "IQ" } else { code };
            assert_eq!(find(text), Country::Code(code), "{text}");
        }
        assert_eq!(find("undetermined"), Country::Unsaid);
        assert_eq!(find("Atlantis"), Country::Strange);
    }

    #[test]
    fn a_country_before_a_name_is_split_off() {
        assert_eq!(
            prefix("People's Republic of China Muster Optik Co. Ltd"),
            Some(("CN", "Muster Optik Co. Ltd"))
        );
        assert_eq!(prefix("Muster Optik"), None);
    }
}
