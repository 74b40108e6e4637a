//! What stands around the findings: who asks, counts, what could not be judged, the register.

use super::block::title;
use crate::keep::Kept;
use crate::options::Dossier;
use crate::safe;
use crate::terminal::{Cell, Column, Page, Table, Tone};
use crate::words;
use countersight_model::result::Answer;
use countersight_model::run::Run;

/// Examples named for each reason; HTML names more.
const EXAMPLES: usize = 5;
/// Namesakes named.
const NAMESAKES: usize = 20;
/// Characters of a subject's text shown as an example.
const TEXT: usize = 60;

/// Who asks, and on which day.
pub(super) fn asked(page: &mut Page, run: &Run, dossier: &Dossier) {
    let reader = words::reader(&run.context, dossier);
    page.toned(
        0,
        &format!("Asked {reader}, on {}.", run.context.on),
        Tone::Faint,
    );
}

/// Subjects by answer.
pub(super) fn counts(page: &mut Page, run: &Run) {
    page.gap();
    let mut table = Table::new([
        Column::new("Answer", 20, 20),
        Column::number("Subjects"),
        Column::new("What it means", 30, 100),
    ]);
    for answer in Answer::ALL {
        let count = run.counts.get(&answer).copied().unwrap_or(0);
        table.row([
            Cell::toned(words::answer(answer), Tone::Answer(answer)),
            Cell::new(words::thousands(count)),
            Cell::new(words::answer_meaning(answer)),
        ]);
    }
    page.table(&table);
}

/// What could not be screened, by reason.
pub(super) fn unjudged(page: &mut Page, kept: &Kept) {
    let groups = kept.groups();
    if groups.is_empty() {
        return;
    }
    title(page, "What could not be screened");
    for ((code, missing), group) in groups {
        let reason = code.map_or("No reason was recorded", |code| code.title());
        let subjects = words::count(group.count, "subject", "subjects");
        page.item(0, &format!("{subjects}: {reason}."));
        for missing in missing {
            page.field(2, "Needed", missing);
        }
        let named: Vec<_> = group
            .examples
            .iter()
            .take(EXAMPLES)
            .map(|e| {
                format!(
                    "{} \"{}\"",
                    kept.place(&e.source, &e.locator),
                    safe::clip(&e.text, TEXT)
                )
            })
            .collect();
        let more = group.count.saturating_sub(named.len() as u64);
        let rest = if more > 0 {
            format!("; and {} more", words::thousands(more))
        } else {
            String::new()
        };
        page.field(2, "Such as", &format!("{}{rest}", named.join("; ")));
    }
    if kept.unjudged_beyond > 0 {
        let rest = words::count(kept.unjudged_beyond, "subject", "subjects");
        page.item(0, &format!("{rest} for other reasons."));
    }
}

/// Companies that were found and that no rule restricts for this reader.
pub(super) fn unbound(page: &mut Page, kept: &Kept) {
    if kept.unbound.is_empty() {
        return;
    }
    title(page, "Found, and no rule of the register restricts you");
    let mut companies: Vec<_> = kept.unbound.values().collect();
    companies.sort_by_key(|company| (std::cmp::Reverse(company.count), &company.name));
    for company in companies {
        let subjects = words::count(company.count, "subject", "subjects");
        let first = &company.first;
        let place = kept.place(&first.source, &first.locator);
        let text = safe::clip(&first.text, TEXT);
        page.item(
            0,
            &format!("{}: {subjects}, such as {place} \"{text}\"", company.name),
        );
    }
}

/// Namesakes that were looked at and set aside.
pub(super) fn namesakes(page: &mut Page, kept: &Kept) {
    if kept.namesakes.is_empty() {
        return;
    }
    title(page, "Namesakes looked at and set aside");
    for namesake in kept.namesakes.iter().take(NAMESAKES) {
        let subject = &namesake.subject;
        let place = kept.place(&subject.source, &subject.locator);
        let text = safe::clip(&subject.text, TEXT);
        page.item(
            0,
            &format!(
                "{place} \"{text}\" is not {}: {}",
                namesake.entity, namesake.because
            ),
        );
    }
    let shown = kept.namesakes.len().min(NAMESAKES) as u64;
    let more = kept.namesakes.len() as u64 + kept.namesakes_beyond - shown;
    if more > 0 {
        page.item(0, &format!("and {} more", words::thousands(more)));
    }
}

/// What was read and how, what was judged and what was not.
pub(super) fn coverage(page: &mut Page, run: &Run) {
    title(page, "What was read");
    for input in &run.inputs {
        let how = if input.kind_given {
            "as you said"
        } else {
            "found by its content"
        };
        let rows = words::count(input.rows, "row", "rows");
        page.item(
            0,
            &format!(
                "{}: {rows}; {} ({how}); {}",
                input.source, input.kind, input.form
            ),
        );
        page.field(2, "Columns", &input.columns.join("; "));
    }
    let coverage = &run.coverage;
    let (read, judged) = (
        words::thousands(coverage.rows_read),
        words::thousands(coverage.judged),
    );
    let not = words::thousands(coverage.not_judged);
    page.para(
        0,
        &format!("Rows read {read}, judged {judged}, not judged {not}."),
    );
    for (reason, count) in coverage.reasons.iter().chain(&coverage.remarks) {
        page.item(0, &format!("{}: {reason}", words::thousands(*count)));
    }
}

/// What was set right or passed over while reading, for a short run, which has no account of its rows.
pub(super) fn remarks(page: &mut Page, run: &Run) {
    if run.coverage.remarks.is_empty() {
        return;
    }
    title(page, "What was set right or passed over while reading");
    for (remark, count) in &run.coverage.remarks {
        let times = if *count > 1 {
            format!("{} times: ", words::thousands(*count))
        } else {
            String::new()
        };
        page.item(0, &format!("{times}{remark}"));
    }
    page.gap();
}

/// How to get a verdict, and what was asked: register, lists, program.
pub(super) fn foot(page: &mut Page, run: &Run, found: bool) {
    page.gap();
    if run.context.is_open() && found {
        page.para(
            0,
            "Nobody said who asks, so this is no verdict. Add --as ROLE and --in PLACE for one, such \
             as --as federal-agency --in US.",
        );
        page.gap();
    }
    page.field(0, "Register", &words::register(&run.register));
    for list in &run.lists {
        let hash = words::short_hash(&list.sha256);
        page.field(
            0,
            "List",
            &format!("{}, copy of {}, sha256:{hash}", list.name, list.date),
        );
    }
    page.field(0, "Program", &run.program);
    for (option, value) in &run.options {
        page.field(0, "Option", &format!("{option} {value}"));
    }
    page.field(
        0,
        "Note",
        "Nothing is ever declared clear: the register holds what it holds.",
    );
}
