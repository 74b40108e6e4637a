//! The lines of a label cut into what stands under headings and what stands free.

use super::words::{HEADINGS, Heading};

/// A part of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Cell {
    /// Line, counted from 1.
    pub(super) line: usize,
    /// The heading before it, if one is known.
    pub(super) heading: Option<Heading>,
    /// What stands there, in one line.
    pub(super) text: String,
}

/// The longest heading, in characters.
const LONGEST_HEADING: usize = 40;

/// Cuts a text into cells. A heading without a value takes the next part that has no heading of its own.
pub(super) fn cells(text: &str) -> Vec<Cell> {
    let mut cells = Vec::new();
    let mut open: Option<Heading> = None;
    for (at, line) in text.lines().enumerate() {
        let line = plain(line);
        for part in line.split('\t').flat_map(|part| part.split("   ")) {
            let part = part.trim();
            if part.is_empty() {
                continue;
            }
            for (heading, text) in under_headings(part) {
                let text = text.trim_matches(|c: char| {
                    c.is_whitespace() || matches!(c, ',' | ';' | '|' | '•')
                });
                let heading = heading.or_else(|| open.take());
                open = None;
                if text.is_empty() {
                    open = heading;
                    continue;
                }
                cells.push(Cell {
                    line: at + 1,
                    heading,
                    text: text.to_owned(),
                });
            }
        }
    }
    cells
}

/// A line in plain signs: letters, digits and signs of full width become those of half width, digits of other
/// scripts become ASCII, hyphens become one hyphen. What directs the text or takes no room is left out.
fn plain(line: &str) -> String {
    let one = |c: char| match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0),
        '٠'..='٩' => char::from_u32(u32::from(c) - 0x0660 + 0x30),
        '۰'..='۹' => char::from_u32(u32::from(c) - 0x06f0 + 0x30),
        '‐' | '‑' | '‒' | '–' | '—' | '−' | '﹣' => Some('-'),
        '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2066}'..='\u{2069}'
        | '\u{feff}'
        | '®'
        | '™'
        | '©' => None,
        '\u{a0}' | '\u{3000}' | '\u{2007}' | '\u{202f}' => Some(' '),
        '\t' => Some('\t'),
        c if c.is_control() => Some(' '),
        c => Some(c),
    };
    line.chars().filter_map(one).collect()
}

/// The parts of a text with the heading before each; a text before the first heading has none.
fn under_headings(text: &str) -> Vec<(Option<Heading>, &str)> {
    let mut parts = Vec::new();
    let (mut heading, mut from, mut at) = (None, 0, 0);
    let mut before: Option<char> = None;
    while let Some(c) = text.get(at..).and_then(|rest| rest.chars().next()) {
        let begins = before.is_none_or(|b| !b.is_alphanumeric()) && c.is_alphanumeric();
        let begins =
            begins || before.is_none_or(|b| b.is_ascii() != c.is_ascii()) && c.is_alphanumeric();
        let found = text
            .get(at..)
            .filter(|_| begins)
            .and_then(|rest| heading_of(rest, at == 0));
        if let Some((next, length)) = found {
            if at > 0
                && let Some(part) = text.get(from..at)
            {
                parts.push((heading, part));
            }
            heading = Some(next);
            at += length;
            from = at;
            before = Some(':');
        } else {
            at += c.len_utf8();
            before = Some(c);
        }
    }
    if let Some(part) = text.get(from..) {
        parts.push((heading, part));
    }
    parts.retain(|(heading, part)| heading.is_some() || !part.trim().is_empty());
    parts
}

/// The heading with which a text begins, and how many bytes it takes with its colon. Inside a line a heading
/// needs its colon; at the beginning a space, or what is written in another script, ends it as well.
fn heading_of(text: &str, at_beginning: bool) -> Option<(Heading, usize)> {
    let mut best: Option<(Heading, usize, usize)> = None;
    let lower: Vec<(usize, char)> = text
        .char_indices()
        .take(LONGEST_HEADING)
        .map(|(at, c)| (at + c.len_utf8(), lowered(c)))
        .collect();
    for (heading, words) in HEADINGS {
        for word in *words {
            let Some(length) = begins_with(&lower, word) else {
                continue;
            };
            if best.is_some_and(|(_, known, _)| known >= length) {
                continue;
            }
            let Some(rest) = text.get(length..) else {
                continue;
            };
            if let Some(mark) = mark(rest, word, at_beginning) {
                best = Some((*heading, length, mark));
            }
        }
    }
    best.map(|(heading, length, mark)| (heading, length + mark))
}

/// The bytes of what ends a heading; none if it does not end here.
fn mark(rest: &str, word: &str, at_beginning: bool) -> Option<usize> {
    let trimmed = rest.trim_start_matches([' ', '.', ')', '°', 'º']);
    let spaces = rest.len() - trimmed.len();
    // `Model No. #: ` and what OCR makes of a colon.
    let marks = trimmed.len() - trimmed.trim_start_matches([':', '=', '#', '№', ' ']).len();
    if trimmed.starts_with([':', '=', '#', '№']) {
        return Some(spaces + marks);
    }
    let ends = rest.chars().next().is_none_or(|c| {
        let other_script = !word.is_ascii() && c.is_ascii();
        c.is_whitespace() || c == '.' || other_script
    });
    // A short word at the beginning may be the beginning of a name: `Model 3`, `IP Camera`, `Type C`.
    let clear = word.chars().count() > 3 && !LOOSE.contains(&word) || !word.is_ascii();
    let needs_no_mark = at_beginning && (clear || trimmed.is_empty()) || CLEAR.contains(&word);
    (ends && needs_no_mark).then_some(spaces)
}

/// Headings that mean nothing else anywhere.
const CLEAR: &[&str] = &[
    "s/n",
    "serial no",
    "serial number",
    "mac address",
    "mac addr",
    "mac id",
    "mac",
    "fcc id",
    "序列号",
    "серийный номер",
];

/// Headings that are common words, which need a colon.
const LOOSE: &[&str] = &[
    "type",
    "make",
    "power",
    "input",
    "output",
    "rating",
    "current",
    "lens",
    "resolution",
    "user",
    "owner",
    "login",
    "origin",
    "address",
    "weight",
    "color",
    "colour",
    "firmware",
    "voltage",
    "maker",
    "serial",
    "marke",
    "marca",
    "modell",
    "website",
    "models",
    "brand",
    "producer",
    "typ",
    "key",
];

fn begins_with(lower: &[(usize, char)], word: &str) -> Option<usize> {
    let mut length = 0;
    let mut chars = lower.iter();
    for c in word.chars() {
        let (end, known) = chars.next()?;
        if *known != c {
            return None;
        }
        length = *end;
    }
    Some(length)
}

fn lowered(c: char) -> char {
    let mut lower = c.to_lowercase();
    match (lower.next(), lower.next()) {
        (Some(one), None) => one,
        _ => c,
    }
}
