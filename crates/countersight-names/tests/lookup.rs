//! What a name leads to: a table of names with the verdict and the reason that a reader would see.

use countersight_model::entity::AliasUse::{self, Name, Short, Unique};
use countersight_model::id::EntityId;
use countersight_model::lexicon::Namesake;
use countersight_model::lexicon::WordClass::{LegalForm, Place, Trade};
use countersight_model::lexicon::WordGroup;
use countersight_names::index::{NameEntry, NameIndex};
use countersight_names::lexicon::Lexicon;
use countersight_names::mention::mentions;

fn lexicon() -> Lexicon {
    let group = |class, id: &str, within: Option<&str>, words: &str| WordGroup {
        id: id.to_owned(),
        class,
        within: within.map(str::to_owned),
        words: words.split('|').map(str::to_owned).collect(),
    };
    Lexicon::new(&[
        group(
            LegalForm,
            "limited",
            None,
            "Co., Ltd.|Ltd|Limited|有限公司|股份有限公司|شركة",
        ),
        group(
            LegalForm,
            "corporation",
            None,
            "Corporation|Corp|Inc|Company|Co",
        ),
        group(LegalForm, "group", None, "Group"),
        group(LegalForm, "share-class", None, "Class A"),
        group(Place, "china", None, "China"),
        group(Place, "zhejiang", Some("china"), "Zhejiang|浙江"),
        group(Place, "hangzhou", Some("zhejiang"), "Hangzhou|杭州"),
        group(Place, "cangzhou", Some("china"), "Cangzhou"),
        group(Place, "xinjiang", Some("china"), "Xinjiang"),
        group(Place, "shanghai", Some("china"), "Shanghai"),
        group(Place, "uk", None, "UK"),
        group(Place, "usa", None, "USA"),
        group(
            Trade,
            "technology",
            None,
            "Technology|Tech|技术|科技|تكنولوجيا",
        ),
        group(Trade, "digital", None, "Digital|数字"),
        group(Trade, "electronics", None, "Electronics"),
        group(Trade, "construction", None, "Construction"),
        group(Trade, "accounting", None, "会计师事务所"),
        group(Trade, "scales", None, "Scale"),
        group(Trade, "manufacturing", None, "Factory"),
    ])
}

fn index() -> NameIndex {
    let entry = |entity: &str, text: &str, usage: AliasUse| NameEntry {
        entity: EntityId::from(entity),
        text: text.to_owned(),
        usage,
    };
    let entries = [
        entry(
            "hikvision",
            "Hangzhou Hikvision Digital Technology Co., Ltd.",
            Name,
        ),
        entry("hikvision", "Hikvision", Unique),
        entry("hikvision", "海康威视", Unique),
        entry("hikvision", "هيكفيجن", Unique),
        entry("hikvision-usa", "Hikvision USA, Inc.", Name),
        entry("dahua", "Zhejiang Dahua Technology Co., Ltd.", Name),
        entry("dahua", "Dahua Technology", Name),
        entry("dahua", "浙江大华技术股份有限公司", Name),
        entry("dahua", "Dahua", Short),
        entry("dahua", "大华", Short),
        entry("dahua", "داهوا", Short),
        entry(
            "cetc",
            "China Electronics Technology Group Corporation",
            Name,
        ),
    ];
    let namesakes = [Namesake {
        name: "Hivision".to_owned(),
        not: EntityId::from("hikvision"),
        reason: "another brand".to_owned(),
        sources: Vec::new(),
    }];
    NameIndex::new(lexicon(), &entries, &namesakes)
}

fn said(index: &NameIndex, name: &str) -> String {
    let lookup = index.lookup(name);
    let hits = lookup.hits.iter().map(|hit| {
        let c = &hit.comparison;
        format!(
            "{} {:?} {:.2} ({})",
            hit.entity, c.verdict, c.score, c.detail
        )
    });
    let rejected = lookup
        .rejected
        .iter()
        .map(|r| format!("not {} ({})", r.entity, r.because));
    hits.chain(rejected).collect::<Vec<_>>().join("; ")
}

fn table(names: &[&str]) -> String {
    let index = index();
    names
        .iter()
        .map(|name| format!("{name} → {}", said(&index, name)))
        .collect::<Vec<_>>()
        .join("\n")
}

#[test]
fn the_company_is_found_however_it_is_written() {
    insta::assert_snapshot!(table(&[
        "Hikvision",
        "HIK VISION DIGITAL TECH CO LTD",
        "Hangzhou Hikvision Digital Technology Company",
        "海康威视",
        "海康威視",
        "杭州海康威视数字技术股份有限公司",
        "هيكفيجن",
        "لهيكفيجن",
        "Hikvision’un",
        "Нikvision",
        "HIKVISON",
        "داهوا",
        "شركة داهوا تكنولوجيا",
        "浙江大华技术股份有限公司",
        "大華科技",
        "Dahua",
        "ZHEJIANG DAHUA TECHNOLOGY LTD A",
        "Zhejiang Dahua Technology Co. Ltd. Class A",
        "China Electronics Technology Group Corp",
    ]), @"
    Hikvision → hikvision Same 1.00 (distinctive word equal; nothing else contradicts)
    HIK VISION DIGITAL TECH CO LTD → hikvision Same 0.98 (distinctive word equal; nothing else contradicts)
    Hangzhou Hikvision Digital Technology Company → hikvision Same 1.00 (distinctive word equal)
    海康威视 → hikvision Same 1.00 (distinctive word equal; nothing else contradicts)
    海康威視 → hikvision Same 1.00 (distinctive word equal; nothing else contradicts)
    杭州海康威视数字技术股份有限公司 → hikvision Same 0.98 (distinctive word equal; nothing else contradicts)
    هيكفيجن → hikvision Same 1.00 (distinctive word equal; nothing else contradicts)
    لهيكفيجن → hikvision Same 1.00 (distinctive word equal; nothing else contradicts)
    Hikvision’un → hikvision Same 1.00 (distinctive word equal; nothing else contradicts)
    Нikvision → hikvision Same 1.00 (distinctive word equal; nothing else contradicts)
    HIKVISON → hikvision Resembles 0.70 (`hikvison` is one typing error from `hikvision`)
    داهوا → dahua Same 0.90 (the short name stands alone; other firms bear it with further words)
    شركة داهوا تكنولوجيا → dahua Same 0.92 (short name equal, and a further word is one of the company's own)
    浙江大华技术股份有限公司 → dahua Same 1.00 (distinctive word equal)
    大華科技 → dahua Same 0.92 (short name equal, and a further word is one of the company's own)
    Dahua → dahua Same 0.90 (the short name stands alone; other firms bear it with further words)
    ZHEJIANG DAHUA TECHNOLOGY LTD A → dahua Same 1.00 (distinctive word equal)
    Zhejiang Dahua Technology Co. Ltd. Class A → dahua Same 1.00 (distinctive word equal)
    China Electronics Technology Group Corp → cetc Same 0.97 (every word equal; the name has no word of its own)
    ");
}

#[test]
fn the_innocent_are_not_accused() {
    insta::assert_snapshot!(table(&[
        "Hangzhou Digital Technology Co., Ltd.",
        "Cangzhou Dahua Co., Ltd.",
        "Xinjiang Dahua Construction Engineering Co., Ltd",
        "Shanghai Dahua Scale Factory",
        "DAHUA ELECTRONICS CORPORATION",
        "大华会计师事务所",
        "Hivision",
        "Digital Technology",
        "Electronics Technology Corp",
        "Co., Ltd.",
        "Acme Corporation",
    ]), @"
    Hangzhou Digital Technology Co., Ltd. → 
    Cangzhou Dahua Co., Ltd. → not dahua (`dahua` is a word that many firms bear, and `cangzhou` stands in none of this company's names)
    Xinjiang Dahua Construction Engineering Co., Ltd → not dahua (`dahua` is a word that many firms bear, and `engineering` stands beside it)
    Shanghai Dahua Scale Factory → not dahua (`dahua` is a word that many firms bear, and `shanghai, scales, manufacturing` stands in none of this company's names)
    DAHUA ELECTRONICS CORPORATION → not dahua (`dahua` is a word that many firms bear, and `electronics` stands in none of this company's names)
    大华会计师事务所 → not dahua (`大华` is a word that many firms bear, and `accounting` stands in none of this company's names)
    Hivision → not hikvision (another brand)
    Digital Technology → 
    Electronics Technology Corp → 
    Co., Ltd. → 
    Acme Corporation →
    ");
}

#[test]
fn a_subsidiary_or_a_doubt_is_not_an_identity() {
    insta::assert_snapshot!(table(&[
        "Hikvision USA Inc",
        "Hikvision UK Limited",
        "Dahua Technology UK Limited",
        "Dahua Co., Ltd.",
        "Smith Hikvision Repairs",
    ]), @"
    Hikvision USA Inc → hikvision-usa Same 1.00 (distinctive word equal)
    Hikvision UK Limited → hikvision BearsName 0.70 (bears the name `hikvision` beside `uk`, which none of its known names hold)
    Dahua Technology UK Limited → dahua BearsName 0.70 (bears the name `dahua` beside `uk`, which none of its known names hold)
    Dahua Co., Ltd. → dahua Same 0.79 (distinctive word equal; word of trade missing)
    Smith Hikvision Repairs → hikvision Contains 0.60 (`hikvision` stands in it beside `smith repairs`)
    ");
}

#[test]
fn running_text_names_companies() {
    let index = index();
    let found = |text: &str| {
        mentions(text, &index)
            .into_iter()
            .map(|m| {
                format!(
                    "{}{}",
                    m.entity,
                    if m.shared { " (shared word)" } else { "" }
                )
            })
            .collect::<Vec<_>>()
            .join(", ")
    };
    assert_eq!(
        found("replace the HIK VISION dome at the main gate"),
        "hikvision"
    );
    assert_eq!(found("安装海康威视摄像机"), "hikvision");
    assert_eq!(found("Dahua NVR, 16 channels"), "dahua (shared word)");
    assert_eq!(found("digital technology for all"), "");
}

proptest::proptest! {
    #[test]
    fn a_name_leads_to_the_same_company_without_case_or_order_of_entries(upper in proptest::bool::ANY) {
        let name = "Hangzhou Hikvision Digital Technology Co., Ltd.";
        let asked = if upper { name.to_uppercase() } else { name.to_lowercase() };
        let hits = index().lookup(&asked).hits;
        proptest::prop_assert_eq!(hits.len(), 1);
        proptest::prop_assert_eq!(hits[0].entity.as_str(), "hikvision");
    }

    #[test]
    fn no_text_makes_it_panic(text in "\\PC{0,60}") {
        let index = index();
        let _ = index.lookup(&text);
        let _ = mentions(&text, &index);
    }
}
