//! Fuzzes the folding of names: a folded text is folded.

#![no_main]

use countersight_fuzz::names::folds;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| folds(text));
