//! No natural person: the records have no field for one, and no text may name one.
//!
//! Whether a text names somebody cannot be decided by a machine. What can be found is how texts name
//! people: by a title before a name, by an office before a name, by an e-mail address.

use crate::draft::Draft;
use crate::fault::Fault;
use crate::report::{File, Report};

/// Titles and offices after which a capitalised word is a person's name.
const TITLES: [&str; 24] = [
    "Mr",
    "Mrs",
    "Ms",
    "Miss",
    "Dr",
    "Prof",
    "Professor",
    "Sir",
    "Dame",
    "Lord",
    "Lady",
    "Baroness",
    "Senator",
    "Congressman",
    "Congresswoman",
    "Representative",
    "Secretary",
    "Minister",
    "President",
    "Premier",
    "Governor",
    "Judge",
    "Justice",
    "Commissioner",
];

/// Words that follow an office without naming its holder.
const NOT_NAMES: [&str; 12] = [
    "of",
    "Office",
    "Statement",
    "Department",
    "General",
    "State",
    "Order",
    "Court",
    "Defense",
    "Committee",
    "The",
    "Act",
];

/// Reports every text that seems to name a person.
pub(super) fn check(draft: &Draft<'_>, report: &mut Report) {
    for file in draft.read.iter().filter(|file| has_prose(file.path)) {
        let mut offset = 0;
        for line in file.text.split_inclusive('\n') {
            // Addresses are not ours to reword.
            if !line.starts_with("url") && !line.starts_with("locator") {
                names(*file, line, offset, report);
            }
            offset += line.len();
        }
    }
}

/// Records with texts about the world; the vocabulary speaks of offices in general.
fn has_prose(path: &str) -> bool {
    !path.starts_with("vocab/") && !path.starts_with("names/") && !path.starts_with("devices/")
}

fn names(file: File<'_>, line: &str, offset: usize, report: &mut Report) {
    let Some(found) = person_in(line) else { return };
    let start = offset + line.find(&found).unwrap_or_default();
    report.at(
        file,
        start..start + found.len(),
        Fault::NamesPerson,
        format!("`{found}` seems to name a natural person"),
        "describe the office or the part played, and leave the name out",
    );
}

/// The first words of a line that name somebody, as far as their form tells.
pub(super) fn person_in(line: &str) -> Option<String> {
    let words: Vec<&str> = line.split_whitespace().collect();
    let titled = words.windows(2).find_map(|pair| {
        let [title, name] = pair else { return None };
        let bare = title.trim_matches(|c: char| !c.is_alphanumeric());
        let next = name.trim_matches(|c: char| !c.is_alphanumeric());
        // A sentence that ends with an office ends there.
        let ends = title.ends_with([',', ';', ':', ')']) || title.ends_with('.') && bare.len() > 4;
        let is_name = next.chars().next().is_some_and(char::is_uppercase)
            && next.chars().nth(1).is_some_and(char::is_lowercase)
            && !NOT_NAMES.contains(&next);
        (TITLES.contains(&bare) && is_name && !ends).then(|| format!("{title} {name}"))
    });
    titled.or_else(|| {
        words
            .iter()
            .find(|word| is_email(word))
            .map(|word| (*word).to_owned())
    })
}

fn is_email(word: &str) -> bool {
    let word = word.trim_matches(|c: char| !c.is_alphanumeric());
    word.split_once('@').is_some_and(|(user, host)| {
        !user.is_empty()
            && !user.contains('/')
            && host.contains('.')
            && host.split('.').all(|part| !part.is_empty())
            && host
                .chars()
                .all(|c| c.is_ascii_alphanumeric() || ".-".contains(c))
    })
}

#[cfg(test)]
mod tests {
    use super::person_in;

    #[test]
    fn people_are_seen_by_their_titles() {
        for text in [
            "note = \"said Senator Smith in a hearing\"",
            "text = \"Mr. Smith denied it\"",
            "note = \"ask jane.doe@example.org\"",
            "title = \"Answer of Minister Jensen\"",
        ] {
            assert!(person_in(text).is_some(), "{text}");
        }
    }

    #[test]
    fn offices_are_no_people() {
        for text in [
            "note = \"a member of parliament asked\"",
            "title = \"Statement of the Secretary of State\"",
            "citation = \"Governor's order of 7 December 2022\"",
            "note = \"signed by the President. Hikvision answered\"",
            "title = \"Minister of Defence statement\"",
            "locator = \"rapid7/recog@14fa1a7:xml\"",
        ] {
            assert_eq!(person_in(text), None, "{text}");
        }
    }
}
