//! Against what a run compares.

use countersight_model::run::ListAsked;
use countersight_register::Register;
use countersight_screening::Screener;

/// How old the official lists are on which the register rests, on the register's own day.
fn freshness(register: &Register) -> String {
    let day = register.stamp.version;
    let lists = register.lists.values();
    let due = lists.clone().filter(|l| l.overdue(day).is_some()).count();
    let Some(newest) = lists.map(|list| list.checked).max_by_key(|d| d.earliest()) else {
        return String::new();
    };
    format!(
        "; the official lists behind it were last looked at on {newest} or before, and {due} of {} \
         are due again",
        register.lists.len()
    )
}

/// What was asked. Every output says against what it was compared, for a company outside of it is not
/// found.
pub fn asked(screener: &Screener<'_>) -> Vec<ListAsked> {
    let register = screener.register();
    let version = register.stamp.version.to_string();
    let part = |id: &str, name: String, date: String| ListAsked {
        id: id.to_owned(),
        name,
        date,
        sha256: register.stamp.sha256.clone(),
    };
    let compared: Vec<ListAsked> = screener
        .lists()
        .iter()
        .map(|list| ListAsked {
            id: list.id.clone(),
            name: format!("{}, {} parties", list.name, list.parties.len()),
            date: list.date.clone(),
            sha256: list.sha256.clone(),
        })
        .collect();
    if screener.asks_lists_only() {
        return compared;
    }
    let none = if compared.is_empty() {
        "; no official list was compared in full"
    } else {
        ""
    };
    let measures = format!(
        "{} measures and the {} companies of the register{}{none}",
        register.measures.len(),
        register.entities.len(),
        freshness(register)
    );
    let prefixes = format!("{} blocks of hardware addresses", register.prefixes.len());
    let mut asked = vec![
        part("register/measures", measures, version),
        part(
            "register/prefixes",
            prefixes,
            register.prefixes_as_of.clone(),
        ),
    ];
    asked.extend(compared);
    asked
}
