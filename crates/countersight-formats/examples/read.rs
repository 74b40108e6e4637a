//! Reads files and shows what was seen: kind, form, columns, the first subjects, remarks, speed.
//!
//! `cargo run --release -p countersight-formats --example read -- [--kind KIND] [--show N] [--goods] FILE...`
//!
//! The header words come from `data/vocab` of this repository.

use countersight_formats::{Input, Item, Options, ReadingWords, open};
use countersight_model::lexicon::{ColumnMeaning, ColumnWords, GoodsWords};
use countersight_names::goods::GoodsFinder;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::error::Error;
use std::io::Write;
use std::path::Path;
use std::time::Instant;

#[derive(Deserialize)]
struct Columns {
    column: Vec<Column>,
}

#[derive(Deserialize)]
struct Column {
    meaning: ColumnMeaning,
    words: Vec<String>,
}

#[derive(Deserialize)]
struct Goods {
    words: Vec<String>,
    except: Vec<String>,
}

fn main() -> Result<(), Box<dyn Error>> {
    let vocab = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../data/vocab");
    let columns: Columns = toml::from_str(&std::fs::read_to_string(vocab.join("columns.toml"))?)?;
    let goods: Goods = toml::from_str(&std::fs::read_to_string(vocab.join("goods.toml"))?)?;
    let columns: Vec<ColumnWords> = columns
        .column
        .into_iter()
        .map(|column| ColumnWords {
            meaning: column.meaning,
            words: column.words,
        })
        .collect();
    let goods = GoodsWords {
        words: goods.words,
        except: goods.except,
    };
    let words = ReadingWords {
        columns: &columns,
        goods: &goods,
    };

    let mut options = Options::default();
    let mut show = 10;
    let finder = GoodsFinder::new(&goods);
    let mut goods = None;
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--kind" => options.kind = Some(arguments.next().unwrap_or_default().parse()?),
            "--goods" => goods = Some(&finder),
            "--show" => show = arguments.next().unwrap_or_default().parse()?,
            file => read(file, &words, options, show, goods)?,
        }
    }
    Ok(())
}

fn read(
    file: &str,
    words: &ReadingWords<'_>,
    options: Options,
    show: usize,
    goods: Option<&GoodsFinder>,
) -> Result<(), Box<dyn Error>> {
    let mut out = std::io::stdout().lock();
    let started = Instant::now();
    let input = match file {
        "-" => Input::Stream(Box::new(std::io::stdin())),
        path => Input::File(path.into()),
    };
    let mut reading = match open(file, input, words, &options) {
        Ok(reading) => reading,
        Err(error) => return Ok(writeln!(out, "\n== {file}\n   {error}")?),
    };
    let described = reading.described();
    writeln!(
        out,
        "\n== {file}\n   {} · {}",
        described.kind, described.form
    )?;
    for column in &described.columns {
        writeln!(out, "   {column}")?;
    }
    let mut found: BTreeMap<String, (u64, String)> = BTreeMap::new();
    let mut remarks: BTreeMap<String, u64> = BTreeMap::new();
    let mut subjects = 0;
    for item in &mut reading {
        match item {
            Ok(Item::Subject(subject)) => {
                if subjects < show {
                    writeln!(
                        out,
                        "   {} [{}] {}",
                        subject.locator, subject.id, subject.text
                    )?;
                    writeln!(
                        out,
                        "      name {:?} country {:?} ids {:?} context {:?} device {:?}",
                        subject.name,
                        subject.country,
                        subject
                            .identifiers
                            .iter()
                            .map(|i| &i.value)
                            .collect::<Vec<_>>(),
                        subject.context_text,
                        subject.device
                    )?;
                }
                if let Some(word) = goods.and_then(|goods| goods.find(&subject.text)) {
                    let known = found.entry(word.to_owned()).or_insert((0, subject.text));
                    known.0 += 1;
                }
                subjects += 1;
            }
            Ok(Item::Remark(remark)) => *remarks.entry(remark).or_default() += 1,
            Err(error) => writeln!(out, "   {error}")?,
        }
    }
    let seconds = started.elapsed().as_secs_f64();
    let place = format!("{} of {:?} bytes", reading.position(), reading.len_hint());
    writeln!(
        out,
        "   {} rows in {seconds:.3} s, {place}",
        reading.described().rows
    )?;
    for (word, (count, text)) in found {
        writeln!(out, "   {count} × goods `{word}`, first in: {text}")?;
    }
    for (remark, count) in remarks {
        writeln!(out, "   {count} × {remark}")?;
    }
    Ok(())
}
