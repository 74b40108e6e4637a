//! Each rule of the score on made-up names: what it finds, and beside it what it leaves alone.

use countersight_model::lexicon::WordClass::{self, Distinctive, Filler, LegalForm, Place, Trade};
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
            group("technology", Trade, &["Technology", "技术", "科技"]),
            group("science", Trade, &["Science", "科学"]),
            group("and", Filler, &["and"]),
            group("innovation", Distinctive, &["Innovation", "创新"]),
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
            count("ante", 30, 300),
            count("innovation", 600, 800),
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

/// 科技 and 科工 say in one word what English says in two.
#[test]
fn science_is_held_within_a_chinese_word() {
    verdicts(&[
        (
            "same",
            "中国数字科技集团",
            "China Digital Science and Technology Group",
        ),
        (
            "same",
            "杭州海维数字科技有限公司",
            "Hangzhou Haiwei Digital Science and Technology Ltd",
        ),
        // English has a word for either.
        (
            "review",
            "China Digital Technology Group",
            "China Digital Science and Technology Group",
        ),
        // It stands alone, so nothing holds it.
        (
            "review",
            "中国数字技术",
            "China Science Digital Technology Shipping",
        ),
        ("review", "中国数字集团", "China Digital and Science Group"),
    ]);
}

#[test]
fn a_corporation_translated_from_chinese_is_the_group() {
    verdicts(&[
        ("review", "中国数字有限公司", "China Digital Corporation"),
        ("review", "China Digital Company", "中国数字股份有限公司"),
        ("same", "中国数字集团", "China Digital Corporation"),
        ("same", "中国数字有限公司", "China Digital Co., Ltd"),
        // Nothing says which of the two is meant, unless a word of its own does.
        ("review", "中国数字有限公司", "China Digital"),
        ("review", "中国数字集团", "China Digital"),
        ("same", "中国数字", "China Digital"),
        ("same", "海康维视有限公司", "Haikangweishi"),
        // Two names in Latin letters say it as they please.
        ("same", "China Digital Ltd", "China Digital Corporation"),
        // A coined word says that both are meant.
        ("same", "杭州海康维视有限公司", "Haikangweishi Corporation"),
    ]);
}

#[test]
fn a_group_that_is_a_company_with_shares_may_be_either() {
    verdicts(&[
        ("same", "中国数字集团股份有限公司", "China Digital JSC"),
        ("same", "中国数字集团股份有限公司", "China Digital Group"),
        ("review", "中国数字集团有限公司", "China Digital JSC"),
    ]);
}

/// The sound of 创新 is rare in names, and innovation is not.
#[test]
fn a_chinese_word_tells_no_more_than_its_translation() {
    verdicts(&[
        ("same", "Vostokova创新有限公司", "Vostokova Ltd"),
        ("review", "Vostokova海维有限公司", "Vostokova Ltd"),
    ]);
}

#[test]
fn what_stands_behind_a_cut_is_no_word_that_is_missing() {
    let long = "Hangzhou Digital Technology Institute of Vostokova";
    verdicts(&[
        ("review", "Hangzhou Digital Techn", long),
        ("review", "Hangzhou Digital Te", long),
        // The cut is not where the name ends.
        ("different", "Hangzhou Techn Digital", long),
        // Nothing is cut off, and anybody may be called so.
        ("different", "Hangzhou Digital Technology", long),
    ]);
}

/// Two Han characters weigh less than a word, but what they are read as is as rare as it is spelled.
#[test]
fn a_short_chinese_name_is_a_question_without_its_place() {
    verdicts(&[
        ("review", "杭州海维有限公司", "Haiwei Ltd"),
        ("same", "杭州海维有限公司", "Hangzhou Haiwei Ltd"),
        ("different", "杭州海维有限公司", "Atlasa Ltd"),
        // Many names are read so.
        ("different", "杭州安特有限公司", "Ante Ltd"),
    ]);
}
