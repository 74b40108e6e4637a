//! Runs the chain for one subject: trace → company → measures → answer.
//!
//! A [`Screener`] is built once from a register and asked once a subject. It knows no file and no
//! clock: subjects come from `countersight-formats` or from a command line, the day is in the context.
//!
//! ```
//! use countersight_model::context::Context;
//! use countersight_model::result::Answer;
//! use countersight_model::subject::{Subject, SubjectKind};
//! use countersight_register::{DataFiles, load};
//! use countersight_screening::Screener;
//!
//! let register = load(&DataFiles::embedded()).register;
//! let screener = Screener::new(&register);
//! let subject = Subject::new(SubjectKind::Text, "海康威視");
//! let result = screener.screen(&subject, &Context::on(jiff::civil::date(2026, 11, 23)));
//! assert_eq!(result.answer, Answer::Review);
//! assert_eq!(result.matches[0].entity.as_str(), "hikvision");
//! ```

mod answer;
pub mod cases;
mod company;
mod compare;
mod device;
mod device_index;
mod explain;
pub mod identifiers;
mod label;
mod listed;
pub mod merge;
mod screener;
pub mod standing;
mod text;
mod ties;

pub use compare::NamesCompared;
pub use device_index::device_index;
pub use listed::ScreenedList;
pub use screener::Screener;
