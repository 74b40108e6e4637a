//! Judging one company against the measures, with words.

use crate::asked::Asked;
use crate::explain::explain;
use crate::hold::{Doubts, Hold, Ruling, Stand};
use crate::reach::{Above, Reached, reach};
use crate::rulebook::Rulebook;
use crate::stakes::Truth;
use crate::wording::{doubts_in_words, finding, refusal};
use countersight_model::explanation::Explanation;
use countersight_model::id::{EntityId, Jurisdiction, MeasureId};
use countersight_model::measure::Measure;
use countersight_model::result::{Answer, Confidence, MeasureFinding, PathStep, Relation};
use std::collections::BTreeMap;

/// How the subject leads to a company.
#[derive(Debug, Clone, PartialEq)]
pub struct Tie<'a> {
    /// The company.
    pub entity: &'a EntityId,
    /// The company's name.
    pub name: &'a str,
    /// The subject's own name, for questions.
    pub subject: &'a str,
    /// How they stand to each other.
    pub relation: Relation,
    /// How sure this is.
    pub confidence: Confidence,
    /// Ownership steps, from the subject upwards.
    pub path: &'a [PathStep],
}

/// Why a measure does not apply; a later reason came nearer to applying.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum NotApplicable {
    /// It does not name the company, nor reach it.
    NotNamed,
    /// It was not yet in force for the company on that day.
    NotYetInForce,
    /// It was no longer in force for the company on that day.
    NoLongerInForce,
    /// It was suspended, stayed or set aside on that day.
    Interrupted,
    /// It does not hold where the reader is, or does not bind the reader's role.
    DoesNotBind,
    /// It does not cover the action.
    DoesNotCover,
}

impl NotApplicable {
    /// The reason in the words used by the register's cases.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::NotNamed => "not named",
            Self::NotYetInForce => "not yet in force",
            Self::NoLongerInForce => "no longer in force",
            Self::Interrupted => "interrupted",
            Self::DoesNotBind => "does not bind",
            Self::DoesNotCover => "does not cover",
        }
    }
}

/// What one measure says.
#[derive(Debug, Clone, PartialEq)]
pub enum Outcome {
    /// It applies.
    Applies(Box<MeasureFinding>),
    /// It does not, and why.
    NotApplicable(NotApplicable, String),
}

/// One measure judged.
#[derive(Debug, Clone, PartialEq)]
pub struct Judged {
    /// The measure.
    pub measure: MeasureId,
    /// What it says.
    pub outcome: Outcome,
    /// The questions asked on the way.
    pub explanation: Explanation,
}

/// The gravest answer of several findings; without any, nothing was found.
pub fn gravest<'f>(findings: impl IntoIterator<Item = &'f MeasureFinding>) -> Answer {
    findings
        .into_iter()
        .map(|f| f.answer)
        .max()
        .unwrap_or(Answer::NoRestrictionFound)
}

/// A hold that applies, with what it says.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Applying<'r, 'w> {
    pub(crate) hold: &'r Hold<'w>,
    pub(crate) answer: Answer,
    pub(crate) doubts: Doubts,
}

/// One measure, one tie, one reader.
pub(crate) struct Judging<'a, 'w> {
    pub(crate) measure: &'w Measure,
    pub(crate) tie: &'a Tie<'a>,
    pub(crate) asked: &'a Asked<'a>,
    pub(crate) reached: &'a Reached,
    pub(crate) places: &'a BTreeMap<Jurisdiction, String>,
}

impl Judging<'_, '_> {
    /// The name of a country as it stands in a sentence, or its code where the register has none.
    pub(crate) fn country(&self, code: &str) -> String {
        let name = self.places.get(code).map_or(code, String::as_str);
        // English gives some names an article.
        let plural = [
            "United ",
            "European ",
            "Netherlands",
            "Philippines",
            "Czech Republic",
        ];
        if plural.iter().any(|start| name.starts_with(start)) {
            format!("the {name}")
        } else {
            name.to_owned()
        }
    }

    /// The name of the place whose rule the measure is.
    pub(crate) fn place(&self) -> String {
        self.country(self.measure.jurisdiction.as_str())
    }
}

impl<'w> Rulebook<'w> {
    /// What every measure that applies says of a tie, in the order of their ids.
    pub fn findings(&self, tie: &Tie<'_>, asked: &Asked<'_>) -> Vec<MeasureFinding> {
        let mut reached: BTreeMap<u16, Reached> = BTreeMap::new();
        let mut best: BTreeMap<u16, Applying<'_, 'w>> = BTreeMap::new();
        let above = Above::of(tie, asked.on, self.world);
        for hold in self.holds(tie.entity) {
            let Some(measure) = self.measures.get(usize::from(hold.measure)) else {
                continue;
            };
            // How far the measure reaches is asked last, for it costs most.
            if let Ruling::No(_) = hold.rule(asked, settled(tie)) {
                continue;
            }
            let reached = reached
                .entry(hold.measure)
                .or_insert_with(|| reach(measure, tie, &above));
            if reached.truth() == Truth::No {
                continue;
            }
            if let Ruling::Applies(answer, doubts) = hold.rule(asked, stand(tie, reached)) {
                let one = Applying {
                    hold,
                    answer,
                    doubts,
                };
                let known = best.get(&hold.measure).copied();
                best.insert(hold.measure, graver(known, one));
            }
        }
        best.into_iter()
            .filter_map(|(at, applying)| {
                let judging = Judging {
                    measure: self.measures.get(usize::from(at))?,
                    tie,
                    asked,
                    reached: reached.get(&at)?,
                    places: self.world.places,
                };
                Some(finding(&judging, applying))
            })
            .collect()
    }

    /// What one measure says of a tie, with the questions asked on the way; `None` if the register
    /// has no such measure.
    pub fn judge(&self, id: &MeasureId, tie: &Tie<'_>, asked: &Asked<'_>) -> Option<Judged> {
        let at = self.measures.iter().position(|m| m.id == *id)?;
        let measure = self.measures.get(at).copied()?;
        let above = Above::of(tie, asked.on, self.world);
        let reached = reach(measure, tie, &above);
        let judging = Judging {
            measure,
            tie,
            asked,
            reached: &reached,
            places: self.world.places,
        };
        let holds = self.holds(tie.entity);
        let holds: Vec<&Hold<'w>> = holds.filter(|h| usize::from(h.measure) == at).collect();
        let (outcome, explanation) = judging.outcome(&holds);
        Some(Judged {
            measure: id.clone(),
            outcome,
            explanation,
        })
    }
}

/// The graver of two; of two alike, the first.
fn graver<'r, 'w>(known: Option<Applying<'r, 'w>>, one: Applying<'r, 'w>) -> Applying<'r, 'w> {
    known
        .filter(|known| known.answer >= one.answer)
        .unwrap_or(one)
}

/// How the subject stands to a company by which a measure reaches it, or may.
fn stand(tie: &Tie<'_>, reached: &Reached) -> Stand {
    Stand {
        unclear: reached.truth() == Truth::Open,
        ..settled(tie)
    }
}

/// How the subject stands to a company by which a measure surely reaches it.
fn settled(tie: &Tie<'_>) -> Stand {
    Stand {
        goods: matches!(tie.relation, Relation::MadeBy | Relation::BrandOf),
        possible: tie.confidence == Confidence::Possible,
        unclear: false,
    }
}

impl Judging<'_, '_> {
    fn outcome(&self, holds: &[&Hold<'_>]) -> (Outcome, Explanation) {
        let no = |why: NotApplicable, reason: String, at: Option<&Hold<'_>>| {
            let explanation = explain(self, at, Err(why), &reason);
            (Outcome::NotApplicable(why, reason), explanation)
        };
        let Some(first) = holds.first() else {
            let reason = format!("{} does not name {}", self.measure.name, self.tie.name);
            return no(NotApplicable::NotNamed, reason, None);
        };
        if let Reached::No(because) = self.reached {
            return no(NotApplicable::NotNamed, because.clone(), Some(first));
        }
        let mut best: Option<Applying<'_, '_>> = None;
        // The clause that came nearest to applying gives the reason.
        let mut nearest = (NotApplicable::NotNamed, *first);
        for hold in holds {
            match hold.rule(self.asked, stand(self.tie, self.reached)) {
                Ruling::Applies(answer, doubts) => {
                    let one = Applying {
                        hold,
                        answer,
                        doubts,
                    };
                    best = Some(graver(best, one));
                }
                Ruling::No(why) if why >= nearest.0 => nearest = (why, hold),
                Ruling::No(_) => {}
            }
        }
        let Some(applying) = best else {
            let (why, hold) = nearest;
            return no(why, refusal(self, hold, why), Some(hold));
        };
        let found = finding(self, applying);
        let doubts = doubts_in_words(self, applying);
        let explanation = explain(self, Some(applying.hold), Ok(&doubts), &found.because);
        (Outcome::Applies(Box::new(found)), explanation)
    }
}
