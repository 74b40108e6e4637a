//! What changed in law, told in each format.

use crate::register::measures;
use crate::stage::{dossier, options, stamp};
use countersight_model::change::{Change, ChangeKind};
use countersight_model::measure::{InterruptionKind, Reach};
use countersight_model::source::Trust;
use countersight_report::{Changed, ChangesPage, Format, write_changes};
use insta::assert_snapshot;
use jiff::civil::date;

/// A change of the measure `us/ndaa-889`, on a day that is known.
fn change(what: ChangeKind, day: &str) -> Change {
    let date = day.parse().unwrap();
    Change {
        measure: "us/ndaa-889".into(),
        jurisdiction: "US".into(),
        what,
        date,
        by_last_day: false,
        earliest: date.earliest(),
        latest: date.latest(),
        concerns: vec!["hikvision".into()],
        country: None,
        listed_as: None,
        roles: Vec::new(),
        actions: Vec::new(),
        reach: None,
        rule: None,
        interruption: None,
        part: None,
        question: None,
        citation: None,
        trust: Trust::High,
        sources: Vec::new(),
    }
}

fn some() -> Vec<Change> {
    vec![
        Change {
            listed_as: Some("=Hangzhou \"Hikvision\" <Co>".to_owned()),
            citation: Some("84 FR 54002".to_owned()),
            trust: Trust::Unverified,
            ..change(ChangeKind::Added, "2019-10")
        },
        Change {
            by_last_day: true,
            latest: date(2025, 11, 10),
            earliest: date(2025, 11, 10),
            ..change(ChangeKind::Ended, "2025-11-09")
        },
        Change {
            reach: Some(Reach::HalfOwned),
            rule: Some("us/rule-a".into()),
            question: Some("Is it in force?".to_owned()),
            ..change(ChangeKind::ReachUnsettled, "2026-11-10")
        },
        Change {
            interruption: Some(InterruptionKind::Stayed),
            part: Some("the definition of a network".to_owned()),
            ..change(ChangeKind::Resumed, "2026-12-01")
        },
    ]
}

fn written(format: Format, changes: &[Change]) -> String {
    let measures = measures();
    let measure = &measures[1];
    let told = |change| Changed {
        change,
        measure,
        kind: measure.kind,
        source: Some("https://example.gov/a?b&c".to_owned()),
    };
    let page = ChangesPage {
        from: date(2019, 1, 1),
        to: date(2026, 12, 31),
        entity: None,
        filter: "--in US".to_owned(),
        register: stamp(),
        changes: changes.iter().map(told).collect(),
    };
    let mut out = Vec::new();
    write_changes(&mut out, format, &page, &dossier(), &options()).unwrap();
    String::from_utf8(out).unwrap()
}

#[test]
fn as_text() {
    assert_snapshot!(written(Format::Text, &some()), @r#"
    What changed in law
    ───────────────────
    4 changes in law after 2019-01-01 and up to 2026-12-31 (--in US).

    United States (US)
    ──────────────────
    NDAA section 889
      us/ndaa-889; binding rule
      • in 2019-10, day not known: names Hangzhou Hikvision Digital Technology Co.,
        Ltd., as "=Hangzhou "Hikvision" <Co>"; 84 FR 54002; unverified: no source
        was opened that says so
        https://example.gov/a?b&c
      • 2025-11-10 (last day 2025-11-09): ended
        https://example.gov/a?b&c
      • 2026-11-10: may reach whatever named companies own to half or more, through
        us/rule-a; no source confirms it
        To settle: Is it in force?
        https://example.gov/a?b&c
      • 2026-12-01: in part (the definition of a network): the court's stay ended
        https://example.gov/a?b&c

    A change is told as far as the register knows of it; no change is no clearance.
    "#);
    assert_snapshot!(written(Format::Text, &[]), @"
    What changed in law
    ───────────────────
    0 changes in law after 2019-01-01 and up to 2026-12-31 (--in US).
    The register knows of no change that fits what was asked.

    A change is told as far as the register knows of it; no change is no clearance.
    ");
}

#[test]
fn what_nobody_confirmed_may_have_been() {
    let suspended = |what| Change {
        interruption: Some(InterruptionKind::Suspended),
        trust: Trust::Unverified,
        ..change(what, "2025-11-10")
    };
    let stayed = Change {
        trust: Trust::Low,
        ..change(ChangeKind::Stayed, "2025-11-11")
    };
    let changes = [
        suspended(ChangeKind::Suspended),
        suspended(ChangeKind::Resumed),
        stayed,
    ];
    let text = written(Format::Text, &changes);
    let said: Vec<&str> = text.lines().filter(|line| line.contains("•")).collect();
    assert_snapshot!(said.join("\n"), @"
    • 2025-11-10: may have been suspended
    • 2025-11-10: the time in which it may have been suspended ended
    • 2025-11-11: was stayed by a court; one weak source
    ");
}

#[test]
fn a_country_is_called_by_its_name() {
    let whom = Change {
        concerns: Vec::new(),
        country: Some("US".to_owned()),
        ..change(ChangeKind::Added, "2020-01-02")
    };
    let text = written(Format::Text, &[whom]);
    assert!(text.contains("2020-01-02: names companies of the United States\n"));
}

#[test]
fn the_page_of_a_browser_says_what_the_text_says() {
    let html = written(Format::Html, &some());
    let main = html.split_once("<body").unwrap().1;
    let main = main.split_once("<footer>").unwrap().0;
    assert_snapshot!(main, @r##"
     class="record">
    <a class="skip" href="#record">Skip to the record</a>
    <header class="masthead">
      <p class="mark">Countersight</p>
      <h1><bdi dir="auto">What changed in law</bdi></h1>
      
      
    </header>
    <main id="record" tabindex="-1">
    <p>4 changes in law after <time datetime="2019-01-01">1 January 2019</time> and up to <time datetime="2026-12-31">31 December 2026</time> (--in US).</p>


    <section id="part-1" aria-labelledby="part-1-title">
      <h2 id="part-1-title">United States (US)</h2>
    <article class="entry">
    <h3><bdi dir="auto">NDAA section 889</bdi></h3>
    <p class="faint"><span class="id">us/ndaa-889</span>; binding rule</p>
    <ul class="items">
    <li>in <time datetime="2019-10">October 2019</time>, day not known: names Hangzhou Hikvision Digital Technology Co., Ltd., as &#34;=Hangzhou &#34;Hikvision&#34; &#60;Co&#62;&#34;; 84 FR 54002; <span class="doubt">unverified: no source was opened that says so</span>
    <p class="address"><a class="plain" href="https://example.gov/a?b&#38;c" rel="noreferrer">https://example.gov/a?b&#38;c</a></p>
    </li>
    <li><time datetime="2025-11-10">10 November 2025</time> (last day <time datetime="2025-11-09">9 November 2025</time>): ended
    <p class="address"><a class="plain" href="https://example.gov/a?b&#38;c" rel="noreferrer">https://example.gov/a?b&#38;c</a></p>
    </li>
    <li><time datetime="2026-11-10">10 November 2026</time>: may reach whatever named companies own to half or more, through us/rule-a; no source confirms it
    <p>To settle: Is it in force?</p>
    <p class="address"><a class="plain" href="https://example.gov/a?b&#38;c" rel="noreferrer">https://example.gov/a?b&#38;c</a></p>
    </li>
    <li><time datetime="2026-12-01">1 December 2026</time>: in part (the definition of a network): the court&#39;s stay ended
    <p class="address"><a class="plain" href="https://example.gov/a?b&#38;c" rel="noreferrer">https://example.gov/a?b&#38;c</a></p>
    </li>
    </ul>
    </article>
    </section>

    <p class="faint">A change is told as far as the register knows of it; no change is no clearance.</p>


    </main>
    "##);
}

#[test]
fn as_rows() {
    assert_snapshot!(written(Format::Csv, &some()), @r#"
    jurisdiction,measure,name,kind,change,date,earliest,latest,entities,country,listed_as,roles,actions,reach,rule,says,question,citation,trust,source,register
    US,us/ndaa-889,NDAA section 889,binding,added,2019-10,2019-10-01,2019-10-31,hikvision,,"'=Hangzhou ""Hikvision"" <Co>",,,,,"names Hangzhou Hikvision Digital Technology Co., Ltd., as ""=Hangzhou ""Hikvision"" <Co>""",,84 FR 54002,unverified,https://example.gov/a?b&c,2026-11-20 sha256:1a2b3c4d5e6f
    US,us/ndaa-889,NDAA section 889,binding,ended,2025-11-09,2025-11-10,2025-11-10,hikvision,,,,,,,ended,,,high,https://example.gov/a?b&c,2026-11-20 sha256:1a2b3c4d5e6f
    US,us/ndaa-889,NDAA section 889,binding,reach-unsettled,2026-11-10,2026-11-10,2026-11-10,hikvision,,,,,whatever named companies own to half or more,us/rule-a,"may reach whatever named companies own to half or more, through us/rule-a; no source confirms it",Is it in force?,,high,https://example.gov/a?b&c,2026-11-20 sha256:1a2b3c4d5e6f
    US,us/ndaa-889,NDAA section 889,binding,resumed,2026-12-01,2026-12-01,2026-12-01,hikvision,,,,,,,in part (the definition of a network): the court's stay ended,,,high,https://example.gov/a?b&c,2026-11-20 sha256:1a2b3c4d5e6f
    "#);
}

#[test]
fn as_a_page_that_no_name_can_leave() {
    let html = written(Format::Html, &some());
    assert!(!html.contains("<Co>"), "{html}");
    assert!(html.contains("href=\"https://example.gov/a?b&#38;c\""));
    assert!(html.contains("in <time datetime=\"2019-10\">October 2019</time>, day not known"));
    assert!(!html.contains("<script"));
}
