//! Why two names score as they do: made only for what is shown.

use super::align::{Alignment, How, Met};
use super::prepare::{Prepared, Workshop};
use super::score::{Verdict, in_order};
use super::words::{Class, Words};

/// Words that met.
#[derive(Debug, Clone, PartialEq)]
pub struct MetWords {
    /// In the first name.
    pub a: String,
    /// In the second name.
    pub b: String,
    /// How they met.
    pub how: How,
    /// How like they are, from 0 to 1.
    pub likeness: f32,
    /// What they tell: 1 for a word that no other name holds.
    pub weight: f32,
}

/// A word that stands in one name only.
#[derive(Debug, Clone, PartialEq)]
pub struct LeftWord {
    /// The word.
    pub word: String,
    /// What part of a name it plays.
    pub class: Class,
    /// What it tells.
    pub weight: f32,
}

/// The score of two names, word by word.
#[derive(Debug, Clone, PartialEq)]
pub struct Explained {
    /// From 0 to 1.
    pub score: f32,
    /// Words that met, those that tell most first.
    pub met: Vec<MetWords>,
    /// Left over of the first name.
    pub left_a: Vec<LeftWord>,
    /// Left over of the second name.
    pub left_b: Vec<LeftWord>,
    /// The names hold numbers that contradict.
    pub numbers_differ: bool,
    /// The most distinctive word of one name is not in the other.
    pub core_missing: bool,
}

/// Compares two names and says why.
///
/// ```
/// use countersight_names::matching::{Verdict, Words, explain};
/// let words = Words::new(&[], &[]);
/// let why = explain("HIK VISION", "Hikvision Cameras", &words);
/// assert_eq!(why.met[0].a, "hik vision");
/// assert_eq!(why.left_b[0].word, "cameras");
/// ```
pub fn explain(a: &str, b: &str, words: &Words) -> Explained {
    let mut workshop = Workshop::default();
    let (one, texts_a) = workshop.prepare_in_words(a, words);
    let (other, texts_b) = workshop.prepare_in_words(b, words);
    if in_order(one.name(), other.name()) {
        in_this_order((&one, &texts_a), (&other, &texts_b))
    } else {
        let mut turned = in_this_order((&other, &texts_b), (&one, &texts_a));
        std::mem::swap(&mut turned.left_a, &mut turned.left_b);
        for met in &mut turned.met {
            std::mem::swap(&mut met.a, &mut met.b);
        }
        turned
    }
}

fn in_this_order(
    (one, texts_a): (&Prepared, &[String]),
    (other, texts_b): (&Prepared, &[String]),
) -> Explained {
    let mut alignment = Alignment::default();
    alignment.align(one.name(), other.name());
    let tally = alignment.tally(one.name(), other.name());
    let mut met: Vec<Met> = alignment.met.clone();
    met.sort_by(|x, y| y.weight.total_cmp(&x.weight).then_with(|| x.a.cmp(&y.a)));
    let left = |name: &Prepared, texts: &[String], bits: u64| {
        let atoms = name.atoms.iter().zip(texts).enumerate();
        atoms
            .filter(|(at, (atom, _))| bits >> at & 1 == 1 && atom.class != Class::Filler)
            .map(|(_, (atom, text))| LeftWord {
                word: text.clone(),
                class: atom.class,
                weight: atom.weight,
            })
            .collect()
    };
    Explained {
        score: tally.score,
        met: met
            .iter()
            .filter(|met| met.weight > 0.0)
            .map(|met| MetWords {
                a: written(texts_a, met.a),
                b: written(texts_b, met.b),
                how: met.how,
                likeness: met.likeness,
                weight: met.weight,
            })
            .collect(),
        left_a: left(one, texts_a, alignment.left_a),
        left_b: left(other, texts_b, alignment.left_b),
        numbers_differ: tally.numbers_differ,
        core_missing: tally.core_missing,
    }
}

fn written(texts: &[String], bits: u64) -> String {
    let words: Vec<&str> = texts
        .iter()
        .enumerate()
        .filter(|(at, _)| bits >> at & 1 == 1)
        .map(|(_, text)| text.as_str())
        .collect();
    let spaced = words.iter().any(|word| word.is_ascii());
    words.join(if spaced { " " } else { "" })
}

impl Explained {
    /// What the score says.
    pub fn verdict(&self) -> Verdict {
        Verdict::of(self.score)
    }

    /// The reasons in one line.
    pub fn in_words(&self) -> String {
        let mut parts = Vec::new();
        if self.numbers_differ {
            parts.push("the numbers differ".to_owned());
        } else if self.core_missing {
            parts.push("the most distinctive word of one name is not in the other".to_owned());
        }
        let met: Vec<String> = self.met.iter().map(MetWords::in_words).collect();
        if met.is_empty() {
            parts.push("no word in common".to_owned());
        } else {
            parts.push(format!("met: {}", met.join(", ")));
        }
        for (whose, left) in [("first", &self.left_a), ("second", &self.left_b)] {
            if !left.is_empty() {
                let words: Vec<&str> = left.iter().map(|left| left.word.as_str()).collect();
                parts.push(format!("only in the {whose}: {}", words.join(", ")));
            }
        }
        parts.join("; ")
    }
}

impl MetWords {
    fn in_words(&self) -> String {
        let Self { a, b, weight, .. } = self;
        let how = match self.how {
            How::Equal if a == b => return format!("`{a}` {weight:.2}"),
            How::Equal => "read alike",
            How::Meaning => "same meaning",
            How::Joined => "written together",
            How::Typo => "a typing error apart",
            How::Vowels => "without vowels",
            How::Sound => "same sound",
            How::CutOff => "cut off",
            How::Initial => "its first letter",
            How::Acronym => "its first letters",
        };
        format!("`{a}` and `{b}` ({how}) {:.2}", weight * self.likeness)
    }
}
