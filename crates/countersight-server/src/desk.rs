//! What every answer is given from.

use crate::jobs::Jobs;
use crate::yente::Catalogue;
use countersight_devices::DeviceIndex;
use countersight_register::Register;
use countersight_screening::{Screener, device_index};
use jiff::civil::Date;
use std::fmt;
use std::path::PathBuf;
use std::sync::{Arc, OnceLock};
use std::time::Duration;

/// Tells today's date; the program gives it, and a test gives its own.
#[derive(Clone)]
pub struct Clock(Arc<dyn Fn() -> Date + Send + Sync>);

impl Clock {
    /// A clock that asks this.
    pub fn new(today: impl Fn() -> Date + Send + Sync + 'static) -> Self {
        Self(Arc::new(today))
    }

    /// A clock that stands still.
    pub fn fixed(day: Date) -> Self {
        Self::new(move || day)
    }

    /// Today.
    pub fn today(&self) -> Date {
        (self.0)()
    }
}

impl fmt::Debug for Clock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Clock(..)")
    }
}

/// How much one asker may take.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of a question that is no file.
    pub question: usize,
    /// Bytes of a file that is handed in.
    pub upload: u64,
    /// Time for one question that is no file.
    pub patience: Duration,
    /// Files that are screened at once.
    pub jobs: usize,
    /// Files that wait; what comes beyond is refused with the time to try again.
    pub waiting: usize,
    /// Bytes that a file may unpack to.
    pub unpacked: u64,
    /// Time for a file to come in, and again to be screened.
    pub run: Duration,
    /// How long what was found in a file is kept.
    pub keep: Duration,
    /// Files that were screened and are kept at once; the oldest goes first.
    pub kept: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            question: 1 << 20,
            upload: 2 << 30,
            patience: Duration::from_secs(20),
            jobs: 2,
            waiting: 20,
            unpacked: 8 << 30,
            run: Duration::from_mins(30),
            keep: Duration::from_hours(1),
            kept: 50,
        }
    }
}

/// The register, what asks it, the day and the limits. Made once; every request looks at it.
#[derive(Debug)]
pub struct Desk {
    screener: Screener<'static>,
    clock: Clock,
    limits: Limits,
    jobs: Jobs,
    remote: bool,
    devices: OnceLock<DeviceIndex>,
    catalogue: OnceLock<Catalogue>,
}

impl Desk {
    /// A desk of a screener that lives as long as the program does.
    pub fn new(screener: Screener<'static>, clock: Clock, limits: Limits) -> Self {
        Self {
            screener,
            clock,
            jobs: Jobs::new(limits, None),
            remote: false,
            devices: OnceLock::new(),
            catalogue: OnceLock::new(),
            limits,
        }
    }

    /// What answers.
    pub fn screener(&self) -> &Screener<'static> {
        &self.screener
    }

    /// The register.
    pub fn register(&self) -> &'static Register {
        self.screener.register()
    }

    /// Today.
    pub fn today(&self) -> Date {
        self.clock.today()
    }

    /// The same desk, with files that are handed in kept below this folder and not below the system's own.
    #[must_use]
    pub fn with_files_in(mut self, folder: PathBuf) -> Self {
        self.jobs = Jobs::new(self.limits, Some(folder));
        self
    }

    /// The same desk, where other machines may reach it by any name.
    #[must_use]
    pub fn reached_from_elsewhere(mut self) -> Self {
        self.remote = true;
        self
    }

    /// Whether other machines may reach it.
    pub(crate) fn is_remote(&self) -> bool {
        self.remote
    }

    /// What identifies devices; made when it is first asked.
    pub(crate) fn devices(&self) -> &DeviceIndex {
        self.devices.get_or_init(|| device_index(self.register()))
    }

    /// The register as entities and datasets; made when it is first asked.
    pub(crate) fn catalogue(&self) -> &Catalogue {
        self.catalogue
            .get_or_init(|| Catalogue::new(&self.screener))
    }

    /// The files that are screened.
    pub(crate) fn jobs(&self) -> &Jobs {
        &self.jobs
    }

    /// How much one asker may take.
    pub fn limits(&self) -> Limits {
        self.limits
    }
}
