//! Reports to those who run networks.

use super::{PRIVATE, keeps_none_of, may_end_anywhere, shown};

#[test]
fn shadowserver() {
    let reports = [
        "dvr",
        "http",
        "ssl",
        "ssdp",
        "snmp",
        "mdns",
        "telnet",
        "device-id",
        "ubiquiti",
        "ipp",
        "coap",
    ];
    let read: Vec<String> = reports
        .iter()
        .map(|report| format!("{report}: {}", shown(&format!("shadowserver-{report}.csv"))))
        .collect();
    let read = read.join("\n");
    insta::assert_snapshot!(read, @r#"
    dvr: Shadowserver report (CSV)
    record 1 [192.0.2.120:37810]
        port: 37810
        mac: 38:c4:e8:00:00:01
        dhip: {\"method\":\"client.notifyDevInfo\",\"params\":{\"deviceInfo\":{\"DeviceClass\":\"IPC\",\"DeviceType\":\"XX-TIP0000\",\"Vendor\":\"General\",\"Version\":\"2.800.000.0.R\"}}}
    record 2: the row has 16 cells and the header 25; it may be cut off, or a quotation mark is missing
    http: Shadowserver report (CSV)
    record 1 [192.0.2.122:80]
        port: 80
        http.www_authenticate: Digest realm=\"IP Camera(C0000)\"
        http.set_cookie: sid=1
        http.server: App-webs/
    ssl: Shadowserver report (CSV)
    record 1 [192.0.2.123:443]
        port: 443
        http.server: Webs
        tls.subject: CN=192.168.1.108, O=SAMPLE, C=CN
        tls.issuer: CN=Sample Root, O=SAMPLE
    ssdp: Shadowserver report (CSV)
    record 1 [192.0.2.124:1900]
        port: 1900
        ssdp.server: Linux UPnP/1.0 Sample
        ssdp.device_type: upnp:rootdevice
    snmp: Shadowserver report (CSV)
    record 1 [192.0.2.125:161]
        port: 161
        snmp.sys_descr: Sample company products
    mdns: Shadowserver report (CSV)
    record 1 [192.0.2.126:5353]
        port: 5353
        mdns: _http._tcp.local.; _sample._tcp.local.;
    telnet: Shadowserver report (CSV)
    record 1 [192.0.2.127:23]
        port: 23
        telnet.banner: |192.0.0.64 login:
    device-id: Shadowserver report (CSV)
    record 1 [192.0.2.128:80]
        port: 80
        description: Sample
        description: M-1
    ubiquiti: Shadowserver report (CSV)
    record 1 [192.0.2.129:10001]
        port: 10001
        mac: 44d9e7000001
        model: NS5
        model: Sample Station
        firmware: XS5.v3
    ipp: Shadowserver report (CSV)
    record 1 [192.0.2.130:631]
        port: 631
        description: Sample LaserJet
    coap: Shadowserver report (CSV)
    record 1 [192.0.2.131:5683]
        port: 5683
    "#);
    keeps_none_of(&read, PRIVATE);
    may_end_anywhere("shadowserver-dvr.csv", 400);
}
