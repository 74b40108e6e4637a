//! The page of the fields of an observation, out of their table.

use crate::markdown::{head, row, table};
use countersight_model::field::{Field, Origin};

/// The page.
pub(super) fn page() -> String {
    let mut page = head(
        "Fields of an observation",
        "What is known of one device stands in named fields. In the native form, one JSON object a line, \
         `http.server` stands under `http` as `server`. Every field may be missing; each may hold one value or an \
         array of several. Any other key is dropped while reading, but for `id`: serial numbers, channel names, \
         coordinates and user names never enter, and whole answers lose them.",
    )
    .replace("from data/", "from the table of fields");
    page.push('\n');
    page.push_str(&table(&["field", "what it is", "what it can show"]));
    for field in Field::ALL {
        let others = field.other_names().iter();
        let others: Vec<String> = others.map(|name| format!(", `{name}`")).collect();
        let derived = match field.origin() {
            Origin::Given => "",
            Origin::Derived => " Taken out of another field where it is not given.",
        };
        page.push_str(&row([
            format!("`{field}`{}", others.concat()),
            format!("{}{derived}", field.what()),
            field.shows().to_owned(),
        ]));
    }
    page.push_str(
        "\nA text that begins as an answer of HTTP or RTSP (`banner`, `rtsp.banner`) is taken apart into the lines that \
         it holds. Bytes that are not UTF-8 are shown as `\\xNN`.\n",
    );
    page
}
