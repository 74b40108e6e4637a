//! Legal forms behind a comma, which belong to the name before it.

use super::clean::trim;

/// First words of what stands after a comma and still belongs to a name.
const FORMS: &[&str] = &[
    "ltd",
    "limited",
    "llc",
    "l.l.c",
    "inc",
    "incorporated",
    "co",
    "corp",
    "corporation",
    "company",
    "plc",
    "llp",
    "lp",
    "l.p",
    "s.a",
    "sa",
    "s.a.s",
    "sas",
    "s.r.l",
    "srl",
    "s.p.a",
    "spa",
    "s.l",
    "gmbh",
    "ag",
    "kg",
    "b.v",
    "bv",
    "n.v",
    "nv",
    "pte",
    "pvt",
    "sdn",
    "bhd",
    "jsc",
    "pjsc",
    "ojsc",
    "cjsc",
    "ooo",
    "oao",
    "zao",
    "pao",
    "ao",
    "fze",
    "fzc",
    "fzco",
    "fz-llc",
    "d.o.o",
    "a.s",
    "a.ş",
    "lda",
    "ltda",
    "c.a",
    "k.k",
    "s.a.r.l",
    "sarl",
    "s.r.o",
    "mmc",
    "a.d",
    "ad",
    "oy",
    "ab",
    "as",
    "s.a.l",
    "p.c",
    "wll",
    "w.l.l",
    "psc",
    "co.ltd",
];

/// Whether a text begins with a legal form: ` Ltd.`, ` S.A. de C.V.`.
pub(super) fn is_legal_form(text: &str) -> bool {
    let word = text
        .split_whitespace()
        .next()
        .unwrap_or_default()
        .to_lowercase();
    let word = word.trim_end_matches(['.', ',', ';', ')']);
    FORMS.contains(&word)
}

/// Names with commas between them; a legal form after a comma belongs to the name before it.
pub(super) fn comma_names(text: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for piece in text.split(',') {
        match found.last_mut() {
            Some(name) if is_legal_form(piece) => {
                name.push(',');
                name.push_str(piece);
            }
            _ => found.push(piece.to_owned()),
        }
    }
    let names = found.iter().map(|name| trim(name));
    names.filter(|name| !name.is_empty()).collect()
}
