//! `vocab/*.toml`: roles, jurisdictions, header words, words for goods.

use super::{Text, texts};
use crate::link::Link;
use countersight_model::context::{Action, ActionWords, Role};
use countersight_model::id::RoleId;
use countersight_model::lexicon::{ColumnMeaning, ColumnWords, GoodsWords};
use serde::Deserialize;
use toml::Spanned;

/// `vocab/roles.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RoleFile {
    #[serde(default, rename = "role")]
    pub(crate) roles: Vec<RoleRecord>,
}

/// `[[role]]`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RoleRecord {
    pub(crate) id: Text,
    pub(crate) label: Text,
    pub(crate) description: String,
    pub(crate) question: String,
    pub(crate) jurisdiction: Option<Text>,
    #[serde(default)]
    pub(crate) includes: Vec<Text>,
}

impl RoleRecord {
    /// The role; references that lead nowhere are left out and reported.
    pub(crate) fn into_model(self, link: &mut Link<'_>) -> Role {
        Role {
            id: RoleId::new(self.id.into_inner()),
            label: self.label.into_inner(),
            description: self.description,
            question: self.question,
            jurisdiction: self.jurisdiction.and_then(|code| link.jurisdiction(code)),
            includes: self
                .includes
                .into_iter()
                .filter_map(|id| link.role(id))
                .collect(),
        }
    }
}

/// `vocab/actions.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ActionFile {
    #[serde(default, rename = "action")]
    pub(crate) actions: Vec<ActionRecord>,
}

/// `[[action]]`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ActionRecord {
    pub(crate) id: Spanned<Action>,
    pub(crate) label: Text,
    pub(crate) description: Text,
    pub(crate) question: Text,
}

impl ActionRecord {
    /// The action in words.
    pub(crate) fn into_model(self) -> ActionWords {
        ActionWords {
            id: self.id.into_inner(),
            label: self.label.into_inner(),
            description: self.description.into_inner(),
            question: self.question.into_inner(),
        }
    }
}

/// `vocab/jurisdictions.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct JurisdictionFile {
    #[serde(default, rename = "jurisdiction")]
    pub(crate) jurisdictions: Vec<JurisdictionRecord>,
}

/// `[[jurisdiction]]`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct JurisdictionRecord {
    pub(crate) code: Text,
    pub(crate) name: Text,
    #[serde(default)]
    pub(crate) within: Vec<Text>,
}

/// `vocab/columns.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ColumnFile {
    #[serde(default, rename = "column")]
    pub(crate) columns: Vec<ColumnRecord>,
}

/// `[[column]]`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ColumnRecord {
    pub(crate) meaning: ColumnMeaning,
    pub(crate) words: Spanned<Vec<Text>>,
}

impl ColumnRecord {
    /// The header words of one meaning.
    pub(crate) fn into_model(self) -> ColumnWords {
        ColumnWords {
            meaning: self.meaning,
            words: texts(self.words.into_inner()),
        }
    }
}

/// `vocab/goods.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct GoodsRecord {
    pub(crate) words: Spanned<Vec<Text>>,
    #[serde(default)]
    pub(crate) except: Vec<Text>,
}

impl GoodsRecord {
    /// The words.
    pub(crate) fn into_model(self) -> GoodsWords {
        GoodsWords {
            words: texts(self.words.into_inner()),
            except: texts(self.except),
        }
    }
}
