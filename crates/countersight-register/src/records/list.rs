//! `lists/<id>.toml`: an official list as a publication.

use super::{Day, Text, bare};
use crate::link::Link;
use countersight_model::id::ListId;
use countersight_model::list::OfficialList;
use serde::Deserialize;
use toml::Spanned;

/// One file.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ListRecord {
    pub(crate) id: Text,
    pub(crate) name: Text,
    pub(crate) publisher: Text,
    pub(crate) jurisdiction: Text,
    #[serde(default)]
    pub(crate) measures: Vec<Text>,
    pub(crate) page: Text,
    pub(crate) download: Option<Text>,
    pub(crate) format: Text,
    pub(crate) cadence_days: Spanned<u16>,
    pub(crate) cadence: Text,
    pub(crate) edition: Option<Day>,
    pub(crate) checked: Day,
    pub(crate) licence: Option<String>,
    pub(crate) note: Option<String>,
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
