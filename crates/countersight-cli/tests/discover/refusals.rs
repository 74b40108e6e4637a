//! What `discover` does not do.

use std::process::Command;

fn refused(args: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_countersight"))
        .arg("discover")
        .args(args)
        .output()
        .unwrap();
    let err = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(2), "{err}");
    assert!(
        output.stdout.is_empty() && !err.contains("panicked"),
        "{err}"
    );
    assert!(!err.contains("sent 1"), "{err}");
    err
}

#[test]
fn without_a_word_on_permission_nothing_happens() {
    for args in [
        &[][..],
        &["--listen-only"],
        &["--interface", "eth0", "--ask-hosts", "--law"],
    ] {
        assert!(
            refused(args).contains("error: nothing was sent"),
            "{args:?}"
        );
    }
}

#[test]
fn public_addresses_and_other_interfaces_are_refused() {
    let yes = "--i-am-authorised";
    for range in [
        "8.8.8.0/24",
        "0.0.0.0/0",
        "10.0.0.0/7",
        "camera",
        "2001:db8::/64",
        "127.0.0.0/8",
        "100.64.0.0/24",
    ] {
        let err = refused(&[yes, "--ask-hosts", "--range", range]);
        assert!(
            err.contains("is not an address of a private network"),
            "{err}"
        );
    }
    let err = refused(&[yes, "--interface", "no-such-link"]);
    assert!(
        err.contains("`no-such-link` is no interface with an address of a private network"),
        "{err}"
    );
    // The loopback interface has no private address.
    assert!(refused(&[yes, "--interface", "lo"]).contains("`lo` is no interface"));
    for rate in ["0", "401", "fast"] {
        assert!(refused(&[yes, "--rate", rate]).contains("--rate"));
    }
    assert!(refused(&[yes, "--range", "10.0.0.0/24"]).contains("--ask-hosts"));
    assert!(refused(&[yes, "--format", "html"]).contains("ask the law with --law"));
}
