//! `cargo run --release` in this folder: speeds and memory of the comparison of names, each beside its
//! limit or beside a peer in the same run. Times are those of this thread.

mod world;

use bumpalo::Bump;
use countersight_names::matching::{
    Alignment, Builder, Index, Prepared, REVIEW, SAME, Search, Words, Workshop,
};
use countersight_register::{DataFiles, load};
use cpu_time::ThreadTime;
use libmotiva::prelude::{Entity, LogicV1, MatchingAlgorithm, SearchEntity};
use std::hint::black_box;
use world::World;

fn main() {
    let register = load(&DataFiles::embedded()).register;
    let words = Words::new(&register.words, &register.word_counts);
    preparing(&mut World::new(&register, 1), &words);
    pairs(&mut World::new(&register, 2), &words);
    for (names, limit, p99, queries) in [(46_000, 40_000.0, 1.0, 10_000), (2_000_000, 5_000.0, 10.0, 5_000)] {
        searching(&mut World::new(&register, 3), &words, names, limit, p99, queries);
    }
    rescreening(&mut World::new(&register, 4), &words);
}

fn beside(what: &str, value: f64, limit: f64, unit: &str) {
    println!("{what}: {value:.0} {unit}, {:.2} of the limit of {limit:.0}", value / limit);
}

fn preparing(world: &mut World, words: &Words) {
    let latin: Vec<String> = (0..200_000).map(|_| world.latin()).collect();
    let han: Vec<String> = (0..200_000).map(|_| world.han()).collect();
    for (what, names, limit) in [("Latin", latin, 1_000_000.0), ("Han", han, 300_000.0)] {
        let mut workshop = Workshop::default();
        let begun = ThreadTime::now();
        for name in &names {
            black_box(workshop.prepare(name, words));
        }
        let speed = names.len() as f64 / begun.elapsed().as_secs_f64();
        beside(&format!("preparing names in {what}"), speed, limit, "names a second");
    }
}

fn pairs(world: &mut World, words: &Words) {
    let names: Vec<String> = (0..2_000).map(|_| world.latin()).collect();
    let asked: Vec<String> = names.iter().take(500).map(|name| world.typed(name)).collect();
    let mut workshop = Workshop::default();
    let prepared: Vec<Prepared> = names.iter().map(|n| workshop.prepare(n, words)).collect();
    let questions: Vec<Prepared> = asked.iter().map(|n| workshop.prepare(n, words)).collect();
    let count = (names.len() * asked.len()) as f64;

    let mut alignment = Alignment::default();
    let begun = ThreadTime::now();
    for a in &questions {
        for b in &prepared {
            black_box(alignment.score(a.name(), b.name()));
        }
    }
    let own = count / begun.elapsed().as_secs_f64();
    beside("scores of pairs, prepared", own, 2_000_000.0, "a second");

    let begun = ThreadTime::now();
    for a in &asked {
        let scorer = rapidfuzz::distance::jaro_winkler::BatchComparator::new(a.chars());
        for b in &names {
            black_box(scorer.similarity(b.chars()));
        }
    }
    let jaro = count / begun.elapsed().as_secs_f64();
    println!("  rapidfuzz, Jaro-Winkler of whole names: {jaro:.0} a second; ratio {:.2}", own / jaro);

    let theirs: Vec<Entity> = names
        .iter()
        .map(|name| Entity::builder("Company").properties(&[("name", &[name])]).build())
        .collect();
    let mut bump = Bump::new();
    let few = 20;
    let begun = ThreadTime::now();
    for a in asked.iter().take(few) {
        let mut query = SearchEntity::builder("Company").properties(&[("name", &[a])]).build();
        query.precompute();
        for b in &theirs {
            black_box(LogicV1::score(&bump, &query, b, 0.0));
        }
        bump.reset();
    }
    let motiva = (few * names.len()) as f64 / begun.elapsed().as_secs_f64();
    println!("  libmotiva, logic-v1: {motiva:.0} a second; ratio {:.1}", own / motiva);
}

fn index_of(names: impl Iterator<Item = String>, words: &Words) -> (Index, f64) {
    let mut workshop = Workshop::default();
    let mut builder = Builder::default();
    let mut spent = 0.0;
    for name in names {
        let begun = ThreadTime::now();
        builder.add(&workshop.prepare(&name, words));
        spent += begun.elapsed().as_secs_f64();
    }
    let begun = ThreadTime::now();
    let index = builder.build();
    (index, spent + begun.elapsed().as_secs_f64())
}

fn searching(world: &mut World, words: &Words, names: usize, limit: f64, p99: f64, queries: usize) {
    let list: Vec<String> = (0..names).map(|_| world.latin()).collect();
    let (index, seconds) = index_of(list.iter().cloned(), words);
    let megabytes = index.bytes() as f64 / 1e6;
    println!("{names} names: index built in {seconds:.1} s (limit 30), {megabytes:.0} MB (limit 1500)");
    let mut workshop = Workshop::default();
    // Half of the questions are names of the list as people type them, half are of nobody.
    let asked: Vec<Prepared> = (0..queries)
        .map(|at| {
            let name = if at % 2 == 0 {
                world.typed(&list[at * (names / queries)])
            } else {
                world.latin()
            };
            workshop.prepare(&name, words)
        })
        .collect();
    for (floor, what) in [(SAME, "for what is the same"), (REVIEW, "for questions, too")] {
        println!("  searched {what}, from {floor}:");
        let speed = ask(&index, &asked, floor, limit, p99);
        // Against scoring every name, on a few questions.
        let part: Vec<&String> = list.iter().step_by((names / 46_000).max(1)).collect();
        compare_with_all(&part, &asked, floor, words, speed);
    }
}

fn ask(index: &Index, asked: &[Prepared], floor: f32, limit: f64, p99: f64) -> f64 {
    let (mut search, mut found) = (Search::default(), Vec::new());
    index.search(&asked[0], floor, &mut search, &mut found);
    let mut times = Vec::new();
    let (mut hits, mut scored) = (0, 0);
    let begun = ThreadTime::now();
    for question in asked {
        let begun = ThreadTime::now();
        index.search(question, floor, &mut search, &mut found);
        times.push(begun.elapsed().as_secs_f64() * 1e3);
        hits += found.len();
        scored += search.scored();
    }
    let count = asked.len();
    let speed = count as f64 / begun.elapsed().as_secs_f64();
    times.sort_by(f64::total_cmp);
    beside("    speed", speed, limit, "names a second");
    println!(
        "    p50 {:.3} ms, p99 {:.3} ms ({:.2} of the limit of {p99} ms), slowest {:.2} ms; {:.1} scored and {:.1} found a question",
        times[count / 2],
        times[count * 99 / 100],
        times[count * 99 / 100] / p99,
        times[count - 1],
        scored as f64 / count as f64,
        hits as f64 / count as f64
    );
    speed
}

fn compare_with_all(list: &[&String], asked: &[Prepared], floor: f32, words: &Words, speed: f64) {
    let mut workshop = Workshop::default();
    let prepared: Vec<Prepared> = list.iter().map(|name| workshop.prepare(name, words)).collect();
    let (part, _) = index_of(list.iter().map(|name| (*name).clone()), words);
    let (mut search, mut found) = (Search::default(), Vec::new());
    let (mut all, mut kept, mut questions) = (0, 0, 0);
    let mut alignment = Alignment::default();
    let begun = ThreadTime::now();
    for question in asked.iter().step_by(asked.len() / 50) {
        questions += 1;
        part.search(question, floor, &mut search, &mut found);
        for (position, name) in (0..).zip(&prepared) {
            if alignment.score(question.name(), name.name()) >= floor {
                all += 1;
                kept += usize::from(found.iter().any(|hit| hit.name == position));
            }
        }
    }
    let brute = f64::from(questions) / begun.elapsed().as_secs_f64();
    println!("    of {all} names that scoring all of {} finds, {kept} are kept; ratio to scoring all {:.0}", prepared.len(), speed / brute);
}

fn rescreening(world: &mut World, words: &Words) {
    let (parties, _) = index_of((0..1_000_000).map(|_| world.latin()), words);
    let changed: Vec<String> = (0..1_000).map(|_| world.latin()).collect();
    let (mut search, mut found) = (Search::default(), Vec::new());
    let mut workshop = Workshop::default();
    parties.search(&workshop.prepare("", words), REVIEW, &mut search, &mut found);
    let begun = ThreadTime::now();
    let mut hits = 0;
    for name in &changed {
        parties.search(&workshop.prepare(name, words), REVIEW, &mut search, &mut found);
        hits += found.len();
    }
    let seconds = begun.elapsed().as_secs_f64();
    println!("1,000 changed names against 1,000,000 parties: {seconds:.2} s, {seconds:.2} of the limit of 1; {hits} hits");
}
