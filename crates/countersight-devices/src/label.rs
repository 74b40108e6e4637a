//! The text of a label or spec sheet, as a camera's reading (OCR) or a paste gives it.
//!
//! Such a text has lines and headings in any language, and faults: `O` for `0`, lost colons, values on the next
//! line. What stands under a heading is read as what the heading says; what stands free counts only where it is
//! a label by itself, a label before its model number, or a model number of a known form. Serial numbers,
//! passwords and names of users are dropped, and no text but that of [`Trace`]s is handed on.

mod cells;
mod ocr;
mod words;

use crate::brands::{is_independent, spelling};
use crate::identify::DeviceIndex;
use crate::sieve::Scratch;
use cells::{Cell, cells};
use countersight_model::brand::Brand;
use countersight_model::device::DeviceFinding;
use countersight_model::field::Field;
use countersight_model::observation::Observation;
use std::collections::BTreeSet;
use words::{COMPATIBLE, Heading};

/// Characters of a text that are read; a label has some hundred, a long spec sheet some ten thousand.
const LONGEST: usize = 1 << 18;
/// The longest value of a trace, in characters.
const LONGEST_VALUE: usize = 80;

/// One thing that a label says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trace {
    /// What it is: `model`, `brand`, `mac`, `fcc_id`, `firmware`, `made`, or `description` for a label named in a
    /// line of other words.
    pub field: Field,
    /// Its text, with what a camera misread set right.
    pub value: String,
    /// The line on which it stands, from 1.
    pub line: usize,
    /// How it is written on the label, where that is another text.
    pub written: Option<String>,
    /// Whether a heading says what it is.
    pub under_heading: bool,
}

/// A label, read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LabelReading {
    /// What was read, in the order of the lines; each once.
    pub traces: Vec<Trace>,
    /// Firms named as its maker, with their lines, as they are written.
    pub makers: Vec<(String, usize)>,
    /// The same as an observation, what stands under a heading first.
    pub seen: Observation,
    /// Brand and maker of the device, with the line of every piece of evidence.
    pub finding: DeviceFinding,
}

impl LabelReading {
    /// What was read, in one line: `brand HIKVISION, model DS-2CD2143G0-I`.
    pub fn in_words(&self) -> String {
        let mut said: Vec<String> = Vec::new();
        for trace in &self.traces {
            let word = match trace.field {
                Field::Mac => "MAC",
                Field::FccId => "FCC ID",
                Field::Description => "named",
                field => field.as_str(),
            };
            let words = format!("{word} {}", trace.value);
            if !said.contains(&words) {
                said.push(words);
            }
        }
        said.join(", ")
    }
}

impl DeviceIndex {
    /// Reads the text of a label or spec sheet, of one device or several of one kind.
    ///
    /// ```
    /// use countersight_devices::DeviceIndex;
    /// let (index, _) = DeviceIndex::new(&[], &[], [], Default::default(), []);
    /// let label = index.read_label_text("Model No.:\nDS-2CD2143G0-I\nS/N: F12345678\nMAC: 44I9B6OlO203");
    /// assert_eq!(label.in_words(), "model DS-2CD2143G0-I, MAC 44:19:B6:01:02:03");
    /// ```
    pub fn read_label_text(&self, text: &str) -> LabelReading {
        let end = text
            .char_indices()
            .nth(LONGEST)
            .map_or(text.len(), |(at, _)| at);
        let mut reader = Reader {
            index: self,
            scratch: Scratch::default(),
            traces: Vec::new(),
            makers: Vec::new(),
            under_heading: false,
        };
        let cells = cells(text.get(..end).unwrap_or(text));
        for (at, cell) in cells.iter().enumerate() {
            reader.read(cell, cells.get(at + 1));
        }
        let Reader { traces, makers, .. } = reader;
        let seen = observation(&traces);
        let mut finding = self.identify(&seen);
        place(&mut finding, &traces);
        LabelReading {
            traces,
            makers,
            seen,
            finding,
        }
    }
}

/// Whether a line speaks of goods of other firms: those that a device works with or takes the place of.
///
/// ```
/// use countersight_devices::label::is_of_other_goods;
/// assert!(is_of_other_goods("Works with Hikvision and Dahua recorders"));
/// assert!(!is_of_other_goods("Hikvision DS-2CD2143G0-I"));
/// ```
pub fn is_of_other_goods(line: &str) -> bool {
    let lower = line.to_lowercase();
    COMPATIBLE.iter().any(|word| lower.contains(word))
}

/// What stands under a heading comes first: it says which of several model numbers is the device's own.
fn observation(traces: &[Trace]) -> Observation {
    let mut seen = Observation::default();
    for headed in [true, false] {
        for trace in traces.iter().filter(|trace| trace.under_heading == headed) {
            seen.add(trace.field, trace.value.as_str());
        }
    }
    seen
}

/// Adds to every piece of evidence the lines on which it stands, and how it is written there.
fn place(finding: &mut DeviceFinding, traces: &[Trace]) {
    for seen in &mut finding.evidence {
        let of_it: Vec<&Trace> = traces
            .iter()
            .filter(|trace| trace.field.as_str() == seen.field && trace.value.contains(&seen.value))
            .collect();
        let lines: BTreeSet<usize> = of_it.iter().map(|trace| trace.line).collect();
        let lines: Vec<String> = lines.iter().map(usize::to_string).collect();
        let word = if lines.len() == 1 { "line" } else { "lines" };
        if !lines.is_empty() {
            seen.detail = format!("{}; {word} {}", seen.detail, lines.join(", "));
        }
        if let Some(written) = of_it.iter().find_map(|trace| trace.written.as_ref()) {
            seen.detail = format!("{}, written `{written}`", seen.detail);
        }
    }
}

struct Reader<'i> {
    index: &'i DeviceIndex,
    scratch: Scratch,
    traces: Vec<Trace>,
    makers: Vec<(String, usize)>,
    /// Whether what is being read stands under a heading.
    under_heading: bool,
}

impl Reader<'_> {
    fn read(&mut self, cell: &Cell, next: Option<&Cell>) {
        self.under_heading = cell.heading.is_some();
        match cell.heading {
            Some(Heading::Secret | Heading::Other) => {}
            Some(Heading::Model) => self.read_models(cell, next),
            Some(Heading::Brand) => {
                let label = first_part(&cell.text);
                self.note(Field::Brand, label, cell.line, None);
            }
            Some(Heading::Maker) => self.read_maker(cell),
            Some(Heading::Mac) => self.read_mac(cell, next),
            Some(Heading::FccId) => self.read_fcc_id(cell),
            Some(Heading::Firmware) => {
                let version = cell.text.split_whitespace().next().unwrap_or_default();
                self.note(Field::Firmware, version, cell.line, None);
            }
            Some(Heading::Made) => {
                if let Some(day) = day(&cell.text) {
                    self.note(Field::Made, &day, cell.line, None);
                }
            }
            None => self.read_free(cell),
        }
    }

    fn note(&mut self, field: Field, value: &str, line: usize, written: Option<&str>) {
        let value: String = value.trim().chars().take(LONGEST_VALUE).collect();
        let written = written
            .filter(|written| *written != value)
            .map(str::to_owned);
        let known =
            |trace: &Trace| trace.field == field && trace.value == value && trace.line == line;
        if !value.is_empty() && !self.traces.iter().any(known) {
            self.traces.push(Trace {
                field,
                value,
                line,
                written,
                under_heading: self.under_heading,
            });
        }
    }

    /// A model under its heading is noted whatever its form; a list of models gives each.
    fn read_models(&mut self, cell: &Cell, next: Option<&Cell>) {
        let mut text = together(&cell.text);
        if text.ends_with('-')
            && let Some(rest) = next.filter(|next| next.heading.is_none())
        {
            // A number broken at its hyphen goes on in the next line.
            text.push_str(rest.text.split_whitespace().next().unwrap_or_default());
        }
        for one in text
            .split([',', ';', '、', '，', '|'])
            .flat_map(|part| part.split(" / "))
        {
            if let Some(model) = model_of(one.trim()) {
                self.note_model(model, cell.line);
            }
        }
    }

    fn note_model(&mut self, written: &str, line: usize) {
        let model = ocr::without_serial(written);
        let reading = self
            .known_reading(model)
            .unwrap_or_else(|| model.to_owned());
        self.note(Field::Model, &reading, line, Some(model));
    }

    /// The first reading of a model number that has a known form.
    fn known_reading(&mut self, model: &str) -> Option<String> {
        let patterns = self.index.patterns();
        ocr::models(model).into_iter().find(|reading| {
            !patterns
                .find(Field::Model, reading, &mut self.scratch)
                .is_empty()
        })
    }

    fn read_maker(&mut self, cell: &Cell) {
        let name: String = cell.text.chars().take(2 * LONGEST_VALUE).collect();
        let brands = self.index.brands();
        if brands.by_label(&name).is_some() {
            self.note(Field::Brand, &name, cell.line, None);
        } else {
            // A maker's own label inside a firm's name may be a namesake's; the name as a whole says that.
            for (_, words) in brands
                .in_text(&name)
                .iter()
                .filter(|(brand, _)| is_independent(brand))
            {
                self.note(Field::Brand, words, cell.line, None);
            }
        }
        self.makers.push((name, cell.line));
    }

    /// An address may be broken over two lines.
    fn read_mac(&mut self, cell: &Cell, next: Option<&Cell>) {
        let written = cell.text.trim_end_matches(['.', ')']).trim();
        let first = written
            .split([',', '/'])
            .find_map(|one| Some((one.trim(), ocr::mac(one)?)));
        let found = first.or_else(|| {
            // What stands behind the address, such as a port, is not of it.
            let end = written.split(' ').next().unwrap_or_default();
            Some((end, ocr::mac(end)?))
        });
        if let Some((written, mac)) = found {
            self.note_mac(&mac.to_string(), written, cell.line);
            return;
        }
        let rest = next.filter(|next| next.heading.is_none());
        if let Some(mac) = rest.and_then(|rest| ocr::mac(&format!("{written}{}", rest.text))) {
            self.note(Field::Mac, &mac.to_string(), cell.line, None);
            return;
        }
        // It is told as no address, so that somebody looks again; what stands behind it may be a serial number.
        let first = written.split(' ').next().unwrap_or_default();
        self.note(Field::Mac, first, cell.line, None);
    }

    fn note_mac(&mut self, mac: &str, written: &str, line: usize) {
        let digits = |text: &str| -> String {
            let digits = text.chars().filter(char::is_ascii_alphanumeric);
            digits.collect::<String>().to_ascii_uppercase()
        };
        // Other separators are no other text.
        let misread = digits(mac) != digits(written);
        self.note(Field::Mac, mac, line, misread.then_some(written));
    }

    fn read_fcc_id(&mut self, cell: &Cell) {
        let text = together(&cell.text);
        let id = text.split([' ', ',', ';']).next().unwrap_or_default();
        self.note(Field::FccId, &id.to_ascii_uppercase(), cell.line, None);
    }

    /// A line without a heading.
    fn read_free(&mut self, cell: &Cell) {
        if is_of_other_goods(&cell.text) {
            return;
        }
        for word in cell
            .text
            .split_whitespace()
            .filter(|word| ocr::is_like_mac(word))
        {
            if let Some(mac) = ocr::mac(word) {
                self.note_mac(&mac.to_string(), word, cell.line);
            }
        }
        self.read_free_label(cell);
        for word in together(&cell.text).split([' ', ',', ';', '(', ')', '"', '、']) {
            let word = ocr::without_serial(word);
            let is_number = word.len() >= 5 && word.bytes().any(|b| b.is_ascii_digit());
            if is_number && let Some(reading) = self.known_reading(word) {
                self.note(Field::Model, &reading, cell.line, Some(word));
            }
        }
    }

    /// A label by itself or before a model number; in other words only a maker's own counts, and little.
    fn read_free_label(&mut self, cell: &Cell) {
        let brands = self.index.brands();
        let own_name = |brand: &Brand, text: &str| {
            // `General` is a heading of spec sheets before it is a label.
            brand.own_maker().is_some() || spelling(&brand.name) == spelling(text)
        };
        if let Some(brand) = brands.by_label(&cell.text) {
            if own_name(brand, &cell.text) {
                self.note(Field::Brand, &cell.text, cell.line, None);
            }
            return;
        }
        let found = brands.in_text(&cell.text);
        let Some((brand, words)) = found.first() else {
            return;
        };
        let behind = cell.text.strip_prefix(*words).unwrap_or_default();
        if !behind.is_empty() && is_independent(brand) {
            // `AXIS Communications AB`: a firm's name is no worse evidence for an innocent than its label.
            self.note(Field::Brand, words, cell.line, None);
        }
        let is_model = |word: &str| word.len() >= 4 && word.bytes().any(|b| b.is_ascii_digit());
        let next = behind.split_whitespace().next().unwrap_or_default();
        if is_model(next) && own_name(brand, words) {
            self.note(Field::Brand, words, cell.line, None);
            if let Some(model) = model_of(behind.trim()) {
                self.note_model(model, cell.line);
            }
        } else if found.iter().any(|(brand, _)| brand.own_maker().is_some()) {
            for (_, words) in found
                .iter()
                .filter(|(brand, _)| brand.own_maker().is_some())
            {
                self.note(Field::Description, words, cell.line, None);
            }
        }
    }
}

/// What stands before a comma or bracket.
fn first_part(text: &str) -> &str {
    text.split([',', ';', '(', '|'])
        .next()
        .unwrap_or(text)
        .trim()
}

/// Hyphens and slashes with spaces around them, as a camera reads them, without the spaces.
fn together(text: &str) -> String {
    let mut out = text.to_owned();
    for (spaced, tight) in [(" - ", "-"), ("- ", "-"), (" -", "-")] {
        out = out.replace(spaced, tight);
    }
    out
}

/// The model number in what stands under its heading: its words to the first that holds a digit, and brackets
/// behind it; words without any digit are taken whole.
fn model_of(text: &str) -> Option<&str> {
    let mut end = 0;
    let mut found = false;
    for word in text.split(' ') {
        let bracket = word.starts_with('(');
        if found && !bracket {
            break;
        }
        end += word.len() + usize::from(end > 0);
        found = found || word.bytes().any(|b| b.is_ascii_digit());
    }
    let end = if found { end } else { text.len() };
    let model = text
        .get(..end)
        .unwrap_or(text)
        .trim_matches([' ', ':', '.', '*', '"', '\'']);
    (!model.is_empty()).then_some(model)
}

/// A day, month or year as labels print them, in the form of the field: `2021-05-31`, `2021.05`, `05/2021`,
/// `2021年05月`.
fn day(text: &str) -> Option<String> {
    let parts: Vec<&str> = text
        .split(|c: char| !c.is_ascii_digit())
        .filter(|part| !part.is_empty())
        .collect();
    let is_year =
        |part: &str| part.len() == 4 && (part.starts_with("20") || part.starts_with("19"));
    let is_month =
        |part: &str| part.len() <= 2 && (1..=12).contains(&part.parse::<u8>().unwrap_or_default());
    match parts.as_slice() {
        [year, month, ..] if is_year(year) && is_month(month) => {
            Some(format!("{year}-{month:0>2}"))
        }
        [month, year] if is_year(year) && is_month(month) => Some(format!("{year}-{month:0>2}")),
        [year] if is_year(year) => Some((*year).to_owned()),
        _ => None,
    }
}
