//! Patterns over one field of an observation.

use countersight_model::device::Fingerprint;
use regex::{Regex, RegexBuilder, RegexSet, RegexSetBuilder};
use std::collections::BTreeMap;

/// A fingerprint's pattern is no regular expression.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("fingerprint `{id}`: {reason}")]
pub struct PatternError {
    /// The fingerprint.
    pub id: String,
    /// What the expression's reader says.
    pub reason: String,
}

/// All fingerprints, by field.
#[derive(Debug, Default)]
pub struct Patterns {
    fields: BTreeMap<String, Field>,
}

#[derive(Debug)]
struct Field {
    set: RegexSet,
    fingerprints: Vec<Fingerprint>,
}

/// Compiles one pattern as all patterns are: anchored nowhere by itself, without regard to case.
///
/// # Errors
/// When it is no regular expression.
pub fn compile(pattern: &str) -> Result<Regex, regex::Error> {
    RegexBuilder::new(pattern).case_insensitive(true).build()
}

impl Patterns {
    /// Compiles the fingerprints; those that do not compile are left out and returned as errors.
    pub fn new(fingerprints: &[Fingerprint]) -> (Self, Vec<PatternError>) {
        let mut errors = Vec::new();
        let mut sorted: BTreeMap<&str, Vec<Fingerprint>> = BTreeMap::new();
        for fingerprint in fingerprints {
            sorted
                .entry(&fingerprint.field)
                .or_default()
                .push(fingerprint.clone());
        }
        let mut fields = BTreeMap::new();
        for (name, mut fingerprints) in sorted {
            let build = |fingerprints: &[Fingerprint]| {
                RegexSetBuilder::new(fingerprints.iter().map(|f| &f.pattern))
                    .case_insensitive(true)
                    .build()
            };
            let set = build(&fingerprints).or_else(|_several| {
                // Find the broken ones one by one, and go on without them.
                fingerprints.retain(|f| match compile(&f.pattern) {
                    Ok(_) => true,
                    Err(error) => {
                        errors.push(PatternError {
                            id: f.id.clone(),
                            reason: error.to_string(),
                        });
                        false
                    }
                });
                build(&fingerprints)
            });
            if let Ok(set) = set {
                fields.insert(name.to_owned(), Field { set, fingerprints });
            }
        }
        (Self { fields }, errors)
    }

    /// The fingerprints of a field that match a text, in the order of the register.
    pub fn matching(&self, field: &str, text: &str) -> Vec<&Fingerprint> {
        let Some(field) = self.fields.get(field) else {
            return Vec::new();
        };
        field
            .set
            .matches(text.trim())
            .iter()
            .filter_map(|n| field.fingerprints.get(n))
            .collect()
    }
}
