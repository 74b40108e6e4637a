//! Words of the register that help to read names and files: data, so that a language touches no code.

use crate::id::{EntityId, SourceId};
use serde::{Deserialize, Serialize};

/// What part of a company name a word plays.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum WordClass {
    /// A legal form: `Co., Ltd.`, `股份有限公司`, `GmbH`, `شركة`.
    LegalForm,
    /// A place: `Hangzhou`, `杭州`.
    Place,
    /// A word of trade that many firms share: `technology`, `科技`, `electronics`.
    Trade,
    /// A word without content: `the`, `and`, `of`.
    Filler,
    /// A distinctive word that other languages translate or abbreviate instead of spelling its sound:
    /// `Panda` and 熊猫, `AVIC` and 中航.
    Distinctive,
}

/// How many names hold a word: the rarer it is, the more it tells.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct WordCount {
    /// The word, folded: Latin small letters and figures.
    pub word: String,
    /// Names of the official lists that hold it.
    pub names: u32,
    /// Names of ordinary firms that hold it; 0 stands for few.
    pub firms: u32,
}

/// Words that mean the same, in every language and script at hand.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct WordGroup {
    /// Identifier, such as `technology` or `hangzhou`.
    pub id: String,
    /// What part of a name it plays.
    pub class: WordClass,
    /// The place that this place lies in, such as `zhejiang` for `hangzhou`.
    pub within: Option<String>,
    /// The words and phrases, as written.
    pub words: Vec<String>,
}

/// A firm that resembles an entity of the register and is not it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Namesake {
    /// Its name.
    pub name: String,
    /// The entity it is not.
    pub not: EntityId,
    /// How we know, in words.
    pub reason: String,
    /// Cited documents.
    pub sources: Vec<SourceId>,
}

/// What a column of a file holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ColumnMeaning {
    /// Identifier of the row in its own system.
    Id,
    /// Name: of a company in a list of suppliers, of a device in an inventory.
    Name,
    /// Name of a company, whatever the kind of file: supplier, beneficiary, vendor.
    Company,
    /// Label or manufacturer of a device.
    Brand,
    /// Model or part number.
    Model,
    /// Hardware address.
    Mac,
    /// Version of the firmware of a device.
    Firmware,
    /// Internet address of a device; says that the row is a device, and is not kept.
    Ip,
    /// Free text about goods: description, purpose, notes.
    Description,
    /// Place inside a site.
    Location,
    /// ISIN.
    Isin,
    /// Exchange symbol.
    Ticker,
    /// LEI.
    Lei,
    /// Company registration number.
    Registration,
    /// Internet domain or web address.
    Domain,
    /// Country.
    Country,
    /// Weight of a holding.
    Weight,
    /// Amount of money.
    Amount,
    /// Date of payment.
    PaymentDate,
}

/// Header words of one meaning, in every language at hand.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ColumnWords {
    /// What such a column holds.
    pub meaning: ColumnMeaning,
    /// Header words, compared without case, spaces and punctuation.
    pub words: Vec<String>,
}

/// Words that show that surveillance equipment was bought, in every language at hand.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct GoodsWords {
    /// Words and phrases that name the goods: `CCTV`, `surveillance camera`, `监控`.
    pub words: Vec<String>,
    /// Phrases that hold such a word and mean something else: `camera shop`, `speed camera fine`.
    pub except: Vec<String>,
}
