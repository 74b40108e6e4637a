//! Names made up from the words of official lists, as often as they stand there.

use countersight_register::Register;

/// A small generator of numbers (Steele and others' SplitMix64), so that every run is the same.
pub struct Dice(pub u64);

impl Dice {
    pub fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ mixed >> 30).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ mixed >> 27).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((mixed ^ mixed >> 31) % sides.max(1) as u64) as usize
    }

    fn pick<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        &from[self.roll(from.len())]
    }
}

pub struct World {
    /// Every word as often as it stands in names.
    common: Vec<String>,
    dice: Dice,
}

const SYLLABLES: [&str; 60] = [
    "ka", "ri", "to", "mel", "vos", "tan", "dor", "li", "xin", "hua", "bo", "ren", "sha", "qui", "al",
    "ma", "ter", "nor", "gra", "zhe", "jin", "wei", "pol", "san", "ber", "ek", "ul", "ti", "ron", "da",
    "fen", "gu", "hol", "iv", "jor", "kel", "lum", "mi", "nex", "or", "pra", "ros", "sil", "tur", "ur",
    "ven", "wo", "yan", "zar", "che", "dim", "el", "far", "gos", "hin", "il", "kor", "lan", "mos", "nik",
];
const HAN: [&str; 24] = [
    "海", "康", "威", "视", "大", "华", "天", "地", "伟", "业", "云", "从", "商", "汤", "依", "图", "科", "信", "飞",
    "东", "方", "网", "力", "宇",
];
const PLACES: [&str; 8] = ["Hangzhou", "Shenzhen", "Beijing", "Moscow", "Dubai", "Hong Kong", "", ""];
const TRADES: [&str; 10] = [
    "Technology", "Trading", "Shipping", "Electronics", "Digital Technology", "Engineering", "Import and Export",
    "Semiconductor", "", "",
];
const FORMS: [&str; 7] = ["Co., Ltd.", "Limited", "LLC", "Corporation", "JSC", "GmbH", ""];

impl World {
    pub fn new(register: &Register, seed: u64) -> Self {
        let common = register
            .word_counts
            .iter()
            .filter(|count| (1..200).contains(&count.names) && count.word.len() > 3)
            .flat_map(|count| std::iter::repeat_n(count.word.clone(), count.names as usize))
            .collect();
        Self { common, dice: Dice(seed) }
    }

    fn coined(&mut self) -> String {
        let syllables = 2 + self.dice.roll(3);
        (0..syllables).map(|_| *self.dice.pick(&SYLLABLES)).collect()
    }

    /// A name in Latin letters.
    pub fn latin(&mut self) -> String {
        let mut words = vec![self.dice.pick(&PLACES).to_string()];
        for _ in 0..1 + self.dice.roll(2) {
            let word = if self.dice.roll(10) < 6 {
                self.coined()
            } else {
                self.common[self.dice.roll(self.common.len())].clone()
            };
            words.push(word);
        }
        words.push(self.dice.pick(&TRADES).to_string());
        words.push(self.dice.pick(&FORMS).to_string());
        words.retain(|word| !word.is_empty());
        words.join(" ")
    }

    /// A name in Han.
    pub fn han(&mut self) -> String {
        let core: String = (0..2 + self.dice.roll(3)).map(|_| *self.dice.pick(&HAN)).collect();
        let place = *self.dice.pick(&["杭州", "深圳市", "北京", "浙江", ""]);
        let trade = *self.dice.pick(&["数字技术", "科技", "电子科技", "信息技术", ""]);
        let form = *self.dice.pick(&["股份有限公司", "有限公司", "集团有限公司"]);
        format!("{place}{core}{trade}{form}")
    }

    /// A name as somebody types it: a letter wrong, a word missing, or in another order.
    pub fn typed(&mut self, name: &str) -> String {
        let mut words: Vec<String> = name.split(' ').map(str::to_owned).collect();
        match self.dice.roll(4) {
            0 => {
                let at = self.dice.roll(words.len());
                let mut chars: Vec<char> = words[at].chars().collect();
                if chars.len() > 4 {
                    let letter = 1 + self.dice.roll(chars.len() - 2);
                    chars.swap(letter, letter + 1);
                }
                words[at] = chars.into_iter().collect();
            }
            1 if words.len() > 2 => {
                words.pop();
            }
            2 => words.reverse(),
            _ => {}
        }
        words.join(" ")
    }
}
