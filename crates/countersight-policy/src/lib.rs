//! Subject, role, jurisdiction, date and action to measures and one of four answers.
//!
//! The engine is a small evaluator over dated data. For every measure it asks, in this order: does it
//! name the company, or reach it through ownership; is it in force on that day; does it hold where the
//! reader is; does it bind the reader's role; does it cover the action. The first *no* is the reason
//! why it does not apply; a question that the facts leave open gives `review`, with the question.
//! Only a measure of kind `binding` gives `prohibited`.
//!
//! General policy languages were tried and lack dated lists, unknown facts and graded answers; the
//! design notes of the book say more.
//!
//! Pure: no files, no clock; the day is a parameter.

mod clause;
pub mod evaluate;
pub mod ownership;
mod reach;
mod when;
mod wording;

pub use evaluate::{Judged, NotApplicable, Outcome, Tie, World, evaluate, gravest};
