//! A file of lines gone through by several threads, each of which reads its own next chunk; the answers are written
//! in order.
//!
//! A chunk is read under a lock and gone through outside of it, so that nobody waits while others work. A load goes
//! round: it is read, gone through, written and read again. There are few of them, so a thread that is held up holds
//! up the others before memory fills.

use super::counts::Counts;
use super::identifier::Identifier;
use crate::ServiceError;
use countersight_formats::observations::{Chunk, Chunks};
use std::collections::BTreeMap;
use std::io::Write;
use std::sync::Mutex;
use std::sync::mpsc::{Receiver, Sender, channel};

/// More threads than these would wait for the reading.
const MOST_WORKERS: usize = 8;

/// A chunk and what is answered to it.
#[derive(Default)]
struct Load {
    number: u64,
    chunk: Chunk,
    out: Vec<u8>,
}

/// What is still to be read, and the loads to read it into.
struct Shelf {
    chunks: Chunks,
    empty: Receiver<Load>,
    next_number: u64,
    ended: bool,
}

/// What a worker tells the writer.
enum Told {
    Done(Load),
    /// The file cannot be read on; what was read before the number still counts.
    Broken(u64, ServiceError),
    /// A worker panicked.
    Fallen,
}

/// How many threads to use: as many as the system lets this program run at once.
pub(super) fn workers() -> usize {
    let cores = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    cores.min(MOST_WORKERS)
}

/// Goes through all chunks with one thread for each identifier.
///
/// # Errors
///
/// When the file cannot be read on or the output refuses a line.
pub(super) fn of_chunks(
    chunks: Chunks,
    identifiers: Vec<Identifier<'_>>,
    out: &mut dyn Write,
    progress: &mut dyn FnMut(u64),
) -> Result<Counts, ServiceError> {
    let (give_back, empty) = channel();
    for _ in 0..2 * identifiers.len() + 2 {
        // The other end stands just above.
        let _ = give_back.send(Load::default());
    }
    let shelf = Mutex::new(Shelf {
        chunks,
        empty,
        next_number: 0,
        ended: false,
    });
    let (teller, told) = channel();
    std::thread::scope(|scope| {
        let shelf = &shelf;
        let threads: Vec<_> = identifiers
            .into_iter()
            .map(|identifier| {
                let teller = teller.clone();
                scope.spawn(move || work(identifier, shelf, &teller))
            })
            .collect();
        drop(teller);
        let written = write_in_order(&told, &give_back, out, progress);
        // No load is given back any more, so workers that still wait for one end.
        drop(give_back);
        let mut counts = Counts::default();
        for thread in threads {
            // A panic of a worker is our own fault and goes on as one.
            let part = thread.join();
            counts.add(&part.unwrap_or_else(|panic| std::panic::resume_unwind(panic)));
        }
        written.map(|()| counts)
    })
}

/// Tells the writer when a worker panics, so that it does not wait for the load.
struct Alarm<'t>(&'t Sender<Told>);

impl Drop for Alarm<'_> {
    fn drop(&mut self) {
        if std::thread::panicking() {
            // Without a listener nobody waits.
            let _ = self.0.send(Told::Fallen);
        }
    }
}

fn work(mut identifier: Identifier<'_>, shelf: &Mutex<Shelf>, teller: &Sender<Told>) -> Counts {
    let _alarm = Alarm(teller);
    while let Some(read) = next(shelf) {
        let told = match read {
            Ok(load) => go_through(&mut identifier, load),
            Err(broken) => broken,
        };
        if teller.send(told).is_err() {
            break;
        }
    }
    identifier.counts
}

/// The next chunk; none at the end, or where nobody takes answers any more.
fn next(shelf: &Mutex<Shelf>) -> Option<Result<Load, Told>> {
    // A lock is poisoned where another worker panicked; that one is told of.
    let mut shelf = shelf.lock().ok()?;
    if shelf.ended {
        return None;
    }
    let mut load = shelf.empty.recv().ok()?;
    load.number = shelf.next_number;
    shelf.next_number += 1;
    match shelf.chunks.next_into(&mut load.chunk) {
        Ok(true) => Some(Ok(load)),
        Ok(false) => {
            shelf.ended = true;
            None
        }
        Err(error) => {
            shelf.ended = true;
            Some(Err(Told::Broken(load.number, error.into())))
        }
    }
}

fn go_through(identifier: &mut Identifier<'_>, mut load: Load) -> Told {
    load.out.clear();
    std::mem::swap(&mut identifier.out, &mut load.out);
    let done = identifier.go_through(&load.chunk);
    std::mem::swap(&mut identifier.out, &mut load.out);
    match done {
        Ok(()) => Told::Done(load),
        Err(error) => Told::Broken(load.number, error.into()),
    }
}

fn write_in_order(
    told: &Receiver<Told>,
    give_back: &Sender<Load>,
    out: &mut dyn Write,
    progress: &mut dyn FnMut(u64),
) -> Result<(), ServiceError> {
    let mut early: BTreeMap<u64, Result<Load, ServiceError>> = BTreeMap::new();
    let mut next = 0;
    while let Ok(told) = told.recv() {
        match told {
            Told::Done(load) => early.insert(load.number, Ok(load)),
            Told::Broken(number, error) => early.insert(number, Err(error)),
            Told::Fallen => break,
        };
        while let Some(load) = early.remove(&next) {
            let load = load?;
            out.write_all(&load.out)?;
            progress(load.chunk.len() as u64);
            // At the end nobody takes it any more.
            let _ = give_back.send(load);
            next += 1;
        }
    }
    Ok(())
}
