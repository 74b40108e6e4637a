//! Rows on their way from the threads that find devices to the one that makes columns of them: the lengths of a row's
//! cells, then their texts.

use super::cells::{Cells, WIDTH};
use std::io;

/// Bytes of the lengths, each a number of 32 bits, little-endian.
const HEAD: usize = 4 * WIDTH;

/// Writes one row.
///
/// # Errors
///
/// When a text has more than 4 GiB.
pub(super) fn write(out: &mut Vec<u8>, cells: &Cells<'_>) -> io::Result<()> {
    for cell in cells {
        let length = u32::try_from(cell.len()).map_err(|_too_long| {
            io::Error::new(io::ErrorKind::InvalidInput, "a text has more than 4 GiB")
        })?;
        out.extend_from_slice(&length.to_le_bytes());
    }
    for cell in cells {
        out.extend_from_slice(cell.as_bytes());
    }
    Ok(())
}

/// The first row and what follows it; none if it is not there to its end.
pub(super) fn split_first(bytes: &[u8]) -> Option<([&[u8]; WIDTH], &[u8])> {
    let (head, mut rest) = bytes.split_first_chunk::<HEAD>()?;
    let (lengths, _none) = head.as_chunks::<4>();
    let mut row = [&[][..]; WIDTH];
    for (cell, length) in row.iter_mut().zip(lengths) {
        (*cell, rest) = rest.split_at_checked(u32::from_le_bytes(*length) as usize)?;
    }
    Some((row, rest))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::borrow::Cow;

    #[test]
    fn rows_come_back_and_a_cut_one_does_not() {
        let row = |n: usize| -> Cells<'static> {
            std::array::from_fn(|at| Cow::Owned("海".repeat((at + n) % 4)))
        };
        let mut bytes = Vec::new();
        write(&mut bytes, &row(0)).unwrap();
        let first = bytes.len();
        write(&mut bytes, &row(1)).unwrap();
        let (cells, rest) = split_first(&bytes).unwrap();
        assert_eq!(
            cells.map(<[u8]>::to_vec),
            row(0).map(|cell| cell.as_bytes().to_vec())
        );
        let (cells, rest) = split_first(rest).unwrap();
        assert_eq!(
            cells.map(<[u8]>::to_vec),
            row(1).map(|cell| cell.as_bytes().to_vec())
        );
        assert!(rest.is_empty());
        for cut in 0..first {
            assert!(split_first(&bytes[..cut]).is_none(), "{cut}");
        }
    }
}
