//! The README and the book: every console block runs, every page is linked, every code has a page.

use countersight_model::code::Code;
use std::collections::BTreeSet;
use std::io;
use std::path::{Path, PathBuf};

/// The root of the repository. Every command of the book is typed there.
const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");

#[test]
fn every_console_block_runs_as_shown() {
    // The commands name example files from the root; no other test here depends on the folder.
    std::env::set_current_dir(ROOT).unwrap();
    trycmd::TestCases::new()
        .env("COUNTERSIGHT_LISTS", "target/no-lists")
        .case("README.md")
        .case("docs/src/**/*.md");
}

#[test]
fn the_summary_links_every_page_and_nothing_else() {
    let linked: BTreeSet<String> = links(&read("SUMMARY.md")).into_iter().collect();
    let mut written = pages(&source()).unwrap();
    written.remove("SUMMARY.md");
    let unlinked: Vec<_> = written.difference(&linked).collect();
    assert!(unlinked.is_empty(), "not in SUMMARY.md: {unlinked:?}");
    let missing: Vec<_> = linked.difference(&written).collect();
    assert!(missing.is_empty(), "linked, but not written: {missing:?}");
}

#[test]
fn every_link_between_pages_leads_somewhere() {
    let source = source();
    for page in pages(&source).unwrap() {
        let folder = source.join(&page).parent().map(Path::to_path_buf).unwrap();
        for link in links(&read(&page)) {
            assert!(
                folder.join(&link).is_file(),
                "{page} links {link}, which does not exist"
            );
        }
    }
}

#[test]
fn every_finding_code_has_its_page_and_every_page_its_code() {
    let codes: BTreeSet<String> = Code::ALL
        .iter()
        .map(|code| format!("{}.md", code.as_str()))
        .collect();
    assert_eq!(pages(&source().join("findings")).unwrap(), codes);
    for code in Code::ALL {
        let page = read(&format!("findings/{}.md", code.as_str()));
        let heading = format!("# `{}`", code.as_str());
        assert!(page.starts_with(&heading), "{heading} is not the heading");
        assert!(
            page.contains("```console\n$ countersight "),
            "{heading} has no example run"
        );
    }
}

fn source() -> PathBuf {
    Path::new(ROOT).join("docs/src")
}

fn read(page: &str) -> String {
    std::fs::read_to_string(source().join(page)).unwrap_or_default()
}

/// Every `.md` file below a folder, by its path from there.
fn pages(folder: &Path) -> io::Result<BTreeSet<String>> {
    let mut found = BTreeSet::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(next) = folders.pop() {
        for entry in std::fs::read_dir(next)? {
            let path = entry?.path();
            if path.is_dir() {
                folders.push(path);
            } else if is_page(&path) {
                let below = path.strip_prefix(folder).map_err(io::Error::other)?;
                found.insert(below.to_string_lossy().replace('\\', "/"));
            }
        }
    }
    Ok(found)
}

fn is_page(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending == "md")
}

/// The `.md` files that a page links, without the part after `#`; web addresses are left out.
fn links(page: &str) -> Vec<String> {
    page.split("](")
        .skip(1)
        .filter_map(|rest| rest.split_once(')'))
        .filter_map(|(target, _)| target.split('#').next())
        .filter(|target| is_page(Path::new(target)) && !target.contains("://"))
        .map(str::to_owned)
        .collect()
}
