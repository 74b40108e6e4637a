//! `lists/<id>.toml`: an official list as a publication.

use super::{Day, Text, bare};
use crate::link::Link;
use crate::spanned::Spanned;
use countersight_model::id::ListId;
use countersight_model::list::{Expect, Filled, OfficialList};
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
    /// The file itself, where there is one; of several files the main one.
    pub(crate) download: Option<Text>,
    /// The other files of the same copy, such as other names and addresses; read together with it.
    #[serde(default)]
    pub(crate) beside: Vec<Text>,
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
    /// How the file is read, for `lists update`; absent where there is no file for machines.
    pub(crate) reader: Option<Text>,
    /// The list whose file holds the rows of this one too.
    pub(crate) part_of: Option<Text>,
    /// What a sound copy of the file holds.
    #[serde(default)]
    pub(crate) expect: ExpectRecord,
    /// Doubts and details.
    pub(crate) note: Option<String>,
    /// Cited documents.
    pub(crate) sources: Vec<Text>,
}

/// `[expect]`: a copy that does not hold this is refused, and the last good one stays.
#[derive(Debug, Default, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct ExpectRecord {
    /// Fewest parties, natural persons not counted.
    pub(crate) min_parties: Option<Spanned<u64>>,
    /// Most parties.
    pub(crate) max_parties: Option<Spanned<u64>>,
    /// By how many per cent the number of parties may fall from one copy to the next; 10 if absent.
    pub(crate) max_shrink_percent: Option<Spanned<u8>>,
    /// How many rows may repeat an identifier with other names; 0 if absent.
    pub(crate) max_repeated_ids: Option<Spanned<u64>>,
    /// After how many days the day that the file gives itself is too old.
    pub(crate) max_age_days: Option<Spanned<u16>>,
    /// How many per cent of the parties have at least a country, alias, identifier and so on.
    #[serde(default)]
    pub(crate) min_fill: FillRecord,
}

/// `[expect.min_fill]`: of a hundred parties, how many have at least one of each.
#[derive(Debug, Default, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct FillRecord {
    /// A country.
    country: Option<Spanned<u8>>,
    /// A name besides the one under which it is listed.
    alias: Option<Spanned<u8>>,
    /// An identifier.
    identifier: Option<Spanned<u8>>,
    /// A programme.
    programme: Option<Spanned<u8>>,
    /// The day of listing.
    listed: Option<Spanned<u8>>,
    /// A citation.
    citation: Option<Spanned<u8>>,
}

impl FillRecord {
    /// What is asked for, with its place.
    pub(crate) fn percents(&self) -> impl Iterator<Item = (Filled, &Spanned<u8>)> {
        let percent = |field| match field {
            Filled::Country => &self.country,
            Filled::Alias => &self.alias,
            Filled::Identifier => &self.identifier,
            Filled::Programme => &self.programme,
            Filled::Listed => &self.listed,
            Filled::Citation => &self.citation,
        };
        Filled::ALL
            .into_iter()
            .filter_map(move |field| Some((field, percent(field).as_ref()?)))
    }
}

impl ExpectRecord {
    fn into_model(self) -> Expect {
        Expect {
            min_fill: self
                .min_fill
                .percents()
                .map(|(field, percent)| (field, *percent.get_ref()))
                .collect(),
            min_parties: self.min_parties.map(Spanned::into_inner),
            max_parties: self.max_parties.map(Spanned::into_inner),
            max_shrink_percent: self.max_shrink_percent.map(Spanned::into_inner),
            max_repeated_ids: self.max_repeated_ids.map(Spanned::into_inner),
            max_age_days: self.max_age_days.map(Spanned::into_inner),
        }
    }
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
            beside: self.beside.into_iter().map(Spanned::into_inner).collect(),
            format: self.format.into_inner(),
            cadence_days: self.cadence_days.into_inner(),
            cadence: self.cadence.into_inner(),
            edition: bare(self.edition),
            checked: self.checked.into_inner(),
            licence: self.licence,
            reader: self.reader.map(Spanned::into_inner),
            part_of: self.part_of.and_then(|id| link.list(id)),
            expect: self.expect.into_model(),
            note: self.note,
            sources: link.sources(self.sources),
            id: ListId::new(self.id.into_inner()),
        })
    }
}
