//! Outputs of scanners.

use super::{PRIVATE, keeps_none_of, may_end_anywhere, shown, shown_text};

#[test]
fn zgrab2() {
    let read = shown("zgrab2.jsonl");
    insta::assert_snapshot!(read, @r#"
    ZGrab2 (JSON lines)
    line 1 [192.0.2.80]
        http.server: App-webs/
        http.www_authenticate: Digest realm=\"IP Camera(C0000)\", nonce=\"1\"
        http.body: <html><TITLE>\nDocument Error </TITLE></html>
        http.title: Document Error
        tls.subject: C=CN, O=SAMPLE, CN=x
        tls.issuer: CN=Sample Root
        telnet.banner: 192.0.0.64 login:
        rtsp.server: Sample Rtsp Server
        banner: Sample greeting
        ssh.banner: SSH-2.0-sample
    line 2 [2001:db8::81]
        tls.subject: O=SAMPLE
        tls.issuer: O=SAMPLE
    line 3 [192.0.2.82]
    line 4, column 98: a text has no end; the line may be cut off
    "#);
    keeps_none_of(&read, PRIVATE);
    may_end_anywhere("zgrab2.jsonl", 40);
}

#[test]
fn masscan() {
    let read = ["masscan.json", "masscan.list", "masscan.grepable"]
        .map(shown)
        .join("\n");
    insta::assert_snapshot!(read, @r#"
    masscan (JSON)
    record 1 [192.0.2.90:80]
        port: 80
    record 2 [192.0.2.90:80]
        port: 80
        banner: HTTP/1.1 200 OK\r\nServer: App-webs/
    record 3 [192.0.2.90:80]
        port: 80
        http.title: index
    record 4 [192.0.2.90:443]
        port: 443
    record 5 [192.0.2.91:161]
        port: 161
        snmp.sys_descr: Sample NVR
    record 6 [192.0.2.92:23]
        port: 23
        telnet.banner: Sample login:
    record 7: line 13, column 1: the text ends inside a value; the file may be cut off
    masscan (list and grepable)
    line 2 [192.0.2.94:80]
        port: 80
    line 3 [192.0.2.94:80]
        port: 80
        banner: HTTP/1.1 401 Unauthorized\r\nServer: DNVRS-Webs\r\nWWW-Authenticate: Basic realm=\"DVRNVRDVS\"
    line 4 [192.0.2.94:80]
        port: 80
        http.server: DNVRS-Webs
    line 5 [[2001:db8::94]:554]
        port: 554
        rtsp.banner: RTSP/1.0 200 OK\r\nServer: Sample Rtsp
    record 5: line 6 is none of masscan; the file may be cut off
    masscan (list and grepable)
    line 3 [192.0.2.95:80]
        port: 80
    line 4 [192.0.2.95:80]
        port: 80
        http.title: index
    line 5 [192.0.2.95:23]
        port: 23
        telnet.banner: Sample\r\nlogin:
    record 4: line 6 is none of masscan; the file may be cut off
    "#);
    keeps_none_of(&read, PRIVATE);
    may_end_anywhere("masscan.json", 70);
    may_end_anywhere("masscan.list", 10);
    may_end_anywhere("masscan.grepable", 20);
}

#[test]
fn runzero() {
    let read = [
        "runzero-assets.jsonl",
        "runzero-services.json",
        "runzero-scan.jsonl",
    ]
    .map(shown)
    .join("\n");
    insta::assert_snapshot!(read, @"
    runZero (JSON)
    line 1 [192.0.2.100]
        mac: 44:19:b6:01:02:04
        http.server: App-webs/
        http.server: Webs
        http.title: index
        http.favicon_md5: 89b932fcc47cf4ca3faadb0cfdef89cf
        http.favicon_mmh3: 999357577
        tls.subject: CN=x, O=SAMPLE
        tls.issuer: CN=Sample Root
        banner: HTTP/1.1 200 OK
    line 2 [192.0.2.101]
        description: Sample NVR
    runZero (JSON)
    record 1 [192.0.2.102]
        mac: 44:19:b6:01:02:05
        telnet.banner: Sample login:
    runZero (JSON)
    line 1 []
    line 2 [192.0.2.103]
        http.server: DNVRS-Webs
        mac: 44:19:b6:01:02:06
    ");
    keeps_none_of(&read, PRIVATE);
    may_end_anywhere("runzero-assets.jsonl", 900);
}

#[test]
fn nmap() {
    let read = shown("nmap.xml");
    insta::assert_snapshot!(read, @r#"
    Nmap (XML)
    record 1 [192.0.2.110]
        mac: 44:19:B6:01:02:07
        port: 80
        http.title: index
        http.server: App-webs/
        http.set_cookie: sid=1
        http.www_authenticate: Digest realm=\"IP Camera(C0000)\"
        http.favicon_md5: 89B932FCC47CF4CA3FAADB0CFDEF89CF
        port: 443
        tls.subject: CN=x, O=SAMPLE
        tls.issuer: C=CN
        port: 554
        rtsp.banner: RTSP/1.0 401 Unauthorized\r\nServer: Sample Rtsp Server
        port: 23
        telnet.banner: 192.0.0.64 login:
        snmp.sys_descr: Sample company products
        ssdp.server: Linux UPnP/1.0
        ssdp.manufacturer: Sample
        ssdp.model_name: M-1
    record 2 [[2001:db8::111]:8000]
        port: 8000
        description: Sample IPCam control port
    "#);
    keeps_none_of(&read, PRIVATE);
    may_end_anywhere("nmap.xml", 140);
}

#[test]
fn xml_that_blows_up_is_refused() {
    insta::assert_snapshot!(shown("nmap-bomb.xml"), @"
    Nmap (XML)
    record 1: the document type: the file defines entities of its own, which can blow up without end; it is refused
    ");
    let deep = format!("<nmaprun><host>{}", "<a>".repeat(100_000));
    insta::assert_snapshot!(shown_text(&deep), @"
    Nmap (XML)
    record 1: record 1, element <a>: elements stand inside each other 64 deep
    ");
}

#[test]
fn json_that_is_deep_or_wrong_is_told_and_ends_nothing() {
    let deep = format!(
        "{{\"ip\":\"192.0.2.1\",\"ports\":{}1{}}}",
        "[".repeat(100_000),
        "]".repeat(100_000)
    );
    let text = format!(
        "{deep}\n{{\"ip\":1,\"ports\":{{\"port\":2}}}}\n{{\"ip\"}}\n[]\nx\n{{\"ip\":\"192.0.2.2\",\"ports\":[]}}"
    );
    insta::assert_snapshot!(shown_text(&text), @"
    masscan (JSON)
    line 1 [192.0.2.1]
    line 2 [1:2]
        port: 2
    line 3, column 6: expected a colon after the key, found `}`
    line 4, column 1: expected an object, found `[`
    line 5, column 1: expected an object, found `x`
    line 6 [192.0.2.2]
    ");
}
