//! Brands: their ties to makers.

use super::{filled, period};
use crate::draft::Draft;
use crate::fault::Fault;
use crate::report::Report;
use countersight_model::brand::TieKind;

/// Checks every row.
pub(super) fn check(draft: &Draft<'_>, report: &mut Report) {
    for (file, brand) in draft.brands() {
        filled(file, &brand.name, report);
        for alias in &brand.aliases {
            filled(file, alias, report);
        }
        period(file, brand.from.as_ref(), brand.until.as_ref(), report);
        let message = match (&brand.maker, &brand.maker_name, brand.kind.get_ref()) {
            (Some(_), Some(_), _) => "this tie names two makers",
            (None, None, TieKind::Own) => "this is somebody's own label, and nobody is named",
            _ => continue,
        };
        report.at(
            file,
            brand.kind.span(),
            Fault::MakerUnclear,
            message,
            "write `maker` for an entity of the register, or `maker_name` for a firm outside it",
        );
    }
}
