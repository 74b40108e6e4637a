//! Fingerprints of files, as text.

use sha2::{Digest, Sha256};
use std::io::{self, Read};

/// The SHA-256 of all that a reader gives, as small hexadecimal digits.
///
/// ```
/// let hash = countersight_collect::hash::sha256(&mut &b"abc"[..])?;
/// assert_eq!(&hash[..8], "ba7816bf");
/// # Ok::<(), std::io::Error>(())
/// ```
///
/// # Errors
///
/// When the reader fails.
pub fn sha256(from: &mut dyn Read) -> io::Result<String> {
    let mut hash = Sha256::new();
    let mut piece = vec![0_u8; 1 << 16];
    loop {
        match from.read(&mut piece) {
            Ok(0) => break,
            Ok(read) => hash.update(piece.get(..read).unwrap_or_default()),
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    Ok(hex(hash))
}

/// The first twelve digits, by which files are named.
pub(crate) fn short(hash: &str) -> &str {
    hash.get(..12).unwrap_or(hash)
}

fn hex(hash: Sha256) -> String {
    use std::fmt::Write as _;
    let mut text = String::with_capacity(64);
    for byte in hash.finalize() {
        // A text is never too long for a String.
        let _ = write!(text, "{byte:02x}");
    }
    text
}
