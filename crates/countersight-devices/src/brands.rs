//! The table of labels.

use countersight_model::brand::{Brand, MakerTie, TieKind};
use countersight_model::id::BrandId;
use std::collections::{BTreeSet, HashMap};

/// The labels of the register, found by any spelling.
#[derive(Debug, Default)]
pub struct BrandTable {
    brands: Vec<Brand>,
    by_spelling: HashMap<String, usize>,
    by_id: HashMap<BrandId, usize>,
    longest: usize,
    /// Names of other firms that resemble a label.
    look_alikes: BTreeSet<String>,
}

/// Letters and digits in lower case: `LT-Security`, `LT Security` and `LTSECURITY` are one label.
pub fn spelling(text: &str) -> String {
    text.chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}

impl BrandTable {
    /// Builds the table.
    pub fn new<'b>(brands: impl IntoIterator<Item = &'b Brand>) -> Self {
        let mut table = Self::default();
        for brand in brands {
            let at = table.brands.len();
            for text in std::iter::once(&brand.name).chain(&brand.aliases) {
                let key = spelling(text);
                table.longest = table.longest.max(text.split_whitespace().count());
                table.by_spelling.entry(key).or_insert(at);
            }
            table.by_id.insert(brand.id.clone(), at);
            table.brands.push(brand.clone());
        }
        table
    }

    /// The same table, with names that resemble a label and are other firms'.
    #[must_use]
    pub fn with_look_alikes<'n>(mut self, names: impl IntoIterator<Item = &'n str>) -> Self {
        self.look_alikes = names.into_iter().map(spelling).collect();
        self
    }

    /// The brand of an identifier.
    pub fn by_id(&self, id: &BrandId) -> Option<&Brand> {
        self.brands.get(*self.by_id.get(id)?)
    }

    /// The brand that a label names as a whole.
    pub fn by_label(&self, label: &str) -> Option<&Brand> {
        self.brands.get(*self.by_spelling.get(&spelling(label))?)
    }

    /// The maker's own label from which a label that nobody knows is one typing error away (optimal
    /// string alignment distance). Short labels, and those that begin otherwise, meet other firms by
    /// chance.
    pub fn nearly(&self, label: &str) -> Option<&Brand> {
        let typed = spelling(label);
        let near = |brand: &&Brand| {
            let known = spelling(&brand.name);
            brand.own_maker().is_some()
                && known.chars().count() >= 5
                && known.chars().next() == typed.chars().next()
                && strsim::osa_distance(&known, &typed) == 1
        };
        if self.look_alikes.contains(&typed) {
            return None;
        }
        self.brands.iter().find(near)
    }

    /// Brands named in a text, as whole words, longest first at each place, with the words that named
    /// them. A label of two letters is too weak to be looked for in a text.
    pub fn in_text<'t>(&self, text: &'t str) -> Vec<(&Brand, &'t str)> {
        let words: Vec<(usize, &str)> = words(text);
        let mut found: Vec<(&Brand, &'t str)> = Vec::new();
        let mut at = 0;
        while at < words.len() {
            let hit = (1..=self.longest.min(words.len() - at))
                .rev()
                .find_map(|count| {
                    let (start, _) = *words.get(at)?;
                    let (last, word) = *words.get(at + count - 1)?;
                    let phrase = text.get(start..last + word.len())?;
                    let brand = self
                        .by_label(phrase)
                        .filter(|_| spelling(phrase).chars().count() > 2)?;
                    Some((count, brand, phrase))
                });
            at += match hit {
                Some((count, brand, phrase)) => {
                    if found.iter().all(|(known, _)| known.id != brand.id) {
                        found.push((brand, phrase));
                    }
                    count
                }
                None => 1,
            };
        }
        found
    }
}

fn words(text: &str) -> Vec<(usize, &str)> {
    let mut words = Vec::new();
    let mut start = None;
    let ends = std::iter::once((text.len(), ' '));
    for (at, c) in text.char_indices().chain(ends) {
        match (start, c.is_alphanumeric()) {
            (None, true) => start = Some(at),
            (Some(from), false) => {
                if let Some(word) = text.get(from..at) {
                    words.push((from, word));
                }
                start = None;
            }
            _ => {}
        }
    }
    words
}

/// The ties of a brand to makers of the register or to other firms, strongest first.
pub fn ties(brand: &Brand) -> Vec<&MakerTie> {
    let mut ties: Vec<&MakerTie> = brand
        .ties
        .iter()
        .filter(|tie| tie.names_somebody())
        .collect();
    ties.sort_by(|a, b| b.trust.cmp(&a.trust).then_with(|| a.maker.cmp(&b.maker)));
    ties
}

/// Whether the label is that of a firm without a known tie to a maker of the register.
pub fn is_independent(brand: &Brand) -> bool {
    !brand.ties.is_empty()
        && brand
            .ties
            .iter()
            .all(|tie| tie.kind == TieKind::Independent)
}
