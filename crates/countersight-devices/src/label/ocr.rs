//! What a camera's reading of a label gets wrong, set right where only one reading is possible.

use crate::mac::Mac;

/// A hardware address under a heading or in its usual form, with letters that no address holds read as the
/// digits that they resemble: `44:I9:B6:O1:02:03`. Separators may be lost, doubled or spaces.
pub(super) fn mac(text: &str) -> Option<Mac> {
    let mut digits = String::with_capacity(12);
    for c in text.trim().chars() {
        match c {
            ':' | '-' | '.' | ' ' | '·' | ';' | ',' | '_' => {}
            _ => digits.push(hex(c)?),
        }
    }
    Mac::parse(&digits)
}

/// The hex digit that a character is or resembles. `8` and `B`, `6` and `G` are not told apart by anything, so
/// nothing is guessed there.
fn hex(c: char) -> Option<char> {
    match c {
        'O' | 'o' | 'Q' => Some('0'),
        'l' | 'I' | 'i' | '|' | '!' => Some('1'),
        'Z' | 'z' => Some('2'),
        'S' | 's' => Some('5'),
        _ => c.is_ascii_hexdigit().then_some(c),
    }
}

/// Whether a text is written as a hardware address, whatever its letters: six pairs with one separator.
pub(super) fn is_like_mac(text: &str) -> bool {
    [':', '-', '.', ';'].iter().any(|separator| {
        let mut pairs = text.split(*separator);
        text.matches(*separator).count() == 5
            && pairs.all(|pair| pair.chars().count() == 2 && pair.chars().all(|c| hex(c).is_some()))
    })
}

/// Readings of a model number, the one that is written first. Beside a digit `O` is a nought, between digits `l` is
/// a one; in the letters that begin a number a digit may be a letter.
pub(super) fn models(written: &str) -> Vec<String> {
    let begin = written.find('-').filter(|at| (2..=4).contains(at));
    let (prefix, rest) = written
        .split_at_checked(begin.unwrap_or(0))
        .unwrap_or(("", written));
    let (letters, digits) = (as_letters(prefix), as_digits(rest));
    let mut readings = vec![written.to_owned()];
    for reading in [
        format!("{letters}{digits}"),
        format!("{prefix}{digits}"),
        format!("{letters}{rest}"),
    ] {
        if !readings.contains(&reading) {
            readings.push(reading);
        }
    }
    readings
}

fn as_letters(prefix: &str) -> String {
    let begins_with_i = prefix.len() == 3 && prefix.ends_with(['S', '5']);
    let letter = |(at, c): (usize, char)| match c {
        // `iDS-`, and not `LDS-`.
        '1' | 'l' | '|' | 'I' if at == 0 && begins_with_i => 'i',
        '1' | 'l' | '|' => 'I',
        '5' => 'S',
        '0' => 'O',
        '8' => 'B',
        _ => c,
    };
    prefix.chars().enumerate().map(letter).collect()
}

fn as_digits(rest: &str) -> String {
    let chars: Vec<char> = rest.chars().collect();
    let digit_at = |at: Option<usize>| {
        let c = at.and_then(|at| chars.get(at));
        c.is_some_and(char::is_ascii_digit)
    };
    let read = |(at, c): (usize, &char)| {
        let (before, after) = (digit_at(at.checked_sub(1)), digit_at(Some(at + 1)));
        match c {
            'O' | 'o' if before || after => '0',
            'l' | 'I' | '|' | '!' if before && after => '1',
            _ => *c,
        }
    };
    chars.iter().enumerate().map(read).collect()
}

/// A model number without the serial number that some labels print behind it without a space:
/// `DS-2CD2143G0-I20190101AAWR…`, a day and then letters.
pub(super) fn without_serial(text: &str) -> &str {
    let is_day = |bytes: &[u8]| {
        let digits = bytes
            .get(..8)
            .is_some_and(|day| day.iter().all(u8::is_ascii_digit));
        let letters = bytes
            .get(8..10)
            .is_some_and(|two| two.iter().all(u8::is_ascii_uppercase));
        digits
            && letters
            && bytes.starts_with(b"20")
            && matches!(
                bytes.get(4..6),
                Some([b'0', b'1'..=b'9'] | [b'1', b'0'..=b'2'])
            )
    };
    let at = (4..text.len()).find(|at| text.as_bytes().get(*at..).is_some_and(is_day));
    at.and_then(|at| text.get(..at)).unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_with_letters_that_they_cannot_hold() {
        let read = |text| mac(text).map(|mac| mac.to_string());
        let one = Some("44:19:B6:01:02:03".to_owned());
        for written in [
            "44:19:B6:01:02:03",
            "44:I9:B6:Ol:O2:O3",
            "4419B6010203",
            "44 19 B6 01 02 03",
            "44-19:B6.01 02-03",
        ] {
            assert_eq!(read(written), one, "{written}");
        }
        for written in [
            "44:19:B6:01:02",
            "44:19:B6:01:02:033",
            "44:19:G6:01:02:03",
            "",
            "O0:00:00:00:00:0O",
        ] {
            assert_eq!(read(written), None, "{written}");
        }
        assert!(
            is_like_mac("44:I9:B6:Ol:O2:O3")
                && !is_like_mac("44:19:B6:01:02")
                && !is_like_mac("2024-11-24")
        );
    }

    #[test]
    fn numbers_are_read_as_written_first() {
        let written = [
            "DS-2CD2l43G0-I",
            "D5-2CD2143GO-I",
            "lPC-HFW243lS",
            "1DS-72O8HQHI",
            "P3245-LV",
            "é-1",
        ];
        insta::assert_snapshot!(written.map(|one| models(one).join("  ")).join("\n"), @"
        DS-2CD2l43G0-I  DS-2CD2143G0-I
        D5-2CD2143GO-I  DS-2CD2143GO-I
        lPC-HFW243lS  IPC-HFW243lS
        1DS-72O8HQHI  iDS-7208HQHI  1DS-7208HQHI  iDS-72O8HQHI
        P3245-LV
        é-1
        ");
        assert_eq!(
            without_serial("DS-2CD2143G0-I20190101AAWRD12345678"),
            "DS-2CD2143G0-I"
        );
        assert_eq!(without_serial("DS-2CD2143G0-I"), "DS-2CD2143G0-I");
        assert_eq!(without_serial("é20190101AAWRD1"), "é20190101AAWRD1");
    }
}
