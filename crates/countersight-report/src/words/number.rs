//! Numbers, lists and the one sentence that tells a run.

use countersight_model::result::Answer;
use std::collections::BTreeMap;

/// A number with its noun: `1 subject`, `2 subjects`.
pub(crate) fn count(number: u64, one: &str, many: &str) -> String {
    format!(
        "{} {}",
        thousands(number),
        if number == 1 { one } else { many }
    )
}

/// A number with commas between its thousands.
pub(crate) fn thousands(number: u64) -> String {
    let digits = number.to_string();
    let lead = digits.len() % 3;
    let comma = |(at, digit): (usize, char)| {
        (at > 0 && at % 3 == lead)
            .then_some(',')
            .into_iter()
            .chain([digit])
    };
    digits.chars().enumerate().flat_map(comma).collect()
}

/// The whole run in one sentence.
pub(crate) fn headline(counts: &BTreeMap<Answer, u64>) -> String {
    let of = |answer| counts.get(&answer).copied().unwrap_or(0);
    let total: u64 = counts.values().sum();
    if total == 0 {
        return "Nothing was screened: no subject was read.".to_owned();
    }
    let verb = |n: u64| if n == 1 { "is" } else { "are" };
    let mut parts = Vec::new();
    let prohibited = of(Answer::Prohibited);
    if prohibited > 0 {
        parts.push(format!(
            "{} {} prohibited",
            thousands(prohibited),
            verb(prohibited)
        ));
    }
    let review = of(Answer::Review);
    if review > 0 {
        parts.push(format!("{} must be decided by a person", thousands(review)));
    }
    let dark = of(Answer::NotScreened);
    if dark > 0 {
        parts.push(format!("{} could not be screened", thousands(dark)));
    }
    let quiet = of(Answer::NoRestrictionFound);
    if quiet > 0 {
        parts.push(format!(
            "{} met no restriction in the register",
            thousands(quiet)
        ));
    }
    format!(
        "Of {}, {}.",
        count(total, "subject", "subjects"),
        list(&parts)
    )
}

/// Words joined as a list: `a, b and c`.
pub(crate) fn list(parts: &[String]) -> String {
    match parts {
        [] => String::new(),
        [one] => one.clone(),
        [init @ .., last] => format!("{} and {last}", init.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_grouped() {
        for (number, text) in [
            (0, "0"),
            (999, "999"),
            (1000, "1,000"),
            (210_000, "210,000"),
        ] {
            assert_eq!(thousands(number), text);
        }
        assert_eq!(thousands(1_234_567), "1,234,567");
    }

    #[test]
    fn a_run_is_one_sentence() {
        let counts = BTreeMap::from([(Answer::Prohibited, 1), (Answer::Review, 2)]);
        assert_eq!(
            headline(&counts),
            "Of 3 subjects, 1 is prohibited and 2 must be decided by a person."
        );
    }
}
