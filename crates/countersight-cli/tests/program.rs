//! Runs the real program as a person would: arguments and files in, exit status and two streams out.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "tests: a helper that cannot do its part must stop the test"
)]

#[path = "program/bad_input.rs"]
mod bad_input;
#[path = "program/bad_options.rs"]
mod bad_options;
#[path = "program/bad_register.rs"]
mod bad_register;
#[path = "program/changes.rs"]
mod changes;
#[path = "program/dossiers.rs"]
mod dossiers;
#[path = "program/encodings.rs"]
mod encodings;
#[path = "program/evaluate.rs"]
mod evaluate;
#[path = "program/explain.rs"]
mod explain;
#[path = "program/exports.rs"]
mod exports;
#[path = "program/formats.rs"]
mod formats;
#[path = "program/identify.rs"]
mod identify;
#[path = "program/identify_hosts.rs"]
mod identify_hosts;
#[path = "program/innocents.rs"]
mod innocents;
#[path = "program/lists.rs"]
mod lists;
#[path = "program/must_show.rs"]
mod must_show;
#[path = "program/names.rs"]
mod names;
#[path = "program/pages.rs"]
mod pages;
#[path = "program/published_files.rs"]
mod published_files;
#[path = "program/rescreen.rs"]
mod rescreen;
#[path = "program/support.rs"]
mod support;
#[path = "program/targets.rs"]
mod targets;
#[path = "program/traces.rs"]
mod traces;
