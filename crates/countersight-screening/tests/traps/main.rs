//! The traps that the research met, each as a test on the register that is compiled in.
//!
//! A trap is a place where a careless reading of true facts accuses an innocent firm, misses a listed
//! one, or tells a wrong law.

mod devices;
mod register;
mod stage;
mod users;
