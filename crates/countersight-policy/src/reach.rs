//! Whether a measure that names a company reaches what the company holds.

use crate::evaluate::Tie;
use countersight_model::date::{InPeriod, in_period};
use countersight_model::measure::{Extension, Measure, Reach};
use countersight_model::result::{PathStep, Relation};
use countersight_model::source::Trust;
use jiff::civil::Date;

/// How far a measure reaches along one tie.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Reached {
    /// It does.
    Yes(String),
    /// The facts leave it open; the question would settle it.
    Unclear { because: String, question: String },
    /// It does not.
    No(String),
}

/// Judges a relation against the extensions of a measure on a day.
pub(crate) fn reach(measure: &Measure, tie: &Tie<'_>, on: Date) -> Reached {
    let holder = tie.name;
    match tie.relation {
        Relation::Is | Relation::MadeBy | Relation::BrandOf => return Reached::Yes(String::new()),
        Relation::Mentions => {
            return Reached::Unclear {
                because: format!("the text only names {holder}"),
                question: format!("What has the row to do with {holder}?"),
            };
        }
        Relation::AgentOf => {
            return Reached::No(format!("it does not reach those who represent {holder}"));
        }
        Relation::OwnedBy | Relation::ControlledBy | Relation::AffiliateOf => {}
    }
    let mut best = Reached::No(format!(
        "it binds the companies that it names; it does not reach what {holder} holds"
    ));
    for extension in &measure.extensions {
        let one = one_extension(extension, tie, on);
        if gravity(&one) > gravity(&best) {
            best = one;
        }
    }
    best
}

fn gravity(reached: &Reached) -> u8 {
    match reached {
        Reached::No(_) => 0,
        Reached::Unclear { .. } => 1,
        Reached::Yes(_) => 2,
    }
}

fn one_extension(extension: &Extension, tie: &Tie<'_>, on: Date) -> Reached {
    let (held, holder, path) = (tie.subject, tie.name, tie.path);
    let when = if extension.from.is_none() && extension.until.is_none() {
        InPeriod::Yes
    } else {
        in_period(on, extension.from, extension.until)
    };
    if when == InPeriod::No {
        return Reached::No(format!("it did not reach what {holder} holds on that day"));
    }
    let what = match extension.reach {
        Reach::SubsidiaryOrAffiliate => "subsidiaries and affiliates",
        Reach::Control => "whatever a named company controls",
        Reach::HalfOwned => "whatever named companies own to half or more",
    };
    if tie.relation == Relation::AffiliateOf {
        return Reached::Unclear {
            because: format!("it reaches {what}, and {held} bears the name of {holder}"),
            question: format!("Is {held} held or controlled by {holder}?"),
        };
    }
    let unverified = extension.trust == Trust::Unverified || when == InPeriod::Unclear;
    let doubted = path.iter().any(|step| step.trust == Trust::Unverified);
    let held_enough = match extension.reach {
        Reach::HalfOwned => all(path, |step| step.share.map(|share| share >= 50.0)),
        Reach::Control => all(path, controls),
        // A minority holding may make an affiliate; the statutes leave the word open.
        Reach::SubsidiaryOrAffiliate => all(path, |step| controls(step).filter(|yes| *yes)),
    };
    match held_enough {
        Some(false) => Reached::No(format!("it reaches {what}, which {holder}'s share is not")),
        Some(true) if !unverified && !doubted => Reached::Yes(format!("it reaches {what}")),
        Some(true) if unverified => Reached::Unclear {
            because: format!("it may reach {what}; no source confirms that this holds on that day"),
            question: format!("Is the rule that reaches {what} in force on that day?"),
        },
        Some(true) => Reached::Unclear {
            because: format!("it reaches {what}, but no source confirms the tie to {holder}"),
            question: format!("Does {holder} hold or control {held}?"),
        },
        None => Reached::Unclear {
            because: format!("it reaches {what}, and {}", share_words(path, holder)),
            question: match extension.reach {
                Reach::HalfOwned => format!("Does {holder} own half or more of {held}?"),
                Reach::Control | Reach::SubsidiaryOrAffiliate => {
                    format!("Does {holder} control {held}, or is {held} its affiliate?")
                }
            },
        },
    }
}

/// Whether a step means control: said so, a subsidiary, or more than half of the shares.
fn controls(step: &PathStep) -> Option<bool> {
    match (step.relation.as_str(), step.share) {
        ("controls" | "subsidiary", _) => Some(true),
        ("owns" | "owns-indirectly" | "joint-venture", Some(share)) => Some(share > 50.0),
        _ => None,
    }
}

/// True when every step is, false when one certainly is not, unknown otherwise.
fn all(path: &[PathStep], test: impl Fn(&PathStep) -> Option<bool>) -> Option<bool> {
    let mut every = Some(true);
    for step in path {
        match test(step) {
            Some(true) => {}
            Some(false) => return Some(false),
            None => every = None,
        }
    }
    every
}

/// What is known of the shares along a path, in words.
fn share_words(path: &[PathStep], holder: &str) -> String {
    match path {
        [
            PathStep {
                share: Some(share), ..
            },
        ] => format!("{holder} holds {share} per cent"),
        _ => format!("the share of {holder} is not known"),
    }
}
