//! Text.

use crate::common::{arabic, device, hostile, latin, namesake, results};
use crate::stage::{bytes, context, options, report};
use countersight_model::context::Context;
use countersight_report::Format;
use insta::assert_snapshot;
use jiff::civil::date;

#[test]
fn one_subject_is_told_in_full() {
    assert_snapshot!(report(Format::Text, &[latin()]), @r#"
    PROHIBITED: HIKVISION DIGITAL TECHNOLOGY CO LTD
    ───────────────────────────────────────────────
    It is Hangzhou Hikvision, and section 889 forbids federal agencies to buy from
    it.
    suppliers.csv, row 2; read as company

    Who is behind it
      Hangzhou Hikvision Digital Technology Co., Ltd. (hikvision)
        Tie           it is this company
        How sure      strong: enough to act on, after reading the reasons (score
                      0.98)
        • name: distinctive word equal; place name missing
          given "hikvision digital technology"; the register holds "hangzhou
          hikvision digital technology"

    Rules that decide
      1. PROHIBITED under NDAA 2019 section 889(a)(1)(A)
         Pub. L. 115-232 s. 889(a)(1)(A); United States; from 2019-08-13, no end
         date
         binds US federal agency; covers buying
         listed as "Hangzhou Hikvision Digital Technology Company"
         The company is named in s. 889(f)(3)(B), and federal agencies may not buy
         its video equipment.
         https://www.congress.gov/115/plaws/publ232/PLAW-115publ232.htm
         countersight show us/ndaa-2019-889-a1a
      2. REVIEW under FAR 52.204-25(b)(2): use of covered equipment
         48 CFR 52.204-25(b)(2); United States; from 2020-08, no end date
         binds US federal agency; covers buying
         The rule covers equipment that is a substantial or essential component.
         To settle: Is the equipment a substantial or essential component of the
         system?
         Trust in this entry: one good secondary source
         https://www.acquisition.gov/far/52.204-25
         countersight show us/far-52-204-25-use

    On record, but deciding nothing here
      • BIS Entity List (list entry)
        84 FR 54002; United States; from 2019-10-09, no end date
        covers exporting to the company
        countersight show us/bis-entity-list

    What was set right or passed over while reading
    • ragged rows, read as far as they go

    Asked for US federal agency (so also public-body), in United States, for buying,
    on 2026-11-24.

    Register      2026-11-20 sha256:1a2b3c4d5e6f
    List          BIS Entity List, copy of 2026-11-18, sha256:abababababab
    Program       countersight 0.1.0
    Option        threshold 0.85
    Note          Nothing is ever declared clear: the register holds what it holds.
    "#);
}

#[test]
fn a_device_has_a_label_and_a_maker() {
    assert_snapshot!(report(Format::Text, &[device()]), @r#"
    REVIEW: LOREX LNB8005 bullet camera, gate 4
    ───────────────────────────────────────────
    The label is known to be sold on Hikvision's devices; nothing proves it for this
    model.
    A person must decide: the evidence or the rule leaves a question, which is
    given.
    suppliers.csv, row 3; read as device

    Who is behind it
      Hangzhou Hikvision Digital Technology Co., Ltd. (hikvision)
        Tie           made by this company
        How sure      possible: enough to ask, not enough to accuse (score 0.60)
        • brand: a label with known rebrand ties
          given "LOREX"; the register holds "Lorex"

    The device
      Label         Lorex
      Maker         Hangzhou Hikvision Digital Technology Co., Ltd. (possible)
      Or made by    Zhejiang Dahua Technology Co., Ltd. (possible)
      Model         LNB8005
      • brand "LOREX": sold on devices of Dahua and Hikvision (weak)
      • Conflict: The label is Lorex, the model number has a form of its own.

    Rules that decide
      1. REVIEW under FAR 52.204-25(b)(2): use of covered equipment
         48 CFR 52.204-25(b)(2); United States; from 2020-08, no end date
         binds US federal agency; covers buying
         The rule covers equipment that is a substantial or essential component.
         To settle: Is the equipment a substantial or essential component of the
         system?
         Trust in this entry: one good secondary source
         https://www.acquisition.gov/far/52.204-25
         countersight show us/far-52-204-25-use

    What is missing
      • the hardware address (MAC) of the device

    What was set right or passed over while reading
    • ragged rows, read as far as they go

    Asked for US federal agency (so also public-body), in United States, for buying,
    on 2026-11-24.

    Register      2026-11-20 sha256:1a2b3c4d5e6f
    List          BIS Entity List, copy of 2026-11-18, sha256:abababababab
    Program       countersight 0.1.0
    Option        threshold 0.85
    Note          Nothing is ever declared clear: the register holds what it holds.
    "#);
}

#[test]
fn an_ownership_path_shows_share_date_and_doubt() {
    assert_snapshot!(report(Format::Text, &[arabic()]), @r#"
    REVIEW: شركة هيكفيجن الشرق الأوسط
    ────────────────────────────────
    Hikvision owns it; whether the rule reaches its subsidiaries is for a person to
    decide.
    A person must decide: the evidence or the rule leaves a question, which is
    given.
    suppliers.csv, row 5; read as company

    Who is behind it
      Hangzhou Hikvision Digital Technology Co., Ltd. (hikvision)
        Tie           owned by this company
        How sure      strong: enough to act on, after reading the reasons (score
                      0.90)
        • name: distinctive word equal
          given "هيكفيجن"; the register holds "هيكفيجن"
        Ownership path:
        1. Hangzhou Hikvision Digital Technology Co., Ltd. → Hikvision MENA FZE:
           owns, 51 %, as of 2023, unverified: no source was opened that says so
           https://example.org/annual-report-2023.pdf

    Rules that decide
      1. REVIEW under FAR 52.204-25(b)(2): use of covered equipment
         48 CFR 52.204-25(b)(2); United States; from 2020-08, no end date
         binds US federal agency; covers buying
         The rule covers equipment that is a substantial or essential component.
         To settle: Is the equipment a substantial or essential component of the
         system?
         Trust in this entry: one good secondary source
         https://www.acquisition.gov/far/52.204-25
         countersight show us/far-52-204-25-use

    What was set right or passed over while reading
    • ragged rows, read as far as they go

    Asked for US federal agency (so also public-body), in United States, for buying,
    on 2026-11-24.

    Register      2026-11-20 sha256:1a2b3c4d5e6f
    List          BIS Entity List, copy of 2026-11-18, sha256:abababababab
    Program       countersight 0.1.0
    Option        threshold 0.85
    Note          Nothing is ever declared clear: the register holds what it holds.
    "#);
}

#[test]
fn a_namesake_is_named() {
    assert_snapshot!(report(Format::Text, &[namesake()]), @"
    NO RESTRICTION FOUND: Dahua Marine Products Ltd
    ───────────────────────────────────────────────
    The register holds nothing on it.
    Screened, and the register holds nothing that restricts this reader on this day.
    This is not a clearance.
    suppliers.csv, row 8; read as company

    Looked at and set aside
      • Zhejiang Dahua Technology Co., Ltd.: shares one short word; trade and seat
        differ

    What was set right or passed over while reading
    • ragged rows, read as far as they go

    Asked for US federal agency (so also public-body), in United States, for buying,
    on 2026-11-24.

    Register      2026-11-20 sha256:1a2b3c4d5e6f
    List          BIS Entity List, copy of 2026-11-18, sha256:abababababab
    Program       countersight 0.1.0
    Option        threshold 0.85
    Note          Nothing is ever declared clear: the register holds what it holds.
    ");
}

#[test]
fn many_subjects_are_a_table() {
    assert_snapshot!(report(Format::Text, &results()), @r#"
    Of 8 subjects, 2 are prohibited, 2 must be decided by a person, 2 could not be
    screened and 2 met no restriction in the register.
    Asked for US federal agency (so also public-body), in United States, for buying,
    on 2026-11-24.

    Answer                Subjects  What it means
    ────────────────────  ────────  ────────────────────────────────────────────────
    Prohibited                   2  A binding rule forbids it to this reader on this
                                    day.

    Review                       2  A person must decide: the evidence or the rule
                                    leaves a question, which is given.

    Not screened                 2  Too little was handed in to judge. What is
                                    missing is given.

    No restriction found         2  Screened, and the register holds nothing that
                                    restricts this reader on this day. This is not a
                                    clearance.

    What was found
    All in suppliers.csv.

    Where  It says             Answer      Who is behind it      Why
    ─────  ──────────────────  ──────────  ────────────────────  ───────────────────
    row 2  HIKVISION DIGITAL   PROHIBITED  Hangzhou Hikvision    It is Hangzhou
           TECHNOLOGY CO LTD               Digital Technology    Hikvision, and
                                           Co., Ltd.: it is      section 889 forbids
                                           this company          federal agencies to
                                           (strong)              buy from it.

    row 3  LOREX LNB8005       REVIEW      Hangzhou Hikvision    The label is known
           bullet camera,                  Digital Technology    to be sold on
           gate 4                          Co., Ltd.: made by    Hikvision's
                                           this company          devices; nothing
                                           (possible)            proves it for this
                                                                 model.

    row 4  杭州海康威视数字技  PROHIBITED  Hangzhou Hikvision    It is Hangzhou
           术股份有限公司                  Digital Technology    Hikvision, and
                                           Co., Ltd.: it is      section 889 forbids
                                           this company          federal agencies to
                                           (strong)              buy from it.

    row 5  شركة هيكفيجن الشرق  REVIEW      Hangzhou Hikvision    Hikvision owns it;
           الأوسط                           Digital Technology    whether the rule
                                           Co., Ltd.: owned by   reaches its
                                           this company          subsidiaries is for
                                           (strong)              a person to decide.

    Rules behind these answers
      • PROHIBITED under NDAA 2019 section 889(a)(1)(A): 2 subjects
        Pub. L. 115-232 s. 889(a)(1)(A); United States; from 2019-08-13, no end date
        countersight show us/ndaa-2019-889-a1a
      • REVIEW under FAR 52.204-25(b)(2): use of covered equipment: 4 subjects
        48 CFR 52.204-25(b)(2); United States; from 2020-08, no end date
        To settle: Is the equipment a substantial or essential component of the
        system?
        countersight show us/far-52-204-25-use

    What could not be screened
    • 2 subjects: Nothing says which make was bought or installed.
      Needed        make and model: ask the supplier
      Such as       row 6 "CCTV upgrade, phase 2"; row 7 "CCTV upgrade, phase 2"

    Namesakes looked at and set aside
    • row 8 "Dahua Marine Products Ltd" is not Zhejiang Dahua Technology Co., Ltd.:
      shares one short word; trade and seat differ

    What was read
    • suppliers.csv: 8 rows; names (found by its content); CSV with semicolons,
      UTF-8
      Columns       Lieferant → company name; Land → country
    Rows read 8, judged 6, not judged 2.
    • 2: the row does not say which make was bought
    • 1: ragged rows, read as far as they go

    Register      2026-11-20 sha256:1a2b3c4d5e6f
    List          BIS Entity List, copy of 2026-11-18, sha256:abababababab
    Program       countersight 0.1.0
    Option        threshold 0.85
    Note          Nothing is ever declared clear: the register holds what it holds.
    "#);
}

#[test]
fn without_role_and_place_rules_stand_by_jurisdiction() {
    let open = Context::on(date(2026, 11, 24));
    let mut open_result = latin();
    open_result.answer = countersight_model::result::Answer::Review;
    let text = bytes(Format::Text, &[open_result], open, &options());
    assert_snapshot!(String::from_utf8(text).unwrap(), @r#"
    REVIEW: HIKVISION DIGITAL TECHNOLOGY CO LTD
    ───────────────────────────────────────────
    It is Hangzhou Hikvision, and section 889 forbids federal agencies to buy from
    it.
    A person must decide: the evidence or the rule leaves a question, which is
    given.
    suppliers.csv, row 2; read as company

    Who is behind it
      Hangzhou Hikvision Digital Technology Co., Ltd. (hikvision)
        Tie           it is this company
        How sure      strong: enough to act on, after reading the reasons (score
                      0.98)
        • name: distinctive word equal; place name missing
          given "hikvision digital technology"; the register holds "hangzhou
          hikvision digital technology"

    Rules of United States
      • NDAA 2019 section 889(a)(1)(A) (binding rule)
        Pub. L. 115-232 s. 889(a)(1)(A); from 2019-08-13, no end date
        binds US federal agency; covers buying
        countersight show us/ndaa-2019-889-a1a
      • FAR 52.204-25(b)(2): use of covered equipment (binding rule)
        48 CFR 52.204-25(b)(2); from 2020-08, no end date
        binds US federal agency; covers buying
        To settle: Is the equipment a substantial or essential component of the
        system?
        Trust in this entry: one good secondary source
        countersight show us/far-52-204-25-use
      • BIS Entity List (list entry)
        84 FR 54002; from 2019-10-09, no end date
        covers exporting to the company
        countersight show us/bis-entity-list

    What was set right or passed over while reading
    • ragged rows, read as far as they go

    Asked with no role and no place given, on 2026-11-24.

    Nobody said who asks, so this is no verdict. Add --as ROLE and --in PLACE for
    one, such as --as federal-agency --in US.

    Register      2026-11-20 sha256:1a2b3c4d5e6f
    List          BIS Entity List, copy of 2026-11-18, sha256:abababababab
    Program       countersight 0.1.0
    Option        threshold 0.85
    Note          Nothing is ever declared clear: the register holds what it holds.
    "#);
}

#[test]
fn many_subjects_without_role_and_place_list_every_rule_once() {
    let open = Context::on(date(2026, 11, 24));
    let text = bytes(Format::Text, &results(), open, &options());
    let text = String::from_utf8(text).unwrap();
    let (_, rules) = text
        .split_once("Rules of United States")
        .expect("rules by jurisdiction");
    assert_eq!(
        rules
            .matches("BIS Entity List (list entry): 2 subjects")
            .count(),
        1
    );
    assert!(
        rules.contains("so this is no verdict"),
        "no word on how to get a verdict"
    );
}

#[test]
fn a_narrow_terminal_gets_no_line_wider_than_itself() {
    let mut options = options();
    options.width = 44;
    options.unicode = false;
    let text = String::from_utf8(bytes(Format::Text, &results(), context(), &options)).unwrap();
    for line in text.lines() {
        let wide = unicode_width::UnicodeWidthStr::width(line);
        assert!(wide <= 44 || line.contains("https://"), "{wide}: {line}");
    }
}

#[test]
fn a_subject_cannot_drive_the_terminal() {
    let text = report(Format::Text, &[hostile()]);
    assert!(!text.contains('\u{1b}'), "{text}");
}

#[test]
fn colour_repeats_what_words_say() {
    let mut options = options();
    options.colour = true;
    options.verbose = true;
    let coloured = String::from_utf8(bytes(Format::Text, &results(), context(), &options)).unwrap();
    options.colour = false;
    let plain = String::from_utf8(bytes(Format::Text, &results(), context(), &options)).unwrap();
    let mut stripped = String::new();
    let mut rest = coloured.as_str();
    while let Some((before, after)) = rest.split_once('\u{1b}') {
        stripped.push_str(before);
        rest = after.split_once('m').unwrap().1;
    }
    stripped.push_str(rest);
    assert_eq!(stripped, plain);
}

#[test]
fn what_is_beyond_the_cap_is_counted_and_said() {
    let results: Vec<_> = (0..5_010).map(|_| latin()).collect();
    let text = report(Format::Text, &results);
    assert!(
        text.contains("10 more findings are counted"),
        "no count of the rest"
    );
}
