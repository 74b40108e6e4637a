//! Damaged lists are read or refused; nothing panics.

use crate::common::all;
use countersight_formats::lists::{ListForm, detect, read_list};
use proptest::prelude::*;
use proptest::sample::Index;

/// What is done to a file.
#[derive(Debug, Clone)]
enum Damage {
    Cut(Index),
    Set(Index, u8),
    Take(Index, u8),
    Put(Index, Vec<u8>),
    Twice(Index, u8),
}

fn damage() -> impl Strategy<Value = Damage> {
    let piece = prop_oneof![
        proptest::collection::vec(any::<u8>(), 0..8),
        Just(b"<![CDATA[".to_vec()),
        Just(b"&x;".to_vec()),
        Just(b"</a>".to_vec()),
        Just(b"\"".to_vec()),
        Just("\u{202e}é（".as_bytes().to_vec()),
        Just(b" a.k.a. (f.k.a. ; and ".to_vec()),
        Just(b"\t\n;,|".to_vec()),
    ];
    prop_oneof![
        any::<Index>().prop_map(Damage::Cut),
        (any::<Index>(), any::<u8>()).prop_map(|(at, byte)| Damage::Set(at, byte)),
        (any::<Index>(), any::<u8>()).prop_map(|(at, length)| Damage::Take(at, length)),
        (any::<Index>(), piece).prop_map(|(at, piece)| Damage::Put(at, piece)),
        (any::<Index>(), any::<u8>()).prop_map(|(at, length)| Damage::Twice(at, length)),
    ]
}

fn apply(bytes: &mut Vec<u8>, damage: &Damage) {
    let length = bytes.len() + 1;
    match damage {
        Damage::Cut(at) => bytes.truncate(at.index(length)),
        Damage::Set(at, byte) => {
            if let Some(place) = bytes.get_mut(at.index(length)) {
                *place = *byte;
            }
        }
        Damage::Take(at, count) => {
            let from = at.index(length);
            let to = (from + usize::from(*count)).min(bytes.len());
            bytes.drain(from..to);
        }
        Damage::Put(at, piece) => {
            let at = at.index(length);
            bytes.splice(at..at, piece.iter().copied());
        }
        Damage::Twice(at, count) => {
            let from = at.index(length);
            let to = (from + usize::from(*count)).min(bytes.len());
            let piece = bytes[from..to].to_vec();
            bytes.splice(from..from, piece);
        }
    }
}

/// What every list holds that was read.
fn sound(form: ListForm, bytes: &[u8]) {
    let _found = detect("list", bytes);
    let Ok(list) = read_list(form, "list", &mut &bytes[..]) else {
        return;
    };
    assert_eq!(list.counts.parties, list.parties.len() as u64);
    let mut ids: Vec<&str> = list.parties.iter().map(|party| party.id.as_str()).collect();
    ids.sort_unstable();
    assert!(
        ids.windows(2).all(|pair| pair[0] != pair[1]),
        "an id stands twice"
    );
    for party in &list.parties {
        assert!(!party.primary().trim().is_empty(), "{party:?}");
        assert!(!party.id.is_empty(), "{party:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

    #[test]
    fn damaged_lists_never_panic(
        which in any::<Index>(),
        damages in proptest::collection::vec(damage(), 1..5),
    ) {
        let fixtures = all();
        let (_, form, mut bytes) = fixtures[which.index(fixtures.len())].clone();
        for damage in &damages {
            apply(&mut bytes, damage);
        }
        sound(form, &bytes);
    }

    #[test]
    fn every_reader_takes_every_file(which in any::<Index>(), other in any::<Index>()) {
        let fixtures = all();
        let forms: Vec<ListForm> = ListForm::all().collect();
        let (_, _, bytes) = &fixtures[which.index(fixtures.len())];
        sound(forms[other.index(forms.len())], bytes);
    }

    #[test]
    fn names_of_any_letters_are_kept_or_refused(name in "\\PC{1,60}", alias in "\\PC{0,60}") {
        let text = serde_json::json!({"results": [
            {"id": "1", "source": "Entity List (EL) - Bureau of Industry and Security", "name": name, "alt_names": [alias]},
        ]});
        sound(ListForm::Csl, text.to_string().as_bytes());
    }
}
