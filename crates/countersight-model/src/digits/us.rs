//! Codes of suppliers: DUNS, CAGE and UEI.

/// Whether a text has the form of a DUNS number: nine digits, as in `150483782` or `15-048-3782`.
///
/// ```
/// use countersight_model::digits::is_duns;
/// assert!(is_duns("15-048-3782"));
/// assert!(!is_duns("15048378"));
/// ```
pub fn is_duns(text: &str) -> bool {
    duns(text).is_some()
}

/// Whether the last digit of a DUNS number is the check digit that numbers had until about 2006.
///
/// Numbers given since then need not have it, so a failed check proves nothing; a number that
/// passes is hardly a slip of the finger.
///
/// ```
/// use countersight_model::digits::duns_has_check_digit;
/// assert!(duns_has_check_digit("150483782"));
/// assert!(!duns_has_check_digit("150483783"));
/// ```
pub fn duns_has_check_digit(text: &str) -> bool {
    duns(text).is_some_and(|digits| super::luhn(&digits))
}

fn duns(text: &str) -> Option<Vec<u32>> {
    let digits: Vec<u32> = text
        .chars()
        .filter(|c| !matches!(c, '-' | ' '))
        .map(|c| c.to_digit(10))
        .collect::<Option<_>>()?;
    (digits.len() == 9).then_some(digits)
}

/// Whether a text has the form of a CAGE or NCAGE code (NATO Codification System): five capital
/// letters or digits, at least one of them a digit, without the letters I and O.
///
/// It has no check digit: the form says only that a text may be one.
///
/// ```
/// use countersight_model::digits::is_cage;
/// assert!(is_cage("81755") && is_cage("K0378"));
/// assert!(!is_cage("8175O") && !is_cage("DAHUA"));
/// ```
pub fn is_cage(text: &str) -> bool {
    text.len() == 5 && text.bytes().all(without_i_and_o) && text.bytes().any(|b| b.is_ascii_digit())
}

/// Whether a text has the form of a Unique Entity ID of SAM.gov: twelve capital letters or digits
/// without I and O, the first not a nought, and no nine digits in a row, so that it is never taken
/// for a DUNS or tax number.
///
/// Its last character is a check character by a rule that is not published.
///
/// ```
/// use countersight_model::digits::is_uei;
/// assert!(is_uei("ZQGGHJH74DW7"));
/// assert!(!is_uei("0QGGHJH74DW7") && !is_uei("ZQGGHJH74DWO"));
/// ```
pub fn is_uei(text: &str) -> bool {
    let mut run = 0;
    let nine_digits = text.bytes().any(|b| {
        run = if b.is_ascii_digit() { run + 1 } else { 0 };
        run == 9
    });
    text.len() == 12
        && !text.starts_with('0')
        && !nine_digits
        && text.bytes().all(without_i_and_o)
        && text.bytes().any(|b| b.is_ascii_digit())
}

fn without_i_and_o(byte: u8) -> bool {
    (byte.is_ascii_uppercase() || byte.is_ascii_digit()) && !matches!(byte, b'I' | b'O')
}
