//! Exports of search engines.

use super::{PRIVATE, keeps_none_of, may_end_anywhere, shown};

#[test]
fn shodan_lines() {
    let read = shown("shodan.jsonl");
    insta::assert_snapshot!(read, @r#"
    Shodan (JSON)
    line 1 [192.0.2.10:80]
        port: 80
        banner: HTTP/1.1 200 OK\r\nServer: App-webs/\r\nConnection: close
        http.title: index
        http.server: App-webs/
        http.body: <!doctype html>\r\n<title>index</title>
        http.favicon_mmh3: 999357577
        model: DS-2CD0000-X
        firmware: V5.5.0
    line 2 [[2001:db8::20]:443]
        port: 443
        banner: HTTP/1.1 401 Unauthorized\r\nWWW-Authenticate: Digest realm=\"IP Camera(C0000)\"
        tls.subject: C=CN, ST=ZHEJIANG, L=HANGZHOU, O=SAMPLE, OU=SAMPLETECH, CN=192.168.1.108
        tls.issuer: CN=Sample Root
    line 3 [192.0.2.11:23]
        port: 23
        mac: 44:19:B6:01:02:03
        telnet.banner: 192.0.0.64 login:
    line 4 [192.0.2.12:554]
        port: 554
        rtsp.banner: RTSP/1.0 401 Unauthorized\r\nServer: Sample Rtsp Server\r\nWWW-Authenticate: Basic realm=\"R\"\r\n\r\n
    line 5 [192.0.2.13:37777]
        port: 37777
        description: Dahua
    line 6 [192.0.2.14:80]
        port: 80
        http.title: WEB SERVICE
        http.favicon_mmh3: 2019488876
        banner: HTTP/1.1 200 OK
    line 7 [192.0.2.15:161]
        port: 161
        snmp.sys_descr: Sample company products
        snmp.sys_object_id: .1.3.6.1.4.1.99999.1
        banner: x
    line 8 [192.0.2.16:1900]
        port: 1900
        ssdp.server: Linux UPnP/1.0 Sample
        ssdp.manufacturer: Sample
        ssdp.model_name: M-1
    line 9, column 41: a text has no end; the line may be cut off
    line 10 [192.0.2.18:8000]
        port: 8000
        description: Hikvision
    "#);
    keeps_none_of(&read, PRIVATE);
}

#[test]
fn shodan_answers_of_the_interface() {
    insta::assert_snapshot!(shown("shodan-search.json"), @r#"
    Shodan (JSON)
    record 1 [192.0.2.30:80]
        port: 80
        banner: HTTP/1.1 200 OK\r\nServer: DNVRS-Webs
    record 2, column 39: expected a comma or the end of the object, found `"`
    record 3 [192.0.2.32:80]
        port: 80
        http.title: T
    "#);
    insta::assert_snapshot!(shown("shodan-host.json"), @r"
    Shodan (JSON)
    line 1 [192.0.2.40]
        port: 80
        http.server: Sample-Webs
        port: 554
        rtsp.banner: RTSP/1.0 200 OK\r\nServer: Sample\r\n\r\n
    ");
    may_end_anywhere("shodan-search.json", 120);
    may_end_anywhere("shodan.jsonl", 60);
}

#[test]
fn censys() {
    let read = [
        "censys-v2.json",
        "censys-view.json",
        "censys-v1.jsonl",
        "censys-platform.json",
    ]
    .map(shown)
    .join("\n");
    insta::assert_snapshot!(read, @r#"
    Censys (JSON)
    record 1 [192.0.2.50]
        port: 443
        banner: HTTP/1.1 200 OK\r\nServer: DNVRS-Webs\r\n
        http.server: DNVRS-Webs
        http.www_authenticate: Digest realm=\"DVRNVRDVS\"
        http.location: /doc/page/login.asp
        http.title: index
        http.body: <html></html>
        http.favicon_md5: 89b932fcc47cf4ca3faadb0cfdef89cf
        http.favicon_mmh3: 999357577
        tls.subject: C=CN, L=HANGZHOU, O=SAMPLE, CN=192.0.2.50
        tls.issuer: CN=Sample Root
        port: 23
        telnet.banner: Sample login:
        port: 554
        rtsp.banner: RTSP/1.0 200 OK\r\nServer: Sample Rtsp\r\n\r\n
        port: 161
        snmp.sys_descr: Sample NVR
        snmp.sys_object_id: 1.3.6.1.4.1.99999
    record 2 [[2001:db8::51]:80]
        port: 80
        description: Sample Camera
    Censys (JSON)
    record 1 [192.0.2.52:80]
        port: 80
        http.title: WEB SERVICE
    Censys (JSON)
    line 1 [192.0.2.53]
        http.server: App-webs/
        http.title: index
        http.body: <title>index</title>
        tls.subject: O=SAMPLE
        tls.issuer: CN=Sample Root
        telnet.banner: Sample login:
    line 2, column 90: expected a value, but the line ends; it may be cut off
    Censys (JSON)
    record 1 [192.0.2.55:443]
        port: 443
        http.server: Sample-Webs
        http.title: T
        http.body: <b>
        http.favicon_md5: efca7d9aeaad122133c65cdf628ac574
        http.favicon_mmh3: -808437027
        tls.subject: O=SAMPLE, CN=x
        tls.issuer: O=SAMPLE
    "#);
    keeps_none_of(&read, PRIVATE);
    may_end_anywhere("censys-v2.json", 800);
}

#[test]
fn zoomeye() {
    let read = ["zoomeye-v1.json", "zoomeye-v2.json"].map(shown).join("\n");
    insta::assert_snapshot!(read, @r"
    ZoomEye (JSON)
    record 1 [192.0.2.60:80]
        port: 80
        http.title: WEB SERVICE
        banner: HTTP/1.1 200 OK\r\nServer: Webs
        http.body: <html><title>WEB SERVICE</title></html>
        tls.issuer: C=CN, O=SAMPLE
        tls.subject: O=SAMPLE, CN=192.0.2.60
    record 2 [192.0.2.61:23]
        port: 23
        telnet.banner: Sample login:
    ZoomEye (JSON)
    record 1 [192.0.2.62:443]
        http.favicon_md5: 89b932fcc47cf4ca3faadb0cfdef89cf
        port: 443
        http.title: index
        banner: HTTP/1.1 302 Found\r\nServer: App-webs/\r\nLocation: /doc/page/login.asp
        http.body: <title>index</title>
        banner: HTTP/1.1 302 Found\r\nServer: App-webs/
        http.server: App-webs/
        tls.subject: O=SAMPLE
    record 2 [192.0.2.63:8000]
        port: 8000
        description: Sample Camera
    ");
    keeps_none_of(&read, PRIVATE);
    may_end_anywhere("zoomeye-v1.json", 1400);
}

#[test]
fn fofa_objects_and_tables() {
    let read = ["fofa.json", "fofa.csv"].map(shown).join("\n");
    insta::assert_snapshot!(read, @r"
    FOFA (JSON)
    record 1 [192.0.2.70:443]
        port: 443
        http.title: WEB SERVICE
        banner: HTTP/1.1 200 OK\r\nConnection: close\r\n
        tls.issuer: C=CN, O=SAMPLE
        tls.subject: O=SAMPLE, CN=192.0.2.70
        http.favicon_mmh3: 2019488876
    record 2 [192.0.2.71:23]
        port: 23
        telnet.banner: 192.0.0.64 login:
    record 3 [192.0.2.72:80]
        port: 80
        tls.subject: O=SAMPLE, CN=x
    FOFA (CSV)
    record 1 [192.0.2.77:443]
        port: 443
        http.title: WEB, SERVICE
        banner: HTTP/1.1 200 OK\nServer: Webs\n
        http.favicon_mmh3: 1653394551
    record 2 [192.0.2.78:554]
        port: 554
        rtsp.banner: RTSP/1.0 401 Unauthorized\nServer: Sample Rtsp\n
    record 3: the row has 5 cells and the header 12; it may be cut off, or a quotation mark is missing
    ");
    keeps_none_of(&read, PRIVATE);
    may_end_anywhere("fofa.csv", 80);
}

#[test]
fn fofa_rows_without_names_are_read_as_far_as_they_say_what_they_are() {
    let read = ["fofa-rows.json", "fofa-named.json"].map(shown).join("\n");
    insta::assert_snapshot!(read, @r"
    FOFA (JSON)
    record 1 [192.0.2.73]
        banner: HTTP/1.1 401 Unauthorized\r\nServer: DNVRS-Webs\r\n
    record 2 [192.0.2.74]
        rtsp.banner: RTSP/1.0 200 OK\r\nServer: Sample\r\n\r\n
    record 3: the cells have no names, and none says itself what it is; save objects or a table, or put a row of the fields' names first
    FOFA (JSON)
    record 2 [192.0.2.76:80]
        port: 80
        http.title: index
        http.server: App-webs/
        http.favicon_mmh3: 999357577
    ");
    keeps_none_of(&read, PRIVATE);
    may_end_anywhere("fofa-rows.json", 80);
}
