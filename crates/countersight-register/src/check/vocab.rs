//! Vocabulary: roles, places, and groups of words that hold words.

use super::cycle::{self, Edges};
use super::filled;
use crate::draft::Draft;
use crate::fault::Fault;
use crate::records::vocab::ActionFile;
use crate::records::{Filed, Text};
use crate::report::{File, Report};
use crate::spanned::Spanned;
use countersight_model::context::Action;
use std::collections::BTreeSet;

/// Every action has words, once.
fn actions(filed: &Filed<'_, ActionFile>, report: &mut Report) {
    let rows = &filed.record.actions;
    for row in rows {
        for text in [&row.label, &row.description, &row.question] {
            filled(filed.file, text, report);
        }
    }
    let count = |action: Action| {
        rows.iter()
            .filter(|row| *row.id.get_ref() == action)
            .count()
    };
    for action in Action::ALL.into_iter().filter(|action| count(*action) != 1) {
        let times = count(action);
        report.whole(
            filed.file.path,
            Fault::ActionWithoutWords,
            format!("the action `{action}` stands {times} times in it"),
            "write one [[action]] for it, with label, description and question",
        );
    }
}

/// Checks the vocabulary.
pub(super) fn check(draft: &Draft<'_>, report: &mut Report) {
    if let Some(filed) = &draft.roles {
        for role in &filed.record.roles {
            filled(filed.file, &role.label, report);
        }
        let edges = filed
            .record
            .roles
            .iter()
            .map(|role| (&role.id, role.includes.as_slice()));
        let help = "a role includes wider ones only: take one of the `includes` away";
        cycles(
            filed.file,
            &edges.collect::<Vec<_>>(),
            Fault::RoleCycle,
            help,
            report,
        );
    }
    if let Some(filed) = &draft.actions {
        actions(filed, report);
    }
    if let Some(filed) = &draft.jurisdictions {
        for jurisdiction in &filed.record.jurisdictions {
            filled(filed.file, &jurisdiction.code, report);
            filled(filed.file, &jurisdiction.name, report);
        }
    }
    for filed in &draft.words {
        for group in &filed.record.groups {
            words(filed.file, &group.words, report);
        }
        let edges = filed
            .record
            .groups
            .iter()
            .map(|group| (&group.id, group.within.as_slice()));
        let help = "a place lies in a greater one only: correct one `within`";
        cycles(
            filed.file,
            &edges.collect::<Vec<_>>(),
            Fault::PlaceCycle,
            help,
            report,
        );
    }
    if let Some(filed) = &draft.columns {
        for column in &filed.record.columns {
            words(filed.file, &column.words, report);
        }
    }
    if let Some(filed) = &draft.goods {
        words(filed.file, &filed.record.words, report);
        filed
            .record
            .except
            .iter()
            .for_each(|word| filled(filed.file, word, report));
    }
}

fn words(file: File<'_>, words: &Spanned<Vec<Text>>, report: &mut Report) {
    if words.get_ref().is_empty() {
        let help = "add the words, or remove the group";
        report.at(
            file,
            words.span(),
            Fault::NoWords,
            "there are no words here",
            help,
        );
    }
    for word in words.get_ref() {
        filled(file, word, report);
    }
}

fn cycles(
    file: File<'_>,
    edges: &[(&Text, &[Text])],
    fault: Fault,
    help: &str,
    report: &mut Report,
) {
    let mut graph = Edges::new();
    for (id, others) in edges {
        let others: BTreeSet<_> = others
            .iter()
            .map(|other| other.get_ref().as_str())
            .collect();
        graph.entry(id.get_ref()).or_default().extend(others);
    }
    for cycle in cycle::cycles(graph) {
        let first = edges
            .iter()
            .find(|(id, _)| cycle.first() == Some(&id.get_ref().as_str()));
        let Some((id, _)) = first else { continue };
        let message = format!("this leads back to itself: {}", cycle::show(&cycle));
        report.at(file, id.span(), fault, message, help);
    }
}
