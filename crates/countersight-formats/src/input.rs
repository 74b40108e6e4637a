//! Opens a file or a stream and keeps its beginning for a look.

use crate::error::ReadError;
use std::fmt;
use std::fs::File;
use std::io::{self, BufReader, Cursor, Read, Seek, SeekFrom};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

/// How much is looked at before anything is decided.
pub(crate) const SAMPLE: usize = 1 << 20;
/// What may be held at once, where a form cannot be read in order.
const HELD_MIB: u64 = 512;

/// Where the bytes come from.
pub enum Input {
    /// A file by its path.
    File(PathBuf),
    /// A stream without a way back, such as standard input.
    Stream(Box<dyn Read + Send>),
}

impl fmt::Debug for Input {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::File(path) => f.debug_tuple("File").field(path).finish(),
            Self::Stream(_) => f.write_str("Stream(..)"),
        }
    }
}

/// Bytes read so far, for a progress bar.
#[derive(Debug, Clone, Default)]
pub(crate) struct Counter(Arc<AtomicU64>);

impl Counter {
    pub(crate) fn get(&self) -> u64 {
        self.0.load(Ordering::Relaxed)
    }

    pub(crate) fn set(&self, bytes: u64) {
        self.0.store(bytes, Ordering::Relaxed);
    }

    fn add(&self, bytes: usize) {
        self.0.fetch_add(bytes as u64, Ordering::Relaxed);
    }
}

/// A reader that counts.
struct Counted<R> {
    inner: R,
    counter: Counter,
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, buf: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(buf)?;
        self.counter.add(read);
        Ok(read)
    }
}

/// The beginning of some bytes, and the rest of them.
pub(crate) struct Head {
    pub(crate) sample: Vec<u8>,
    /// The sample is everything.
    pub(crate) whole: bool,
    rest: Box<dyn Read + Send>,
}

impl Head {
    /// Reads the sample from a stream that is counted.
    pub(crate) fn read(
        file: &str,
        stream: impl Read + Send + 'static,
        counter: &Counter,
    ) -> Result<Self, ReadError> {
        let mut rest = Counted {
            inner: stream,
            counter: counter.clone(),
        };
        let mut sample = Vec::new();
        let unreadable = |error: io::Error| unreadable(file, &error);
        (&mut rest)
            .take(SAMPLE as u64)
            .read_to_end(&mut sample)
            .map_err(unreadable)?;
        let whole = sample.len() < SAMPLE;
        Ok(Self {
            sample,
            whole,
            rest: Box::new(rest),
        })
    }

    /// Everything, the sample included, in order.
    pub(crate) fn into_reader(self) -> Box<dyn Read + Send> {
        if self.whole {
            Box::new(Cursor::new(self.sample))
        } else {
            Box::new(Cursor::new(self.sample).chain(self.rest))
        }
    }

    /// Everything at once, for a form that cannot be read in order.
    pub(crate) fn into_bytes(self, file: &str, what: &'static str) -> Result<Arc<[u8]>, ReadError> {
        let mut bytes = Vec::new();
        let limit = HELD_MIB << 20;
        let read = self.into_reader().take(limit + 1).read_to_end(&mut bytes);
        read.map_err(|error| unreadable(file, &error))?;
        if bytes.len() as u64 > limit {
            return Err(ReadError::TooLarge {
                file: file.to_owned(),
                what,
                limit: HELD_MIB,
            });
        }
        Ok(bytes.into())
    }
}

/// Bytes that can be read from any place, more than once.
#[derive(Debug, Clone)]
pub(crate) enum Anywhere {
    File(PathBuf),
    Bytes(Arc<[u8]>),
}

/// Reads and seeks.
pub(crate) trait ReadSeek: Read + Seek + Send {}
impl<T: Read + Seek + Send> ReadSeek for T {}

impl Anywhere {
    pub(crate) fn open(&self) -> io::Result<Box<dyn ReadSeek>> {
        Ok(match self {
            Self::File(path) => Box::new(BufReader::new(File::open(path)?)),
            Self::Bytes(bytes) => Box::new(Cursor::new(Arc::clone(bytes))),
        })
    }

    pub(crate) fn open_at(&self, from: u64) -> io::Result<Box<dyn ReadSeek>> {
        let mut reader = self.open()?;
        reader.seek(SeekFrom::Start(from))?;
        Ok(reader)
    }
}

/// An input, opened.
pub(crate) struct Opened {
    pub(crate) head: Head,
    /// The file itself, where it can be opened again.
    pub(crate) path: Option<PathBuf>,
    pub(crate) len: Option<u64>,
    pub(crate) counter: Counter,
}

impl Opened {
    /// The bytes with a way back: the file itself, or a copy of the stream.
    pub(crate) fn anywhere(self, file: &str, what: &'static str) -> Result<Anywhere, ReadError> {
        match self.path {
            Some(path) => Ok(Anywhere::File(path)),
            None => Ok(Anywhere::Bytes(self.head.into_bytes(file, what)?)),
        }
    }
}

/// Opens an input and reads its sample.
pub(crate) fn open(name: &str, input: Input) -> Result<Opened, ReadError> {
    let counter = Counter::default();
    let path = match input {
        Input::Stream(stream) => {
            let head = Head::read(name, stream, &counter)?;
            return Ok(Opened {
                head,
                path: None,
                len: None,
                counter,
            });
        }
        Input::File(path) => path,
    };
    let failed = |error: io::Error| match error.kind() {
        io::ErrorKind::NotFound => ReadError::Missing {
            file: name.to_owned(),
        },
        io::ErrorKind::IsADirectory => ReadError::Folder {
            file: name.to_owned(),
        },
        _ => unreadable(name, &error),
    };
    let metadata = std::fs::metadata(&path).map_err(failed)?;
    if metadata.is_dir() {
        return Err(ReadError::Folder {
            file: name.to_owned(),
        });
    }
    let file = File::open(&path).map_err(failed)?;
    let head = Head::read(name, file, &counter)?;
    // A pipe has a path too, but no way back.
    let regular = metadata.is_file();
    let len = regular.then_some(metadata.len());
    Ok(Opened {
        head,
        path: regular.then_some(path),
        len,
        counter,
    })
}

/// The system's refusal, in our words.
pub(crate) fn unreadable(file: &str, error: &io::Error) -> ReadError {
    ReadError::Unreadable {
        file: file.to_owned(),
        reason: error.to_string(),
    }
}
