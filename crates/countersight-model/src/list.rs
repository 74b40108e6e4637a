//! Official lists as publications: where they stand, how often they change, when they were looked at.

use crate::date::PartialDate;
use crate::id::{Jurisdiction, ListId, MeasureId, SourceId};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The words for the readers of official lists: how the file of a list is read.
///
/// They stand here, and not with the readers, so that the register can say that a word is unknown
/// without holding a reader.
///
/// ```
/// use countersight_model::list::READERS;
/// assert!(READERS.contains(&"csl") && READERS.is_sorted());
/// ```
pub const READERS: &[&str] = &[
    "au-dfat",
    "bis-entity-list",
    "ca-sema",
    "ch-seco",
    "csl",
    "dod-1260h",
    "eu",
    "fcc-covered",
    "ftm",
    "jp-meti",
    "ofac-advanced",
    "ofac-csv",
    "ofac-xml",
    "own",
    "ua-sanctions",
    "uflpa",
    "uk-conlist",
    "uk-sanctions",
    "un",
];

/// What the parties of a list can be filled with, and are counted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Filled {
    /// At least one country.
    Country,
    /// At least one name besides the one under which it is listed.
    Alias,
    /// At least one identifier.
    Identifier,
    /// At least one programme.
    Programme,
    /// The day of listing.
    Listed,
    /// A citation.
    Citation,
}

impl Filled {
    /// All of them.
    pub const ALL: [Self; 6] = [
        Self::Country,
        Self::Alias,
        Self::Identifier,
        Self::Programme,
        Self::Listed,
        Self::Citation,
    ];

    /// The word used in records and reports.
    ///
    /// ```
    /// assert_eq!(countersight_model::list::Filled::Alias.as_str(), "alias");
    /// ```
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Country => "country",
            Self::Alias => "alias",
            Self::Identifier => "identifier",
            Self::Programme => "programme",
            Self::Listed => "listed",
            Self::Citation => "citation",
        }
    }
}

/// What a sound copy of a list holds. A copy that does not is refused, and the last good one stays.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Expect {
    /// Fewest parties, persons not counted.
    pub min_parties: Option<u64>,
    /// Most parties.
    pub max_parties: Option<u64>,
    /// By how many per cent the number of parties may fall from one copy to the next.
    pub max_shrink_percent: Option<u8>,
    /// How many rows may repeat an identifier with other names; none if absent.
    pub max_repeated_ids: Option<u64>,
    /// After how many days the day that a file gives itself is too old for a list that still lives.
    pub max_age_days: Option<u16>,
    /// How many per cent of the parties have at least this filled.
    pub min_fill: BTreeMap<Filled, u8>,
}

/// One official list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OfficialList {
    /// Identifier, equal to the file name.
    pub id: ListId,
    /// Name.
    pub name: String,
    /// Who publishes it.
    pub publisher: String,
    /// Whose list it is.
    pub jurisdiction: Jurisdiction,
    /// Measures of the register that rest on it.
    pub measures: Vec<MeasureId>,
    /// The page that people read.
    pub page: String,
    /// The file itself, where there is one; of several files the main one.
    pub download: Option<String>,
    /// The other files of the same copy, such as other names and addresses.
    pub beside: Vec<String>,
    /// Format of the file.
    pub format: String,
    /// After how many days it should be looked at again.
    pub cadence_days: u16,
    /// How often it changes, in words.
    pub cadence: String,
    /// Newest edition known to the register.
    pub edition: Option<PartialDate>,
    /// Last day on which a copy was looked at.
    pub checked: PartialDate,
    /// Licence of the list.
    pub licence: Option<String>,
    /// How the file is read: one of [`READERS`]; none where there is no file for machines.
    pub reader: Option<String>,
    /// The list whose file holds the rows of this one too.
    pub part_of: Option<ListId>,
    /// What a sound copy holds.
    pub expect: Expect,
    /// Doubts and details.
    pub note: Option<String>,
    /// Cited documents.
    pub sources: Vec<SourceId>,
}

impl OfficialList {
    /// By how many days it is older than its cadence allows; none while it is fresh.
    ///
    /// ```
    /// # use countersight_model::{id::*, list::OfficialList};
    /// # let list = OfficialList { id: ListId::from("l"), name: String::new(), publisher: String::new(),
    /// #   jurisdiction: Jurisdiction::from("US"), measures: vec![], page: String::new(), download: None, beside: vec![],
    /// #   format: "csv".into(), cadence: String::new(), edition: None, licence: None, note: None, sources: vec![],
    /// #   cadence_days: 7, checked: "2026-11-01".parse().unwrap(),
    /// #   reader: None, part_of: None, expect: Default::default() };
    /// use jiff::civil::date;
    /// assert_eq!(list.overdue(date(2026, 11, 8)), None);
    /// assert_eq!(list.overdue(date(2026, 11, 10)), Some(2));
    /// ```
    pub fn overdue(&self, today: Date) -> Option<i32> {
        let age = today.since(self.checked.earliest()).ok()?.get_days();
        let late = age - i32::from(self.cadence_days);
        (late > 0).then_some(late)
    }
}
