//! The tree of questions behind one measure's answer.

use crate::evaluate::{Judging, NotApplicable};
use crate::hold::Hold;
use crate::reach::Reached;
use crate::wording::{
    Doubt, action_words, bound_words, ceiling_words, latest_start, outside, reader_words, since,
};
use countersight_model::date::{InPeriod, PartialDate, in_period};
use countersight_model::explanation::{Explanation, Holds};
use countersight_model::measure::Interruption;
use countersight_model::result::{Answer, PathStep, Relation};
use countersight_model::source::Trust;
use jiff::civil::Date;

/// Builds the tree: every question up to the first no, and what is left open.
pub(crate) fn explain(
    judging: &Judging<'_, '_>,
    hold: Option<&Hold<'_>>,
    outcome: Result<&[Doubt], NotApplicable>,
    because: &str,
) -> Explanation {
    let asks = format!("Does “{}” apply?", judging.measure.name);
    let holds = match outcome {
        Err(_) => Holds::No,
        Ok([]) => Holds::Yes,
        Ok(_) => Holds::Open,
    };
    let parts = Parts {
        judging,
        failed: outcome.err(),
    }
    .of(hold, outcome.unwrap_or_default());
    Explanation::new(asks, holds, because).with(parts)
}

struct Parts<'a, 'w> {
    judging: &'a Judging<'a, 'w>,
    failed: Option<NotApplicable>,
}

impl Parts<'_, '_> {
    fn of(&self, hold: Option<&Hold<'_>>, doubts: &[Doubt]) -> Vec<Explanation> {
        let Some(hold) = hold else {
            return vec![Explanation::new(
                format!("Does it name {}?", self.judging.tie.name),
                Holds::No,
                "no entry of it means this company",
            )];
        };
        let mut parts = vec![self.named(hold)];
        parts.extend(self.reached());
        // Each question is asked only while none before it was answered with no.
        let rest: [&dyn Fn() -> Explanation; 5] = [
            &|| self.in_force(hold),
            &|| self.place(hold),
            &|| self.role(hold),
            &|| self.action(hold),
            &|| self.open(doubts),
        ];
        for ask in rest {
            if parts.iter().any(|part| part.holds == Holds::No) {
                break;
            }
            parts.push(ask());
        }
        parts
    }

    fn named(&self, hold: &Hold<'_>) -> Explanation {
        let target = hold.target;
        let because = if let (None, Some(country)) = (&target.entity, &target.country) {
            let country = self.judging.country(country);
            format!("it means every company of {country}")
        } else {
            let listed = target.listed_as.as_deref().unwrap_or(self.judging.tie.name);
            let cited = target.citation.as_ref().map(|c| format!(" ({c})"));
            format!("it names “{listed}”{}", cited.unwrap_or_default())
        };
        let asks = format!("Does it name {}?", self.judging.tie.name);
        let holds = yes_unless(target.trust == Trust::Unverified);
        Explanation::new(asks, holds, because)
    }

    /// Through ownership, where the subject is not the company named.
    fn reached(&self) -> Option<Explanation> {
        let tie = self.judging.tie;
        if matches!(
            tie.relation,
            Relation::Is | Relation::MadeBy | Relation::BrandOf
        ) {
            return None;
        }
        let (holds, because) = match self.judging.reached {
            Reached::Yes(because) => (Holds::Yes, because),
            Reached::Unclear { because, .. } => (Holds::Open, because),
            Reached::No(because) => (Holds::No, because),
        };
        let steps = tie.path.iter().map(step).collect();
        Some(
            Explanation::new(format!("Does it reach {}?", tie.subject), holds, because).with(steps),
        )
    }

    fn in_force(&self, hold: &Hold<'_>) -> Explanation {
        let on = self.judging.asked.on;
        let holds = match self.failed {
            Some(
                NotApplicable::NotYetInForce
                | NotApplicable::NoLongerInForce
                | NotApplicable::Interrupted,
            ) => Holds::No,
            _ => Holds::Yes,
        };
        let [entry, measure, clause] = &hold.periods;
        let mut parts: Vec<Explanation> = [
            ("the entry", entry),
            ("the measure", measure),
            ("the clause", clause),
        ]
        .into_iter()
        .filter(|(_, period)| period.0.is_some() || period.1.is_some())
        .map(|(what, (from, until))| period(what, *from, *until, on))
        .collect();
        parts.extend(
            self.judging
                .measure
                .interruptions
                .iter()
                .map(|i| pause(i, on)),
        );
        // Where no period has a start, each may stand and yet nobody knows since when.
        let open = hold.placed(on) == InPeriod::Unclear
            || parts.iter().any(|part| part.holds == Holds::Open);
        let holds = if holds == Holds::Yes && open {
            Holds::Open
        } else {
            holds
        };
        // A proposal or a call stands; only what can give a verdict is in force.
        let speaks = self.judging.measure.kind.gravest() > Answer::NoRestrictionFound;
        let (works, worked) = if speaks {
            ("work", "worked")
        } else {
            ("stand", "stood")
        };
        let asks = if speaks {
            format!("Was it in force on {on}?")
        } else {
            format!("Did it stand on {on}?")
        };
        let because = match holds {
            Holds::No => format!("it did not {works} on that day"),
            Holds::Open => "the facts leave it open".to_owned(),
            Holds::Yes => format!("it {worked} on that day{}", since(latest_start(hold))),
        };
        Explanation::new(asks, holds, because).with(parts)
    }

    fn place(&self, hold: &Hold<'_>) -> Explanation {
        let (measure, places) = (
            self.judging.measure,
            &self.judging.asked.context.jurisdictions,
        );
        let named = places.iter().map(|p| self.judging.country(p.as_str()));
        let named: Vec<String> = named.collect();
        let asks = "Does it hold where you are?";
        let rule_of = self.judging.place();
        if outside(self.judging, hold) {
            let because = format!(
                "it is a rule of {rule_of}, and you are in {}",
                named.join(", ")
            );
            return Explanation::new(asks, Holds::No, because);
        }
        if places.is_empty() {
            let because = format!("it is a rule of {rule_of}; you did not say where you are");
            return Explanation::new(asks, Holds::Open, because);
        }
        let because =
            if hold.clause.worldwide && !places.iter().any(|p| measure.jurisdiction.covers(p)) {
                format!("it is a rule of {rule_of} that reaches beyond its borders")
            } else {
                format!(
                    "it is a rule of {rule_of}, and you are in {}",
                    named.join(", ")
                )
            };
        Explanation::new(asks, Holds::Yes, because)
    }

    fn role(&self, hold: &Hold<'_>) -> Explanation {
        let context = self.judging.asked.context;
        let bound = bound_words(hold.clause);
        let asks = "Does it bind your role?";
        let any = hold.clause.roles.iter().any(|role| role.as_str() == "any");
        let same = hold.clause.roles.iter().any(|r| context.roles.contains(r));
        if any || same {
            return Explanation::new(asks, Holds::Yes, format!("it binds {bound}"));
        }
        if context.roles.is_empty() {
            let because = format!("it binds {bound}; you did not say who you are");
            return Explanation::new(asks, Holds::Open, because);
        }
        let because = format!("it binds {bound}, and you are a {}", reader_words(context));
        Explanation::new(asks, Holds::No, because)
    }

    fn action(&self, hold: &Hold<'_>) -> Explanation {
        let covered = &hold.clause.actions;
        let covers = if covered.is_empty() {
            "it is shown for every action".to_owned()
        } else {
            format!("it covers {}", action_words(covered))
        };
        let asks = "Does it cover what you want to do?";
        match self.judging.asked.context.action {
            Some(action) if !hold.covers(action) => {
                Explanation::new(asks, Holds::No, format!("{covers}, not {action}"))
            }
            _ => Explanation::new(asks, Holds::Yes, covers),
        }
    }

    fn open(&self, doubts: &[Doubt]) -> Explanation {
        let ceiling = ceiling_words(self.judging.measure.kind);
        let parts: Vec<Explanation> = doubts
            .iter()
            .map(|doubt| Explanation::new(&doubt.question, Holds::Open, &doubt.because))
            .collect();
        let (holds, because) = if parts.is_empty() {
            (Holds::Yes, format!("nothing is left open; {ceiling}"))
        } else {
            (
                Holds::Open,
                format!("a person has to settle this; {ceiling}"),
            )
        };
        Explanation::new("Is everything settled?", holds, because).with(parts)
    }
}

fn yes_unless(open: bool) -> Holds {
    if open { Holds::Open } else { Holds::Yes }
}

fn step(step: &PathStep) -> Explanation {
    let share = step.share.map(|share| format!(", {share} per cent"));
    let as_of = step.as_of.as_ref().map(|day| format!(", as of {day}"));
    let because = format!(
        "{}{}{}, trust {}",
        step.relation,
        share.unwrap_or_default(),
        as_of.unwrap_or_default(),
        step.trust.as_str()
    );
    let asks = format!("Does {} hold {}?", step.holder, step.held);
    Explanation::new(asks, yes_unless(step.trust == Trust::Unverified), because)
}

fn period(
    what: &str,
    from: Option<PartialDate>,
    until: Option<PartialDate>,
    on: Date,
) -> Explanation {
    let start = from.map_or_else(|| "start not known".to_owned(), |d| format!("from {d}"));
    let end = until.map_or_else(|| "no end".to_owned(), |d| format!("last day {d}"));
    // A start that only another period knows is not missing here.
    let holds = match in_period(on, from.or_else(|| Some(PartialDate::day(on))), until) {
        InPeriod::Yes => Holds::Yes,
        InPeriod::No => Holds::No,
        InPeriod::Unclear => Holds::Open,
    };
    Explanation::new(
        format!("Does {what} stand on that day?"),
        holds,
        format!("{start}, {end}"),
    )
}

fn pause(pause: &Interruption, on: Date) -> Explanation {
    let what = pause.part.as_deref().unwrap_or("the measure");
    let until = pause.until.map(|d| format!(" to {d}")).unwrap_or_default();
    let because = format!("{} from {}{until}", pause.kind.as_str(), pause.from);
    let placed = in_period(on, Some(pause.from), pause.until);
    let holds = match placed {
        InPeriod::No => Holds::Yes,
        // A part that does not work leaves the rest as it is.
        _ if pause.part.is_some() => Holds::Yes,
        InPeriod::Yes if pause.is_confirmed() => Holds::No,
        InPeriod::Yes | InPeriod::Unclear => Holds::Open,
    };
    Explanation::new(format!("Does {what} work on that day?"), holds, because)
}
