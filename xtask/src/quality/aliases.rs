//! Names held out of a list: does the rest of the party still lead to it?

use super::made::{Case, Made, Party, folded, merged};
use super::open_data::OpenData;
use countersight_quality::case_id;
use std::collections::{BTreeMap, BTreeSet};

/// Parts of the Consolidated Screening List on which Chinese firms stand for what they do.
const EXPORT_LISTS: [&str; 4] = ["Entity List", "CMIC", "Military End", "Unverified"];
/// Names held out.
const HELD_OUT: usize = 400;
/// A word that stands with at most so many parties is a party's own.
const OWN: usize = 20;

pub(crate) const ABBREVIATION: &str = "one word in capitals";
pub(crate) const COMMON: &str = "a word of its own in common";
pub(crate) const NOTHING: &str = "no such word in common";

/// One name of each of 400 Chinese firms is left out of the list and looked for. Which, the hash of the text says:
/// as good as chance, the same on every run, and hardly another when the list grows.
pub(crate) fn make(data: &OpenData) -> anyhow::Result<Made> {
    let listed = data.screening_list()?.into_iter();
    let listed = listed.filter(|row| EXPORT_LISTS.iter().any(|part| row.source.contains(part)));
    Ok(hold_out(merged(listed.map(|row| row.party)), HELD_OUT))
}

fn hold_out(mut parties: Vec<Party>, count: usize) -> Made {
    let mut bearers: BTreeMap<String, usize> = BTreeMap::new();
    let mut words: BTreeMap<String, usize> = BTreeMap::new();
    for party in &parties {
        for name in &party.names {
            *bearers.entry(folded(name)).or_default() += 1;
        }
        for word in words_of(&party.names) {
            *words.entry(word).or_default() += 1;
        }
    }
    // The list does not tell persons from companies. Whoever has no word that many parties have, such as Technology,
    // may be a person, and is not measured on.
    parties.retain(|party| {
        let mut names = words_of(&party.names).into_iter();
        names.any(|word| !is_own(&words, &word))
    });
    let mut chosen: Vec<(String, usize, String)> = Vec::new();
    for (at, party) in parties.iter().enumerate() {
        let chinese = ["CN", "HK"]
            .iter()
            .any(|place| party.countries.contains(*place));
        if !chinese || party.names.len() < 3 {
            continue;
        }
        let others = party.names.iter().skip(1);
        // A name that others bear too leads to them as well, and rightly.
        let own = others.filter(|name| bearers.get(&folded(name)) == Some(&1));
        let best = own.map(|name| (case_id(&[name]), at, name.clone())).min();
        chosen.extend(best);
    }
    chosen.sort();
    chosen.truncate(count);
    let mut cases = Vec::new();
    for (_, at, name) in chosen {
        let Some(party) = parties.get_mut(at) else {
            continue;
        };
        party.names.retain(|kept| *kept != name);
        cases.push(Case::Name {
            class: class(&name, &party.names, &words),
            expect: vec![party.id.clone()],
            name,
        });
    }
    Made {
        list: parties,
        cases,
    }
}

fn class(name: &str, kept: &[String], words: &BTreeMap<String, usize>) -> &'static str {
    let short = name.chars().count() <= 8;
    if short
        && name
            .chars()
            .all(|c| c.is_ascii_uppercase() || c.is_ascii_digit())
    {
        return ABBREVIATION;
    }
    let kept = words_of(kept);
    let own = words_of(&[name.to_owned()])
        .into_iter()
        .filter(|word| is_own(words, word));
    if own.into_iter().any(|word| kept.contains(&word)) {
        COMMON
    } else {
        NOTHING
    }
}

/// Whether few parties have the word, and some do.
fn is_own(words: &BTreeMap<String, usize>, word: &str) -> bool {
    words.get(word).is_some_and(|count| *count <= OWN)
}

/// The words of names, each once: runs of letters and digits, three and more.
fn words_of(names: &[String]) -> BTreeSet<String> {
    let mut words = BTreeSet::new();
    for name in names {
        let lower = name.to_lowercase();
        let parts = lower.split(|c: char| !c.is_alphanumeric());
        words.extend(parts.filter(|w| w.chars().count() > 2).map(str::to_owned));
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    fn party(id: &str, place: &str, names: &[&str]) -> Party {
        Party {
            id: id.to_owned(),
            names: names.iter().map(|&name| name.to_owned()).collect(),
            countries: BTreeSet::from([place.to_owned()]),
        }
    }

    #[test]
    fn a_name_held_out_is_not_in_the_list() {
        let mut parties = vec![
            party("a", "CN", &["Vostok Technology", "Vostok Lens", "VOL"]),
            party(
                "b",
                "HK",
                &["Severny Technology", "Beispiel Holding", "Common Name"],
            ),
            party(
                "c",
                "CN",
                &["Common Name", "Zarya Technology", "Zarya Pulp"],
            ),
            party("d", "RU", &["Almaz Technology", "Almaz Oil", "Almaz Fish"]),
            party("e", "CN", &["Kedr Technology", "Kedr Wood"]),
            party(
                "person",
                "CN",
                &["Vostok Severny", "V. Severny", "Vostok S."],
            ),
        ];
        for number in 0..OWN {
            let name = format!("Technology {number}");
            parties.push(party(&name, "CN", &[&name]));
        }
        let made = hold_out(parties, 10);
        assert_eq!(made.list.len(), 5 + OWN, "all but who may be a person");
        let mut expected = Vec::new();
        for case in &made.cases {
            let Case::Name { name, expect, .. } = case else {
                panic!("{case:?}");
            };
            assert_ne!(name, "Common Name", "two parties bear it");
            let party = made.list.iter().find(|p| p.id == expect[0]).unwrap();
            assert_eq!(party.names.len(), 2, "{party:?}");
            assert!(!made.list.iter().any(|p| p.names.contains(name)), "{name}");
            expected.push(party.id.as_str());
        }
        expected.sort_unstable();
        assert_eq!(
            expected,
            ["a", "b", "c"],
            "neither Russian nor with two names"
        );
        let again = hold_out(made.list, 1);
        assert!(again.cases.is_empty(), "two names are left of each");
    }

    #[test]
    fn the_class_says_what_is_in_common() {
        let words = BTreeMap::from([("vostok".to_owned(), 2), ("technology".to_owned(), 900)]);
        let kept = ["Vostok Technology".to_owned()];
        let of = |name| class(name, &kept, &words);
        assert_eq!(of("VTC"), ABBREVIATION);
        assert_eq!(of("VOSTOK Line"), COMMON);
        assert_eq!(of("Severny Technology"), NOTHING);
    }
}
