//! What was found in one case.

use serde::Serialize;
use sha2::{Digest, Sha256};
use std::fmt;
use std::str::FromStr;

/// Whether something should be found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Expected {
    /// The two names are one company, or the name is one of a party of the list.
    Yes,
    /// The two names are two companies, or nobody should be found.
    No,
}

/// What was said, in rising certainty. Of a case that expects a party it is what was said of that party; of one
/// that expects nobody, what was said of the party that scored best.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Answer {
    /// Not found.
    Different,
    /// Found, for a person to look at.
    Review,
    /// Found, and taken for one company.
    Same,
}

macro_rules! words {
    ($type:ty: $($value:path => $word:literal),*) => {
        impl $type {
            /// The word for it.
            pub fn as_str(self) -> &'static str {
                match self {
                    $($value => $word,)*
                }
            }
        }

        impl fmt::Display for $type {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(self.as_str())
            }
        }

        impl FromStr for $type {
            type Err = &'static str;

            /// Reads the word; the error names the words that there are.
            fn from_str(word: &str) -> Result<Self, &'static str> {
                match word {
                    $($word => Ok($value),)*
                    _ => Err(words!(@list $($word),*)),
                }
            }
        }
    };
    (@list $first:literal $(, $word:literal)*) => { concat!("one of ", $first $(, ", ", $word)*) };
}

words!(Expected: Expected::Yes => "yes", Expected::No => "no");
words!(Answer: Answer::Different => "different", Answer::Review => "review", Answer::Same => "same");

/// What was found in one case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Outcome {
    /// What stands for the text of the case; see [`case_id`].
    pub case: String,
    /// The class in which it is counted; may be empty.
    pub class: String,
    /// Whether something should be found.
    pub expected: Expected,
    /// Score in thousandths, from 0 to 1000: of two names, of the party expected, or, where nobody is, of the best
    /// of the others. 0 where nothing was found.
    pub score: u16,
    /// What was said.
    pub answer: Answer,
    /// How many were found that should not be.
    pub others: u32,
}

impl Outcome {
    /// What was expected was found, if only for a person to look at.
    pub fn found(&self) -> bool {
        self.expected == Expected::Yes && self.answer > Answer::Different
    }

    /// What was expected was found and taken for one company.
    pub fn strong(&self) -> bool {
        self.expected == Expected::Yes && self.answer == Answer::Same
    }

    /// Two companies were taken for one, or nobody for somebody, without a person being asked.
    pub fn accused(&self) -> bool {
        self.expected == Expected::No && self.answer == Answer::Same
    }
}

/// What stands for the text of a case: the first sixteen hex digits of the SHA-256 (FIPS 180-4) of its parts, each
/// ended by a zero byte. It is the same in every run and on every machine.
///
/// It hides nothing from somebody who has the text already, and is not meant to: it keeps the text itself out of
/// files that are handed on.
///
/// ```
/// use countersight_quality::case_id;
///
/// assert_eq!(case_id(&["pair", "a", "b"]).len(), 16);
/// assert_ne!(case_id(&["pair", "ab", ""]), case_id(&["pair", "a", "b"]));
/// ```
pub fn case_id(parts: &[&str]) -> String {
    let mut hasher = Sha256::new();
    for part in parts {
        hasher.update(part.as_bytes());
        hasher.update([0]);
    }
    let digits = hasher.finalize();
    let digits = digits.iter().take(8).map(|byte| format!("{byte:02x}"));
    digits.collect::<Vec<_>>().concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_id_of_a_case_is_that_of_the_standard() {
        // The SHA-256 of "abc" and a zero byte, by coreutils: printf 'abc\0' | sha256sum
        assert_eq!(case_id(&["abc"]), "dc1114cd074914bd");
    }
}
