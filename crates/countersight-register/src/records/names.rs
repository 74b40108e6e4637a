//! `names/*.toml`: words of company names.

use super::{Text, texts};
use crate::link::Link;
use crate::spanned::Spanned;
use countersight_model::lexicon::{WordClass, WordGroup};
use serde::Deserialize;

/// One file: groups of one class.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct WordFile {
    /// Class of all words of this file.
    #[cfg_attr(feature = "schema", schemars(with = "Spanned<WordClass>"))]
    pub(crate) class: WordClass,
    #[serde(default, rename = "group")]
    pub(crate) groups: Vec<GroupRecord>,
}

/// `[[group]]`.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct GroupRecord {
    /// Identifier, such as `technology` or `hangzhou`.
    pub(crate) id: Text,
    /// The place that this place lies in, such as `zhejiang` for `hangzhou`.
    pub(crate) within: Option<Text>,
    /// The words and phrases, as written.
    pub(crate) words: Spanned<Vec<Text>>,
}

impl GroupRecord {
    /// The group; a place around it that is not a group is left out and reported.
    pub(crate) fn into_model(self, class: WordClass, link: &mut Link<'_>) -> WordGroup {
        WordGroup {
            id: self.id.into_inner(),
            class,
            within: self.within.and_then(|place| link.place(place)),
            words: texts(self.words.into_inner()),
        }
    }
}
