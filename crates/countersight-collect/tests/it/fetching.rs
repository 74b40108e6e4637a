//! One file of one address.

use crate::server::{Server, ok, plain};
use crate::support::fetcher;
use countersight_collect::fetch::{FetchError, FetchFault, Fetched, Validators};
use countersight_model::id::ListId;

fn fetch(url: &str, known: Option<&Validators>) -> (Result<Fetched, FetchError>, Vec<u8>) {
    let mut out = Vec::new();
    let list = ListId::from("some-list");
    let result = fetcher().fetch(&list, url, known, &mut out, &mut |_, _| {});
    (result, out)
}

fn fault(url: &str) -> (FetchFault, String) {
    let error = fetch(url, None).0.unwrap_err();
    let words = error.to_string();
    (error.fault, words)
}

#[test]
fn a_file_comes_as_it_is_and_says_who_asks() {
    let body = b"\xEF\xBB\xBFid,name\r\n1,\xE6\xB5\xB7\0\n";
    let server = Server::start(move |_, _| ok(body, "ETag: \"v1\"\r\nLast-Modified: Tue\r\n"));
    let mut watched = Vec::new();
    let (list, mut out) = (ListId::from("some-list"), Vec::new());
    let url = format!("{}/list.csv", server.root);
    let fetched = fetcher()
        .fetch(&list, &url, None, &mut out, &mut |got, all| {
            watched.push((got, all));
        })
        .unwrap();
    assert_eq!(out, body);
    let length = body.len() as u64;
    assert_eq!(watched.last(), Some(&(length, Some(length))));
    let validators = Validators {
        etag: Some("\"v1\"".to_owned()),
        last_modified: Some("Tue".to_owned()),
    };
    let file = Fetched::File {
        bytes: length,
        validators: validators.clone(),
    };
    assert_eq!(fetched, file);
    let head = &server.asked()[0];
    assert!(
        head.iter()
            .any(|line| line.starts_with("user-agent: countersight/"))
    );
    assert!(!head.iter().any(|line| line.starts_with("accept-encoding")));
}

#[test]
fn a_copy_at_hand_is_not_sent_again() {
    let server = Server::start(|_, head| {
        let asks = |line: &str| head.iter().any(|l| l == line);
        if asks("if-none-match: \"v1\"") && asks("if-modified-since: tue") {
            plain("304 Not Modified", "")
        } else {
            ok(b"1,A\n", "")
        }
    });
    let known = Validators {
        etag: Some("\"v1\"".to_owned()),
        last_modified: Some("Tue".to_owned()),
    };
    assert_eq!(
        fetch(&server.root, Some(&known)).0.unwrap(),
        Fetched::NotModified
    );
    let (result, out) = fetch(&server.root, None);
    assert!(matches!(result.unwrap(), Fetched::File { bytes: 4, .. }) && out == b"1,A\n");
}

#[test]
fn redirects_are_followed_but_not_to_plain_http_and_not_for_ever() {
    let server = Server::start(|path, _| match path {
        "/old/list.csv" => plain("302 Found", "Location: ../a/../new.csv\r\n"),
        "/old/../a/../new.csv" => plain("301 Moved Permanently", "Location: /list.csv\r\n"),
        "/list.csv" => ok(b"1,A\n", ""),
        "/plain" => plain("302 Found", "Location: http://example.org/list.csv\r\n"),
        "/file" => plain("302 Found", "Location: file:///etc/hosts\r\n"),
        "/circle" => plain("302 Found", "Location: /circle\r\n"),
        _ => plain("302 Found", ""),
    });
    let at = |path: &str| format!("{}{path}", server.root);
    assert_eq!(fetch(&at("/old/list.csv"), None).1, b"1,A\n");
    assert!(matches!(fault(&at("/plain")).0, FetchFault::NotHttps));
    assert!(
        fault(&at("/plain"))
            .1
            .contains("http://example.org/list.csv")
    );
    assert!(matches!(fault(&at("/file")).0, FetchFault::NotHttps));
    assert!(matches!(fault(&at("/circle")).0, FetchFault::Redirects));
    assert!(matches!(fault(&at("/nowhere")).0, FetchFault::Redirects));
}

#[test]
fn a_refusal_says_which_list_what_and_how_to_mend_it() {
    let server = Server::start(|path, _| match path {
        "/gone" => plain("404 Not Found", ""),
        "/busy" => plain("503 Service Unavailable", ""),
        _ => plain("403 Forbidden", ""),
    });
    let words = |path: &str| fault(&format!("{}{path}", server.root)).1;
    assert!(
        words("/gone")
            .starts_with("some-list: the server answered 404 Not Found (http://127.0.0.1:")
    );
    assert!(words("/gone").contains("may have moved"));
    assert!(words("/busy").contains("try again later"));
    assert!(words("/wall").contains("--from FILE"));
    let nobody = fault("http://127.0.0.1:1/list.csv");
    assert!(
        matches!(nobody.0, FetchFault::Connection(_)),
        "{}",
        nobody.1
    );
}

#[test]
fn a_file_that_breaks_off_is_none() {
    let server = Server::start(|path, _| match path {
        "/short" => {
            b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\nConnection: close\r\n\r\n1,A\n".to_vec()
        }
        "/chunked" => {
            b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\n1,A\n\r\nFF\r\n2".to_vec()
        }
        "/large" => ok(&vec![b'x'; 100_001], ""),
        "/endless" => {
            let head = b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n".to_vec();
            [head, vec![b'x'; 200_000]].concat()
        }
        _ => b"no http at all".to_vec(),
    });
    let at = |path: &str| fault(&format!("{}{path}", server.root)).0;
    let broken = |fault: FetchFault| {
        matches!(
            fault,
            FetchFault::Short { .. } | FetchFault::BrokeOff { .. }
        )
    };
    assert!(broken(at("/short")));
    assert!(broken(at("/chunked")));
    assert!(matches!(at("/large"), FetchFault::TooLarge(100_000)));
    assert!(matches!(at("/endless"), FetchFault::TooLarge(100_000)));
    assert!(matches!(at("/noise"), FetchFault::Connection(_)));
}

#[test]
fn a_server_that_falls_silent_is_left() {
    let server = Server::start(|_, _| {
        std::thread::sleep(std::time::Duration::from_secs(2));
        Vec::new()
    });
    assert!(matches!(fault(&server.root).0, FetchFault::Connection(_)));
}
