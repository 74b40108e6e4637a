//! Official lists as publications: where they stand, how often they change, when they were looked at.

use crate::date::PartialDate;
use crate::id::{Jurisdiction, ListId, MeasureId, SourceId};
use jiff::civil::Date;
use serde::Serialize;

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
    /// The file itself, where there is one.
    pub download: Option<String>,
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
    /// #   jurisdiction: Jurisdiction::from("US"), measures: vec![], page: String::new(), download: None,
    /// #   format: "csv".into(), cadence: String::new(), edition: None, licence: None, note: None, sources: vec![],
    /// #   cadence_days: 7, checked: "2026-11-01".parse().unwrap() };
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
