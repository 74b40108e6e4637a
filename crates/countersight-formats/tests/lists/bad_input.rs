//! Lists that are refused, with the place and the reason, and rows that are.

use crate::common::{all, bytes, parse};
use encoding_rs::WINDOWS_1252;
use flate2::Compression;
use flate2::write::GzEncoder;
use std::fmt::Write as _;
use std::io::Write;
use std::time::{Duration, Instant};

fn refused(form: &str, bytes: &[u8]) -> String {
    let error = parse(form, bytes).unwrap_err();
    assert!(!error.place.is_empty() && !error.mend.is_empty(), "{error}");
    error.to_string()
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut packed = GzEncoder::new(Vec::new(), Compression::fast());
    packed.write_all(bytes).unwrap();
    packed.finish().unwrap()
}

#[test]
fn a_web_page_is_no_list() {
    for form in ["csl", "ofac-xml", "own", "un", "bis-entity-list", "ftm"] {
        let page = b"<!DOCTYPE html>\n<html><head><title>502 Bad\n Gateway</title></head></html>";
        let text = refused(form, page);
        assert!(text.contains("web page titled `502 Bad Gateway`"), "{text}");
    }
}

#[test]
fn nothing_is_no_list() {
    assert!(refused("un", b"").contains("empty"));
    assert!(refused("un", b" \n ").contains("empty"));
    assert!(refused("un", b"<CONSOLIDATED_LIST></CONSOLIDATED_LIST>").contains("no row"));
    assert!(refused("csl", b"{\"results\": []}").contains("no row"));
    assert!(refused("own", b"id,name\n").contains("no row"));
}

#[test]
fn another_list_is_refused_by_its_shape() {
    assert!(refused("un", &bytes("ofac-xml/sdn.xml")).contains("<sdnList>"));
    assert!(refused("uk-conlist", &bytes("own/list.csv")).contains("`Name 6`"));
    assert!(refused("csl", b"{\"a\": 1}").contains("neither `results` nor `entries`"));
    assert!(refused("csl", &bytes("un/un.xml")).contains("markup"));
}

#[test]
fn cut_files_are_refused_wherever_they_are_cut() {
    // These have an end that can be missed.
    for (name, form, bytes) in all() {
        // Lines of JSON may end anywhere.
        let extension = name.rsplit('.').next().unwrap();
        let structured = extension == "xml" || (extension == "json" && !name.contains("ftm"));
        if !structured {
            continue;
        }
        let end = bytes
            .iter()
            .rposition(|byte| !byte.is_ascii_whitespace())
            .unwrap();
        for at in (end / 2..=end).step_by(37).chain([end]) {
            let text = refused(form.as_str(), &bytes[..at]);
            assert!(
                text.contains("ends in the middle of") || text.contains("broken"),
                "{name} cut at {at}: {text}"
            );
        }
    }
}

#[test]
fn a_table_that_ends_inside_a_row_is_refused() {
    let list = bytes("eu/list-1.1.csv");
    let text = refused("eu", &list[..list.len() - 40]);
    assert!(text.contains("ends in the middle of a row"), "{text}");
    let list = bytes("ofac-csv/alt.csv");
    let sdn = bytes("ofac-csv/sdn.csv");
    let text = refused("ofac-csv", &sdn[..sdn.len() - 60]);
    assert!(text.contains("ends in the middle of a row"), "{text}");
    let text = refused("ofac-csv", &list);
    assert!(text.contains("main file"), "{text}");
}

#[test]
fn a_cut_gzip_is_refused() {
    let packed = gzip(&bytes("un/un.xml"));
    let text = refused("un", &packed[..packed.len() - 12]);
    assert!(
        text.contains("ends in the middle of its packed bytes"),
        "{text}"
    );
    assert_eq!(
        parse("un", &packed).unwrap(),
        parse("un", &bytes("un/un.xml")).unwrap()
    );
}

#[test]
fn a_gzip_bomb_is_refused() {
    let mebibyte = vec![b' '; 1 << 20];
    let mut packed = GzEncoder::new(Vec::new(), Compression::fast());
    packed.write_all(b"<sdnList>").unwrap();
    for _ in 0..600 {
        packed.write_all(&mebibyte).unwrap();
    }
    let text = refused("ofac-xml", &packed.finish().unwrap());
    assert!(
        text.contains("unpacks to more") || text.contains("longer than"),
        "{text}"
    );
}

#[test]
fn entities_of_a_files_own_are_refused() {
    let bomb = "<?xml version=\"1.0\"?><!DOCTYPE l [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]>\
                <sdnList><sdnEntry><uid>1</uid><lastName>&b;</lastName></sdnEntry></sdnList>";
    let text = refused("ofac-xml", bomb.as_bytes());
    assert!(text.contains("entities of its own"), "{text}");
    let used = "<sdnList><sdnEntry><uid>1</uid><lastName>&b;</lastName></sdnEntry></sdnList>";
    let text = refused("ofac-xml", used.as_bytes());
    assert!(text.contains("entity"), "{text}");
    // Those that XML knows are read.
    let good = "<sdnList><sdnEntry><uid>1</uid><lastName>A &amp; &#x42;</lastName><sdnType>Entity</sdnType></sdnEntry></sdnList>";
    assert_eq!(
        parse("ofac-xml", good.as_bytes()).unwrap().parties[0].primary(),
        "A & B"
    );
}

#[test]
fn elements_without_end_inside_each_other_are_refused() {
    let deep = "<sdnList>".to_owned() + &"<a>".repeat(100_000);
    let text = refused("ofac-xml", deep.as_bytes());
    assert!(text.contains("deep"), "{text}");
    let deep = "[".repeat(100_000);
    refused("ftm", deep.as_bytes());
    let deep = "{\"schema\":".repeat(10_000);
    refused("ftm", deep.as_bytes());
}

#[test]
fn encodings_are_found_or_declared() {
    let text = "id,name,aliases,country\n1,Müller & Söhne Überwachungstechnik GmbH,,DE\n2,Größe Käufer,,AT\n";
    let utf16: Vec<u8> = [0xff, 0xfe]
        .into_iter()
        .chain(text.encode_utf16().flat_map(u16::to_le_bytes))
        .collect();
    for bytes in [
        text.as_bytes().to_vec(),
        utf16,
        WINDOWS_1252.encode(text).0.into_owned(),
        ["\u{feff}", text].concat().into_bytes(),
    ] {
        let list = parse("own", &bytes).unwrap();
        assert_eq!(
            list.parties[0].primary(),
            "Müller & Söhne Überwachungstechnik GmbH"
        );
    }
    let xml = "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><sdnList><sdnEntry><uid>1</uid><lastName>Müller</lastName><sdnType>Entity</sdnType></sdnEntry></sdnList>";
    let list = parse("ofac-xml", &WINDOWS_1252.encode(xml).0).unwrap();
    assert_eq!(list.parties[0].primary(), "Müller");
}

#[test]
fn a_name_without_end_is_refused_by_its_row() {
    for length in [20_000, 10_000_000] {
        let name = "x".repeat(length);
        let text = format!("id,name\n1,{name}\n2,Muster\n");
        let list = parse("own", text.as_bytes()).unwrap();
        assert_eq!((list.counts.parties, list.counts.unreadable), (1, 1));
        assert!(
            list.remarks.iter().any(|r| r.contains("longer than 10000")),
            "{:?}",
            list.remarks
        );
    }
    let name = "x".repeat(40 << 20);
    let text = refused("own", format!("id,name\n1,{name}\n2,Muster\n").as_bytes());
    assert!(text.contains("longer than 32 MiB"), "{text}");
}

#[test]
fn a_hundred_thousand_aliases_are_read_without_a_stall() {
    let start = Instant::now();
    let mut text = "id,name,aliases\n1,Muster,".to_owned();
    for number in 0..100_000 {
        write!(text, "Alias {number}|").unwrap();
    }
    text.push('\n');
    let list = parse("own", text.as_bytes()).unwrap();
    assert_eq!(list.parties[0].names.len(), 100_001);
    assert!(start.elapsed() < Duration::from_secs(20));
}

#[test]
fn the_same_id_a_hundred_thousand_times_is_read_without_a_stall() {
    let start = Instant::now();
    let mut text = "_id,source,name,alt_names\n".to_owned();
    for number in 0..100_000 {
        writeln!(text, "1,List (L) - Office,Muster {number},").unwrap();
    }
    let list = parse("csl", text.as_bytes()).unwrap();
    assert_eq!(list.parties.len(), 100_000);
    assert_eq!(list.counts.repeated_ids, 99_999);
    assert_eq!(list.parties[99_999].id, "1#100000");
    assert!(list.remarks.len() < 300);
    assert!(start.elapsed() < Duration::from_secs(20));
}

#[test]
fn two_rows_of_one_id_refuse_a_list_of_the_reader() {
    let text = refused("own", b"id,name\n1,Muster\n2,Probe\n1,Anders\n2,Probe\n");
    assert_eq!(
        text,
        "list, row 2 and row 4: both have the id `1`, row 3 and row 5 the id `2`; give each row an id of its \
         own, or write the names of one company in one row, with `|` between the aliases"
    );
    // Rows without an id share none, and the same name may stand twice.
    let list = parse("own", b"id,name\n,Muster\n,Muster\n1,Muster\n").unwrap();
    assert_eq!(list.parties.len(), 3);
    let mut text = "id,name\n".to_owned();
    for number in 0..1000 {
        writeln!(text, "1,Muster {number}").unwrap();
    }
    let text = refused("own", text.as_bytes());
    assert!(
        text.contains("row 2 and row 12 the id `1`, and 989 rows more repeat an id;"),
        "{text}"
    );
}

#[test]
fn a_zero_byte_is_damage() {
    let text = refused(
        "own",
        b"id,name\n1,Mus\0ter and many more letters that make this a text\n",
    );
    assert!(text.contains("NUL byte"), "{text}");
}

#[test]
fn very_many_of_anything_in_one_record_is_read_without_a_stall() {
    let start = Instant::now();
    let (mut ids, mut attributes) = (String::new(), String::new());
    for number in 0..100_000 {
        write!(
            ids,
            "<id><idType>Registration ID</idType><idNumber>{number}</idNumber></id>"
        )
        .unwrap();
        write!(attributes, " a{number}=\"\"").unwrap();
    }
    let text = format!(
        "<sdnList{attributes}><sdnEntry><uid>1</uid><lastName>Muster</lastName>\
         <sdnType>Entity</sdnType><idList>{ids}</idList></sdnEntry></sdnList>"
    );
    let list = parse("ofac-xml", text.as_bytes()).unwrap();
    assert_eq!(list.parties[0].identifiers.len(), 1000);
    let row = format!("1,Muster,{}", "Nowhere|".repeat(100_000));
    let text = format!("id,name,country\n{row}\n2,Muster {},\n", "(".repeat(9_000));
    assert_eq!(parse("own", text.as_bytes()).unwrap().parties.len(), 2);
    assert!(start.elapsed() < Duration::from_secs(20));
}

#[test]
fn rows_without_an_id_are_not_joined() {
    let text = "Unique ID,Name 6,Name type,Designation Type\n,Muster,Primary Name,Entity\n\
                ,Beispiel,Primary Name,Entity\n,Person,Primary Name,Individual\n";
    let list = parse("uk-sanctions", text.as_bytes()).unwrap();
    assert_eq!((list.parties.len(), list.counts.persons_dropped), (2, 1));
}
