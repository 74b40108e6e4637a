//! The stable codes of findings, each with a page in the book.

use serde::Serialize;

macro_rules! codes {
    ($($(#[$doc:meta])* $variant:ident => $text:literal, $title:literal;)*) => {
        /// Stable code of a finding; the book has a page for each.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
        #[serde(rename_all = "kebab-case")]
        pub enum Code { $($(#[$doc])* $variant,)* }

        impl Code {
            /// All codes.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// The code as written in results and as the name of its page.
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $text,)* }
            }

            /// What it means, in one line.
            pub fn title(self) -> &'static str {
                match self { $(Self::$variant => $title,)* }
            }
        }
    };
}

codes! {
    /// The subject is an entity of the register.
    ListedEntity => "listed-entity", "The subject is a company in the register";
    /// An identifier of the subject is an entity's.
    IdentifierMatch => "identifier-match", "An ISIN, ticker or registration number is the company's";
    /// The subject is held by an entity of the register.
    OwnedByEntity => "owned-by-entity", "A company in the register owns or controls it";
    /// The subject bears an entity's coined name, but no ownership edge is known.
    BearsName => "bears-name", "It bears the company's name; the tie is not in the register";
    /// The name is one typing error away from an entity's.
    NameResembles => "name-resembles", "The name may be a misspelling of the company's";
    /// A list that was asked for names the subject.
    ListedParty => "listed-party", "An official list, or the reader's own, holds a name like this";
    /// The text names an entity.
    NameMentioned => "name-mentioned", "The text names the company";
    /// The label is an entity's own brand.
    OwnBrand => "own-brand", "The label is the maker's own brand";
    /// The hardware address is assigned to the maker.
    MakerByMac => "maker-by-mac", "The hardware address is assigned to the maker";
    /// The device gives a mark of the maker's firmware.
    MakerByMark => "maker-by-mark", "The device answers as this maker's firmware does";
    /// The label is sold on this maker's devices, wholly or in part.
    Rebrand => "rebrand", "The label is known to be sold on this maker's devices";
    /// The model number has the form that the maker uses.
    ModelPattern => "model-pattern", "The model number has the form this maker uses";
    /// Pieces of evidence contradict each other.
    EvidenceConflict => "evidence-conflict", "The label and the other evidence name different firms";
    /// Nothing in the row says who made the device or what was bought.
    MakeMissing => "make-missing", "Nothing says which make was bought or installed";
    /// Nothing in the row could be screened.
    NothingToScreen => "nothing-to-screen", "The row holds no name, label, model or number";
    /// The record is broken.
    RecordUnreadable => "record-unreadable", "The record cannot be read";
    /// A number fails its own check digit.
    NumberUnsound => "number-unsound", "The check digit of the number is wrong";
    /// The label is not in the register's brand table.
    BrandUnknown => "brand-unknown", "The register does not know who makes this label";
}

#[cfg(test)]
mod tests {
    use super::Code;
    use std::collections::BTreeSet;

    #[test]
    fn codes_are_unique() {
        let texts: BTreeSet<_> = Code::ALL.iter().map(|c| c.as_str()).collect();
        assert_eq!(texts.len(), Code::ALL.len());
    }
}
