//! Where written devices come together in order and become a file.

use super::DeviceFormat;
use super::parquet::{GroupSize, ParquetTable};
use std::io::{self, Write};

/// Takes what [`DeviceFormat::write`] wrote, in order and cut anywhere, and makes the file of it.
///
/// ```
/// use countersight_report::{DeviceFormat, DeviceOutput};
/// use std::io::Write;
///
/// let mut file = Vec::new();
/// let mut out = DeviceOutput::new(DeviceFormat::Parquet, &mut file)?;
/// let mut row = Vec::new();
/// DeviceFormat::Parquet.write_nothing(&mut row, "", "scan.jsonl", 7)?;
/// out.write_all(&row)?;
/// out.finish()?;
/// assert!(file.starts_with(b"PAR1") && file.ends_with(b"PAR1"));
/// # Ok::<(), std::io::Error>(())
/// ```
#[derive(Debug)]
pub struct DeviceOutput<W: Write> {
    form: Form<W>,
}

#[derive(Debug)]
enum Form<W: Write> {
    /// The bytes are those of the file.
    Text(W),
    Parquet(Box<ParquetTable<W>>),
}

impl<W: Write + Send> DeviceOutput<W> {
    /// Begins the file.
    ///
    /// # Errors
    ///
    /// When the output cannot be written.
    pub fn new(format: DeviceFormat, out: W) -> io::Result<Self> {
        Self::in_groups(format, out, GroupSize::default())
    }

    fn in_groups(format: DeviceFormat, mut out: W, size: GroupSize) -> io::Result<Self> {
        let form = match format {
            DeviceFormat::Jsonl | DeviceFormat::Csv => {
                out.write_all(&format.head())?;
                Form::Text(out)
            }
            DeviceFormat::Parquet => Form::Parquet(Box::new(ParquetTable::new(out, size)?)),
        };
        Ok(Self { form })
    }

    /// Writes what is still held, and the end of the file; without it the file is not whole.
    ///
    /// # Errors
    ///
    /// When the output cannot be written, or the last device was not written to its end.
    pub fn finish(self) -> io::Result<()> {
        match self.form {
            Form::Text(mut out) => out.flush(),
            Form::Parquet(table) => table.finish(),
        }
    }
}

impl<W: Write + Send> Write for DeviceOutput<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match &mut self.form {
            Form::Text(out) => out.write(bytes),
            Form::Parquet(table) => table.take(bytes).map(|()| bytes.len()),
        }
    }

    /// A table by columns keeps what it has until its group is full.
    fn flush(&mut self) -> io::Result<()> {
        match &mut self.form {
            Form::Text(out) => out.flush(),
            Form::Parquet(_) => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests;
