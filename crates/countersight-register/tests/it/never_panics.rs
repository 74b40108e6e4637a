//! Whatever stands in the files, checking them ends with a list of problems.

use crate::support::with;
use countersight_register::{DataFiles, check};
use proptest::prelude::*;
use proptest::sample::Index;

/// One change to a text: cut it off, put something in, take something out.
#[derive(Debug, Clone)]
enum Mutation {
    Truncate(Index),
    Insert(Index, String),
    Remove(Index, Index),
}

fn mutation() -> impl Strategy<Value = Mutation> {
    let fragment = prop_oneof![
        "\\PC{0,6}",
        prop::sample::select(vec![
            "\n",
            "'",
            "\"",
            "[",
            "]",
            "[[",
            "]]",
            "=",
            ",",
            "|",
            "\0",
            "\r\n",
            "-",
            "9",
            "0",
            "海",
            "\u{feff}",
            "[[owner]]\n",
            "id = 'dahua'\n",
            "holder = 'dahua'\n",
            "999999999999999999999",
            "inf",
            "nan",
            "true",
        ])
        .prop_map(str::to_owned),
    ];
    prop_oneof![
        any::<Index>().prop_map(Mutation::Truncate),
        (any::<Index>(), fragment).prop_map(|(at, text)| Mutation::Insert(at, text)),
        (any::<Index>(), any::<Index>()).prop_map(|(from, to)| Mutation::Remove(from, to)),
    ]
}

fn mutate(text: &str, mutation: &Mutation) -> String {
    let mut characters: Vec<char> = text.chars().collect();
    let ends = characters.len() + 1;
    match mutation {
        Mutation::Truncate(at) => characters.truncate(at.index(ends)),
        Mutation::Insert(at, text) => {
            let at = at.index(ends);
            characters.splice(at..at, text.chars());
        }
        Mutation::Remove(from, to) => {
            let (from, to) = (from.index(ends), to.index(ends));
            characters.drain(from.min(to)..from.max(to));
        }
    }
    characters.into_iter().collect()
}

/// The problems must lie inside their files.
fn places_are_inside(files: &DataFiles) {
    for problem in check(files).problems {
        let Some(text) = files.files.get(&problem.path) else {
            continue;
        };
        let lines = 1 + text.matches('\n').count();
        assert!(problem.line <= lines, "{problem}");
        assert!(
            problem
                .span
                .is_none_or(|(from, to)| from <= to && to <= text.len()),
            "{problem:?}"
        );
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn on_changed_files(
        changes in prop::collection::vec((any::<Index>(), mutation()), 1..8),
    ) {
        let mut files = with(&[]);
        let paths: Vec<String> = files.files.keys().cloned().collect();
        for (file, mutation) in &changes {
            let path = file.get(&paths);
            let text = mutate(&files.files[path], mutation);
            files.files.insert(path.clone(), text.into());
        }
        places_are_inside(&files);
    }

    #[test]
    fn on_any_text_in_any_place(
        texts in prop::collection::vec((any::<Index>(), "[\\PC\n]{0,200}"), 1..4),
    ) {
        let mut files = with(&[]);
        let paths: Vec<String> = files.files.keys().cloned().collect();
        for (file, text) in texts {
            files.files.insert(file.get(&paths).clone(), text.into());
        }
        places_are_inside(&files);
    }

    #[test]
    fn on_any_path(path in "[a-z./]{0,20}") {
        places_are_inside(&[(path, "id = 'x'")].into_iter().collect());
    }
}
