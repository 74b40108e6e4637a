//! One job: what was asked, how it stands, how far it is.

use super::Place;
use super::folder::Folder;
use super::id::JobId;
use super::kept::Live;
use crate::asker::Asker;
use crate::problem::Problem;
use countersight_model::context::Context;
use countersight_model::input::InputKind;
use countersight_model::result::Answer;
use countersight_model::run::Run;
use serde::Serialize;
use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};
use tokio::task::AbortHandle;

/// What is asked about a file.
#[derive(Debug, Clone)]
pub(crate) struct Order {
    /// The file's name as it was given; its ending tells a form, and reports name it.
    pub(crate) file: String,
    /// Who asks, where, when, what for.
    pub(crate) context: Context,
    /// The kind of file, where it was said.
    pub(crate) kind: Option<InputKind>,
    /// Whether every result says why each measure answers as it does.
    pub(crate) explain: bool,
    /// Whether it is kept until the server stops, whatever its age.
    pub(crate) stays: bool,
}

/// How a job stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum State {
    /// Others are before it.
    Waiting,
    /// It is being screened.
    Running,
    /// All is screened; reports are there.
    Done,
    /// It could not be screened; the problem says why.
    Failed,
    /// Somebody stopped it.
    Cancelled,
}

impl State {
    /// Whether nothing more will come.
    pub(crate) fn has_ended(self) -> bool {
        !matches!(self, Self::Waiting | Self::Running)
    }

    /// The word of the API.
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Running => "running",
            Self::Done => "done",
            Self::Failed => "failed",
            Self::Cancelled => "cancelled",
        }
    }
}

/// A job, as somebody sees who asks how far it is.
#[derive(Debug, Clone)]
pub(crate) struct Status {
    pub(crate) id: JobId,
    pub(crate) file: String,
    pub(crate) state: State,
    /// Bytes that were handed in.
    pub(crate) size: u64,
    /// Bytes read so far, of how many; inside an archive, unpacked ones.
    pub(crate) bytes: u64,
    pub(crate) of: Option<u64>,
    /// Rows read so far.
    pub(crate) rows: u64,
    /// Results so far, by answer.
    pub(crate) counts: BTreeMap<Answer, u64>,
    pub(crate) context: Context,
    /// The frame of the run, once it is done.
    pub(crate) run: Option<Arc<Run>>,
    /// Why it failed.
    pub(crate) problem: Option<Problem>,
}

/// One file, and what is found in it.
#[derive(Debug)]
pub(crate) struct Job {
    id: JobId,
    asker: Asker,
    pub(super) order: Order,
    pub(super) folder: Folder,
    pub(super) live: Arc<Live>,
    size: u64,
    bytes: AtomicU64,
    of: AtomicU64,
    rows: AtomicU64,
    stopped: AtomicBool,
    standing: Mutex<Standing>,
}

#[derive(Debug)]
struct Standing {
    state: State,
    problem: Option<Problem>,
    run: Option<Arc<Run>>,
    ended: Option<Instant>,
    task: Option<AbortHandle>,
    /// Its place among those that wait; whoever works at it takes it.
    place: Option<Place>,
}

impl Job {
    pub(super) fn new(
        id: JobId,
        asker: &Asker,
        order: Order,
        (folder, size): (Folder, u64),
        place: Place,
    ) -> Self {
        Self {
            id,
            asker: asker.clone(),
            order,
            folder,
            live: Arc::default(),
            size,
            bytes: AtomicU64::new(0),
            of: AtomicU64::new(0),
            rows: AtomicU64::new(0),
            stopped: AtomicBool::new(false),
            standing: Mutex::new(Standing {
                state: State::Waiting,
                problem: None,
                run: None,
                ended: None,
                task: None,
                place: Some(place),
            }),
        }
    }

    fn standing(&self) -> MutexGuard<'_, Standing> {
        self.standing.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Its name.
    pub(crate) fn id(&self) -> &JobId {
        &self.id
    }

    pub(super) fn is_of(&self, asker: &Asker) -> bool {
        self.asker == *asker
    }

    /// How it stands, with counts so far.
    pub(crate) fn status(&self) -> Status {
        let standing = self.standing();
        let of = self.of.load(Ordering::Relaxed);
        Status {
            id: self.id.clone(),
            file: self.order.file.clone(),
            state: standing.state,
            size: self.size,
            bytes: self.bytes.load(Ordering::Relaxed),
            of: (of > 0).then_some(of),
            rows: self.rows.load(Ordering::Relaxed),
            counts: self.live.counts(),
            context: self.order.context.clone(),
            run: standing.run.clone(),
            problem: standing.problem.clone(),
        }
    }

    /// Notes how far the file is read.
    pub(super) fn is_at(&self, bytes: u64, of: Option<u64>, rows: u64) {
        self.bytes.store(bytes, Ordering::Relaxed);
        self.of.store(of.unwrap_or_default(), Ordering::Relaxed);
        self.rows.store(rows, Ordering::Relaxed);
    }

    /// Whether it was told to stop.
    pub(super) fn is_stopped(&self) -> bool {
        self.stopped.load(Ordering::Acquire)
    }

    /// Whether it has ended and may be forgotten.
    pub(super) fn may_go(&self) -> bool {
        !self.order.stays && self.standing().state.has_ended()
    }

    /// Whether it ended longer ago than it is kept.
    pub(super) fn is_over(&self, keep: Duration) -> bool {
        let ended = self.standing().ended;
        !self.order.stays && ended.is_some_and(|at| at.elapsed() >= keep)
    }

    /// Tells it by which task it waits.
    pub(super) fn waits_in(&self, task: AbortHandle) {
        self.standing().task = Some(task);
    }

    /// Its turn has come: its place, to be given back when the work is done; none if it was stopped before.
    pub(super) fn begin(&self) -> Option<Place> {
        let mut standing = self.standing();
        if standing.state != State::Waiting {
            return None;
        }
        standing.state = State::Running;
        standing.place.take()
    }

    /// Stops it: at once if it waits, within some hundred rows if it runs.
    pub(crate) fn cancel(&self) {
        self.stopped.store(true, Ordering::Release);
        let mut standing = self.standing();
        if standing.state == State::Waiting {
            standing.end(State::Cancelled);
            drop(standing.place.take());
            self.folder.forget_upload();
            if let Some(task) = standing.task.take() {
                task.abort();
            }
        }
    }

    pub(super) fn done(&self, run: Run) {
        let mut standing = self.standing();
        standing.run = Some(Arc::new(run));
        standing.end(State::Done);
    }

    pub(super) fn fail(&self, problem: Problem) {
        let mut standing = self.standing();
        standing.problem = Some(problem);
        standing.end(State::Failed);
    }

    pub(super) fn cancelled(&self) {
        self.standing().end(State::Cancelled);
    }
}

impl Standing {
    fn end(&mut self, state: State) {
        self.state = state;
        self.ended = Some(Instant::now());
    }
}
