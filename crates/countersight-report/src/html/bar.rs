//! The bar that shows how many subjects got which answer; the table beside it says the same.

use super::page::class;
use countersight_model::result::Answer;
use std::collections::BTreeMap;

/// Narrowest piece that can still be seen, in per mille.
const NARROWEST: u64 = 8;

/// A piece of the bar, in per cent of its width.
#[derive(Debug, PartialEq)]
pub(crate) struct Piece {
    pub(crate) class: &'static str,
    pub(crate) from: f64,
    pub(crate) width: f64,
}

/// The pieces, gravest first; no piece that counts anything is too narrow to be seen.
pub(crate) fn pieces(counts: &BTreeMap<Answer, u64>) -> Vec<Piece> {
    let of = |answer| counts.get(&answer).copied().unwrap_or(0);
    let total: u64 = counts.values().sum();
    let weight = |count: u64| {
        if count == 0 {
            0
        } else {
            (count.saturating_mul(1000) / total.max(1)).max(NARROWEST)
        }
    };
    let all: u64 = Answer::ALL
        .into_iter()
        .map(|answer| weight(of(answer)))
        .sum();
    let mut pieces = Vec::new();
    let mut from = 0.0;
    for answer in Answer::ALL {
        let part = weight(of(answer));
        if part > 0 {
            // Parts are per mille; whole numbers below 5,000 are exact as floats.
            let ratio = |n: u64| f64::from(u32::try_from(n).unwrap_or(u32::MAX));
            let width = (ratio(part) / ratio(all) * 10_000.0).round() / 100.0;
            pieces.push(Piece {
                class: class(answer),
                from,
                width,
            });
            from += width;
        }
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_in_a_hundred_thousand_is_still_seen() {
        let counts = BTreeMap::from([
            (Answer::Prohibited, 1),
            (Answer::NoRestrictionFound, 99_999),
        ]);
        let pieces = pieces(&counts);
        assert_eq!(pieces.len(), 2);
        assert!(pieces[0].width > 0.5, "{pieces:?}");
        let whole: f64 = pieces.iter().map(|p| p.width).sum();
        assert!((whole - 100.0).abs() < 0.05, "{pieces:?}");
    }

    #[test]
    fn an_empty_run_has_an_empty_bar() {
        assert_eq!(pieces(&BTreeMap::new()), []);
    }
}
