//! The book's table of evidence is the one that decides.

use countersight_devices::weight::Source;

#[test]
fn the_book_shows_the_table_that_decides() {
    let rows: Vec<String> = Source::ALL
        .iter()
        .map(|source| {
            let maker = source.of_maker().map_or("nothing", |maker| maker.as_str());
            format!("| {} | {} | {maker} |", source.what(), source.of_brand())
        })
        .collect();
    let path = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../docs/src/reference/devices.md"
    );
    let page = std::fs::read_to_string(path).unwrap();
    let table = rows.join("\n");
    assert!(
        page.contains(&table),
        "docs/src/reference/devices.md must hold:\n{table}"
    );
}
