//! Names of the Bureau of Industry and Security, which writes several in one.

use super::clean::{close, find_word, fold, mend_lost, trim};
use super::legal::comma_names;
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

/// Whether a text is a remark in brackets that stands where a name should.
pub(super) fn is_note(text: &str) -> bool {
    text.starts_with("(all ") && text.ends_with(')')
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
pub(super) fn taken_apart(kind: PartyNameKind, raw: &str) -> Vec<(PartyNameKind, String)> {
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

#[cfg(test)]
mod tests {
    use super::*;
    use PartyNameKind::{Alias, Former, Primary, Related};

    fn names(kind: PartyNameKind, raw: &str) -> Vec<(PartyNameKind, String)> {
        taken_apart(kind, raw)
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
}
