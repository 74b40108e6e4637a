//! Rows gathered into groups and written by columns.
//!
//! Only one group is held in memory. Nothing of it depends on how the rows came in, so the same rows give the same bytes.

use super::cells::{DEVICE_COLUMNS, WIDTH};
use super::packed;
use parquet::basic::{LogicalType, Repetition, Type as Physical};
use parquet::column::writer::ColumnWriterImpl;
use parquet::data_type::{ByteArray, ByteArrayType};
use parquet::errors::ParquetError;
use parquet::file::properties::{EnabledStatistics, WriterProperties};
use parquet::file::writer::SerializedFileWriter;
use parquet::schema::types::{Type, TypePtr};
use std::io::{self, Write};
use std::mem;
use std::sync::Arc;

/// Columns that have a text in every row; the others are null where they have none.
const ALWAYS: [&str; 3] = ["source", "locator", "id"];

/// When a group of rows is full.
#[derive(Debug, Clone, Copy)]
pub(super) struct GroupSize {
    /// Rows at most.
    pub(super) rows: usize,
    /// Bytes of text with which no further row is taken.
    pub(super) text: usize,
}

impl Default for GroupSize {
    fn default() -> Self {
        Self {
            rows: 1 << 16,
            text: 32 << 20,
        }
    }
}

/// Makes a Parquet file of packed rows.
#[derive(Debug)]
pub(super) struct ParquetTable<W: Write> {
    file: SerializedFileWriter<W>,
    size: GroupSize,
    columns: [Column; WIDTH],
    rows: usize,
    text: usize,
    cut: Vec<u8>,
}

/// The texts of one column of the group that is gathered.
#[derive(Debug, Default)]
struct Column {
    text: Vec<u8>,
    lengths: Vec<usize>,
    /// 1 for a text, 0 for null; nothing in a column that has a text in every row.
    levels: Option<Vec<i16>>,
}

impl<W: Write + Send> ParquetTable<W> {
    pub(super) fn new(out: W, size: GroupSize) -> io::Result<Self> {
        let properties = WriterProperties::builder()
            .set_created_by(concat!("countersight version ", env!("CARGO_PKG_VERSION")).to_owned())
            // Of each page they would be kept for all groups until the end.
            .set_statistics_enabled(EnabledStatistics::Chunk)
            .set_offset_index_disabled(true)
            .build();
        let file = schema()
            .and_then(|schema| SerializedFileWriter::new(out, schema, Arc::new(properties)));
        Ok(Self {
            file: file.map_err(as_io)?,
            size,
            columns: DEVICE_COLUMNS.map(Column::new),
            rows: 0,
            text: 0,
            cut: Vec::new(),
        })
    }

    /// Takes packed rows, cut anywhere.
    pub(super) fn take(&mut self, bytes: &[u8]) -> io::Result<()> {
        if self.cut.is_empty() {
            let cut = self.take_rows(bytes)?;
            self.cut.extend_from_slice(cut);
        } else {
            let mut joined = mem::take(&mut self.cut);
            joined.extend_from_slice(bytes);
            self.cut = self.take_rows(&joined)?.to_vec();
        }
        Ok(())
    }

    fn take_rows<'b>(&mut self, mut bytes: &'b [u8]) -> io::Result<&'b [u8]> {
        while let Some((row, rest)) = packed::split_first(bytes) {
            for (column, cell) in self.columns.iter_mut().zip(row) {
                column.take(cell);
                self.text += cell.len();
            }
            self.rows += 1;
            if self.rows >= self.size.rows || self.text >= self.size.text {
                self.write_group().map_err(as_io)?;
            }
            bytes = rest;
        }
        Ok(bytes)
    }

    fn write_group(&mut self) -> Result<(), ParquetError> {
        let mut group = self.file.next_row_group()?;
        for column in &mut self.columns {
            let Some(mut writer) = group.next_column()? else {
                break;
            };
            column.write(writer.typed())?;
            writer.close()?;
        }
        group.close()?;
        (self.rows, self.text) = (0, 0);
        Ok(())
    }

    /// Writes the last group and the end of the file.
    pub(super) fn finish(mut self) -> io::Result<()> {
        if !self.cut.is_empty() {
            return Err(io::Error::new(
                io::ErrorKind::UnexpectedEof,
                "the last row is cut off",
            ));
        }
        if self.rows > 0 {
            self.write_group().map_err(as_io)?;
        }
        self.file.finish().map(|_written| ()).map_err(as_io)
    }
}

impl Column {
    fn new(name: &str) -> Self {
        Self {
            levels: (!ALWAYS.contains(&name)).then(Vec::new),
            ..Self::default()
        }
    }

    fn take(&mut self, cell: &[u8]) {
        if let Some(levels) = &mut self.levels {
            levels.push(i16::from(!cell.is_empty()));
            if cell.is_empty() {
                return;
            }
        }
        self.text.extend_from_slice(cell);
        self.lengths.push(cell.len());
    }

    /// Writes the gathered texts and is empty again.
    fn write(&mut self, out: &mut ColumnWriterImpl<'_, ByteArrayType>) -> Result<(), ParquetError> {
        let text = ByteArray::from(mem::take(&mut self.text));
        let mut start = 0;
        let mut next = |length| {
            let value = text.slice(start, length);
            start += length;
            value
        };
        let values: Vec<ByteArray> = self.lengths.drain(..).map(&mut next).collect();
        out.write_batch(&values, self.levels.as_deref(), None)?;
        if let Some(levels) = &mut self.levels {
            levels.clear();
        }
        Ok(())
    }
}

/// One text a column, in the order of the table.
fn schema() -> Result<TypePtr, ParquetError> {
    let field = |name: &str| {
        let repetition = if ALWAYS.contains(&name) {
            Repetition::REQUIRED
        } else {
            Repetition::OPTIONAL
        };
        Type::primitive_type_builder(name, Physical::BYTE_ARRAY)
            .with_repetition(repetition)
            .with_logical_type(Some(LogicalType::String))
            .build()
            .map(Arc::new)
    };
    let fields = DEVICE_COLUMNS
        .into_iter()
        .map(field)
        .collect::<Result<_, _>>()?;
    Type::group_type_builder("devices")
        .with_fields(fields)
        .build()
        .map(Arc::new)
}

/// The failure of the output itself where there is one, so that a closed pipe is known as such.
fn as_io(error: ParquetError) -> io::Error {
    match error {
        ParquetError::External(cause) => match cause.downcast::<io::Error>() {
            Ok(error) => *error,
            Err(other) => io::Error::other(other),
        },
        other => io::Error::other(other),
    }
}
