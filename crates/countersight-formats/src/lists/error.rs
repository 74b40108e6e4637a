//! Why a list could not be read, and how to mend it.

/// Why a list could not be read: which list, where in it, what is wrong, and how to mend it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{list}, {place}: {what}; {mend}")]
#[non_exhaustive]
pub struct ListError {
    /// File or list as given.
    pub list: String,
    /// Where, such as `row 7`, `line 3, column 9` or `element <sdnEntry>`.
    pub place: String,
    /// What is wrong.
    pub what: String,
    /// What to do.
    pub mend: String,
}

pub(super) const AGAIN: &str =
    "fetch the list again and compare its size with that of its publisher";
pub(super) const SHAPE: &str =
    "name the form of the list; if the publisher changed it, this version cannot read it";

/// An error without its list; the public face adds the name.
#[derive(Debug)]
pub(crate) struct Fault {
    pub(crate) place: String,
    pub(crate) what: String,
    pub(crate) mend: &'static str,
}

impl Fault {
    pub(super) fn new(
        place: impl Into<String>,
        what: impl Into<String>,
        mend: &'static str,
    ) -> Self {
        Self {
            place: place.into(),
            what: what.into(),
            mend,
        }
    }

    /// The list does not have the shape of its form.
    pub(super) fn shape(place: impl Into<String>, what: impl Into<String>) -> Self {
        Self::new(place, what, SHAPE)
    }

    /// The file stops before its end.
    pub(super) fn cut(place: impl Into<String>, inside: &str) -> Self {
        Self::new(
            place,
            format!("the file ends in the middle of {inside}"),
            AGAIN,
        )
    }

    pub(super) fn of(self, list: &str) -> ListError {
        ListError {
            list: list.to_owned(),
            place: self.place,
            what: self.what,
            mend: self.mend.to_owned(),
        }
    }
}
