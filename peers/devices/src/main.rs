//! `cargo run --release` in this folder: how fast devices are identified, beside counting the lines of the
//! same text and beside parsing it with the fastest JSON library, in one run. Times are those of this thread.

mod world;

use countersight_devices::{DeviceIndex, Scratch};
use countersight_formats::observations::{Chunk, Chunks, LineFormat, Located, Native, Sink};
use countersight_model::device::Fingerprint;
use countersight_model::field::{Field, FieldSet};
use countersight_register::{DataFiles, Register, load};
use countersight_report::{Identified, write_identified, write_unidentified};
use cpu_time::ThreadTime;
use serde::Deserialize;
use serde::de::IgnoredAny;
use std::borrow::Cow;
use std::hint::black_box;
use std::io::Cursor;
use world::{Pages, World};

const BYTES: usize = 200 << 20;

fn main() {
    let register = load(&DataFiles::embedded()).register;
    println!("{} fingerprints in the register", register.fingerprints.len());
    for (pages, named) in [(Pages::Plain, "plain pages"), (Pages::Escapes, "pages full of escapes")] {
        for density in [0.01, 1.0] {
            measure(&register, pages, named, density);
        }
    }
}

fn measure(register: &Register, pages: Pages, named: &str, density: f64) {
    let bytes = if density < 1.0 { BYTES } else { BYTES / 4 };
    let (text, records) = World::new(register, pages, 1).text(bytes, density);
    // The text lives as long as the program, so that no copy of it is measured.
    let text: &'static str = text.leak();
    println!(
        "\n{named}: {} records, {:.0} bytes each, {} in 100 with a mark of a device",
        records,
        text.len() as f64 / records as f64,
        density * 100.0
    );
    let mut of = Measured { bytes: text.len(), records, lines: 0.0, parsed: 0.0 };
    of.lines = of.say("counting lines (memchr)", || {
        black_box(memchr::memchr_iter(b'\n', text.as_bytes()).count())
    }).0;
    of.parsed = of.say("parsing, sonic-rs, typed", || {
        text.lines().filter(|line| sonic_rs::from_str::<Record<'_>>(line).is_ok()).count()
    }).0;
    of.say("parsing, serde_json, typed", || {
        text.lines().filter(|line| serde_json::from_str::<Record<'_>>(line).is_ok()).count()
    });
    let mut nobody = Nobody;
    of.say("walking through, all fields", || {
        text.lines().filter(|line| Native.read(line, FieldSet::all(), &mut nobody).is_ok()).count()
    });
    let own = countersight_screening::device_index(register);
    let (_, found) = of.say("identifying, the register's fingerprints", || identify(&own, text));
    println!("  {found} records with a finding");
    for count in [500, 10_000] {
        let begun = ThreadTime::now();
        let index = with_fingerprints(register, count);
        println!("  an index of {count} fingerprints is built in {:.0} ms", begun.elapsed().as_secs_f64() * 1e3);
        of.say(&format!("identifying, {count} fingerprints"), || identify(&index, text));
    }
}

/// How often each is run; the quickest run counts, for others only add to it.
const RUNS: usize = 3;

struct Measured {
    bytes: usize,
    records: usize,
    /// Seconds that counting the lines and parsing take.
    lines: f64,
    parsed: f64,
}

impl Measured {
    fn say<T>(&self, what: &str, run: impl FnMut() -> T) -> (f64, T) {
        let mut run = run;
        let mut quickest = f64::INFINITY;
        let mut done = None;
        for _ in 0..RUNS {
            let begun = ThreadTime::now();
            done = Some(run());
            quickest = quickest.min(begun.elapsed().as_secs_f64());
        }
        print!(
            "{what:45} {:8.0} MB/s {:10.0} records/s",
            self.bytes as f64 / 1e6 / quickest,
            self.records as f64 / quickest
        );
        if self.parsed > 0.0 {
            print!("; {:.1} times as long as counting lines, {:.2} as parsing", quickest / self.lines, quickest / self.parsed);
        }
        println!();
        (quickest, done.expect("it was run"))
    }
}

/// The register's fingerprints, and as many more of the same forms with other words.
fn with_fingerprints(register: &Register, count: usize) -> DeviceIndex {
    let mut world = World::new(register, Pages::Plain, 7);
    let mut prints: Vec<Fingerprint> = register.fingerprints.clone();
    while prints.len() < count {
        prints.push(world.fingerprint(prints.len()));
    }
    let names = register.entities.values().map(|e| (e.id.clone(), e.name.clone())).collect();
    let none: [&str; 0] = [];
    DeviceIndex::new(&register.prefixes, &prints, register.brands.values(), names, none).0
}

/// As the program does it: each record is listened to once, and a finding is made where something speaks.
fn identify(index: &DeviceIndex, text: &'static str) -> usize {
    let wanted = index.fields();
    let mut ear = Ear { index, scratch: Scratch::default(), id: String::new(), speaks: false, heard: Located::default() };
    let mut out = Vec::new();
    let mut found = 0;
    let mut chunks = Chunks::new("scan.jsonl", Box::new(Cursor::new(text.as_bytes())));
    let mut chunk = Chunk::default();
    while chunks.next_into(&mut chunk).expect("text is read") {
        out.clear();
        for line in chunk.lines() {
            ear.forget();
            Native.read(&line.text, wanted, &mut ear).expect("records are sound");
            let finding = ear.speaks.then(|| index.identify_with(&ear.heard.observation, &mut ear.scratch));
            let finding = finding.filter(|f| f.maker.is_some() || f.brand.is_some() || !f.evidence.is_empty());
            found += usize::from(finding.is_some());
            if finding.is_none() {
                write_unidentified(&mut out, &ear.id, "scan.jsonl", line.number).expect("memory is written");
                continue;
            }
            let place = format!("line {}", line.number);
            let one = Identified { id: &ear.id, source: "scan.jsonl", locator: &place, device: finding.as_ref(), problem: None };
            write_identified(&mut out, &one).expect("memory is written");
        }
        black_box(&out);
    }
    found
}

struct Ear<'i> {
    index: &'i DeviceIndex,
    scratch: Scratch,
    id: String,
    speaks: bool,
    heard: Located,
}

impl Ear<'_> {
    fn forget(&mut self) {
        self.id.clear();
        self.speaks = false;
        if !self.heard.observation.is_empty() {
            self.heard = Located::default();
        }
    }
}

impl Sink for Ear<'_> {
    fn id(&mut self, id: &str) {
        self.id.clear();
        self.id.push_str(id);
    }

    fn can_skip(&self, field: Field, raw: &str) -> bool {
        self.index.is_silent(field, raw)
    }

    fn value(&mut self, field: Field, value: &str) {
        let speaks = self.index.may_speak(field, value, &mut self.scratch);
        self.speaks |= speaks;
        if speaks || DeviceIndex::is_always_read(field) {
            self.heard.value(field, value);
        }
    }
}

struct Nobody;

impl Sink for Nobody {
    fn id(&mut self, id: &str) {
        black_box(id);
    }

    fn value(&mut self, _: Field, value: &str) {
        black_box(value);
    }
}

/// The record of the native form, as a program would write it down.
#[derive(Deserialize)]
#[allow(dead_code, reason = "what is parsed is what is measured")]
struct Record<'a> {
    #[serde(borrow)]
    id: Option<Cow<'a, str>>,
    #[serde(borrow)]
    http: Option<Web<'a>>,
    #[serde(borrow)]
    tls: Option<Tls<'a>>,
    #[serde(borrow)]
    rtsp: Option<Web<'a>>,
    ssh: Option<IgnoredAny>,
}

#[derive(Deserialize)]
#[allow(dead_code, reason = "what is parsed is what is measured")]
struct Web<'a> {
    #[serde(borrow)]
    server: Option<Cow<'a, str>>,
    #[serde(borrow)]
    www_authenticate: Option<Cow<'a, str>>,
    #[serde(borrow)]
    title: Option<Cow<'a, str>>,
    #[serde(borrow)]
    body: Option<Cow<'a, str>>,
    favicon_mmh3: Option<i64>,
}

#[derive(Deserialize)]
#[allow(dead_code, reason = "what is parsed is what is measured")]
struct Tls<'a> {
    #[serde(borrow)]
    subject: Option<Cow<'a, str>>,
    #[serde(borrow)]
    issuer: Option<Cow<'a, str>>,
}
