//! The near end of the cable: the program, its output, its log, and what was captured.

use crate::capture::{Capture, Seen};
use crate::devices;
use crate::frames::{Frame, read, sender};
use crate::responders::{mac, run};
use countersight_collect::discover::{LocalAddress, Question};
use std::collections::{BTreeMap, BTreeSet};
use std::io::{BufRead, BufReader, Lines, Write};
use std::net::{IpAddr, SocketAddr};
use std::process::{ChildStdout, Command, Stdio};
use std::time::Duration;

/// What one run said.
struct Ran {
    status: Option<i32>,
    out: String,
    err: String,
    log: Vec<Vec<String>>,
    /// Frames that this end sent.
    sent: Vec<(Duration, Frame)>,
}

fn wait_for(lines: &mut Lines<BufReader<ChildStdout>>, word: &str) -> String {
    lines
        .map_while(Result::ok)
        .find(|line| line.contains(word))
        .expect("the far end is gone")
}

#[test]
#[ignore = "runs inside of a namespace, started by the test"]
fn a_run_in_a_network_of_its_own() {
    run("ip link set lo up");
    run("ip link add cs0 type veth peer name cs1");
    // A way out, so that a packet that wants to leave is seen to.
    run("ip link add out0 type veth peer name out1");
    run("ip link set out1 up");
    run("ip addr add 203.0.113.1/24 dev out0");
    run("ip link set out0 up");
    run("ip route add default via 203.0.113.2 dev out0");
    let mut far = crate::again(&["-n"], "responders::devices_at_the_far_end")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut told = BufReader::new(far.stdout.take().unwrap()).lines();
    wait_for(&mut told, "STARTED");
    run(&format!("ip link set cs1 netns {}", far.id()));
    run("ip addr add 10.77.0.1/24 dev cs0");
    // Without the search for doubles, the address of IPv6 is there at once. Where the system refuses, the
    // program does without IPv6 for a second.
    let _ = std::fs::write("/proc/sys/net/ipv6/conf/cs0/accept_dad", "0");
    run("ip link set cs0 up");
    writeln!(far.stdin.as_ref().unwrap(), "go").unwrap();
    let ready = wait_for(&mut told, "READY");
    let far_mac = ready.split(' ').next_back().unwrap().to_owned();
    std::thread::sleep(Duration::from_millis(1500));

    let folder = tempfile::tempdir().unwrap();
    let program = |more: &[&str]| ran(folder.path(), &far_mac, more);

    let listened = program(&["--listen-only", "--listen", "1"]);
    assert_eq!(
        words_sent(&listened),
        Vec::new(),
        "who listens says nothing"
    );
    assert_eq!(listened.status, Some(0), "{}", listened.err);

    let asked = program(&["--listen", "1", "--wait", "3", "--ask-hosts"]);
    devices_are_known(&asked);
    only_the_log_was_sent(&asked);

    let swept = program(&[
        "--listen",
        "0",
        "--wait",
        "1",
        "--ask-hosts",
        "--range",
        "10.77.0.0/29",
        "--law",
        "--as",
        "school",
        "--in",
        "GB",
        "--on",
        "2026-11-23",
        "--action",
        "use",
        "--format",
        "jsonl",
    ]);
    only_the_log_was_sent(&swept);
    law_is_asked(&swept);
    drop(far.stdin.take());
    far.wait().unwrap();
}

/// Runs the program on the link and captures.
fn ran(folder: &std::path::Path, far_mac: &str, more: &[&str]) -> Ran {
    let log = folder.join("log.csv");
    let _ = std::fs::remove_file(&log);
    let capture = Capture::start();
    let output = Command::new(env!("CARGO_BIN_EXE_countersight"))
        .args([
            "discover",
            "--i-am-authorised",
            "--interface",
            "cs0",
            "--log",
        ])
        .arg(&log)
        .args(more)
        .output()
        .unwrap();
    let seen: Vec<Seen> = capture.finish();
    let near = mac("cs0");
    assert!(
        seen.iter().any(|frame| sender(&frame.bytes) == near),
        "nothing was captured"
    );
    let sent = seen.iter().filter(|frame| sender(&frame.bytes) != far_mac);
    let text = std::fs::read_to_string(&log).unwrap();
    let mut lines = csv::Reader::from_reader(text.as_bytes());
    Ran {
        status: output.status.code(),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
        log: lines
            .records()
            .map(|line| line.unwrap().iter().map(str::to_owned).collect())
            .collect(),
        sent: sent.map(|frame| (frame.at, read(&frame.bytes))).collect(),
    }
}

/// Every message with words in it: to whom, and what.
fn words_sent(ran: &Ran) -> Vec<(SocketAddr, Vec<u8>)> {
    let words = |(_, frame): &(Duration, Frame)| match frame {
        Frame::Udp { to, words, .. } | Frame::Tcp { to, words, .. } if !words.is_empty() => {
            Some((*to, words.clone()))
        }
        _ => None,
    };
    ran.sent.iter().filter_map(words).collect()
}

fn devices_are_known(ran: &Ran) {
    assert_eq!(ran.status, Some(1), "{}", ran.err);
    for secret in devices::SECRETS {
        assert!(!ran.out.contains(secret), "`{secret}` is told: {}", ran.out);
    }
    let found: BTreeMap<String, serde_json::Value> = ran
        .out
        .lines()
        .map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap())
        .map(|line| {
            (
                line["subject"]["id"].as_str().unwrap().to_owned(),
                line["device"].clone(),
            )
        })
        .collect();
    let who = |device: [u8; 4]| {
        let device = &found[&IpAddr::from(device).to_string()];
        let maker = device["maker"]["entity"].as_str().unwrap_or("-");
        let brand = device["brand"]["id"].as_str().unwrap_or("-");
        format!(
            "{brand}, made by {maker}, {}",
            device["maker"]["confidence"].as_str().unwrap_or("-")
        )
    };
    assert_eq!(
        who(devices::HIKVISION),
        "hikvision, made by hikvision, conclusive"
    );
    assert_eq!(who(devices::DAHUA), "lorex, made by dahua, conclusive");
    assert_eq!(who(devices::INNOCENT), "axis, made by -, strong");
    // It announces nothing and has spoken with nobody, so nobody knows of it until a range is asked.
    let silent = IpAddr::from(devices::SILENT).to_string();
    assert!(!found.contains_key(&silent));
    let rules = |device: [u8; 4]| -> BTreeSet<String> {
        let evidence = found[&IpAddr::from(device).to_string()]["evidence"]
            .as_array()
            .unwrap()
            .clone();
        evidence
            .iter()
            .map(|seen| seen["field"].as_str().unwrap().to_owned())
            .collect()
    };
    // Every protocol has brought something that is used.
    let all: BTreeSet<String> = [devices::HIKVISION, devices::DAHUA, devices::INNOCENT]
        .into_iter()
        .flat_map(rules)
        .collect();
    for field in [
        "sadp",
        "dhip",
        "onvif.scopes",
        "mdns",
        "http.server",
        "rtsp.server",
        "tls.subject",
    ] {
        assert!(all.contains(field), "`{field}` brought nothing: {all:?}");
    }
}

fn law_is_asked(ran: &Ran) {
    let answers: Vec<serde_json::Value> = ran
        .out
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    let dahua = answers
        .iter()
        .find(|answer| answer["subject"]["id"] == "10.77.0.3")
        .unwrap();
    let silent = IpAddr::from(devices::SILENT).to_string();
    assert!(
        answers
            .iter()
            .any(|answer| answer["subject"]["id"] == silent.as_str())
    );
    assert_eq!(dahua["subject"]["kind"], "device");
    assert_eq!(dahua["matches"][0]["entity"], "dahua", "{dahua}");
    assert_eq!(dahua["device"]["brand"]["id"], "lorex");
}

/// The capture and the log are one: each line of the log was sent, and nothing else was.
fn only_the_log_was_sent(ran: &Ran) {
    let groups = [
        "239.255.255.250",
        "239.255.255.251",
        "224.0.0.251",
        "ff02::c",
        "ff02::fb",
    ];
    let is_device = |ip: IpAddr| ip.to_string().starts_with("10.77.0.");
    for (_, frame) in &ran.sent {
        match frame {
            Frame::Arp | Frame::Neighbours => {}
            Frame::Group(to) => assert!(to.is_multicast(), "{frame:?}"),
            Frame::Udp { to, hops, .. } => {
                assert!(groups.contains(&to.ip().to_string().as_str()), "{frame:?}");
                assert_eq!(*hops, 1, "{frame:?}");
            }
            Frame::Tcp { to, hops, .. } => {
                assert!(
                    is_device(to.ip()) && [80, 443, 554].contains(&to.port()),
                    "{frame:?}"
                );
                assert!(*hops == 1, "{frame:?}");
            }
            Frame::Other(what) => panic!("sent, and nobody said so: {what}"),
        }
    }
    // What has words: the same receivers and lengths, one for one.
    let mut captured: Vec<(String, usize)> = words_sent(ran)
        .iter()
        .map(|(to, words)| (to.to_string(), words.len()))
        .collect();
    let mut logged: Vec<(String, usize)> = ran
        .log
        .iter()
        .map(|line| (line[1].clone(), line[3].parse().unwrap()))
        .filter(|(_, bytes)| *bytes > 0)
        .collect();
    captured.sort();
    logged.sort();
    assert_eq!(captured, logged);
    // Connections that were opened stand in the log. An address of nobody is looked for by ARP alone.
    let opened: BTreeSet<String> = ran
        .sent
        .iter()
        .filter_map(|(_, frame)| match frame {
            Frame::Tcp {
                to, opens: true, ..
            } => Some(to.to_string()),
            _ => None,
        })
        .collect();
    let announced: BTreeSet<String> = ran
        .log
        .iter()
        .filter(|line| line[4] == "opens a connection")
        .map(|line| line[1].clone())
        .collect();
    assert!(
        opened.is_subset(&announced) && opened.len() >= 9,
        "{opened:?} {announced:?}"
    );
    // The words themselves, in full.
    for (to, words) in words_sent(ran).iter().filter(|(to, _)| is_device(to.ip())) {
        let host = LocalAddress::try_from(to.ip()).unwrap();
        let question = Question::ALL
            .into_iter()
            .find(|question| question.port() == to.port())
            .unwrap();
        assert_eq!(words, &question.bytes(host));
    }
    let times: Vec<Duration> = ran.sent.iter().map(|(at, _)| *at).collect();
    let in_a_second = |from: &Duration| {
        times
            .iter()
            .filter(|at| **at >= *from && **at < *from + Duration::from_secs(1))
            .count()
    };
    let busiest = times.iter().map(in_a_second).max().unwrap();
    assert!(busiest <= 40, "{busiest} frames in one second");
    let told = ran
        .err
        .lines()
        .find(|line| line.contains("sent "))
        .expect("what was sent is always told");
    assert!(
        told.contains(&format!("sent {} messages", ran.log.len())),
        "{told}"
    );
    assert!(
        !ran.log.iter().any(|line| line[4].contains("not sent")),
        "{:?}",
        ran.log
    );
    println!(
        "captured {} frames, {} messages with words, at most {busiest} frames in a second; {told}",
        times.len(),
        captured.len()
    );
}
