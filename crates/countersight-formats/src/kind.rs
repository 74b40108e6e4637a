//! What the rows of a file are, by the columns it has.

use countersight_model::input::InputKind;
use countersight_model::lexicon::ColumnMeaning;

/// A set of column meanings.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Meanings(u32);

impl Meanings {
    pub(crate) fn add(&mut self, meaning: ColumnMeaning) {
        self.0 |= 1 << meaning as u32;
    }

    pub(crate) fn has(self, meaning: ColumnMeaning) -> bool {
        self.0 & (1 << meaning as u32) != 0
    }

    fn any(self, meanings: &[ColumnMeaning]) -> bool {
        meanings.iter().any(|&meaning| self.has(meaning))
    }

    pub(crate) fn is_empty(self) -> bool {
        self.0 == 0
    }
}

impl FromIterator<ColumnMeaning> for Meanings {
    fn from_iter<T: IntoIterator<Item = ColumnMeaning>>(meanings: T) -> Self {
        let mut set = Self::default();
        meanings.into_iter().for_each(|meaning| set.add(meaning));
        set
    }
}

/// The kind of file with these columns; `None` where no column could be screened.
///
/// A device's columns outweigh those of a payment: an inventory may well hold a price and a supplier.
pub(crate) fn detect(columns: Meanings) -> Option<InputKind> {
    use ColumnMeaning as M;
    let device = columns.any(&[M::Mac, M::Model, M::Brand, M::Ip]);
    let named = columns.any(&[M::Company, M::Name]);
    if columns.has(M::Isin)
        || (columns.has(M::Weight) && (columns.has(M::Ticker) || (named && !device)))
    {
        Some(InputKind::Holdings)
    } else if columns.has(M::Amount) && columns.any(&[M::PaymentDate, M::Company]) && !device {
        Some(InputKind::Ledger)
    } else if device {
        Some(InputKind::Inventory)
    } else if named || columns.any(&[M::Ticker, M::Lei, M::Registration, M::Domain]) {
        Some(InputKind::Names)
    } else if columns.has(M::Description) {
        Some(InputKind::List)
    } else {
        None
    }
}

/// Whether only the contents can say if these are companies or devices: there is a bare `name`.
pub(crate) fn is_unsure(columns: Meanings) -> bool {
    use ColumnMeaning as M;
    detect(columns) == Some(InputKind::Names)
        && !columns.any(&[
            M::Company,
            M::Country,
            M::Ticker,
            M::Lei,
            M::Registration,
            M::Domain,
        ])
}

#[cfg(test)]
mod tests {
    use super::*;
    use ColumnMeaning as M;

    #[test]
    fn kinds_by_columns() {
        let kind = |columns: &[ColumnMeaning]| detect(columns.iter().copied().collect());
        assert_eq!(kind(&[M::Isin, M::Name]), Some(InputKind::Holdings));
        assert_eq!(kind(&[M::Ticker, M::Weight]), Some(InputKind::Holdings));
        assert_eq!(kind(&[M::Ticker, M::Name]), Some(InputKind::Names));
        assert_eq!(kind(&[M::Amount, M::Company]), Some(InputKind::Ledger));
        assert_eq!(kind(&[M::Amount, M::PaymentDate]), Some(InputKind::Ledger));
        assert_eq!(
            kind(&[M::Amount, M::Company, M::Model]),
            Some(InputKind::Inventory)
        );
        assert_eq!(kind(&[M::Ip, M::Name]), Some(InputKind::Inventory));
        assert_eq!(kind(&[M::Name, M::Country]), Some(InputKind::Names));
        assert_eq!(kind(&[M::Description, M::Amount]), Some(InputKind::List));
        assert_eq!(kind(&[M::Amount, M::Country, M::Id]), None);
    }
}
