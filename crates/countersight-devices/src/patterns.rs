//! Patterns over the fields of an observation.
//!
//! A text is not shown to every pattern. Each field has one sieve for all its patterns: texts that a
//! pattern names one by one are looked up, words of which a pattern needs one are found in one pass, and
//! only patterns that passed are asked. So ten thousand patterns cost hardly more than fifty.

use crate::literal::{Needs, needs};
use crate::sieve::{Scratch, Sieve};
use countersight_model::device::{Capture, Fingerprint};
use countersight_model::field::{Field, FieldSet};
use regex::{Regex, RegexBuilder};
use regex_syntax::ParserBuilder;
use std::sync::OnceLock;

/// A fingerprint's pattern is no regular expression, or its field is none.
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
    prints: Vec<Print>,
    /// One for each field, at the place that the field has in [`Field::ALL`].
    sieves: Vec<Option<Sieve>>,
    fields: FieldSet,
}

#[derive(Debug)]
struct Print {
    fingerprint: Fingerprint,
    /// Compiled when it is first asked: most never are.
    regex: OnceLock<Option<Regex>>,
    captures: bool,
}

/// A fingerprint that matches a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit<'p, 't> {
    /// The fingerprint.
    pub fingerprint: &'p Fingerprint,
    /// The part of the text that it matched.
    pub matched: &'t str,
    /// What its named groups hold.
    pub captures: Vec<(Capture, &'t str)>,
}

/// Compiles one pattern as all patterns are: anchored nowhere by itself, without regard to case.
///
/// # Errors
/// When it is no regular expression.
pub fn compile(pattern: &str) -> Result<Regex, regex::Error> {
    RegexBuilder::new(pattern).case_insensitive(true).build()
}

impl Patterns {
    /// Reads the fingerprints; those that cannot be read are left out and returned as errors.
    ///
    /// ```
    /// use countersight_devices::patterns::Patterns;
    /// let (patterns, errors) = Patterns::new(&[]);
    /// assert!(errors.is_empty() && patterns.matching("http.server", "nginx").is_empty());
    /// ```
    pub fn new(fingerprints: &[Fingerprint]) -> (Self, Vec<PatternError>) {
        let mut errors = Vec::new();
        let mut prints = Vec::new();
        let mut fields = FieldSet::default();
        let mut by_field: Vec<Vec<(usize, Needs)>> = vec![Vec::new(); Field::ALL.len()];
        let mut parser = ParserBuilder::new().case_insensitive(true).build();
        for fingerprint in fingerprints {
            let read = fingerprint
                .field
                .parse::<Field>()
                .map_err(|error| error.to_string())
                .and_then(|field| {
                    let tree = parser.parse(&fingerprint.pattern);
                    tree.map(|tree| (field, tree))
                        .map_err(|error| error.to_string())
                });
            let (field, tree) = match read {
                Ok(read) => read,
                Err(reason) => {
                    let id = fingerprint.id.clone();
                    errors.push(PatternError { id, reason });
                    continue;
                }
            };
            fields.add(field);
            if let Some(of_field) = by_field.get_mut(field as usize) {
                of_field.push((prints.len(), needs(&tree)));
            }
            prints.push(Print {
                captures: tree.properties().explicit_captures_len() > 0,
                fingerprint: fingerprint.clone(),
                regex: OnceLock::new(),
            });
        }
        let sieves = by_field
            .into_iter()
            .map(|of_field| (!of_field.is_empty()).then(|| Sieve::new(of_field)))
            .collect();
        let patterns = Self {
            prints,
            sieves,
            fields,
        };
        (patterns, errors)
    }

    /// The fields that a fingerprint reads; other fields need not be read from a file.
    pub fn fields(&self) -> FieldSet {
        self.fields
    }

    fn sieve(&self, field: Field) -> Option<&Sieve> {
        self.sieves.get(field as usize)?.as_ref()
    }

    /// Whether a text passes the sieve of its field; if not, no fingerprint matches it.
    pub fn may_match(&self, field: Field, text: &str, scratch: &mut Scratch) -> bool {
        let sieve = self.sieve(field);
        sieve.is_some_and(|sieve| sieve.passes(text.trim(), scratch))
    }

    /// Whether no fingerprint matches a text as it stands in a JSON file, with its escapes: a look that is quicker
    /// than taking the escapes out. `false` says nothing.
    pub fn is_silent(&self, field: Field, raw: &str) -> bool {
        self.sieve(field).is_none_or(|sieve| sieve.is_silent(raw))
    }

    /// The fingerprints of a field that match a text, in the order of the register, with what they read.
    pub fn find<'p, 't>(
        &'p self,
        field: Field,
        text: &'t str,
        scratch: &mut Scratch,
    ) -> Vec<Hit<'p, 't>> {
        let Some(sieve) = self.sieve(field) else {
            return Vec::new();
        };
        let text = text.trim();
        let mut candidates = std::mem::take(&mut scratch.candidates);
        candidates.clear();
        sieve.candidates(text, scratch, &mut candidates);
        let prints = candidates.iter().filter_map(|at| self.prints.get(*at));
        let hits = prints.filter_map(|print| print.hit(text)).collect();
        scratch.candidates = candidates;
        hits
    }

    /// The fingerprints of a field that match a text, in the order of the register.
    pub fn matching(&self, field: &str, text: &str) -> Vec<&Fingerprint> {
        let Ok(field) = field.parse::<Field>() else {
            return Vec::new();
        };
        let hits = self.find(field, text, &mut Scratch::default());
        hits.into_iter().map(|hit| hit.fingerprint).collect()
    }
}

impl Print {
    fn hit<'t>(&self, text: &'t str) -> Option<Hit<'_, 't>> {
        // A pattern too large to be compiled matches nothing; `register check` reports it.
        let regex = self
            .regex
            .get_or_init(|| compile(&self.fingerprint.pattern).ok());
        let regex = regex.as_ref()?;
        if !self.captures {
            return Some(Hit {
                fingerprint: &self.fingerprint,
                matched: regex.find(text)?.as_str(),
                captures: Vec::new(),
            });
        }
        let found = regex.captures(text)?;
        let named = Capture::ALL.iter().filter_map(|capture| {
            let value = found.name(capture.as_str())?.as_str().trim();
            (!value.is_empty()).then_some((*capture, value))
        });
        Some(Hit {
            fingerprint: &self.fingerprint,
            matched: found.get(0)?.as_str(),
            captures: named.collect(),
        })
    }
}
