//! The page of a measure, and the three sentences that open it, on several days.

use crate::facts::conflict;
use crate::records::text;
use crate::register::{day, measure, measures, sources, target};
use crate::stage::{dossier, options};
use countersight_model::measure::{
    Extension, Interruption, InterruptionKind, Measure, MeasureKind, Reach, Target,
};
use countersight_model::source::Trust;
use countersight_report::{MeasurePage, PageFormat, write_measure};
use insta::assert_snapshot;
use jiff::civil::{Date, date};

fn pause(kind: InterruptionKind, from: &str, until: &str) -> Interruption {
    Interruption {
        kind,
        from: from.parse().unwrap(),
        until: day(until),
        part: None,
        question: Some("Was the suspension extended?".to_owned()),
        citation: Some("90 FR 50857".to_owned()),
        trust: Trust::High,
        note: None,
        sources: Vec::new(),
    }
}

/// The rule of September 2025: in force, suspended for a year, since then unsettled.
fn suspended() -> Measure {
    let mut rule = measure(
        "us/half",
        "Half rule",
        MeasureKind::Binding,
        "2025-09-29",
        "",
    );
    rule.interruptions = vec![
        pause(InterruptionKind::Suspended, "2025-11-10", "2026-11-09"),
        pause(InterruptionKind::Unsettled, "2026-11-10", ""),
    ];
    rule.extensions.clear();
    rule
}

fn shown(measure: &Measure, related: &[&Measure], on: Date) -> String {
    let sources = sources();
    let page = MeasurePage {
        measure,
        on,
        related: related.to_vec(),
        sources: sources.iter().collect(),
    };
    let mut dossier = dossier();
    dossier
        .short
        .insert("hikvision".into(), "Hikvision".to_owned());
    dossier.short.insert("dahua".into(), "Dahua".to_owned());
    dossier.claims.insert("dahua".into(), 3);
    dossier.claims.insert("hikvision".into(), 9);
    dossier.places.insert("CN".into(), "China".to_owned());
    text(|out| write_measure(out, PageFormat::Text, &page, &dossier, &options()).unwrap())
}

/// The three sentences, each on a line of its own.
fn sentences(measure: &Measure, related: &[&Measure], on: Date) -> String {
    let page = shown(measure, related, on);
    let (head, _) = page.split_once("\n\nJudged on").unwrap();
    let said: Vec<&str> = head.lines().skip(3).collect();
    let said = said.join(" ");
    assert!(said.ends_with('.'), "{said}");
    said.replace(". It", ".\nIt")
        .replace(". In the", ".\nIn the")
        .replace(". By", ".\nBy")
}

fn others(entities: &[&str]) -> Vec<Target> {
    let one = |id: &&str| {
        let mut entry = target(id, "2019-10-09", Trust::High);
        entry.entity = Some((*id).into());
        entry
    };
    entities.iter().map(one).collect()
}

#[test]
fn a_measure_in_full() {
    let mut rule = measures().remove(1);
    rule.exceptions = vec!["What is not connected to anything.".to_owned()];
    rule.components = Some("Counts parts too.".to_owned());
    rule.penalty = Some("The contract is void.".to_owned());
    rule.interruptions = vec![pause(InterruptionKind::Vacated, "2024-04-02", "")];
    rule.interruptions[0].part = Some("the definition of infrastructure".to_owned());
    let other = measure(
        "us/rule",
        "The half rule",
        MeasureKind::OwnershipRule,
        "2020",
        "",
    );
    rule.extensions.push(Extension {
        reach: Reach::HalfOwned,
        rule: Some("us/rule".into()),
        from: None,
        until: None,
        trust: Trust::High,
        citation: None,
        note: None,
    });
    rule.targets_of = vec!["us/rule".into()];
    rule.conflicts = vec![conflict()];
    assert_snapshot!(shown(&rule, &[&other], date(2026, 11, 24)), @r#"
    NDAA section 889
    ────────────────
    us/ndaa-889; binding rule; United States
    Federal agencies may not buy equipment of the named companies.
    In the United States it binds US federal agencies; it names Hikvision, and what
    it owns to half or more, and perhaps its subsidiaries and affiliates.
    It has been in force since 13 August 2019; the definition of infrastructure has
    been set aside by a court since 2 April 2024.

    Judged on 2026-11-24.
    Citation      Pub. L. 115-232 s. 889 [2]
    Adopted       2018-08-13
    In force      from 2019-08-13, no end date
    State         in force
    Covers        video equipment as a substantial or essential component
    Parts         Counts parts too.
    Penalty       The contract is void.

    Who may not do what
      • US federal agency (buy, use): prohibited
        To settle: Is it an essential component?

    What it leaves out
      • What is not connected to anything.

    When it does not work
      • set aside by a court: the definition of infrastructure; from 2024-04-02, no
        end date; 90 FR 50857
        To settle: Was the suspension extended?

    Whom it names
      • Hangzhou Hikvision Digital Technology Co., Ltd.; listed as "Hikvision"; 84
        FR 54002; from 2019-10-09, no end date [2]
      • whomever this measure names: The half rule us/rule

    How far beyond the named
      • subsidiaries and affiliates of the named; unverified: no source was opened
        that says so
      • whatever named companies own to half or more; while this rule works: The
        half rule us/rule

    Looked for and not found
      • tiandy; looked on 2026-11; one good secondary source

    Where sources disagree
      • the sum of the contract
        • [followed here] USD 53 million [1]
        • USD 50 million [1]
        Why: The later count has more projects.

    Sources
    [1] Hikvision; Publisher; 2024-01; press
        https://en.wikipedia.org/wiki/Hikvision
    [2] fr-2019; Publisher; 2024-01; press
        https://www.federalregister.gov/d/2019-22210
    "#);
}

#[test]
fn a_long_list_of_the_named_is_a_table() {
    let mut rule = measures().remove(1);
    rule.targets = others(&["a", "dahua", "c", "d", "e", "f", "g", "h", "hikvision"]);
    rule.targets[2].trust = Trust::Unverified;
    let page = shown(&rule, &[], date(2026, 11, 24));
    let said = sentences(&rule, &[], date(2026, 11, 24));
    assert!(
        said.contains("it names Hikvision, Dahua and 6 others, and perhaps c"),
        "{said}"
    );
    let (_, table) = page.split_once("Whom it names\n").unwrap();
    let (table, _) = table.split_once("\n\nd  ").unwrap();
    assert_snapshot!(table, @"
    Company                        Listed as  Since       Entry
    ─────────────────────────────  ─────────  ──────────  ──────────────────────────
    a                              a          2019-10-09  84 FR 54002 [2]
    dahua                          dahua      2019-10-09  84 FR 54002 [2]
    c                              c          2019-10-09  84 FR 54002; unverified:
                                                          no source was opened that
                                                          says so [2]
    ");
}

#[test]
fn a_rule_that_works() {
    let rule = measures().remove(1);
    assert_snapshot!(sentences(&rule, &[], date(2026, 11, 24)), @"
    Federal agencies may not buy equipment of the named companies.
    In the United States it binds US federal agencies; it names Hikvision, and perhaps its subsidiaries and affiliates.
    It has been in force since 13 August 2019.
    ");
}

#[test]
fn before_its_day_nothing_is_said_to_bind() {
    let rule = measures().remove(1);
    assert_snapshot!(sentences(&rule, &[], date(2018, 1, 1)), @"
    Federal agencies may not buy equipment of the named companies.
    In the United States it is to bind US federal agencies; it is to name Hikvision, and perhaps its subsidiaries and affiliates.
    It is to come into force on 13 August 2019.
    ");
}

#[test]
fn what_ended_is_told_as_past() {
    let mut rule = measures().remove(2);
    rule.targets.extend(others(&["dahua"]));
    assert_snapshot!(sentences(&rule, &[], date(2026, 11, 24)), @"
    Federal agencies may not buy equipment of the named companies.
    In the United States it bound US federal agencies; it named Hikvision and Dahua, and perhaps their subsidiaries and affiliates.
    It was in force from 29 September 2025 to 9 November 2025.
    ");
}

#[test]
fn a_suspension_is_told_before_in_and_after_it() {
    let rule = suspended();
    let on = |day| {
        let said = sentences(&rule, &[], day);
        said.lines().last().unwrap().to_owned()
    };
    assert_snapshot!(on(date(2025, 10, 1)), @"It has been in force since 29 September 2025; it is to be suspended from 10 November 2025 to 9 November 2026; nobody has confirmed whether it will be in force from 10 November 2026.");
    assert_snapshot!(on(date(2026, 3, 1)), @"It came into force on 29 September 2025; it is suspended from 10 November 2025 to 9 November 2026; nobody has confirmed whether it will be in force from 10 November 2026.");
    assert_snapshot!(on(date(2026, 11, 24)), @"It came into force on 29 September 2025; it was suspended from 10 November 2025 to 9 November 2026; nobody has confirmed whether it is in force since 10 November 2026.");
}

#[test]
fn a_reach_that_follows_a_rule_ends_with_it() {
    let (mut list, half) = (measures().remove(1), suspended());
    list.extensions = vec![Extension {
        reach: Reach::HalfOwned,
        rule: Some("us/half".into()),
        from: None,
        until: None,
        trust: Trust::High,
        citation: None,
        note: None,
    }];
    let said = |on| sentences(&list, &[&half], on);
    assert!(said(date(2025, 10, 1)).contains(", and what it owns to half or more."));
    assert!(!said(date(2026, 3, 1)).contains("half or more"));
    assert!(said(date(2026, 11, 24)).contains(", and perhaps what it owns to half or more."));
}

#[test]
fn calls_proposals_and_lists_bind_nobody() {
    let call = measures().remove(0);
    assert_snapshot!(sentences(&call, &[], date(2026, 11, 24)), @"
    Federal agencies may not buy equipment of the named companies.
    It binds nobody; it names Hikvision, and perhaps its subsidiaries and affiliates.
    It was made in February 2022.
    ");
    let proposal = measure("us/p", "P", MeasureKind::Proposal, "2026-06", "");
    assert_snapshot!(sentences(&proposal, &[], date(2026, 11, 24)), @"
    Federal agencies may not buy equipment of the named companies.
    In the United States it would bind US federal agencies; it names Hikvision, and perhaps its subsidiaries and affiliates.
    It was put forward in June 2026 and has not become law.
    ");
    let list = measure("us/l", "L", MeasureKind::ListEntry, "", "");
    assert_snapshot!(sentences(&list, &[], date(2026, 11, 24)), @"
    Federal agencies may not buy equipment of the named companies.
    By itself it binds nobody; it names Hikvision, and perhaps its subsidiaries and affiliates. Since when it is in effect is not known.
    ");
}

#[test]
fn a_country_and_a_clause_to_come() {
    let mut rule = measures().remove(1);
    rule.summary = "Agencies may not buy it (s. 889). More is told here.".to_owned();
    rule.trust = Trust::Unverified;
    rule.targets[0].entity = None;
    rule.targets[0].country = Some("CN".to_owned());
    let mut later = rule.clauses[0].clone();
    later.roles = vec!["any".into()];
    later.from = day("2027-06-30");
    rule.clauses.push(later);
    let page = shown(&rule, &[], date(2026, 11, 24));
    let (head, _) = page.split_once("Judged on").unwrap();
    assert_snapshot!(head, @"
    NDAA section 889
    ────────────────
    us/ndaa-889; binding rule; United States
    Agencies may not buy it (s. 889).
    In the United States it binds US federal agencies, and from 30 June 2027 also
    everybody; it means companies of China, and perhaps their subsidiaries and
    affiliates.
    It has been in force since 13 August 2019, as far as a record tells that no
    source confirms.

    More is told here.
    ");
}
