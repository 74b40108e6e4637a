//! Claims and figures of reach: amounts, corrections, units.

use super::{country, filled, period};
use crate::draft::Draft;
use crate::fault::Fault;
use crate::records::Text;
use crate::records::claim::ClaimRecord;
use crate::records::reach::FigureRecord;
use crate::report::{File, Report};
use countersight_model::claim::ClaimStatus;

/// Checks every claim and figure.
pub(super) fn check(draft: &Draft<'_>, report: &mut Report) {
    for (file, record) in draft.claims() {
        claim(file, record, report);
    }
    for (file, record) in draft.figures() {
        figure(file, record, report);
    }
}

fn claim(file: File<'_>, claim: &ClaimRecord, report: &mut Report) {
    filled(file, &claim.text, report);
    period(file, claim.from.as_ref(), claim.until.as_ref(), report);
    for response in &claim.responses {
        filled(file, &response.text, report);
    }
    let odd = match (&claim.amount, &claim.currency) {
        (Some(amount), None) => Some(amount.span()),
        (None, Some(currency)) => Some(currency.span()),
        _ => None,
    };
    if let Some(span) = odd {
        let help = "write `amount = 53000000` and `currency = \"USD\"` together";
        let message = "an amount and its currency belong together";
        report.at(file, span, Fault::AmountUnclear, message, help);
    }
    let ended = claim.status != ClaimStatus::Stands;
    let replaces_itself = claim
        .replaced_by
        .as_ref()
        .is_some_and(|by| by.get_ref() == claim.id.get_ref());
    if ended != claim.ended.is_some()
        || (!ended && claim.replaced_by.is_some())
        || (claim.status == ClaimStatus::Corrected && claim.replaced_by.is_none())
        || replaces_itself
    {
        report.at(
            file,
            claim.id.span(),
            Fault::ClaimEndUnclear,
            "this claim does not say clearly whether it stands",
            "a corrected or withdrawn claim has `ended`; a corrected one also `replaced_by`; \
             one that stands has neither",
        );
    }
}

fn figure(file: File<'_>, figure: &FigureRecord, report: &mut Report) {
    for text in [
        &figure.metric,
        &figure.unit,
        &figure.counted_by,
        &figure.method,
    ] {
        filled(file, text, report);
    }
    country(file, figure.country.as_ref(), report);
    let value = figure.value.get_ref();
    let says = |text: &Text, word: &str| text.get_ref().to_lowercase().contains(word);
    let message = if !value.is_finite() || *value < 0.0 {
        "this is not a count"
    } else if says(&figure.metric, "network") && says(&figure.unit, "camera") {
        "a network is one public address, which may hide many cameras: it is no camera"
    } else {
        return;
    };
    report.at(
        file,
        figure.unit.span(),
        Fault::UnitUnclear,
        message,
        "write in `unit` what was counted, and what others called it in `note`",
    );
}
