//! Scans of other programs as files of subjects: what they prove must not be lost by taking them for tables.

use crate::common::{fault, fixture, read, stream};
use countersight_formats::Input;
use countersight_model::input::InputKind;
use std::io::Write;

/// The first lines of what was read of a fixture.
fn first(name: &str) -> String {
    let read = read(name, Input::File(fixture(&format!("scans/{name}"))), None).unwrap();
    let head = read.lines().next().unwrap();
    let subject = read.lines().nth(2).unwrap();
    format!("{head}\n  {subject}")
}

#[test]
fn every_sort_of_scan_is_known_before_tables_and_lists() {
    let names = [
        "shodan.jsonl",
        "censys-v2.json",
        "nmap.xml",
        "masscan.list",
        "shadowserver-dvr.csv",
        "fofa.csv",
        "zgrab2.jsonl",
    ];
    insta::assert_snapshot!(names.map(first).join("\n"), @r##"
    observations | Shodan (JSON) | 10 rows
      line 1 [192.0.2.10:80] device: 192.0.2.10:80 · DS-2CD0000-X · V5.5.0 · HTTP/1.1 200 OK
    observations | Censys (JSON) | 2 rows
      record 1 [192.0.2.50] device: 192.0.2.50 · HTTP/1.1 200 OK
    observations | Nmap (XML) | 2 rows
      record 1 [192.0.2.110] device: 192.0.2.110 · 44:19:B6:01:02:07 · index · App-webs/ · sid=1
    observations | masscan (list and grepable) | 5 rows
      line 2 [192.0.2.94:80] device: 192.0.2.94:80
    observations | Shadowserver report (CSV) | 2 rows
      record 1 [192.0.2.120:37810] device: 192.0.2.120:37810 · 38:c4:e8:00:00:01 · {"method":"client.notifyDevInfo","params":{"deviceInfo":{"DeviceClass":"IPC","DeviceType":"XX-TIP0000","Vendor":"Genera…
    observations | FOFA (CSV) | 3 rows
      record 1 [192.0.2.77:443] device: 192.0.2.77:443 · WEB, SERVICE · HTTP/1.1 200 OK
    observations | ZGrab2 (JSON lines) | 4 rows
      line 1 [192.0.2.80] device: 192.0.2.80 · App-webs/ · Digest realm="IP Camera(C0000)", nonce="1" · <html><TITLE>
    "##);
}

#[test]
fn a_broken_record_is_a_row_that_is_not_judged() {
    let lines = "{\"http\":{\"server\":\"DNVRS-Webs\"}}\n{\"http\":{\"server\":\"a\n{\"rtsp\":{\"server\":\"b\"}}\n";
    insta::assert_snapshot!(read("scan.jsonl", stream(lines), None).unwrap(), @r##"
    observations | one JSON object a line with the fields of an observation | 3 rows

    line 1 [1] device: DNVRS-Webs
        http.server: DNVRS-Webs
    line 2 [2] device: a record that cannot be read
        unreadable: column 19: a text has no end; the line may be cut off
    line 3 [3] device: b
        rtsp.server: b
    "##);
}

#[test]
fn a_packed_scan_is_read_as_it_is() {
    let plain = std::fs::read(fixture("scans/nmap.xml")).unwrap();
    let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    gzip.write_all(&plain).unwrap();
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default();
    zip.start_file("nmap.xml", options).unwrap();
    zip.write_all(&plain).unwrap();
    let subjects = |name: &str, bytes: Vec<u8>| {
        let told = read(name, stream(bytes), None).unwrap();
        told.lines()
            .skip(1)
            .map(|line| line.replace("nmap.xml, ", ""))
            .collect::<Vec<_>>()
    };
    let unpacked = subjects("nmap.xml", plain);
    assert!(unpacked.len() > 2, "{unpacked:?}");
    assert_eq!(subjects("nmap.xml.gz", gzip.finish().unwrap()), unpacked);
    assert_eq!(
        subjects("nmap.zip", zip.finish().unwrap().into_inner()),
        unpacked
    );
}

#[test]
fn an_inventory_in_json_stays_one_and_a_kind_that_is_given_holds() {
    let inventory =
        "{\"brand\":\"Lorex\",\"model\":\"E841\"}\n{\"brand\":\"Axis\",\"model\":\"P3245\"}\n";
    let told = read("a.jsonl", stream(inventory), None).unwrap();
    assert!(told.starts_with("inventory"), "{told}");
    let capture = b"\xd4\xc3\xb2\xa1\x02\0\x04\0".to_vec();
    insta::assert_snapshot!(fault("a.pcap", stream(capture), Some(InputKind::Names)), @"a.pcap: this is a capture of network traffic, which cannot be read as a table or text; leave out `--kind`, for it is a file of observations");
}
