//! `discover` as a person runs it, in a network of its own: two namespaces with a cable between them, invented
//! devices at the far end, and a capture of everything that leaves.
//!
//! The program must find the devices, and the capture must show what the log says and nothing else. Nothing
//! here reaches a real network: the namespaces have no way out. Where a system allows no namespaces, the test
//! says so loudly and proves nothing; the rules are then only held by `countersight-collect`'s tests on loopback.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stdout,
    clippy::exit,
    clippy::disallowed_methods,
    reason = "tests: a helper that cannot do its part must stop the test"
)]

mod capture;
#[path = "../../../countersight-collect/tests/it/devices.rs"]
mod devices;
mod frames;
mod inside;
mod refusals;
mod responders;

use std::process::Command;

/// Runs a test of this very file as another process, in new namespaces.
fn again(namespaces: &[&str], test: &str) -> Command {
    let mut command = Command::new("unshare");
    command
        .args(namespaces)
        .arg(std::env::current_exe().unwrap());
    command.args([
        "--exact",
        test,
        "--ignored",
        "--nocapture",
        "--test-threads=1",
    ]);
    command
}

fn namespaces_are_allowed() -> Result<(), String> {
    let cable = [
        "-rn", "ip", "link", "add", "cs0", "type", "veth", "peer", "name", "cs1",
    ];
    match Command::new("unshare").args(cable).output() {
        Ok(output) if output.status.success() => {}
        Ok(output) => return Err(String::from_utf8_lossy(&output.stderr).trim().to_owned()),
        Err(error) => return Err(format!("unshare: {error}")),
    }
    Ok(())
}

#[test]
fn what_leaves_the_machine_is_what_the_log_says_and_nothing_else() {
    if let Err(why) = namespaces_are_allowed() {
        eprintln!(
            "\n*** NOT PROVEN HERE: this system allows no network namespaces ({why}).\n*** What `discover` sends was not captured; only the tests on loopback hold.\n"
        );
        return;
    }
    let output = again(&["-rn"], "inside::a_run_in_a_network_of_its_own")
        .output()
        .unwrap();
    let told = format!(
        "{}{}",
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr)
    );
    assert!(output.status.success(), "{told}");
    assert!(
        told.contains("1 passed"),
        "the test inside did not run: {told}"
    );
    println!("{told}");
}
