//! No bytes make a reader panic, run on without end, or let a person's word through.

use super::{PRIVATE, fixture, keeps_none_of, shown_of};
use countersight_formats::Input;
use proptest::prelude::*;
use std::io::Cursor;

/// The bytes of all fixtures, in the order of their names.
fn fixtures() -> Vec<Vec<u8>> {
    let mut paths: Vec<_> = std::fs::read_dir(fixture(""))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    paths.sort();
    let read = |path| std::fs::read(path).unwrap();
    paths.into_iter().map(read).collect()
}

fn read(bytes: Vec<u8>) -> String {
    shown_of("scan", Input::Stream(Box::new(Cursor::new(bytes))))
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(400) })]

    #[test]
    fn fixtures_with_a_piece_taken_out_doubled_or_overwritten(
        which in any::<prop::sample::Index>(),
        from in any::<prop::sample::Index>(),
        length in 0..40_usize,
        how in 0..3_u8,
        bytes in prop::collection::vec(any::<u8>(), 0..6),
    ) {
        let all = fixtures();
        let mut whole = which.get(&all).clone();
        let from = from.index(whole.len());
        let to = (from + length).min(whole.len());
        match how {
            0 => { whole.drain(from..to); }
            1 => { let piece = whole[from..to].to_vec(); whole.splice(from..from, piece); }
            _ => { whole.splice(from..to, bytes); }
        }
        read(whole);
    }

    #[test]
    fn bytes_that_begin_as_a_format(begin in "(\\[|\\{|<nmaprun|#masscan|Host: |PK\x03\x04|BZh91AY&SY)", rest in prop::collection::vec(any::<u8>(), 0..60)) {
        read([begin.as_bytes(), &rest].concat());
    }
}

#[test]
fn no_fixture_lets_a_word_of_a_person_through() {
    for bytes in fixtures() {
        keeps_none_of(&read(bytes), PRIVATE);
    }
}
