//! What was found in labelled cases: counted by class, frozen, and compared with what was found before.
//!
//! A *case* is a name with what should be found for it, or two names with whether they are one company. Its
//! [`Outcome`] is what was found. A [`Frozen`] file holds one line for each outcome. It holds no text of a case, for
//! other people's data may be measured on and not copied; a [`case_id`] stands for the text. So a change of the
//! scorer shows in the file which cases it moved, and whoever has the texts can say which names they are.
//!
//! ```
//! use countersight_quality::{Answer, Expected, Frozen, Head, Outcome, case_id, compare};
//!
//! let outcome = |score, answer| Outcome {
//!     case: case_id(&["question", "HIK VISON", "hikvision"]),
//!     class: "a letter wrong".to_owned(),
//!     expected: Expected::Yes,
//!     score,
//!     answer,
//!     others: 0,
//! };
//! let head = Head { program: "countersight 0.1.0".to_owned(), ..Head::default() };
//! let before = Frozen::new(head.clone(), vec![outcome(740, Answer::Review)]);
//! let now = Frozen::new(head, vec![outcome(910, Answer::Same)]);
//! assert_eq!(Frozen::parse(&before.to_text()), Ok(before.clone()));
//! assert_eq!(compare(&before, &now).unwrap().better.len(), 1);
//! ```

mod frozen;
mod moved;
mod outcome;
mod tally;

pub use frozen::{Frozen, FrozenError, Head};
pub use moved::{ClassMoves, Move, Moves, OtherCases, compare};
pub use outcome::{Answer, Expected, Outcome, case_id};
pub use tally::{Tally, by_class, tally};
