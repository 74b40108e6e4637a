//! Whether a measure works on a day, and since when: one sentence.

use crate::doc::Line;
use crate::words;
use countersight_model::date::PartialDate;
use countersight_model::measure::{Interruption, Measure, MeasureKind};
use countersight_model::source::Trust;
use countersight_model::works::Works;
use jiff::civil::Date;

/// How a measure stands on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Standing {
    Works,
    /// Its first day lies ahead.
    NotYet,
    Ended,
    /// Suspended, stayed or set aside.
    Paused,
    /// Nobody has confirmed it, or its days are not known exactly.
    Open,
}

/// How the measure stands; an interruption of a part leaves the rest as it is.
pub(super) fn standing(measure: &Measure, on: Date) -> Standing {
    match measure.works(on) {
        Works::Yes => Standing::Works,
        Works::Maybe(_) => Standing::Open,
        Works::No(Some(_)) => Standing::Paused,
        Works::No(None) if measure.from.is_some_and(|from| on < from.earliest()) => {
            Standing::NotYet
        }
        Works::No(None) => Standing::Ended,
    }
}

/// Interruptions of the measure as a whole.
fn whole(measure: &Measure) -> impl Iterator<Item = &Interruption> {
    measure.interruptions.iter().filter(|i| i.part.is_none())
}

/// Since when it works, in one sentence that is true on the day.
pub(super) fn since(measure: &Measure, on: Date) -> Line {
    let said = match measure.kind {
        MeasureKind::NoMeasure => found_none(measure),
        MeasureKind::Call => dated(measure, "It was made", on),
        MeasureKind::Proposal => {
            dated(measure, "It was put forward", on).and(" and has not become law")
        }
        _ => in_force(measure, on),
    };
    let parts = measure.interruptions.iter().filter_map(|pause| {
        let part = pause.part.as_ref()?;
        let begun = pause.from.earliest() <= on;
        let over = pause.until.is_some_and(|until| on > until.latest());
        (begun && !over).then(|| {
            let how = words::interruption(pause.kind);
            Line::from(format!("; {part} has been {how} since ")).and(Line::said(pause.from))
        })
    });
    let said = parts.fold(said, Line::and);
    let doubt = if measure.trust == Trust::Unverified {
        ", as far as a record tells that no source confirms"
    } else {
        ""
    };
    said.and(doubt).and(".")
}

fn found_none(measure: &Measure) -> Line {
    match measure.from.or(measure.adopted) {
        Some(day) => Line::from("No rule was found as of ").and(Line::said(day)),
        None => Line::from("No rule was found, and the day of the search is not recorded"),
    }
}

/// What was said or proposed on a day.
fn dated(measure: &Measure, verb: &str, on: Date) -> Line {
    let said = match measure.from.or(measure.adopted) {
        Some(day) => Line::from(verb).and(at(day)),
        None => Line::from(format!("{verb} on a day that is not known")),
    };
    match measure.until.filter(|until| on > until.latest()) {
        Some(until) => said.and(", lapsed").and(at(until)),
        None => said,
    }
}

/// `on 13 August 2019`, `in August 2019`.
fn at(day: PartialDate) -> Line {
    Line::from(if day.is_exact() { " on " } else { " in " }).and(Line::said(day))
}

fn in_force(measure: &Measure, on: Date) -> Line {
    let force = words::force(measure.kind);
    let (from, until) = (measure.from, measure.until);
    match (standing(measure, on), from, until) {
        (Standing::NotYet, Some(from), _) => {
            Line::from(format!("It is to come into {force}")).and(at(from))
        }
        (Standing::Ended, Some(from), Some(until)) => {
            Line::from(format!("It was in {force} from "))
                .and(Line::said(from))
                .and(" to ")
                .and(Line::said(until))
        }
        (Standing::Ended, None, Some(until)) => {
            Line::from(format!("It was in {force} until ")).and(Line::said(until))
        }
        (Standing::Works, Some(from), _) => Line::from(format!("It has been in {force} since "))
            .and(Line::said(from))
            .and(ends(until))
            .and(pauses(measure, on)),
        (_, Some(from), _) if from.latest() > on => Line::from(format!("It came into {force}"))
            .and(at(from))
            .and(", on a day that is not known exactly")
            .and(pauses(measure, on)),
        (_, Some(from), _) => Line::from(format!("It came into {force}"))
            .and(at(from))
            .and(ends(until))
            .and(pauses(measure, on)),
        (_, None, _) => Line::from(format!("Since when it is in {force} is not known"))
            .and(ends(until))
            .and(pauses(measure, on)),
    }
}

fn ends(until: Option<PartialDate>) -> Line {
    until.map_or_else(Line::default, |until| {
        Line::from(", and its last day is ").and(Line::said(until))
    })
}

/// The interruptions in the order of their days: what was, what is, what is to come.
fn pauses(measure: &Measure, on: Date) -> Line {
    let mut pauses: Vec<&Interruption> = whole(measure).collect();
    pauses.sort_by_key(|pause| pause.from.earliest());
    let said = pauses
        .into_iter()
        .map(|pause| pause_line(pause, measure, on));
    said.fold(Line::default(), |line, pause| line.and("; ").and(pause))
}

fn pause_line(pause: &Interruption, measure: &Measure, on: Date) -> Line {
    let force = words::force(measure.kind);
    let ahead = pause.from.earliest() > on;
    let over = pause.until.is_some_and(|until| on > until.latest());
    let period = |from: &str| {
        let from = Line::from(format!(" {from} ")).and(Line::said(pause.from));
        pause.until.map_or_else(
            || from.clone(),
            |until| from.clone().and(" to ").and(Line::said(until)),
        )
    };
    let kind = pause
        .is_confirmed()
        .then(|| words::interruption(pause.kind));
    let since = if pause.until.is_some() {
        "from"
    } else {
        "since"
    };
    match (kind, ahead, over) {
        (Some(kind), true, _) => Line::from(format!("it is to be {kind}")).and(period("from")),
        (Some(kind), _, true) => Line::from(format!("it was {kind}")).and(period("from")),
        (Some(kind), ..) if pause.until.is_none() => {
            Line::from(format!("it has been {kind}")).and(period("since"))
        }
        (Some(kind), ..) => Line::from(format!("it is {kind}")).and(period("from")),
        (None, true, _) => Line::from(format!(
            "nobody has confirmed whether it will be in {force}"
        ))
        .and(period("from")),
        (None, _, true) => Line::from(format!("nobody has confirmed whether it was in {force}"))
            .and(period("from")),
        (None, ..) => {
            Line::from(format!("nobody has confirmed whether it is in {force}")).and(period(since))
        }
    }
}
