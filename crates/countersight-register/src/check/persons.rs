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

/// Parts played, as a sentence writes them; a capitalised word after one is a name.
const PARTS: [&str; 34] = [
    "chairman",
    "chairwoman",
    "chairperson",
    "founder",
    "cofounder",
    "co-founder",
    "director",
    "executive",
    "CEO",
    "CFO",
    "president",
    "secretary",
    "minister",
    "senator",
    "governor",
    "mayor",
    "alderman",
    "commissioner",
    "spokesman",
    "spokeswoman",
    "spokesperson",
    "shareholder",
    "investor",
    "owner",
    "professor",
    "researcher",
    "scholar",
    "anthropologist",
    "analyst",
    "journalist",
    "lawyer",
    "activist",
    "witness",
    "survivor",
];

/// Words that say that a holder is no person, or is one who goes without a name.
const SAYS_WHAT: [&str; 24] = [
    "person",
    "persons",
    "company",
    "firm",
    "group",
    "fund",
    "funds",
    "partnership",
    "bank",
    "trust",
    "state",
    "government",
    "ministry",
    "municipality",
    "university",
    "institute",
    "association",
    "foundation",
    "Inc",
    "Ltd",
    "LLC",
    "GmbH",
    "AB",
    "Corporation",
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
    holders(draft, report);
}

/// Records with texts about the world; the vocabulary speaks of offices in general.
fn has_prose(path: &str) -> bool {
    !path.starts_with("vocab/") && !path.starts_with("names/") && !path.starts_with("devices/")
}

/// A holder in words that reads as a name and does not say what it is.
pub(super) fn unnamed_kind(holder: &str) -> bool {
    let words: Vec<&str> = holder
        .split(|c: char| !c.is_alphanumeric() && c != '-')
        .filter(|word| !word.is_empty())
        .collect();
    let is_han = |c: char| ('\u{4e00}'..='\u{9fff}').contains(&c);
    let chinese = holder.chars().all(is_han) && (2..=4).contains(&holder.chars().count());
    let names = words.len() >= 2
        && words
            .iter()
            .all(|word| word.chars().next().is_some_and(char::is_uppercase));
    chinese || names && !words.iter().any(|word| SAYS_WHAT.contains(word))
}

fn holders(draft: &Draft<'_>, report: &mut Report) {
    for filed in &draft.entities {
        let owners = filed.record.owners.iter();
        for name in owners.filter_map(|owner| owner.holder_name.as_ref()) {
            if unnamed_kind(name.get_ref()) {
                report.at(
                    filed.file,
                    name.span(),
                    Fault::NamesPerson,
                    format!("`{}` may be the name of a natural person", name.get_ref()),
                    "describe a person without the name; of a firm say that it is one, as in `Muster AB, a company of Sweden`",
                );
            }
        }
    }
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
        let before = TITLES.contains(&bare) || PARTS.contains(&bare);
        (before && is_name && !ends).then(|| format!("{title} {name}"))
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
    use super::{person_in, unnamed_kind};

    #[test]
    fn a_holder_in_words_says_what_it_is() {
        for name in ["Ada Jensen", "Ada Maria Jensen", "张三丰"] {
            assert!(unnamed_kind(name), "{name}");
        }
        for name in [
            "a founding shareholder, a natural person",
            "Muster Inc., a company of Taiwan",
            "Muster Holding AB",
            "Skywatch",
        ] {
            assert!(!unnamed_kind(name), "{name}");
        }
    }

    #[test]
    fn people_are_seen_by_their_titles() {
        for text in [
            "note = \"said Senator Smith in a hearing\"",
            "text = \"Mr. Smith denied it\"",
            "note = \"ask jane.doe@example.org\"",
            "title = \"Answer of Minister Jensen\"",
            "note = \"its chairman Jensen said so\"",
            "text = \"the researcher Ada Jensen found it\"",
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
            "note = \"the founder, Hikvision and others hold it\"",
            "locator = \"rapid7/recog@14fa1a7:xml\"",
        ] {
            assert_eq!(person_in(text), None, "{text}");
        }
    }
}
