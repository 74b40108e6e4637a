//! Reads lists and prints what was counted and some of the parties:
//! `cargo run --example list_counts -- [--form WORD] [--every N] [--find TEXT] [--delta FILE]… FILE…`
//!
//! Several files with `--form ofac-csv` are one list.

#![expect(clippy::print_stdout, reason = "an example prints")]

use countersight_formats::lists::{ListForm, apply_delta, detect, read_list, read_list_files};
use countersight_model::party::PartyList;
use std::error::Error;
use std::fs::File;
use std::io::Read;
use std::time::Instant;

fn main() -> Result<(), Box<dyn Error>> {
    let (mut form, mut every, mut find, mut files) = (None, 0_usize, String::new(), Vec::new());
    let mut deltas = Vec::new();
    let mut words = std::env::args().skip(1);
    while let Some(word) = words.next() {
        match word.as_str() {
            "--form" => form = Some(words.next().unwrap_or_default().parse::<ListForm>()?),
            "--every" => every = words.next().unwrap_or_default().parse()?,
            "--find" => find = words.next().unwrap_or_default().to_lowercase(),
            "--delta" => deltas.push(words.next().unwrap_or_default()),
            _ => files.push(word),
        }
    }
    if form == Some(ListForm::OfacCsv) && files.len() > 1 {
        let mut opened = files
            .iter()
            .map(File::open)
            .collect::<Result<Vec<_>, _>>()?;
        let mut readers: Vec<&mut dyn Read> = opened
            .iter_mut()
            .map(|file| file as &mut dyn Read)
            .collect();
        let list = read_list_files(ListForm::OfacCsv, "the files", &mut readers)?;
        show(&files.join(", "), ListForm::OfacCsv, &list, every, &find);
        return Ok(());
    }
    for name in &files {
        let mut head = Vec::new();
        File::open(name)?.take(64 << 10).read_to_end(&mut head)?;
        let found = detect(name, &head);
        println!(
            "{name}: detected {}",
            found.map_or("nothing", ListForm::as_str)
        );
        let Some(form) = form.or(found) else { continue };
        let start = Instant::now();
        match read_list(form, name, &mut File::open(name)?) {
            Ok(mut list) => {
                println!("  read in {:?}", start.elapsed());
                for delta in &deltas {
                    println!(
                        "  {delta}: {:?}",
                        apply_delta(&mut list, delta, &mut File::open(delta)?)
                    );
                }
                show(name, form, &list, every, &find);
            }
            Err(error) => println!("  {error}"),
        }
    }
    Ok(())
}

fn show(name: &str, form: ListForm, list: &PartyList, every: usize, find: &str) {
    println!(
        "{name}: {form}, edition {:?}\n  {:?}",
        list.edition.map(|d| d.to_string()),
        list.counts
    );
    for remark in &list.remarks {
        println!("  remark: {remark}");
    }
    for (at, party) in list.parties.iter().enumerate() {
        let hit = !find.is_empty()
            && party
                .names
                .iter()
                .any(|name| name.text.to_lowercase().contains(find));
        if hit || (every > 0 && at % every == 0) {
            println!("  {}", serde_json::to_string(party).unwrap_or_default());
        }
    }
}
