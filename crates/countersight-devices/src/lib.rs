//! Device evidence to brand and maker: two answers, each with its reasons.
//!
//! A label says who sells a device, not who made it. So every piece of evidence speaks for a brand, a
//! maker, or both, with a strength, and the pieces are put together openly:
//!
//! | evidence | brand | maker |
//! |---|---|---|
//! | hardware address in a maker's block of the IEEE registry | – | conclusive |
//! | hardware address in a brand's own block | strong | possible, by the brand's known ties |
//! | the label is the maker's own brand, by a good source | strong | strong |
//! | the label is known to be sold on a maker's devices | strong | possible, never more |
//! | the same, by one weak source only | strong | – (told, not claimed) |
//! | such a label and a model number of the same maker's form | strong | strong |
//! | a model number of a maker's form alone | – | possible, for others copy such numbers |
//!
//! Evidence that contradicts is shown, never averaged. Pure: no files, no clock.

pub mod brands;
mod conclude;
pub mod identify;
pub mod mac;
pub mod patterns;
mod wording;

pub use identify::DeviceIndex;
