//! Placing a day against the periods of an entry, a measure and a clause.

use countersight_model::date::{InPeriod, PartialDate, in_period};
use jiff::civil::Date;

/// Where a day lies.
pub(crate) enum When {
    /// Inside all periods.
    InForce,
    /// In a part of a period that the register cannot settle.
    Unclear,
    /// Before the start.
    NotYet(PartialDate),
    /// After the end.
    NoLonger(PartialDate),
}

/// Places a day against several periods that must all hold. A start that none of them knows leaves it
/// unclear; one that only some know does not.
pub(crate) fn when(on: Date, periods: &[(Option<PartialDate>, Option<PartialDate>)]) -> When {
    for (from, until) in periods {
        if let Some(from) = from
            && on < from.earliest()
        {
            return When::NotYet(*from);
        }
        if let Some(until) = until
            && on > until.latest()
        {
            return When::NoLonger(*until);
        }
    }
    let starts: Vec<PartialDate> = periods.iter().filter_map(|p| p.0).collect();
    let all_in = periods
        .iter()
        .filter(|p| p.0.is_some() || p.1.is_some())
        .all(|(from, until)| {
            let from = from.or_else(|| starts.first().copied());
            in_period(on, from, *until) == InPeriod::Yes
        });
    if all_in && !starts.is_empty() {
        When::InForce
    } else {
        When::Unclear
    }
}
