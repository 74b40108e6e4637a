//! `lists/<id>.toml`: an official list as a publication.

use super::{Day, Text, bare};
use crate::link::Link;
use crate::spanned::Spanned;
use countersight_model::id::ListId;
use countersight_model::list::OfficialList;
use serde::Deserialize;

/// One file.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct ListRecord {
    /// Identifier, equal to the file name.
    pub(crate) id: Text,
    /// Name.
    pub(crate) name: Text,
    /// Who publishes it.
    pub(crate) publisher: Text,
    /// Whose list it is.
    pub(crate) jurisdiction: Text,
    /// Measures of the register that rest on it.
    #[serde(default)]
    pub(crate) measures: Vec<Text>,
    /// The page that people read.
    pub(crate) page: Text,
    /// The file itself, where there is one.
    pub(crate) download: Option<Text>,
    /// Format of the file.
    pub(crate) format: Text,
    /// After how many days it should be looked at again.
    pub(crate) cadence_days: Spanned<u16>,
    /// How often it changes, in words.
    pub(crate) cadence: Text,
    /// Newest edition known to the register.
    pub(crate) edition: Option<Day>,
    /// Last day on which a copy was looked at.
    pub(crate) checked: Day,
    /// Licence of the list.
    pub(crate) licence: Option<String>,
    /// Doubts and details.
    pub(crate) note: Option<String>,
    /// Cited documents.
    pub(crate) sources: Vec<Text>,
}

impl ListRecord {
    /// The list; `None`, and reported, if nobody knows its jurisdiction.
    pub(crate) fn into_model(self, link: &mut Link<'_>) -> Option<OfficialList> {
        let measures = self.measures.into_iter();
        Some(OfficialList {
            measures: measures.filter_map(|id| link.measure(id)).collect(),
            jurisdiction: link.jurisdiction(self.jurisdiction)?,
            name: self.name.into_inner(),
            publisher: self.publisher.into_inner(),
            page: self.page.into_inner(),
            download: self.download.map(Spanned::into_inner),
            format: self.format.into_inner(),
            cadence_days: self.cadence_days.into_inner(),
            cadence: self.cadence.into_inner(),
            edition: bare(self.edition),
            checked: self.checked.into_inner(),
            licence: self.licence,
            note: self.note,
            sources: link.sources(self.sources),
            id: ListId::new(self.id.into_inner()),
        })
    }
}
