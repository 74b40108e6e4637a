//! Meanings of columns: their words, and what the kind of file makes of them.

use crate::fold;
use crate::kind::Meanings;
use countersight_model::input::InputKind;
use countersight_model::lexicon::ColumnMeaning;

/// The meaning of a column once the kind of file is known.
pub(crate) fn settled(
    meaning: ColumnMeaning,
    header: &str,
    kind: InputKind,
    has: Meanings,
) -> ColumnMeaning {
    match (kind, meaning) {
        // In an inventory a vendor is the maker; elsewhere it is the seller.
        (InputKind::Inventory | InputKind::Observations, ColumnMeaning::Company)
            if !has.has(ColumnMeaning::Brand)
                && fold::words(header).iter().any(|word| word == "vendor") =>
        {
            ColumnMeaning::Brand
        }
        // A fund's list says by `Location` where the company is.
        (InputKind::Holdings, ColumnMeaning::Location) if !has.has(ColumnMeaning::Country) => {
            ColumnMeaning::Country
        }
        (_, meaning) => meaning,
    }
}

/// The meaning as written in `columns.toml`.
pub(crate) fn word_of(meaning: ColumnMeaning) -> &'static str {
    match meaning {
        ColumnMeaning::Id => "id",
        ColumnMeaning::Name => "name",
        ColumnMeaning::Company => "company",
        ColumnMeaning::Brand => "brand",
        ColumnMeaning::Model => "model",
        ColumnMeaning::Mac => "mac",
        ColumnMeaning::Firmware => "firmware",
        ColumnMeaning::Ip => "ip",
        ColumnMeaning::Description => "description",
        ColumnMeaning::Location => "location",
        ColumnMeaning::Isin => "isin",
        ColumnMeaning::Ticker => "ticker",
        ColumnMeaning::Lei => "lei",
        ColumnMeaning::Registration => "registration",
        ColumnMeaning::Domain => "domain",
        ColumnMeaning::Country => "country",
        ColumnMeaning::Weight => "weight",
        ColumnMeaning::Amount => "amount",
        ColumnMeaning::PaymentDate => "payment-date",
    }
}
