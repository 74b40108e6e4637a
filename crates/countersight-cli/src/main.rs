//! The program `countersight`.
fn main() {}
