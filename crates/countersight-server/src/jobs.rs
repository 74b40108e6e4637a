//! Files that are screened: taken in, queued, watched, read page by page, and forgotten.
//!
//! A file goes into a folder that only this program's user may open, is screened when its turn comes, and is
//! deleted as soon as it was read. What was found stays in that folder until the job is deleted, its time is
//! over or the server stops; nothing of it is held in memory but counts.
//!
//! | module | what it does |
//! |---|---|
//! | `id` | names that nobody guesses |
//! | `folder` | private folders and files |
//! | `job` | one job: how it stands, how far it is |
//! | `store` | where jobs are; in memory today, behind a trait |
//! | `kept` | results written down with an index, one by one |
//! | `findings` | pages of results by answer, text and company |
//! | `work` | the screening of one file |
//! | `report` | what is downloaded |
//! | `receive` | a file from a request |

mod findings;
mod folder;
mod id;
mod job;
mod kept;
mod receive;
mod report;
mod store;
mod work;

pub(crate) use findings::Filter;
pub(crate) use id::JobId;
pub(crate) use job::{Job, Order, State, Status};
pub(crate) use receive::{Received, receive};
pub(crate) use report::Report;

use crate::asker::Asker;
use crate::desk::{Desk, Limits};
use crate::problem::{Problem, ProblemCode};
use folder::{Folders, Upload};
use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use store::{InMemory, JobStore};
use tokio::sync::Semaphore;

/// All jobs of a server.
#[derive(Debug)]
pub(crate) struct Jobs {
    store: Box<dyn JobStore>,
    folders: Folders,
    limits: Limits,
    /// Who may run now.
    turns: Arc<Semaphore>,
    /// Jobs that are taken in, wait or run.
    open: Arc<AtomicUsize>,
    /// Whether the server stops.
    closed: Mutex<bool>,
}

/// A place among the jobs that wait or run; given back when it is dropped.
#[derive(Debug)]
pub(crate) struct Place(Arc<AtomicUsize>);

impl Drop for Place {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::AcqRel);
    }
}

/// A file on its way in; dropped before it is started, it leaves nothing behind.
#[derive(Debug)]
pub(crate) struct Incoming {
    place: Place,
    upload: Upload,
}

impl Incoming {
    /// Whether nothing came.
    pub(crate) fn is_empty(&self) -> bool {
        self.upload.is_empty()
    }

    /// Writes the next bytes.
    ///
    /// # Errors
    ///
    /// When the file grows beyond the limit, or the disk refuses it.
    pub(crate) async fn write(&mut self, bytes: &[u8]) -> Result<(), Problem> {
        self.upload.write(bytes).await
    }
}

impl Jobs {
    /// No jobs yet. Their files lie below a folder, or below the system's own for such files.
    pub(crate) fn new(limits: Limits, below: Option<PathBuf>) -> Self {
        Self {
            store: Box::new(InMemory::default()),
            folders: Folders::new(below),
            turns: Arc::new(Semaphore::new(limits.jobs)),
            open: Arc::default(),
            closed: Mutex::new(false),
            limits,
        }
    }

    /// Makes room for a file, before any of it is read.
    ///
    /// # Errors
    ///
    /// [`ProblemCode::Busy`] when too many wait already.
    pub(crate) fn admit(&self) -> Result<Incoming, Problem> {
        self.sweep();
        let most = self.limits.jobs + self.limits.waiting;
        let taken = self
            .open
            .fetch_update(Ordering::AcqRel, Ordering::Acquire, |open| {
                (open < most).then_some(open + 1)
            });
        if taken.is_err() || self.is_closed() {
            return Err(Problem::new(
                ProblemCode::Busy,
                format!("{most} files are being screened or wait; try again in a while"),
            ));
        }
        let place = Place(Arc::clone(&self.open));
        let upload = self.folders.upload(self.limits.upload)?;
        Ok(Incoming { place, upload })
    }

    /// Queues a file that is in, and screens it when its turn comes.
    ///
    /// # Errors
    ///
    /// When the disk refuses the file, or too many wait.
    pub(crate) async fn start(
        &self,
        desk: &Arc<Desk>,
        asker: &Asker,
        incoming: Incoming,
        order: Order,
    ) -> Result<Arc<Job>, Problem> {
        let Incoming { place, upload } = incoming;
        let file = upload.close().await?;
        let job = Arc::new(Job::new(JobId::new()?, asker, order, file, place));
        self.make_room();
        self.store.put(Arc::clone(&job));
        let (desk, turns) = (Arc::clone(desk), Arc::clone(&self.turns));
        let running = Arc::clone(&job);
        let task = tokio::spawn(async move {
            let Ok(turn) = turns.acquire_owned().await else {
                return;
            };
            let worked = Arc::clone(&running);
            let done = tokio::task::spawn_blocking(move || {
                work::work(&desk, &worked);
                // Given back only now: whoever closes waits for it.
                drop(turn);
            });
            if done.await.is_err() {
                running.fail(Problem::new(
                    ProblemCode::OwnFault,
                    "the program broke off while it screened this file; please report it with the file's kind",
                ));
            }
        });
        job.waits_in(task.abort_handle());
        if self.is_closed() {
            job.cancel();
        }
        Ok(job)
    }

    /// The job of this name, if it is this asker's.
    ///
    /// # Errors
    ///
    /// [`ProblemCode::NotFound`] for any other.
    pub(crate) fn find(&self, asker: &Asker, id: &str) -> Result<Arc<Job>, Problem> {
        let job = self.store.get(id).filter(|job| job.is_of(asker));
        job.ok_or_else(|| {
            Problem::new(
                ProblemCode::NotFound,
                "there is no such job; jobs are deleted when their time is over and when the server stops",
            )
        })
    }

    /// The jobs of an asker, the newest first.
    pub(crate) fn of(&self, asker: &Asker) -> Vec<Arc<Job>> {
        self.sweep();
        let mut jobs = self.store.all();
        jobs.retain(|job| job.is_of(asker));
        jobs.reverse();
        jobs
    }

    /// Stops a job if it runs, and forgets it with all that was found.
    ///
    /// # Errors
    ///
    /// [`ProblemCode::NotFound`] when this asker has no such job.
    pub(crate) fn delete(&self, asker: &Asker, id: &str) -> Result<(), Problem> {
        let job = self.find(asker, id)?;
        job.cancel();
        self.store.remove(job.id().as_str());
        Ok(())
    }

    /// Forgets jobs whose time is over.
    pub(crate) fn sweep(&self) {
        for job in self.store.all() {
            if job.is_over(self.limits.keep) {
                self.store.remove(job.id().as_str());
            }
        }
    }

    /// Forgets the oldest jobs that are over, so that no more are kept than the limit says.
    fn make_room(&self) {
        let ended = self.store.all().into_iter().filter(|job| job.may_go());
        let ended: Vec<_> = ended.collect();
        let beyond = (ended.len() + 1).saturating_sub(self.limits.kept);
        for job in ended.iter().take(beyond) {
            self.store.remove(job.id().as_str());
        }
    }

    fn is_closed(&self) -> bool {
        *self.closed.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Stops all jobs, takes no more, and waits for those that run to let go of their files.
    pub(crate) async fn close(&self) {
        *self.closed.lock().unwrap_or_else(PoisonError::into_inner) = true;
        for job in self.store.all() {
            job.cancel();
            self.store.remove(job.id().as_str());
        }
        let all = u32::try_from(self.limits.jobs).unwrap_or(u32::MAX);
        let idle = self.turns.acquire_many(all);
        // Who does not stop in time is ended with the program.
        let _ = tokio::time::timeout(self.limits.patience, idle).await;
    }
}
