//! What the program and the server both do, between the libraries and those who ask.
//!
//! Nothing here knows of a command line, of HTTP or of a page; nothing asks the clock. Errors are typed, and
//! progress is told to whoever asked for it.
//!
//! | module | what it does |
//! |---|---|
//! | [`reader`] | who asks: words for roles, places, day and action become a context |
//! | [`lists`] | the official lists at hand and the reader's own, with their index |
//! | [`run`] | subjects in, results out, in order, counted on the way |
//! | [`files`] | the subjects of a file into a run |
//! | [`identify`] | brand and maker of every device of a scan, no law asked |
//! | [`records`] | the page of every record of the register |
//! | [`asked`] | against what a run compares |
//! | [`measures`], [`changes`] | rules that concern a reader; what changed between two days |
//! | [`dossier`] | the names that a report needs |
//! | [`export`] | the whole register for other programs |
//! | [`near`] | "did you mean" |

pub mod asked;
pub mod changes;
pub mod dossier;
mod error;
pub mod export;
pub mod files;
pub mod identify;
mod indexed;
pub mod lists;
pub mod measures;
pub mod near;
pub mod reader;
pub mod records;
pub mod run;

pub use error::ServiceError;
pub use indexed::program;
