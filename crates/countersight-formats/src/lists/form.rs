//! The forms of lists: one table.

use super::error::Fault;
use super::gather::Gather;
use super::source::Source;
use super::{
    bis, ca, ch, csl, dfat, dod, eu, fcc, ftm, meti, ofac_advanced, ofac_csv, ofac_xml, own, ua,
    uflpa, uk, uk_conlist, un,
};
use std::fmt;
use std::str::FromStr;

type Reader = fn(Source<'_>, &mut Gather) -> Result<(), Fault>;

/// A row of the table of forms.
pub(super) struct Entry {
    form: ListForm,
    word: &'static str,
    title: &'static str,
    /// What may come out of the file, unpacked.
    pub(super) limit: u64,
    pub(super) read: Reader,
}

macro_rules! forms {
    ($($form:ident $word:literal $title:literal $limit:literal $read:path;)*) => {
        /// The form of an official list. The word is that of [`ListForm::as_str`].
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum ListForm {
            $(#[doc = $title] $form,)*
        }

        const FORMS: &[Entry] = &[
            $(Entry {
                form: ListForm::$form,
                word: $word,
                title: $title,
                limit: $limit << 20,
                read: $read,
            },)*
        ];
    };
}

// form, word, title, limit in MiB, reader
forms! {
    Csl "csl" "Consolidated Screening List of the United States (JSON, CSV)." 512 csl::read;
    OfacCsv "ofac-csv" "SDN or consolidated list of OFAC: main file with addresses and other names (CSV, ZIP)." 512 ofac_csv::read;
    OfacXml "ofac-xml" "SDN or consolidated list of OFAC (XML, `sdnList`)." 512 ofac_xml::read;
    OfacAdvanced "ofac-advanced" "SDN or consolidated list of OFAC (advanced XML, `Sanctions`)." 1024 ofac_advanced::read;
    BisEntityList "bis-entity-list" "Entity List of the Bureau of Industry and Security: Supplement No. 4 to Part 744 (text or XML of the eCFR)." 256 bis::read;
    Dod1260h "dod-1260h" "Chinese military companies under section 1260H (text of the notice, CSV)." 64 dod::read;
    FccCovered "fcc-covered" "Covered List of the Federal Communications Commission (table)." 64 fcc::read;
    Uflpa "uflpa" "Entity List of the Uyghur Forced Labor Prevention Act (table, text)." 64 uflpa::read;
    UkSanctions "uk-sanctions" "UK Sanctions List (ODS, XLSX, CSV, XML)." 512 uk::read;
    UkConlist "uk-conlist" "Consolidated list of OFSI, until January 2026 (XLSX, CSV)." 512 uk_conlist::read;
    Eu "eu" "Consolidated financial sanctions list of the European Union (XML 1.1, CSV 1.0 and 1.1)." 512 eu::read;
    Un "un" "Consolidated list of the United Nations Security Council (XML)." 512 un::read;
    AuDfat "au-dfat" "Consolidated list of Australia (XLSX, CSV)." 512 dfat::read;
    CaSema "ca-sema" "Consolidated Canadian autonomous sanctions list (XML)." 512 ca::read;
    ChSeco "ch-seco" "Sanctions list of Switzerland (XML)." 512 ch::read;
    JpMeti "jp-meti" "End-user list of Japan (XLSX, CSV, JSON copy)." 256 meti::read;
    UaSanctions "ua-sanctions" "Sanctions of Ukraine (XLSX, CSV)." 256 ua::read;
    FollowTheMoney "ftm" "Entities of OpenSanctions or FollowTheMoney (JSON lines)." 8192 ftm::read;
    Own "own" "A list of the reader's own: columns id, name, aliases, country (CSV, XLSX)." 512 own::read;
}

impl ListForm {
    /// All forms.
    pub fn all() -> impl Iterator<Item = Self> {
        FORMS.iter().map(|entry| entry.form)
    }

    pub(super) fn entry(self) -> Option<&'static Entry> {
        FORMS.iter().find(|entry| entry.form == self)
    }

    /// The word for it.
    pub fn as_str(self) -> &'static str {
        self.entry().map_or("", |entry| entry.word)
    }

    /// What it is, in one line.
    pub fn title(self) -> &'static str {
        self.entry().map_or("", |entry| entry.title)
    }
}

impl fmt::Display for ListForm {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// No form of a list has this word.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{word}` is no form of a list; the forms are {known}")]
pub struct UnknownForm {
    word: String,
    known: String,
}

impl FromStr for ListForm {
    type Err = UnknownForm;

    fn from_str(word: &str) -> Result<Self, UnknownForm> {
        let found = FORMS.iter().find(|entry| entry.word == word);
        found.map(|entry| entry.form).ok_or_else(|| UnknownForm {
            word: word.to_owned(),
            known: FORMS
                .iter()
                .map(|entry| entry.word)
                .collect::<Vec<_>>()
                .join(", "),
        })
    }
}
