//! Four invented devices that answer in the true forms: used on loopback here, and in a network of its own by
//! the tests of the program.
//!
//! One has Hikvision's firmware, one Dahua's under another label, one is of a maker that nobody accuses, and
//! one says nothing but a web page. All answers hold numbers and names that must not be kept.

/// Addresses of the devices, and the last part of their hardware addresses.
pub(crate) const HIKVISION: [u8; 4] = [10, 77, 0, 2];
pub(crate) const DAHUA: [u8; 4] = [10, 77, 0, 3];
pub(crate) const INNOCENT: [u8; 4] = [10, 77, 0, 4];
pub(crate) const SILENT: [u8; 4] = [10, 77, 0, 5];
pub(crate) const ALL: [[u8; 4]; 4] = [HIKVISION, DAHUA, INNOCENT, SILENT];

/// What stands in answers and may stand in no output.
pub(crate) const SECRETS: [&str; 5] = [
    "20200101AAWRE00000001",
    "2H0012EPAZ00123",
    "front door",
    "SESSION77",
    "Somebody",
];

/// What a device answers to an inquiry at a port, if it does.
pub(crate) fn to_inquiry(device: [u8; 4], port: u16, inquiry: &[u8]) -> Option<Vec<u8>> {
    let text = String::from_utf8_lossy(inquiry);
    match (port, device) {
        (3702, HIKVISION) => Some(wsd(
            &between(&text, "<w:MessageID>", "</w:MessageID>")?,
            "onvif://www.onvif.org/type/video_encoder onvif://www.onvif.org/hardware/DS-2CD2143G0-I \
             onvif://www.onvif.org/name/HIKVISION%20DS-2CD2143G0-I onvif://www.onvif.org/location/front door",
        )),
        (3702, INNOCENT) => Some(wsd(
            &between(&text, "<w:MessageID>", "</w:MessageID>")?,
            "onvif://www.onvif.org/name/AXIS%20M5014 onvif://www.onvif.org/type/Network_Video_Transmitter",
        )),
        (1900, HIKVISION) => text.starts_with("M-SEARCH * HTTP/1.1\r\n").then(|| {
            b"HTTP/1.1 200 OK\r\nCACHE-CONTROL: max-age=1800\r\nST: upnp:rootdevice\r\nEXT:\r\n\
              SERVER: Linux/3.0 UPnP/1.0 Sample/1.0\r\nLOCATION: http://10.77.0.2:49152/desc.xml\r\n\r\n"
                .to_vec()
        }),
        (37020, HIKVISION) => {
            let uuid = between(&text, "<Uuid>", "</Uuid>")?;
            text.contains("<Types>inquiry</Types>").then(|| {
                format!(
                    "<?xml version=\"1.0\" encoding=\"UTF-8\" ?>\n<ProbeMatch>\n<Uuid>{uuid}</Uuid>\n<Types>inquiry</Types>\n\
                     <DeviceType>137235</DeviceType>\n<DeviceDescription>DS-2CD2143G0-I</DeviceDescription>\n\
                     <DeviceSN>DS-2CD2143G0-I20200101AAWRE00000001</DeviceSN>\n<CommandPort>8000</CommandPort>\n\
                     <MAC>44-19-b6-01-02-03</MAC>\n<IPv4Address>10.77.0.2</IPv4Address>\n\
                     <SoftwareVersion>V5.7.1build 220609</SoftwareVersion>\n<DetailOEMCode>1</DetailOEMCode>\n\
                     <Activated>true</Activated>\n</ProbeMatch>"
                )
                .into_bytes()
            })
        }
        (37810, DAHUA) => text.contains("DHDiscover.search").then(dhip),
        (5353, INNOCENT) => (inquiry.get(2..6) == Some(&[0, 0, 0, 7])).then(mdns),
        _ => None,
    }
}

/// What a device answers at a port of TCP, if it listens there.
pub(crate) fn at_port(device: [u8; 4], port: u16) -> Option<Vec<u8>> {
    let text = match (port, device) {
        (80, HIKVISION) => {
            "HTTP/1.1 200 OK\r\nServer: App-webs/\r\nSet-Cookie: id=SESSION77\r\nContent-Length: 74\r\nConnection: close\r\n\r\n\
             <html><head><title>index</title></head><script>\"/doc/page/login.asp\"</script>"
        }
        (80, DAHUA) => {
            "HTTP/1.1 401 Unauthorized\r\nWWW-Authenticate: Digest realm=\"Login to 2H0012EPAZ00123\", nonce=\"SESSION77\"\r\n\
             Connection: close\r\n\r\n"
        }
        (80, SILENT) => "HTTP/1.1 200 OK\r\nServer: nginx\r\n\r\n<title>Somebody at home</title>",
        (554, DAHUA) => {
            "RTSP/1.0 200 OK\r\nCSeq: 1\r\nServer: Dahua Rtsp Server\r\nPublic: OPTIONS, DESCRIBE, SETUP, PLAY\r\n\r\n"
        }
        (443, HIKVISION) => return Some(tls()),
        _ => return None,
    };
    Some(text.as_bytes().to_vec())
}

fn between(text: &str, before: &str, after: &str) -> Option<String> {
    let (_, rest) = text.split_once(before)?;
    Some(rest.split_once(after)?.0.to_owned())
}

fn wsd(message: &str, scopes: &str) -> Vec<u8> {
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><s:Envelope><s:Header><w:RelatesTo>{message}</w:RelatesTo></s:Header><s:Body>\
         <d:ProbeMatches><d:ProbeMatch><w:EndpointReference><w:Address>urn:uuid:0c75e5e0-1dd2-11b2-8d45-001122334455</w:Address>\
         </w:EndpointReference><d:Types>dn:NetworkVideoTransmitter</d:Types><d:Scopes>{scopes}</d:Scopes>\
         <d:XAddrs>http://10.77.0.2/onvif/device_service</d:XAddrs></d:ProbeMatch></d:ProbeMatches></s:Body></s:Envelope>"
    )
    .into_bytes()
}

fn dhip() -> Vec<u8> {
    let json = "{ \"mac\" : \"3c:ef:8c:01:02:03\", \"method\" : \"client.notifyDevInfo\", \"params\" : { \"deviceInfo\" : { \
        \"DeviceClass\" : \"IPC\", \"DeviceType\" : \"IPC-HDW5421S\", \"HttpPort\" : 80, \"MachineName\" : \"front door\", \
        \"SerialNo\" : \"2H0012EPAZ00123\", \"Vendor\" : \"Lorex\", \"Version\" : \"2.800.0000000.25.R\" } } }\n";
    let length = u32::try_from(json.len()).unwrap().to_le_bytes();
    let head = [
        &[0x20, 0, 0, 0],
        b"DHIP".as_slice(),
        &[0; 8],
        &length,
        &[0; 4],
        &length,
        &[0; 4],
    ];
    [head.concat().as_slice(), json.as_bytes()].concat()
}

fn mdns() -> Vec<u8> {
    let name = |labels: &[&str]| -> Vec<u8> {
        let one = |label: &&str| [&[u8::try_from(label.len()).unwrap()], label.as_bytes()].concat();
        labels.iter().flat_map(one).chain([0]).collect()
    };
    let record = |service: &[&str], instance: &[&str]| {
        let instance = name(instance);
        let length = u8::try_from(instance.len()).unwrap();
        [
            name(service).as_slice(),
            &[0, 12, 0, 1, 0, 0, 0, 120, 0, length],
            &instance,
        ]
        .concat()
    };
    let camera = record(
        &["_axis-video", "_tcp", "local"],
        &["AXIS M5014 - 00408C000001", "_axis-video", "_tcp", "local"],
    );
    let phone = record(
        &["_airplay", "_tcp", "local"],
        &["Somebody", "_airplay", "_tcp", "local"],
    );
    [
        &[0, 0, 0x84, 0, 0, 0, 0, 2, 0, 0, 0, 0],
        camera.as_slice(),
        &phone,
    ]
    .concat()
}

/// Hello and certificate of a server, as of TLS 1.2.
fn tls() -> Vec<u8> {
    let sized = |bytes: &[u8]| {
        [
            &u32::try_from(bytes.len()).unwrap().to_be_bytes()[1..],
            bytes,
        ]
        .concat()
    };
    let hello = [[3, 3].as_slice(), &[7; 32], &[0, 0xc0, 0x2b, 0]].concat();
    let messages = [
        [&[2], sized(&hello).as_slice()].concat(),
        [&[11], sized(&sized(&sized(&certificate()))).as_slice()].concat(),
    ]
    .concat();
    let length = u16::try_from(messages.len()).unwrap().to_be_bytes();
    [&[22, 3, 3], length.as_slice(), &messages].concat()
}

/// A certificate made with `openssl req -x509` for an invented device: `C=CN, ST=ZJ, L=HZ, O=HIKVISION, OU=HZ,
/// CN=192.0.0.64`.
fn certificate() -> Vec<u8> {
    const HEX: &str = "3082020f308201b5a00302010202143c068c78900f5b4faa7f6c63f4611490cc35a43f300a06082a8648ce3d040302305d31\
        0b300906035504061302434e310b300906035504080c025a4a310b300906035504070c02485a31123010060355040a0c0948\
        494b564953494f4e310b3009060355040b0c02485a3113301106035504030c0a3139322e302e302e3634301e170d32363131\
        32343230353534395a170d3336313132313230353534395a305d310b300906035504061302434e310b300906035504080c02\
        5a4a310b300906035504070c02485a31123010060355040a0c0948494b564953494f4e310b3009060355040b0c02485a3113\
        301106035504030c0a3139322e302e302e36343059301306072a8648ce3d020106082a8648ce3d030107034200043517f11b\
        5e1525ff1012614b49bea6e4505b4decaafc05642f9776d02fe720c073b7f8d9fc7164722d83701ac8db89004a47467c279d\
        51f5cf27d3d724a3142fa3533051301d0603551d0e041604149383c0c4b7d303716277202acea2b498e98a4cde301f060355\
        1d230418301680149383c0c4b7d303716277202acea2b498e98a4cde300f0603551d130101ff040530030101ff300a06082a\
        8648ce3d0403020348003045022100db10c42c23a878cb2114c035983d4c978d8a63f0814dbc60dcdb16028e6b104d02201b\
        2783cf70e8499aea1f380ac6befd8b65d351e53b570ed88d74b89513b8f653";
    let digits: Vec<u8> = HEX.bytes().filter(u8::is_ascii_hexdigit).collect();
    let value = |digit: u8| u8::try_from(char::from(digit).to_digit(16).unwrap()).unwrap();
    digits
        .chunks(2)
        .map(|pair| pair.iter().fold(0, |byte, digit| byte << 4 | value(*digit)))
        .collect()
}
