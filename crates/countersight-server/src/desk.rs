//! What every answer is given from.

use countersight_register::Register;
use countersight_screening::Screener;
use jiff::civil::Date;
use std::fmt;
use std::sync::Arc;
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
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            question: 1 << 20,
            upload: 2 << 30,
            patience: Duration::from_secs(20),
            jobs: 2,
            waiting: 20,
        }
    }
}

/// The register, what asks it, the day and the limits. Made once; every request looks at it.
#[derive(Debug)]
pub struct Desk {
    screener: Screener<'static>,
    clock: Clock,
    limits: Limits,
}

impl Desk {
    /// A desk of a screener that lives as long as the program does.
    pub fn new(screener: Screener<'static>, clock: Clock, limits: Limits) -> Self {
        Self {
            screener,
            clock,
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

    /// How much one asker may take.
    pub fn limits(&self) -> Limits {
        self.limits
    }
}
