//! What a copy is asked, and what changed between two.

use crate::support::{DAY, party, read_one, rows};
use countersight_collect::diff::diff;
use countersight_collect::examine::{Alarm, AlarmCode, examine};
use countersight_model::list::{Expect, Filled};
use countersight_model::party::{Party, PartyName, PartyNameKind};

fn messages(text: &str, expect: &Expect) -> Vec<String> {
    let list = read_one(text);
    let alarms = examine(&list, expect, None, DAY);
    alarms.iter().map(ToString::to_string).collect()
}

#[test]
fn each_expectation_has_its_alarm() {
    let mut expect = Expect {
        min_parties: Some(3),
        max_parties: Some(4),
        ..Expect::default()
    };
    assert!(messages(&rows(1, 3), &expect).is_empty());
    assert_eq!(
        messages(&rows(1, 2), &expect),
        ["it names 2 parties; at least 3 are expected"]
    );
    assert_eq!(
        messages(&rows(1, 5), &expect),
        ["it names 5 parties; at most 4 are expected"]
    );
    expect.min_fill.insert(Filled::Country, 67);
    let two_of_three = rows(1, 2) + "3,Firm 3\n";
    assert_eq!(
        messages(&two_of_three, &expect),
        ["66 % of the parties have a country; 67 % are expected"]
    );
}

#[test]
fn rows_that_nobody_understood_are_no_silence() {
    let mut list = read_one(&rows(1, 19));
    list.counts.rows = 20;
    list.counts.unreadable = 1;
    assert!(examine(&list, &Expect::default(), None, DAY).is_empty());
    list.counts.unreadable = 2;
    let alarm = Alarm {
        code: AlarmCode::RowsLost,
        message: "2 of 20 rows could not be understood".to_owned(),
    };
    assert_eq!(examine(&list, &Expect::default(), None, DAY), [alarm]);
}

#[test]
fn repeated_ids_beyond_what_is_usual_are_an_alarm() {
    let mut list = read_one(&rows(1, 19));
    let mut expect = Expect::default();
    list.counts.repeated_ids = 1;
    let alarm = Alarm {
        code: AlarmCode::RepeatedIds,
        message: "1 rows repeat an identifier with other names; at most 0 are expected".to_owned(),
    };
    assert_eq!(examine(&list, &expect, None, DAY), [alarm]);
    expect.max_repeated_ids = Some(1);
    assert!(examine(&list, &expect, None, DAY).is_empty());
    list.counts.repeated_ids = 2;
    assert_eq!(
        examine(&list, &expect, None, DAY)[0].code,
        AlarmCode::RepeatedIds
    );
}

fn with(mut party: Party, aliases: &[&str], programmes: &[&str]) -> Party {
    party.names.extend(aliases.iter().map(|text| PartyName {
        text: (*text).to_owned(),
        verbatim: None,
        kind: PartyNameKind::Alias,
    }));
    party.programmes = programmes.iter().map(|p| (*p).to_owned()).collect();
    party
}

#[test]
fn a_diff_tells_names_and_programmes_and_not_the_order() {
    let old = [
        with(party("2", "B"), &["b1", "b2"], &["EL"]),
        with(party("1", "A"), &[], &["EL", "CMIC"]),
        party("9", "Gone"),
    ];
    let new = [
        with(party("1", "A"), &[], &["CMIC", "EL"]),
        with(party("2", "B"), &["b2", "b3"], &["EL", "MEU"]),
        party("3", "New"),
    ];
    let found = diff(&old, &new);
    assert_eq!(
        (found.added.len(), found.removed.len(), found.changed.len()),
        (1, 1, 1)
    );
    let fields = &found.changed[0].fields;
    assert_eq!(fields[0].field, "name");
    assert_eq!(
        (fields[0].added.as_slice(), fields[0].removed.as_slice()),
        (
            &["b3 (alias)".to_owned()][..],
            &["b1 (alias)".to_owned()][..]
        )
    );
    assert_eq!(fields[1].added, ["MEU"]);
    let mut turned = (old.clone(), new.clone());
    turned.0.reverse();
    turned.1.reverse();
    assert_eq!(diff(&turned.0, &turned.1), found);
    assert!(diff(&old, &old).is_empty());
}

#[test]
fn a_row_that_was_numbered_anew_is_not_two_changes() {
    let old = [
        with(party("1", "A"), &["a"], &["EL"]),
        party("5", "Twin"),
        party("6", "Twin"),
    ];
    let new = [
        with(party("8", "A"), &["a", "a2"], &["EL"]),
        party("7", "Twin"),
    ];
    let found = diff(&old, &new);
    assert_eq!(found.changed[0].id_before, Some("1"));
    assert_eq!(found.changed[0].fields[0].added, ["a2 (alias)"]);
    // Of twins nobody can say which one stayed.
    let ids = |parties: &[&Party]| parties.iter().map(|p| p.id.clone()).collect::<Vec<_>>();
    assert_eq!(
        (ids(&found.added), ids(&found.removed)),
        (vec!["7".to_owned()], vec!["5".to_owned(), "6".to_owned()])
    );
}
