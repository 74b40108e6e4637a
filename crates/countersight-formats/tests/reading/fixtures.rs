//! Each fixture with what is read from it. All names are invented.

use crate::common::{fixture, read, shown};
use countersight_formats::Input;
use countersight_model::input::InputKind;

#[test]
fn suppliers() {
    insta::assert_snapshot!(shown("suppliers.csv"), @r#"
    names | CSV with commas, UTF-8 | 5 rows
    id → id, Supplier Name → company, Country → country, Company registration number → registration, Notes → description
    row 2 [S-1] company: Blue Lantern Optics Ltd · GB · installs cameras
        name: Blue Lantern Optics Ltd
        country: GB
        context: installs cameras
    row 3 [S-2] company: Hangzhou Example Vision Technology Co., Ltd. · China · 91330100MA2AX00000 · =HYPERLINK("http://x")
        name: Hangzhou Example Vision Technology Co., Ltd.
        country: China
        identifiers: uscc 91330100MA2AX00000
        context: =HYPERLINK("http://x")
    row 4 [S-3] company: +Plus Security
        name: +Plus Security
    row 6 [S-5] company: 未来示例科技有限公司 · CN · first line second line
        name: 未来示例科技有限公司
        country: CN
        context: first line second line
    row 7 [S-6] company: After The Long Cell BV · NL
        name: After The Long Cell BV
        country: NL
    "#);
}

#[test]
fn suppliers_in_one_column() {
    insta::assert_snapshot!(shown("suppliers-one-column.csv"), @"
    names | CSV with one column, UTF-8 | 3 rows
    Company → company
    row 2 [2] company: Hangzhou Example Vision Technology Co., Ltd.
        name: Hangzhou Example Vision Technology Co., Ltd.
    row 3 [3] company: Quoted Example, Inc.
        name: Quoted Example, Inc.
    row 4 [4] company: Plain Example GmbH
        name: Plain Example GmbH
    ");
}

#[test]
fn plain_list() {
    insta::assert_snapshot!(shown("suppliers.txt"), @"
    list | plain list, UTF-8 | 4 rows

    line 1 [1] text: Hangzhou Example Vision Technology Co., Ltd.
    line 2 [2] text: Example Dome Systems, Inc.
    line 4 [4] text: 44:19:b6:00:00:01 front door
    line 5 [5] text: XX0000000001
    ");
}

#[test]
fn inventory() {
    insta::assert_snapshot!(shown("inventory.csv"), @"
    inventory | CSV with commas, UTF-8 | 3 rows
    Asset Tag → id, Device name → name, IP Address → ip, MAC Address → mac, Manufacturer → brand, Model → model, Model Number → model, Building → location, Notes → description
    row 2 [A-1] device: Annex · AX-2CD2143 · 44:19:B6:00:00:01 · CAM-01 · Dome 4 · white dome · Town Hall
        brand: Annex
        model: AX-2CD2143
        mac: 44:19:B6:00:00:01
        description: CAM-01 · Dome 4 · white dome · Town Hall
    row 3 [A-2] device: CAM-02 · no label · School
        description: CAM-02 · no label · School
    row 4 [A-3] device: CAM-03
        description: CAM-03
    ");
}

#[test]
fn vendor_is_the_maker_in_a_scan() {
    insta::assert_snapshot!(shown("vendor-scan.csv"), @"
    inventory | CSV with semicolons, UTF-8 | 1 rows
    ip → ip, mac → mac, vendor → brand, hostname → name
    row 2 [2] device: Example Digital · 4c:bd:8f:00:00:01 · cam-hall
        brand: Example Digital
        mac: 4c:bd:8f:00:00:01
        description: cam-hall
    ");
}

#[test]
fn cameras_by_content() {
    insta::assert_snapshot!(shown("cameras-by-content.csv"), @"
    inventory | CSV with commas, UTF-8 | 3 rows
    name → name, location → location, remarks → description
    row 2 [2] device: Front 1 · IP camera 4 MP · Gate
        description: Front 1 · IP camera 4 MP · Gate
    row 3 [3] device: Front 2 · dome camera · Hall
        description: Front 2 · dome camera · Hall
    row 4 [4] device: Back · Yard
        description: Back · Yard
    ");
}

#[test]
fn inventory_in_chinese() {
    insta::assert_snapshot!(shown("inventory-zh.csv"), @"
    inventory | CSV with commas, UTF-8 | 2 rows
    序号 → id, 设备名称 → name, 品牌 → brand, 规格型号 → model, 安装位置 → location, MAC地址 → mac, IP地址 → ip
    row 2 [1] device: 示例牌 · DS-示例-01 · 44-19-B6-00-00-02 · 大门摄像机 · 大门
        brand: 示例牌
        model: DS-示例-01
        mac: 44-19-B6-00-00-02
        description: 大门摄像机 · 大门
    row 3 [2] device: 走廊摄像机 · 走廊
        description: 走廊摄像机 · 走廊
    ");
}

#[test]
fn bidders_in_german() {
    insta::assert_snapshot!(shown("bieter-de.csv"), @"
    names | CSV with semicolons, UTF-8 | 2 rows
    Lfd. Nr. → id, Firma → company, Land → country, Bemerkungen → description
    row 2 [1] company: Muster Überwachungstechnik GmbH · Deutschland · Angebot 1.234,56 EUR
        name: Muster Überwachungstechnik GmbH
        country: Deutschland
        context: Angebot 1.234,56 EUR
    row 3 [2] company: Beispiel Söhne & Co. KG · Österreich
        name: Beispiel Söhne & Co. KG
        country: Österreich
    ");
}

#[test]
fn suppliers_in_arabic() {
    insta::assert_snapshot!(shown("suppliers-ar.csv"), @"
    names | CSV with commas, UTF-8 | 1 rows
    الرقم → id, اسم المورد → company, الدولة → country, ملاحظات → description
    row 2 [1] company: شركة المثال للأنظمة الأمنية · مصر · كاميرات مراقبة
        name: شركة المثال للأنظمة الأمنية
        country: مصر
        context: كاميرات مراقبة
    ");
}

#[test]
fn ledger_of_a_council() {
    insta::assert_snapshot!(shown("ledger-uk.csv"), @"
    ledger | CSV with commas, UTF-8 | 2 rows
    Date → payment-date, Expense Type → description, Entity → company, Supplier → company, Amount → amount, Purpose → description
    row 2 [2] purchase: Blue Lantern Optics Ltd · CCTV cameras for the depot · Security · Example Council · 1,200.00 · 2025-03-31
        name: Blue Lantern Optics Ltd
        context: CCTV cameras for the depot · Security · Example Council
    row 3 [3] purchase: Green Grocer Ltd · apples · Catering · Example Council · 30.00 · 2025-03-31
        name: Green Grocer Ltd
        context: apples · Catering · Example Council
    ");
}

#[test]
fn ledger_in_camel_case() {
    insta::assert_snapshot!(shown("ledger-camel.csv"), @"
    ledger | CSV with commas, UTF-8 | 1 rows
    OrganisationalUnit → location, BeneficiaryName → company, PaymentDate → payment-date, Amount → amount, Purpose → description, VATRegistrationNumber → registration
    row 2 [2] purchase: Blue Lantern Optics Ltd · Camera repair · Estates · 10.50 · 2025-03-28
        name: Blue Lantern Optics Ltd
        context: Camera repair · Estates
    ");
}

#[test]
fn holdings_under_a_preamble() {
    insta::assert_snapshot!(shown("holdings-preamble.csv"), @"
    holdings | CSV with commas, UTF-8 | 2 rows
    Ticker → ticker, Name → name, Market Value → amount, Weight (%) → weight, Location → country
    row 7 [7] holding: EXAMPLE VISION LTD A · EXV · China · 1.25
        name: EXAMPLE VISION LTD A
        country: China
        identifiers: ticker EXV
    row 8 [8] holding: XCASH · United States · 0.01
        country: United States
        identifiers: ticker XCASH
    1 × a line of text beside the table: passed over
    ");
}

#[test]
fn holdings_in_an_object() {
    insta::assert_snapshot!(shown("holdings.json"), @"
    holdings | JSON object with the array `holdings`, UTF-8 | 2 rows
    isin → isin, name → name, weight → weight, country → country, issuer → company
    item 1 [1] holding: Example Vision · XX0000000001 · CN · 1.5
        name: Example Vision
        country: CN
        identifiers: isin XX0000000001
    item 2 [2] holding: Example Dome · 0.5
        name: Example Dome
    1 × the array `benchmark` was not read: only the first array of objects is
    ");
}

#[test]
fn observations_one_a_line() {
    insta::assert_snapshot!(shown("devices.jsonl"), @"
    inventory | JSON lines, UTF-8 | 2 rows
    id → id, ip → ip, mac → mac, brand → brand, model → model, description → description, notes → description
    line 1 [cam-7] device: Annex · AX-2143 · 44:19:b6:01:02:03 · gate
        brand: Annex
        model: AX-2143
        mac: 44:19:b6:01:02:03
        description: gate
    line 2 [cam-8] device: 2143 · wall, indoor
        model: 2143
        description: wall, indoor
    ");
}

#[test]
fn names_in_an_array() {
    insta::assert_snapshot!(shown("names.json"), @"
    list | JSON array, UTF-8 | 2 rows

    item 1 [1] text: Example Vision Ltd
    item 2 [2] text: Example Dome Inc
    ");
}

#[test]
fn netbox_fixture() {
    insta::assert_snapshot!(shown("netbox.json"), @"
    inventory | NetBox fixture in JSON, UTF-8 | 1 rows
    dcim.device.pk → id, dcim.device.name → name, dcim.manufacturer.name → brand, dcim.devicetype.model, part_number → model, dcim.interface.mac_address → mac, dcim.device.description, comments → description, dcim.devicerole.name → description, dcim.site.name, dcim.location.name → location
    item 2 [5] device: Annex · Dome 4 · 44:19:B6:00:00:09 · cam-hall · AX-2143 · over the door · Camera · Town Hall
        brand: Annex
        model: Dome 4
        mac: 44:19:B6:00:00:09
        description: cam-hall · AX-2143 · over the door · Camera · Town Hall
    1 × a module or part inside a device of the fixture: not read
    ");
}

#[test]
fn netbox_answer() {
    insta::assert_snapshot!(shown("netbox-api.json"), @"
    inventory | JSON object with the array `results`, UTF-8 | 1 rows
    id → id, name → name, device_type.manufacturer → brand, device_type.model → model, site → location, primary_ip → ip, comments → description
    item 1 [3] device: Annex · AX-1 · cam-yard · Depot
        brand: Annex
        model: AX-1
        description: cam-yard · Depot
    ");
}

#[test]
fn cameras_by_content_in_json() {
    insta::assert_snapshot!(shown("cameras.jsonl"), @"
    inventory | JSON lines, UTF-8 | 2 rows
    name → name, notes → description
    line 1 [1] device: Front 1 · IP camera
        description: Front 1 · IP camera
    line 2 [2] device: Back
        description: Back
    ");
}

#[test]
fn ragged_rows() {
    insta::assert_snapshot!(shown("ragged.csv"), @"
    names | CSV with commas, UTF-8 | 3 rows
    company → company, country → country, notes → description
    row 2 [2] company: Example One · GB
        name: Example One
        country: GB
    row 3 [3] company: Example Two Co., Ltd. · China · dome
        name: Example Two Co., Ltd.
        country: China
        context: dome
    row 5 [5] company: Example Three · FR · bullet
        name: Example Three
        country: FR
        context: bullet
    1 × row with fewer cells than the header: the missing cells were read as empty
    1 × row with more cells than the header: cells that begin with a space were put to the cell before
    1 × the header stands again among the rows: passed over
    ");
}

#[test]
fn bill_of_materials() {
    insta::assert_snapshot!(shown("bill-of-materials.tsv"), @"
    inventory | TSV, UTF-8 | 1 rows
    Artikelbezeichnung → description, Hersteller → brand, Teilenummer → model
    row 2 [2] device: Annex · AX-2143 · Dome-Kamera
        brand: Annex
        model: AX-2143
        description: Dome-Kamera
    ");
}

#[test]
fn notices_are_texts() {
    insta::assert_snapshot!(shown("notices.csv"), @"
    list | CSV with commas, UTF-8 | 2 rows
    ref → id, description → description
    row 2 [N-1] text: Supply of CCTV, 40 dome cameras
    row 3 [N-2] text: Road salt
    ");
}

#[test]
fn two_companies_in_a_row() {
    insta::assert_snapshot!(shown("exporters.csv"), @"
    names | CSV with commas, UTF-8 | 1 rows
    Consignee → company, End user → company, Item → description, Destination country → country
    row 2 [2] company: Example Trading FZE · AE · Example Police Bureau · Recorder
        name: Example Trading FZE
        country: AE
        context: Example Police Bureau · Recorder
    ");
}

#[test]
fn old_workbook() {
    insta::assert_snapshot!(shown("inventory.xls"), @"
    inventory | XLS, sheet `Liste` | 2 rows
    Hersteller → brand, Modell → model, Standort → location
    row 4 [4] device: Annex · AX-2143 · Tor
        brand: Annex
        model: AX-2143
        description: Tor
    row 5 [5] device: Hof
        description: Hof
    ");
}

#[test]
fn a_given_kind_overrides() {
    let read_as = |name: &str, kind| read(name, Input::File(fixture(name)), Some(kind)).unwrap();
    insta::assert_snapshot!(read_as("suppliers.txt", InputKind::Names), @"
    names | plain list, UTF-8 | 4 rows

    line 1 [1] company: Hangzhou Example Vision Technology Co., Ltd.
        name: Hangzhou Example Vision Technology Co., Ltd.
    line 2 [2] company: Example Dome Systems, Inc.
        name: Example Dome Systems, Inc.
    line 4 [4] company: 44:19:b6:00:00:01 front door
        name: 44:19:b6:00:00:01 front door
    line 5 [5] company: XX0000000001
        name: XX0000000001
    ");
    insta::assert_snapshot!(read_as("ragged.csv", InputKind::List), @r#"
    list | plain list, UTF-8 | 5 rows

    line 1 [1] text: company,country,notes
    line 2 [2] text: Example One,GB
    line 3 [3] text: Example Two Co., Ltd.,China,"dome"
    line 4 [4] text: company,country,notes
    line 5 [5] text: Example Three,FR,bullet,,
    "#);
    insta::assert_snapshot!(read_as("inventory-zh.csv", InputKind::Names), @"
    names | CSV with commas, UTF-8 | 2 rows
    序号 → id, 设备名称 → name, 品牌 → brand, 规格型号 → model, 安装位置 → location, MAC地址 → mac, IP地址 → ip
    row 2 [1] company: 大门摄像机 · 示例牌 · DS-示例-01 · 44-19-B6-00-00-02
        name: 大门摄像机
        brand: 示例牌
        model: DS-示例-01
        mac: 44-19-B6-00-00-02
    row 3 [2] company: 走廊摄像机
        name: 走廊摄像机
    ");
}
