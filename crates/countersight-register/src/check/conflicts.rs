//! Conflicts: at least two readings, at most one of them chosen.

use super::filled;
use crate::draft::Draft;
use crate::fault::Fault;
use crate::records::conflict::ConflictRecord;
use crate::report::{File, Report};

/// Checks the conflicts of every record.
pub(super) fn check(draft: &Draft<'_>, report: &mut Report) {
    for filed in &draft.entities {
        each(filed.file, &filed.record.conflicts, report);
    }
    for filed in &draft.measures {
        each(filed.file, &filed.record.conflicts, report);
    }
    for (file, record) in draft.brands() {
        each(file, &record.conflicts, report);
    }
    for (file, _, record) in draft.fingerprints() {
        each(file, &record.conflicts, report);
    }
    for (file, record) in draft.claims() {
        each(file, &record.conflicts, report);
    }
}

fn each(file: File<'_>, conflicts: &[ConflictRecord], report: &mut Report) {
    for conflict in conflicts {
        filled(file, &conflict.about, report);
        filled(file, &conflict.reason, report);
        for reading in &conflict.readings {
            filled(file, &reading.says, report);
        }
        let chosen = conflict.readings.iter().filter(|r| r.chosen).count();
        let message = match (conflict.readings.len(), chosen) {
            (0 | 1, _) => "this conflict has fewer than two readings",
            (_, 2..) => "this conflict chooses more than one reading",
            _ => continue,
        };
        report.at(
            file,
            conflict.about.span(),
            Fault::ConflictUnclear,
            message,
            "write each reading as [[….reading]] with its sources; choose one, or none and say why",
        );
    }
}
