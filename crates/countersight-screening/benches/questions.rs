//! How many questions of law one core answers in a second, and how long one takes.
//!
//! A question is a company, a reader and a day, asked of all measures of the register that is compiled
//! in, holders and the ownership rules included. Each figure stands beside its limit, measured in the
//! same run: one million bare answers a second, and 50 µs for the 99th percentile of one question
//! answered in full, with its words.
//!
//! Run it with `cargo bench -p countersight-screening --bench questions`.

#![expect(
    clippy::print_stdout,
    clippy::cast_precision_loss,
    reason = "a benchmark reads the clock and prints what it measured"
)]

use countersight_model::context::{Action, Context};
use countersight_model::entity::Entity;
use countersight_model::id::Jurisdiction;
use countersight_model::result::{Answer, Confidence, Relation};
use countersight_policy::ownership::holders;
use countersight_policy::{Rulebook, Tie, World};
use countersight_register::{DataFiles, Register, load};
use jiff::ToSpan;
use jiff::civil::{Date, date};
use std::hint::black_box;
use std::time::Instant;

const QUESTIONS: usize = 1_000_000;
const LIMIT_PER_SECOND: f64 = 1_000_000.0;
const LIMIT_P99_MICROSECONDS: f64 = 50.0;

/// Days of 2018 to 2026, in an order that no cache foresees.
fn day(number: usize) -> Date {
    let days = i64::try_from(number.wrapping_mul(7919) % 3250).unwrap_or(0);
    date(2018, 1, 1).saturating_add(days.days())
}

/// One reader for every role of the vocabulary, where the role says or in the United States.
fn readers(register: &Register) -> Vec<Context> {
    let roles = register.roles.values();
    roles
        .zip(Action::ALL.into_iter().cycle())
        .map(|(role, action)| {
            let place = role.jurisdiction.clone();
            let place = place.unwrap_or_else(|| Jurisdiction::from("US"));
            Context {
                roles: register.expand_role(&role.id),
                jurisdictions: register.expand_places(&[place]),
                on: date(2026, 11, 24),
                action: Some(action),
            }
        })
        .collect()
}

fn main() {
    let register = load(&DataFiles::embedded()).register;
    let begun = Instant::now();
    let rules = Rulebook::new(World {
        measures: &register.measures,
        entities: &register.entities,
        places: &register.jurisdictions,
    });
    println!(
        "{} measures, {} companies",
        register.measures.len(),
        register.entities.len()
    );
    println!(
        "rulebook made ready in {:.2} ms",
        begun.elapsed().as_secs_f64() * 1e3
    );
    let readers = readers(&register);
    let companies: Vec<&Entity> = register.entities.values().collect();
    bare(
        &rules,
        &readers,
        &companies,
        "first pass, ownership worked out on the way",
    );
    bare(&rules, &readers, &companies, "second pass");
    in_full(&rules, &readers, &companies);
}

/// A million bare answers.
fn bare(rules: &Rulebook<'_>, readers: &[Context], companies: &[&Entity], pass: &str) {
    let asked: Vec<_> = readers.iter().map(|context| rules.asked(context)).collect();
    let mut forbidden = 0_usize;
    let begun = Instant::now();
    let pairs = companies.iter().cycle().zip(asked.iter().cycle());
    for (number, (company, asked)) in pairs.enumerate().take(QUESTIONS) {
        let asked = asked.clone().on(day(number));
        forbidden += usize::from(rules.answer(&company.id, &asked) == Answer::Prohibited);
    }
    let per_second = QUESTIONS as f64 / begun.elapsed().as_secs_f64();
    println!(
        "bare answers, {pass}: {per_second:.0} a second, {:.2} of the limit of {LIMIT_PER_SECOND:.0} \
         ({forbidden} prohibited)",
        per_second / LIMIT_PER_SECOND
    );
}

/// Single questions with all their words: findings, reasons, citations.
fn in_full(rules: &Rulebook<'_>, readers: &[Context], companies: &[&Entity]) {
    let mut times = Vec::new();
    let pairs = companies.iter().cycle().zip(readers.iter().cycle());
    for (number, (company, context)) in pairs.enumerate().take(QUESTIONS / 10) {
        let on = day(number);
        let begun = Instant::now();
        let asked = rules.asked(context).on(on);
        black_box(rules.findings(&itself(company), &asked));
        let above = holders(&company.id, rules.entities(), on, &|_, _| None);
        for held in above.iter().filter(|held| rules.names(&held.holder)) {
            let tie = Tie {
                entity: &held.holder,
                name: held.holder.as_str(),
                subject: &company.name,
                relation: held.relation,
                confidence: Confidence::Strong,
                path: &held.path,
            };
            black_box(rules.findings(&tie, &asked));
        }
        times.push(begun.elapsed().as_secs_f64() * 1e6);
    }
    times.sort_by(f64::total_cmp);
    let at = |percent: usize| {
        let place = times.len() * percent / 100;
        times.get(place).copied().unwrap_or_default()
    };
    println!(
        "one question in full: median {:.1} µs, p99 {:.1} µs, {:.2} of the limit of \
         {LIMIT_P99_MICROSECONDS:.0} µs; slowest {:.0} µs",
        at(50),
        at(99),
        at(99) / LIMIT_P99_MICROSECONDS,
        times.last().copied().unwrap_or_default()
    );
}

fn itself(company: &Entity) -> Tie<'_> {
    Tie {
        entity: &company.id,
        name: &company.name,
        subject: &company.name,
        relation: Relation::Is,
        confidence: Confidence::Strong,
        path: &[],
    }
}
