//! Any two names, compared: a table of pairs with their scores and reasons, and what must always hold.

use countersight_model::lexicon::WordClass::{self, Distinctive, Filler, LegalForm, Place, Trade};
use countersight_model::lexicon::{WordCount, WordGroup};
use countersight_names::matching::{
    Alignment, Builder, Prepared, REVIEW, Search, Verdict, Words, Workshop, explain,
};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;

fn words() -> Words {
    let group = |id: &str, class: WordClass, words: &[&str]| WordGroup {
        id: id.into(),
        class,
        within: None,
        words: words.iter().map(|word| (*word).into()).collect(),
    };
    let counts = [
        ("star", 400),
        ("cetc", 500),
        ("oriental", 90),
        ("ocean", 80),
    ];
    Words::new(
        &[
            group(
                "limited",
                LegalForm,
                &["Ltd", "Limited", "有限公司", "Co Ltd"],
            ),
            group(
                "company",
                LegalForm,
                &["Co", "Company", "Corp", "公司", "Corporation"],
            ),
            group("group", LegalForm, &["Group", "Grp", "集团"]),
            group("technology", Trade, &["Technology", "Tech", "技术", "科技"]),
            group("digital", Trade, &["Digital", "数字"]),
            group("electronics", Trade, &["Electronics", "Electronic", "电子"]),
            group("institute", Trade, &["Research Institute", "研究所"]),
            group("shipping", Trade, &["Shipping"]),
            group("bank", Trade, &["Bank"]),
            group("china", Place, &["China", "中国"]),
            group("hangzhou", Place, &["Hangzhou", "杭州"]),
            group("hong-kong", Place, &["Hong Kong"]),
            group("panda", Distinctive, &["Panda", "熊猫"]),
            group("of", Filler, &["of", "the", "Mr"]),
        ],
        &counts.map(|(word, names)| WordCount {
            word: word.into(),
            names,
            firms: 0,
        }),
    )
}

fn table(pairs: &[(&str, &str)]) -> String {
    let words = words();
    let line = |(a, b): &(&str, &str)| {
        let why = explain(a, b, &words);
        let verdict = why.verdict().as_str();
        format!(
            "{:.2} {verdict:<9} {a} | {b}\n     {}",
            why.score,
            why.in_words()
        )
    };
    pairs.iter().map(line).collect::<Vec<_>>().join("\n")
}

#[test]
fn one_company() {
    insta::assert_snapshot!(table(&[
        (
            "Hikvision",
            "Hangzhou Hikvision Digital Technology Co., Ltd."
        ),
        (
            "HIK VISION DIGITAL TECH CO LTD",
            "Hikvision Digital Technology Limited"
        ),
        ("ＨＩＫＶＩＳＩＯＮ", "Hikvision"),
        ("Нikvision", "HIKVISION"),
        (
            "Technology Hikvision Hangzhou",
            "Hangzhou Hikvision Technology"
        ),
        (
            "杭州海视数字技术有限公司",
            "Hangzhou Haishi Digital Technology Co Ltd"
        ),
        ("熊猫电子集团", "Panda Electronics Group"),
        ("Хиквижн", "Hikvision"),
        ("ハイクビジョン", "Hikvision"),
        ("خۇاۋېي", "Xuawey"),
        (
            "中国电子第五十二研究所",
            "52nd Research Institute of China Electronics"
        ),
        ("Kong Hong Shipping Vostok", "Vostok Shipping Hong Kong"),
    ]), @r"
    0.86 same      Hikvision | Hangzhou Hikvision Digital Technology Co., Ltd.
         met: `hikvision` 1.00; only in the second: hangzhou, digital, technology, co, ltd
    0.99 same      HIK VISION DIGITAL TECH CO LTD | Hikvision Digital Technology Limited
         met: `hik vision` and `hikvision` (written together) 1.00, `digital` 0.24, `tech` and `technology` (same meaning) 0.24, `ltd` and `limited` (same meaning) 0.03; only in the first: co
    1.00 same      ＨＩＫＶＩＳＩＯＮ | Hikvision
         met: `hikvision` 1.00
    1.00 same      Нikvision | HIKVISION
         met: `hikvision` 1.00
    1.00 same      Technology Hikvision Hangzhou | Hangzhou Hikvision Technology
         met: `hikvision` 1.00, `hangzhou` 0.30, `technology` 0.24
    0.97 same      杭州海视数字技术有限公司 | Hangzhou Haishi Digital Technology Co Ltd
         met: `海视` and `haishi` (written together) 0.96, `杭州` and `hangzhou` (read alike) 0.30, `数字` and `digital` (same meaning) 0.24, `技术` and `technology` (same meaning) 0.24, `有限公司` and `ltd` (same meaning) 0.03; only in the second: co
    1.00 same      熊猫电子集团 | Panda Electronics Group
         met: `熊猫` and `panda` (same meaning) 1.00, `电子` and `electronics` (same meaning) 0.24, `集团` and `group` (same meaning) 0.03
    0.82 review    Хиквижн | Hikvision
         met: `хиквижн` and `hikvision` (same sound) 0.82
    0.82 review    ハイクビジョン | Hikvision
         met: `ハイクビジョン` and `hikvision` (same sound) 0.82
    1.00 same      خۇاۋېي | Xuawey
         met: `xuawey` 1.00
    1.00 same      中国电子第五十二研究所 | 52nd Research Institute of China Electronics
         met: `52` 0.80, `中国` and `china` (same meaning) 0.30, `电子` and `electronics` (same meaning) 0.24, `研究所` and `research institute` (same meaning) 0.24
    1.00 same      Kong Hong Shipping Vostok | Vostok Shipping Hong Kong
         met: `vostok` 1.00, `kong hong` and `hong kong` (written together) 0.30, `shipping` 0.24
    ");
}

#[test]
fn a_person_should_look() {
    insta::assert_snapshot!(table(&[
        ("Hikvisoin Ltd", "Hikvision Ltd"),
        ("Hkvsn Tchnlgy Ltd", "Hikvision Technology Ltd"),
        (
            "H. Electronics Technology Ltd",
            "Hikvision Electronics Technology Ltd"
        ),
        (
            "Oriental Vostok Shippi",
            "Oriental Vostok Shipping Star Ocean Limited"
        ),
        ("VECT", "Vostok Electronics China Technology"),
    ]), @r"
    0.84 review    Hikvisoin Ltd | Hikvision Ltd
         met: `hikvisoin` and `hikvision` (a typing error apart) 0.89, `ltd` 0.03
    0.83 review    Hkvsn Tchnlgy Ltd | Hikvision Technology Ltd
         met: `hkvsn` and `hikvision` (without vowels) 0.82, `tchnlgy` and `technology` (without vowels) 0.21, `ltd` 0.03
    0.75 review    H. Electronics Technology Ltd | Hikvision Electronics Technology Ltd
         met: `h` and `hikvision` (its first letter) 0.63, `electronics` 0.24, `technology` 0.24, `ltd` 0.03
    0.80 review    Oriental Vostok Shippi | Oriental Vostok Shipping Star Ocean Limited
         met: `vostok` 1.00, `oriental` 0.58, `shippi` and `shipping` (cut off) 0.20; only in the second: star, ocean, limited
    0.80 review    VECT | Vostok Electronics China Technology
         met: `vect` and `vostok electronics china technology` (its first letters) 0.80
    ");
}

#[test]
fn two_companies() {
    insta::assert_snapshot!(table(&[
        (
            "Hangzhou Digital Technology Co., Ltd.",
            "Hangzhou Hikvision Digital Technology Co., Ltd."
        ),
        (
            "CETC 28th Research Institute",
            "CETC 38th Research Institute"
        ),
        ("Bank of the West", "Bank of the East"),
        ("Belletech Corp", "11420 Corp"),
        ("Stripe", "Strix"),
        ("Vysochaishy", "Moyu Haishi"),
        ("杭州大华技术", "杭州大星技术"),
        ("Star Shipping", "Ocean Star Vostok Shipping"),
        ("", "Hikvision"),
    ]), @r"
    0.38 different Hangzhou Digital Technology Co., Ltd. | Hangzhou Hikvision Digital Technology Co., Ltd.
         the most distinctive word of one name is not in the other; met: `hangzhou` 0.30, `digital` 0.24, `technology` 0.24, `co` 0.03, `ltd` 0.03; only in the second: hikvision
    0.27 different CETC 28th Research Institute | CETC 38th Research Institute
         the numbers differ; met: `cetc` 0.41, `research institute` 0.24; only in the first: 28; only in the second: 38
    0.12 different Bank of the West | Bank of the East
         the most distinctive word of one name is not in the other; met: `bank` 0.24; only in the first: west; only in the second: east
    0.02 different Belletech Corp | 11420 Corp
         the most distinctive word of one name is not in the other; met: `corp` 0.03; only in the first: belletech; only in the second: 11420
    0.00 different Stripe | Strix
         the most distinctive word of one name is not in the other; no word in common; only in the first: stripe; only in the second: strix
    0.00 different Vysochaishy | Moyu Haishi
         the most distinctive word of one name is not in the other; no word in common; only in the first: vysochaishy; only in the second: moyu, haishi
    0.27 different 杭州大华技术 | 杭州大星技术
         the most distinctive word of one name is not in the other; met: `杭州` 0.30, `技术` 0.24; only in the first: 大, 华; only in the second: 大, 星
    0.46 different Star Shipping | Ocean Star Vostok Shipping
         the most distinctive word of one name is not in the other; met: `star` 0.44, `shipping` 0.24; only in the second: ocean, vostok
    0.00 different  | Hikvision
         the most distinctive word of one name is not in the other; no word in common; only in the second: hikvision
    ");
}

#[test]
fn what_is_not_seen_does_not_count() {
    let words = words();
    let score = explain("Hik\u{200B}vi\u{AD}sion", "Hikvision", &words).score;
    assert!((score - 1.0).abs() < 1e-6);
}

#[test]
fn a_phrase_of_the_lexicon_meets_nothing_by_its_sound() {
    let score = explain("熊猫", "Kangmo", &words()).score;
    assert!(score < REVIEW, "{score}");
    // `xiongmao` has the consonants of `sankam`.
    let score = explain("熊猫", "Sankam", &words()).score;
    assert!(score < REVIEW, "{score}");
}

#[test]
fn a_score_is_between_its_bands() {
    assert_eq!(Verdict::of(0.85), Verdict::Same);
    assert_eq!(Verdict::of(0.849), Verdict::Review);
    assert_eq!(Verdict::of(0.661), Verdict::Review);
    assert_eq!(Verdict::of(0.659), Verdict::Different);
}

#[test]
fn long_names_are_cut_and_compared() {
    let words = words();
    let long = "Hikvision ".repeat(1_000_000);
    let name = Prepared::new(&long, &words);
    assert!(name.atoms().count() <= countersight_names::matching::MOST_ATOMS);
    let score = Alignment::default().score(name.name(), name.name());
    assert!((score - 1.0).abs() < 1e-6);
}

/// Words of a small world, as a list files them.
const FILED: [&str; 30] = [
    "Hikvision",
    "Hik",
    "Vision",
    "Dahua",
    "Da",
    "Hua",
    "Star",
    "Sta",
    "Ocean",
    "Oriental",
    "Vostok",
    "CETC",
    "28",
    "38th",
    "Technology",
    "Tech",
    "Digital",
    "Electronics",
    "China",
    "Hong",
    "Kong",
    "Hangzhou",
    "Co",
    "Ltd",
    "Group",
    "of",
    "Bank",
    "Panda",
    "HikvisionDigital",
    "Xuawey",
];
/// The same words as people write them: misspelt, cut off, abbreviated.
const TYPED: [&str; 14] = [
    "Hikvisoin",
    "Duhua",
    "Vstk",
    "Vostock",
    "Tecnhology",
    "Digitall",
    "Electron",
    "Chian",
    "Lmtd",
    "H.",
    "V.",
    "Хиквижн",
    "ハイクビジョン",
    "خۇاۋېي",
];
const HAN: [&str; 8] = [
    "海视",
    "大华",
    "大星",
    "杭州",
    "技术",
    "研究所",
    "五十二",
    "熊猫",
];

fn of(words: Vec<&'static str>) -> impl Strategy<Value = String> {
    let word = prop::sample::select(words);
    prop::collection::vec(word, 1..6).prop_map(|words| words.join(" "))
}

/// A name as a list files it: in Latin letters or in Han.
fn filed() -> impl Strategy<Value = String> {
    prop_oneof![of(FILED.to_vec()), of(HAN.to_vec())]
}

fn name() -> impl Strategy<Value = String> {
    prop_oneof![of([&FILED[..], &TYPED[..]].concat()), of(HAN.to_vec())]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn a_pair_has_one_score_between_zero_and_one(a in name(), b in name()) {
        let words = words();
        let (x, y) = (Prepared::new(&a, &words), Prepared::new(&b, &words));
        let mut alignment = Alignment::default();
        let score = alignment.score(x.name(), y.name());
        prop_assert!((0.0..=1.0).contains(&score));
        prop_assert_eq!(score.to_bits(), alignment.score(y.name(), x.name()).to_bits());
        prop_assert_eq!(score.to_bits(), explain(&a, &b, &words).score.to_bits());
    }

    #[test]
    fn a_name_is_itself(name in name()) {
        let words = words();
        let name = Prepared::new(&name, &words);
        let score = Alignment::default().score(name.name(), name.name());
        let says_nothing = name.atoms().all(|atom| atom == "of");
        prop_assert!(score > 0.999 || says_nothing, "{score}");
    }

    #[test]
    fn nothing_panics(a in "\\PC{0,60}", b in "\\PC{0,60}") {
        let words = words();
        explain(&a, &b, &words).in_words();
        let mut builder = Builder::default();
        builder.add(&Prepared::new(&a, &words));
        let mut found = Vec::new();
        let query = Prepared::new(&b, &words);
        builder.build().search(&query, REVIEW, &mut Search::default(), &mut found);
    }
}

/// The index keeps what scoring every name finds: all but one in a hundred, on names of a made-up world that
/// is full of neighbours. One letter for a word is left out: the words beside it find the name, if at all.
#[test]
fn next_to_nothing_is_lost() {
    let words = words();
    let mut runner = TestRunner::deterministic();
    let (mut all, mut kept) = (0, 0);
    let mut lost = Vec::new();
    let made_up = (prop::collection::vec(filed(), 40..60), name());
    for _ in 0..1_500 {
        let (names, query) = made_up.new_tree(&mut runner).unwrap().current();
        if query.contains('.') {
            continue;
        }
        let mut workshop = Workshop::default();
        let prepared: Vec<Prepared> = names.iter().map(|n| workshop.prepare(n, &words)).collect();
        let asked = workshop.prepare(&query, &words);
        let mut builder = Builder::default();
        for name in &prepared {
            builder.add(name);
        }
        let mut found = Vec::new();
        let index = builder.build();
        index.search(&asked, REVIEW, &mut Search::default(), &mut found);
        let mut alignment = Alignment::default();
        for ((position, name), text) in (0..).zip(&prepared).zip(&names) {
            let score = alignment.score(asked.name(), name.name());
            let hit = found.iter().find(|hit| hit.name == position);
            assert!(hit.is_none_or(|hit| hit.score.to_bits() == score.to_bits()));
            if score >= REVIEW {
                all += 1;
                kept += usize::from(hit.is_some());
                if hit.is_none() {
                    lost.push(format!("{score:.2} {query} | {text}"));
                }
            } else {
                assert!(hit.is_none());
            }
        }
    }
    assert!(all > 1_000, "{all}");
    assert!(
        kept * 100 >= all * 99,
        "{kept} of {all} kept; lost: {lost:#?}"
    );
}
