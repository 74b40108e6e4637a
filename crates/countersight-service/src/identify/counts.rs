//! What was read of a scan and found in it.

use countersight_formats::observations::Misread;
use countersight_model::device::DeviceFinding;
use std::collections::BTreeMap;

/// Problems of one file that are kept; the rest are counted.
const KEPT: usize = 10;

/// What was read and found.
#[derive(Debug, Clone, Default)]
pub struct Counts {
    /// Records read.
    pub read: u64,
    /// Records that cannot be read.
    pub misread: u64,
    /// Devices with a maker of the register, be it only possible.
    pub listed: u64,
    /// Devices by the maker's name.
    pub makers: BTreeMap<String, u64>,
    /// Of a table, its form and columns.
    pub table: Option<String>,
    /// Things set right or passed over, with counts.
    pub remarks: BTreeMap<String, u64>,
    problems: Vec<(u64, String)>,
}

impl Counts {
    /// Takes up the counts of another part.
    pub fn add(&mut self, other: &Self) {
        self.read += other.read;
        self.misread += other.misread;
        self.listed += other.listed;
        for (maker, n) in &other.makers {
            *self.makers.entry(maker.clone()).or_default() += n;
        }
        for (remark, n) in &other.remarks {
            *self.remarks.entry(remark.clone()).or_default() += n;
        }
        self.problems.extend_from_slice(&other.problems);
    }

    /// The first records that cannot be read, each with its place and why, in order; `misread` counts all.
    pub fn problems(&self) -> Vec<&str> {
        let mut problems: Vec<&(u64, String)> = self.problems.iter().collect();
        problems.sort();
        let first = problems.into_iter().take(KEPT);
        first.map(|(_, problem)| problem.as_str()).collect()
    }

    pub(super) fn take_misread(&mut self, misread: &Misread, number: u64) -> String {
        self.misread += 1;
        let problem = match misread.fault.column {
            Some(column) => format!("column {column}: {}", misread.fault),
            None => misread.fault.to_string(),
        };
        if self.problems.len() < KEPT {
            self.problems
                .push((number, format!("{}, {problem}", misread.place)));
        }
        problem
    }

    pub(super) fn take(&mut self, finding: &DeviceFinding) {
        let Some(maker) = finding
            .maker
            .as_ref()
            .filter(|maker| maker.entity.is_some())
        else {
            let others = finding
                .other_makers
                .iter()
                .any(|maker| maker.entity.is_some());
            self.listed += u64::from(others);
            return;
        };
        self.listed += 1;
        match self.makers.get_mut(&maker.name) {
            Some(n) => *n += 1,
            None => {
                self.makers.insert(maker.name.clone(), 1);
            }
        }
    }
}
