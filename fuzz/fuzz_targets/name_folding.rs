//! Fuzzes the folding of names: a folded text is folded.

#![no_main]

use countersight_names::fold::fold;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let once = fold(text);
    assert_eq!(fold(&once), once);
});
