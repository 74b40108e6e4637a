//! The official lists: where they are, in what form, how often they change, when they were read.

use crate::markdown::{anchor, head, sentence, text};
use countersight_model::list::OfficialList;
use countersight_register::Register;

pub(super) fn page(register: &Register) -> String {
    let about = format!(
        "The register of {} knows {} official lists and registries. *Read* is the last day on which a \
         copy was looked at; a list that changes often and was read long ago may say more today. Only \
         `countersight lists update` fetches; see [Keeping official lists](official-lists-store.md).",
        register.stamp.version,
        register.lists.len()
    );
    let mut page = head("Official lists", &about);
    for list in register.lists.values() {
        page.push_str(&one(list, register));
    }
    page
}

fn one(list: &OfficialList, register: &Register) -> String {
    let place = register.jurisdictions.get(&list.jurisdiction);
    let place = place.map_or(list.jurisdiction.as_str(), String::as_str);
    let mut said = vec![format!(
        "\n## {}\n\n`{}`; {}; {}\n\n",
        text(&list.name),
        list.id,
        text(&list.publisher),
        text(place)
    )];
    said.push(format!("- Page: <{}>\n", list.page));
    if let Some(download) = &list.download {
        said.push(format!("- File ({}): <{download}>\n", text(&list.format)));
        let beside = list.beside.iter();
        said.extend(beside.map(|address| format!("- File beside it: <{address}>\n")));
    } else {
        said.push(format!("- Form: {}\n", text(&list.format)));
    }
    said.push(format!(
        "- Changes: {} Look again after {} days.\n",
        sentence(&list.cadence),
        list.cadence_days
    ));
    let edition = list.edition.map(|day| format!("; edition of {day}"));
    said.push(format!(
        "- Read: {}{}\n",
        list.checked,
        edition.unwrap_or_default()
    ));
    let measures: Vec<String> = list
        .measures
        .iter()
        .map(|id| format!("[{id}](all-measures.md#{})", anchor(id.as_str())))
        .collect();
    if !measures.is_empty() {
        said.push(format!("- Measures: {}\n", measures.join(", ")));
    }
    if let Some(licence) = &list.licence {
        said.push(format!("- Licence: {}\n", text(licence)));
    }
    said.concat()
}
