//! Identifiers: their characters, and that a file bears its record's name.

use crate::draft::Draft;
use crate::fault::Fault;
use crate::records::Text;
use crate::report::{File, Report};

/// Checks every identifier that the register gives.
pub(super) fn check(draft: &Draft<'_>, report: &mut Report) {
    for filed in &draft.entities {
        is_file_name(filed.file, &filed.record.id, filed.file.stem(), report);
    }
    for filed in &draft.measures {
        let path = filed.file.path;
        let name = path
            .strip_prefix("measures/")
            .and_then(|rest| rest.strip_suffix(".toml"));
        is_file_name(filed.file, &filed.record.id, name.unwrap_or(path), report);
    }
    for filed in &draft.fingerprints {
        let field = filed.record.field.get_ref();
        let name: String = field
            .chars()
            .map(|c| if c.is_ascii_alphanumeric() { c } else { '-' })
            .collect();
        if name != filed.file.stem().replace(['_', '.'], "-") {
            report.at(
                filed.file,
                filed.record.field.span(),
                Fault::IdNotFileName,
                format!("the field `{field}` does not stand in a file of its name"),
                format!("name the file `fingerprints/{name}.toml`, or correct the field"),
            );
        }
    }
    let brands = draft.brands().map(|(file, record)| (file, &record.id));
    let sources = draft.sources().map(|(file, record)| (file, &record.id));
    let fingerprints = draft
        .fingerprints()
        .map(|(file, _, record)| (file, &record.id));
    for filed in &draft.lists {
        is_file_name(filed.file, &filed.record.id, filed.file.stem(), report);
    }
    let claims = draft.claims().map(|(file, record)| (file, &record.id));
    let figures = draft.figures().map(|(file, record)| (file, &record.id));
    let roles = draft.roles.iter();
    let roles =
        roles.flat_map(|filed| filed.record.roles.iter().map(|role| (filed.file, &role.id)));
    let words = draft.words.iter();
    let words = words.flat_map(|filed| filed.record.groups.iter().map(|g| (filed.file, &g.id)));
    for (file, id) in brands
        .chain(sources)
        .chain(fingerprints)
        .chain(claims)
        .chain(figures)
        .chain(roles)
        .chain(words)
    {
        characters(file, id, report);
    }
}

fn is_file_name(file: File<'_>, id: &Text, name: &str, report: &mut Report) {
    characters(file, id, report);
    if id.get_ref() != name {
        report.at(
            file,
            id.span(),
            Fault::IdNotFileName,
            format!("the id is `{}` and the file `{name}`", id.get_ref()),
            format!("write id = \"{name}\", or rename the file"),
        );
    }
}

fn characters(file: File<'_>, id: &Text, report: &mut Report) {
    let text = id.get_ref();
    let allowed = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b"-._/".contains(&b);
    let starts_well = text
        .bytes()
        .next()
        .is_some_and(|b| b.is_ascii_alphanumeric());
    if !starts_well || !text.bytes().all(allowed) {
        report.at(
            file,
            id.span(),
            Fault::BadId,
            format!("`{text}` is not an id"),
            "an id begins with a letter or digit and holds only a-z, 0-9, `-`, `.` and `_`",
        );
    }
}
