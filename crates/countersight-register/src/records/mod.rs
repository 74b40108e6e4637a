//! The records as they stand in the files, and how each becomes a value of the model.
//!
//! A text that a check may have to point at is a [`Text`]: it knows where it stands.

pub(crate) mod brand;
pub(crate) mod case;
pub(crate) mod claim;
pub(crate) mod conflict;
pub(crate) mod entity;
pub(crate) mod fingerprint;
pub(crate) mod interruption;
pub(crate) mod link;
pub(crate) mod list;
pub(crate) mod measure;
pub(crate) mod names;
pub(crate) mod namesake;
pub(crate) mod prefix;
pub(crate) mod reach;
pub(crate) mod source;
pub(crate) mod target;
pub(crate) mod version;
pub(crate) mod vocab;
pub(crate) mod word_count;

use crate::report::File;
use crate::spanned::Spanned;
use countersight_model::date::PartialDate;

/// A text with its place.
pub(crate) type Text = Spanned<String>;

/// A date with its place.
pub(crate) type Day = Spanned<PartialDate>;

/// A record with its file.
#[derive(Debug)]
pub(crate) struct Filed<'a, T> {
    /// The file.
    pub(crate) file: File<'a>,
    /// What it holds.
    pub(crate) record: T,
}

/// The date without its place.
pub(crate) fn bare(day: Option<Day>) -> Option<PartialDate> {
    day.map(Spanned::into_inner)
}

/// The texts without their places.
pub(crate) fn texts(texts: Vec<Text>) -> Vec<String> {
    texts.into_iter().map(Spanned::into_inner).collect()
}
