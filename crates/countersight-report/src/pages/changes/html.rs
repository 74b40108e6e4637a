//! What changed in law, as a page for a browser.

use super::{Changed, ChangesPage, by_place, lead};
use crate::html::markup::{Day, Words};
use crate::options::{Dossier, Options};
use crate::safe;
use crate::words;
use askama::Template;
use countersight_model::id::MeasureId;
use countersight_model::run::RegisterStamp;
use jiff::civil::Date;
use std::borrow::Borrow;
use std::collections::BTreeMap;

/// The page for a browser.
#[derive(Template)]
#[template(path = "changes.html")]
pub(super) struct Html<'p> {
    title: String,
    style: &'static str,
    lead: String,
    from: Date,
    to: Date,
    filter: &'p str,
    places: Vec<Place<'p>>,
    register: &'p RegisterStamp,
}

/// One jurisdiction on the page.
struct Place<'p> {
    name: &'p str,
    rows: Vec<Row<'p>>,
}

/// One change on the page.
struct Row<'p> {
    measure: &'p str,
    id: &'p str,
    kind: &'static str,
    day: String,
    says: String,
    cited: String,
    question: &'p str,
    doubt: &'static str,
    source: Option<&'p str>,
}

impl Html<'_> {
    fn words(text: impl AsRef<str>) -> Words {
        Words(text.as_ref().to_owned())
    }

    fn day(date: impl Borrow<Date>) -> Day {
        Day::of(*date.borrow())
    }
}

/// The page with all its changes.
pub(super) fn page<'p>(
    page: &'p ChangesPage<'_>,
    dossier: &'p Dossier,
    options: &Options,
) -> Html<'p> {
    let rows = |changes: BTreeMap<&'p MeasureId, Vec<&'p Changed<'_>>>| {
        changes
            .into_values()
            .flatten()
            .map(|changed| Row {
                measure: &changed.measure.name,
                id: changed.change.measure.as_str(),
                kind: words::kind(changed.kind),
                day: words::change_day(changed.change),
                says: words::change(changed.change, changed.kind, dossier),
                cited: changed.change.citation.clone().unwrap_or_default(),
                question: changed.change.question.as_deref().unwrap_or_default(),
                doubt: words::doubt(changed.change.trust).unwrap_or_default(),
                source: changed.source.as_deref().and_then(safe::web_address),
            })
            .collect()
    };
    let title = options.title.clone();
    Html {
        title: title.unwrap_or_else(|| "What changed in law".to_owned()),
        style: crate::html::STYLE,
        lead: lead(page),
        from: page.from,
        to: page.to,
        filter: &page.filter,
        places: by_place(page)
            .into_iter()
            .map(|(place, measures)| Place {
                name: dossier.place(place),
                rows: rows(measures),
            })
            .collect(),
        register: &page.register,
    }
}
