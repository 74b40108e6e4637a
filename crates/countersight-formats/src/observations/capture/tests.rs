//! What is heard in captures, who said it, and what is never kept.

use super::sample::{Frame, arp, dhcp, ethernet, mac, pcap, pcap_of, pcapng, read, tcp, tls, udp};

const SADP: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\r\n<ProbeMatch><Uuid>0</Uuid>\
    <DeviceDescription>DS-2CD2143G0-I</DeviceDescription><DeviceSN>DS-2CD2143G0-I20240101AAWR123</DeviceSN>\
    <MAC>00-00-5E-00-53-01</MAC><SoftwareVersion>V5.5.82</SoftwareVersion></ProbeMatch>\r\n";
const DHIP: &str = "{\"mac\":\"00:00:5e:00:53:02\",\"method\":\"client.notifyDevInfo\",\"params\":{\"deviceInfo\":\
    {\"DeviceType\":\"IPC-HDW5421S\",\"MachineName\":\"Anna's garden\",\"SerialNo\":\"4K00AEBPAG0D0E7\",\
    \"Vendor\":\"General\",\"Version\":\"2.800.0000000.25.R\"}}}\n\0";

/// The answer of Dahua's search behind its head.
pub(super) fn dhip() -> Vec<u8> {
    let mut message = vec![0x20, 0, 0, 0];
    message.extend(b"DHIP");
    message.resize(32, 0);
    message.extend(DHIP.as_bytes());
    message
}

/// An answer of the forerunner of Dahua's search.
fn dahua_old(block: u8) -> Vec<u8> {
    let mut message = vec![0xb3, 0, 0x18, 0, block];
    message.resize(32 + usize::from(block), 0);
    message.extend(b"00:00:5e:00:53:02IPC\r\nName:Anna's garden\r\nDevice:IPC-HFW2100\r\nSerialNo:4K00AEBPAG0D0E7\r\n\r\n");
    message
}

pub(super) fn wsd(endpoints: &[&str]) -> Vec<u8> {
    let matches: Vec<String> = endpoints
        .iter()
        .map(|endpoint| {
            format!(
                "<d:ProbeMatch><a:EndpointReference><a:Address>{endpoint}</a:Address></a:EndpointReference>\
                 <d:Types>dn:NetworkVideoTransmitter tds:Device</d:Types><d:Scopes>onvif://www.onvif.org/type/video_encoder \
                 onvif://www.onvif.org/location/Annas%20garden onvif://www.onvif.org/hardware/DS-2CD2143G0-I</d:Scopes>\
                 <d:XAddrs>http://10.0.0.7/onvif/device_service</d:XAddrs></d:ProbeMatch>"
            )
        })
        .collect();
    format!(
        "<e:Envelope><e:Header><a:Address>http://role/anonymous</a:Address></e:Header><e:Body><d:ProbeMatches>{}\
         </d:ProbeMatches></e:Body></e:Envelope>", matches.concat()
    )
    .into_bytes()
}

/// The network of a small office: two cameras, a phone, and a router that leads to the world.
pub(super) fn office() -> Vec<Frame> {
    let page = b"HTTP/1.1 200 OK\r\nServer: App-webs/\r\nSet-Cookie: WebSession=secret; path=/\r\n\
        WWW-Authenticate: Digest realm=\"IP Camera(C2183)\", nonce=\"77\"\r\nContent-Type: text/html\r\n\r\n\
        <html><head><TITLE>\n index </TITLE></head>Anna</html>";
    vec![
        arp(mac(1), [10, 0, 0, 7]),
        udp(
            mac(1),
            255,
            "10.0.0.7:37020",
            "239.255.255.250:37020",
            SADP.as_bytes(),
        ),
        tcp(
            mac(1),
            64,
            "10.0.0.7:80",
            "10.0.0.9:50000",
            1000,
            &page[..40],
        ),
        // Sent twice, and out of order.
        tcp(
            mac(1),
            64,
            "10.0.0.7:80",
            "10.0.0.9:50000",
            1000,
            &page[..40],
        ),
        tcp(
            mac(1),
            64,
            "10.0.0.7:80",
            "10.0.0.9:50000",
            1140,
            &page[140..],
        ),
        tcp(
            mac(1),
            64,
            "10.0.0.7:80",
            "10.0.0.9:50000",
            1030,
            &page[30..140],
        ),
        tcp(
            mac(1),
            64,
            "10.0.0.7:554",
            "10.0.0.9:50001",
            u32::MAX - 4,
            b"RTSP/1.0 401 Unauthorized\r\nServer: X\r\n",
        ),
        tcp(mac(1), 64, "10.0.0.7:554", "10.0.0.9:50001", 33, b"\r\n"),
        // The other camera was never asked for its hardware address; its packets show it.
        udp(mac(2), 64, "10.0.0.8:37810", "10.0.0.9:6000", &dhip()),
        udp(
            mac(2),
            64,
            "10.0.0.8:5050",
            "255.255.255.255:5050",
            &dahua_old(88),
        ),
        udp(
            mac(3),
            64,
            "0.0.0.0:68",
            "255.255.255.255:67",
            &dhcp(mac(3), "Annas-iPhone", ""),
        ),
        udp(
            mac(4),
            64,
            "0.0.0.0:68",
            "255.255.255.255:67",
            &dhcp(mac(4), "DS-7608NI-K2", "udhcp 1.24.1"),
        ),
        // A server of the world, by way of the router.
        tcp(
            mac(5),
            57,
            "203.0.113.5:80",
            "10.0.0.9:50002",
            1,
            b"HTTP/1.1 200 OK\r\nServer: Hikvision-Webs\r\n\r\n",
        ),
    ]
}

#[test]
fn each_device_is_told_once_with_all_that_it_said() {
    insta::assert_snapshot!(read(pcap(&office())), @r#"
        00:00:5e:00:53:01 (packet 1, 10.0.0.7)
            mac=00:00:5e:00:53:01
            sadp=<?xml version="1.0" encoding="UTF-8"?>
        <ProbeMatch><Uuid>0</Uuid><DeviceDescription>DS-2CD2143G0-I</DeviceDescription><DeviceSN>…</DeviceSN><MAC>00-00-5E-00-53-01</MAC><SoftwareVersion>V5.5.82</SoftwareVersion></ProbeMatch>
            http.server=App-webs/
            http.set_cookie=WebSession=
            http.www_authenticate=realm="IP Camera(C2183)"
            http.title=index
            rtsp.server=X
        00:00:5e:00:53:02 (packet 9, 10.0.0.8)
            mac=00:00:5e:00:53:02
            dhip={"mac":"00:00:5e:00:53:02","method":"client.notifyDevInfo","params":{"deviceInfo":{"DeviceType":"IPC-HDW5421S","MachineName":"…","SerialNo":"…","Vendor":"General","Version":"2.800.0000000.25.R"}}}
            dhip=0xb3 Device:IPC-HFW2100
        00:00:5e:00:53:03 (packet 11)
            mac=00:00:5e:00:53:03
        00:00:5e:00:53:04 (packet 12)
            mac=00:00:5e:00:53:04
            dhcp.hostname=DS-7608NI-K2
            dhcp.vendor_class=udhcp 1.24.1
        00:00:5e:00:53:05 (packet 13)
            mac=00:00:5e:00:53:05
        "#);
}

#[test]
fn the_containers_say_the_same() {
    let said = read(pcap(&office()));
    assert_eq!(read(pcapng(&office(), false)), said);
    assert_eq!(read(pcapng(&office(), true)), said);
}

#[test]
fn what_identifies_a_device_place_or_person_is_not_kept() {
    let said = read(pcap(
        &[
            &office()[..],
            &[
                udp(
                    mac(6),
                    1,
                    "10.0.0.6:3702",
                    "10.0.0.9:3702",
                    &wsd(&["urn:uuid:1"]),
                ),
                udp(mac(6), 255, "10.0.0.6:5353", "224.0.0.251:5353", &mdns()),
            ],
        ]
        .concat(),
    ));
    for private in [
        "Anna", "AAWR123", "0D0E7", "secret", "nonce", "garden", "friendly",
    ] {
        assert!(!said.contains(private), "{private}: {said}");
    }
    assert!(said.contains("SerialNo"));
}

/// An announcement of a camera and of somebody's computer.
pub(super) fn mdns() -> Vec<u8> {
    use simple_dns::rdata::{PTR, RData, TXT};
    use simple_dns::{CLASS, Name, Packet, ResourceRecord};
    let mut message = Packet::new_reply(0);
    let name = |labels: &[&'static str]| {
        let labels: Vec<_> = labels
            .iter()
            .map(|label| simple_dns::Label::new(label.as_bytes()).unwrap())
            .collect();
        Name::new_with_labels(&labels)
    };
    let sort = name(&["_http", "_tcp", "local"]);
    let own = name(&["HIKVISION DS-2CD2032-I - 1", "_http", "_tcp", "local"]);
    let of_anna = name(&["Anna's MacBook", "_smb", "_tcp", "local"]);
    let text = TXT::new()
        .with_string("md=DS-2CD2032-I")
        .unwrap()
        .with_string("owner=Anna")
        .unwrap();
    for (name, data) in [
        (sort, RData::PTR(PTR(own.clone()))),
        (own, RData::TXT(text)),
        (name(&["_smb", "_tcp", "local"]), RData::PTR(PTR(of_anna))),
    ] {
        message
            .answers
            .push(ResourceRecord::new(name, CLASS::IN, 120, data));
    }
    message.build_bytes_vec().unwrap()
}

pub(super) fn asks(name: &'static str) -> Vec<u8> {
    use simple_dns::{CLASS, Name, Packet, QCLASS, QTYPE, Question, TYPE};
    let mut message = Packet::new_query(7);
    let kind = QTYPE::TYPE(TYPE::A);
    let name = Name::new_unchecked(name);
    message
        .questions
        .push(Question::new(name, kind, QCLASS::CLASS(CLASS::IN), false));
    message.build_bytes_vec().unwrap()
}

#[test]
fn names_asked_for_are_cut_to_whose_cloud_it_is_and_those_asked_for_others_are_left_out() {
    let camera = "10.0.0.7:4000";
    let frames = [
        udp(
            mac(1),
            64,
            camera,
            "10.0.0.1:53",
            &asks("c12345678.dev.hik-connect.com"),
        ),
        udp(mac(1), 64, camera, "10.0.0.1:53", &asks("annas-pc")),
        udp(
            mac(1),
            64,
            camera,
            "10.0.0.1:53",
            &asks("annas-pc.fritz.box"),
        ),
        // The router asks the world for the camera, and answers it.
        udp(
            mac(5),
            64,
            "10.0.0.1:4001",
            "10.99.0.1:53",
            &asks("dev.hik-connect.com"),
        ),
        udp(
            mac(5),
            64,
            "10.0.0.1:53",
            camera,
            &asks("dev.hik-connect.com"),
        ),
        udp(mac(1), 255, "10.0.0.7:5353", "224.0.0.251:5353", &mdns()),
    ];
    insta::assert_snapshot!(read(pcap(&frames)), @r#"
        00:00:5e:00:53:01 (packet 1, 10.0.0.7)
            mac=00:00:5e:00:53:01
            dns=dev.hik-connect.com
            mdns=_http._tcp.local
            mdns=HIKVISION DS-2CD2032-I - 1._http._tcp.local
            mdns=md=DS-2CD2032-I
            mdns=_smb._tcp.local
        00:00:5e:00:53:05 (packet 4, 10.0.0.1)
            mac=00:00:5e:00:53:05
        "#);
}

#[test]
fn a_router_is_not_taken_for_what_is_behind_it() {
    let page = b"HTTP/1.1 200 OK\r\nServer: App-webs/\r\n\r\n";
    let frames = [
        // A camera of another floor: one hop less than its system began with.
        tcp(mac(5), 63, "10.1.0.7:80", "10.0.0.9:50000", 1, page),
        // Whoever answers for many addresses is joined with none.
        arp(mac(6), [10, 0, 0, 11]),
        arp(mac(6), [10, 0, 0, 12]),
        arp(mac(6), [10, 0, 0, 13]),
        arp(mac(6), [10, 0, 0, 14]),
        arp(mac(6), [10, 0, 0, 15]),
        tcp(mac(6), 64, "10.0.0.11:80", "10.0.0.9:50000", 1, page),
        // Two claim one address.
        arp(mac(7), [10, 0, 0, 20]),
        arp(mac(8), [10, 0, 0, 20]),
        tcp(mac(8), 64, "10.0.0.20:80", "10.0.0.9:50000", 1, page),
        // What a device says of its address stands above what a repeater's packets show.
        arp(mac(9), [10, 0, 0, 30]),
        tcp(mac(10), 64, "10.0.0.30:80", "10.0.0.9:50000", 1, page),
        // A proxy answers a search for two cameras.
        udp(
            mac(11),
            64,
            "10.0.0.40:3702",
            "10.0.0.9:3702",
            &wsd(&["urn:uuid:1", "urn:uuid:2"]),
        ),
    ];
    insta::assert_snapshot!(read(pcap(&frames)), @r#"
        00:00:5e:00:53:05 (packet 1)
            mac=00:00:5e:00:53:05
        10.1.0.7 (packet 1)
            http.server=App-webs/
        00:00:5e:00:53:06 (packet 2)
            mac=00:00:5e:00:53:06
        10.0.0.11 (packet 7)
            http.server=App-webs/
        00:00:5e:00:53:07 (packet 8)
            mac=00:00:5e:00:53:07
        00:00:5e:00:53:08 (packet 9)
            mac=00:00:5e:00:53:08
        10.0.0.20 (packet 10)
            http.server=App-webs/
        00:00:5e:00:53:09 (packet 11, 10.0.0.30)
            mac=00:00:5e:00:53:09
            http.server=App-webs/
        00:00:5e:00:53:0a (packet 12)
            mac=00:00:5e:00:53:0a
        00:00:5e:00:53:0b (packet 13, 10.0.0.40)
            mac=00:00:5e:00:53:0b
        "#);
}

#[test]
fn what_is_handed_on_is_not_said_of_whoever_hands_it_on() {
    let page = b"HTTP/1.1 200 OK\r\nVia: 1.1 proxy\r\nServer: App-webs/\r\n\r\n";
    let upnp = |host: &str| {
        format!("NOTIFY * HTTP/1.1\r\nLOCATION: http://{host}:49152/d.xml\r\nSERVER: from-{host}\r\n\r\n")
            .into_bytes()
    };
    let names = |address: [u8; 4]| {
        use simple_dns::rdata::{A, RData};
        use simple_dns::{CLASS, Name, Packet, ResourceRecord};
        let bytes = mdns();
        let mut message = Packet::parse(&bytes).unwrap();
        let address = RData::A(A::from(std::net::Ipv4Addr::from(address)));
        let name = Name::new_unchecked("cam.local");
        let record = ResourceRecord::new(name, CLASS::IN, 120, address);
        message.additional_records.push(record);
        message.build_bytes_vec().unwrap()
    };
    let group = "239.255.255.250:1900";
    let frames = [
        tcp(mac(1), 64, "10.0.0.1:3128", "10.0.0.9:50000", 1, page),
        udp(mac(1), 4, "10.0.0.1:1900", group, &upnp("10.0.0.7")),
        udp(
            mac(1),
            255,
            "10.0.0.1:5353",
            "224.0.0.251:5353",
            &names([10, 1, 0, 7]),
        ),
        udp(mac(2), 4, "10.0.0.7:1900", group, &upnp("10.0.0.7")),
        udp(
            mac(2),
            255,
            "10.0.0.7:5353",
            "224.0.0.251:5353",
            &names([10, 0, 0, 7]),
        ),
    ];
    insta::assert_snapshot!(read(pcap(&frames)), @r#"
        00:00:5e:00:53:01 (packet 1, 10.0.0.1)
            mac=00:00:5e:00:53:01
        00:00:5e:00:53:02 (packet 4, 10.0.0.7)
            mac=00:00:5e:00:53:02
            ssdp.server=from-10.0.0.7
            mdns=_http._tcp.local
            mdns=HIKVISION DS-2CD2032-I - 1._http._tcp.local
            mdns=md=DS-2CD2032-I
            mdns=_smb._tcp.local
        "#);
}

#[test]
fn certificates_are_put_together_from_their_pieces() {
    let subject = [
        (6, "CN"),
        (10, "DAHUA"),
        (11, "A, B"),
        (5, "4K00AEBPAG0D0E7"),
        (3, "4K00AEBPAG0D0E7"),
    ];
    let stream = tls(&subject, &[(10, "DahuaTech"), (3, "Product Root CA")]);
    let mut frames = Vec::new();
    for (at, piece) in stream.chunks(100).enumerate() {
        frames.push(tcp(
            mac(1),
            64,
            "10.0.0.7:443",
            "10.0.0.9:1",
            5 + 100 * u32::try_from(at).unwrap(),
            piece,
        ));
    }
    let whole = read(pcap(&frames));
    insta::assert_snapshot!(whole, @r#"
        00:00:5e:00:53:01 (packet 1, 10.0.0.7)
            mac=00:00:5e:00:53:01
            tls.subject=C=CN, O=DAHUA, OU="A, B", CN=…
            tls.issuer=O=DahuaTech, CN=Product Root CA
        "#);
    frames.reverse();
    let first = frames.pop().unwrap();
    frames.insert(0, first);
    assert_eq!(read(pcap(&frames)), whole);
    // Without its middle there is nothing to read, and version 1.3 hides it.
    frames.remove(2);
    assert!(!read(pcap(&frames)).contains("tls."));
    let hidden = [&stream[..13], &[23, 3, 3, 0, 1, 0]].concat();
    let hidden = tcp(mac(1), 64, "10.0.0.7:443", "10.0.0.9:1", 1, &hidden);
    assert!(!read(pcap(&[hidden])).contains("tls."));
}

#[test]
fn network_management_upnp_and_greetings() {
    let community = b"\x04\x06secret";
    let descr = b"\x30\x12\x06\x08\x2b\x06\x01\x02\x01\x01\x01\x00\x04\x06Camera";
    let object = b"\x30\x15\x06\x08\x2b\x06\x01\x02\x01\x01\x02\x00\x06\x09\x2b\x06\x01\x04\x01\x82\xb1\x7d\x01";
    let values = [
        &[0x30, u8::try_from(descr.len() + object.len()).unwrap()][..],
        descr,
        object,
    ]
    .concat();
    let answer = [b"\x02\x01\x07\x02\x01\x00\x02\x01\x00", &values[..]].concat();
    let inner = [
        b"\x02\x01\x01",
        &community[..],
        &[0xa2, u8::try_from(answer.len()).unwrap()],
        &answer,
    ]
    .concat();
    let snmp = [&[0x30, u8::try_from(inner.len()).unwrap()][..], &inner].concat();
    let description = b"HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\nContent-Length: 9999\r\n\r\n<?xml?>\
        <root xmlns=\"urn:schemas-upnp-org:device-1-0\"><device><friendlyName>Annas friendly cam</friendlyName>\
        <manufacturer>Sample</manufacturer><modelName>S-1</modelName><serialNumber>77</serialNumber></device></root>";
    let frames = [
        udp(mac(1), 64, "10.0.0.7:161", "10.0.0.9:5000", &snmp),
        udp(mac(1), 4, "10.0.0.7:1900", "239.255.255.250:1900", b"NOTIFY * HTTP/1.1\r\nSERVER: Sample/1\r\nLOCATION: http://10.0.0.7/d.xml\r\nNT: urn:schemas-upnp-org:device:Basic:1\r\nUSN: uuid:1\r\n\r\n"),
        udp(mac(9), 4, "10.0.0.9:1900", "239.255.255.250:1900", b"M-SEARCH * HTTP/1.1\r\nSERVER: no\r\n\r\n"),
        tcp(mac(1), 64, "10.0.0.7:8080", "10.0.0.9:5001", 9, description),
        tcp(mac(1), 64, "10.0.0.7:22", "10.0.0.9:5002", 9, b"SSH-2.0-dropbear_2019.78\r\n\0\0rest"),
        tcp(mac(1), 64, "10.0.0.7:21", "10.0.0.9:5003", 9, b"220 Sample FTP\r\n331 Anna"),
        tcp(mac(1), 64, "10.0.0.7:2222", "10.0.0.9:5003", 9, b"220 no greeting"),
    ];
    insta::assert_snapshot!(read(pcap(&frames)), @r#"
        00:00:5e:00:53:01 (packet 1, 10.0.0.7)
            mac=00:00:5e:00:53:01
            snmp.sys_descr=Camera
            snmp.sys_object_id=1.3.6.1.4.1.39165.1
            ssdp.server=Sample/1
            ssdp.device_type=urn:schemas-upnp-org:device:Basic:1
            ssh.banner=SSH-2.0-dropbear_2019.78
            ftp.banner=220 Sample FTP
            ssdp.manufacturer=Sample
            ssdp.model_name=S-1
        00:00:5e:00:53:09 (packet 3, 10.0.0.9)
            mac=00:00:5e:00:53:09
        "#);
}

#[test]
fn vlans_cooked_frames_fragments_and_ipv6_are_understood() {
    let plain = udp(mac(1), 64, "10.0.0.8:37810", "10.0.0.9:6000", &dhip());
    let tagged = [&plain[..12], &[0x81, 0, 0, 7], &plain[12..]].concat();
    let cooked = [
        &[0, 0, 0, 1, 0, 6][..],
        &mac(1),
        &[0, 0, 8, 0],
        &plain[14..],
    ]
    .concat();
    let cooked_2 = [
        &[8, 0, 0, 0, 0, 0, 0, 1, 0, 1, 0, 6][..],
        &mac(1),
        &[0, 0],
        &plain[14..],
    ]
    .concat();
    let said = read(pcap(std::slice::from_ref(&plain)));
    assert!(said.contains("IPC-HDW5421S"), "{said}");
    assert_eq!(read(pcap(&[tagged])), said);
    assert_eq!(read(pcap_of(113, &[cooked])), said);
    assert_eq!(read(pcap_of(276, &[cooked_2])), said);
    assert!(read(pcap_of(101, &[plain[14..].to_vec()])).starts_with("10.0.0.8 (packet 1)"));

    let piece = |at: usize, to: usize, more: u8| {
        let mut piece = plain[..34].to_vec();
        let content = &plain[34 + at..34 + to];
        piece[16..18].copy_from_slice(&(20 + u16::try_from(content.len()).unwrap()).to_be_bytes());
        piece[20..22].copy_from_slice(&[more, u8::try_from(at / 8).unwrap()]);
        piece.extend(content);
        piece
    };
    let end = plain.len() - 34;
    // The head of IPv4 is not checked for its sum, as programs that capture leave it to the card.
    let pieces = [piece(64, end, 0), piece(0, 64, 0x20)];
    assert_eq!(read(pcap(&pieces)), said);
    assert!(!read(pcap(&pieces[..1])).contains("IPC-HDW5421S"));

    let mut neighbour = ethernet(mac(2), 0x86dd);
    neighbour.extend([0x60, 0, 0, 0, 0, 32, 58, 255]);
    neighbour.extend("fe80::7".parse::<std::net::Ipv6Addr>().unwrap().octets());
    neighbour.extend("ff02::1".parse::<std::net::Ipv6Addr>().unwrap().octets());
    neighbour.extend([136, 0, 0, 0, 0x20, 0, 0, 0]);
    neighbour.extend("fd00::7".parse::<std::net::Ipv6Addr>().unwrap().octets());
    neighbour.extend([2, 1]);
    neighbour.extend(mac(2));
    let sixth = udp(mac(5), 63, "[fd00::7]:37810", "[fd00::9]:6000", &dhip());
    let said = read(pcap(&[neighbour, sixth]));
    assert!(
        said.starts_with("00:00:5e:00:53:02 (packet 1, fd00::7)"),
        "{said}"
    );
    assert!(said.contains("IPC-HDW5421S"), "{said}");
}

#[test]
fn the_example_of_the_book_is_this_office() {
    let example = include_bytes!("../../../../../docs/examples/office.pcap");
    assert!(
        example[..] == pcap(&office())[..],
        "docs/examples/office.pcap is another"
    );
}
