//! What each piece of evidence is worth, and how pieces add up: the whole table in one place.

use countersight_model::device::Strength;
use countersight_model::field::FieldKind;
use countersight_model::result::Confidence;
use std::collections::BTreeSet;

macro_rules! sources {
    ($($variant:ident, $weight:ident, brand $brand:literal, maker $maker:ident, $what:literal;)*) => {
        /// A sort of evidence.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum Source { $(#[doc = $what] $variant,)* }

        impl Source {
            /// All sorts, in the order of the table.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// What it is, in words.
            pub const fn what(self) -> &'static str {
                match self { $(Self::$variant => $what,)* }
            }

            /// The weight with which it is shown.
            pub const fn weight(self) -> Strength {
                match self { $(Self::$variant => Strength::$weight,)* }
            }

            /// What it says of the brand, in a word.
            pub const fn of_brand(self) -> &'static str {
                match self { $(Self::$variant => $brand,)* }
            }

            /// How sure it makes the maker; none where it is shown and claims nothing.
            pub const fn of_maker(self) -> Option<Confidence> {
                match self { $(Self::$variant => sources!(@ $maker),)* }
            }
        }
    };
    (@ nothing) => { None };
    (@ $confidence:ident) => { Some(Confidence::$confidence) };
}

sources! {
    AssignedCode, Conclusive, brand "nothing", maker Conclusive,
        "other code that a registry assigned to the maker: the grantee's in an FCC ID";
    MakerBlock, Conclusive, brand "nothing", maker Conclusive,
        "hardware address in a maker's own block";
    OtherBlock, Conclusive, brand "nothing", maker Conclusive,
        "hardware address in the block of another firm, or of a namesake";
    BrandBlock, Strong, brand "strong", maker Possible,
        "hardware address in a brand's own block: it hides the maker, so only the brand's known ties count";
    LocalAddress, Weak, brand "nothing", maker nothing,
        "hardware address made up by software";
    WireConclusive, Conclusive, brand "as the mark says", maker Conclusive,
        "mark on the wire that only the maker's firmware gives: its own protocol, its certificate";
    WireStrong, Strong, brand "as the mark says", maker Strong,
        "mark on the wire that names the maker's firmware: a `Server` line, a greeting, an enterprise number";
    WireWeak, Weak, brand "as the mark says", maker Possible,
        "mark on the wire that others copy: a title, an icon, a form of addresses";
    Port, Weak, brand "nothing", maker nothing,
        "open port: a hint, shown and never counted";
    OwnLabel, Strong, brand "strong", maker Strong,
        "the label is the maker's own brand, by a good source";
    OtherLabel, Strong, brand "strong", maker Strong,
        "the label is that of a firm that makes its devices itself";
    TiedLabel, Strong, brand "strong", maker Possible,
        "the label is known to be sold on a maker's devices, or is the maker's own by one secondary source";
    RumouredTie, Strong, brand "strong", maker nothing,
        "a tie that one weak source tells: it is told and claims nothing";
    EndedTie, Strong, brand "strong", maker nothing,
        "a tie that had ended before the device was made: it is told and claims nothing";
    MisspeltLabel, Weak, brand "as written", maker Possible,
        "a label one typing error from a maker's own";
    ModelForm, Weak, brand "nothing", maker Possible,
        "model number of a maker's form alone, for others copy such numbers";
    LabelInText, Weak, brand "possible", maker Possible,
        "a maker's own label inside a description only";
}

impl Source {
    /// The sort of a mark on the wire.
    pub fn of_wire(kind: FieldKind, strength: Strength) -> Self {
        match (kind, strength) {
            (FieldKind::Port, _) => Self::Port,
            (FieldKind::Assigned, Strength::Conclusive) => Self::AssignedCode,
            (_, Strength::Weak) => Self::WireWeak,
            (_, Strength::Strong) => Self::WireStrong,
            (_, Strength::Conclusive) => Self::WireConclusive,
        }
    }
}

/// How sure several pieces for one maker make it.
///
/// The strongest counts. Two possible ones make a strong one if they come from fields of different kinds,
/// for then no single copied page or text explains both; an unlabelled text may repeat any other field and
/// does not count as a kind of its own. Nothing adds up to conclusive.
pub(crate) fn together(pieces: &[(FieldKind, Confidence)]) -> Option<Confidence> {
    let best = pieces.iter().map(|(_, confidence)| *confidence).max()?;
    let kinds: BTreeSet<FieldKind> = pieces
        .iter()
        .map(|(kind, _)| *kind)
        .filter(|kind| *kind != FieldKind::Unlabelled)
        .collect();
    let agree = best == Confidence::Possible && kinds.len() > 1;
    Some(if agree { Confidence::Strong } else { best })
}

#[cfg(test)]
mod tests {
    use super::*;
    use Confidence::{Conclusive, Possible, Strong};
    use FieldKind::{Number, Stream, Unlabelled, Web};

    #[test]
    fn weak_signs_add_up_across_kinds_and_never_to_proof() {
        assert_eq!(together(&[]), None);
        assert_eq!(together(&[(Web, Possible)]), Some(Possible));
        assert_eq!(
            together(&[(Web, Possible), (Web, Possible)]),
            Some(Possible)
        );
        assert_eq!(
            together(&[(Web, Possible), (Number, Possible)]),
            Some(Strong)
        );
        assert_eq!(
            together(&[(Web, Possible), (Unlabelled, Possible)]),
            Some(Possible)
        );
        assert_eq!(
            together(&[(Web, Strong), (Stream, Strong), (Number, Strong)]),
            Some(Strong)
        );
        assert_eq!(
            together(&[(Web, Possible), (Stream, Conclusive)]),
            Some(Conclusive)
        );
    }
}
