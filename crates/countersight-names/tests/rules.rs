//! Each rule of the score on made-up names: what it finds, and beside it what it leaves alone.

use countersight_model::lexicon::WordClass::{self, LegalForm, Place, Trade};
use countersight_model::lexicon::{WordCount, WordGroup};
use countersight_names::matching::{Words, explain};

fn words() -> Words {
    let group = |id: &str, class: WordClass, words: &[&str]| WordGroup {
        id: id.into(),
        class,
        within: None,
        words: words.iter().map(|word| (*word).into()).collect(),
    };
    let count = |word: &str, names, firms| WordCount {
        word: word.into(),
        names,
        firms,
    };
    Words::new(
        &[
            group("limited", LegalForm, &["Ltd", "Limited", "有限公司"]),
            group("joint-stock", LegalForm, &["JSC", "股份有限公司"]),
            group("corporation", LegalForm, &["Co", "Company", "Corporation"]),
            group("group", LegalForm, &["Group", "集团"]),
            group("technology", Trade, &["Technology", "技术"]),
            group("digital", Trade, &["Digital", "数字"]),
            group("shipping", Trade, &["Shipping"]),
            group("institute", Trade, &["Institute"]),
            group("china", Place, &["China", "中国"]),
            group("hangzhou", Place, &["Hangzhou", "杭州"]),
        ],
        &[
            count("atlasa", 30, 300),
            count("gasneft", 900, 0),
            count("vision", 30, 0),
            count("sense", 30, 90),
        ],
    )
}

/// Every pair has the verdict that stands before it.
fn verdicts(rows: &[(&str, &str, &str)]) {
    let words = words();
    for (expected, a, b) in rows {
        let why = explain(a, b, &words);
        let verdict = why.verdict().as_str();
        let (score, reasons) = (why.score, why.in_words());
        assert_eq!(verdict, *expected, "{score:.3} {a} | {b}: {reasons}");
    }
}

#[test]
fn a_short_word_holds_an_error_where_all_the_rest_agrees() {
    verdicts(&[
        ("review", "Veko Shipping Hangzhou", "Vemo Shipping Hangzhou"),
        ("different", "Veko", "Vemo"),
        ("different", "Veko Shipping", "Vemo Digital"),
        ("different", "Veko Shipping Hangzhou", "Vemo Shipping"),
        (
            "review",
            "Chnia Digital Technology",
            "China Digital Technology",
        ),
        ("review", "Vostok Luo", "Vostok Lou"),
        ("different", "Luo", "Lou"),
        ("different", "Vostok Luo Ray", "Vostok Lou"),
    ]);
}

#[test]
fn letters_that_are_heard_or_read_alike_are_a_question() {
    verdicts(&[
        ("review", "Fysica Shipping", "Physica Shipping"),
        ("review", "Zinora", "Sinora"),
        ("review", "Avic Shipping", "Avik Shipping"),
        ("review", "V5k Shipping", "Vsk Shipping"),
        ("different", "CPQ Ltd", "KPQ Ltd"),
        ("different", "SLL Ltd", "SSI Ltd"),
        ("different", "Zhen", "Sen"),
    ]);
}

#[test]
fn arabic_writes_half_vowels_for_vowels() {
    verdicts(&[
        ("review", "داهوا", "Dahua"),
        ("different", "داهوا", "Dahela"),
    ]);
}

#[test]
fn a_misspelt_legal_form_says_nothing_against() {
    verdicts(&[
        (
            "same",
            "Vostoka Digital kO., Ltd",
            "Vostoka Digital Co., Ltd",
        ),
        (
            "same",
            "Vostoka Digital Co., Lrd",
            "Vostoka Digital Co., Ltd",
        ),
    ]);
}

#[test]
fn a_letter_stands_for_a_word_if_a_trade_agrees() {
    verdicts(&[
        ("review", "N. Technology Ltd", "Narpel Technology Ltd"),
        ("different", "N. Ltd", "Narpel Ltd"),
        ("different", "N. Technology Ltd", "Vostok Technology Ltd"),
    ]);
}

#[test]
fn a_long_name_may_be_cut_off_behind_a_word() {
    let long = "Hangzhou Vostokova Digital Technology Institute of Tarim Bortala Kashkar";
    verdicts(&[
        ("review", "Hangzhou Vostokova", long),
        // Too short to have filled a field.
        ("different", "Vostokova", long),
        // Not its beginning.
        ("different", "Vostokova Hangzhou Kashkar Sun", long),
        // The longer name is the same company, which is not less sure for its length.
        ("same", "Hangzhou Vostokova", "Hangzhou Vostokova Ltd"),
        (
            "review",
            "Vostokova Shippi",
            "Vostokova Shipping Tarim Bortala",
        ),
    ]);
}

/// The rarer the word that meets, the less matters what stands beside it.
#[test]
fn a_common_word_needs_the_words_beside_it() {
    verdicts(&[
        ("same", "Vostokova", "Vostokova Shipping"),
        ("different", "Atlasa", "Atlasa Shipping"),
        ("different", "Atlasa Digital", "Atlasa Shipping"),
        ("different", "Atlasa Hangzhou", "Atlasa Shipping"),
        ("same", "Atlasa Shipping", "Atlasa Shipping Ltd"),
        // A word of many listed names tells more than one of many ordinary firms.
        ("review", "Vision Hangzhou", "Vision"),
        ("different", "Sense Hangzhou", "Sense"),
        // A number that agrees makes up for it.
        ("review", "Gasneft 52", "Gasneft 52 Institute"),
        ("different", "Gasneft", "Gasneft Institute"),
    ]);
}

#[test]
fn a_group_is_not_the_company_it_holds() {
    verdicts(&[
        (
            "review",
            "China Digital Group Co., Ltd",
            "China Digital Co., Ltd",
        ),
        ("review", "中国数字集团有限公司", "China Digital JSC"),
        ("review", "Gasneft Group", "Gasneft Ltd"),
        ("same", "China Digital Group", "China Digital Corporation"),
        ("same", "China Digital Group", "China Digital Group Ltd"),
        ("same", "China Digital Group", "China Digital"),
        ("same", "Vostokova Group", "Vostokova Ltd"),
    ]);
}

#[test]
fn without_a_word_of_their_own_every_trade_counts() {
    verdicts(&[
        (
            "different",
            "China Digital",
            "China Digital Technology Shipping",
        ),
        (
            "same",
            "China Digital Technology",
            "China Digital Technology Ltd",
        ),
    ]);
}
