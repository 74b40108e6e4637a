//! The faults that data can have, each with its stable code.

use countersight_model::problem::Severity::{self, Error, Warning};

macro_rules! faults {
    ($($variant:ident => $code:literal, $severity:ident, $title:literal;)*) => {
        /// A fault that data can have. Its code is the `code` of a problem and never changes.
        ///
        /// ```
        /// use countersight_register::Fault;
        /// assert_eq!(Fault::OwnershipCycle.as_str(), "ownership-cycle");
        /// ```
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Fault { $(#[doc = $title] $variant,)* }

        impl Fault {
            /// All faults.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// The code, as it stands in a problem.
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $code,)* }
            }

            /// How grave it is.
            pub fn severity(self) -> Severity {
                match self { $(Self::$variant => $severity,)* }
            }

            /// What it means, in one line.
            pub fn title(self) -> &'static str {
                match self { $(Self::$variant => $title,)* }
            }
        }
    };
}

faults! {
    // Files
    NotUtf8 => "not-utf-8", Error, "A file is not UTF-8 text.";
    UnreadableFile => "unreadable-file", Error, "A file or folder cannot be read.";
    UnknownFile => "unknown-file", Warning, "A file or folder is not part of the register.";
    MissingFile => "missing-file", Error, "A file that the register needs is not there.";
    // Form
    TomlSyntax => "toml-syntax", Error, "The text is not TOML.";
    UnknownKey => "unknown-key", Error, "A key is not one of the record's.";
    MissingKey => "missing-key", Error, "A key that the record needs is not there.";
    UnknownWord => "unknown-word", Error, "A word is not one of the allowed ones.";
    WrongType => "wrong-type", Error, "A value is of the wrong type.";
    BadDate => "bad-date", Error, "A text is not a date of the calendar.";
    BadValue => "bad-value", Error, "A value cannot be read.";
    CsvHeader => "csv-header", Error, "The header row of a table is not the expected one.";
    CsvRow => "csv-row", Error, "A row of a table cannot be read.";
    // Identifiers and references
    BadId => "bad-id", Error, "An identifier holds characters it may not hold.";
    IdNotFileName => "id-not-file-name", Error, "An identifier is not the name of its file.";
    DuplicateId => "duplicate-id", Error, "Two records bear the same identifier.";
    UnknownSource => "unknown-source", Error, "A cited document is not in sources/.";
    UnknownEntity => "unknown-entity", Error, "An entity is not in entities/.";
    UnknownBrand => "unknown-brand", Error, "A brand is not in brands/.";
    UnknownMeasure => "unknown-measure", Error, "A measure is not in measures/.";
    UnknownClaim => "unknown-claim", Error, "A claim is not in claims/.";
    UnknownList => "unknown-list", Error, "An official list is not in lists/.";
    UnknownRole => "unknown-role", Error, "A role is not in vocab/roles.toml.";
    UnknownJurisdiction => "unknown-jurisdiction", Error, "A jurisdiction is not in vocab/jurisdictions.toml.";
    UnknownPlace => "unknown-place", Error, "A place is not a group of any file of places in names/.";
    // Every fact
    NoSource => "no-source", Error, "A fact cites no document.";
    DateOrder => "date-order", Error, "A period ends before it begins.";
    NamesPerson => "names-person", Error, "A text seems to name a natural person.";
    ConflictUnclear => "conflict-unclear", Error, "A conflict has fewer than two readings, or chooses two.";
    EmptyText => "empty-text", Error, "A text that must say something is empty.";
    // Entities
    CountryForm => "country-form", Error, "A country is not an ISO 3166-1 code of two letters.";
    CheckDigit => "check-digit", Error, "The check digit of a number is wrong.";
    IdentifierForm => "identifier-form", Error, "A number or domain has not the form of its scheme.";
    DuplicateIdentifier => "duplicate-identifier", Error, "Two entities bear the same number or domain.";
    DuplicateAlias => "duplicate-alias", Error, "An entity has the same alias twice.";
    SharedAlias => "shared-alias", Error, "A short or unique alias is another entity's name too.";
    HolderUnclear => "holder-unclear", Error, "An owner has neither or both of `holder` and `holder_name`.";
    ShareRange => "share-range", Error, "A share is not between 0 and 100 per cent.";
    ShareSum => "share-sum", Error, "The shares held in an entity on one day are more than 100 per cent.";
    OwnershipCycle => "ownership-cycle", Error, "An entity holds itself through others.";
    // Brands and devices
    MakerUnclear => "maker-unclear", Error, "`maker` and `maker_name` contradict each other or the kind.";
    BrandNameDiffers => "brand-name-differs", Error, "Two rows of one brand give it two names.";
    PatternInvalid => "pattern-invalid", Error, "A pattern is not a regular expression.";
    UnknownField => "unknown-field", Error, "A fingerprint reads what is no field of an observation.";
    PatternGroup => "pattern-group", Error, "A pattern takes out a part that nobody reads.";
    PatternPointsNowhere => "pattern-points-nowhere", Error, "A fingerprint names no maker, brand or firm outside the register.";
    PatternPointsApart => "pattern-points-apart", Error, "A fingerprint names a maker of the register and a firm outside it.";
    NoExample => "no-example", Error, "A fingerprint has no example that proves it.";
    ExampleNotMatched => "example-not-matched", Error, "A fingerprint does not match its example.";
    CounterExampleMatched => "counter-example-matched", Error, "A fingerprint matches its counter-example.";
    ExampleOfOtherMaker => "example-of-other-maker", Error, "A fingerprint matches another maker's example.";
    PrefixForm => "prefix-form", Error, "A hardware-address prefix is malformed.";
    PrefixOrder => "prefix-order", Error, "The hardware-address prefixes are not sorted.";
    DuplicatePrefix => "duplicate-prefix", Error, "A hardware-address prefix stands twice.";
    PrefixHolder => "prefix-holder", Error, "Role and holder of a prefix do not fit.";
    // Measures
    TooFewCases => "too-few-cases", Error, "A measure has too few cases to be trusted.";
    CaseWithoutReason => "case-without-reason", Error, "A case does not name the expected reason.";
    ListingUnclear => "listing-unclear", Error, "An entity is named twice on one day, or is both named and absent.";
    InterruptionUnclear => "interruption-unclear", Error, "An unsettled time has no question.";
    RuleUnclear => "rule-unclear", Error, "An extension follows what is no ownership rule, or has days of its own beside it.";
    AnswerNotAllowed => "answer-not-allowed", Error, "A clause answers what its measure cannot say.";
    EmptyClause => "empty-clause", Error, "A clause names no role or no action.";
    WorldwideWithoutQuestion => "worldwide-without-question", Error, "A worldwide clause asks no question.";
    TargetUnclear => "target-unclear", Error, "A target has neither or both of entity and country.";
    MeasureCycle => "measure-cycle", Error, "A measure takes its own targets through others.";
    // Evidence, reach, lists
    AmountUnclear => "amount-unclear", Error, "An amount has no currency, or a currency no amount.";
    ClaimEndUnclear => "claim-end-unclear", Error, "A claim's status, its last day and what replaces it do not fit.";
    UnitUnclear => "unit-unclear", Error, "A figure calls networks cameras, or counts less than nothing.";
    CadenceUnclear => "cadence-unclear", Error, "A list's cadence is not a number of days.";
    UnknownReader => "unknown-reader", Error, "No reader for official lists bears this name.";
    ExpectUnclear => "expect-unclear", Error, "What a list is expected to hold cannot be, it is a part of itself, or files stand beside none.";
    LinkUnclear => "link-unclear", Error, "A reviewed link names its party in no way, in two, or twice.";
    // Vocabulary and sources
    ActionWithoutWords => "action-without-words", Error, "An action has no words, or stands twice.";
    RoleCycle => "role-cycle", Error, "A role includes itself through others.";
    PlaceCycle => "place-cycle", Error, "A place lies in itself through others.";
    NoWords => "no-words", Error, "A group has no words.";
    SourceWithoutPlace => "source-without-place", Error, "A source has neither url nor locator.";
    BadUrl => "bad-url", Error, "An address is not a web address.";
    UnusedSource => "unused-source", Warning, "No fact cites this source.";
}

#[cfg(test)]
mod tests {
    use super::Fault;
    use std::collections::BTreeSet;

    #[test]
    fn codes_are_unique_and_kebab_case() {
        let codes: BTreeSet<_> = Fault::ALL.iter().map(|fault| fault.as_str()).collect();
        assert_eq!(codes.len(), Fault::ALL.len());
        for code in codes {
            assert!(
                code.bytes()
                    .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
            );
        }
    }
}
