//! Whether the texts of the languages are whole: no key is missing or unused, and all have the same places.

use super::texts::Lang;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// Words of the register's vocabulary, which English takes from the register itself.
const TRANSLATED: [&str; 4] = ["role-", "action-question-", "place-", "role-about-"];

/// Keys with the names of their places, such as `{ $name }`.
fn keys(lang: Lang) -> BTreeMap<String, BTreeSet<String>> {
    let mut keys: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (file, text) in lang.files() {
        let resource = fluent_bundle::FluentResource::try_new((*text).to_owned());
        assert!(resource.is_ok(), "{} {file}: {resource:?}", lang.tag());
        let mut current = String::new();
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            if let Some((key, _)) = line.split_once(" =").filter(|_| !line.starts_with(' ')) {
                key.clone_into(&mut current);
                let known = keys.insert(current.clone(), BTreeSet::new());
                assert!(known.is_none(), "{} {file}: {key} stands twice", lang.tag());
            }
            for place in line.split('$').skip(1) {
                let name: String = place
                    .chars()
                    .take_while(char::is_ascii_alphanumeric)
                    .collect();
                keys.entry(current.clone()).or_default().insert(name);
            }
        }
    }
    keys
}

/// Keys of the pages alone.
fn own(lang: Lang) -> BTreeMap<String, BTreeSet<String>> {
    let mut own = keys(lang);
    own.retain(|key, _| {
        let profile = key.starts_with("place-all");
        profile || !TRANSLATED.iter().any(|family| key.starts_with(family))
    });
    own
}

fn read(folder: &Path, text: &mut String) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            read(&path, text);
        } else {
            text.push_str(&std::fs::read_to_string(&path).unwrap());
        }
    }
}

/// Every word between quotation marks in templates and sources.
fn quoted() -> BTreeSet<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut text = String::new();
    read(&root.join("templates"), &mut text);
    read(&root.join("src"), &mut text);
    let pieces = text.split('"').map(ToOwned::to_owned);
    pieces
        .filter(|piece| !piece.is_empty() && !piece.contains(char::is_whitespace))
        .collect()
}

#[test]
fn both_languages_say_the_same_things() {
    let (english, arabic) = (own(Lang::En), own(Lang::Ar));
    let missing: Vec<_> = english
        .keys()
        .filter(|key| !arabic.contains_key(*key))
        .collect();
    let stray: Vec<_> = arabic
        .keys()
        .filter(|key| !english.contains_key(*key))
        .collect();
    assert!(
        missing.is_empty() && stray.is_empty(),
        "missing {missing:?}, stray {stray:?}"
    );
    for (key, places) in &english {
        assert_eq!(Some(places), arabic.get(key), "places of {key}");
    }
}

#[test]
fn every_text_is_used() {
    let quoted = quoted();
    let used = |key: &String| {
        // A key is named itself, or by its family and a word.
        let mut families = key.match_indices('-').filter_map(|(at, _)| key.get(..at));
        quoted.contains(key) || families.any(|family| quoted.contains(family))
    };
    let unused: Vec<_> = own(Lang::En).into_keys().filter(|key| !used(key)).collect();
    assert!(unused.is_empty(), "{unused:?}");
}

#[test]
fn the_vocabulary_of_the_register_is_translated_whole() {
    let register =
        countersight_register::load(&countersight_register::DataFiles::embedded()).register;
    let arabic = keys(Lang::Ar);
    let roles = register
        .roles
        .keys()
        .flat_map(|id| [format!("role-{id}"), format!("role-question-{id}")]);
    let actions = register
        .actions
        .iter()
        .map(|action| format!("action-question-{}", action.id));
    let places = register
        .jurisdictions
        .keys()
        .map(|code| format!("place-{code}"));
    let wanted: BTreeSet<String> = roles.chain(actions).chain(places).collect();
    let missing: Vec<_> = wanted
        .iter()
        .filter(|key| !arabic.contains_key(*key))
        .collect();
    assert!(missing.is_empty(), "missing in vocabulary.ftl: {missing:?}");
    let own = own(Lang::Ar);
    let stray = arabic
        .keys()
        .filter(|key| !wanted.contains(*key) && !own.contains_key(*key));
    let stray: Vec<_> = stray.collect();
    assert!(
        stray.is_empty(),
        "nothing of the register is called so: {stray:?}"
    );
}
