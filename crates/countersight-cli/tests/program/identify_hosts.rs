//! `identify` on what people have: inventories, vendors' tools, captures and tables of hosts.

use crate::support::{Desk, Ran};

/// The device of each line: place, brand, maker with how sure, model, firmware.
fn told(ran: &Ran) -> String {
    let lines = ran.json_lines();
    let told = lines.iter().map(|line| {
        let device = &line["device"];
        let word = |value: &serde_json::Value| value.as_str().unwrap_or("-").to_owned();
        [
            word(&line["subject"]["locator"]),
            word(&device["brand"]["name"]),
            word(&device["maker"]["entity"]),
            word(&device["maker"]["confidence"]),
            word(&device["model"]),
            word(&device["firmware"]),
        ]
        .join(" | ")
    });
    told.collect::<Vec<_>>().join("\n")
}

fn identify(name: &str, content: &str) -> String {
    let desk = Desk::new();
    desk.write(name, content);
    let ran = desk.run(&["identify", name, "--quiet"]);
    assert!(ran.status < 2 && ran.err.is_empty(), "{ran:?}");
    for private in ["Muster", "secret", "SN1"] {
        assert!(!ran.text().contains(private), "{private}: {ran:?}");
    }
    told(&ran)
}

#[test]
fn exports_of_inventories_are_read_by_their_columns() {
    let exports = [
        // Snipe-IT, assets.
        (
            "snipe.csv",
            "ID,Company,Asset Name,Asset Tag,Serial,Model,Model No.,Category,Status,Checked Out To,Location,Manufacturer,Supplier,Purchase Cost,Notes,Mac address\n\
             672,Town of Northfield,CAM-01,A-1,SN1,Dome,DS-2CD2143G0-I,Camera,Deployed,Anna Muster,Hall,Hikvision,Acme,100,,\n",
        ),
        // GLPI, in French.
        (
            "glpi.csv",
            "\"Nom\";\"Entité\";\"Statut\";\"Fabricant\";\"Numéro de série\";\"Type\";\"Modèle\";\"Lieu\";\"Réseau - Adresse MAC\";\"Utilisateur\"\n\
             \"cam-1\";\"Mairie\";\"En service\";\"Dahua\";\"SN1\";\"Caméra\";\"IPC-HFW2431S\";\"Hall\";\"3c:ef:8c:01:02:03\";\"Anna Muster\"\n",
        ),
        // NetBox, devices.
        (
            "netbox.csv",
            "name,role,tenant,manufacturer,device_type,platform,serial,asset_tag,status,site,primary_ip4\n\
             cam-1,Camera,Schools,Annke,C800,,SN1,A1,active,Depot,10.0.0.7/24\n",
        ),
        // NetBox, its interface.
        (
            "netbox.json",
            r#"{"count": 1, "next": null, "results": [{"id": 3, "name": "cam-yard", "device_type": {"id": 8,
              "manufacturer": {"id": 2, "name": "Amcrest"}, "model": "IP5M-T1179EW"}, "serial": "SN1"}]}"#,
        ),
        // LibreNMS, its interface.
        (
            "librenms.json",
            r#"{"status": "ok", "devices": [{"device_id": 7, "hostname": "10.0.0.7", "community": "secret", "sysContact": "Muster",
              "sysObjectID": ".1.3.6.1.4.1.39165.1.1", "sysDescr": "Network camera", "hardware": null, "version": "V5.5.82build 190220"}]}"#,
        ),
        // Hikvision's SADP tool.
        (
            "sadp.csv",
            "ID,Device Type,Status,IPv4 Address,Port,Software Version,HTTP Port,Device Serial No.,MAC Address\n\
             1,DS-2CD2143G0-I,Active,10.0.0.7,8000,V5.5.82build 190220,80,DS-2CD2143G0-I20190101AAWRSN1,44-19-b6-01-02-03\n",
        ),
        // Dahua's ConfigTool.
        (
            "configtool.csv",
            "No.,Status,Type,Model,IP,MAC,Firmware Version,SN\n1,Initialized,IPC,IPC-HFW2431S-S-S2,10.0.0.8,,2.800.0000000.25.R,SN1\n",
        ),
        // Siqura's device manager: a camera of a firm outside the register.
        (
            "siqura.csv",
            "IPAddress;Port;Username;Password;ForcedOffline;Name;ModelName;ProductType;SerialNumber;MacAddress;Status\n\
             192.168.10.102;80;Muster;secret;False;Siqura 820-series;HSD820H2-E;network camera;SN1;00-06-73-00-F0-F4;Online\n",
        ),
        // Advanced IP Scanner.
        (
            "scanner.csv",
            "Status\tName\tIP\tManufacturer\tMAC address\tUser\non\tcam\t10.0.0.7\tHangzhou Hikvision Digital Technology Co.,Ltd.\t44:19:B6:01:02:03\tMuster\n",
        ),
    ];
    let told = exports.map(|(name, content)| format!("{name}: {}", identify(name, content)));
    insta::assert_snapshot!(told.join("\n"), @r#"
        snipe.csv: row 2 | Hikvision | hikvision | strong | DS-2CD2143G0-I | -
        glpi.csv: row 2 | Dahua | dahua | conclusive | IPC-HFW2431S | -
        netbox.csv: row 2 | Annke | hikvision | possible | - | -
        netbox.json: item 1 | Amcrest | dahua | possible | IP5M-T1179EW | -
        librenms.json: device 1 | - | hikvision | strong | - | V5.5.82build 190220
        sadp.csv: row 2 | - | hikvision | conclusive | - | V5.5.82build 190220
        configtool.csv: row 2 | - | dahua | possible | IPC-HFW2431S-S-S2 | 2.800.0000000.25.R
        siqura.csv: row 2 | - | - | - | - | -
        scanner.csv: row 2 | Hikvision | hikvision | conclusive | - | -
        "#);
}

#[test]
fn a_table_of_companies_is_no_table_of_devices() {
    let desk = Desk::new();
    desk.write("suppliers.csv", "Supplier,Country\nHikvision,CN\n");
    let ran = desk.run(&["identify", "suppliers.csv", "--quiet"]);
    ran.assert_refused(&[
        "suppliers.csv",
        "no form of observations",
        "make, model or hardware address",
    ]);
    desk.write("scan.pdf", "%PDF-1.7\n");
    let ran = desk.run(&["identify", "scan.pdf", "--quiet"]);
    ran.assert_refused(&["scan.pdf", "a PDF document"]);
}

#[test]
fn a_capture_that_is_cut_off_is_answered_as_far_as_it_goes() {
    let desk = Desk::new();
    let office = include_bytes!("../../../../docs/examples/office.pcap");
    desk.write("office.pcap", &office[..office.len() - 3]);
    let ran = desk.run(&["identify", "office.pcap", "--quiet"]);
    ran.assert_err(&[
        "office.pcap, record 5, the capture is damaged at byte",
        "1 of 5 records could not be read",
    ]);
    insta::assert_snapshot!(told(&ran), @r#"
        packet 1, 10.0.0.7 | - | hikvision | conclusive | DS-2CD2143G0-I | V5.5.82
        packet 9, 10.0.0.8 | General (unbranded) | dahua | conclusive | IPC-HDW5421S | 2.800.0000000.25.R
        packet 11 | - | - | - | - | -
        packet 12 | - | - | - | - | -
        record 5 | - | - | - | - | -
        "#);
}

#[test]
fn the_law_is_asked_of_a_capture_as_of_any_file() {
    let desk = Desk::new();
    let office = include_bytes!("../../../../docs/examples/office.pcap");
    desk.write("office.pcap", &office[..office.len() - 3]);
    let asked = [
        "--as",
        "federal-agency",
        "--action",
        "buy",
        "--on",
        "2026-11-23",
    ];
    let screen = ["screen", "office.pcap", "--format", "jsonl", "--quiet"];
    let ran = desk.run(&[&screen[..], &asked[..]].concat());
    let told = |line: &serde_json::Value| {
        format!(
            "{}: {} {} {}",
            line["subject"]["locator"].as_str().unwrap(),
            line["answer"].as_str().unwrap(),
            line["matches"][0]["entity"].as_str().unwrap_or("-"),
            line["missing"][0].as_str().unwrap_or("."),
        )
    };
    insta::assert_snapshot!(ran.json_lines().iter().map(told).collect::<Vec<_>>().join("\n"), @r##"
    packet 1, 10.0.0.7: prohibited hikvision .
    packet 9, 10.0.0.8: prohibited dahua .
    packet 11: not-screened - make missing: no label, model or usable hardware address stands in the row
    packet 12: not-screened - make missing: no label, model or usable hardware address stands in the row
    record 5: not-screened - the record cannot be read: the capture is damaged at byte 2360: the file ends inside a record. 12 packets before it were read; copy or capture it again for the rest
    "##);
}
