//! From a byte of a text to its line and column.

/// Line and column of the byte at `offset`, both counted from 1, the column in characters.
pub(crate) fn line_and_column(text: &str, offset: usize) -> (usize, usize) {
    let (mut line, mut column) = (1, 1);
    for byte in text.bytes().take(offset) {
        if byte == b'\n' {
            line += 1;
            column = 1;
        } else if is_start_of_character(byte) {
            column += 1;
        }
    }
    (line, column)
}

/// Line of the byte at `offset`, counted from 1.
pub(crate) fn line(text: &str, offset: usize) -> usize {
    let before = text.as_bytes().get(..offset).unwrap_or(text.as_bytes());
    // Written as a sum so that the compiler counts many bytes at a time: this runs on every load.
    1 + before
        .iter()
        .map(|byte| usize::from(*byte == b'\n'))
        .sum::<usize>()
}

fn is_start_of_character(byte: u8) -> bool {
    byte & 0b1100_0000 != 0b1000_0000
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters() {
        let text = "a\n海康 = 1\n";
        let offset = text.find('=').unwrap();
        assert_eq!(line_and_column(text, offset), (2, 4));
        assert_eq!(line(text, offset), 2);
    }

    #[test]
    fn an_offset_past_the_end_is_the_end() {
        assert_eq!(line_and_column("ab", 9), (1, 3));
        assert_eq!(line("a\nb", 9), 2);
    }
}
