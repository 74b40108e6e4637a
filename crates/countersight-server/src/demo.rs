//! The bundled example, for a look around: a school district's cameras and suppliers.

use crate::asker::Asker;
use crate::asking::Asking;
use crate::desk::Desk;
use crate::jobs::{Job, Order};
use crate::problem::Problem;
use countersight_service::reader::Words;
use std::sync::Arc;

/// The files of `examples/northfield`.
const FILES: [(&str, &str); 2] = [
    (
        "suppliers.csv",
        include_str!("../../../examples/northfield/suppliers.csv"),
    ),
    (
        "cameras.csv",
        include_str!("../../../examples/northfield/cameras.csv"),
    ),
];

/// Who asks, as `examples/northfield/profile.toml` has it; a test compares the two.
fn profile() -> Asking {
    Asking {
        words: Words {
            roles: vec!["school".to_owned(), "grant-recipient".to_owned()],
            jurisdictions: vec!["US-TX".to_owned()],
            action: Some("buy".to_owned()),
        },
        on: Some("2026-11-23".to_owned()),
        ..Asking::default()
    }
}

/// Hands the example in; it stays as long as the server runs.
///
/// # Errors
///
/// When the disk refuses the files.
pub(crate) async fn hand_in(desk: &Arc<Desk>) -> Result<(), Problem> {
    for (file, text) in FILES {
        one(desk, &Asker::local(), file, text, true).await?;
    }
    Ok(())
}

/// Hands in the cameras of the example alone, as if somebody had chosen the file.
///
/// # Errors
///
/// When too many files wait, or the disk refuses it.
pub(crate) async fn cameras(desk: &Arc<Desk>, asker: &Asker) -> Result<Arc<Job>, Problem> {
    let [_, (file, text)] = FILES;
    one(desk, asker, file, text, false).await
}

async fn one(
    desk: &Arc<Desk>,
    asker: &Asker,
    file: &str,
    text: &str,
    stays: bool,
) -> Result<Arc<Job>, Problem> {
    let mut incoming = desk.jobs().admit()?;
    incoming.write(text.as_bytes()).await?;
    let order = Order {
        file: file.to_owned(),
        context: profile().context(desk)?,
        kind: None,
        explain: false,
        stays,
    };
    desk.jobs().start(desk, asker, incoming, order).await
}

#[cfg(test)]
mod tests {
    use super::profile;

    #[test]
    fn who_asks_is_who_asks_in_the_example() {
        let text = include_str!("../../../examples/northfield/profile.toml");
        let lines: Vec<&str> = text.lines().filter(|line| !line.starts_with('#')).collect();
        let profile = profile();
        let words = profile.words;
        let written = [
            format!("as = {:?}", words.roles),
            format!("in = {:?}", words.jurisdictions[0]),
            format!("action = {:?}", words.action.unwrap()),
            format!("on = {:?}", profile.on.unwrap()),
        ];
        assert_eq!(lines, written);
    }
}
