//! Exports of search engines.

use super::{keeps_none_of, may_end_anywhere, shown};

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
    keeps_none_of(
        &read,
        &[
            "muster", "garden", "kids", "till", "serial", "anytown", "48.25", "12.5", "road", "@",
        ],
    );
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
