//! The page as a whole.

use super::STYLE;
use super::bar::{Piece, pieces};
use super::finding::{DeviceView, FindingView};
use super::markup::{Day, Foreign, Words};
use super::record::{Blocks, LineView};
use crate::explained;
use crate::keep::{Company, Finding, Group, Kept, Named, Reason};
use crate::options::Dossier;
use crate::words;
use askama::Template;
use countersight_model::code::Code;
use countersight_model::result::{Answer, Explained};
use countersight_model::run::Run;
use std::borrow::Borrow;

/// From this many findings on, a table of them stands before them.
const INDEXED: usize = 4;

/// Class of an answer: its colour and its mark.
pub(crate) fn class(answer: Answer) -> &'static str {
    match answer {
        Answer::Prohibited => "prohibited",
        Answer::Review => "review",
        Answer::NotScreened => "dark",
        Answer::NoRestrictionFound => "quiet",
    }
}

/// The report.
#[derive(Template)]
#[template(path = "report.html")]
pub(crate) struct Report<'a> {
    title: &'a str,
    style: &'static str,
    kept: &'a Kept,
    run: &'a Run,
    dossier: &'a Dossier,
    open: bool,
    lead: String,
}

/// One answer of the summary.
struct AnswerRow {
    class: &'static str,
    name: &'static str,
    count: String,
    meaning: &'static str,
}

impl<'a> Report<'a> {
    pub(crate) fn new(
        title: Option<&'a str>,
        kept: &'a Kept,
        run: &'a Run,
        dossier: &'a Dossier,
    ) -> Self {
        let lead = match kept.first.as_slice() {
            [only] if kept.total == 1 => only.because.clone(),
            _ => words::headline(&run.counts),
        };
        let open = run.context.is_open();
        Self {
            title: title.unwrap_or("Screening report"),
            style: STYLE,
            kept,
            run,
            dossier,
            open,
            lead,
        }
    }

    fn answers(&self) -> Vec<AnswerRow> {
        let row = |answer| AnswerRow {
            class: class(answer),
            name: words::answer(answer),
            count: words::thousands(self.run.counts.get(&answer).copied().unwrap_or(0)),
            meaning: words::answer_meaning(answer),
        };
        Answer::ALL.into_iter().map(row).collect()
    }

    fn bar(&self) -> Vec<Piece> {
        pieces(&self.run.counts)
    }

    fn bar_text(&self) -> String {
        let said = self
            .answers()
            .into_iter()
            .map(|row| format!("{} {}", row.count, row.name));
        said.collect::<Vec<_>>().join(", ")
    }

    /// The role, its identifier where a label hides it, and the wider roles it includes.
    fn role(&self) -> String {
        match self.run.context.roles.as_slice() {
            [] => "not said".to_owned(),
            [role, wider @ ..] => {
                let wider: Vec<_> = wider
                    .iter()
                    .map(|r| self.dossier.role(r).to_owned())
                    .collect();
                let also = if wider.is_empty() {
                    String::new()
                } else {
                    format!(", and so {}", words::list(&wider))
                };
                format!("{}{also}", self.dossier.role(role))
            }
        }
    }

    fn places(&self) -> String {
        let places = &self.run.context.jurisdictions;
        if places.is_empty() {
            return "not said".to_owned();
        }
        places
            .iter()
            .map(|place| self.dossier.place(place))
            .collect::<Vec<_>>()
            .join(", ")
    }

    fn action(&self) -> &'static str {
        self.run
            .context
            .action
            .map_or("any action", words::action_noun)
    }

    fn day(&self) -> Day {
        Day::of(self.run.context.on)
    }

    fn register_day(&self) -> Day {
        Day::of(self.run.register.version)
    }

    fn companies(&self) -> Vec<&Company> {
        self.kept.companies()
    }

    fn groups(&self) -> Vec<(&Reason, &Group)> {
        self.kept.groups()
    }

    fn indexed(&self) -> bool {
        self.kept.findings.len() >= INDEXED
    }

    fn finding(&self, finding: &'a Finding) -> FindingView<'_> {
        FindingView::new(finding, self.kept, self.open, self.dossier)
    }

    /// What one measure says, in one line.
    fn explained(&self, one: &Explained) -> String {
        LineView(&explained::summary(one, self.dossier)).to_string()
    }

    /// The questions behind it, as nested lists.
    fn questions(one: &Explained) -> String {
        Blocks(&[explained::tree(&one.explanation)]).to_string()
    }

    fn place(&self, named: &Named) -> String {
        self.kept.place(&named.source, &named.locator)
    }

    /// The reason for not being screened, in words.
    fn reason(reason: &Reason) -> &'static str {
        reason.0.map_or("No reason was recorded", Code::title)
    }

    fn count(number: impl Borrow<u64>) -> String {
        words::thousands(*number.borrow())
    }

    fn subjects(number: impl Borrow<u64>) -> String {
        words::count(*number.borrow(), "subject", "subjects")
    }

    fn foreign(text: &str) -> Foreign<'_> {
        Foreign(text)
    }

    fn words(text: impl AsRef<str>) -> Words {
        Words(text.as_ref().to_owned())
    }
}
