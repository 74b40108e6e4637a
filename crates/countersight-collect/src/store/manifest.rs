//! What is kept of a list.

use crate::examine::{Alarm, Fill};
use crate::fetch::Validators;
use countersight_model::date::PartialDate;
use countersight_model::id::ListId;
use countersight_model::party::PartyCounts;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// The form of the manifest; another number is another form.
const FORM: u32 = 1;

/// One of several files that are one copy.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeptFile {
    /// Where it came from: an address, or the name of a file.
    pub origin: String,
    /// Its length in bytes.
    pub bytes: u64,
    /// Its SHA-256.
    pub sha256: String,
    /// What the server said of it.
    #[serde(default)]
    pub validators: Validators,
    /// The name under which it is kept.
    pub(super) raw: String,
}

/// One copy of a list that was found sound.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Edition {
    /// The day on which it came.
    pub fetched: Date,
    /// The last day on which the official address gave the same copy.
    pub checked: Date,
    /// Where it came from: an address, or the name of a file.
    pub origin: String,
    /// How it was read.
    pub reader: String,
    /// The day that the file gives itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub edition: Option<PartialDate>,
    /// Its length in bytes; of several files, all together.
    pub bytes: u64,
    /// The SHA-256 of the file as it came; of several files, that of their SHA-256 in hex, one a line.
    pub sha256: String,
    /// What was counted while reading.
    pub counts: PartyCounts,
    /// How much is filled.
    pub fill: Fill,
    /// What the server said of it.
    #[serde(default)]
    pub validators: Validators,
    /// The files of a copy that came in several, the main one first; empty where it is one.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub files: Vec<KeptFile>,
    /// The name of the file as it came; of several, of the main one.
    pub(super) raw: String,
    /// The name of the file of its parties.
    pub(super) parties: String,
    /// The SHA-256 of the file of its parties.
    pub(super) parties_sha256: String,
}

impl Edition {
    /// Whether it is the same file with the same parties.
    pub(crate) fn is_of(&self, other: &Self) -> bool {
        self.sha256 == other.sha256 && self.parties_sha256 == other.parties_sha256
    }

    /// What the server said of the file at an address.
    pub(crate) fn validators_of(&self, address: &str) -> Option<&Validators> {
        let of_several = || self.files.iter().find(|file| file.origin == address);
        let known = if self.files.is_empty() {
            (self.origin == address).then_some(&self.validators)
        } else {
            of_several().map(|file| &file.validators)
        };
        known.filter(|known| known.etag.is_some() || known.last_modified.is_some())
    }

    /// The names of the files as they came, the main one first.
    pub(super) fn raws(&self) -> impl Iterator<Item = &str> {
        let others = self.files.iter().skip(1).map(|file| file.raw.as_str());
        std::iter::once(self.raw.as_str()).chain(others)
    }

    /// Its day for people: the day that the file gives itself, or the one on which it came.
    pub fn day(&self) -> PartialDate {
        self.edition
            .unwrap_or_else(|| PartialDate::day(self.fetched))
    }
}

/// The editions of a list, and what is wrong.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    form: u32,
    /// The list.
    pub list: ListId,
    /// Sound copies, newest last, never none.
    pub editions: Vec<Edition>,
    /// What was wrong on the last update; empty when all was well.
    #[serde(default)]
    pub alarms: Vec<Alarm>,
    /// The day of the last update.
    pub updated: Option<Date>,
}

impl Manifest {
    /// A list that was never fetched.
    pub(super) fn new(list: ListId) -> Self {
        Self {
            form: FORM,
            list,
            editions: Vec::new(),
            alarms: Vec::new(),
            updated: None,
        }
    }

    /// Reads one, or says what is wrong with it.
    pub(super) fn read(text: &[u8], list: &ListId) -> Result<Self, String> {
        let manifest: Self = serde_json::from_slice(text).map_err(|error| error.to_string())?;
        if manifest.form != FORM {
            return Err("another version of the program wrote it".to_owned());
        }
        if manifest.list != *list {
            return Err(format!("it is that of `{}`", manifest.list));
        }
        // A name that leads out of the folder is nobody's edition.
        let inside = |name: &str| !name.is_empty() && !name.contains(['/', '\\', ':']);
        let all = |edition: &Edition| edition.raws().all(inside) && inside(&edition.parties);
        if !manifest.editions.iter().all(all) {
            return Err("it names a file outside of its folder".to_owned());
        }
        Ok(manifest)
    }

    /// The copy in force.
    ///
    /// ```
    /// use countersight_collect::store::Store;
    /// use countersight_model::id::ListId;
    ///
    /// let store = Store::new("/no/such/folder");
    /// let newest = store.manifest(&ListId::from("us-csl"))?;
    /// assert!(newest.is_none_or(|manifest| manifest.newest().is_none()));
    /// # Ok::<(), countersight_collect::store::StoreError>(())
    /// ```
    pub fn newest(&self) -> Option<&Edition> {
        self.editions.last()
    }

    /// The newest copy that had come on that day or before.
    pub fn on(&self, day: Date) -> Option<&Edition> {
        self.editions
            .iter()
            .rev()
            .find(|edition| edition.fetched <= day)
    }
}
