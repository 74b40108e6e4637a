//! How far a measure reaches beyond the companies it names, by the rule that it follows on the day.

use crate::evaluate::Tie;
use crate::hold::Days;
use crate::rulebook::{World, targets};
use crate::stakes::{Stakes, Truth};
use crate::works::works;
use countersight_model::date::InPeriod;
use countersight_model::id::EntityId;
use countersight_model::measure::{Extension, Measure, Reach};
use countersight_model::result::Relation;
use countersight_model::source::Trust;
use countersight_model::works::Works;
use jiff::civil::Date;
use std::cell::OnceCell;
use std::collections::BTreeSet;

/// How far a measure reaches along one tie.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Reached {
    /// It does.
    Yes(String),
    /// The facts leave it open; the question would settle it.
    Unclear { because: String, question: String },
    /// It does not.
    No(String),
}

impl Reached {
    pub(crate) fn truth(&self) -> Truth {
        match self {
            Self::No(_) => Truth::No,
            Self::Unclear { .. } => Truth::Open,
            Self::Yes(_) => Truth::Yes,
        }
    }
}

/// The holdings above the subject of one tie on one day, gathered when they are first asked for.
pub(crate) struct Above<'a> {
    tie: &'a Tie<'a>,
    on: Date,
    world: World<'a>,
    stakes: OnceCell<Option<Stakes>>,
}

impl<'a> Above<'a> {
    pub(crate) fn of(tie: &'a Tie<'a>, on: Date, world: World<'a>) -> Self {
        Self {
            tie,
            on,
            world,
            stakes: OnceCell::new(),
        }
    }

    fn stakes(&self) -> Option<&Stakes> {
        let gather = || {
            let held = self.tie.path.first().map(|step| &step.held)?;
            let path = self.tie.path;
            Some(Stakes::above(held, self.world.entities, self.on, path))
        };
        self.stakes.get_or_init(gather).as_ref()
    }
}

/// Judges a relation against the extensions of a measure on a day.
pub(crate) fn reach(measure: &Measure, tie: &Tie<'_>, above: &Above<'_>) -> Reached {
    let holder = tie.name;
    match tie.relation {
        Relation::Is | Relation::MadeBy | Relation::BrandOf => return Reached::Yes(String::new()),
        Relation::Mentions => {
            return Reached::Unclear {
                because: format!("the text only names {holder}"),
                question: format!("What has the row to do with {holder}?"),
            };
        }
        Relation::AgentOf => {
            return Reached::No(format!("it does not reach those who represent {holder}"));
        }
        Relation::OwnedBy | Relation::ControlledBy | Relation::AffiliateOf => {}
    }
    let mut best = Reached::No(format!(
        "it binds the companies that it names; it does not reach what {holder} holds"
    ));
    for extension in &measure.extensions {
        let one = Extending {
            measure,
            extension,
            tie,
            above,
        }
        .reached();
        if one.truth() > best.truth() || best.truth() == Truth::No && one.truth() == Truth::No {
            best = one;
        }
    }
    best
}

/// One extension of a measure, asked about one tie on one day.
struct Extending<'a> {
    measure: &'a Measure,
    extension: &'a Extension,
    tie: &'a Tie<'a>,
    above: &'a Above<'a>,
}

impl Extending<'_> {
    fn reached(&self) -> Reached {
        let (held, holder) = (self.tie.subject, self.tie.name);
        let what = match self.extension.reach {
            Reach::SubsidiaryOrAffiliate => "subsidiaries and affiliates",
            Reach::Control => "whatever a named company controls",
            Reach::HalfOwned => "whatever named companies own to half or more",
        };
        let standing = self.standing(what);
        if let Reached::No(why) = standing {
            return Reached::No(why);
        }
        if self.tie.relation == Relation::AffiliateOf {
            return Reached::Unclear {
                because: format!("it reaches {what}, and {held} bears the name of {holder}"),
                question: format!("Is {held} held or controlled by {holder}?"),
            };
        }
        let (truth, shares) = self.holdings();
        match truth {
            Truth::No => Reached::No(format!("it reaches {what}, which {holder}'s share is not")),
            Truth::Yes => standing,
            Truth::Open => {
                let ask = match self.extension.reach {
                    Reach::HalfOwned => format!("Does {holder} own half or more of {held}?"),
                    Reach::Control | Reach::SubsidiaryOrAffiliate => {
                        format!("Does {holder} control {held}, or is {held} its affiliate?")
                    }
                };
                match standing {
                    // Whether the rule works and whether the share is enough are two questions.
                    Reached::Unclear { because, question } => Reached::Unclear {
                        because: format!("{because}; {shares}"),
                        question: format!("{question} {ask}"),
                    },
                    Reached::Yes(_) | Reached::No(_) => Reached::Unclear {
                        because: format!("it reaches {what}, and {shares}"),
                        question: ask,
                    },
                }
            }
        }
    }

    /// Whether the extension itself works on the day.
    fn standing(&self, what: &str) -> Reached {
        let (holder, extension) = (self.tie.name, self.extension);
        let rule = extension
            .rule
            .as_ref()
            .and_then(|id| self.above.world.measures.get(id));
        let name = rule.map_or("the rule", |rule| rule.name.as_str());
        match works(extension, self.above.world, self.above.on) {
            Works::No(None) => {
                Reached::No(format!("it did not reach what {holder} holds on that day"))
            }
            Works::No(Some(interruption)) => Reached::No(format!(
                "it does not reach what {holder} holds on that day, for {name} was {} from {}{}",
                interruption.kind.as_str(),
                interruption.from,
                interruption
                    .until
                    .map(|until| format!(" to {until}"))
                    .unwrap_or_default(),
            )),
            Works::Maybe(interruption) => Reached::Unclear {
                because: format!(
                    "it may reach {what}; no source confirms that {name} works on that day: if it \
                     does, the entry binds here too, and if it does not, only the named are bound"
                ),
                question: interruption
                    .and_then(|i| i.question.clone())
                    .unwrap_or_else(|| {
                        format!("Is the rule that reaches {what} in force on that day?")
                    }),
            },
            Works::Yes if extension.trust == Trust::Unverified => Reached::Unclear {
                because: format!(
                    "it may reach {what}; no source confirms that this holds on that day"
                ),
                question: format!("Is the rule that reaches {what} in force on that day?"),
            },
            Works::Yes => Reached::Yes(format!("it reaches {what}")),
        }
    }

    /// Whether the holdings are such as the extension reaches, and the shares in words.
    fn holdings(&self) -> (Truth, String) {
        let tie = self.tie;
        let Some(stakes) = self.above.stakes() else {
            let words = format!("the share of {} is not known", tie.name);
            return (Truth::Open, words);
        };
        match self.extension.reach {
            Reach::Control => (stakes.controlled(tie.entity), self.share_words(stakes)),
            Reach::SubsidiaryOrAffiliate => {
                (stakes.affiliated(tie.entity), self.share_words(stakes))
            }
            Reach::HalfOwned => {
                let (mut named, perhaps) = named(self.measure, self.above.world, self.above.on);
                // The tie is to a named company, whatever the register holds of others.
                if !perhaps.contains(tie.entity) {
                    named.insert(tie.entity);
                }
                let truth = stakes.half_owned(&named, &perhaps);
                let together: Vec<String> = stakes
                    .direct(&named)
                    .into_iter()
                    .map(|(holder, share)| self.one_share(holder, share))
                    .collect();
                let words = match together.as_slice() {
                    [] | [_] => self.share_words(stakes),
                    several => several.join(" and "),
                };
                (truth, words)
            }
        }
    }

    fn share_words(&self, stakes: &Stakes) -> String {
        let only = BTreeSet::from([self.tie.entity]);
        match stakes.direct(&only).as_slice() {
            [(_, Some(share))] if self.tie.path.len() == 1 => {
                format!("{} holds {share} per cent", self.tie.name)
            }
            _ if self.tie.path.iter().any(|s| s.trust == Trust::Unverified) => {
                format!("no source confirms the tie to {}", self.tie.name)
            }
            _ => format!("the share of {} is not known", self.tie.name),
        }
    }

    fn one_share(&self, holder: &EntityId, share: Option<f64>) -> String {
        let name = self
            .above
            .world
            .entities
            .get(holder)
            .map_or(holder.as_str(), |e| &e.name);
        match share {
            Some(share) => format!("{name} holds {share} per cent"),
            None => format!("{name} holds a share that is not known"),
        }
    }
}

/// The companies that a measure names on a day, and those that it may name.
pub(crate) fn named<'w>(
    measure: &'w Measure,
    world: World<'w>,
    on: Date,
) -> (BTreeSet<&'w EntityId>, BTreeSet<&'w EntityId>) {
    let (mut named, mut perhaps) = (BTreeSet::new(), BTreeSet::new());
    for (target, own) in targets(measure, world) {
        let Some(entity) = &target.entity else {
            continue;
        };
        let from = if own { target.from } else { target.listed };
        let days = Days::join(&[(from, target.until), (measure.from, measure.until)]);
        match days.place(on) {
            InPeriod::Yes if target.trust > Trust::Unverified => named.insert(entity),
            InPeriod::Yes | InPeriod::Unclear => perhaps.insert(entity),
            InPeriod::No => continue,
        };
    }
    (named, perhaps)
}
