//! Official lists in their own formats: bytes in, [`PartyList`] out.
//!
//! [`read_list`] reads a list of a known [`ListForm`]; [`detect`] finds the form. Natural persons are
//! dropped while reading and counted, by the list's own word for what a row is; a list that does not
//! say gives parties whose kind is unsaid, and a name decides nothing. Titles, days of birth and
//! passports are never kept. What was set right or passed over is told in the remarks.
//!
//! | module | what it does |
//! |---|---|
//! | `form`, `detect` | the table of forms; which one a file has |
//! | `source`, `table`, `workbook`, `json`, `xml`, `document` | bytes unpacked within a limit; rows and records one by one |
//! | `draft`, `gather`, `group` | rows to drafts to parties: counts, ids kept apart, remarks |
//! | `clean`, `legal`, `country`, `date`, `labels` | text, legal forms, countries, days, identifiers |
//! | `bis_name` | names of the Bureau of Industry and Security, which several lists take over |
//! | the others | one form each; each says where its format is known from |

mod bis;
mod bis_entry;
mod bis_name;
mod ca;
mod ch;
mod clean;
mod country;
mod csl;
mod date;
mod detect;
mod dfat;
mod document;
mod dod;
mod draft;
mod error;
mod eu;
mod fcc;
mod form;
mod ftm;
mod gather;
mod group;
mod json;
mod labels;
mod legal;
mod meti;
mod ofac_advanced;
mod ofac_csv;
mod ofac_xml;
mod own;
mod source;
mod table;
mod ua;
mod uflpa;
mod uk;
mod uk_conlist;
mod un;
mod workbook;
pub(crate) mod xml;

pub use detect::detect;
pub use error::ListError;
pub use form::{ListForm, UnknownForm};
pub use ftm::{Delta, apply_delta};

use countersight_model::party::PartyList;
use error::Fault;
use gather::Gather;
use source::Source;
use std::io::Read;

/// Reads a list of a known form. `name` stands in errors.
///
/// Gzip is unpacked on the way, within a limit of the form. A list without a single row is refused: a
/// server that answers with an empty table is no list that became empty.
pub fn read_list(form: ListForm, name: &str, bytes: &mut dyn Read) -> Result<PartyList, ListError> {
    read(form, bytes).map_err(|fault| fault.of(name))
}

fn read(form: ListForm, bytes: &mut dyn Read) -> Result<PartyList, Fault> {
    let Some(entry) = form.entry() else {
        return Err(Fault::shape("the form", "it is not in the table"));
    };
    let mut gather = Gather::default();
    (entry.read)(Source::open(bytes, entry.limit)?, &mut gather)?;
    whole(gather)
}

/// Reads a list that comes in several files, such as the main file, the addresses and the other names
/// of [`ListForm::OfacCsv`]. Their order does not matter.
pub fn read_list_files(
    form: ListForm,
    name: &str,
    files: &mut [&mut dyn Read],
) -> Result<PartyList, ListError> {
    let mut gather = Gather::default();
    let mut sources = Vec::new();
    let limit = form.entry().map_or(0, |entry| entry.limit);
    if form != ListForm::OfacCsv {
        let what = format!("a list of the form `{form}` is one file");
        return Err(Fault::shape("the files", what).of(name));
    }
    for bytes in files {
        sources.push(Source::open(*bytes, limit).map_err(|fault| fault.of(name))?);
    }
    ofac_csv::read_all(sources, &mut gather).map_err(|fault| fault.of(name))?;
    whole(gather).map_err(|fault| fault.of(name))
}

fn whole(gather: Gather) -> Result<PartyList, Fault> {
    let list = gather.finish();
    if list.counts.rows == 0 {
        return Err(Fault::shape("the list", "there is no row in it"));
    }
    Ok(list)
}
