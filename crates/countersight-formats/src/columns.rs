//! What the header of a column says that the column holds.

use crate::fold;
use crate::reading::ReadingWords;
use countersight_model::lexicon::{ColumnMeaning, ColumnWords};
use countersight_names::goods::GoodsFinder;
use std::collections::HashMap;

/// A word inside a longer header counts only from this length on: `name` in `nvr_name` does not.
const SHORTEST_INSIDE: usize = 5;
/// Longer headers are sentences.
const LONGEST_HEADER: usize = 100;

/// Beside a known word these say that the column holds something about it, not the thing: a number,
/// a link, a person, a state.
const OTHER: &[&str] = &[
    "uri",
    "url",
    "link",
    "href",
    "code",
    "codes",
    "id",
    "ids",
    "nr",
    "no",
    "num",
    "number",
    "numbers",
    "nummer",
    "numero",
    "kod",
    "kode",
    "reference",
    "ref",
    "type",
    "typ",
    "class",
    "category",
    "rating",
    "date",
    "datum",
    "fecha",
    "data",
    "dato",
    "time",
    "year",
    "phone",
    "telephone",
    "tel",
    "email",
    "mail",
    "fax",
    "contact",
    "person",
    "first",
    "last",
    "surname",
    "user",
    "username",
    "login",
    "password",
    "owner",
    "qty",
    "quantity",
    "count",
    "currency",
    "label",
    "slug",
    "status",
    "serial",
    "sn",
    "nvr",
    "dvr",
    "channel",
    "index",
    "key",
    "hash",
    "lat",
    "lon",
    "latitude",
    "longitude",
    "zip",
    "postcode",
    "address",
    "adresse",
    "direccion",
    "indirizzo",
    "adres",
    "telefon",
    "telefono",
    "telephon",
    "ansprechpartner",
    "checked",
    "support",
    "warranty",
    "size",
    "risk",
];
/// The same in scripts that write without spaces.
const OTHER_UNSPACED: &[&str] = &[
    "编号", "編號", "代码", "代碼", "电话", "電話", "联系", "聯繫", "聯絡", "类型", "類型", "类别",
    "日期", "数量", "數量", "地址", "邮箱", "郵箱", "密码", "密碼", "用户", "用戶", "序列", "人数",
    "担当",
];
/// After such a word stands the whole of which the first word is a part: `country of supplier`.
const OF: &[&str] = &[
    "of", "de", "du", "des", "del", "della", "di", "der", "do", "da", "van", "von", "af", "av",
];

/// A header's meaning, and how far the word may be believed: lower ranks first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Heard {
    pub(crate) meaning: ColumnMeaning,
    pub(crate) rank: usize,
    /// The header is the word; otherwise it only holds it.
    pub(crate) whole: bool,
}

#[derive(Debug)]
struct Phrase {
    words: Vec<String>,
    joined: String,
    unspaced: bool,
    heard: Heard,
}

/// The register's header and goods words, ready to be compared.
#[derive(Debug)]
pub(crate) struct Vocabulary<'a> {
    given: &'a [ColumnWords],
    whole: HashMap<String, Heard>,
    phrases: Vec<Phrase>,
    pub(crate) goods: GoodsFinder,
}

impl<'a> Vocabulary<'a> {
    pub(crate) fn new(words: &ReadingWords<'a>) -> Self {
        let mut whole = HashMap::new();
        let mut phrases = Vec::new();
        for group in words.columns {
            for (rank, word) in group.words.iter().enumerate() {
                let folded = fold::words(word);
                let joined = folded.concat();
                if joined.is_empty() {
                    continue;
                }
                whole.entry(joined.clone()).or_insert(Heard {
                    meaning: group.meaning,
                    rank,
                    whole: true,
                });
                let unspaced = joined.chars().all(fold::is_unspaced);
                let shortest = if unspaced { 2 } else { SHORTEST_INSIDE };
                if joined.chars().count() >= shortest && may_stand_inside(group.meaning) {
                    let heard = Heard {
                        meaning: group.meaning,
                        rank: rank + 10_000,
                        whole: false,
                    };
                    phrases.push(Phrase {
                        words: folded,
                        joined,
                        unspaced,
                        heard,
                    });
                }
            }
        }
        Self {
            given: words.columns,
            whole,
            phrases,
            goods: GoodsFinder::new(words.goods),
        }
    }

    /// What a column of this header holds.
    pub(crate) fn hear(&self, header: &str) -> Option<Heard> {
        if header.len() > LONGEST_HEADER * 4 || header.chars().count() > LONGEST_HEADER {
            return None;
        }
        let words = fold::words(header);
        let joined = words.concat();
        if joined.is_empty() {
            return None;
        }
        self.whole.get(&joined).copied().or_else(|| {
            self.hear_inside(&words)
                .or_else(|| self.hear_inside_unspaced(&joined))
        })
    }

    fn hear_inside(&self, words: &[String]) -> Option<Heard> {
        let mut hits: Vec<(usize, usize, Heard)> = self
            .phrases
            .iter()
            .filter(|phrase| !phrase.unspaced)
            .filter_map(|phrase| {
                let length = phrase.words.len();
                let at = words
                    .windows(length)
                    .position(|window| window == phrase.words)?;
                Some((at, at + length, phrase.heard))
            })
            .collect();
        // Longest first, so that `country of origin` hides `country`.
        hits.sort_by_key(|&(from, to, heard)| (std::cmp::Reverse(to - from), from, heard.rank));
        let mut kept: Vec<(usize, usize, Heard)> = Vec::new();
        for hit in hits {
            if kept
                .iter()
                .all(|other| hit.1 <= other.0 || other.1 <= hit.0)
            {
                kept.push(hit);
            }
        }
        let rest = || {
            words.iter().enumerate().filter_map(|(at, word)| {
                let covered = kept.iter().any(|&(from, to, _)| (from..to).contains(&at));
                (!covered).then_some(word.as_str())
            })
        };
        if rest().any(|word| OTHER.contains(&word)) {
            return None;
        }
        let of = rest().any(|word| OF.contains(&word));
        let chosen = if of {
            kept.iter().min_by_key(|&&(from, ..)| from)
        } else {
            kept.iter().max_by_key(|&&(_, to, _)| to)
        };
        chosen.map(|&(_, _, heard)| heard)
    }

    fn hear_inside_unspaced(&self, joined: &str) -> Option<Heard> {
        let phrase = self
            .phrases
            .iter()
            .filter(|phrase| phrase.unspaced)
            .filter_map(|phrase| joined.rfind(&phrase.joined).map(|at| (at, phrase)))
            .max_by_key(|(at, phrase)| (at + phrase.joined.len(), phrase.joined.len()))
            .map(|(_, phrase)| phrase)?;
        let rest = joined.replacen(&phrase.joined, " ", 1);
        let other = OTHER_UNSPACED.iter().any(|word| rest.contains(word))
            || OTHER
                .iter()
                .any(|word| rest.split(' ').any(|part| part == *word));
        (!other).then_some(phrase.heard)
    }

    /// Words that would be understood, for a message.
    pub(crate) fn examples(&self) -> String {
        const SHOWN: [ColumnMeaning; 8] = [
            ColumnMeaning::Name,
            ColumnMeaning::Company,
            ColumnMeaning::Brand,
            ColumnMeaning::Model,
            ColumnMeaning::Mac,
            ColumnMeaning::Isin,
            ColumnMeaning::Ticker,
            ColumnMeaning::Description,
        ];
        let shown: Vec<String> = SHOWN
            .iter()
            .filter_map(|meaning| self.given.iter().find(|group| group.meaning == *meaning))
            .filter_map(|group| group.words.first())
            .map(|word| format!("`{word}`"))
            .collect();
        shown.join(", ")
    }
}

/// `Name`, `Id` and `Ip` are too common as parts of other headers.
fn may_stand_inside(meaning: ColumnMeaning) -> bool {
    !matches!(
        meaning,
        ColumnMeaning::Name | ColumnMeaning::Id | ColumnMeaning::Ip
    )
}
