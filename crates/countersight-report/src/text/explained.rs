//! Why each measure answers as it does, under a result.

use super::block::title;
use crate::doc::draw_block;
use crate::explained::{summary, tree};
use crate::keep::Kept;
use crate::options::Dossier;
use crate::safe;
use crate::terminal::{Page, Tone};
use countersight_model::result::Explained;

/// Characters of a subject's text that name it.
const TEXT: usize = 80;

/// Writes the trees of one result.
pub(super) fn write(page: &mut Page, explained: &[Explained], dossier: &Dossier) {
    if explained.is_empty() {
        return;
    }
    title(page, "Why each measure answers so");
    trees(page, explained, dossier);
}

/// Writes the trees of every finding, each under its subject.
pub(super) fn of_many(page: &mut Page, kept: &Kept, dossier: &Dossier) {
    let findings = kept.findings.iter();
    let mut findings = findings
        .filter(|finding| !finding.result.explanations.is_empty())
        .peekable();
    if findings.peek().is_none() {
        return;
    }
    title(page, "Why each measure answers so");
    for finding in findings {
        let subject = &finding.result.subject;
        let place = kept.place(&subject.source, &subject.locator);
        let text = safe::clip(&subject.text, TEXT);
        page.gap();
        page.toned(0, &format!("{place} \"{text}\""), Tone::Strong);
        trees(page, &finding.result.explanations, dossier);
    }
    if kept.explanations_cut() {
        page.gap();
        page.para(
            0,
            "Later findings are not explained here; --format jsonl explains every one.",
        );
    }
}

fn trees(page: &mut Page, explained: &[Explained], dossier: &Dossier) {
    for one in explained {
        page.item(2, &summary(one, dossier).text());
        draw_block(page, 4, &tree(&one.explanation));
    }
}
