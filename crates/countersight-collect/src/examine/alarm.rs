//! What can be wrong with a list, and what follows from it.

use serde::{Deserialize, Serialize};
use std::fmt;

/// What is wrong with a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum AlarmCode {
    /// It could not be fetched.
    NotFetched,
    /// It is a web page, where a list was to be.
    WebPage,
    /// It cannot be read.
    Unreadable,
    /// It names nobody.
    Empty,
    /// It names fewer than it ever should.
    TooFew,
    /// It names more than it ever should.
    TooMany,
    /// It names far fewer than the copy before.
    Shrank,
    /// A field is less filled than it should be, or far less than before.
    Emptied,
    /// Many rows could not be understood.
    RowsLost,
    /// Two parties share an identifier.
    DoubleId,
    /// More rows repeat an identifier with other names than is usual.
    RepeatedIds,
    /// What is kept of it is not as it was written, or cannot be read.
    Damaged,
    /// It is older than the copy at hand.
    Older,
    /// It is older than a list that lives should be.
    Stale,
}

impl AlarmCode {
    /// Whether the copy is refused.
    ///
    /// ```
    /// use countersight_collect::examine::AlarmCode;
    /// assert!(AlarmCode::Shrank.refuses());
    /// // Nothing newer is to be had, so it is better than what is at hand.
    /// assert!(!AlarmCode::Stale.refuses());
    /// ```
    pub fn refuses(self) -> bool {
        self != Self::Stale
    }

    /// Whether somebody who has looked may take the copy all the same.
    pub fn may_be_accepted(self) -> bool {
        matches!(
            self,
            Self::TooFew
                | Self::TooMany
                | Self::Shrank
                | Self::Emptied
                | Self::RowsLost
                | Self::RepeatedIds
                | Self::Older
        )
    }

    /// The word used in files and reports.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::NotFetched => "not-fetched",
            Self::WebPage => "web-page",
            Self::Unreadable => "unreadable",
            Self::Empty => "empty",
            Self::TooFew => "too-few",
            Self::TooMany => "too-many",
            Self::Shrank => "shrank",
            Self::Emptied => "emptied",
            Self::RowsLost => "rows-lost",
            Self::DoubleId => "double-id",
            Self::RepeatedIds => "repeated-ids",
            Self::Damaged => "damaged",
            Self::Older => "older",
            Self::Stale => "stale",
        }
    }
}

/// Something wrong with a list, in words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Alarm {
    /// What kind of wrong.
    pub code: AlarmCode,
    /// What exactly.
    pub message: String,
}

impl Alarm {
    pub(crate) fn new(code: AlarmCode, message: impl Into<String>) -> Self {
        Self {
            code,
            message: message.into(),
        }
    }
}

impl fmt::Display for Alarm {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}
