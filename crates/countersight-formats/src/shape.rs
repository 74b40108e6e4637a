//! Cells of a row, by meaning, to a subject.

use crate::cell;
use crate::observations::{Located, Misread};
use crate::slots::Slots;
use countersight_model::entity::Scheme;
use countersight_model::field::Field;
use countersight_model::input::InputKind;
use countersight_model::lexicon::ColumnMeaning;
use countersight_model::observation::Observation;
use countersight_model::subject::{GivenIdentifier, Subject, SubjectKind};
use std::borrow::Cow;

/// What stands between the cells in the text of a subject.
const BETWEEN: &str = " · ";
/// The text of a table row is for people to find it again; what is judged stands in the fields.
const LONGEST_TEXT: usize = 1000;
/// A page or an answer is shown by its beginning.
const LONGEST_VALUE: usize = 120;
/// Answers of a device that are shown.
const ANSWERS_SHOWN: usize = 3;
/// Longer cells are no identifiers.
const LONGEST_IDENTIFIER: usize = 40;

/// Where a row stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Place {
    Row(u64),
    Line(u64),
    Item(u64),
}

impl Place {
    fn number(self) -> u64 {
        match self {
            Self::Row(number) | Self::Line(number) | Self::Item(number) => number,
        }
    }

    pub(crate) fn in_words(self) -> String {
        match self {
            Self::Row(number) => format!("row {number}"),
            Self::Line(number) => format!("line {number}"),
            Self::Item(number) => format!("item {number}"),
        }
    }
}

/// Makes subjects of rows.
#[derive(Debug, Clone)]
pub(crate) struct Shaper {
    pub(crate) kind: InputKind,
    /// File name as given.
    pub(crate) source: String,
    /// Name of the file inside an archive.
    pub(crate) inside: Option<String>,
}

impl Shaper {
    /// The subject of a line that is one trace.
    pub(crate) fn line(&self, line: &str, place: Place) -> Subject {
        let text = cell::clean(line).into_owned();
        let mut subject = match self.kind {
            InputKind::List => Subject::new(SubjectKind::Text, ""),
            InputKind::Names => named(SubjectKind::Company, &text),
            InputKind::Holdings => named(SubjectKind::Holding, &text),
            InputKind::Ledger => named(SubjectKind::Purchase, &text),
            InputKind::Inventory | InputKind::Observations => {
                let mut subject = Subject::new(SubjectKind::Device, "");
                subject.device.add(Field::Description, text.as_str());
                subject
            }
        };
        subject.text = text;
        self.put_in_place(subject, None, place)
    }

    /// The subject of a row.
    pub(crate) fn subject(&self, slots: &Slots<'_>, place: Place) -> Subject {
        let subject = match self.kind {
            InputKind::Names => company(slots),
            InputKind::Inventory | InputKind::Observations => device(slots),
            InputKind::Holdings => holding(slots),
            InputKind::Ledger => purchase(slots),
            InputKind::List => text(slots),
        };
        self.put_in_place(subject, slots.first(ColumnMeaning::Id), place)
    }

    /// The subject of an observation.
    pub(crate) fn observation(&self, seen: Located, place: Place) -> Subject {
        let mut subject = Subject::new(SubjectKind::Device, "");
        // What a label says comes first; of what a device answers, some is enough to find it again.
        let (label, answers): (Vec<_>, Vec<_>) = seen
            .observation
            .values()
            .filter(|(field, _)| *field != Field::Port)
            .partition(|(field, _)| field.is_written());
        let values = label.iter().chain(answers.iter().take(ANSWERS_SHOWN));
        let values = values.map(|(_, value)| cell::shorten(value, LONGEST_VALUE));
        let id = seen.id.iter().map(|id| cell::shorten(id, LONGEST_VALUE));
        subject.text = trace(id.chain(values));
        subject.device = seen.observation;
        self.put_in_place(subject, seen.id.as_deref(), place)
    }

    /// The subject of a record of a scan; it has a place of its own.
    pub(crate) fn scanned(&self, seen: Located, number: u64) -> Subject {
        let place = seen.place.clone();
        let subject = self.observation(seen, Place::Item(number));
        self.at(subject, &place)
    }

    /// The subject of a record that cannot be read.
    pub(crate) fn misread(&self, misread: &Misread, number: u64) -> Subject {
        let mut subject = Subject::new(SubjectKind::Device, "a record that cannot be read");
        subject.unreadable = Some(match misread.fault.column {
            Some(column) => format!("column {column}: {}", misread.fault),
            None => misread.fault.to_string(),
        });
        let subject = self.put_in_place(subject, None, Place::Item(number));
        self.at(subject, &misread.place)
    }

    fn at(&self, mut subject: Subject, place: &str) -> Subject {
        if !place.is_empty() {
            subject.locator = match &self.inside {
                Some(inside) => format!("{inside}, {place}"),
                None => place.to_owned(),
            };
        }
        subject
    }

    fn put_in_place(&self, mut subject: Subject, id: Option<&str>, place: Place) -> Subject {
        subject.id = id.map_or_else(|| place.number().to_string(), str::to_owned);
        subject.source.clone_from(&self.source);
        subject.locator = match &self.inside {
            Some(inside) => format!("{inside}, {}", place.in_words()),
            None => place.in_words(),
        };
        subject
    }
}

fn named(kind: SubjectKind, name: &str) -> Subject {
    let mut subject = Subject::new(kind, "");
    subject.name = Some(name.to_owned());
    subject
}

fn company(slots: &Slots<'_>) -> Subject {
    use ColumnMeaning as M;
    let mut subject = Subject::new(SubjectKind::Company, "");
    subject.name = slots.company_or_name().map(str::to_owned);
    subject.country = slots.first(M::Country).map(str::to_owned);
    subject.identifiers = identifiers(slots);
    subject.context_text = join(slots.others(M::Company).chain(slots.each(M::Description)));
    subject.device = labelled(slots);
    subject.text = trace(
        parts(&[&subject.name, &subject.country])
            .chain(
                subject
                    .identifiers
                    .iter()
                    .map(|identifier| identifier.value.as_str()),
            )
            .chain(subject.device.values().map(|(_, value)| value))
            .chain(parts(&[&subject.context_text])),
    );
    subject
}

fn device(slots: &Slots<'_>) -> Subject {
    use ColumnMeaning as M;
    let mut subject = Subject::new(SubjectKind::Device, "");
    subject.name = slots.first(M::Company).map(str::to_owned);
    subject.country = slots.first(M::Country).map(str::to_owned);
    subject.identifiers = identifiers(slots);
    let description = slots
        .each(M::Name)
        .chain(slots.others(M::Brand))
        .chain(slots.others(M::Model))
        .chain(slots.each(M::Description))
        .chain(slots.each(M::Location));
    subject.device = labelled(slots).with_some(Field::Description, join(description));
    subject.context_text = join(slots.others(M::Company));
    let seen = subject.device.values().map(|(_, value)| value);
    subject.text = trace(seen.chain(parts(&[&subject.name])));
    subject
}

fn labelled(slots: &Slots<'_>) -> Observation {
    use ColumnMeaning as M;
    Observation::default()
        .with_some(Field::Brand, slots.first(M::Brand))
        .with_some(Field::Model, slots.first(M::Model))
        .with_some(Field::Mac, slots.first(M::Mac))
        .with_some(Field::Firmware, slots.first(M::Firmware))
}

fn holding(slots: &Slots<'_>) -> Subject {
    use ColumnMeaning as M;
    let mut subject = Subject::new(SubjectKind::Holding, "");
    subject.name = slots.company_or_name().map(str::to_owned);
    subject.country = slots.first(M::Country).map(str::to_owned);
    subject.identifiers = identifiers(slots);
    let security = slots.first(M::Company).and(slots.first(M::Name));
    subject.context_text = join(
        security
            .into_iter()
            .chain(slots.others(M::Company))
            .chain(slots.each(M::Description)),
    );
    subject.text = trace(
        parts(&[&subject.name, &subject.context_text])
            .chain(
                subject
                    .identifiers
                    .iter()
                    .map(|identifier| identifier.value.as_str()),
            )
            .chain(parts(&[&subject.country]))
            .chain(slots.first(M::Weight)),
    );
    subject
}

fn purchase(slots: &Slots<'_>) -> Subject {
    use ColumnMeaning as M;
    let mut subject = Subject::new(SubjectKind::Purchase, "");
    subject.name = slots.company_or_name().map(str::to_owned);
    subject.country = slots.first(M::Country).map(str::to_owned);
    subject.identifiers = identifiers(slots);
    let item = slots.first(M::Company).and(slots.first(M::Name));
    subject.context_text = join(
        item.into_iter()
            .chain(slots.each(M::Description))
            .chain(slots.each(M::Brand))
            .chain(slots.each(M::Model))
            .chain(slots.each(M::Location))
            .chain(slots.others(M::Company)),
    );
    subject.text = trace(
        parts(&[&subject.name, &subject.context_text])
            .chain(slots.first(M::Amount))
            .chain(slots.first(M::PaymentDate)),
    );
    subject
}

fn text(slots: &Slots<'_>) -> Subject {
    use ColumnMeaning as M;
    let shown = [
        M::Company,
        M::Name,
        M::Brand,
        M::Model,
        M::Mac,
        M::Description,
        M::Location,
    ];
    let cells = shown.iter().flat_map(|&meaning| slots.each(meaning));
    // The whole text is judged here, so it is not shortened.
    Subject::new(SubjectKind::Text, join(cells).unwrap_or_default())
}

fn identifiers(slots: &Slots<'_>) -> Vec<GivenIdentifier> {
    use ColumnMeaning as M;
    let schemes = [
        (M::Isin, Scheme::Isin),
        (M::Ticker, Scheme::Ticker),
        (M::Lei, Scheme::Lei),
        (M::Registration, Scheme::Uscc),
        (M::Domain, Scheme::Domain),
    ];
    let mut identifiers = Vec::new();
    for (meaning, scheme) in schemes {
        for value in slots.each(meaning) {
            let fits = match scheme {
                Scheme::Uscc => cell::looks_like_uscc(value),
                Scheme::Domain => !value.contains(' '),
                Scheme::Isin
                | Scheme::Ticker
                | Scheme::Lei
                | Scheme::Pen
                | Scheme::Duns
                | Scheme::Cage
                | Scheme::Uei
                | Scheme::Vat => value.len() <= LONGEST_IDENTIFIER,
            };
            if fits {
                identifiers.push(GivenIdentifier {
                    scheme,
                    value: value.to_owned(),
                });
            }
        }
    }
    identifiers
}

fn parts<'s>(given: &[&'s Option<String>]) -> impl Iterator<Item = &'s str> {
    given
        .iter()
        .filter_map(|part| part.as_deref())
        .collect::<Vec<_>>()
        .into_iter()
}

/// Joins the parts, each once.
fn join<T: AsRef<str>>(parts: impl Iterator<Item = T>) -> Option<String> {
    let mut joined = String::new();
    let mut seen: Vec<T> = Vec::new();
    for part in parts.filter(|part| !part.as_ref().is_empty()) {
        if seen.iter().any(|known| known.as_ref() == part.as_ref()) {
            continue;
        }
        if !joined.is_empty() {
            joined.push_str(BETWEEN);
        }
        joined.push_str(part.as_ref());
        seen.push(part);
    }
    (!joined.is_empty()).then_some(joined)
}

fn trace<T: AsRef<str>>(parts: impl Iterator<Item = T>) -> String {
    let joined = join(parts).unwrap_or_default();
    match cell::shorten(&joined, LONGEST_TEXT) {
        Cow::Borrowed(_) => joined,
        Cow::Owned(short) => short,
    }
}
