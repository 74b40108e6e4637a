//! `vocab/*.toml`: roles, jurisdictions, header words, words for goods.

use super::{Text, texts};
use crate::link::Link;
use crate::spanned::Spanned;
use countersight_model::context::{Action, ActionWords, Role};
use countersight_model::id::RoleId;
use countersight_model::lexicon::{ColumnMeaning, ColumnWords, GoodsWords};
use serde::Deserialize;

/// `vocab/roles.toml`.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct RoleFile {
    #[serde(default, rename = "role")]
    pub(crate) roles: Vec<RoleRecord>,
}

/// `[[role]]`.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct RoleRecord {
    /// Identifier, as typed after `--as`.
    pub(crate) id: Text,
    /// Short label.
    pub(crate) label: Text,
    /// What it means, in plain words.
    pub(crate) description: String,
    /// The question whose yes puts a reader into this role.
    pub(crate) question: String,
    /// Jurisdiction that the role itself implies, such as `US` for a US federal agency.
    pub(crate) jurisdiction: Option<Text>,
    /// Wider roles that this one includes.
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
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct ActionFile {
    #[serde(default, rename = "action")]
    pub(crate) actions: Vec<ActionRecord>,
}

/// `[[action]]`.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct ActionRecord {
    /// The action, as typed after `--action`.
    pub(crate) id: Spanned<Action>,
    /// Short label, as a noun.
    pub(crate) label: Text,
    /// What it covers, in plain words.
    pub(crate) description: Text,
    /// The question whose yes makes it this action.
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
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct JurisdictionFile {
    #[serde(default, rename = "jurisdiction")]
    pub(crate) jurisdictions: Vec<JurisdictionRecord>,
}

/// `[[jurisdiction]]`.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct JurisdictionRecord {
    /// ISO 3166 code, `EU`, or a body's own code.
    pub(crate) code: Text,
    /// Name.
    pub(crate) name: Text,
    /// Unions in which it lies, whose rules bind it too.
    #[serde(default)]
    pub(crate) within: Vec<Text>,
}

/// `vocab/columns.toml`.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct ColumnFile {
    #[serde(default, rename = "column")]
    pub(crate) columns: Vec<ColumnRecord>,
}

/// `[[column]]`.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct ColumnRecord {
    /// What such a column holds.
    #[cfg_attr(feature = "schema", schemars(with = "Spanned<ColumnMeaning>"))]
    pub(crate) meaning: ColumnMeaning,
    /// Header words, compared without case, spaces and punctuation.
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
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct GoodsRecord {
    /// Words and phrases that name the goods: `CCTV`, `surveillance camera`, `监控`.
    pub(crate) words: Spanned<Vec<Text>>,
    /// Phrases that hold such a word and mean something else: `camera shop`, `speed camera fine`.
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
