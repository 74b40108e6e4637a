//! Words for what the register holds: evidence, figures, interruptions, days, places, roles.

use countersight_model::claim::{ClaimKind, ClaimStatus};
use countersight_model::date::PartialDate;
use countersight_model::measure::{InterruptionKind, MeasureKind};

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// The name of a month by its number.
pub(crate) fn month(number: i8) -> Option<&'static str> {
    let at = usize::try_from(number.checked_sub(1)?).ok()?;
    MONTHS.get(at).copied()
}

/// A day as far as it is known: `13 August 2019`, `August 2019`, `2019`.
pub(crate) fn day(day: PartialDate) -> String {
    let iso = day.to_string();
    let first = day.earliest();
    match (iso.len(), month(first.month())) {
        (10, Some(month)) => format!("{} {month} {}", first.day(), first.year()),
        (7, Some(month)) => format!("{month} {}", first.year()),
        _ => iso,
    }
}

/// What a claim is about.
pub(crate) fn claim_kind(kind: ClaimKind) -> &'static str {
    match kind {
        ClaimKind::Role => "its part as a whole",
        ClaimKind::Ijop => "the predictive policing platform IJOP",
        ClaimKind::Analytics => "analysis that sorts people by ethnicity",
        ClaimKind::Contract => "government contract",
        ClaimKind::CampContract => "contract that covers a camp",
        ClaimKind::MosqueContract => "contract that covers mosques",
        ClaimKind::CampDevice => "device seen in a camp",
        ClaimKind::School => "school or university",
        ClaimKind::Subsidy => "subsidy",
        ClaimKind::OfficialFinding => "finding of a public body",
        ClaimKind::InvestorFinding => "finding of an investor",
        ClaimKind::Exit => "withdrawal from the region",
        ClaimKind::Testimony => "testimony",
        ClaimKind::ExpertReport => "report of experts",
        ClaimKind::Market => "sales to buyers elsewhere",
        ClaimKind::GovernmentSite => "devices at government sites elsewhere",
        ClaimKind::Court => "judgment or order of a court",
        ClaimKind::Product => "product and what it is advertised for",
    }
}

/// The mark of a claim that no longer stands.
pub(crate) fn claim_mark(status: ClaimStatus) -> Option<&'static str> {
    match status {
        ClaimStatus::Stands => None,
        ClaimStatus::Corrected => Some("corrected"),
        ClaimStatus::Withdrawn => Some("withdrawn"),
    }
}

/// Why a measure does not work.
pub(crate) fn interruption(kind: InterruptionKind) -> &'static str {
    match kind {
        InterruptionKind::Suspended => "suspended",
        InterruptionKind::Stayed => "stayed by a court",
        InterruptionKind::Vacated => "set aside by a court",
        InterruptionKind::Unsettled => "not confirmed",
    }
}

/// Whether a measure of the kind is a rule that is in force, not a decision that has effect.
pub(crate) fn force(kind: MeasureKind) -> &'static str {
    match kind {
        MeasureKind::Binding | MeasureKind::OwnershipRule | MeasureKind::Proposal => "force",
        _ => "effect",
    }
}

/// A place in a sentence: `the United States`, `Texas`.
pub(crate) fn place(name: &str) -> String {
    let article = [
        "Australian Capital",
        "Capital Region",
        "United ",
        "European Union",
        "Netherlands",
        "Philippines",
        "Czech Republic",
    ];
    if article.iter().any(|start| name.starts_with(start)) {
        format!("the {name}")
    } else {
        name.to_owned()
    }
}

/// A role's label, meaning all who have that role: `US federal agencies`.
pub(crate) fn plural(label: &str) -> String {
    if label.starts_with("the ") || label.ends_with("police") || label.is_empty() {
        return label.to_owned();
    }
    let (head, tail) = match label.split_once(" of ") {
        Some((head, tail)) => (head, format!(" of {tail}")),
        None => (label, String::new()),
    };
    let noun = head.rsplit(' ').next().unwrap_or(head);
    if noun.starts_with(char::is_uppercase) {
        return format!("the {label}");
    }
    let many = match head.strip_suffix('y') {
        Some(stem) if !stem.ends_with(['a', 'e', 'o', 'u']) => format!("{stem}ies"),
        _ if head.ends_with(['s', 'x']) => format!("{head}es"),
        _ => format!("{head}s"),
    };
    format!("{many}{tail}")
}

/// A figure as people write it: `1,234,567`, `38.9`.
pub(crate) fn figure(value: f64) -> String {
    let text = value.to_string();
    let (whole, rest) = match text.split_once('.') {
        Some((whole, rest)) => (whole, format!(".{rest}")),
        None => (text.as_str(), String::new()),
    };
    let (sign, digits) = match whole.strip_prefix('-') {
        Some(digits) => ("-", digits),
        None => ("", whole),
    };
    match digits.parse::<u64>() {
        Ok(number) => format!("{sign}{}{rest}", super::thousands(number)),
        Err(_not_a_whole_number) => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_grouped() {
        for (value, text) in [
            (2400.0, "2,400"),
            (38.88, "38.88"),
            (0.5, "0.5"),
            (1_234_567.25, "1,234,567.25"),
        ] {
            assert_eq!(figure(value), text);
        }
    }

    #[test]
    fn roles_stand_for_all_who_have_them() {
        for (label, all) in [
            ("US federal agency", "US federal agencies"),
            (
                "recipient of US federal money",
                "recipients of US federal money",
            ),
            ("US Department of Defense", "the US Department of Defense"),
            ("state or provincial agency", "state or provincial agencies"),
            ("university", "universities"),
            ("school", "schools"),
            ("police", "police"),
            ("public body", "public bodies"),
            ("the company itself", "the company itself"),
        ] {
            assert_eq!(plural(label), all);
        }
    }

    #[test]
    fn a_day_is_said_as_far_as_it_is_known() {
        for (iso, said) in [
            ("2019-08-13", "13 August 2019"),
            ("2019-08", "August 2019"),
            ("2019", "2019"),
        ] {
            assert_eq!(day(iso.parse().unwrap()), said);
        }
    }
}
