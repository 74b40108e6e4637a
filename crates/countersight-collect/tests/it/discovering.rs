//! A whole run against devices that answer on loopback, with everything that was sent recorded.
//!
//! That nothing else leaves a machine is proven with a capture in a network of its own, in the tests of the
//! program. What is proven here holds wherever tests run.

use crate::devices;
use countersight_collect::discover::{
    Discovered, Group, Heard, Inquiry, LocalAddress, Neighbours, Plan, Protocol, Question, Sent,
    Wire, discover,
};
use countersight_model::field::Field;
use std::io::{self, Read, Write};
use std::net::{IpAddr, TcpListener, TcpStream, UdpSocket};
use std::sync::Mutex;
use std::time::Duration;

/// A network of the four devices; time stands still but for waiting.
#[derive(Debug, Default)]
struct Loopback {
    clock: Mutex<Duration>,
    joined: Vec<(Protocol, Group)>,
    heard: Vec<Heard>,
    asked: Mutex<Vec<String>>,
    /// Heard before anything is asked.
    announced: Vec<Heard>,
}

impl Wire for Loopback {
    fn elapsed(&self) -> Duration {
        *self.clock.lock().unwrap()
    }

    fn pause(&self, how_long: Duration) {
        *self.clock.lock().unwrap() += how_long;
    }

    fn reaches(&self, _: Group) -> bool {
        true
    }

    fn join(&mut self, protocol: Protocol, group: Group) -> io::Result<()> {
        if protocol == Protocol::Mdns && group == Group::NamesV6 {
            return Err(io::ErrorKind::AddrInUse.into());
        }
        self.joined.push((protocol, group));
        Ok(())
    }

    fn send(&mut self, inquiry: &Inquiry) -> io::Result<()> {
        if inquiry.to().is_ipv6() {
            return Ok(());
        }
        for device in devices::ALL {
            // Through real sockets of this machine, there and back.
            let (here, there) = (udp(), udp());
            here.send_to(inquiry.bytes(), there.local_addr().unwrap())?;
            let mut buffer = [0; 4096];
            let (length, from) = there.recv_from(&mut buffer)?;
            if let Some(answer) =
                devices::to_inquiry(device, inquiry.to().port(), buffer.get(..length).unwrap())
            {
                there.send_to(&answer, from)?;
                let length = here.recv(&mut buffer)?;
                self.heard.push(Heard {
                    from: IpAddr::from(device),
                    protocol: inquiry.protocol(),
                    bytes: buffer.get(..length).unwrap().to_vec(),
                });
            }
        }
        Ok(())
    }

    fn hear(&mut self, until: Duration, give: &mut dyn FnMut(Heard)) -> io::Result<()> {
        self.announced
            .drain(..)
            .chain(self.heard.drain(..))
            .for_each(give);
        *self.clock.lock().unwrap() = until;
        Ok(())
    }

    fn ask(
        &self,
        host: LocalAddress,
        question: Question,
        before_words: &mut dyn FnMut() -> io::Result<()>,
    ) -> io::Result<Vec<u8>> {
        let IpAddr::V4(v4) = host.get() else {
            return Err(io::ErrorKind::TimedOut.into());
        };
        let device = devices::ALL
            .into_iter()
            .find(|device| *device == v4.octets());
        let Some(answer) = device.map(|device| devices::at_port(device, question.port())) else {
            return Err(io::ErrorKind::HostUnreachable.into());
        };
        let answer = answer.ok_or(io::ErrorKind::ConnectionRefused)?;
        before_words()?;
        self.asked
            .lock()
            .unwrap()
            .push(format!("{host}:{}", question.port()));
        let words = question.bytes(host);
        let listener = TcpListener::bind("127.0.0.1:0")?;
        let to = listener.local_addr()?;
        let length = words.len();
        let device = std::thread::spawn(move || {
            let (mut stream, _) = listener.accept().unwrap();
            let mut said = vec![0; length];
            stream.read_exact(&mut said).unwrap();
            stream.write_all(&answer).unwrap();
        });
        let mut stream = TcpStream::connect(to)?;
        stream.write_all(&words)?;
        let mut said = Vec::new();
        stream.read_to_end(&mut said)?;
        device.join().unwrap();
        Ok(said)
    }
}

fn udp() -> UdpSocket {
    UdpSocket::bind("127.0.0.1:0").unwrap()
}

fn plan() -> Plan {
    Plan::new("2026-11-24T12:00:00Z".parse().unwrap())
}

/// A table in which the devices stand, one of them twice, and a public address.
fn neighbours() -> Neighbours {
    let text = "IP address HW type Flags HW address Mask Device\n\
        10.77.0.2 0x1 0x2 44:19:b6:01:02:03 * eth0\n\
        10.77.0.3 0x1 0x2 00:1f:54:01:02:03 * eth0\n\
        10.77.0.5 0x1 0x2 02:00:00:00:00:05 * eth0\n\
        9.9.9.9 0x1 0x2 00:11:22:33:44:66 * eth0\n\
        fe80::2 0x1 0x2 44:19:b6:01:02:03 * eth0\n";
    let mut table = Neighbours::new();
    countersight_collect::discover::read_arp(text, "eth0", &mut table);
    table
}

fn run(wire: &mut Loopback, plan: &Plan) -> (Discovered, Vec<Sent>) {
    let mut log = Vec::new();
    let mut write_down = |sent: &Sent| {
        log.push(sent.clone());
        Ok(())
    };
    let is_own = |address: LocalAddress| address.to_string() == "10.77.0.1";
    let found = discover(wire, plan, &neighbours, &is_own, &mut write_down).unwrap();
    (found, log)
}

fn told(found: &Discovered) -> String {
    let mut lines = Vec::new();
    for host in &found.hosts {
        for (field, value) in host.observation.values() {
            let value: String = value.escape_debug().take(110).collect();
            lines.push(format!("{} {field} = {value}", host.address));
        }
    }
    lines.join("\n")
}

#[test]
fn devices_that_are_asked_politely_name_themselves() {
    let plan = Plan {
        ask_hosts: true,
        ..plan()
    };
    let (found, log) = run(&mut Loopback::default(), &plan);
    insta::assert_snapshot!(told(&found), @r##"
    10.77.0.2 wsd.endpoint = urn:uuid:0c75e5e0-1dd2-11b2-8d45-001122334455
    10.77.0.2 wsd.types = dn:NetworkVideoTransmitter
    10.77.0.2 onvif.scopes = onvif://www.onvif.org/type/video_encoder
    10.77.0.2 onvif.scopes = onvif://www.onvif.org/hardware/DS-2CD2143G0-I
    10.77.0.2 onvif.scopes = onvif://www.onvif.org/name/HIKVISION%20DS-2CD2143G0-I
    10.77.0.2 onvif.xaddrs = http://10.77.0.2/onvif/device_service
    10.77.0.2 ssdp.server = Linux/3.0 UPnP/1.0 Sample/1.0
    10.77.0.2 sadp = <ProbeMatch><DeviceType>137235</DeviceType><DeviceDescription>DS-2CD2143G0-I</DeviceDescription><SoftwareVersi
    10.77.0.2 mac = 44:19:b6:01:02:03
    10.77.0.2 http.server = App-webs/
    10.77.0.2 http.set_cookie = id=
    10.77.0.2 http.title = index
    10.77.0.2 http.body = <html><head><title>index</title></head><script>\"/doc/page/login.asp\"</script>
    10.77.0.2 tls.subject = C=CN, ST=ZJ, L=HZ, O=HIKVISION, OU=HZ, CN=192.0.0.64
    10.77.0.2 tls.issuer = C=CN, ST=ZJ, L=HZ, O=HIKVISION, OU=HZ, CN=192.0.0.64
    10.77.0.3 dhip = {\"method\":\"client.notifyDevInfo\",\"params\":{\"deviceInfo\":{\"DeviceClass\":\"IPC\",\"DeviceType\":\"IPC-
    10.77.0.3 mac = 3c:ef:8c:01:02:03
    10.77.0.3 http.www_authenticate = Digest realm=\"Login to 0X0000XPAX00000\"
    10.77.0.3 rtsp.server = Dahua Rtsp Server
    10.77.0.3 mac = 00:1f:54:01:02:03
    10.77.0.4 wsd.endpoint = urn:uuid:0c75e5e0-1dd2-11b2-8d45-001122334455
    10.77.0.4 wsd.types = dn:NetworkVideoTransmitter
    10.77.0.4 onvif.scopes = onvif://www.onvif.org/name/AXIS%20M5014
    10.77.0.4 onvif.scopes = onvif://www.onvif.org/type/Network_Video_Transmitter
    10.77.0.4 onvif.xaddrs = http://10.77.0.2/onvif/device_service
    10.77.0.4 mdns = AXIS M5014 - 00408C000001._axis-video._tcp.local
    10.77.0.5 http.server = nginx
    10.77.0.5 http.title = Somebody at home
    10.77.0.5 http.body = <title>Somebody at home</title>
    10.77.0.5 mac = 02:00:00:00:00:05
    "##);
    let text = told(&found);
    // What owners call their page is kept here, and is in no output.
    for secret in devices::SECRETS
        .iter()
        .filter(|secret| **secret != "Somebody")
    {
        assert!(!text.contains(secret), "`{secret}` was kept");
    }
    let sent: Vec<String> = log
        .iter()
        .map(|s| {
            format!(
                "{:.3} {} {} {}: {}",
                s.at, s.to, s.protocol, s.bytes, s.purpose
            )
        })
        .collect();
    // Devices are asked side by side, so the order of their questions is chance.
    let (first, mut rest) = (
        sent[..17].join("\n"),
        sent[17..]
            .iter()
            .map(|line| line.get(25..).unwrap().to_owned())
            .collect::<Vec<_>>(),
    );
    rest.sort();
    insta::assert_snapshot!(format!("{first}\n{}", rest.join("\n")), @r##"
    2026-11-24T12:00:00.000Z 239.255.255.250:3702 IGMP 0: the system tells the link that it listens to this group
    2026-11-24T12:00:00.025Z [ff02::c]:3702 MLD 0: the system tells the link that it listens to this group
    2026-11-24T12:00:00.050Z 239.255.255.250:1900 IGMP 0: the system tells the link that it listens to this group
    2026-11-24T12:00:00.075Z [ff02::c]:1900 MLD 0: the system tells the link that it listens to this group
    2026-11-24T12:00:00.100Z 239.255.255.250:37020 IGMP 0: the system tells the link that it listens to this group
    2026-11-24T12:00:00.125Z 239.255.255.251:37810 IGMP 0: the system tells the link that it listens to this group
    2026-11-24T12:00:00.150Z 224.0.0.251:5353 IGMP 0: the system tells the link that it listens to this group
    2026-11-24T12:00:00.175Z [ff02::fb]:5353 MLD 0: the system tells the link that it listens to this group
    2026-11-24T12:00:00.175Z [ff02::fb]:5353 MLD 0: the system refused: this was not sent
    2026-11-24T12:00:05.175Z 239.255.255.250:3702 WS-Discovery 630: asks cameras of every maker to name themselves
    2026-11-24T12:00:05.200Z [ff02::c]:3702 WS-Discovery 630: asks cameras of every maker to name themselves
    2026-11-24T12:00:05.225Z 239.255.255.250:1900 SSDP 101: asks devices to name their software
    2026-11-24T12:00:05.250Z [ff02::c]:1900 SSDP 95: asks devices to name their software
    2026-11-24T12:00:05.275Z 239.255.255.250:37020 SADP 124: asks goods with Hikvision's firmware to name themselves
    2026-11-24T12:00:05.300Z 239.255.255.251:37810 DHIP 105: asks goods with Dahua's firmware to name themselves
    2026-11-24T12:00:05.325Z 224.0.0.251:5353 mDNS 178: asks who offers services that cameras offer
    2026-11-24T12:00:05.350Z [ff02::fb]:5353 mDNS 178: asks who offers services that cameras offer
    10.77.0.2:443 TLS 0: opens a connection
    10.77.0.2:443 TLS 136: TLS hello: the certificate; no session is made
    10.77.0.2:554 RTSP 0: opens a connection
    10.77.0.2:80 HTTP 0: opens a connection
    10.77.0.2:80 HTTP 109: GET / without login: the web server's own words
    10.77.0.3:443 TLS 0: opens a connection
    10.77.0.3:554 RTSP 0: opens a connection
    10.77.0.3:554 RTSP 83: OPTIONS without login: the stream server's own words
    10.77.0.3:80 HTTP 0: opens a connection
    10.77.0.3:80 HTTP 109: GET / without login: the web server's own words
    10.77.0.4:443 TLS 0: opens a connection
    10.77.0.4:554 RTSP 0: opens a connection
    10.77.0.4:80 HTTP 0: opens a connection
    10.77.0.5:443 TLS 0: opens a connection
    10.77.0.5:554 RTSP 0: opens a connection
    10.77.0.5:80 HTTP 0: opens a connection
    10.77.0.5:80 HTTP 109: GET / without login: the web server's own words
    "##);
    // What the system refused takes its own line back.
    let refused = log.iter().filter(|sent| sent.refused).count();
    assert_eq!((refused, found.sent.messages()), (1, log.len() as u64 - 2));
}

#[test]
fn who_only_listens_says_nothing() {
    let plan = Plan {
        listen_only: true,
        ask_hosts: true,
        ..plan()
    };
    let dhip = devices::to_inquiry(
        devices::DAHUA,
        37810,
        Inquiry::new(Protocol::Dhip, Group::DhipV4, 1).bytes(),
    );
    let announced = |from: [u8; 4]| Heard {
        from: from.into(),
        protocol: Protocol::Dhip,
        bytes: dhip.clone().unwrap(),
    };
    let mut wire = Loopback {
        // One of the devices, this machine itself, and a public address.
        announced: vec![
            announced(devices::DAHUA),
            announced([10, 77, 0, 1]),
            announced([9, 9, 9, 9]),
        ],
        ..Loopback::default()
    };
    let (found, log) = run(&mut wire, &plan);
    assert!(
        log.iter()
            .all(|sent| matches!(sent.protocol, "IGMP" | "MLD") && sent.bytes == 0),
        "{log:?}"
    );
    assert!(wire.asked.lock().unwrap().is_empty());
    let hosts: Vec<String> = found
        .hosts
        .iter()
        .map(|host| host.address.to_string())
        .collect();
    assert_eq!(hosts, ["10.77.0.2", "10.77.0.3", "10.77.0.5"]);
    assert!(found.hosts[1].observation.has(Field::Dhip));
    assert_eq!(
        found.remarks,
        [
            "mDNS is not heard at [ff02::fb]:5353: address in use",
            "answers from addresses that are not private were not looked at: 1"
        ]
    );
}

#[test]
fn nobody_is_asked_alone_unless_wanted_and_an_address_that_is_silent_is_left_alone() {
    let (_, log) = run(&mut Loopback::default(), &plan());
    assert!(
        log.iter().all(|sent| sent.to.ip().is_multicast()),
        "{log:?}"
    );
    let plan = Plan {
        ask_hosts: true,
        range: Some("10.77.0.0/29".parse().unwrap()),
        ..plan()
    };
    let (_, log) = run(&mut Loopback::default(), &plan);
    let opened = |host: &str| {
        log.iter()
            .filter(|sent| sent.bytes == 0 && sent.to.ip().to_string() == host)
            .count()
    };
    // This machine itself, a device, and an address of nobody: one try.
    assert_eq!(
        (
            opened("10.77.0.1"),
            opened("10.77.0.2"),
            opened("10.77.0.6")
        ),
        (0, 3, 1)
    );
}

#[test]
fn what_cannot_be_written_down_is_not_sent() {
    let mut wire = Loopback::default();
    let mut lines = 0;
    let mut full = |_: &Sent| {
        lines += 1;
        if lines > 11 {
            Err(io::ErrorKind::StorageFull.into())
        } else {
            Ok(())
        }
    };
    let error = discover(&mut wire, &plan(), &neighbours, &|_| false, &mut full).unwrap_err();
    assert!(
        error
            .to_string()
            .starts_with("the log cannot be written, so nothing more was sent"),
        "{error}"
    );
    // Seven groups were joined and four inquiries sent, and then no more.
    assert_eq!((wire.joined.len(), lines), (7, 12));
}

#[test]
fn the_pace_is_kept() {
    let plan = Plan {
        ask_hosts: true,
        rate: 10,
        listen: Duration::ZERO,
        answers: Duration::ZERO,
        ..plan()
    };
    let (_, log) = run(&mut Loopback::default(), &plan);
    // Two packets of an opening, twelve of a question: all is over when all have had their time.
    let packets: i64 = log
        .iter()
        .map(|sent| match (sent.protocol, sent.bytes) {
            ("HTTP" | "RTSP" | "TLS", 0) => 2,
            ("HTTP" | "RTSP" | "TLS", _) => 12,
            _ => 1,
        })
        .sum();
    let took = log
        .iter()
        .map(|sent| sent.at.duration_since(plan.started).as_millis())
        .max()
        .unwrap();
    assert!(
        took >= i128::from((packets - 14) * 100),
        "{packets} packets in {took} ms"
    );
}
