//! Delta files of OpenSanctions.

use crate::common::{bytes, parse, told};
use countersight_formats::lists::{Delta, apply_delta};
use insta::assert_snapshot;

#[test]
fn a_delta_adds_changes_and_removes() {
    let mut list = parse("ftm", &bytes("ftm/entities.ftm.json")).unwrap();
    let changes = bytes("ftm/entities.delta.json");
    let delta = apply_delta(&mut list, "delta", &mut changes.as_slice()).unwrap();
    assert_eq!(
        delta,
        Delta {
            rows: 7,
            added: 1,
            changed: 1,
            removed: 1,
            persons: 1,
            other: 2
        }
    );
    assert_snapshot!(told(&list), @r#"
    rows 5, parties 2, persons 1, moving 0, unreadable 0
    e [Organisation] Neu AG; on muster
    a [Organisation] Beispiel Optik | Alias Optik Beispiel; on muster
    "#);
    // The same again changes nothing more.
    let again = list.clone();
    apply_delta(&mut list, "delta", &mut changes.as_slice()).unwrap();
    assert_eq!(list.parties.len(), again.parties.len());
}

#[test]
fn a_delta_that_is_cut_changes_nothing() {
    let mut list = parse("ftm", &bytes("ftm/entities.ftm.json")).unwrap();
    let before = list.clone();
    let changes = bytes("ftm/entities.delta.json");
    let cut = &changes[..changes.len() - 20];
    let error = apply_delta(&mut list, "delta", &mut &cut[..]).unwrap_err();
    assert!(
        error.to_string().contains("ends in the middle of"),
        "{error}"
    );
    let odd = b"{\"op\":\"PUT\",\"entity\":{\"id\":\"a\"}}";
    let error = apply_delta(&mut list, "delta", &mut &odd[..]).unwrap_err();
    assert!(error.to_string().contains("`op` is `PUT`"), "{error}");
    assert_eq!(list, before);
    assert_eq!(
        apply_delta(&mut list, "delta", &mut &b""[..]).unwrap(),
        Delta::default()
    );
}
