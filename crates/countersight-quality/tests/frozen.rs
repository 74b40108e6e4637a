//! Frozen files are read as they were written, and what moved between two is told.

use countersight_quality::{
    Answer, Expected, Frozen, FrozenError, Head, Move, Outcome, case_id, compare,
};
use proptest::prelude::*;

fn head() -> Head {
    Head {
        program: "countersight 0.1.0".to_owned(),
        register: "00ff".to_owned(),
        lists: "none".to_owned(),
    }
}

fn case(name: &str, expected: Expected, score: u16, answer: Answer, others: u32) -> Outcome {
    Outcome {
        case: case_id(&[name]),
        class: "typed".to_owned(),
        expected,
        score,
        answer,
        others,
    }
}

fn three() -> Frozen {
    let cases = vec![
        case("Vostok", Expected::Yes, 1000, Answer::Same, 0),
        case("Severny", Expected::Yes, 0, Answer::Different, 2),
        case("Beispiel", Expected::No, 705, Answer::Review, 1),
    ];
    Frozen::new(head(), cases)
}

#[test]
fn a_file_holds_no_text_of_a_case() {
    insta::assert_snapshot!(three().to_text(), @r"
    # what was found in each case; the texts of the cases are not in this file
    # program: countersight 0.1.0
    # register: 00ff
    # lists: none
    case,class,expected,score,answer,others
    0d3e3f47667bcc6e,typed,yes,0.000,different,2
    290eccce03f0088b,typed,yes,1.000,same,0
    439393eccf6073e3,typed,no,0.705,review,1
    ");
}

#[test]
fn a_file_changed_by_hand_is_refused_with_its_line() {
    let text = three().to_text();
    let refused = |from: &str, to: &str| -> String {
        assert!(text.contains(from), "{from}");
        Frozen::parse(&text.replacen(from, to, 1))
            .unwrap_err()
            .to_string()
    };
    let lines: Vec<&str> = text.lines().collect();
    let [.., columns, first, second, third] = lines.as_slice() else {
        panic!("{text}");
    };
    insta::assert_snapshot!([
        refused("# what", "what"),
        refused("# program: ", "# programme: "),
        refused(columns, "case,class"),
        refused("0.705", "0.7050"),
        refused("0.705", "1.705"),
        refused("1.000,same", "1.000,equal"),
        refused(",yes,1.000", ",perhaps,1.000"),
        refused("different,2", "different,+2"),
        refused("different,2", "different,2,3"),
        refused(first.split(',').next().unwrap(), "no hex digits  !"),
        refused(second, first),
        refused(&format!("{second}\n{third}"), &format!("{third}\n{second}")),
    ]
    .join("\n"), @r"
    line 1 does not begin with `# what was found in each case; the texts of the cases are not in this file`; name a file that `evaluate --freeze` wrote
    line 2 does not begin with `# program: `; name a file that `evaluate --freeze` wrote
    line 5 does not begin with `case,class,expected,score,answer,others`; name a file that `evaluate --freeze` wrote
    line 8, column score: `0.7050` is not a number from 0.000 to 1.000; freeze the cases again
    line 8, column score: `1.705` is not a number from 0.000 to 1.000; freeze the cases again
    line 7, column answer: `equal` is not one of different, review, same; freeze the cases again
    line 7, column expected: `perhaps` is not one of yes, no; freeze the cases again
    line 6, column others: `+2` is not a whole number; freeze the cases again
    line 6 holds 7 cells and not 6; freeze the cases again
    line 6, column case: `no hex digits  !` is not sixteen hex digits; freeze the cases again
    line 7 does not follow the line before it in the order of class and case; freeze the cases again
    line 8 does not follow the line before it in the order of class and case; freeze the cases again
    ");
    assert!(matches!(
        Frozen::parse(""),
        Err(FrozenError::Head { line: 1, .. })
    ));
}

#[test]
fn better_and_worse_are_told_from_a_mere_score() {
    use Answer::{Different, Review, Same};
    use Expected::{No, Yes};
    let was = |name, expected, answer, others| case(name, expected, 700, answer, others);
    let before = vec![
        was("found more surely", Yes, Review, 0),
        was("found among fewer", Yes, Review, 3),
        was("found more surely among more", Yes, Review, 0),
        was("lost", Yes, Same, 0),
        was("among more", Yes, Same, 0),
        was("accused", No, Review, 1),
        was("left alone", No, Review, 1),
        was("as it was", No, Review, 1),
        was("another score", Yes, Review, 1),
        was("gone", Yes, Same, 0),
    ];
    let now = vec![
        was("found more surely", Yes, Same, 0),
        was("found among fewer", Yes, Review, 1),
        was("found more surely among more", Yes, Same, 1),
        was("lost", Yes, Different, 0),
        was("among more", Yes, Same, 1),
        was("accused", No, Same, 1),
        was("left alone", No, Different, 0),
        was("as it was", No, Review, 1),
        case("another score", Yes, 701, Review, 1),
        was("new", Yes, Same, 0),
        was("new too", Yes, Same, 0),
    ];
    let before = Frozen::new(head(), before);
    let now = Frozen::new(Head::default(), now);
    let moves = compare(&before, &now).unwrap();
    let ids = |names: &[&str]| {
        let mut ids: Vec<String> = names.iter().map(|name| case_id(&[name])).collect();
        ids.sort();
        ids
    };
    let cases_of =
        |moves: &[Move]| -> Vec<String> { moves.iter().map(|one| one.now.case.clone()).collect() };
    let better = [
        "found more surely",
        "found among fewer",
        "found more surely among more",
        "left alone",
    ];
    assert_eq!(cases_of(&moves.better), ids(&better));
    assert_eq!(
        cases_of(&moves.worse),
        ids(&["lost", "among more", "accused"])
    );
    assert_eq!((moves.rescored, moves.gone, moves.new), (1, 1, 2));
    let [class] = moves.classes.as_slice() else {
        panic!("one class: {:?}", moves.classes);
    };
    assert_eq!((class.better, class.worse, class.rescored), (4, 3, 1));
    assert_eq!((class.before.cases, class.now.cases), (9, 9));
    assert_eq!((class.before.found, class.now.found), (6, 5));
    assert_eq!(moves.measured_before, head());
    assert!(!moves.is_still());
    assert!(compare(&now, &now).unwrap().is_still());
}

#[test]
fn a_file_of_other_cases_is_refused() {
    let strix = case("Strix", Expected::Yes, 1000, Answer::Same, 0);
    let other = Frozen::new(head(), vec![strix]);
    let error = compare(&three(), &other).unwrap_err().to_string();
    assert!(
        error.starts_with("none of its 3 cases is among the 1 measured"),
        "{error}"
    );
    let empty = Frozen::new(head(), Vec::new());
    assert!(compare(&empty, &other).is_err());
}

fn any_outcome() -> impl Strategy<Value = Outcome> {
    let answers = [Answer::Different, Answer::Review, Answer::Same];
    (
        "[0-9a-f]{16}",
        ".{0,12}",
        any::<bool>(),
        0_u16..=1000,
        proptest::sample::select(answers.to_vec()),
        any::<u32>(),
    )
        .prop_map(|(case, class, yes, score, answer, others)| Outcome {
            case,
            class,
            expected: if yes { Expected::Yes } else { Expected::No },
            score,
            answer,
            others,
        })
}

proptest! {
    #[test]
    fn what_is_written_is_read_again(outcomes in proptest::collection::vec(any_outcome(), 0..8)) {
        let frozen = Frozen::new(head(), outcomes);
        let text = frozen.to_text();
        prop_assert_eq!(Frozen::parse(&text), Ok(frozen.clone()));
        // The order of the cases does not show.
        let turned: Vec<Outcome> = frozen.outcomes().iter().rev().cloned().collect();
        prop_assert_eq!(Frozen::new(head(), turned).to_text(), text);
    }

    #[test]
    fn any_text_is_read_or_refused(text in "\\PC{0,200}", lines in proptest::collection::vec("\\PC{0,60}", 0..4)) {
        let _ = Frozen::parse(&text);
        let _ = Frozen::parse(&format!("{}{}", three().to_text(), lines.join("\n")));
    }
}
