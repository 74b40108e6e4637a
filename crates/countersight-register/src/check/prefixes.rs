//! Hardware-address prefixes: sorted, each once. Their form is checked when they are loaded.

use crate::draft::Draft;
use crate::fault::Fault;
use crate::report::Report;
use std::cmp::Ordering;

/// Checks the order of the rows.
pub(super) fn check(draft: &Draft<'_>, report: &mut Report) {
    for (row, next) in draft.prefixes.iter().zip(draft.prefixes.iter().skip(1)) {
        let (fault, message, help) = match row.get(0).cmp(next.get(0)) {
            Ordering::Less => continue,
            Ordering::Equal => (
                Fault::DuplicatePrefix,
                "stands here twice",
                "keep the row that is right",
            ),
            Ordering::Greater => (
                Fault::PrefixOrder,
                "stands after a greater prefix",
                "sort the rows by prefix, so that a change is one line",
            ),
        };
        report.at(
            next.file,
            next.span(0),
            fault,
            format!("`{}` {message}", next.get(0)),
            help,
        );
    }
    if let (Some(row), None) = (draft.prefixes.first(), &draft.prefix_source) {
        report.whole(
            "devices/oui.toml",
            Fault::MissingFile,
            format!(
                "nothing says where the prefixes of {} come from",
                row.file.path
            ),
            "add devices/oui.toml with `as_of` and `sources`",
        );
    }
}
