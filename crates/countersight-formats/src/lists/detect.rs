//! Which form a list has, by its first bytes and its name.

use super::form::ListForm;
use super::source::{Look, Source};
use std::io::Cursor;

/// Words of the first bytes, all of which must stand there, and the form they mean. The first row that
/// fits decides.
const MARKS: &[(Look, &[&str], ListForm)] = &[
    (Look::Xml, &["<sdnList"], ListForm::OfacXml),
    (
        Look::Xml,
        &["<Sanctions", "<ReferenceValueSets"],
        ListForm::OfacAdvanced,
    ),
    (Look::Xml, &["<CONSOLIDATED_LIST"], ListForm::Un),
    (Look::Xml, &["<Designations"], ListForm::UkSanctions),
    (Look::Xml, &["<swiss-sanctions-list"], ListForm::ChSeco),
    (Look::Xml, &["<sanctionEntity"], ListForm::Eu),
    (Look::Xml, &["<data-set", "<record>"], ListForm::CaSema),
    (Look::Xml, &["Part 744"], ListForm::BisEntityList),
    (Look::Json, &["\"fieldKey\"", "\"tables\""], ListForm::Csl),
    (Look::Json, &["\"fieldKey\""], ListForm::Csl),
    (Look::Json, &["\"results\"", "\"source\""], ListForm::Csl),
    (Look::Json, &["\"alt_names\"", "\"source\""], ListForm::Csl),
    (
        Look::Json,
        &["\"entity_name\"", "\"list_id\""],
        ListForm::JpMeti,
    ),
    (
        Look::Json,
        &["\"schema\"", "\"properties\""],
        ListForm::FollowTheMoney,
    ),
    (
        Look::Lines,
        &["source,entity_number,type,programs,name"],
        ListForm::Csl,
    ),
    (
        Look::Lines,
        &["alt_names", "source_list_url"],
        ListForm::Csl,
    ),
    (Look::Lines, &["Entity_LogicalId"], ListForm::Eu),
    (Look::Lines, &["Entity_logical_id"], ListForm::Eu),
    (Look::Lines, &["Naal_wholename"], ListForm::Eu),
    (
        Look::Lines,
        &["Unique ID", "Name 6", "OFSI Group ID"],
        ListForm::UkSanctions,
    ),
    (
        Look::Lines,
        &["Name 6", "Group Type", "Group ID"],
        ListForm::UkConlist,
    ),
    (
        Look::Lines,
        &["Name of Individual or Entity"],
        ListForm::AuDfat,
    ),
    (
        Look::Lines,
        &["Supplement No. 4 to Part 744"],
        ListForm::BisEntityList,
    ),
    (
        Look::Lines,
        &["overed", "on Covered List"],
        ListForm::FccCovered,
    ),
    (
        Look::Lines,
        &["covered_equipment_or_services"],
        ListForm::FccCovered,
    ),
    (
        Look::Lines,
        &["Clean Name", "Parent Name"],
        ListForm::Dod1260h,
    ),
    (Look::Lines, &["1260H"], ListForm::Dod1260h),
    (
        Look::Lines,
        &["Company or Organization", "Country or Region"],
        ListForm::JpMeti,
    ),
    (Look::Lines, &["企業名"], ListForm::JpMeti),
    (Look::Lines, &["UFLPA"], ListForm::Uflpa),
    (Look::Lines, &["Uyghur Forced Labor"], ListForm::Uflpa),
    (
        Look::Lines,
        &["Name of Entity", "Effective Date"],
        ListForm::Uflpa,
    ),
    (Look::Lines, &["id,name,aliases,country"], ListForm::Own),
    (Look::Lines, &["id;name;aliases;country"], ListForm::Own),
];

/// Words of names, for workbooks, archives and files without a header.
const NAMES: &[(&str, ListForm)] = &[
    ("conlist", ListForm::UkConlist),
    ("uk-sanctions", ListForm::UkSanctions),
    ("uk_sanctions", ListForm::UkSanctions),
    ("dfat", ListForm::AuDfat),
    ("regulation8", ListForm::AuDfat),
    ("australian_sanctions", ListForm::AuDfat),
    ("cons_prim", ListForm::OfacCsv),
    ("sdn", ListForm::OfacCsv),
    ("ua_sanctions", ListForm::UaSanctions),
    ("rnbo", ListForm::UaSanctions),
    ("uflpa", ListForm::Uflpa),
    ("1260h", ListForm::Dod1260h),
    ("meti", ListForm::JpMeti),
    ("entity-list", ListForm::BisEntityList),
    ("entity_list", ListForm::BisEntityList),
];

/// The form of a list by its name and its first bytes (some tens of kibibytes), if they tell.
///
/// Gzip is looked into. A workbook tells by its name alone.
pub fn detect(name: &str, first_bytes: &[u8]) -> Option<ListForm> {
    let file = name
        .rsplit(['/', '\\'])
        .next()
        .unwrap_or(name)
        .to_lowercase();
    let named = NAMES
        .iter()
        .find(|(word, _)| file.contains(word))
        .map(|(_, form)| *form);
    // The beginning of packed bytes is cut; what comes out before the cut tells enough.
    let unpacked;
    let mut bytes = first_bytes;
    if first_bytes.starts_with(b"\x1f\x8b") {
        unpacked = beginning(first_bytes);
        bytes = &unpacked;
    }
    let mut cursor = Cursor::new(bytes);
    let source = Source::open(&mut cursor, u64::MAX).ok()?;
    if matches!(source.look, Look::Zip | Look::Compound) {
        return named;
    }
    let start = &source.start;
    let marked = MARKS
        .iter()
        .find(|(look, words, _)| {
            *look == source.look && words.iter().all(|word| start.contains(word))
        })
        .map(|(_, _, form)| *form);
    // A file of OFAC has no header: twelve cells, and its sign for nothing.
    let headless = || {
        let line = start.lines().next().unwrap_or_default();
        let fits = source.look == Look::Lines
            && line.contains("-0-")
            && line
                .split(',')
                .next()
                .is_some_and(|cell| cell.parse::<u64>().is_ok());
        fits.then_some(ListForm::OfacCsv)
    };
    marked.or_else(headless).or(match source.look {
        Look::Lines => named,
        _ => None,
    })
}

fn beginning(packed: &[u8]) -> Vec<u8> {
    use std::io::Read;
    let mut decoder = flate2::read::MultiGzDecoder::new(packed).take(64 << 10);
    let mut unpacked = Vec::new();
    let mut piece = [0_u8; 4096];
    // An error at the cut ends the look.
    while let Ok(read) = decoder.read(&mut piece) {
        if read == 0 {
            break;
        }
        unpacked.extend_from_slice(piece.get(..read).unwrap_or_default());
    }
    unpacked
}
