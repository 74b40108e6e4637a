//! Answers in the forms that devices give, with what must not be kept in them, and answers of chance.

use super::*;
use proptest::prelude::*;

fn told(values: &[(Field, String)]) -> String {
    let one = |(field, value): &(Field, String)| format!("{field} = {}", value.escape_debug());
    values.iter().map(one).collect::<Vec<_>>().join("\n")
}

#[test]
fn sadp_keeps_what_points_to_a_maker() {
    let answer = "<?xml version=\"1.0\" encoding=\"UTF-8\" ?>\n<ProbeMatch>\n<Uuid>43434343-0000-8000-8000-000000000007</Uuid>\n<Types>inquiry</Types>\n\
        <DeviceType>137235</DeviceType>\n<DeviceDescription>DS-2CD2143G0-I</DeviceDescription>\n<DeviceSN>DS-2CD2143G0-I20200101AAWRE00000001</DeviceSN>\n\
        <CommandPort>8000</CommandPort>\n<HttpPort>80</HttpPort>\n<MAC>44-19-b6-01-02-03</MAC>\n<IPv4Address>10.77.0.2</IPv4Address>\n\
        <SoftwareVersion>V5.7.1build 220609</SoftwareVersion>\n<DSPVersion>V7.3 build 220609</DSPVersion>\n<BootTime>2026-01-01 00:00:00</BootTime>\n\
        <OEMInfo>A &amp; B</OEMInfo>\n<DetailOEMCode>10101</DetailOEMCode>\n<Activated>true</Activated>\n</ProbeMatch>";
    insta::assert_snapshot!(told(&heard(Protocol::Sadp, answer.as_bytes())), @r##"
        sadp = <ProbeMatch><DeviceType>137235</DeviceType><DeviceDescription>DS-2CD2143G0-I</DeviceDescription><SoftwareVersion>V5.7.1build 220609</SoftwareVersion><DSPVersion>V7.3 build 220609</DSPVersion><OEMInfo>A &amp; B</OEMInfo><DetailOEMCode>10101</DetailOEMCode></ProbeMatch>
        mac = 44:19:b6:01:02:03
    "##);
    // Our own inquiry, and that of another program.
    assert!(
        heard(
            Protocol::Sadp,
            b"<Probe><Uuid>1</Uuid><Types>inquiry</Types></Probe>"
        )
        .is_empty()
    );
    // Broken off in the middle.
    let broken = heard(
        Protocol::Sadp,
        b"<ProbeMatch><DeviceDescription>DS-1</DeviceDescription><DeviceSN>AB",
    );
    assert_eq!(
        told(&broken),
        "sadp = <ProbeMatch><DeviceDescription>DS-1</DeviceDescription></ProbeMatch>"
    );
}

#[test]
fn dhip_keeps_what_points_to_a_maker() {
    let json = r#"{ "mac" : "3c:ef:8c:01:02:03", "method" : "client.notifyDevInfo", "params" : { "deviceInfo" : { "AlarmInputChannels" : 1,
        "DeviceClass" : "IPC", "DeviceType" : "IPC-HDW5421S", "Find" : "BD", "HttpPort" : 80, "IPv4Address" : { "IPAddress" : "10.77.0.3" },
        "MachineName" : "front door", "SerialNo" : "2H0012EPAZ00123", "Vendor" : "Lorex", "Version" : "2.800.0000000.25.R" } } }"#;
    let mut answer = vec![0x20, 0, 0, 0];
    answer.extend_from_slice(b"DHIP");
    answer.extend_from_slice(&[0; 24]);
    answer.extend_from_slice(json.as_bytes());
    answer.extend_from_slice(b"\n\0");
    insta::assert_snapshot!(told(&heard(Protocol::Dhip, &answer)), @r##"
        dhip = {\"method\":\"client.notifyDevInfo\",\"params\":{\"deviceInfo\":{\"DeviceClass\":\"IPC\",\"DeviceType\":\"IPC-HDW5421S\",\"Vendor\":\"Lorex\",\"Version\":\"2.800.0000000.25.R\"}}}
        mac = 3c:ef:8c:01:02:03
    "##);
    for other in [
        r#"{"method":"DHDiscover.search","mac":""}"#,
        "{",
        "",
        "{\"method\":7}",
    ] {
        assert!(
            heard(Protocol::Dhip, other.as_bytes()).is_empty(),
            "{other}"
        );
    }
}

#[test]
fn ws_discovery_drops_places_and_numbers() {
    let answer = "<?xml version=\"1.0\"?><SOAP-ENV:Envelope><SOAP-ENV:Body><d:ProbeMatches><d:ProbeMatch><wsa:EndpointReference>\
        <wsa:Address>urn:uuid:0c75e5e0-1dd2-11b2-8d45-4419b6010203</wsa:Address></wsa:EndpointReference>\
        <d:Types>dn:NetworkVideoTransmitter tds:Device</d:Types><d:Scopes>onvif://www.onvif.org/type/video_encoder \
        onvif://www.onvif.org/MAC/44:19:b6:01:02:03 onvif://www.onvif.org/hardware/DS-2CD2143G0-I \
        onvif://www.onvif.org/name/HIKVISION%20DS-2CD2143G0-I onvif://www.onvif.org/location/city/hangzhou \
        onvif://www.onvif.org/serial/1234 onvif://www.onvif.org/serialnumber/77</d:Scopes>\
        <d:XAddrs>http://10.77.0.2/onvif/device_service http://[fe80::1]/onvif/device_service</d:XAddrs>\
        <d:MetadataVersion>10</d:MetadataVersion></d:ProbeMatch></d:ProbeMatches></SOAP-ENV:Body></SOAP-ENV:Envelope>";
    insta::assert_snapshot!(told(&heard(Protocol::WsDiscovery, answer.as_bytes())), @r##"
        wsd.endpoint = urn:uuid:0c75e5e0-1dd2-11b2-8d45-4419b6010203
        wsd.types = dn:NetworkVideoTransmitter tds:Device
        onvif.scopes = onvif://www.onvif.org/type/video_encoder
        onvif.scopes = onvif://www.onvif.org/MAC/44:19:b6:01:02:03
        onvif.scopes = onvif://www.onvif.org/hardware/DS-2CD2143G0-I
        onvif.scopes = onvif://www.onvif.org/name/HIKVISION%20DS-2CD2143G0-I
        onvif.xaddrs = http://10.77.0.2/onvif/device_service
        onvif.xaddrs = http://[fe80::1]/onvif/device_service
    "##);
    let probe =
        crate::discover::Inquiry::new(Protocol::WsDiscovery, crate::discover::Group::SiteV4, 7);
    assert!(
        heard(Protocol::WsDiscovery, probe.bytes()).is_empty(),
        "a question is no answer"
    );
}

#[test]
fn ssdp_keeps_the_software_alone() {
    let answer = "HTTP/1.1 200 OK\r\nCACHE-CONTROL: max-age=1800\r\nST: upnp:rootdevice\r\nUSN: uuid:00000000-0000-1000-8000-4419b6010203::upnp:rootdevice\r\n\
        Server: Linux/3.0 UPnP/1.0 Sample/1.0\r\nLOCATION: http://10.77.0.2:49152/upnpdevicedesc.xml\r\n\r\n";
    assert_eq!(
        told(&heard(Protocol::Ssdp, answer.as_bytes())),
        "ssdp.server = Linux/3.0 UPnP/1.0 Sample/1.0"
    );
    assert!(heard(Protocol::Ssdp, b"M-SEARCH * HTTP/1.1\r\nSERVER: x\r\n\r\n").is_empty());
}

#[test]
fn mdns_tells_cameras_and_passes_over_phones() {
    let name = |text: &[&str]| -> Vec<u8> {
        text.iter()
            .flat_map(|label| [&[u8::try_from(label.len()).unwrap()], label.as_bytes()].concat())
            .collect()
    };
    let mut answer = vec![0, 0, 0x84, 0, 0, 0, 0, 2, 0, 0, 0, 1];
    let service = answer.len();
    answer.extend(name(&["_axis-video", "_tcp", "local"]));
    answer.push(0);
    let instance = [
        name(&["AXIS M5014 - 00408C000001"]),
        vec![0xc0, u8::try_from(service).unwrap()],
    ]
    .concat();
    answer.extend([0, 12, 0, 1, 0, 0, 0, 120, 0]);
    answer.push(u8::try_from(instance.len()).unwrap());
    answer.extend(&instance);
    answer.extend(name(&["_airplay", "_tcp", "local"]));
    answer.push(0);
    let phone = [
        name(&["Somebody's phone", "_airplay", "_tcp", "local"]),
        vec![0],
    ]
    .concat();
    answer.extend([
        0,
        12,
        0,
        1,
        0,
        0,
        0,
        120,
        0,
        u8::try_from(phone.len()).unwrap(),
    ]);
    answer.extend(&phone);
    answer.extend(name(&[
        "HIKVISION DS-2CD2032-I - 1",
        "_http",
        "_tcp",
        "local",
    ]));
    answer.push(0);
    answer.extend([0, 16, 0, 1, 0, 0, 0, 120, 0, 5, 4, b'a', b'=', b'b', b'c']);
    insta::assert_snapshot!(told(&heard(Protocol::Mdns, &answer)), @r##"
        mdns = AXIS M5014 - 00408C000001._axis-video._tcp.local
        mdns = HIKVISION DS-2CD2032-I - 1._http._tcp.local
    "##);
    // A name that leads to itself ends.
    let circle = [0, 0, 0x84, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0xc0, 12, 0, 12];
    assert!(heard(Protocol::Mdns, &circle).is_empty());
}

#[test]
fn pages_and_streams_keep_no_session_and_no_number() {
    let page = "HTTP/1.1 401 Unauthorized\r\nServer: Sample-Webs\r\nSet-Cookie: DhWebClientSessionID=12345; path=/\r\nLocation: /doc/page/login.asp?_1234\r\n\
        WWW-Authenticate: Digest qop=\"auth\", realm=\"Login to 2H0012EPAZ00123\", nonce=\"n0nce\"\r\n\r\n<html><TITLE>WEB SERVICE</TITLE>\u{e9}";
    insta::assert_snapshot!(told(&answered(Question::WebPage, page.as_bytes())), @r##"
        http.server = Sample-Webs
        http.set_cookie = DhWebClientSessionID=
        http.location = /doc/page/login.asp
        http.www_authenticate = Digest realm=\"Login to 0X0000XPAX00000\"
        http.title = WEB SERVICE
        http.body = <html><TITLE>WEB SERVICE</TITLE>é
    "##);
    let stream = "RTSP/1.0 401 Unauthorized\r\nCSeq: 1\r\nServer: Dahua Rtsp Server\r\nWWW-Authenticate: Digest realm=\"Login to 0123456789abcdef0123456789ABCDEF\", nonce=\"n0nce\"\r\n\r\n";
    insta::assert_snapshot!(told(&answered(Question::StreamOptions, stream.as_bytes())), @r##"
        rtsp.server = Dahua Rtsp Server
        rtsp.www_authenticate = Digest realm=\"Login to 00000000000000000000000000000000\"
    "##);
    assert!(is_enough(Question::StreamOptions, stream.as_bytes()));
    assert!(
        answered(
            Question::StreamOptions,
            b"HTTP/1.1 400 Bad\r\nServer: x\r\n\r\n"
        )
        .is_empty()
    );
    assert!(answered(Question::WebPage, b"SSH-2.0-x\r\n").is_empty());
}

/// A message of DER (X.690): a tag, a length, the rest.
fn der(tag: u8, parts: &[&[u8]]) -> Vec<u8> {
    let body = parts.concat();
    let length = u16::try_from(body.len()).unwrap().to_be_bytes();
    [&[tag, 0x82], length.as_slice(), &body].concat()
}

/// A certificate that says who holds it, as firmware builds them; its signature is worth nothing.
pub(crate) fn certificate(subject: &[(u8, &str)], issuer: &[(u8, &str)]) -> Vec<u8> {
    let name = |parts: &[(u8, &str)]| {
        let one = |(kind, text): &(u8, &str)| {
            let pair = der(
                0x30,
                &[&[6, 3, 0x55, 4, *kind], &der(0x0c, &[text.as_bytes()])],
            );
            der(0x31, &[&pair])
        };
        der(0x30, &[&parts.iter().map(one).collect::<Vec<_>>().concat()])
    };
    let algorithm = der(
        0x30,
        &[&[6, 9, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 1, 11, 5, 0]],
    );
    let key_kind = der(
        0x30,
        &[&[6, 9, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 1, 1, 5, 0]],
    );
    let key = der(0x30, &[&[2, 1, 11], &[2, 1, 3]]);
    let times = der(0x30, &[b"\x17\x0d200101000000Z", b"\x17\x0d400101000000Z"]);
    let holder = der(0x30, &[&key_kind, &der(3, &[&[0], &key])]);
    let body = der(
        0x30,
        &[
            &[0xa0, 3, 2, 1, 2],
            &[2, 1, 7],
            &algorithm,
            &name(issuer),
            &times,
            &name(subject),
            &holder,
        ],
    );
    der(0x30, &[&body, &algorithm, &der(3, &[&[0, 1, 2, 3, 4]])])
}

fn tls_answer(certificate: &[u8]) -> Vec<u8> {
    let sized = |bytes: &[u8]| {
        [
            &u32::try_from(bytes.len()).unwrap().to_be_bytes()[1..],
            bytes,
        ]
        .concat()
    };
    let hello = [
        &[2],
        sized(&[&[3, 3], [7; 32].as_slice(), &[0, 0, 0x2f, 0]].concat()).as_slice(),
    ]
    .concat();
    let list = [&[11], sized(&sized(&sized(certificate))).as_slice()].concat();
    let record = |message: &[u8]| {
        [
            &[22, 3, 3],
            u16::try_from(message.len())
                .unwrap()
                .to_be_bytes()
                .as_slice(),
            message,
        ]
        .concat()
    };
    // The certificate is cut over two records, as servers may.
    let (first, second) = list.split_at(100);
    [record(&hello), record(first), record(second)].concat()
}

#[test]
fn the_holder_of_a_certificate_without_its_numbers() {
    // Country, organisation, unit, name, and a serial number that is dropped.
    let subject = [
        (6, "CN"),
        (10, "DAHUA"),
        (11, "DAHUATECH"),
        (3, "192.168.1.108"),
        (5, "2H0012EPAZ00123"),
    ];
    let answer = tls_answer(&certificate(
        &subject,
        &[(10, "DahuaTech"), (3, "Product Root CA")],
    ));
    assert_eq!(
        told(&answered(Question::Certificate, &answer)),
        "tls.subject = C=CN, O=DAHUA, OU=DAHUATECH, CN=192.168.1.108\ntls.issuer = O=DahuaTech, CN=Product Root CA"
    );
    for end in 0..answer.len() {
        let cut = &answer[..end];
        assert!(
            answered(Question::Certificate, cut).is_empty(),
            "whole at {end}"
        );
        assert!(!is_enough(Question::Certificate, cut), "enough at {end}");
    }
    assert!(is_enough(Question::Certificate, &answer));
    // A refusal is an answer too.
    assert!(is_enough(Question::Certificate, &[21, 3, 1, 0, 2, 2, 40]));
}

#[test]
fn the_hello_is_a_whole_message() {
    let hello = tls::client_hello();
    let length = |at: usize| usize::from(u16::from_be_bytes([hello[at], hello[at + 1]]));
    assert_eq!(
        (&hello[..3], length(3)),
        ([22, 3, 1].as_slice(), hello.len() - 5)
    );
    assert_eq!((hello[5], length(7)), (1, hello.len() - 9));
}

/// Bytes of chance, and true answers with some bytes changed.
fn bytes() -> impl Strategy<Value = Vec<u8>> {
    let whole = prop_oneof![
        Just(b"<ProbeMatch><DeviceDescription>D</DeviceDescription><MAC>a</MAC></ProbeMatch>".to_vec()),
        Just(b"    DHIP                        {\"method\":\"client.notifyDevInfo\",\"params\":{\"deviceInfo\":{\"Vendor\":\"V\"}}}".to_vec()),
        Just(b"HTTP/1.1 200 OK\r\nServer: s\r\nWWW-Authenticate: Digest realm=\"Login to 2H0012EPAZ00123\"\r\n\r\n<title>t</title>".to_vec()),
        Just(b"<d:Hello><d:Scopes>onvif://a</d:Scopes>".to_vec()),
        Just(vec![0, 0, 0x84, 0, 0, 1, 0, 1, 0, 0, 0, 0, 1, b'a', 0, 0, 12, 0, 1, 0xc0, 12, 0, 12, 0, 1, 0, 0, 0, 0, 0, 2, 0xc0, 12]),
        Just(tls_answer(&certificate(&[(10, "O")], &[(10, "O")]))),
        proptest::collection::vec(any::<u8>(), 0..300),
    ];
    (
        whole,
        proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..6),
        any::<prop::sample::Index>(),
    )
        .prop_map(|(mut bytes, changes, end)| {
            for (at, byte) in changes {
                if let Some(place) = (!bytes.is_empty()).then(|| at.index(bytes.len())) {
                    bytes[place] = byte;
                }
            }
            if byte_is_cut(end) {
                bytes.truncate(end.index(bytes.len() + 1));
            }
            bytes
        })
}

/// Every second answer is cut off.
fn byte_is_cut(index: prop::sample::Index) -> bool {
    index.index(2) == 0
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn no_answer_does_more_than_say_nothing(bytes in bytes()) {
        let heard = Protocol::ALL.iter().flat_map(|protocol| heard(*protocol, &bytes));
        let answered = Question::ALL.iter().flat_map(|question| answered(*question, &bytes));
        for (field, value) in heard.chain(answered) {
            // A page is longer; whatever else is kept is one short line.
            prop_assert!(field == Field::HttpBody || !value.chars().any(char::is_control), "{field}: {value:?}");
            prop_assert!(value.len() <= 8192, "{field} has {} bytes", value.len());
        }
        for question in Question::ALL {
            let _ = is_enough(question, &bytes);
        }
    }
}
