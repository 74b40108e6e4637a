//! Tables of hosts as their programs write them.

use super::reading::observations;
use crate::input::Input;

/// The name of the form, then what is read, one line for a device or problem.
fn read(file: &str) -> String {
    read_bytes(file.as_bytes().to_vec())
}

fn read_bytes(file: Vec<u8>) -> String {
    let input = Input::Stream(Box::new(std::io::Cursor::new(file)));
    let (format, records) = match observations("hosts.txt", input) {
        Ok(opened) => opened,
        Err(error) => return error.to_string(),
    };
    let mut lines = vec![format.name().to_owned()];
    for record in records {
        lines.push(match record.unwrap() {
            Ok(located) => {
                let values: Vec<String> = located
                    .observation
                    .values()
                    .map(|(field, value)| format!("{field}={value}"))
                    .collect();
                format!("{}: {}", located.place, values.join(" "))
            }
            Err(misread) => format!("! {}", misread.fault),
        });
    }
    lines.join("\n")
}

#[test]
fn tables_of_neighbours() {
    let windows = "\r\nSchnittstelle: 10.0.0.9 --- 0x5\r\n  Internetadresse       Physische Adresse     Typ\r\n  \
        10.0.0.7              44-19-b6-01-02-03     dynamisch \r\n  224.0.0.22            01-00-5e-00-00-16     statisch  \r\n  \
        10.0.0.8              00-00-5e-00-53-02     dynamisch \r\n";
    insta::assert_snapshot!(read(windows), @r#"
        a table of neighbours (arp -a, ip neigh)
        line 4, 10.0.0.7: mac=44:19:b6:01:02:03
        line 6, 10.0.0.8: mac=00:00:5e:00:53:02
        "#);
    let utf16: Vec<u8> = format!("\u{feff}{windows}")
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    assert_eq!(read_bytes(utf16), read(windows));

    let others = "? (10.0.0.1) at 0:0:5e:0:53:1 on en0 ifscope [ethernet]\n\
        annas-iphone.lan (10.0.0.2) at 00:00:5e:00:53:02 [ether] on eth0\n\
        ? (10.0.0.3) at <incomplete> on eth0\n? (10.0.0.4) at (incomplete) on en0 ifscope [ethernet]\n\
        10.0.0.5 dev eth0 lladdr 00:00:5e:00:53:05 REACHABLE\n10.0.0.6 dev eth0  FAILED\n\
        fe80::7%eth0 dev eth0 lladdr 00:00:5e:00:53:07 router STALE\n\
        10.0.0.5 dev wlan0 lladdr 00:00:5e:00:53:05 STALE\n\
        Address                  HWtype  HWaddress           Flags Mask            Iface\n\
        10.0.0.8                 ether   00:00:5e:00:53:08   C                     eth0\n\
        10.0.0.9                         (incomplete)                              eth0\n\
        10.0.0.10        0x1         0x2         00:00:5e:00:53:0a     *        eth0\n\
        10.0.0.11        0x1         0x0         00:00:00:00:00:00     *        eth0\n\
        Internet  10.0.0.12               5   0000.5e00.530c  ARPA   Vlan1\n\
        Internet  10.0.0.13               0   Incomplete      ARPA\n\
        10.0.0.14 dev eth0 lladdr 00:00:5e:00:53 STALE\n";
    insta::assert_snapshot!(read(others), @r#"
        a table of neighbours (arp -a, ip neigh)
        line 1, 10.0.0.1: mac=00:00:5e:00:53:01
        line 2, 10.0.0.2: mac=00:00:5e:00:53:02
        line 5, 10.0.0.5: mac=00:00:5e:00:53:05
        line 7, fe80::7: mac=00:00:5e:00:53:07
        line 10, 10.0.0.8: mac=00:00:5e:00:53:08
        line 12, 10.0.0.10: mac=00:00:5e:00:53:0a
        line 14, 10.0.0.12: mac=00:00:5e:00:53:0c
        ! line 16: `00:00:5e:00:53` is no hardware address; write six groups of two hex digits
        "#);
}

#[test]
fn leases_of_dnsmasq() {
    let leases = "1795600000 44:19:b6:01:02:03 10.0.0.7 DS-2CD2143G0-I 01:44:19:b6:01:02:03\n\
        1795600000 00:00:5e:00:53:02 10.0.0.8 Annas-iPhone *\n\
        1795600000 06-00:00:5e:00:53:03 10.0.0.9 * *\n\n\
        1795600000 00:00:5e:00:53 10.0.0.10 * *\n\
        duid 00:01:00:01:2e:aa\n1795600000 1577 fd00::7 Annas-iPhone 00:01:00:01\n";
    insta::assert_snapshot!(read(leases), @r#"
        leases of dnsmasq
        line 1, 10.0.0.7: mac=44:19:b6:01:02:03 dhcp.hostname=DS-2CD2143G0-I
        line 2, 10.0.0.8: mac=00:00:5e:00:53:02
        ! line 5: this is no lease; expected time, hardware address, address, name and identifier
        "#);
}

#[test]
fn leases_of_dhcpd() {
    let leases = "# The format of this file is documented in the dhcpd.leases(5) manual page.\n\
        authoring-byte-order little-endian;\n\n\
        lease 10.0.0.7 {\n  starts 2 2026/11/24 10:00:00;\n  binding state active;\n  hardware ethernet 44:19:b6:01:02:03;\n  \
        uid \"\\001D\\031\";\n  set vendor-class-identifier = \"udhcp 1.24.1\";\n  client-hostname \"Annas-garden\";\n}\n\
        lease 10.0.0.8 {\n  hardware ethernet 00:00:5e:00:53:02;\n  on commit {\n    execute(\"x\");\n  }\n  client-hostname \"axis-00005e005302\";\n}\n\
        lease 10.0.0.9 {\n  binding state free;\n}\n\
        lease 10.0.0.17 {\n  hardware ethernet 44:19:b6:01:02:03;\n  client-hostname \"DS-2CD2143G0-I\";\n}\n\
        lease 10.0.0.10 {\n  hardware ethernet 00:00:5e:00:53;\n\
        lease 10.0.0.11 {\n  hardware ethernet 00:00:5e:00:53:0b;\n}\n\
        lease 10.0.0.12 {\n  hardware ethernet 00:00:5e";
    insta::assert_snapshot!(read(leases), @r#"
        leases of ISC dhcpd
        line 4, 10.0.0.7: mac=44:19:b6:01:02:03 dhcp.vendor_class=udhcp 1.24.1 dhcp.hostname=DS-2CD2143G0-I
        line 12, 10.0.0.8: mac=00:00:5e:00:53:02 dhcp.hostname=axis-00005e005302
        line 28, 10.0.0.11: mac=00:00:5e:00:53:0b
        ! line 27: this is no hardware address
        ! line 26: the lease has no end; the file may be cut off
        ! line 32: this is no hardware address
        ! line 31: the lease has no end; the file may be cut off
        "#);
}

#[test]
fn leases_of_kea() {
    let four = "address,hwaddr,client_id,valid_lifetime,expire,subnet_id,fqdn_fwd,fqdn_rev,hostname,state,user_context,pool_id\n\
        10.0.0.7,44:19:b6:01:02:03,01:44:19:b6:01:02:03,4000,1795600000,1,0,0,axis-4419b6010203.,0,,0\n\
        10.0.0.7,44:19:b6:01:02:03,01:44:19:b6:01:02:03,4000,1795604000,1,0,0,annas-iphone,0,,0\n\
        10.0.0.8,00:00:5e:00:53,,4000,1795600000,1,0,0,,0,,0\n\
        10.0.0.9,00:00:5e:00:53:09,,40";
    insta::assert_snapshot!(read(four), @r#"
        leases of Kea (CSV)
        line 2, 10.0.0.7: mac=44:19:b6:01:02:03 dhcp.hostname=axis-4419b6010203
        ! line 4: `hwaddr` is no hardware address
        ! line 5: the row has fewer cells than the header; it may be cut off
        "#);
    let six = "address,duid,valid_lifetime,expire,subnet_id,pref_lifetime,lease_type,iaid,prefix_len,fqdn_fwd,fqdn_rev,hostname,hwaddr,state\n\
        fd00::7,00:01,4000,1795600000,1,3000,0,7,128,0,0,,00:00:5e:00:53:07,0\nfd00::8,00:02,4000,1795600000,1,3000,0,7,128,0,0,,,0\n";
    insta::assert_snapshot!(read(six), @r#"
        leases of Kea (CSV)
        line 2, fd00::7: mac=00:00:5e:00:53:07
        "#);
}

#[test]
fn a_table_of_something_else_is_none() {
    for other in [
        "ip,mac\n10.0.0.7,44:19:b6:01:02:03\n",
        "10.0.0.7\n10.0.0.8\n",
        "1795600000 payment 10.0.0.7\n",
        "address,hwaddr\n",
        "lease of a flat {\n",
    ] {
        assert!(
            read(other).contains("no form of observations is recognised"),
            "{other}"
        );
    }
}

proptest::proptest! {
    #[test]
    fn no_text_makes_it_panic(lines in proptest::collection::vec("(lease 10\\.0\\.0\\.7 \\{|\\}|on x \\{|hardware ethernet [0-9a-f:]{0,17};|client-hostname \"?|10\\.0\\.0\\.7 dev [a-z ]{0,9}|\\? \\(10\\.0\\.0\\.7\\) at [0-9a-f:.é-]{0,17}|17 [0-9a-f:é-]{0,17} 10\\.0\\.0\\.7 x y)", 0..12)) {
        let text = lines.join("\n");
        let _ = read(&text);
        let _ = read(&format!("address,hwaddr,client_id,hostname\n{}", text.replace(' ', ",")));
        let _ = read(&format!("lease 10.0.0.1 {{\n{text}"));
    }
}
