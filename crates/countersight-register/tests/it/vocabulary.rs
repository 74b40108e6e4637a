//! Faults of the vocabulary, and what the register makes of it.

use crate::support::{ROLES, problems, with};
use countersight_model::id::RoleId;
use countersight_register::load;
use insta::assert_snapshot;

#[test]
fn roles_that_include_themselves() {
    let text = ROLES.to_owned() + "includes = ['federal-agency']\n";
    assert_snapshot!(problems(&[("vocab/roles.toml", &text)]), @"vocab/roles.toml:2:6 error role-cycle: this leads back to itself: federal-agency → public-body → federal-agency | a role includes wider ones only: take one of the `includes` away");
    let roles = load(&with(&[("vocab/roles.toml", &text)]))
        .register
        .expand_role(&"public-body".into());
    assert_eq!(roles, ["public-body", "federal-agency"].map(RoleId::from));
}

#[test]
fn places_that_lie_in_themselves() {
    let text = "class = 'place'\n[[group]]\nid = 'a'\nwithin = 'a'\nwords = ['A']\n";
    assert_snapshot!(problems(&[("names/places.toml", text)]), @"names/places.toml:3:6 error place-cycle: this leads back to itself: a → a | a place lies in a greater one only: correct one `within`");
}

#[test]
fn groups_without_words() {
    let changed = [
        ("vocab/goods.toml", "words = ['']\n"),
        (
            "vocab/columns.toml",
            "[[column]]\nmeaning = 'brand'\nwords = []\n",
        ),
        (
            "vocab/jurisdictions.toml",
            "[[jurisdiction]]\ncode = 'US'\nname = ''\n",
        ),
    ];
    assert_snapshot!(problems(&changed), @"
    vocab/columns.toml:3:9 error no-words: there are no words here | add the words, or remove the group
    vocab/goods.toml:1:10 error empty-text: this text is empty | write it, or remove the record
    vocab/jurisdictions.toml:3:8 error empty-text: this text is empty | write it, or remove the record
    ");
}

#[test]
fn an_action_without_words() {
    let one = "[[action]]\nid = 'buy'\nlabel = 'buying'\ndescription = 'd'\nquestion = 'q?'\n";
    let text = one.repeat(2);
    let lines = problems(&[("vocab/actions.toml", &text)]);
    assert_eq!(lines.lines().count(), 8);
    assert!(
        lines.contains("the action `buy` stands 2 times in it"),
        "{lines}"
    );
    assert!(
        lines.contains("the action `use` stands 0 times in it"),
        "{lines}"
    );
}
