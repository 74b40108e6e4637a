//! An evaluation, drawn as text.

use super::report::{Asked, ClassFigures, Counts, Evaluation, Shown, ShownMove, ShownMoves};
use countersight_quality::Outcome;
use std::io::{Result, Write};

/// Cases of a kind that are shown in text; JSON shows all.
const SHOWN: usize = 20;

/// Writes the whole.
pub(crate) fn write(out: &mut dyn Write, evaluation: &Evaluation<'_>) -> Result<()> {
    writeln!(
        out,
        "{} with the register {}",
        number(evaluation.cases, "case"),
        evaluation.register
    )?;
    if evaluation.doubles > 0 {
        writeln!(
            out,
            "{} said again what a row before said, and counted once.",
            number(evaluation.doubles, "row")
        )?;
    }
    writeln!(
        out,
        "Names are one company from {:.2}; a person looks from {:.2}.\n",
        evaluation.threshold, evaluation.review_from
    )?;
    head(out, "Threshold")?;
    for counts in &evaluation.by_threshold {
        line(out, &format!("{:.2}", counts.threshold), counts)?;
    }
    classes(out, evaluation)?;
    cases(out, "Missed", &evaluation.misses)?;
    cases(out, "False alarms", &evaluation.false_alarms)?;
    if let Some(moved) = &evaluation.moved {
        moves(out, moved)?;
    }
    Ok(())
}

fn classes(out: &mut dyn Write, evaluation: &Evaluation<'_>) -> Result<()> {
    writeln!(
        out,
        "\nFrom {:.2}, what a person looks at counts as found.",
        evaluation.review_from
    )?;
    writeln!(
        out,
        "{:<30} {:>6} {:>7} {:>7} {:>9} {:>7} {:>8} {:>8}",
        "Class", "Cases", "Recall", "Strong", "Precision", "F1", "Others", "Accused"
    )?;
    let several = evaluation.classes.len() > 1;
    let shown = evaluation.classes.iter().filter(|_| several);
    for class in shown.chain([&evaluation.all]) {
        let ClassFigures { class, tally, .. } = class;
        writeln!(
            out,
            "{:<30} {:>6} {:>7} {:>7} {:>9} {:>7} {:>8} {:>8}",
            if class.is_empty() { "–" } else { class },
            tally.cases,
            figure(tally.recall()),
            figure(tally.strong_recall()),
            figure(tally.precision()),
            figure(tally.f1()),
            figure(tally.others_a_case()),
            tally.accused
        )?;
    }
    Ok(())
}

fn cases(out: &mut dyn Write, title: &str, list: &[Shown<'_>]) -> Result<()> {
    if list.is_empty() {
        return Ok(());
    }
    writeln!(out, "\n{title}: {}", list.len())?;
    for case in list.iter().take(SHOWN) {
        writeln!(out, "  {:.3}  {}", case.score, asked(case))?;
        // Where others stand beside it, they are what is to be looked at.
        let why = if case.why.is_empty() || !case.others.is_empty() {
            String::new()
        } else {
            format!("; {}", case.why)
        };
        writeln!(out, "         {}{why}{}", case.place, others(case))?;
    }
    more(out, list.len())
}

fn moves(out: &mut dyn Write, moved: &ShownMoves<'_>) -> Result<()> {
    let (was, is) = (&moved.moves.measured_before, &moved.moves.measured_now);
    writeln!(out, "\nAgainst {}", moved.file)?;
    for (what, was, is) in [
        ("another program", &was.program, &is.program),
        ("another register", &was.register, &is.register),
        ("other lists", &was.lists, &is.lists),
    ] {
        if was != is {
            writeln!(out, "  It was frozen with {what}: {was}, now {is}.")?;
        }
    }
    if moved.moves.gone + moved.moves.new > 0 {
        writeln!(
            out,
            "  {} of it not measured, and {} not in it; neither is compared.",
            number(moved.moves.gone, "case"),
            number(moved.moves.new, "case")
        )?;
    }
    if moved.moves.is_still() {
        return writeln!(out, "  Nothing moved.");
    }
    writeln!(
        out,
        "  {} better, {} worse, {} with another score alone",
        moved.moves.better.len(),
        moved.moves.worse.len(),
        moved.moves.rescored
    )?;
    writeln!(
        out,
        "{:<30} {:>6} {:>6} {:>6} {:>15} {:>15} {:>15}",
        "Class", "Better", "Worse", "Score", "Recall", "Strong", "Others"
    )?;
    for class in &moved.moves.classes {
        if class.better + class.worse + class.rescored == 0 {
            continue;
        }
        let both = |was, is| format!("{} → {}", figure(was), figure(is));
        let (was, is) = (&class.before, &class.now);
        writeln!(
            out,
            "{:<30} {:>6} {:>6} {:>6} {:>15} {:>15} {:>15}",
            if class.class.is_empty() {
                "–"
            } else {
                &class.class
            },
            class.better,
            class.worse,
            class.rescored,
            both(was.recall(), is.recall()),
            both(was.strong_recall(), is.strong_recall()),
            both(was.others_a_case(), is.others_a_case())
        )?;
    }
    moved_cases(out, "Worse", &moved.worse_cases)?;
    moved_cases(out, "Better", &moved.better_cases)
}

fn moved_cases(out: &mut dyn Write, title: &str, list: &[ShownMove<'_>]) -> Result<()> {
    if list.is_empty() {
        return Ok(());
    }
    writeln!(out, "\n{title}: {}", list.len())?;
    for moved in list.iter().take(SHOWN) {
        writeln!(
            out,
            "  {} → {}  {}",
            state(&moved.before),
            state(&moved.now),
            asked(&moved.case)
        )?;
        writeln!(out, "         {}{}", moved.case.place, others(&moved.case))?;
    }
    more(out, list.len())
}

fn state(outcome: &Outcome) -> String {
    let others = match outcome.others {
        0 => String::new(),
        1 => " and 1 other".to_owned(),
        others => format!(" and {others} others"),
    };
    format!(
        "{} {:.3}{others}",
        outcome.answer,
        f64::from(outcome.score) / 1000.0
    )
}

fn asked(case: &Shown<'_>) -> String {
    match &case.asked {
        Asked::Pair { name1, name2, .. } => format!("{name1} | {name2}"),
        Asked::Name { name, expect } if expect.is_empty() => format!("{name} (nobody expected)"),
        Asked::Name { name, expect } => format!("{name} ({expect} expected)"),
    }
}

/// The others found: the first three, and how many more.
fn others(case: &Shown<'_>) -> String {
    let first: Vec<String> = case
        .others
        .iter()
        .take(3)
        .map(|other| format!("{} ({}, {:.3})", other.name, other.entity, other.score))
        .collect();
    if first.is_empty() {
        return String::new();
    }
    let more = case.others.len() - first.len();
    let more = if more > 0 {
        format!(" and {more} more")
    } else {
        String::new()
    };
    format!("; others: {}{more}", first.join(", "))
}

fn more(out: &mut dyn Write, count: usize) -> Result<()> {
    if count > SHOWN {
        writeln!(out, "  and {} more; --format json shows all", count - SHOWN)?;
    }
    Ok(())
}

fn head(out: &mut dyn Write, first: &str) -> Result<()> {
    writeln!(
        out,
        "{first:<20} {:>9} {:>7} {:>7} {:>7} {:>7} {:>7}",
        "Precision", "Recall", "F1", "Found", "Missed", "False"
    )
}

fn line(out: &mut dyn Write, first: &str, counts: &Counts) -> Result<()> {
    writeln!(
        out,
        "{first:<20} {:>9} {:>7} {:>7} {:>7} {:>7} {:>7}",
        figure(counts.precision),
        figure(counts.recall),
        figure(counts.f1),
        counts.found,
        counts.missed,
        counts.false_alarms
    )
}

fn figure(share: Option<f64>) -> String {
    share.map_or("–".to_owned(), |share| format!("{share:.3}"))
}

fn number(count: usize, what: &str) -> String {
    format!("{count} {what}{}", if count == 1 { "" } else { "s" })
}
