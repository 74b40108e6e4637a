//! Fuzzes the search for a name of the register, and the companies named in a text.

#![no_main]

use countersight_model::context::Context;
use countersight_model::subject::{Subject, SubjectKind};
use countersight_register::{DataFiles, Register, load};
use countersight_screening::Screener;
use jiff::civil::date;
use libfuzzer_sys::fuzz_target;
use std::sync::LazyLock;

static REGISTER: LazyLock<Register> = LazyLock::new(|| load(&DataFiles::embedded()).register);
static SCREENER: LazyLock<Screener<'static>> = LazyLock::new(|| Screener::new(&REGISTER));

fuzz_target!(|text: &str| {
    let context = Context {
        roles: Vec::new(),
        jurisdictions: Vec::new(),
        on: date(2026, 11, 24),
        action: None,
    };
    let _result = SCREENER.screen(&Subject::new(SubjectKind::Text, text), &context);
});
