//! What the engine answers, on worlds made for the tests.

mod common;
mod evaluate;
mod explanation;
mod interruptions;
mod reference;
mod shares;
mod world;
