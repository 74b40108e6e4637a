//! Names that an index must find, each by another way of meeting, and what it may pass over.

use countersight_model::lexicon::WordClass::{Distinctive, Filler, LegalForm, Place, Trade};
use countersight_model::lexicon::{WordCount, WordGroup};
use countersight_names::matching::{
    Alignment, Builder, Found, Index, REVIEW, SAME, Search, SnapshotError, Words, Workshop,
};

fn words() -> Words {
    let groups = [
        ("limited", LegalForm, vec!["Ltd", "Limited", "有限公司"]),
        ("company", LegalForm, vec!["Company", "Co", "公司"]),
        ("technology", Trade, vec!["Technology", "技术"]),
        ("science", Trade, vec!["Science", "科学"]),
        ("shipping", Trade, vec!["Shipping"]),
        ("safety", Trade, vec!["Safety"]),
        ("equipment", Trade, vec!["Equipment"]),
        ("accessories", Trade, vec!["Hair Accessories"]),
        ("electronics", Trade, vec!["Electronics", "电子"]),
        ("information", Trade, vec!["Info"]),
        ("china", Place, vec!["China", "中国"]),
        ("dalian", Place, vec!["Dalian", "大连"]),
        ("hong-kong", Place, vec!["Hong Kong"]),
        ("panda", Distinctive, vec!["Panda", "熊猫"]),
        ("and", Filler, vec!["and", "e", "il"]),
    ];
    let groups = groups.map(|(id, class, words)| WordGroup {
        id: id.into(),
        class,
        within: None,
        words: words.into_iter().map(Into::into).collect(),
    });
    let counts = [("star", 400), ("orient", 300), ("union", 200)];
    let counts = counts.map(|(word, names)| WordCount {
        word: word.into(),
        names,
        firms: 0,
    });
    Words::new(&groups, &counts)
}

fn index(names: &[&str], words: &Words) -> Index {
    let (mut builder, mut workshop) = (Builder::default(), Workshop::default());
    for name in names {
        builder.add(&workshop.prepare(name, words));
    }
    builder.build()
}

fn found(index: &Index, name: &str, floor: f32, words: &Words) -> (Vec<Found>, usize) {
    let (mut search, mut found) = (Search::default(), Vec::new());
    index.search(
        &Workshop::default().prepare(name, words),
        floor,
        &mut search,
        &mut found,
    );
    (found, search.scored())
}

/// Each pair scores; the index alone decides whether it is found.
#[test]
fn every_way_of_meeting_is_filed() {
    let words = words();
    let (mut workshop, mut missed) = (Workshop::default(), Vec::new());
    for (asked, filed) in [
        ("Vostan Shipping Ltd", "Vostan Shipping Limited"),
        ("Vostqn Shipping", "Vostan Shipping"),
        ("Vstn Shipping", "Vostan Shipping"),
        ("Vos Tan Shipping", "Vostan Shipping"),
        ("Vostan Shipping", "Vos Tan Shipping"),
        ("Da Huaxin", "Dahua Xin"),
        ("Esail Shipping", "E-Sail Shipping"),
        ("Esail Shipping", "Esa Il Shipping"),
        ("熊猫电子", "Panda Electronics"),
        ("Востан Шиппинг", "Vostan Shipping"),
        ("C. Shipping Limited", "China Shipping Ltd"),
        ("Dalian Safety Equipment Company Limited", "DSEC"),
        ("DSEC", "Dalian Safety Equipment Company Limited"),
        (
            "Hetan Haolin Hair Akcessories",
            "Hetan Haolin Hair Accessories",
        ),
        (
            "Kang Ho Shipping Electronics",
            "Kang Ho Shipping Eelctronics",
        ),
        (
            "Haolin Kaspar Electr",
            "Haolin Kaspar Electronics and Star Equipment",
        ),
        (
            "Haolin Kaspar Microel",
            "Haolin Kaspar Microelectron Equipment",
        ),
        ("China Shipping", "Shipping Company China"),
        (
            "China Electronics Te",
            "China Electronics Technology Vostan Safety Equipment",
        ),
        ("Dalian Hr Accssrs", "Dalian Hair Accessories"),
        ("中国电子技术", "China Electronics Science and Technology"),
        ("China Electronics Science and Technology", "中国电子技术"),
        ("Kong Hong Vostan Shipping", "Hong Kong Vostan Shipping"),
        ("Hair Acessories Dalian", "Dalian Hair Accessories"),
        ("E. Shipping China", "Elinka Shipping China"),
    ] {
        let (a, b) = (
            workshop.prepare(asked, &words),
            workshop.prepare(filed, &words),
        );
        let score = Alignment::default().score(a.name(), b.name());
        let (hits, _) = found(&index(&[filed], &words), asked, REVIEW, &words);
        let hits: Vec<u32> = hits.iter().map(|hit| hit.score.to_bits()).collect();
        if score < REVIEW || hits != [score.to_bits()] {
            missed.push(format!("{asked} | {filed}: {score}, {} found", hits.len()));
        }
    }
    assert!(missed.is_empty(), "{missed:#?}");
}

#[test]
fn names_that_share_common_words_alone_are_passed_over() {
    let words = words();
    let names: Vec<String> = (0..26_u8)
        .flat_map(|a| (0..10_u8).map(move |b| (char::from(b'a' + a), char::from(b'k' + b))))
        .map(|(a, b)| format!("Star V{a}t{b}ralis Shipping Ltd"))
        .chain(["Star Shipping Ltd".into(), "Orient Star Technology".into()])
        .collect();
    let texts: Vec<&str> = names.iter().map(String::as_str).collect();
    let index = index(&texts, &words);
    let (hits, scored) = found(&index, "Star Wxqnoplis Shipping Ltd", REVIEW, &words);
    assert!(hits.len() <= 1 && scored <= 2, "{} {scored}", hits.len());
    let (hits, _) = found(&index, "Star Shipping", SAME, &words);
    assert!(hits.iter().any(|hit| hit.name == 260), "{hits:?}");
}

/// What is found at a higher floor is what a lower one finds, less what scores too little.
#[test]
fn a_floor_only_cuts() {
    let words = words();
    let names = [
        "Vostan Shipping Ltd",
        "Vostan Technology",
        "Vostan",
        "Vostanov Shipping",
        "Union Vostan",
        "Orient Star Shipping",
        "Star Union Electronics",
        "中国熊猫电子",
        "Panda Electronics China",
        "Star",
        "Shipping Company of China",
        "E-Sail Shipping",
    ];
    let index = index(&names, &words);
    for asked in names
        .iter()
        .chain(&["Vostan Star", "熊猫", "Shipping Hong Kong", "Uniom Vostan"])
    {
        let (all, _) = found(&index, asked, REVIEW, &words);
        let (some, _) = found(&index, asked, SAME, &words);
        let kept: Vec<&Found> = all.iter().filter(|hit| hit.score >= SAME).collect();
        assert_eq!(some.iter().collect::<Vec<_>>(), kept, "{asked}");
    }
}

/// The bytes as a mapped file holds them: begun at a multiple of eight, and never moved.
fn mapped(bytes: &[u8]) -> &'static [u8] {
    let mut words = vec![0_u64; bytes.len().div_ceil(8)];
    let space: &mut [u8] = zerocopy::IntoBytes::as_mut_bytes(words.as_mut_slice());
    for (place, byte) in space.iter_mut().zip(bytes) {
        *place = *byte;
    }
    let space: &'static [u8] = zerocopy::IntoBytes::as_bytes(words.leak());
    space.get(..bytes.len()).unwrap_or_default()
}

fn written(index: &Index) -> Vec<u8> {
    let mut bytes = Vec::new();
    let all = index.write(&[1; 32], |some| -> Result<(), SnapshotError> {
        bytes.extend_from_slice(some);
        Ok(())
    });
    assert_eq!(all, Ok(()));
    bytes
}

#[test]
fn a_snapshot_finds_what_the_index_finds() {
    let words = words();
    let names = [
        "Vostan Shipping Ltd",
        "中国熊猫电子",
        "E-Sail Shipping",
        "Shipping Company China",
        "Star",
        "",
        "Востан",
    ];
    let index = index(&names, &words);
    let bytes = written(&index);
    let stored = Index::mapped(mapped(&bytes), &[1; 32]).unwrap();
    let again = written(&stored);
    assert_eq!(bytes, again);
    for asked in names
        .iter()
        .chain(&["Vostann Shipping", "Panda Electronics", "China Ltd"])
    {
        assert_eq!(
            found(&stored, asked, REVIEW, &words),
            found(&index, asked, REVIEW, &words)
        );
    }
    let empty = Builder::default().build();
    let bytes = written(&empty);
    assert!(Index::mapped(mapped(&bytes), &[1; 32]).unwrap().is_empty());
}

#[test]
fn a_damaged_snapshot_is_refused_wherever_it_is_damaged() {
    let words = words();
    let index = index(&["Vostan Shipping Ltd", "中国熊猫电子"], &words);
    let bytes = written(&index);
    for at in (0..bytes.len()).step_by(13) {
        let mut damaged = bytes.clone();
        damaged[at] ^= 0x10;
        assert!(
            Index::mapped(mapped(&damaged), &[1; 32]).is_err(),
            "byte {at}"
        );
        assert!(
            Index::mapped(mapped(&bytes[..at]), &[1; 32]).is_err(),
            "cut at {at}"
        );
    }
    let other = Index::mapped(mapped(&bytes), &[2; 32]).err();
    assert_eq!(other, Some(SnapshotError::OtherNames));
    let foreign = Index::mapped(
        mapped(b"PK\x03\x04 and whatever else a file may begin with"),
        &[1; 32],
    )
    .err();
    assert_eq!(foreign, Some(SnapshotError::Foreign));
}
