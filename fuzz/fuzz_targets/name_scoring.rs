//! Fuzzes the comparison of two names, parted by a line end, with the words of the register: a score lies
//! between 0 and 1, is one both ways of asking, and is 1 for a name beside itself.

#![no_main]

use countersight_names::matching::{Alignment, Prepared, Words, explain};
use countersight_register::{DataFiles, load};
use libfuzzer_sys::fuzz_target;
use std::sync::LazyLock;

static WORDS: LazyLock<Words> = LazyLock::new(|| {
    let register = load(&DataFiles::embedded()).register;
    Words::new(&register.words, &register.word_counts)
});

fuzz_target!(|text: &str| {
    let (a, b) = text.split_once('\n').unwrap_or((text, text));
    let (one, other) = (Prepared::new(a, &WORDS), Prepared::new(b, &WORDS));
    let mut alignment = Alignment::default();
    let score = alignment.score(one.name(), other.name());
    assert!((0.0..=1.0).contains(&score), "{score}");
    assert_eq!(score.to_bits(), alignment.score(other.name(), one.name()).to_bits());
    assert_eq!(explain(a, b, &WORDS).score.to_bits(), score.to_bits());
});
