//! Device evidence to brand and maker: two answers, each with its reasons.
//!
//! A label says who sells a device, not who made it. So every piece of evidence speaks for a brand, a
//! maker, or both, with a strength, and the pieces are put together openly. What each is worth stands in
//! one table, [`weight::Source`]; evidence that contradicts is shown, never averaged. Pure: no files, no
//! clock.
//!
//! | module | what it does |
//! |---|---|
//! | [`weight`] | what each piece of evidence is worth, and how pieces add up |
//! | [`patterns`] | fingerprints, asked only where their words stand |
//! | `literal`, `fold`, `sieve`, `skim` | the words that a pattern cannot do without, and the search for them |
//! | `derive` | fields taken out of other fields |
//! | [`mac`] | hardware addresses and registry blocks |
//! | [`brands`] | the table of labels |
//! | [`identify`], `evidence`, `case` | one device: reading its evidence |
//! | `conclude` | one device: the finding |
//! | [`label`] | the text of a label or spec sheet |

pub mod brands;
mod case;
mod conclude;
mod derive;
mod evidence;
mod fold;
pub mod identify;
pub mod label;
mod literal;
pub mod mac;
pub mod patterns;
mod sieve;
mod skim;
pub mod weight;
mod wording;

pub use identify::DeviceIndex;
pub use sieve::Scratch;
