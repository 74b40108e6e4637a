//! Where jobs are kept: in memory today; cases of an office will want a store that outlives the program.

use super::job::Job;
use std::collections::BTreeMap;
use std::fmt::Debug;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// Keeps jobs by their names, in the order in which they came.
pub(super) trait JobStore: Debug + Send + Sync {
    /// Keeps a job.
    fn put(&self, job: Arc<Job>);
    /// The job of this name.
    fn get(&self, id: &str) -> Option<Arc<Job>>;
    /// Forgets a job; its folder goes when nobody reads it any more.
    fn remove(&self, id: &str);
    /// All jobs, the oldest first.
    fn all(&self) -> Vec<Arc<Job>>;
}

/// Jobs that end with the program.
#[derive(Debug, Default)]
pub(super) struct InMemory(Mutex<Held>);

#[derive(Debug, Default)]
struct Held {
    came: u64,
    jobs: BTreeMap<u64, Arc<Job>>,
}

impl InMemory {
    fn held(&self) -> MutexGuard<'_, Held> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl JobStore for InMemory {
    fn put(&self, job: Arc<Job>) {
        let mut held = self.held();
        held.came += 1;
        let came = held.came;
        held.jobs.insert(came, job);
    }

    fn get(&self, id: &str) -> Option<Arc<Job>> {
        let held = self.held();
        let job = held.jobs.values().find(|job| job.id().as_str() == id);
        job.cloned()
    }

    fn remove(&self, id: &str) {
        // A folder may be large; it is deleted after the lock was let go.
        let gone: Vec<_> = {
            let mut held = self.held();
            let gone = held.jobs.extract_if(.., |_, job| job.id().as_str() == id);
            gone.collect()
        };
        drop(gone);
    }

    fn all(&self) -> Vec<Arc<Job>> {
        self.held().jobs.values().cloned().collect()
    }
}
