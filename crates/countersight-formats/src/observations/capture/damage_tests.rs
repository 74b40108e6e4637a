//! Captures that are damaged, cut short or too much to hold.

use super::sample::{Frame, dhcp, mac, pcap, pcap_of, pcapng, read, record, tcp, tls, udp};
use super::tests::{asks, dhip, mdns, office, wsd};

#[test]
fn damage_is_told_with_its_place_and_the_rest_is_read() {
    let good = udp(mac(1), 64, "10.0.0.8:37810", "10.0.0.9:6000", &dhip());
    let mut longer = good.clone();
    longer[16] = 0x20;
    let bad_dhcp = udp(
        mac(2),
        64,
        "0.0.0.0:68",
        "255.255.255.255:67",
        &dhcp(mac(2), "x", "")[..245],
    );
    let bad_dns = udp(
        mac(2),
        64,
        "10.0.0.7:53000",
        "10.0.0.1:53",
        &asks("a.example")[..14],
    );
    let mut file = pcap(&[longer, vec![1, 2, 3], bad_dhcp, bad_dns, good.clone()]);
    record(&mut file, &good[..60], good.len());
    record(&mut file, &good[..20], good.len());
    file.extend([1, 2, 3]);
    insta::assert_snapshot!(read(file), @r#"
        00:00:5e:00:53:02 (packet 3, 10.0.0.7)
            mac=00:00:5e:00:53:02
        00:00:5e:00:53:01 (packet 5, 10.0.0.8)
            mac=00:00:5e:00:53:01
            dhip={"mac":"00:00:5e:00:53:02","method":"client.notifyDevInfo","params":{"deviceInfo":{"DeviceType":"IPC-HDW5421S","MachineName":"…","SerialNo":"…","Vendor":"General","Version":"2.800.0000000.25.R"}}}
            mac=00:00:5e:00:53:02
        ! the capture is damaged at byte 1158: the file ends inside a record. 7 packets before it were read; copy or capture it again for the rest
        ! 4 packets were passed over: damaged; the first is packet 1 at byte 24: it says that it is longer than it is. The others were read
        ! 2 packets were captured without the end, so what was said there is not known; the first is packet 6 at byte 1046. Capture whole packets (tcpdump -s 0)
        "#);
    insta::assert_snapshot!(read(pcap_of(105, &[good.clone(), good])), @"! 2 packets were passed over: of link type 105, which is not understood; the first is packet 1 at byte 24. Capture on an Ethernet interface");
    insta::assert_snapshot!(read(pcap(&[])[..20].to_vec()), @"! the capture is damaged at byte 0: the file ends inside a record. 0 packets before it were read; copy or capture it again for the rest");
    insta::assert_snapshot!(read(pcap(&[])), @"");
}

#[test]
fn what_a_device_may_say_is_bounded_and_the_rest_is_told() {
    let says = |port: u16| {
        let name: &'static str = format!("n{port}.example.org").leak();
        udp(mac(1), 64, "10.0.0.7:5000", "10.0.0.1:53", &asks(name))
    };
    let frames: Vec<Frame> = (0..70).map(says).collect();
    let said = read(pcap(&frames));
    assert_eq!(said.matches("dns=").count(), 64);
    assert!(said.ends_with("no more than 64 values of a field are kept of a device: 6 more were left out. Cut the capture into parts, by time"), "{said}");
}

#[test]
fn a_capture_that_ends_anywhere_is_read_up_to_there() {
    for file in [pcap(&office()), pcapng(&office(), false)] {
        let whole = read(file.clone());
        for end in 0..file.len() {
            let said = read(file[..end].to_vec());
            let devices = said.lines().filter(|line| line.starts_with("00:00:5e"));
            assert!(devices.count() <= 5, "{said}");
            assert!(said != whole || end == file.len());
        }
    }
}

proptest::proptest! {
    #[test]
    fn no_bytes_make_it_panic(changes in proptest::collection::vec((0_usize..6000, 0_u8..=255), 1..40), big in 0..3) {
        let frames = [office(), vec![
            udp(mac(1), 255, "10.0.0.7:5353", "224.0.0.251:5353", &mdns()),
            udp(mac(1), 64, "10.0.0.7:3702", "10.0.0.9:3702", &wsd(&["urn:uuid:1"])),
            tcp(mac(1), 64, "10.0.0.7:443", "10.0.0.9:1", 5, &tls(&[(10, "X")], &[(10, "Y")])),
            udp(mac(1), 64, "10.0.0.7:161", "10.0.0.9:5000", b"\x30\x06\x02\x01\x01\x04\x01x"),
        ]].concat();
        let mut file = match big { 0 => pcap(&frames), 1 => pcapng(&frames, false), _ => pcapng(&frames, true) };
        for (at, byte) in changes {
            let at = at % file.len();
            file[at] = byte;
        }
        let _ = read(file);
    }
}
