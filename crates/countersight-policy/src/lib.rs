//! Subject, role, jurisdiction, date and action to measures and one of four answers.
//!
//! The engine is a small evaluator over dated data. For every measure it asks, in this order: does it
//! name the company, or reach it through ownership; is it in force on that day, and not suspended;
//! does it hold where the reader is; does it bind the reader's role; does it cover the action. The
//! first *no* is the reason why it does not apply; a question that the facts leave open gives
//! `review`, with the question. Only a measure of kind `binding` gives `prohibited`.
//!
//! A [`Rulebook`] is built once and asked often: [`Rulebook::answer`] gives the bare answer,
//! [`Rulebook::findings`] the findings with their words, [`Rulebook::judge`] one measure with the
//! tree of questions behind it. All three decide by the same code. [`changes`] says what changed in
//! law between two days.
//!
//! General policy languages were tried and lack dated lists, unknown facts and graded answers; the
//! design notes of the book say more.
//!
//! Pure: no files, no clock; the day is a parameter.

mod asked;
mod changes;
mod decide;
pub mod evaluate;
mod explain;
mod hold;
pub mod ownership;
mod reach;
mod rulebook;
mod stakes;
mod standing;
mod wording;
mod works;

pub use asked::Asked;
pub use changes::changes;
pub use evaluate::{Judged, NotApplicable, Outcome, Tie, gravest};
pub use rulebook::{Rulebook, World};
