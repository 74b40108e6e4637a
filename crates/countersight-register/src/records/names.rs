//! `names/*.toml`: words of company names.

use super::{Text, texts};
use crate::link::Link;
use countersight_model::lexicon::{WordClass, WordGroup};
use serde::Deserialize;
use toml::Spanned;

/// One file: groups of one class.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct WordFile {
    pub(crate) class: WordClass,
    #[serde(default, rename = "group")]
    pub(crate) groups: Vec<GroupRecord>,
}

/// `[[group]]`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct GroupRecord {
    pub(crate) id: Text,
    pub(crate) within: Option<Text>,
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
