//! Bytes of an encoding to UTF-8, piece by piece.

use crate::encoding::TextEncoding;
use encoding_rs::{CoderResult, Decoder, WINDOWS_1252};

const PIECE: usize = 16 << 10;

/// Decodes bytes that come in pieces.
pub(crate) enum Decoding {
    /// UTF-8; holds the bytes of a character cut in two.
    Utf8(Vec<u8>),
    Other(Box<Decoder>),
}

impl Decoding {
    pub(crate) fn new(encoding: TextEncoding) -> Self {
        match encoding {
            TextEncoding::Utf8 { .. } => Self::Utf8(Vec::new()),
            TextEncoding::Other(encoding) => {
                Self::Other(Box::new(encoding.new_decoder_with_bom_removal()))
            }
        }
    }

    /// Adds the text of these bytes; whether bytes had to be mended.
    pub(crate) fn decode(&mut self, raw: &[u8], last: bool, text: &mut Vec<u8>) -> bool {
        match self {
            Self::Utf8(cut) => {
                cut.extend_from_slice(raw);
                decode_utf8(cut, last, text)
            }
            Self::Other(decoder) => decode_other(decoder, raw, last, text),
        }
    }
}

/// Moves whole characters from `cut` to `text`; whether bytes had to be mended.
///
/// A byte that is not UTF-8 is read as Windows-1252: it comes from a file put together of two.
fn decode_utf8(cut: &mut Vec<u8>, last: bool, text: &mut Vec<u8>) -> bool {
    let mut mended = false;
    let mut kept = 0;
    if let Ok(valid) = std::str::from_utf8(cut) {
        text.extend_from_slice(valid.as_bytes());
    } else {
        let incomplete = |invalid: &[u8]| matches!(std::str::from_utf8(invalid), Err(error) if error.error_len().is_none());
        let mut chunks = cut.utf8_chunks().peekable();
        while let Some(chunk) = chunks.next() {
            text.extend_from_slice(chunk.valid().as_bytes());
            let invalid = chunk.invalid();
            if !last && chunks.peek().is_none() && !invalid.is_empty() && incomplete(invalid) {
                kept = invalid.len();
            } else if !invalid.is_empty() {
                mended = true;
                text.extend_from_slice(
                    WINDOWS_1252
                        .decode_without_bom_handling(invalid)
                        .0
                        .as_bytes(),
                );
            }
        }
    }
    cut.drain(..cut.len() - kept);
    mended
}

fn decode_other(decoder: &mut Decoder, raw: &[u8], last: bool, text: &mut Vec<u8>) -> bool {
    let mut mended = false;
    let mut from = raw;
    let mut piece = String::with_capacity(PIECE);
    loop {
        let (result, read, bad) = decoder.decode_to_string(from, &mut piece, last);
        mended |= bad;
        text.extend_from_slice(piece.as_bytes());
        piece.clear();
        from = from.get(read..).unwrap_or_default();
        if result == CoderResult::InputEmpty {
            return mended;
        }
    }
}
