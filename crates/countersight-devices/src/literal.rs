//! What a pattern cannot do without: words of which one must stand in a text, or all texts it matches.
//!
//! Both are read off the syntax tree of the pattern, folded as [`crate::fold`] folds a text. They may
//! never be wrong, only weak: a text without any of a pattern's words is not matched by it.

use crate::fold::fold_char;
use regex_syntax::hir::{Class, Hir, HirKind, Look};

/// More words than these are taken for none: looking for them would cost more than the pattern.
const MOST: usize = 32;
/// A longer word is no better sieve.
const LONG_ENOUGH: usize = 12;
/// Shorter words stand in every text.
const SHORTEST: usize = 2;

/// How to find the texts that a pattern can match.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Needs {
    /// The text is one of these, and nothing else.
    Exactly(Vec<String>),
    /// The text holds one of these.
    OneOf(Vec<String>),
    /// Nothing is known: the pattern has to be asked.
    Anything,
}

/// What a pattern needs, by its syntax tree.
pub(crate) fn needs(pattern: &Hir) -> Needs {
    if let Some(texts) = exactly(pattern) {
        return Needs::Exactly(texts);
    }
    required(pattern).map_or(Needs::Anything, Needs::OneOf)
}

/// All texts of a pattern that is tied to both ends and names them one by one.
fn exactly(pattern: &Hir) -> Option<Vec<String>> {
    let HirKind::Concat(parts) = pattern.kind() else {
        return None;
    };
    let [start, inner @ .., end] = parts.as_slice() else {
        return None;
    };
    let tied =
        *start.kind() == HirKind::Look(Look::Start) && *end.kind() == HirKind::Look(Look::End);
    if !tied || inner.iter().any(looks) {
        return None;
    }
    let mut texts = vec![String::new()];
    for part in inner {
        texts = joined(&texts, &spelled(part)?)?;
    }
    texts.sort();
    texts.dedup();
    Some(texts)
}

/// Whether a part asks what stands around it.
fn looks(part: &Hir) -> bool {
    !part.properties().look_set().is_empty()
}

/// All texts that a part matches, if they are few. What only looks around matches the empty text.
fn spelled(part: &Hir) -> Option<Vec<String>> {
    let texts = match part.kind() {
        HirKind::Empty | HirKind::Look(_) => vec![String::new()],
        HirKind::Literal(literal) => {
            let text = std::str::from_utf8(&literal.0).ok()?;
            vec![text.chars().map(fold_char).collect()]
        }
        HirKind::Class(class) => letters(class)?.into_iter().map(String::from).collect(),
        HirKind::Capture(capture) => return spelled(&capture.sub),
        HirKind::Repetition(repetition) => match (repetition.min, repetition.max) {
            (0, Some(1)) => {
                let mut texts = spelled(&repetition.sub)?;
                texts.push(String::new());
                texts
            }
            (least, Some(most)) if least == most && most <= 8 => {
                let once = spelled(&repetition.sub)?;
                let mut texts = vec![String::new()];
                for _ in 0..most {
                    texts = joined(&texts, &once)?;
                }
                texts
            }
            _ => return None,
        },
        HirKind::Concat(parts) => {
            let mut texts = vec![String::new()];
            for part in parts {
                texts = joined(&texts, &spelled(part)?)?;
            }
            texts
        }
        HirKind::Alternation(parts) => {
            let mut texts = Vec::new();
            for part in parts {
                texts.extend(spelled(part)?);
            }
            texts
        }
    };
    (texts.len() <= MOST).then_some(texts)
}

/// The letters of a class, folded, if they are few.
fn letters(class: &Class) -> Option<Vec<char>> {
    let Class::Unicode(class) = class else {
        return None;
    };
    let mut folded: Vec<char> = Vec::new();
    for range in class.ranges() {
        if range.len() > MOST {
            return None;
        }
        folded.extend((range.start()..=range.end()).map(fold_char));
    }
    folded.sort_unstable();
    folded.dedup();
    (folded.len() <= 4).then_some(folded)
}

fn joined(left: &[String], right: &[String]) -> Option<Vec<String>> {
    if left.len() * right.len() > MOST {
        return None;
    }
    let all = left
        .iter()
        .flat_map(|a| right.iter().map(move |b| format!("{a}{b}")));
    Some(all.collect())
}

/// Words of which every match holds at least one: the best such choice.
fn required(part: &Hir) -> Option<Vec<String>> {
    match part.kind() {
        HirKind::Literal(_) | HirKind::Class(_) => worth(spelled(part)?),
        HirKind::Capture(capture) => required(&capture.sub),
        HirKind::Repetition(repetition) if repetition.min > 0 => required(&repetition.sub),
        HirKind::Repetition(_) | HirKind::Empty | HirKind::Look(_) => None,
        HirKind::Alternation(parts) => {
            let mut words = Vec::new();
            for part in parts {
                words.extend(required(part)?);
            }
            worth(words)
        }
        HirKind::Concat(parts) => of_sequence(parts),
    }
}

/// Runs of parts that can be spelled out are joined to longer words; the best run or part is taken.
fn of_sequence(parts: &[Hir]) -> Option<Vec<String>> {
    let mut choices: Vec<Vec<String>> = Vec::new();
    let mut run = vec![String::new()];
    for part in parts {
        if let Some(texts) = spelled(part) {
            if let Some(longer) = joined(&run, &texts) {
                run = longer;
            } else {
                choices.extend(worth(std::mem::replace(&mut run, texts)));
            }
            continue;
        }
        choices.extend(worth(std::mem::replace(&mut run, vec![String::new()])));
        choices.extend(required(part));
    }
    choices.extend(worth(run));
    choices.into_iter().max_by_key(|words| value(words))
}

/// Long words are better than short ones, and few are better than many.
fn value(words: &[String]) -> (usize, usize) {
    let shortest = words.iter().map(String::len).min().unwrap_or_default();
    (shortest.min(LONG_ENOUGH), MOST.saturating_sub(words.len()))
}

/// The words without those that hold another of them; none if one is too short, or there are too many.
fn worth(mut words: Vec<String>) -> Option<Vec<String>> {
    words.sort_by_key(String::len);
    let mut kept: Vec<String> = Vec::new();
    for word in words {
        if !kept.iter().any(|shorter| word.contains(shorter.as_str())) {
            kept.push(word);
        }
    }
    let good =
        !kept.is_empty() && kept.len() <= MOST && kept.iter().all(|word| word.len() >= SHORTEST);
    good.then_some(kept)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(pattern: &str) -> String {
        let hir = regex_syntax::ParserBuilder::new()
            .case_insensitive(true)
            .build()
            .parse(pattern)
            .unwrap();
        match needs(&hir) {
            Needs::Exactly(texts) => format!("= {}", texts.join(" | ")),
            Needs::OneOf(words) => words.join(" | "),
            Needs::Anything => "?".to_owned(),
        }
    }

    #[test]
    fn what_patterns_need() {
        let patterns = [
            r"^Hikvision-Webs(?:[/\s].*)?$",
            r"^App-webs/?$",
            r"^(?:999357577|-1093172228)$",
            r"^(?:hikvision[\s:-]+)?i?DS-2[A-Z]{2}[A-Z0-9]{2,}(?:[\s/(_-].*)?$",
            r"^(?:\.?(?:1|iso)\.3\.6\.1\.4\.1|(?:SNMPv2-SMI::)?enterprises)\.39165(?:\.\d+)*$",
            r"^(?:[^.\s/@]+\.)*hik-connect\.com\.?$",
            r"(?:\bO=HIKVISION\b|OU=DVRNVR)",
            r"综合安防管理平台",
            r"[A-Z]{3}\d+",
            r"(?:abc)?",
            r"(?:first|\d+)",
            r"(?P<model>DS)-\d",
            r"^$",
        ];
        insta::assert_snapshot!(patterns.map(of).join("\n"), @"
        hikvision-webs
        = app-webs | app-webs/
        = -1093172228 | 999357577
        ds-2
        1.3.6.1.4.1.39165 | enterprises.39165 | iso.3.6.1.4.1.39165
        hik-connect.com
        ou=dvrnvr | o=hikvision
        综合安防管理平台
        ?
        ?
        ?
        ds-
        =
        ");
    }

    proptest::proptest! {
        #[test]
        fn no_match_is_lost(text in "[abAB\u{212a}kKsS\u{17f} -]{0,12}", at in 0..PATTERNS.len()) {
            let pattern = PATTERNS[at];
            let regex = regex::RegexBuilder::new(pattern).case_insensitive(true).build().unwrap();
            let hir = regex_syntax::ParserBuilder::new().case_insensitive(true).build().parse(pattern).unwrap();
            let mut folded = String::new();
            crate::fold::fold_into(&text, true, &mut folded);
            let may = match needs(&hir) {
                Needs::Exactly(texts) => texts.contains(&folded),
                Needs::OneOf(words) => words.iter().any(|word| folded.contains(word.as_str())),
                Needs::Anything => true,
            };
            proptest::prop_assert!(may || !regex.is_match(&text), "{pattern} {text:?}");
        }
    }

    const PATTERNS: [&str; 10] = [
        "^ab?k$",
        "ks|sk",
        "a{2,3}b",
        "(?:ab)+k",
        "^(?:a|b)(?:k|s)?-$",
        "[ab]k[^k]",
        r"\bks\b",
        "(?:aa|bb) ?(?:kk|ss)",
        "a?b?k?s?ab",
        "(?-i:Ks)a",
    ];
}
