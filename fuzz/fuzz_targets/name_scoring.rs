//! Fuzzes the comparison of two names, parted by a line end, with the words of the register.

#![no_main]

use countersight_fuzz::names::scores;
use countersight_names::matching::Words;
use countersight_register::{DataFiles, load};
use libfuzzer_sys::fuzz_target;
use std::sync::LazyLock;

static WORDS: LazyLock<Words> = LazyLock::new(|| {
    let register = load(&DataFiles::embedded()).register;
    Words::new(&register.words, &register.word_counts)
});

fuzz_target!(|text: &str| scores(text, &WORDS));
