//! The reference pages of the book that are made from the register.

mod entities;
mod lists;
mod marks;
mod measures;
mod vocabulary;

use crate::Generated;
use countersight_register::Register;

/// All pages.
pub(crate) fn pages(register: &Register) -> Vec<Generated> {
    let page = |name: &str, text: String| {
        let text = format!("{}\n", text.trim_end());
        Generated::new(format!("docs/src/reference/{name}.md"), text)
    };
    vec![
        page("all-measures", measures::page(register)),
        page("entities", entities::page(register)),
        page("lists", lists::page(register)),
        page("device-marks", marks::page(register)),
        page("roles", vocabulary::roles(register)),
        page("faults", vocabulary::faults()),
    ]
}
