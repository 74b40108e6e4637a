//! Text of lists, cleaned as the lists themselves show that it must be.

use countersight_model::party::PartyNameKind;

/// Words before the name of a body that another one stands above; the row lists the second.
const UNDER: &[&str] = &[
    "affiliated entity:",
    "affiliated entities:",
    "subordinate institution -",
    "subordinate institution:",
    "subordinate entity ",
];

/// Words on who else is reached, behind a name; the name ends before them.
const REACH: &[&str] = &[
    "and any successor",
    "and its sub-units",
    "and its successors",
    "or any successor",
];

/// Markers of other names inside a name.
const MARKERS: &[(&str, PartyNameKind)] = &[
    ("-akas-", PartyNameKind::Alias),
    (", akas,", PartyNameKind::Alias),
    ("- aka-", PartyNameKind::Alias),
    ("-aka-", PartyNameKind::Alias),
    ("(aka:", PartyNameKind::Alias),
    ("(aka ", PartyNameKind::Alias),
    (", aka ", PartyNameKind::Alias),
    (" d/b/a ", PartyNameKind::Alias),
    ("a.k.a ", PartyNameKind::Alias),
    ("formerly known as", PartyNameKind::Former),
    ("also known as", PartyNameKind::Alias),
    ("a.k.a.", PartyNameKind::Alias),
    ("f.k.a.", PartyNameKind::Former),
    ("n.k.a.", PartyNameKind::Alias),
    ("d.b.a.", PartyNameKind::Alias),
    ("formerly", PartyNameKind::Former),
];

/// White space and line ends become one space; marks without width go.
pub(super) fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    let mut gap = false;
    for c in text.chars() {
        match c {
            '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{2069}'
            | '\u{feff}'
            | '\u{ad}' => {}
            c if c.is_whitespace() || c.is_control() => gap = true,
            c => {
                if gap && !folded.is_empty() {
                    folded.push(' ');
                }
                gap = false;
                folded.push(c);
            }
        }
    }
    folded
}

/// An identifier from a name, for lists that give none.
pub(super) fn slug(prefix: &str, name: &str) -> String {
    let mut slug = String::from(prefix);
    let mut gap = !slug.is_empty();
    for c in name.chars().take(120) {
        if c.is_alphanumeric() {
            if gap && !slug.is_empty() {
                slug.push('-');
            }
            gap = false;
            slug.extend(c.to_lowercase());
        } else {
            gap = true;
        }
    }
    slug
}

/// The name behind `Formerly known as `.
pub(super) fn former(text: &str) -> Option<String> {
    ["formerly known as ", "previously known as "]
        .iter()
        .find_map(|word| {
            let (head, rest) = text.split_at_checked(word.len())?;
            head.eq_ignore_ascii_case(word).then(|| trim(rest))
        })
}

/// Whether a text is a remark in brackets that stands where a name should.
pub(super) fn is_note(text: &str) -> bool {
    text.starts_with("(all ") && text.ends_with(')')
}

/// Finds `word` without regard to ASCII case.
pub(super) fn find_word(text: &str, word: &str) -> Option<usize> {
    text.to_ascii_lowercase().find(word)
}

/// The two sides of a marker, if the text holds it with no letter before it.
fn around<'a>(text: &'a str, word: &str) -> Option<(&'a str, &'a str)> {
    let at = find_word(text, word)?;
    let (left, rest) = text.split_at_checked(at)?;
    let (_, right) = rest.split_at_checked(word.len())?;
    // A marker that begins with a sign stands apart by itself.
    let apart = !word.starts_with(char::is_alphanumeric)
        || left
            .chars()
            .next_back()
            .is_none_or(|c| !c.is_alphanumeric());
    let ends = !word.ends_with(char::is_alphabetic)
        || right.chars().next().is_none_or(|c| !c.is_alphanumeric());
    (apart && ends).then_some((left, right))
}

/// What the Bureau of Industry and Security writes as one name, taken apart.
///
/// The first name keeps `kind`. A body that stands under another one comes first, its parent as a
/// related name; `a.k.a.` and `f.k.a.` split; semicolons between aliases split; the conjunction before
/// the last alias, dashes and commas around a name go; question marks that stand for lost characters
/// are set right.
pub(super) fn bis(kind: PartyNameKind, raw: &str) -> Vec<(PartyNameKind, String)> {
    let mut text = mend_lost(&fold(raw));
    if find_word(&text, "[aka").is_some() {
        text = text.replace('[', "(").replace(']', ")");
    }
    let end = REACH.iter().filter_map(|word| find_word(&text, word)).min();
    if let Some(end) = end {
        text.truncate(end);
    }
    let mut names = Vec::new();
    if kind == PartyNameKind::Primary
        && let Some((parent, own)) = UNDER.iter().find_map(|word| around(&text, word))
        && (!parent.contains('(') || parent.contains(')'))
    {
        let parent = trim(parent);
        let parent = parent.strip_suffix(" and").unwrap_or(&parent);
        let parent = trim(parent).trim_end_matches('.').to_owned();
        // `204th Research Institute` means nothing without the body above it.
        if own.trim_start().starts_with(|c: char| c.is_ascii_digit()) {
            names.push((kind, format!("{parent} {}", trim(own))));
            split(PartyNameKind::Weak, own, &mut names);
        } else {
            split(kind, own, &mut names);
        }
        names.push((PartyNameKind::Related, parent));
        return names;
    }
    split(kind, &text, &mut names);
    names
}

fn split(kind: PartyNameKind, text: &str, names: &mut Vec<(PartyNameKind, String)>) {
    for (at, piece) in text.split(';').enumerate() {
        let kind = match kind {
            PartyNameKind::Primary if at > 0 => PartyNameKind::Alias,
            kind => kind,
        };
        // The conjunction that a list leaves behind its last semicolon.
        if matches!(piece.trim(), "and" | "or") {
            continue;
        }
        let mut piece = piece.trim().to_owned();
        let mut piece_kind = kind;
        // Bounded: each turn cuts the piece at a marker.
        for _ in 0..8 {
            let found = MARKERS
                .iter()
                .filter_map(|(word, kind)| around(&piece, word).map(|sides| (sides, *word, *kind)))
                .min_by_key(|((left, _), ..)| left.len());
            let Some(((left, right), word, other_kind)) = found else {
                break;
            };
            let opened = word.starts_with('(') || left.trim_end().ends_with('(');
            let own = trim(left.trim_end().trim_end_matches('('));
            let right = right.trim_start_matches([',', ':', ' ']);
            let right = strip_count(right);
            let right = if opened {
                close(right)
            } else {
                right.to_owned()
            };
            if !own.is_empty() {
                names.push((piece_kind, own));
            }
            piece_kind = other_kind;
            piece = right;
            if word.contains("akas") {
                let others = comma_names(&piece);
                names.extend(others.into_iter().map(|name| (other_kind, name)));
                piece.clear();
            }
        }
        let own = trim(&piece);
        if !own.is_empty() {
            names.push((piece_kind, own));
        }
    }
}

/// `the following two aliases: ` before aliases.
fn strip_count(text: &str) -> &str {
    if text.to_ascii_lowercase().starts_with("the following")
        && let Some((head, rest)) = text.split_once(':')
        && head.len() < 60
    {
        return rest.trim_start();
    }
    text
}

/// Takes away the bracket that closes one opened before the text.
fn close(text: &str) -> String {
    let mut depth = 0_i32;
    for (at, c) in text.char_indices() {
        match c {
            '(' => depth += 1,
            ')' if depth == 0 => {
                let (inside, after) = text.split_at_checked(at).unwrap_or((text, ""));
                return format!("{inside}{}", after.strip_prefix(')').unwrap_or(after));
            }
            ')' => depth -= 1,
            _ => {}
        }
    }
    text.to_owned()
}

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

/// Conjunctions, dashes and commas around a name.
pub(super) fn trim(text: &str) -> String {
    let mut text = text.trim();
    loop {
        let before = text;
        text = text.trim_end_matches([',', ';', ':']).trim_end();
        text = text
            .trim_start_matches([',', ';', '—', '–', '-', '•'])
            .trim_start();
        text = text.strip_prefix("and ").unwrap_or(text).trim_start();
        text = text
            .strip_suffix("; and")
            .or_else(|| text.strip_suffix(", and"))
            .unwrap_or(text);
        if text == before {
            return text.to_owned();
        }
    }
}

/// Sets right the question marks that stand for characters which a list lost.
fn mend_lost(text: &str) -> String {
    if !text.contains('?') {
        return text.to_owned();
    }
    let chars: Vec<char> = text.chars().collect();
    let mut mended = String::with_capacity(text.len());
    for (at, &c) in chars.iter().enumerate() {
        if c != '?' {
            mended.push(c);
            continue;
        }
        let before = at.checked_sub(1).and_then(|at| chars.get(at));
        let after = chars.get(at + 1);
        match (before, after) {
            (Some(before), Some(after)) if before.is_alphabetic() && after.is_alphabetic() => {
                // `Xi?an`, `d?Etudes` lost an apostrophe; `Multi?Scale`, `STG?EKO` a dash.
                let elided = at < 2 || chars.get(at - 2).is_none_or(|c| !c.is_alphanumeric());
                mended.push(
                    if after.is_lowercase() || (before.is_lowercase() && elided) {
                        '’'
                    } else {
                        '-'
                    },
                );
            }
            // Quotation marks.
            _ => {}
        }
    }
    fold(&mended)
}

#[cfg(test)]
mod tests {
    use super::*;
    use PartyNameKind::{Alias, Former, Primary, Related};

    fn names(kind: PartyNameKind, raw: &str) -> Vec<(PartyNameKind, String)> {
        bis(kind, raw)
    }

    #[test]
    fn what_stands_around_a_name_goes() {
        for (raw, text) in [
            ("and Muster Optik", "Muster Optik"),
            ("Muster Optik; and", "Muster Optik"),
            ("Muster Optik,", "Muster Optik"),
            ("-Muster Optik", "Muster Optik"),
            ("Muster\u{a0}Optik\n  Co., Ltd.", "Muster Optik Co., Ltd."),
            ("Yong’an Muster", "Yong’an Muster"),
            ("Andorra Muster", "Andorra Muster"),
            (
                "Xi?an Muster Multi?Scale ?Optik?",
                "Xi’an Muster Multi-Scale Optik",
            ),
        ] {
            assert_eq!(names(Alias, raw), [(Alias, text.to_owned())], "{raw}");
        }
    }

    #[test]
    fn other_names_inside_a_name_are_split() {
        assert_eq!(
            names(
                Primary,
                "Muster Co., Ltd., a.k.a. Probe Co., Ltd. (Muster-Shenzhen)"
            ),
            [
                (Primary, "Muster Co., Ltd.".to_owned()),
                (Alias, "Probe Co., Ltd. (Muster-Shenzhen)".to_owned())
            ]
        );
        assert_eq!(
            names(Alias, "Muster OOO (f.k.a., Probe OOO (Nord))"),
            [
                (Alias, "Muster OOO".to_owned()),
                (Former, "Probe OOO (Nord)".to_owned())
            ]
        );
        assert_eq!(
            names(Alias, "Muster 24;Probe Institute;\u{a0}Dritte"),
            [
                (Alias, "Muster 24".to_owned()),
                (Alias, "Probe Institute".to_owned()),
                (Alias, "Dritte".to_owned())
            ]
        );
        assert_eq!(
            names(
                Primary,
                "Muster, a.k.a., the following two aliases: —Eins; and —Zwei."
            ),
            [
                (Primary, "Muster".to_owned()),
                (Alias, "Eins".to_owned()),
                (Alias, "Zwei.".to_owned())
            ]
        );
        assert_eq!(
            names(Primary, "MUSTER INTL -AKAS- MUSTER PTE, LTD, PROBE"),
            [
                (Primary, "MUSTER INTL".to_owned()),
                (Alias, "MUSTER PTE, LTD".to_owned()),
                (Alias, "PROBE".to_owned())
            ]
        );
        assert_eq!(
            names(
                Primary,
                "Muster Ltd [aka Eins, aka Zwei], and its sub-units and successors"
            ),
            [
                (Primary, "Muster Ltd".to_owned()),
                (Alias, "Eins".to_owned()),
                (Alias, "Zwei".to_owned())
            ]
        );
        assert_eq!(
            names(
                Primary,
                "Muster; and any successor, sub-unit, or subsidiary thereof"
            ),
            [(Primary, "Muster".to_owned())]
        );
        // Letters before the marker make it a word.
        assert_eq!(
            names(Alias, "Sokhte Morakab"),
            [(Alias, "Sokhte Morakab".to_owned())]
        );
    }

    #[test]
    fn a_body_under_another_is_the_one_that_is_listed() {
        assert_eq!(
            names(
                Primary,
                "Muster Group (MG). Affiliated Entity: Muster Kabel Co., Ltd."
            ),
            [
                (Primary, "Muster Kabel Co., Ltd.".to_owned()),
                (Related, "Muster Group (MG)".to_owned())
            ]
        );
        assert_eq!(
            names(
                Primary,
                "Muster Academy. Subordinate Institution - 204th Institute"
            ),
            [
                (Primary, "Muster Academy 204th Institute".to_owned()),
                (PartyNameKind::Weak, "204th Institute".to_owned()),
                (Related, "Muster Academy".to_owned())
            ]
        );
        assert_eq!(
            names(
                Primary,
                "Muster Commission (MC), and subordinate entity Labor (ML)"
            ),
            [
                (Primary, "Labor (ML)".to_owned()),
                (Related, "Muster Commission (MC)".to_owned())
            ]
        );
    }

    #[test]
    fn slugs_keep_every_script() {
        assert_eq!(slug("el", "Muster & Co., 样例"), "el-muster-co-样例");
    }
}
