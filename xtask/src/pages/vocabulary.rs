//! The roles of readers, and the faults that data can have.

use crate::markdown::{head, row, table, text};
use countersight_model::problem::Severity;
use countersight_register::{Fault, Register};

/// Roles, with the question that finds one's own.
pub(super) fn roles(register: &Register) -> String {
    let mut page = head(
        "Roles",
        "Ask yourself the question of each role; every role that you answer with yes is yours, and \
         `--as` takes several. A role counts as the wider ones that it includes. A place that a role \
         implies need not be said with `--in`.",
    );
    page.push('\n');
    page.push_str(&table(&[
        "`--as`",
        "who that is",
        "the question",
        "also counts as",
        "implies",
    ]));
    for role in register.roles.values() {
        let wider: Vec<String> = role.includes.iter().map(|id| format!("`{id}`")).collect();
        let place = role.jurisdiction.as_ref();
        page.push_str(&row([
            format!("`{}`<br>{}", role.id, text(&role.label)),
            text(&role.description),
            text(&role.question),
            wider.join(", "),
            place.map_or_else(String::new, |place| format!("`--in {place}`")),
        ]));
    }
    page.push_str("\n## What you want to do\n\n");
    page.push_str(&table(&["`--action`", "what it covers", "the question"]));
    for action in &register.actions {
        page.push_str(&row([
            format!("`{}`<br>{}", action.id, text(&action.label)),
            text(&action.description),
            text(&action.question),
        ]));
    }
    page
}

/// The codes of `register check`.
pub(super) fn faults() -> String {
    let mut page = head(
        "Faults of the register",
        "`countersight register check` reports each fault with file, line, column and mend. With an \
         error in its data the program answers nothing; a warning lets it answer.",
    );
    page.push('\n');
    page.push_str(&table(&["code", "how grave", "what it means"]));
    for fault in Fault::ALL {
        let severity = match fault.severity() {
            Severity::Error => "error",
            Severity::Warning => "warning",
        };
        page.push_str(&row([
            format!("`{}`", fault.as_str()),
            severity.to_owned(),
            fault.title().to_owned(),
        ]));
    }
    page
}
